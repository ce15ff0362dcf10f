/**
 * How alike are the statements of two documents? For each pair of statements that share telling terms: a row of features, from the
 * two statements, their places and their documents. It depends on these two documents alone, so that a result can be kept until
 * one of them changes. All sums are of whole numbers: they do not depend on the order in which words were met.
 */
import { amongBest } from './best';
import { type DocumentLikeness, likenessOf, type SharedTerms, sharedTerms } from './documentLikeness';
import { type FeaturesOf, featuresWithin, NOTHING_SHARED, type Shared } from './features';
import { gateOf, isPassing } from './gate';
import type { Lexicon } from './lexicon';
import type { ProfileLikeness } from './profile';
import { mayTellTheSame, rareNamesIn } from './rarest';
import { roomOfFloats } from './room';
import { acrossOf, type Couple, FOUND, findCounted, findSharing, findTold } from './sharing';
import type { IndexEntry } from './statements';
import { weightsOf } from './weights';
import { rarityWithin, toldIn } from './within';

/** What statement `i` of one document and `j` of the other share. Valid during the visit only: the next one is told in the same row. */
export interface Row extends Shared {
  /** All that the model asks, as `FEATURES` names it. Costs more than the rest of the row. */
  features(): Float64Array;
}

export type RowVisitor = (row: Row) => void;

const ROWS_OF_A_STATEMENT = 6;

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
  const rareNames = profiles.doubtful || profiles.passing ? rareNamesIn(a, b, lexicon) : 0;
  if (isPassing(profiles, rareNames) && !mayTellTheSame(a, b, lexicon)) return 0;
  const shared = sharedTerms(a, b);
  if (shared.count === 0) return 0;
  let known: DocumentLikeness | null = null;
  const documents = (): DocumentLikeness => {
    known ??= likenessOf(a, b, shared, lexicon);
    return known;
  };
  const gate = gateOf(documents, profiles, rareNames);
  const across = acrossOf(a, b, shared);
  const couple = { a, b, wA: weightsOf(a, lexicon), wB: weightsOf(b, lexicon), gate, across };
  const bySharing = gate.far ? findTold(couple) : findSharing(couple);
  const size = gate.far ? bySharing : findCounted(couple, bySharing);
  if (size === 0) return 0;

  const [nA, nB] = [a.sentenceOf.length, b.sentenceOf.length];
  const best = bestsOf(bySharing, nA, nB);
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
      featuresOf ??= featuresWithin(a, b, shared, documents(), profiles, lexicon);
      return featuresOf(row);
    },
  };
  for (const k of kept) {
    tell(k, couple, best, k < bySharing ? tellingOf : nothingTold, row);
    visit(row);
  }
  return size;
}

/** The best damped cosine of each statement with any of the other document. */
interface Bests {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

const BEST = { a: roomOfFloats(), b: roomOfFloats() };

/** Of the first `count` pairs in `FOUND`. Valid until it is asked for the next two documents. */
function bestsOf(count: number, nA: number, nB: number): Bests {
  const best = { a: BEST.a(nA).fill(0, 0, nA), b: BEST.b(nB).fill(0, 0, nB) };
  const { i, j, damped } = FOUND;
  for (let k = 0; k < count; k++) {
    const d = damped.values[k]!;
    if (d > best.a[i.values[k]!]!) best.a[i.values[k]!] = d;
    if (d > best.b[j.values[k]!]!) best.b[j.values[k]!] = d;
  }
  return best;
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
function tellingWithin({ a, b, wA, wB, across }: Couple, { count, inA, inB }: SharedTerms): TellingOf {
  const rarity = rarityWithin(a.sentenceOf.length + b.sentenceOf.length);
  const withinA = new Int32Array(a.vocabulary.length).fill(-1);
  const withinB = new Int32Array(b.vocabulary.length).fill(-1);
  for (let k = 0; k < count; k++) {
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
