/** Whether an export, read back, says what was put in: every mark by kind, place and words, and what the format cannot carry. */
import type { AnnotationsFile } from '../contract';
import type { DocumentId } from '../model';

/** A mark as a format gives it back; offsets in UTF-16 units. */
export interface ReadMark {
  readonly document: DocumentId;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Receipt {
  readonly written: number;
  /** Came back with the same kind and place, and with the words of the text. */
  readonly same: number;
  /** Ids of annotations that did not. */
  readonly missing: readonly string[];
  /** What this format has no room for, in words, each once. */
  readonly notCarried: readonly string[];
}

/** Compares what was written with what was read back. Cost: linear. */
export function receipt(file: AnnotationsFile, read: readonly ReadMark[], notCarried: readonly string[]): Receipt {
  const key = (mark: ReadMark): string => `${mark.kind} ${mark.start} ${mark.end} ${mark.document} ${mark.text}`;
  const left = new Map<string, number>();
  for (const mark of read) left.set(key(mark), (left.get(key(mark)) ?? 0) + 1);
  const missing: string[] = [];
  for (const annotation of file.annotations) {
    const count = left.get(key(annotation)) ?? 0;
    if (count === 0) missing.push(annotation.id);
    else left.set(key(annotation), count - 1);
  }
  const written = file.annotations.length;
  return { written, same: written - missing.length, missing, notCarried };
}
