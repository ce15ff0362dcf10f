/**
 * How alike are the statements of two documents? For each pair of statements that share telling terms: a row of features, from the
 * two statements, their places and their documents. It depends on these two documents alone, so that a result can be kept until
 * one of them changes. All sums are of whole numbers: they do not depend on the order in which words were met.
 */
import { conceptOf, stem } from '../text/terms';
import { amongBest } from './best';
import { kindOf } from './figures';
import type { Lexicon } from './lexicon';
import type { ProfileLikeness } from './profile';
import { type IndexEntry, OPENING } from './statements';

/** Names of the features, in order; the model was learned on these. */
export const FEATURES = [
  'documentCosine',
  'documentNames',
  'documentLead',
  'documentSharedNames',
  'documentContainment',
  'cosine',
  'dampedCosine',
  'containmentHigh',
  'containmentLow',
  'sharedTerms',
  'rarestShared',
  'sharedNames',
  'otherNames',
  'exactWords',
  'sharedBigrams',
  'rankLow',
  'rankHigh',
  'placeFirst',
  'placeLast',
  'placeGap',
  'wordsLow',
  'wordsHigh',
  'inOtherLow',
  'inOtherHigh',
  'centralLow',
  'centralHigh',
  'sharedNumbers',
  'otherNumbers',
  'profileGap',
  'profileAgreement',
  'telling',
  'tellingCosine',
] as const;

/** Statement `i` of one document and `j` of the other, and what they share. Valid during the visit only. */
export interface Row {
  readonly i: number;
  readonly j: number;
  readonly cosine: number;
  /** Terms in both, and those of them that are names. */
  readonly shared: number;
  readonly names: number;
  /** Share of the weight of the one of which more stands in the other. */
  readonly contained: number;
  /**
   * The weight of the terms that both hold, in which a term counts the less, the more statements of the two documents hold it: what all
   * reports of an event name tells nothing within it. One rare word is worth about 100.
   */
  readonly telling: number;
  /** By the same weights. */
  readonly tellingCosine: number;
  /** All that the model asks, as `FEATURES` names it. Costs more than the rest of the row. */
  features(): Float64Array;
}

export type RowVisitor = (row: Row) => void;

/** What two documents have in common as wholes. */
interface DocumentLikeness {
  readonly cosine: number;
  readonly names: number;
  readonly lead: number;
  readonly sharedNames: number;
  readonly containment: number;
}

const LEAD = 2;
/** Two statements whose shared terms weigh less are not looked at. */
const MIN_COSINE = 0.03;
/** The same below the openings of their documents. */
const MIN_COSINE_BELOW = 0.1;
/** The same where their documents have next to nothing in common: only a quotation may bring them together. */
const MIN_COSINE_FAR = 0.6;
/** And of this many terms: “not to be named” stands in reports of every event. */
const MIN_SHARED_FAR = 2;
/** Documents less alike than this, or with profiles further apart, tell of different events: so it is with 99 of 100 in the training texts. */
const FAR = 0.1;
const FAR_GAP = 0.55;
const FAR_AGREEMENT = -0.55;
/** The same where the likeness of their documents is a passing one: nearly all words, in their numbers. */
const MIN_COSINE_PASSING = 0.9;
/** Unless they share so many names that news at large does not know. */
const RARE = 100;
const MIN_RARE_NAMES = 4;
/** In documents as alike as this, no profile says otherwise. */
const NEAR = 0.35;
const ROWS_OF_A_STATEMENT = 6;
/** A term that stands in this many pairs of statements tells none of them apart. */
const MAX_PAIRS_OF_A_TERM = 20_000;

/** Positions in both vocabularies of each shared term. Cost: linear in the vocabularies. */
function sharedTerms(a: IndexEntry, b: IndexEntry): { inA: number[]; inB: number[] } {
  const inA: number[] = [];
  const inB: number[] = [];
  for (let x = 0, y = 0; x < a.vocabulary.length && y < b.vocabulary.length; ) {
    const left = a.vocabulary[x]!;
    const right = b.vocabulary[y]!;
    if (left === right) {
      inA.push(x++);
      inB.push(y++);
    } else if (left < right) x++;
    else y++;
  }
  return { inA, inB };
}

