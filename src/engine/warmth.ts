/**
 * Code that was not run for a while, or never on this thread because others read, is slow: V8 throws away what it made of it. So texts that are
 * known are read again now and then, and the next one that somebody opens is read two to three times as fast.
 */
import type { DocumentId, Source } from '../core/model';

/** Longer texts hold up the thread; in UTF-16 units. */
const LONGEST = 15_000;
/** So many are looked at for one that is short enough. */
const LOOKED_AT = 16;

/**
 * What comes back reads one text more, the first again after the last, and tells how long it was; 0 where the next few are all too long.
 *
 * @param texts from the first on; each is opened when it is asked for
 */
export function createWarmth(
  texts: () => Iterable<readonly [DocumentId, string]>,
  read: (source: Source) => unknown,
): () => number {
  let left = texts()[Symbol.iterator]();
  return () => {
    for (let looked = 0; looked < LOOKED_AT; looked++) {
      const step = left.next();
      if (step.done === true) left = texts()[Symbol.iterator]();
      else {
        const [id, text] = step.value;
        if (text.length > LONGEST) continue;
        read({ id, text, sha256: '' });
        return text.length;
      }
    }
    return 0;
  };
}
