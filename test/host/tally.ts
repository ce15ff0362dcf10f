/** What came of a run of tests, as it passes between processes. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

/** A single check that passed, or failed with a message. */
export function single(title: string, failure?: string): Tally {
  return failure === undefined
    ? { ...nothing, passed: 1 }
    : { ...nothing, failed: 1, failures: [{ title, message: failure }] };
}
