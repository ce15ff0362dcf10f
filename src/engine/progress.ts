/** How far people have looked through the documents. */
import type { DocumentId } from '../core/model';
import type { Progress } from './engine';

/** Its columns of numbers. */
export const PROGRESS = ['marks', 'suggested', 'disputed', 'rejected'] as const;

interface BlankProgress extends Progress {
  readonly tags: Record<DocumentId, readonly string[]>;
}

/** All zeros. `documents`: sorted. */
export function blankProgress(documents: readonly DocumentId[]): BlankProgress {
  const column = (): Uint32Array => new Uint32Array(documents.length);
  return { documents, marks: column(), suggested: column(), disputed: column(), rejected: column(), tags: {} };
}

/** The row of a document; -1 for one that is not there. Cost: a logarithm. */
export function rowOf({ documents }: Progress, document: DocumentId): number {
  let [from, to] = [0, documents.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (documents[middle]! < document) from = middle + 1;
    else to = middle;
  }
  return documents[from] === document ? from : -1;
}