type Vocabulary = Pick<IndexEntry, 'vocabulary'>;

/** Cosine of two documents as wholes, 0 to 1. Cost: linear in their vocabularies. */
export function documentCosine(a: Vocabulary, b: Vocabulary, lexicon: Lexicon): number {
  let all = 0;
  for (let x = 0, y = 0; x < a.vocabulary.length && y < b.vocabulary.length; ) {
    const left = a.vocabulary[x]!;
    const right = b.vocabulary[y]!;
    if (left === right) {
      const w = lexicon.weightOf(left);
      all += w * w;
      x++;
      y++;
    } else if (left < right) x++;
    else y++;
  }
  return all / Math.sqrt(squareOf(a, lexicon) * squareOf(b, lexicon) || 1);
}

const squares = new WeakMap<Vocabulary, number>();

/** The squared weights of all terms of a document. Cost: linear, once for each. */
function squareOf(entry: Vocabulary, lexicon: Lexicon): number {
  const known = squares.get(entry);
  if (known !== undefined) return known;
  let all = 0;
  for (const term of entry.vocabulary) all += lexicon.weightOf(term) ** 2;
  squares.set(entry, all);
  return all;
}

function likenessOf(
  a: IndexEntry,
  b: IndexEntry,
  inA: readonly number[],
  inB: readonly number[],
  lexicon: Lexicon,
): DocumentLikeness {
  let all = 0;
  let names = 0;
  let sharedNames = 0;
  let lead = 0;
  for (let k = 0; k < inA.length; k++) {
    const x = inA[k]!;
    const y = inB[k]!;
    const w = lexicon.weightOf(a.vocabulary[x]!);
    const square = w * w;
    all += square;
    if (a.names[x]! + b.names[y]! > 0) {
      names += square;
      sharedNames++;
    }
    if (a.post[a.postStart[x]!]! < LEAD && b.post[b.postStart[y]!]! < LEAD) lead += square;
  }
  const [allA, namesA, leadA] = normsOf(a, lexicon);
  const [allB, namesB, leadB] = normsOf(b, lexicon);
  return {
    cosine: all / Math.sqrt(allA * allB || 1),
    names: names / Math.sqrt(namesA * namesB || 1),
    lead: lead / Math.sqrt(leadA * leadB || 1),
    sharedNames,
    containment: all / (Math.min(allA, allB) || 1),
  };
}

const norms = new WeakMap<IndexEntry, readonly [number, number, number]>();

function normsOf(entry: IndexEntry, lexicon: Lexicon): readonly [number, number, number] {
  const known = norms.get(entry);
  if (known !== undefined) return known;
  let all = 0;
  let names = 0;
  let lead = 0;
  for (let k = 0; k < entry.vocabulary.length; k++) {
    const w = lexicon.weightOf(entry.vocabulary[k]!);
    all += w * w;
    if (entry.names[k]! > 0) names += w * w;
    if (entry.post[entry.postStart[k]!]! < LEAD) lead += w * w;
  }
  const out = [all, names, lead] as const;
  norms.set(entry, out);
  return out;
}

