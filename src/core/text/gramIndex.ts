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

const BASE = 0x01000193;
const HIGHEST = ((): number => {
  let power = 1;
  for (let k = 1; k < GRAM; k++) power = Math.imul(power, BASE);
  return power;
})();

/** Hash of the GRAM units from `i`, to be carried on by `rolled` and read by `mixed`. */
export function hashAt(units: Uint16Array, i: number): number {
  let hash = 0;
  for (let k = i; k < i + GRAM; k++) hash = (Math.imul(hash, BASE) + units[k]!) | 0;
  return hash;
}

/** The hash one unit further: `leaving` drops out in front, `entering` comes in behind. */
export const rolled = (hash: number, leaving: number, entering: number): number =>
  (Math.imul(hash - Math.imul(leaving, HIGHEST), BASE) + entering) | 0;

/** The hash with its bits spread over the low ones. */
export function mixed(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return spread ^ (spread >>> 13);
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
  const { units } = folded;
  let hash = runs > 0 ? hashAt(units, 0) : 0;
  for (let i = 0, n = 0; i < runs; i++) {
    if (i > 0) hash = rolled(hash, units[i - 1]!, units[i + GRAM - 1]!);
    if (i % stride !== 0) continue;
    const bucket = mixed(hash) & mask;
    bucketOf[n++] = bucket;
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
 * Finds where the run of `units` at `i` occurs in the text: all such places where they are few, else those nearest to `near`, as many
 * as `into` holds.
 */
export function occurrences(index: GramIndex, units: Uint16Array, i: number, near: number, into: Hits): void {
  const { positions, first } = index;
  const bucket = mixed(hashAt(units, i)) & index.mask;
  let low = first[bucket]!;
  let high = first[bucket + 1]!;
  into.count = 0;
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

export function sameRun(a: Uint16Array, i: number, b: Uint16Array, j: number): boolean {
  for (let k = 0; k < GRAM; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
