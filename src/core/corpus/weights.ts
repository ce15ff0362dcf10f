/** What comparing asks of the statements of one document, weighed once: a document is compared with dozens of others. */
import { conceptOf, stem } from '../text/terms';
import type { Lexicon } from './lexicon';
import { type IndexEntry, placeOf } from './statements';

/** Of all statements of a document, by place. */
export interface Weights {
  /** Sums of squared weights by statement: plain, damped. */
  readonly plain: Float64Array;
  readonly damped: Float64Array;
  /** For each term of the columns, its place in the vocabulary. */
  readonly at: Int32Array;
  /** Weight of each of the vocabulary; 0 for days and numbers, which are compared by value. */
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
  const n = entry.terms.start.length - 1;
  const plain = new Float64Array(n);
  const damped = new Float64Array(n);
  const at = entry.terms.term.map((term) => placeOf(entry, term));
  for (let i = 0; i < n; i++) {
    for (let k = entry.terms.start[i]!; k < entry.terms.start[i + 1]!; k++) {
      const w = lexicon.weightOf(entry.terms.term[k]!);
      const d = entry.damped[at[k]!]!;
      plain[i]! += w * w;
      damped[i]! += d * d;
    }
  }
  const timeless = entry.vocabulary.map((term) => (isOfTime(lexicon.term(term)) ? 0 : lexicon.weightOf(term)));
  const out = { plain, damped, at, timeless };
  weighed.set(entry, out);
  return out;
}

/** Cost: linear in the words, if they are not at hand. */
export function detailsOf(entry: IndexEntry, lexicon: Lexicon): Details {
  const known = detailed.get(entry);
  if (known !== undefined) return known;
  const { statements } = entry;
  const { plain, at } = weightsOf(entry, lexicon);
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
      const w = lexicon.weightOf(entry.terms.term[k]!);
      if (entry.counts[at[k]!]! > 1) repeated += w * w;
    }
    central[i] = repeated / (plain[i]! || 1);
    const own = entry.terms.term.slice(from, to);
    concepts.push(own.slice().sort());
    names.push(own.filter((_, k) => entry.names[at[from + k]!] === 1).sort());
    numbers.push(own.filter((term) => isNumber(lexicon.term(term))).sort());
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

function isNumber(term: string): boolean {
  const unit = term.charCodeAt(0);
  return unit >= 48 && unit <= 57;
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

const TIMES = new Set(
  'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
    .split(' ')
    .map((word) => conceptOf(stem(word))),
);
const isOfTime = (term: string): boolean => isNumber(term) || TIMES.has(term);
