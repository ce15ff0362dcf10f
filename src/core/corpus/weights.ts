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

/** What only the model asks: of pairs that share much. */
export interface Details {
  /** Words of each statement. */
  readonly length: Int32Array;
  /** Share of each statement's weight in terms that its document repeats. */
  readonly central: Float64Array;
  /** Of each statement, ascending: its concepts, those that are names, those that are numbers, its telling words, its pairs of neighbours. */
  readonly concepts: Lists;
  readonly names: Lists;
  readonly numbers: Lists;
  readonly words: Lists;
  readonly bigrams: Lists;
}

/** Many short lists in one column: list `i` at `start[i]` to `start[i + 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array | Float64Array;
}

function listsOf(all: readonly ArrayLike<number>[], Column: Int32ArrayConstructor | Float64ArrayConstructor): Lists {
  const start = new Int32Array(all.length + 1);
  all.forEach((list, i) => {
    start[i + 1] = start[i]! + list.length;
  });
  const items = new Column(start[all.length]!);
  all.forEach((list, i) => {
    items.set(list, start[i]);
  });
  return { start, items };
}

/** They take more room than the entries, and go with them. */
const weighed = new WeakMap<IndexEntry, Weights>();
const detailed = new WeakMap<IndexEntry, Details>();

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

/** Cost: linear in the words, if they are not at hand. */
export function detailsOf(entry: IndexEntry, lexicon: Lexicon): Details {
  const known = detailed.get(entry);
  if (known !== undefined) return known;
  const { statements } = entry;
  const { plain, weight } = weightsOf(entry, lexicon);
  const n = statements.length;
  const central = new Float64Array(n);
  const concepts: Int32Array[] = [];
  const names: Int32Array[] = [];
  const numbers: Int32Array[] = [];
  for (let i = 0; i < n; i++) {
    let repeated = 0;
    const from = entry.terms.start[i]!;
    const to = entry.terms.start[i + 1]!;
    for (let k = from; k < to; k++) {
      const x = entry.terms.place[k]!;
      if (entry.counts[x]! > 1) repeated += weight[x]! * weight[x]!;
    }
    central[i] = repeated / (plain[i]! || 1);
    const own = entry.terms.place.slice(from, to).sort();
    concepts.push(own.map((x) => entry.vocabulary[x]!));
    names.push(own.filter((x) => entry.names[x] === 1).map((x) => entry.vocabulary[x]!));
    numbers.push(own.map((x) => entry.vocabulary[x]!).filter(lexicon.isNumber));
  }
  const words = statements.map((statement) => tellingWords(statement.words, lexicon));
  const bigrams = statements.map((statement) => bigramsOf(statement.words, lexicon));
  const out = {
    length: Int32Array.from(statements, (statement) => statement.words.length),
    central,
    concepts: listsOf(concepts, Int32Array),
    names: listsOf(names, Int32Array),
    numbers: listsOf(numbers, Int32Array),
    words: listsOf(words, Int32Array),
    bigrams: listsOf(bigrams, Float64Array),
  };
  detailed.set(entry, out);
  return out;
}

/** Telling words in the form that they have here, each once. */
function tellingWords(words: Int32Array, lexicon: Lexicon): Int32Array {
  return Int32Array.from(new Set(words.filter((word) => lexicon.termOf(word) >= 0))).sort();
}

/** Pairs of neighbouring telling words, each once. */
function bigramsOf(words: Int32Array, lexicon: Lexicon): Float64Array {
  const out = new Set<number>();
  let last = -1;
  for (const word of words) {
    const term = lexicon.termOf(word);
    if (term < 0) continue;
    if (last >= 0) out.add(last * 4_194_304 + term);
    last = term;
  }
  return Float64Array.from(out).sort();
}

/** How many values list `i` of the one and list `j` of the other share. Cost: linear. */
export function sharedCount(a: Lists, i: number, b: Lists, j: number): number {
  let shared = 0;
  const [endA, endB] = [a.start[i + 1]!, b.start[j + 1]!];
  for (let x = a.start[i]!, y = b.start[j]!; x < endA && y < endB; ) {
    const left = a.items[x]!;
    const right = b.items[y]!;
    if (left === right) {
      shared++;
      x++;
      y++;
    } else if (left < right) x++;
    else y++;
  }
  return shared;
}

export const lengthOf = ({ start }: Lists, i: number): number => start[i + 1]! - start[i]!;
