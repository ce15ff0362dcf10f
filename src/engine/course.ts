/** The course of a reading: in which order, in which pieces, and that a person may stop it between any two of them. */
import type { DocumentId, Source } from '../core/model';

/** The size of what is sent to a thread at once, in UTF-16 units: small enough that a question in between waits little. */
const BATCH = 60_000;
/** Files asked for at once. */
const AHEAD = 8;

export interface Taking {
  /** Null for what cannot be read. */
  take(document: DocumentId): Promise<Source | null>;
  /** Asked before each step; what was taken and not handed on by then is dropped. */
  isStopped(): boolean;
  /** Before some documents are taken, of which `next` is the first. */
  progress(done: number, next: DocumentId): void;
}

/** Takes documents in their order, some ahead of those who read them. */
export async function* inBatches(
  documents: readonly DocumentId[],
  { take, isStopped, progress }: Taking,
): AsyncGenerator<readonly Source[]> {
  let batch: Source[] = [];
  let size = 0;
  for (let at = 0; at < documents.length; at += AHEAD) {
    if (isStopped()) return;
    progress(at, documents[at]!);
    const sources = await Promise.all(documents.slice(at, at + AHEAD).map(take));
    for (const source of sources) {
      if (source === null) continue;
      batch.push(source);
      size += source.text.length;
    }
    const isLast = at + AHEAD >= documents.length;
    if (isStopped() || batch.length === 0 || (size < BATCH && !isLast)) continue;
    yield batch;
    batch = [];
    size = 0;
  }
}

/**
 * What was in front lately comes first, the last one before the others; the rest shard by shard, in each by path.
 * @param shardOf where readings of an earlier day lie; those of one shard are best asked for together
 */
export function inOrder(
  documents: readonly DocumentId[],
  recent: readonly DocumentId[],
  shardOf: (document: DocumentId) => string,
): DocumentId[] {
  const rank = new Map(recent.map((id, i) => [id, i]));
  const keyed = documents.map((id) => ({ id, rank: rank.get(id) ?? recent.length, shard: shardOf(id) }));
  keyed.sort((a, b) => a.rank - b.rank || compare(a.shard, b.shard) || compare(a.id, b.id));
  return keyed.map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
