/** How much two statements must share to be looked at, by how sure it is that their documents tell of one event. */
import type { DocumentLikeness } from './documentLikeness';
import type { ProfileLikeness } from './profile';
import { NEARLY_SAME } from './rarest';

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
/** Where the likeness of two documents is a passing one, nearly all words, unless they share so many names that news at large does not know. */
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

/** Whether two statements of these weights that share so much of them can have such a cosine. */
export const meets = (shared: number, one: number, other: number, cosine: number): boolean =>
  shared * shared >= (cosine * cosine - SLACK) * one * other;

/** Nothing singles the two documents out, and they share too few names that news at large does not know. */
export const isPassing = (profiles: ProfileLikeness, rareNames: number): boolean =>
  profiles.passing && rareNames < MIN_RARE_NAMES;

/** `rareNames`: how many both documents hold. `documents` is asked for only where it matters. */
export function gateOf(documents: () => DocumentLikeness, profiles: ProfileLikeness, rareNames: number): Gate {
  const apart = profiles.gap > FAR_GAP || profiles.agreement < FAR_AGREEMENT;
  const passing = isPassing(profiles, rareNames);
  const far = passing || (profiles.doubtful && rareNames === 0) || documents().cosine < (apart ? NEAR : FAR);
  const minCosine = passing ? NEARLY_SAME : far ? MIN_COSINE_FAR : MIN_COSINE;
  return {
    far,
    minCosine,
    minCosineBelow: Math.max(minCosine, MIN_COSINE_BELOW),
    minShared: far ? MIN_SHARED_FAR : 1,
  };
}
