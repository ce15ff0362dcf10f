/**
 * How alike are the statements of two documents? For each pair of statements that share telling terms: a row of features, from the
 * two statements, their places and their documents. It depends on these two documents alone, so that a result can be kept until
 * one of them changes. All sums are of whole numbers: they do not depend on the order in which words were met.
 */
import { amongBest } from './best';
import { likenessOf, type SharedTerms, sharedTerms } from './documentLikeness';
import { type FeaturesOf, featuresWithin, NOTHING_SHARED, type Shared } from './features';
import { countedAlike } from './figureKinds';
import { type Gate, gateOf, reaches } from './gate';
import type { Lexicon } from './lexicon';
import type { ProfileLikeness } from './profile';
import { type IndexEntry, OPENING } from './statements';
import { type Weights, weightsOf } from './weights';
import { rarityWithin, toldIn } from './within';

/** What statement `i` of one document and `j` of the other share. Valid during the visit only: the next one is told in the same row. */
export interface Row extends Shared {
  /** All that the model asks, as `FEATURES` names it. Costs more than the rest of the row. */
  features(): Float64Array;
}

export type RowVisitor = (row: Row) => void;

const ROWS_OF_A_STATEMENT = 6;
/** A term that stands in this many pairs of statements tells none of them apart. */
const MAX_PAIRS_OF_A_TERM = 20_000;

