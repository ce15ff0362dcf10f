/** What comparing asks of the statements of one document, weighed once: a document is compared with dozens of others. */
import type { Lexicon } from './lexicon';
import type { IndexEntry } from './statements';

/** Of all statements of a document, by place. */
export interface Weights {
  /** Sums of squared weights by statement: plain, damped. */
  readonly plain: Float64Array;
  readonly damped: Float64Array;
  /** Of each of the vocabulary. */
  readonly weight: Int32Array;
  /** The same; 0 for days and numbers, which are compared by value. */
  readonly timeless: Int32Array;
}

/** What only the model asks of a statement: of those that share much with another. All lists are ascending. */
export interface Detail {
  /** Words of it. */
  readonly length: number;
  /** Share of its weight in terms that its document repeats. */
  readonly central: number;
  readonly concepts: readonly number[];
  /** Those of its concepts that are names, and those that are numbers. */
  readonly names: readonly number[];
  readonly numbers: readonly number[];
  /** Its telling words in the form that they have here, each once. */
  readonly words: readonly number[];
  /** Its pairs of neighbouring telling words, each once. */
  readonly bigrams: readonly number[];
}

/** They take more room than the entries, and go with them. */
const weighed = new WeakMap<IndexEntry, Weights>();
const detailed = new WeakMap<IndexEntry, (Detail | undefined)[]>();

/** Cost: linear in the terms, if they are not at hand. */
export function weightsOf(entry: IndexEntry, lexicon: Lexicon): Weights {
  const known = weighed.get(entry);
  if (known !== undefined) return known;
  const { start, place } = entry.terms;
  const n = start.length - 1;
  const plain = new Float64Array(n);
  const damped = new Float64Array(n);
  const weight = entry.vocabulary.map(lexicon.weightOf);
  const timeless = entry.vocabulary.map(lexicon.timelessWeightOf);
  for (let i = 0; i < n; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const w = weight[place[k]!]!;
      const d = entry.damped[place[k]!]!;
      plain[i]! += w * w;
      damped[i]! += d * d;
    }
  }
  const out = { plain, damped, weight, timeless };
  weighed.set(entry, out);
  return out;
}

/** The details of statement `i`. Cost: linear in its words, if they are not at hand. */
export function detailOf(entry: IndexEntry, i: number, lexicon: Lexicon): Detail {
  let all = detailed.get(entry);
  if (all === undefined) {
    all = new Array<undefined>(entry.sentenceOf.length).fill(undefined);
    detailed.set(entry, all);
  }
  all[i] ??= workedOut(entry, i, lexicon);
  return all[i];
}

function workedOut(entry: IndexEntry, i: number, lexicon: Lexicon): Detail {
  const { plain, weight } = weightsOf(entry, lexicon);
  const { start, place } = entry.terms;
  const concepts: number[] = [];
  const names: number[] = [];
  const numbers: number[] = [];
  let repeated = 0;
  // The vocabulary ascends, so its places do too.
  for (const x of place.slice(start[i], start[i + 1]).sort()) {
    const concept = entry.vocabulary[x]!;
    concepts.push(concept);
    if (entry.names[x] === 1) names.push(concept);
    if (lexicon.isNumber(concept)) numbers.push(concept);
    if (entry.counts[x]! > 1) repeated += weight[x]! * weight[x]!;
  }
  const { words } = entry.statements[i]!;
  const telling = new Set<number>();
  const bigrams = new Set<number>();
  let last = -1;
  for (const word of words) {
    const term = lexicon.termOf(word);
    if (term < 0) continue;
    telling.add(word);
    if (last >= 0) bigrams.add(last * 4_194_304 + term);
    last = term;
  }
  return {
    length: words.length,
    central: repeated / (plain[i]! || 1),
    concepts,
    names,
    numbers,
    words: [...telling].sort(ascending),
    bigrams: [...bigrams].sort(ascending),
  };
}

const ascending = (a: number, b: number): number => a - b;

/** How many values two ascending lists share. Cost: linear. */
export function sharedCount(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    const left = a[x]!;
    const right = b[y]!;
    if (left === right) {
      shared++;
      x++;
      y++;
    } else if (left < right) x++;
    else y++;
  }
  return shared;
}
