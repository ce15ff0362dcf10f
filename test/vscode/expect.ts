/** The few assertions of the suite inside VS Code: a Web Worker has no `node:assert`. */

/** Fails unless both are the same as JSON. */
export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  const [is, should] = [JSON.stringify(actual, null, 2), JSON.stringify(expected, null, 2)];
  if (is !== should) throw new Error(`${message}\nactual:   ${is}\nexpected: ${should}`);
}

/** Fails unless the condition holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Waits until `probe` gives something; fails after `limit` milliseconds, naming what was waited for. */
export async function until<T>(what: string, probe: () => T | Promise<T>, limit = 20_000): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
