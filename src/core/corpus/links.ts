/** Two documents → the links between their statements: who belongs to whom, how they relate, what differs, and why. */
import type { LinkRecord } from '../contract';
import { certainty } from './certainty';
import { sameCount } from './facts';
import { compatible } from './figures';
import { frameOf } from './frame';
import type { Lexicon } from './lexicon';
import { FEATURES, visitRows } from './likeness';
import { areOpposites } from './opposites';
import type { ProfileLikeness } from './profile';
import { relate } from './relate';
import { daysOf, type StatedDate } from './setting';
import { type IndexEntry, OPENING, type Statement } from './statements';

/** A pair of statements is linked from this certainty on. */
const MIN_CERTAINTY = 0.55;
/** And in the openings of reports, where the learned certainty is at its best. */
const MIN_CERTAINTY_OPENING = 0.5;
/** Of a statement in the opening, and of one told again in the same words. */
const MANY_PARTNERS = 5;
/** Below the opening, two statements need this much in common, whatever their documents have. */
const MIN_EVIDENCE_BELOW = 0.2;
/** And what they share must tell within their event (see `RowVisitor`): this much, and more in long statements, which share more by chance. */
const MIN_TELLING_BELOW = 56;
const MIN_TELLING_PER_WORD = 4;
/** As much as this leaves no doubt. */
const FULLY_TELLING = 150;
/** Where a figure, a day or a place is common too, or in the opening where one of the two is somebody's word. */
const MIN_TELLING = 10;
/** From this cosine on, two statements are in nearly the same words. */
const SAME_WORDS = 0.75;
/** The shorter one is in the longer with this share of its weight. */
const PART_OF = 0.9;
/** Nearly each other's best, in documents that have this much in common. */
const MIN_RANK = 0.8;
const MIN_NEAR = 0.15;
const MIN_LEARNED = 0.15;
const MIN_DOCUMENTS = 0.3;
/** What a figure or a day in common is worth, as if it were so much more cosine. */
const FIGURE_WORTH = 0.25;
/** Another number of the same things that suffered the same: two counts of one event. */
const COUNT_WORTH = 0.15;
const DAY_WORTH = 0.1;
/** Two days close to one another. */
const NEAR_WORTH = 0.05;
const NEAR_DAYS = 3;
/** "near the village of …" in both. */
const PLACE_WORTH = 0.05;
/** Numbers up to this are in every text. */
const COMMON_NUMBER = 12;

const at = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);
const COSINE = at('cosine');
const SHARED = at('sharedTerms');
const NAMES = at('sharedNames');
const WORDS = at('wordsLow');
const RANK = at('rankLow');
const CONTAINED = at('containmentHigh');
const DOCUMENTS = at('documentCosine');

interface Candidate {
  readonly i: number;
  readonly j: number;
  readonly certainty: number;
  /** Partners that each of the two may have in the other document, this one included. */
  readonly most: number;
}

/**
 * Links between the statements of `a` and `b`, at most a few for each statement. Depends on these two index entries and on
 * `profiles` alone. Cost: linear in the texts, in practice.
 */
export function linkPair(a: IndexEntry, b: IndexEntry, profiles: ProfileLikeness, lexicon: Lexicon): LinkRecord[] {
  const candidates: Candidate[] = [];
  const [statementsA, statementsB] = [a.statements, b.statements];
  visitRows(a, b, profiles, lexicon, (i, j, features, telling) => {
    const opening = statementsA[i]!.sentence < OPENING && statementsB[j]!.sentence < OPENING;
    const sure = certaintyOf(features, telling, statementsA[i]!, statementsB[j]!, opening, lexicon);
    if (sure === 0) return;
    const most = opening || features[COSINE]! >= SAME_WORDS ? MANY_PARTNERS : 1;
    candidates.push({ i, j, certainty: sure, most });
  });
  return choose(a, b, candidates).map(({ i, j, certainty: score }) => {
    const left = statementsA[i]!;
    const right = statementsB[j]!;
    return {
      id: `${left.id}~${right.id}`,
      from: left.id,
      to: right.id,
      ...relate(frameOf([a, b], left, right, lexicon)),
      score: Math.round(score * 100) / 100,
      origin: 'machine',
      status: 'suggested',
    };
  });
}

/**
 * How sure it is that the two belong together; 0 if they are not to be linked. The learned certainty, or more where the two say the
 * same in nearly the same words: the forest has learned which sentences tell of one event; of remarks deep in a text it has seen little.
 */
