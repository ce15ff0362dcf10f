import type { Engine } from '../../src/engine/engine';

/** Of the code and weights that the tests run on. */
export const STAMP = 'today';

/** All parts of what an engine tells for another day. */
export async function toldBy(engine: Engine): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = await engine.remember(parts.length, STAMP);
    if (part === null) return parts;
    parts.push(part);
  }
}

/** Has an engine hear parts, and take up what they tell. */
export async function recalledBy(engine: Engine, parts: readonly Uint8Array[]): Promise<void> {
  for (const part of [...parts, null]) await engine.recall(part, STAMP);
}
