/** Wire copies and syndicated texts: documents that print one text, found by the runs of words that they share. */
import type { DocumentId } from '../model';

/** Documents that carry one text. */
export interface OriginGroup {
  /** Sorted. */
  readonly documents: readonly DocumentId[];
  /** For the reader: what they share. */
  readonly evidence: string;
}

/** The smallest hashes of a text's word runs: enough to tell how much of it stands in another. */
export interface Sketch {
  /** Ascending, unsigned, each once. */
  readonly hashes: Uint32Array;
  /** All runs with a hash up to this are in `hashes`. */
  readonly limit: number;
}

/** Words of a run: long enough that two writers seldom hit on the same one. */
const RUN = 5;
const SKETCH = 256;
/** Fewer runs than this prove nothing: one quotation has as many. */
const MIN_RUNS = 12;
const MIN_SHARE = 0.5;

/** Sketch of a text given as the hashes of its words. Cost: runs × logarithm. */
export function sketchOf(words: ArrayLike<number>): Sketch {
  const all = new Uint32Array(Math.max(0, words.length - RUN + 1));
  for (let i = 0; i + RUN <= words.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + RUN; k++) hash = Math.imul(hash ^ words[k]!, 0x01000193) ^ (hash >>> 15);
    // Spread the bits: the smallest must be a fair sample.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    all[i] = (hash ^ (hash >>> 16)) >>> 0;
  }
  all.sort();
  // Each run once, in place.
  let count = 0;
  for (let i = 0; i < all.length && count <= SKETCH; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!;
  const hashes = all.slice(0, Math.min(count, SKETCH));
  return { hashes, limit: count > SKETCH ? hashes[SKETCH - 1]! : 0xffffffff };
}

/** Share of the shorter text's runs that stand in the other too, 0 to 1; 0 where there is too little to tell. Cost: constant. */
export function sharedRuns(a: Sketch, b: Sketch): number {
  const limit = Math.min(a.limit, b.limit);
  let [i, j, inA, inB, both] = [0, 0, 0, 0, 0];
  while (i < a.hashes.length || j < b.hashes.length) {
    const left = a.hashes[i] ?? Number.POSITIVE_INFINITY;
    const right = b.hashes[j] ?? Number.POSITIVE_INFINITY;
    if (Math.min(left, right) > limit) break;
    if (left <= right) {
      inA++;
      i++;
    }
    if (right <= left) {
      inB++;
      j++;
    }
    if (left === right) both++;
  }
  const fewer = Math.min(inA, inB);
  return fewer < MIN_RUNS ? 0 : both / fewer;
}

export interface Copy {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** As `sharedRuns` has it. */
  readonly share: number;
}

export const isCopy = (share: number): boolean => share >= MIN_SHARE;

/** Gathers copies of copies. Sorted by their first documents. Cost: linear, but for sorting. */
export function groupOrigins(copies: readonly Copy[]): OriginGroup[] {
  const leader = new Map<DocumentId, DocumentId>();
  const lead = (document: DocumentId): DocumentId => {
    let at = document;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    return at;
  };
  for (const { a, b } of copies) {
    const [one, two] = [lead(a), lead(b)].sort() as [DocumentId, DocumentId];
    leader.set(one, one);
    leader.set(two, one);
  }
  const groups = new Map<DocumentId, DocumentId[]>();
  for (const document of [...leader.keys()].sort()) {
    const first = lead(document);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [document]);
    else group.push(document);
  }
  return [...groups.values()].map((documents) => {
    const members = new Set(documents);
    const own = copies.filter(({ a }) => members.has(a));
    own.sort((p, q) => q.share - p.share || (p.a + p.b < q.a + q.b ? -1 : 1));
    const told = own.slice(0, 3).map(({ a, b, share }) => `${Math.round(share * 100)} % between ${a} and ${b}`);
    return { documents, evidence: `runs of ${RUN} words in common: ${told.join(', ')}` };
  });
}
