/** How much two statements must share to be looked at, by how sure it is that their documents tell of one event. */
import type { DocumentLikeness, SharedTerms } from './documentLikeness';
import type { ProfileLikeness } from './profile';
import type { IndexEntry } from './statements';
import type { Weights } from './weights';

/** What is asked of a pair of statements. */
export interface Gate {
  /** The documents tell of different events: only the same words bring their statements together. */
  readonly far: boolean;
  /** In the openings of both documents, and below. */
  readonly minCosine: number;
  readonly minCosineBelow: number;
  readonly minShared: number;
}

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
/** Roots and squares of floats differ in their last digits. */
const SLACK = 1e-9;

/**
 * Whether a statement of this weight can have such a cosine with one that holds so much of it: no more can be shared than what of it is
 * there at all, and than the partner's own weight, so that the square of the cosine is at most the share of its weight that is known.
 */
export const reaches = (known: number, weight: number, cosine: number): boolean =>
  known > 0 && known >= (cosine * cosine - SLACK) * weight;

/** A name in both, at `x` and `y` of their vocabularies, neither of a day nor known to every reader. */
const isRareName = (x: number, y: number, a: IndexEntry, b: IndexEntry, { timeless }: Weights): boolean =>
  a.names[x] === 1 && b.names[y] === 1 && timeless[x]! >= RARE;

/** Cost: linear in the shared terms. */
export function gateOf(
  a: IndexEntry,
  b: IndexEntry,
  { inA, inB }: SharedTerms,
  documents: DocumentLikeness,
  profiles: ProfileLikeness,
  weights: Weights,
): Gate {
  const apart = profiles.gap > FAR_GAP || profiles.agreement < FAR_AGREEMENT;
  const rareNames = profiles.doubtful ? inA.filter((x, k) => isRareName(x, inB[k]!, a, b, weights)).length : 0;
  const passing = profiles.passing && rareNames < MIN_RARE_NAMES;
  const far =
    passing || (profiles.doubtful && rareNames === 0) || documents.cosine < FAR || (apart && documents.cosine < NEAR);
  const minCosine = passing ? MIN_COSINE_PASSING : far ? MIN_COSINE_FAR : MIN_COSINE;
  return {
    far,
    minCosine,
    minCosineBelow: Math.max(minCosine, MIN_COSINE_BELOW),
    minShared: far ? MIN_SHARED_FAR : 1,
  };
}
