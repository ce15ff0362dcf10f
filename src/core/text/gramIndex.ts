/**
 * Where each run of GRAM folded units occurs in a text: what quotations that moved are looked up in. Flat columns, built by
 * counting, in any script. Cost: linear to build; a lookup touches one bucket.
 */
import type { FoldedText } from './folded';

export const GRAM = 8;

export interface GramIndex {
  readonly folded: FoldedText;
  /** Every how many units a run is listed; 1 but for very long texts. */
  readonly stride: number;
  readonly mask: number;
  /** For each bucket where its positions start in `positions`; one entry more. */
  readonly first: Int32Array;
  /** Positions in the folded text, ascending within a bucket. */
  readonly positions: Int32Array;
}

/** Hash of the GRAM units from `i`. */
export function gramHash(units: Uint16Array, i: number): number {
  let hash = 0x811c9dc5;
  for (let k = i; k < i + GRAM; k++) hash = Math.imul(hash ^ units[k]!, 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 13);
}

export function indexGrams(folded: FoldedText): GramIndex {
  const runs = Math.max(0, folded.length - GRAM + 1);
  const stride = Math.max(1, Math.ceil(runs / 4_000_000));
  const listed = Math.ceil(runs / stride);
  let buckets = 1024;
  while (buckets < listed) buckets *= 2;
  const mask = buckets - 1;
  const first = new Int32Array(buckets + 1);
  const bucketOf = new Int32Array(listed);
  for (let n = 0; n < listed; n++) {
    const bucket = gramHash(folded.units, n * stride) & mask;
    bucketOf[n] = bucket;
    first[bucket + 1]!++;
  }
  for (let b = 0; b < buckets; b++) first[b + 1]! += first[b]!;
  const next = first.slice(0, buckets);
  const positions = new Int32Array(listed);
  for (let n = 0; n < listed; n++) positions[next[bucketOf[n]!]!++] = n * stride;
  return { folded, stride, mask, first, positions };
}

/** What `occurrences` fills: places in the text, `count` of them. */
export interface Hits {
  readonly places: Int32Array;
  count: number;
}

export const hits = (most: number): Hits => ({ places: new Int32Array(most), count: 0 });

/**
 * Finds where the run of `units` at `i` occurs within `[from, to)` of the text: all such places where they are few, else those nearest to
 * `near`, as many as `into` holds.
 */
export function occurrences(
  index: GramIndex,
  units: Uint16Array,
  i: number,
  near: number,
  from: number,
  to: number,
  into: Hits,
): void {
  const { positions, first } = index;
  const bucket = gramHash(units, i) & index.mask;
  let low = first[bucket]!;
  let high = first[bucket + 1]!;
  into.count = 0;
  if (high === low || positions[high - 1]! < from || positions[low]! >= to) return;
  if (from > 0) low = firstFrom(positions, low, high, from);
  if (to < index.folded.length) high = firstFrom(positions, low, high, to);
  const most = into.places.length;
  if (high - low > most) {
    const middle = firstFrom(positions, low, high, near);
    low = Math.max(low, Math.min(middle - (most >> 1), high - most));
    high = low + most;
  }
  for (let n = low; n < high; n++) {
    const position = positions[n]!;
    if (sameRun(index.folded.units, position, units, i)) into.places[into.count++] = position;
  }
}

function firstFrom(positions: Int32Array, low: number, high: number, from: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sameRun(a: Uint16Array, i: number, b: Uint16Array, j: number): boolean {
  for (let k = 0; k < GRAM; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