interface Weights {
  /** Sums of squared weights by statement: plain, damped. */
  readonly plain: Float64Array;
  readonly damped: Float64Array;
  /** For each term of the columns, its place in the vocabulary. */
  readonly at: Int32Array;
  /** Weight of each of the vocabulary; 0 for days and numbers, which are compared by value. */
  readonly timeless: Int32Array;
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
interface Lists {
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

function weightsOf(entry: IndexEntry, lexicon: Lexicon): Weights {
  const known = weighed.get(entry);
  if (known !== undefined) return known;
  const { statements } = entry;
  const n = statements.length;
  const plain = new Float64Array(n);
  const damped = new Float64Array(n);
  const central = new Float64Array(n);
  const place = new Map<number, number>();
  entry.vocabulary.forEach((term, k) => {
    place.set(term, k);
  });
  const at = entry.terms.term.map((term) => place.get(term)!);
  const concepts: Int32Array[] = [];
  const names: Int32Array[] = [];
  const numbers: Int32Array[] = [];
  for (let i = 0; i < n; i++) {
    let repeated = 0;
    const from = entry.terms.start[i]!;
    const to = entry.terms.start[i + 1]!;
    for (let k = from; k < to; k++) {
      const w = lexicon.weightOf(entry.terms.term[k]!);
      const d = entry.damped[at[k]!]!;
      plain[i]! += w * w;
      damped[i]! += d * d;
      if (entry.counts[at[k]!]! > 1) repeated += w * w;
    }
    central[i] = repeated / (plain[i]! || 1);
    const own = entry.terms.term.slice(from, to);
    concepts.push(own.slice().sort());
    names.push(own.filter((_, k) => entry.names[at[from + k]!] === 1).sort());
    numbers.push(own.filter((term) => isNumber(lexicon.term(term))).sort());
  }
  const timeless = entry.vocabulary.map((term) => (isOfTime(lexicon.term(term)) ? 0 : lexicon.weightOf(term)));
  const out = {
    plain,
    damped,
    at,
    timeless,
    central,
    concepts: listsOf(concepts, Int32Array),
    names: listsOf(names, Int32Array),
    numbers: listsOf(numbers, Int32Array),
    words: listsOf(
      statements.map(({ words }) => tellingWords(words, lexicon)),
      Int32Array,
    ),
    bigrams: listsOf(
      statements.map(({ words }) => bigramsOf(words, lexicon)),
      Float64Array,
    ),
  };
  weighed.set(entry, out);
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
function sharedCount(a: Lists, i: number, b: Lists, j: number): number {
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

const lengthOf = ({ start }: Lists, i: number): number => start[i + 1]! - start[i]!;

/** Which terms of `a`'s columns are in `b`'s vocabulary: share of each statement's weight. */
function shareIn(a: IndexEntry, weights: Weights, shared: Uint8Array, lexicon: Lexicon): Float64Array {
  const out = new Float64Array(a.terms.start.length - 1);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      if (shared[weights.at[k]!] === 0) continue;
      const w = lexicon.weightOf(a.terms.term[k]!);
      sum += w * w;
    }
    out[i] = sum / (weights.plain[i]! || 1);
  }
  return out;
}

/** Documents of few statements tell little of how common a term is within the event: as if there were so many more. */
const MORE_STATEMENTS = 10;
/** A name that is less rare than this within the event tells nothing: 0 (in all statements) to 1 (in these two alone). */
const RARE_NAME = 0.6;

/** A name that the other document lacks: another place may be all that differs. */
const NAME_ALONE = 0.4;

const TIMES = new Set(
  'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
    .split(' ')
    .map((word) => conceptOf(stem(word))),
);
const isOfTime = (term: string): boolean => isNumber(term) || TIMES.has(term);

/** What a concept of this weight counts within two documents, a whole number; `holding`: in how many of their `all` statements it is. */
function weightWithin(weight: number, isName: boolean, holding: number, all: number): number {
  const total = all + MORE_STATEMENTS;
  const rarity = Math.min(1, Math.max(0, Math.log(total / (holding + 1)) / Math.log(total / 3)));
  return Math.round(weight * (isName ? Math.max(0, (rarity - RARE_NAME) / (1 - RARE_NAME)) : rarity));
}

/** Squared weights of each statement within two documents; `within`: of the terms that both documents hold, -1 of others. */
function toldIn(entry: IndexEntry, { at, timeless }: Weights, within: Int32Array, all: number): Float64Array {
  for (let k = 0; k < within.length; k++) {
    if (within[k]! >= 0) continue;
    const isName = entry.names[k]! > 0;
    within[k] = Math.round(weightWithin(timeless[k]!, isName, entry.counts[k]!, all) * (isName ? NAME_ALONE : 1));
  }
  const out = new Float64Array(entry.terms.start.length - 1);
  for (let i = 0; i < out.length; i++) {
    for (let k = entry.terms.start[i]!; k < entry.terms.start[i + 1]!; k++) {
      const weight = within[at[k]!]!;
      out[i]! += weight * weight;
    }
  }
  return out;
}

/** Pairs of statements that share enough, in columns; by `i`. */
interface Found {
  readonly i: Column;
  readonly j: Column;
  readonly telling: Column;
  /** Sum of squares of the same weights. */
  readonly toldSquare: Column;
  readonly plain: Column;
  readonly damped: Column;
  readonly count: Column;
  readonly rarest: Column;
  readonly names: Column;
}

/** Numbers one after the other, in room that is used again for the next two documents. */
interface Column {
  values: Float64Array;
}

const column = (): Column => ({ values: new Float64Array(1024) });
const FOUND: Found = {
  i: column(),
  j: column(),
  telling: column(),
  toldSquare: column(),
  plain: column(),
  damped: column(),
  count: column(),
  rarest: column(),
  names: column(),
};

function put(into: Column, at: number, value: number): void {
  if (at >= into.values.length) {
    const wider = new Float64Array(into.values.length * 2);
    wider.set(into.values);
    into.values = wider;
  }
  into.values[at] = value;
}

/** A kind of figure that stands in more pairs of statements tells none of them apart. */
const MAX_PAIRS_OF_A_KIND = 9;

/**
 * Pairs of statements that no word brings together, but a figure: those who left, those who are dead, hectares. `start`: where the pairs of
 * each statement of `a` start among the `found`. Cost: linear.
 */
function countedAlike(a: IndexEntry, b: IndexEntry, start: Int32Array): (readonly [i: number, j: number])[] {
  const inB = kindsIn(b);
  const out: (readonly [number, number])[] = [];
  const others = FOUND.j.values;
  for (const [kind, ofA] of kindsIn(a)) {
    const ofB = inB.get(kind) ?? [];
    if (ofA.length * ofB.length > MAX_PAIRS_OF_A_KIND) continue;
    for (const i of ofA) {
      for (const j of ofB) {
        let known = out.some(([p, q]) => p === i && q === j);
        for (let k = start[i]!; k < start[i + 1]! && !known; k++) known = others[k] === j;
        if (!known) out.push([i, j]);
      }
    }
  }
  return out;
}

const kinds = new WeakMap<IndexEntry, ReadonlyMap<string, readonly number[]>>();

/** Statements by the kinds of figures that they hold. Cost: linear, once for an entry. */
export function kindsIn(entry: IndexEntry): ReadonlyMap<string, readonly number[]> {
  const known = kinds.get(entry);
  if (known !== undefined) return known;
  const out = new Map<string, number[]>();
  entry.statements.forEach(({ figures, past }, i) => {
    // "In 2024 about 1,100 had to leave" is of another happening.
    if (past !== null) return;
    for (const kind of new Set(figures.map(kindOf))) {
      const holders = out.get(kind);
      if (kind === '') continue;
      if (holders === undefined) out.set(kind, [i]);
      else holders.push(i);
    }
  });
  kinds.set(entry, out);
  return out;
}

/** A name in both, at `x` and `y` of their vocabularies, neither of a day nor known to every reader. */
const isRareName = (x: number, y: number, a: IndexEntry, b: IndexEntry, { timeless }: Weights): boolean =>
  a.names[x] === 1 && b.names[y] === 1 && timeless[x]! >= RARE;

/** Rows for all pairs of statements that share enough. Cost: linear in the texts, but for terms that stand in many statements of both. */
export function visitRows(
  a: IndexEntry,
  b: IndexEntry,
  profiles: ProfileLikeness,
  lexicon: Lexicon,
  visit: RowVisitor,
): void {
  const { inA, inB } = sharedTerms(a, b);
  if (inA.length === 0) return;
  const documents = likenessOf(a, b, inA, inB, lexicon);
  const apart = profiles.gap > FAR_GAP || profiles.agreement < FAR_AGREEMENT;
  const [statementsA, statementsB] = [a.statements, b.statements];
  const nB = statementsB.length;
  const wA = weightsOf(a, lexicon);
  const wB = weightsOf(b, lexicon);
  const rareNames = profiles.doubtful ? inA.filter((x, k) => isRareName(x, inB[k]!, a, b, wA)).length : 0;
  const passing = profiles.passing && rareNames < MIN_RARE_NAMES;
  const far =
    passing || (profiles.doubtful && rareNames === 0) || documents.cosine < FAR || (apart && documents.cosine < NEAR);
  const minCosine = passing ? MIN_COSINE_PASSING : far ? MIN_COSINE_FAR : MIN_COSINE;
  const minShared = far ? MIN_SHARED_FAR : 1;
  const sharedA = new Uint8Array(a.vocabulary.length);
  const sharedB = new Uint8Array(b.vocabulary.length);
  // For each shared term of a, its place in b's vocabulary.
  const across = new Int32Array(a.vocabulary.length).fill(-1);
  const withinA = new Int32Array(a.vocabulary.length).fill(-1);
  const withinB = new Int32Array(b.vocabulary.length).fill(-1);
  const all = statementsA.length + nB;
  for (let k = 0; k < inA.length; k++) {
    sharedA[inA[k]!] = 1;
    sharedB[inB[k]!] = 1;
    const [holdA, holdB] = [a.counts[inA[k]!]!, b.counts[inB[k]!]!];
    if (holdA * holdB <= MAX_PAIRS_OF_A_TERM) across[inA[k]!] = inB[k]!;
    const isName = a.names[inA[k]!]! + b.names[inB[k]!]! > 0;
    const weight = weightWithin(wA.timeless[inA[k]!]!, isName, holdA + holdB, all);
    withinA[inA[k]!] = weight;
    withinB[inB[k]!] = weight;
  }
  const toldA = toldIn(a, wA, withinA, all);
  const toldB = toldIn(b, wB, withinB, all);

  const found = FOUND;
  let size = 0;
  /** Where the pairs of each statement of `a` start. */
  const start = new Int32Array(statementsA.length + 1);
  const sentencesB = Int32Array.from(statementsB, ({ sentence }) => sentence);
  const plain = new Float64Array(nB);
  const damped = new Float64Array(nB);
  const count = new Int32Array(nB);
  const rarest = new Int32Array(nB);
  const names = new Int32Array(nB);
  const telling = new Int32Array(nB);
  const toldSquare = new Float64Array(nB);
  const bestA = new Float64Array(statementsA.length);
  const bestB = new Float64Array(nB);
  const touched: number[] = [];
  for (let i = 0; i < statementsA.length; i++) {
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      const x = wA.at[k]!;
      const y = across[x]!;
      if (y < 0) continue;
      const w = lexicon.weightOf(a.terms.term[k]!);
      const d = a.damped[x]! * b.damped[y]!;
      const isName = a.names[x]! + b.names[y]! > 0 ? 1 : 0;
      for (let p = b.postStart[y]!; p < b.postStart[y + 1]!; p++) {
        const j = b.post[p]!;
        if (count[j] === 0) touched.push(j);
        plain[j]! += w * w;
        damped[j]! += d;
        count[j]! += 1;
        if (d > rarest[j]!) rarest[j] = d;
        names[j]! += isName;
        telling[j]! += withinA[x]!;
        toldSquare[j]! += withinA[x]! * withinA[x]!;
      }
    }
    const opens = statementsA[i]!.sentence < OPENING;
    for (const j of touched) {
      const cosine = plain[j]! / Math.sqrt(wA.plain[i]! * wB.plain[j]! || 1);
      const opening = opens && sentencesB[j]! < OPENING;
      if (count[j]! >= minShared && cosine >= (opening ? minCosine : Math.max(minCosine, MIN_COSINE_BELOW))) {
        const d = damped[j]! / Math.sqrt(wA.damped[i]! * wB.damped[j]! || 1);
        put(found.i, size, i);
        put(found.j, size, j);
        put(found.telling, size, telling[j]!);
        put(found.toldSquare, size, toldSquare[j]!);
        put(found.plain, size, cosine);
        put(found.damped, size, d);
        put(found.count, size, count[j]!);
        put(found.rarest, size, rarest[j]!);
        put(found.names, size, names[j]!);
        size++;
        if (d > bestA[i]!) bestA[i] = d;
        if (d > bestB[j]!) bestB[j] = d;
      }
      plain[j] = 0;
      damped[j] = 0;
      count[j] = 0;
      rarest[j] = 0;
      names[j] = 0;
      telling[j] = 0;
      toldSquare[j] = 0;
    }
    touched.length = 0;
    start[i + 1] = size;
  }
  if (!far) {
    for (const [i, j] of countedAlike(a, b, start)) {
      for (const own of Object.values(found) as Column[]) put(own, size, 0);
      found.i.values[size] = i;
      found.j.values[size] = j;
      size++;
    }
  }
  if (size === 0) return;