/** Pairs of statements that share enough, in columns; by `i`. After these come pairs that no word brings together, all zero. */
interface Found {
  readonly i: Column;
  readonly j: Column;
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

/** Two documents and what they share. */
interface Couple {
  readonly a: IndexEntry;
  readonly b: IndexEntry;
  readonly wA: Weights;
  readonly wB: Weights;
  readonly gate: Gate;
  /** For each of a's vocabulary, its place in b's; -1 where it is not, or brings nobody together. */
  readonly across: Int32Array;
}

/** The best damped cosine of each statement with any of the other document. */
interface Bests {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * Rows for all pairs of statements that share enough. Cost: linear in the texts, but for terms that stand in many statements of both; where
 * no statement of `a` can have a partner in `b`, linear. Returns how many pairs of statements were compared.
 */
export function visitRows(
  a: IndexEntry,
  b: IndexEntry,
  profiles: ProfileLikeness,
  lexicon: Lexicon,
  visit: RowVisitor,
): number {
  const shared = sharedTerms(a, b);
  if (shared.inA.length === 0) return 0;
  const documents = likenessOf(a, b, shared, lexicon);
  const [wA, wB] = [weightsOf(a, lexicon), weightsOf(b, lexicon)];
  const gate = gateOf(a, b, shared, documents, profiles, wA);
  const across = acrossOf(a, b, shared);
  const couple = { a, b, wA, wB, gate, across };
  const hopeful = hopefulOf(couple);
  if (gate.far && !hopeful.includes(1)) return 0;

  const [nA, nB] = [a.sentenceOf.length, b.sentenceOf.length];
  const best: Bests = { a: new Float64Array(nA), b: new Float64Array(nB) };
  const bySharing = findPairs(couple, hopeful, best);
  const size = gate.far ? bySharing.size : findCounted(couple, bySharing);
  if (size === 0) return 0;

  const { i: ofA, j: ofB, plain } = FOUND;
  const among = amongBest(
    { from: ofA.values, to: ofB.values, value: plain.values, count: size },
    nA,
    nB,
    ROWS_OF_A_STATEMENT,
  );
  const kept = inPlaces(among, size, nB);
  const tellingOf = tellingWithin(couple, shared);
  let featuresOf: FeaturesOf | null = null;
  const row = {
    ...NOTHING_SHARED,
    features() {
      featuresOf ??= featuresWithin(a, b, shared, documents, profiles, lexicon);
      return featuresOf(row);
    },
  };
  for (const k of kept) {
    tell(k, couple, best, k < bySharing.size ? tellingOf : nothingTold, row);
    visit(row);
  }
  return size;
}

/** The chosen of the pairs in `FOUND`, by the places of their statements. */
function inPlaces(chosen: Uint8Array, size: number, nB: number): Float64Array {
  const keys = new Float64Array(size);
  let count = 0;
  // A place and a number in one number: engines sort these without asking back.
  for (let k = 0; k < size; k++) {
    if (chosen[k] === 1) keys[count++] = (FOUND.i.values[k]! * nB + FOUND.j.values[k]!) * size + k;
  }
  return keys
    .subarray(0, count)
    .sort()
    .map((key) => key % size);
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Told in `row`: what two statements tell in common within their documents. */
type TellingOf = (i: number, j: number, row: Writable<Shared>) => void;

const nothingTold: TellingOf = (_i, _j, row) => {
  row.telling = 0;
  row.tellingCosine = 0;
};

/** Cost: linear; of each question linear in the statement of `b`, and in that of `a` where it is another than the last time. */
function tellingWithin({ a, b, wA, wB, across }: Couple, { inA, inB }: SharedTerms): TellingOf {
  const rarity = rarityWithin(a.sentenceOf.length + b.sentenceOf.length);
  const withinA = new Int32Array(a.vocabulary.length).fill(-1);
  const withinB = new Int32Array(b.vocabulary.length).fill(-1);
  for (let k = 0; k < inA.length; k++) {
    const [x, y] = [inA[k]!, inB[k]!];
    const isName = a.names[x]! + b.names[y]! > 0;
    const weight = rarity.weigh(wA.timeless[x]!, isName, a.counts[x]! + b.counts[y]!);
    withinA[x] = weight;
    withinB[y] = weight;
  }
  const toldA = toldIn(a, wA, withinA, rarity);
  const toldB = toldIn(b, wB, withinB, rarity);
  /** What the last statement of `a` tells, by place in the vocabulary of `b`. */
  const here = new Int32Array(b.vocabulary.length);
  let last = -1;
  const put = (i: number, tells: boolean): void => {
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      const x = a.terms.place[k]!;
      if (across[x]! >= 0) here[across[x]!] = tells ? withinA[x]! : 0;
    }
  };
  return (i, j, row) => {
    if (i !== last) {
      if (last >= 0) put(last, false);
      put(i, true);
      last = i;
    }
    let telling = 0;
    let squares = 0;
    for (let k = b.terms.start[j]!; k < b.terms.start[j + 1]!; k++) {
      const weight = here[b.terms.place[k]!]!;
      telling += weight;
      squares += weight * weight;
    }
    row.telling = telling;
    row.tellingCosine = squares / Math.sqrt(toldA[i]! * toldB[j]! || 1);
  };
}

function acrossOf(a: IndexEntry, b: IndexEntry, { inA, inB }: SharedTerms): Int32Array {
  const across = new Int32Array(a.vocabulary.length).fill(-1);
  for (let k = 0; k < inA.length; k++) {
    if (a.counts[inA[k]!]! * b.counts[inB[k]!]! <= MAX_PAIRS_OF_A_TERM) across[inA[k]!] = inB[k]!;
  }
  return across;
}

const opens = (entry: IndexEntry, statement: number): boolean => entry.sentenceOf[statement]! < OPENING;

/** 1 for each statement of `a` that can reach the cosine asked for. */
function hopefulOf({ a, wA, across, gate }: Couple): Uint8Array {
  const out = new Uint8Array(a.sentenceOf.length);
  for (let i = 0; i < out.length; i++) {
    let known = 0;
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      const x = a.terms.place[k]!;
      if (across[x]! >= 0) known += wA.weight[x]! * wA.weight[x]!;
    }
    const least = opens(a, i) ? gate.minCosine : gate.minCosineBelow;
    if (reaches(known, wA.plain[i]!, least)) out[i] = 1;
  }
  return out;
}

/** Where the pairs of each statement of `a` start in `FOUND`, and how many there are. */
interface BySharing {
  readonly start: Int32Array;
  readonly size: number;
}

/** Fills `FOUND` and `best`. */
function findPairs({ a, b, wA, wB, gate, across }: Couple, hopeful: Uint8Array, best: Bests): BySharing {
  const found = FOUND;
  let size = 0;
  const nB = b.sentenceOf.length;
  const start = new Int32Array(hopeful.length + 1);
  const plain = new Float64Array(nB);
  const damped = new Float64Array(nB);
  const count = new Int32Array(nB);
  const rarest = new Int32Array(nB);
  const names = new Int32Array(nB);
  const touched: number[] = [];
  for (let i = 0; i < hopeful.length; i++) {
    start[i + 1] = size;
    if (hopeful[i] === 0) continue;
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      const x = a.terms.place[k]!;
      const y = across[x]!;
      if (y < 0) continue;
      const square = wA.weight[x]! * wA.weight[x]!;
      const d = a.damped[x]! * b.damped[y]!;
      const isName = a.names[x]! + b.names[y]! > 0 ? 1 : 0;
      for (let p = b.postStart[y]!, end = b.postStart[y + 1]!; p < end; p++) {
        const j = b.post[p]!;
        if (count[j] === 0) touched.push(j);
        plain[j]! += square;
        damped[j]! += d;
        count[j]! += 1;
        if (d > rarest[j]!) rarest[j] = d;
        names[j]! += isName;
      }
    }
    for (const j of touched) {
      const cosine = plain[j]! / Math.sqrt(wA.plain[i]! * wB.plain[j]! || 1);
      const least = opens(a, i) && opens(b, j) ? gate.minCosine : gate.minCosineBelow;
      if (count[j]! >= gate.minShared && cosine >= least) {
        const d = damped[j]! / Math.sqrt(wA.damped[i]! * wB.damped[j]! || 1);
        put(found.i, size, i);
        put(found.j, size, j);
        put(found.plain, size, cosine);
        put(found.damped, size, d);
        put(found.count, size, count[j]!);
        put(found.rarest, size, rarest[j]!);
        put(found.names, size, names[j]!);
        size++;
        if (d > best.a[i]!) best.a[i] = d;
        if (d > best.b[j]!) best.b[j] = d;
      }
      plain[j] = 0;
      damped[j] = 0;
      count[j] = 0;
      rarest[j] = 0;
      names[j] = 0;
    }
    touched.length = 0;
    start[i + 1] = size;
  }
  return { start, size };
}