function certaintyOf(
  features: Float64Array,
  telling: number,
  a: Statement,
  b: Statement,
  opening: boolean,
  lexicon: Lexicon,
): number {
  const learned = certainty(features);
  const cosine = features[COSINE]!;
  const tells = opening || telling >= MIN_TELLING;
  if (cosine >= SAME_WORDS && features[SHARED]! >= 2 && tells) return Math.max(learned, cosine * 0.95);
  // A remark and a part of it.
  const spoken = a.quote !== 'none' && b.quote !== 'none' && a.speaker !== null && a.speaker === b.speaker;
  if (spoken && features[CONTAINED]! >= PART_OF && features[SHARED]! >= 2) return Math.max(learned, PART_OF);
  if (learned < MIN_LEARNED) return 0;
  const common = inCommon(a, b, lexicon);
  const evidence = cosine + common;
  let sure = learned;
  if (features[DOCUMENTS]! >= MIN_DOCUMENTS && evidence >= MIN_NEAR && (common > 0 || features[RANK]! >= MIN_RANK))
    sure = Math.max(sure, MIN_CERTAINTY + (evidence - MIN_NEAR) * 0.4);
  if (sure < (opening ? MIN_CERTAINTY_OPENING : MIN_CERTAINTY)) return 0;
  const attributed = a.quote !== 'none' || b.quote !== 'none';
  if (opening) return attributed && common === 0 && telling < MIN_TELLING ? 0 : sure;
  // Deep in a text what the two share decides, more than what their documents do.
  if (evidence < MIN_EVIDENCE_BELOW) return 0;
  if (telling < MIN_TELLING && common > 0) return 0;
  if (common === 0) {
    const oneName = features[SHARED] === 1 && features[NAMES] === 1;
    if (oneName || telling < MIN_TELLING) return 0;
    const needed = Math.max(MIN_TELLING_BELOW, MIN_TELLING_PER_WORD * features[WORDS]!);
    if (telling < needed && !opposed(a, b, lexicon)) return 0;
  }
  const told = telling / FULLY_TELLING + common;
  return Math.min(1, sure * (0.6 + 0.4 * Math.min(1, 2 * evidence, told)));
}

function withinDays(a: StatedDate, b: StatedDate, most: number): boolean {
  if (a.value.length !== 10 || b.value.length !== 10) return false;
  const [one, two] = [daysOf(a.value), daysOf(b.value)];
  return one !== null && two !== null && Math.abs(one[0] - two[0]) <= most;
}

/** Figures, days and places that both tell, beyond their words. */
function inCommon(a: Statement, b: Statement, lexicon: Lexicon): number {
  const figure = a.figures.some((one) =>
    b.figures.some(
      (two) =>
        one.unit === two.unit &&
        (one.unit !== '' || one.value > COMMON_NUMBER) &&
        Math.abs(one.value - two.value) <= 0.1 * one.value &&
        compatible(one, two),
    ),
  );
  const day = a.dates.some((one) => one.value.length === 10 && b.dates.some((two) => two.value === one.value));
  const count = a.figures.some((one) =>
    b.figures.some((two) => one.role !== '' && one.role === two.role && sameCount(one, two, lexicon)),
  );
  const near = a.dates.some((one) => b.dates.some((two) => withinDays(one, two, NEAR_DAYS)));
  const place = a.places.some((one) =>
    b.places.some((two) => one.kind !== '' && one.kind === two.kind && one.preposition === two.preposition),
  );
  return (
    (figure ? FIGURE_WORTH : count ? COUNT_WORTH : 0) +
    (day ? DAY_WORTH : near ? NEAR_WORTH : 0) +
    (place ? PLACE_WORTH : 0)
  );
}

/** Do two voices use words that say the opposite of one another? */
function opposed(a: Statement, b: Statement, lexicon: Lexicon): boolean {
  if (a.quote === 'none' || b.quote === 'none') return false;
  const [one, two] = [conceptNames(a, lexicon), conceptNames(b, lexicon)];
  return one.some((p) => two.some((q) => areOpposites(p, q)));
}

function conceptNames({ words }: Statement, lexicon: Lexicon): string[] {
  const terms = Array.from(words, (word) => lexicon.termOf(word)).filter((term) => term >= 0);
  return terms.map((term) => lexicon.term(lexicon.conceptOf(term)));
}

/** The best partners first, so that a statement is not joined to everything that is a little like it. */
function choose(a: IndexEntry, b: IndexEntry, candidates: readonly Candidate[]): Candidate[] {
  const partnersA = new Uint8Array(a.statements.length);
  const partnersB = new Uint8Array(b.statements.length);
  const best = [...candidates].sort((p, q) => q.certainty - p.certainty || p.i - q.i || p.j - q.j);
  return best.filter(({ i, j, most }) => {
    if (partnersA[i]! >= most || partnersB[j]! >= most) return false;
    partnersA[i]! += 1;
    partnersB[j]! += 1;
    return true;
  });
}