  const [ofA, ofB] = [found.i.values, found.j.values];
  const best = amongBest(
    { from: ofA, to: ofB, value: found.plain.values, count: size },
    statementsA.length,
    nB,
    ROWS_OF_A_STATEMENT,
  );
  const kept: number[] = [];
  for (let k = 0; k < size; k++) if (best[k] === 1) kept.push(k);
  kept.sort((p, q) => ofA[p]! - ofA[q]! || ofB[p]! - ofB[q]!);

  let inOther: readonly [Float64Array, Float64Array] | null = null;
  const features = new Float64Array(FEATURES.length);
  const row = {
    i: 0,
    j: 0,
    cosine: 0,
    shared: 0,
    names: 0,
    contained: 0,
    telling: 0,
    tellingCosine: 0,
    features: fill,
  };
  let damping = 0;
  let rarestOfRow = 0;
  let containedLow = 0;
  function fill(): Float64Array {
    inOther ??= [shareIn(a, wA, sharedA, lexicon), shareIn(b, wB, sharedB, lexicon)];
    const [inOtherA, inOtherB] = inOther;
    const { i, j } = row;
    const left = statementsA[i]!;
    const right = statementsB[j]!;
    const rankA = damping / (bestA[i]! || 1);
    const rankB = damping / (bestB[j]! || 1);
    const namesLeft = lengthOf(wA.names, i) - sharedCount(wA.names, i, wB.concepts, j);
    const namesRight = lengthOf(wB.names, j) - sharedCount(wB.names, j, wA.concepts, i);
    const sharedNumbers = sharedCount(wA.numbers, i, wB.numbers, j);
    const moreNumbers = Math.max(lengthOf(wA.numbers, i), lengthOf(wB.numbers, j));
    let f = 0;
    features[f++] = documents.cosine;
    features[f++] = documents.names;
    features[f++] = documents.lead;
    features[f++] = documents.sharedNames;
    features[f++] = documents.containment;
    features[f++] = row.cosine;
    features[f++] = damping;
    features[f++] = row.contained;
    features[f++] = containedLow;
    features[f++] = row.shared;
    features[f++] = rarestOfRow;
    features[f++] = row.names;
    features[f++] = namesLeft + namesRight;
    features[f++] = sharedCount(wA.words, i, wB.words, j);
    features[f++] = sharedCount(wA.bigrams, i, wB.bigrams, j);
    features[f++] = Math.min(rankA, rankB);
    features[f++] = Math.max(rankA, rankB);
    features[f++] = Math.min(left.sentence, right.sentence, 20);
    features[f++] = Math.min(Math.max(left.sentence, right.sentence), 20);
    features[f++] = Math.min(Math.abs(left.sentence - right.sentence), 20);
    features[f++] = Math.min(left.words.length, right.words.length);
    features[f++] = Math.max(left.words.length, right.words.length);
    features[f++] = Math.min(inOtherA[i]!, inOtherB[j]!);
    features[f++] = Math.max(inOtherA[i]!, inOtherB[j]!);
    features[f++] = Math.min(wA.central[i]!, wB.central[j]!);
    features[f++] = Math.max(wA.central[i]!, wB.central[j]!);
    features[f++] = sharedNumbers;
    features[f++] = moreNumbers - sharedNumbers;
    features[f++] = profiles.gap;
    features[f++] = profiles.agreement;
    features[f++] = row.telling;
    features[f++] = row.tellingCosine;
    return features;
  }
  for (const k of kept) {
    const [i, j] = [ofA[k]!, ofB[k]!];
    damping = found.damped.values[k]!;
    rarestOfRow = found.rarest.values[k]!;
    const sumShared = damping * Math.sqrt(wA.damped[i]! * wB.damped[j]!);
    const containA = Math.min(1, sumShared / (wA.damped[i]! || 1));
    const containB = Math.min(1, sumShared / (wB.damped[j]! || 1));
    containedLow = Math.min(containA, containB);
    row.i = i;
    row.j = j;
    row.cosine = found.plain.values[k]!;
    row.shared = found.count.values[k]!;
    row.names = found.names.values[k]!;
    row.contained = Math.max(containA, containB);
    row.telling = found.telling.values[k]!;
    row.tellingCosine = found.toldSquare.values[k]! / Math.sqrt(toldA[i]! * toldB[j]! || 1);
    visit(row);
  }
}
