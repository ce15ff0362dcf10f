/**
 * The heaviest terms of each statement of a document. Of two statements that are nearly the same, the heaviest term that both hold is
 * among these on both sides: no more than a little of either may stand before it. So most documents need not be laid side by side.
 */
import type { Lexicon } from './lexicon';
import type { IndexEntry } from './statements';
import { type Weights, weightsOf } from './weights';

/** Two statements with less in common than this, as a cosine, are not nearly the same. */
export const NEARLY_SAME = 0.9;
/** So much of a statement may stand before the heaviest shared term; roots and squares of floats differ in their last digits. */
const BEFORE = 1 - NEARLY_SAME ** 2 + 1e-9;
/** A term that stands in this many pairs of statements tells none of them apart, and brings none together. */
export const MAX_PAIRS_OF_A_TERM = 20_000;
/** More than the statements of any document. */
const STATEMENTS = 65_536;
/** What news at large does not know weighs this much. */
const RARE = 100;

interface Rarest {
  /** The heaviest terms, ascending, each with a statement that holds it. */
  readonly terms: Int32Array;
  readonly holders: Int32Array;
  /** Of each statement, a bit for each of its terms, in two numbers; several terms may have the same one. */
  readonly bits: Int32Array;
  /** The same for its heavy terms: two that the other lacks would be too much. */
  readonly heavy: Int32Array;
  /** Names that news at large does not know, ascending. */
  readonly names: Int32Array;
}

const known = new WeakMap<IndexEntry, Rarest>();

/** Cost: linear, if it is not at hand. */
function rarestOf(entry: IndexEntry, lexicon: Lexicon): Rarest {
  const made = known.get(entry) ?? workedOut(entry, lexicon);
  known.set(entry, made);
  return made;
}

function workedOut(entry: IndexEntry, lexicon: Lexicon): Rarest {
  const { weight, timeless, plain } = weightsOf(entry, lexicon);
  const { start, place } = entry.terms;
  const keys: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    let [last, before] = [-1, 0];
    while (before <= BEFORE * plain[i]!) {
      let next = -1;
      // By weight, then by number: in every document in the same order.
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const x = place[k]!;
        if (isAfter(x, last, weight) && (next < 0 || isAfter(next, x, weight))) next = x;
      }
      if (next < 0) break;
      keys.push(entry.vocabulary[next]! * STATEMENTS + i);
      before += weight[next]! * weight[next]!;
      last = next;
    }
  }
  const sorted = Float64Array.from(keys).sort();
  const bits = new Int32Array(2 * plain.length);
  const heavy = new Int32Array(2 * plain.length);
  for (let i = 0; i < plain.length; i++) {
    const much = (BEFORE / 2) * plain[i]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const x = place[k]!;
      const bit = Math.imul(entry.vocabulary[x]!, 0x9e3779b1) >>> 26;
      bits[2 * i + (bit & 1)]! |= 1 << (bit >> 1);
      if (weight[x]! * weight[x]! > much) heavy[2 * i + (bit & 1)]! |= 1 << (bit >> 1);
    }
  }
  return {
    terms: Int32Array.from(sorted, (key) => Math.floor(key / STATEMENTS)),
    holders: Int32Array.from(sorted, (key) => key % STATEMENTS),
    bits,
    heavy,
    names: entry.vocabulary.filter((_, x) => entry.names[x] === 1 && timeless[x]! >= RARE),
  };
}

const isAfter = (x: number, than: number, weight: Int32Array): boolean =>
  than < 0 || weight[x]! < weight[than]! || (weight[x] === weight[than] && x > than);

/** Whether a statement of one may be nearly the same as one of the other. Cost: linear in their statements, as a rule. */
export function mayTellTheSame(a: IndexEntry, b: IndexEntry, lexicon: Lexicon): boolean {
  const [ours, theirs] = [rarestOf(a, lexicon), rarestOf(b, lexicon)];
  const [left, right] = [ours.terms, theirs.terms];
  const [wA, wB] = [weightsOf(a, lexicon), weightsOf(b, lexicon)];
  for (let p = 0, q = 0; p < left.length && q < right.length; ) {
    if (right[q]! < left[p]!) q++;
    else if (left[p]! < right[q]!) p++;
    else {
      const [endP, endQ] = [endOf(left, p), endOf(right, q)];
      // Then it counts for nothing, and stands before what counts.
      const most = (endP - p) * (endQ - q) > MAX_PAIRS_OF_A_TERM ? p : endP;
      for (; p < most; p++) {
        for (let r = q; r < endQ; r++) {
          const [i, j] = [ours.holders[p]!, theirs.holders[r]!];
          if (lacksTwo(ours, i, theirs, j) || lacksTwo(theirs, j, ours, i)) continue;
          if (sharedBy(a, i, b, j, wA) ** 2 >= (1 - BEFORE) * wA.plain[i]! * wB.plain[j]!) return true;
        }
      }
      [p, q] = [endP, endQ];
    }
  }
  return false;
}

/** Where what stands from `from` on ends. */
function endOf(ascending: Int32Array, from: number): number {
  let end = from + 1;
  while (end < ascending.length && ascending[end] === ascending[from]) end++;
  return end;
}

/** Whether `j` lacks two heavy terms of `i`, as far as bits tell. */
function lacksTwo({ heavy }: Rarest, i: number, { bits }: Rarest, j: number): boolean {
  const one = heavy[2 * i]! & ~bits[2 * j]!;
  const two = heavy[2 * i + 1]! & ~bits[2 * j + 1]!;
  return (one & (one - 1)) !== 0 || (two & (two - 1)) !== 0 || (one !== 0 && two !== 0);
}

/** How much of its weight statement `i` shares with `j` of the other. Cost: the product of their terms. */
function sharedBy(a: IndexEntry, i: number, b: IndexEntry, j: number, { weight }: Weights): number {
  let sum = 0;
  for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
    const term = a.vocabulary[a.terms.place[k]!]!;
    for (let m = b.terms.start[j]!; m < b.terms.start[j + 1]!; m++) {
      if (b.vocabulary[b.terms.place[m]!] === term) sum += weight[a.terms.place[k]!]! ** 2;
    }
  }
  return sum;
}

/** How many names both hold that are neither of a day nor known to every reader. Cost: linear in such names. */
export function rareNamesIn(a: IndexEntry, b: IndexEntry, lexicon: Lexicon): number {
  const [left, right] = [rarestOf(a, lexicon).names, rarestOf(b, lexicon).names];
  let count = 0;
  for (let p = 0, q = 0; p < left.length && q < right.length; ) {
    if (left[p] === right[q]) {
      count++;
      p++;
      q++;
    } else if (left[p]! < right[q]!) p++;
    else q++;
  }
  return count;
}
