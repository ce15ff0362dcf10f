/** Two documents → the links between their statements: who belongs to whom, how they relate, what differs, and why. */
import type { LinkRecord } from '../contract';
import { certainty } from './certainty';
import { frameOf } from './frame';
import type { Lexicon } from './lexicon';
import { FEATURES, type PairRow, pairRows } from './likeness';
import type { ProfileLikeness } from './profile';
import { relate } from './relate';
import type { IndexEntry } from './statements';

/** A pair of statements is linked from this certainty on. */
const MIN_CERTAINTY = 0.55;
/** The opening of a report tells of the whole event in each sentence; later sentences tell of one thing each. */
const OPENING = 5;
/** From this cosine on, two statements are in nearly the same words. */
const SAME_WORDS = 0.75;
/** Each other's best, in documents that have this much in common. */
const MIN_NEAR = 0.15;
const MIN_LEARNED = 0.15;
const MIN_DOCUMENTS = 0.3;
const at = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);
const COSINE = at('cosine');
const SHARED = at('sharedTerms');
const RANK_LOW = at('rankLow');
const DOCUMENTS = at('documentCosine');
const PARTNERS_IN_OPENING = 5;

interface Candidate {
  readonly row: PairRow;
  readonly certainty: number;
}

/**
 * Links between the statements of `a` and `b`, at most a few for each statement. Depends on these two index entries and on
 * `profiles` alone. Cost: linear in the texts, in practice.
 */
export function linkPair(a: IndexEntry, b: IndexEntry, profiles: ProfileLikeness, lexicon: Lexicon): LinkRecord[] {
  const candidates = pairRows(a, b, profiles, lexicon).map((row) => ({ row, certainty: likely(row) }));
  const links: LinkRecord[] = [];
  for (const { row, certainty } of choose(a, b, candidates)) {
    const left = a.statements[row.i]!;
    const right = b.statements[row.j]!;
    const found = relate(frameOf([a, b], left, right, lexicon));
    links.push({
      id: `${left.id}~${right.id}`,
      from: left.id,
      to: right.id,
      ...found,
      score: Math.round(certainty * 100) / 100,
      origin: 'machine',
      status: 'suggested',
    });
  }
  return links;
}

/**
 * The learned certainty, or more where the two say the same in nearly the same words: the forest has learned which
 * sentences tell of one event, and of remarks deep in a text it has seen little.
 */
function likely({ features }: PairRow): number {
  const learned = certainty(features);
  const cosine = features[COSINE]!;
  if (cosine >= SAME_WORDS && features[SHARED]! >= 2) return Math.max(learned, cosine * 0.95);
  const each = features[RANK_LOW]! >= 0.8;
  if (each && cosine >= MIN_NEAR && learned >= MIN_LEARNED && features[DOCUMENTS]! >= MIN_DOCUMENTS)
    return Math.max(learned, MIN_CERTAINTY + (cosine - MIN_NEAR) * 0.4);
  return learned;
}

/** The best partners first, so that a statement is not joined to everything that is a little like it. */
function choose(a: IndexEntry, b: IndexEntry, candidates: readonly Candidate[]): Candidate[] {
  const chosen = candidates.filter((c) => c.certainty >= MIN_CERTAINTY);
  chosen.sort((p, q) => q.certainty - p.certainty || p.row.i - q.row.i || p.row.j - q.row.j);
  const partnersA = new Uint8Array(a.statements.length);
  const partnersB = new Uint8Array(b.statements.length);
  return chosen.filter(({ row: { i, j } }) => {
    const opening = a.statements[i]!.sentence < OPENING && b.statements[j]!.sentence < OPENING;
    const most = opening ? PARTNERS_IN_OPENING : 1;
    if (partnersA[i]! >= most || partnersB[j]! >= most) return false;
    partnersA[i]! += 1;
    partnersB[j]! += 1;
    return true;
  });
}
