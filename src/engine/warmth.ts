/**
 * Code that was not run for a while, or never on this thread because others read, is slow: V8 throws away what it made of it. So texts that are
 * known are read again now and then, and the next one that somebody opens is read two to three times as fast.
 */
import type { DocumentId, Source } from '../core/model';

/**
 * What comes back reads one text more, the first again after the last, and tells how long it was; 0 where there is none.
 *
 * @param texts from the first on; each is opened when it is asked for
 */
export function createWarmth(
  texts: () => Iterable<readonly [DocumentId, string]>,
  read: (source: Source) => unknown,
): () => number {
  let left = texts()[Symbol.iterator]();
  return () => {
    let step = left.next();
    if (step.done === true) {
      left = texts()[Symbol.iterator]();
      step = left.next();
    }
    if (step.done === true) return 0;
    const [id, text] = step.value;
    read({ id, text, sha256: '' });
    return text.length;
  };
}
