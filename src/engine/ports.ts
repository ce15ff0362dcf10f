/** All that the engine asks of the outside. */
import type { DocumentId } from '../core/model';

export interface ListedFile {
  /** Relative to the folder, "/" separators. */
  readonly path: string;
  /** In bytes; null where it is only known once the file is read. */
  readonly size: number | null;
}

/** A folder of texts, on a disk, behind an editor or in memory. */
export interface SourceFolder {
  /** Every file below the folder but those in left-out places (`.git`, `node_modules`, `.synoptic`); any order. */
  list(): AsyncIterable<ListedFile>;
  /** The bytes of one file. Rejects with a message that a person can read. */
  read(path: string): Promise<Uint8Array>;
}

/** A file that is not read, and why: in words for the user, without the file's name. */
export interface Problem {
  readonly path: DocumentId;
  readonly reason: string;
  /** `failed`: it should have been read; `skipped`: it is not a source. */
  readonly kind: 'failed' | 'skipped';
}