/** Adds the pairs that a kind of figure brings together; returns how many there are now. */
function findCounted({ a, b }: Couple, { start, size: found }: BySharing): number {
  let size = found;
  const isKnown = (i: number, j: number): boolean => {
    for (let k = start[i]!; k < start[i + 1]!; k++) if (FOUND.j.values[k] === j) return true;
    return false;
  };
  for (const [i, j] of countedAlike(a, b, isKnown)) {
    for (const own of Object.values(FOUND) as Column[]) put(own, size, 0);
    FOUND.i.values[size] = i;
    FOUND.j.values[size] = j;
    size++;
  }
  return size;
}

/** Tells pair `k` of `FOUND` in `row`. */
function tell(k: number, { wA, wB }: Couple, best: Bests, tellingOf: TellingOf, row: Writable<Shared>): void {
  const [i, j] = [FOUND.i.values[k]!, FOUND.j.values[k]!];
  const damped = FOUND.damped.values[k]!;
  const sum = damped * Math.sqrt(wA.damped[i]! * wB.damped[j]!);
  const containA = Math.min(1, sum / (wA.damped[i]! || 1));
  const containB = Math.min(1, sum / (wB.damped[j]! || 1));
  row.i = i;
  row.j = j;
  row.cosine = FOUND.plain.values[k]!;
  row.damped = damped;
  row.bestOfI = best.a[i]!;
  row.bestOfJ = best.b[j]!;
  row.containedHigh = Math.max(containA, containB);
  row.containedLow = Math.min(containA, containB);
  row.terms = FOUND.count.values[k]!;
  row.rarest = FOUND.rarest.values[k]!;
  row.names = FOUND.names.values[k]!;
  tellingOf(i, j, row);
}
