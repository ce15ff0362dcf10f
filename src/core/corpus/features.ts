/** What the model is asked of two statements: a row of numbers from the two, their places and their documents. */
import type { DocumentLikeness, SharedTerms } from './documentLikeness';
import type { Lexicon } from './lexicon';
import type { ProfileLikeness } from './profile';
import type { IndexEntry } from './statements';
import { type Detail, detailOf, sharedCount, type Weights, weightsOf } from './weights';

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

/** Sentences beyond this are all far down. */
const FAR_DOWN = 20;

/** What a row of features is made of, beyond what the two documents hold: what statement `i` of one and `j` of the other share. */
export interface Shared {
  readonly i: number;
  readonly j: number;
  readonly cosine: number;
  readonly damped: number;
  /** Best damped cosine of each of the two with any statement of the other document. */
  readonly bestOfI: number;
  readonly bestOfJ: number;
  /** Share of the weight of the one of which more stands in the other, and of the other. */
  readonly containedHigh: number;
  readonly containedLow: number;
  /** Terms in both, the rarest of them, and those of them that are names. */
  readonly terms: number;
  readonly rarest: number;
  readonly names: number;
  /**
   * The weight of the terms that both hold, in which a term counts the less, the more statements of the two documents hold it: what all
   * reports of an event name tells nothing within it. One rare word is worth about 100.
   */
  readonly telling: number;
  /** By the same weights. */
  readonly tellingCosine: number;
}

export const NOTHING_SHARED: Shared = {
  i: 0,
  j: 0,
  cosine: 0,
  damped: 0,
  bestOfI: 0,
  bestOfJ: 0,
  containedHigh: 0,
  containedLow: 0,
  terms: 0,
  rarest: 0,
  names: 0,
  telling: 0,
  tellingCosine: 0,
};

export type FeaturesOf = (pair: Shared) => Float64Array;

/** Rows of features for statements of `a` and `b`; each row is valid until the next is asked for. */
export function featuresWithin(
  a: IndexEntry,
  b: IndexEntry,
  { count, inA, inB }: SharedTerms,
  documents: DocumentLikeness,
  profiles: ProfileLikeness,
  lexicon: Lexicon,
): FeaturesOf {
  const inOtherA = shareIn(a, weightsOf(a, lexicon), inA, count);
  const inOtherB = shareIn(b, weightsOf(b, lexicon), inB, count);
  const features = new Float64Array(FEATURES.length);
  return (pair) => {
    const { i, j } = pair;
    const [placeA, placeB] = [a.sentenceOf[i]!, b.sentenceOf[j]!];
    const [dA, dB] = [detailOf(a, i, lexicon), detailOf(b, j, lexicon)];
    const rankA = pair.damped / (pair.bestOfI || 1);
    const rankB = pair.damped / (pair.bestOfJ || 1);
    const sharedNumbers = sharedCount(dA.numbers, dB.numbers);
    const moreNumbers = Math.max(dA.numbers.length, dB.numbers.length);
    let f = 0;
    features[f++] = documents.cosine;
    features[f++] = documents.names;
    features[f++] = documents.lead;
    features[f++] = documents.sharedNames;
    features[f++] = documents.containment;
    features[f++] = pair.cosine;
    features[f++] = pair.damped;
    features[f++] = pair.containedHigh;
    features[f++] = pair.containedLow;
    features[f++] = pair.terms;
    features[f++] = pair.rarest;
    features[f++] = pair.names;
    features[f++] = namesLacking(dA, dB) + namesLacking(dB, dA);
    features[f++] = sharedCount(dA.words, dB.words);
    features[f++] = sharedCount(dA.bigrams, dB.bigrams);
    features[f++] = Math.min(rankA, rankB);
    features[f++] = Math.max(rankA, rankB);
    features[f++] = Math.min(placeA, placeB, FAR_DOWN);
    features[f++] = Math.min(Math.max(placeA, placeB), FAR_DOWN);
    features[f++] = Math.min(Math.abs(placeA - placeB), FAR_DOWN);
    features[f++] = Math.min(dA.length, dB.length);
    features[f++] = Math.max(dA.length, dB.length);
    features[f++] = Math.min(inOtherA[i]!, inOtherB[j]!);
    features[f++] = Math.max(inOtherA[i]!, inOtherB[j]!);
    features[f++] = Math.min(dA.central, dB.central);
    features[f++] = Math.max(dA.central, dB.central);
    features[f++] = sharedNumbers;
    features[f++] = moreNumbers - sharedNumbers;
    features[f++] = profiles.gap;
    features[f++] = profiles.agreement;
    features[f++] = pair.telling;
    features[f++] = pair.tellingCosine;
    return features;
  };
}

/** Names of the one that the other lacks. */
const namesLacking = (one: Detail, other: Detail): number => one.names.length - sharedCount(one.names, other.concepts);

/** Share of each statement's weight in terms that the other document has: the first `count` of `shared`, places in the vocabulary. */
function shareIn(
  { terms: { start, place }, vocabulary }: IndexEntry,
  { plain, weight }: Weights,
  shared: Int32Array,
  count: number,
): Float64Array {
  const squares = new Float64Array(vocabulary.length);
  for (let k = 0; k < count; k++) squares[shared[k]!] = weight[shared[k]!]! * weight[shared[k]!]!;
  const out = new Float64Array(start.length - 1);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += squares[place[k]!]!;
    out[i] = sum / (plain[i]! || 1);
  }
  return out;
}
