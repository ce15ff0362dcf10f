/**
 * When what was worked out is kept for another day: once all is read, and again when nothing has changed for a while. What is kept in the midst
 * of edits would have the next window compare again what they touched.
 */

/** Calls back after so many milliseconds, unless what it returns is called before. */
export type After = (call: () => void, milliseconds: number) => () => void;

export interface Keeping {
  /** So many documents are compared at this revision: it is kept soon, if it is not kept yet and no other comes. */
  compared(revision: number, documents: number): void;
  /** Keeps this revision now. */
  keep(revision: number): void;
  dispose(): void;
}

/** Nothing changes for so long before all is kept again: writing ten thousand articles takes seconds. */
const PAUSE = 2000;
const PAUSE_EACH = 2;

/** `save`: settles when all is kept that is known by the end; never rejects. */
export function keeping(save: () => Promise<void>, after: After): Keeping {
  let kept = -1;
  let last = Promise.resolve();
  let wait = (): void => undefined;
  const keep = (revision: number): void => {
    wait();
    kept = revision;
    last = last.then(save);
  };
  return {
    compared(revision, documents) {
      wait();
      if (revision !== kept) wait = after(() => keep(revision), PAUSE + PAUSE_EACH * documents);
    },
    keep,
    dispose: () => wait(),
  };
}
