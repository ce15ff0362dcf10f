/** Two documents → the links between their statements: who belongs to whom, how they relate, what differs, and why. */
import type { LinkRecord } from '../contract';
import { certainty } from './certainty';
import { sameCount } from './facts';
import { kindsIn } from './figureKinds';
import { compatible, type Figure, kindOf } from './figures';
import { frameOf, oneSource } from './frame';
import type { Lexicon } from './lexicon';
import { type Row, visitRows } from './likeness';
import type { ProfileLikeness } from './profile';
import { relate } from './relate';
import { daysOf, type StatedDate } from './setting';
import { type IndexEntry, OPENING, type Statement } from './statements';
import { areContrary, standOf } from './told';

/** A pair in the openings of reports is linked from this certainty on: there the learned one is at its best. */
const MIN_CERTAINTY_OPENING = 0.5;
/** Below the opening, where what the two share counts as much. */
const MIN_CERTAINTY = 0.6;
/** And they must share this much. */
const MIN_EVIDENCE = 0.3;
/** In the opening, against what the model holds. */
const MIN_EVIDENCE_OPENING = 0.65;
/** One word in common, or names alone, seldom make one matter. */
const ONE_WORD = 0.6;
const ONLY_NAMES = 0.4;
/** What all shared words together tell counts a little too. */
const MUCH_TOLD_EACH = 1 / 1200;
const MUCH_TOLD = 0.15;
const MOST_EVIDENCE = 0.9;
/** What the model holds for impossible is not linked. */
const MIN_LEARNED = 0.1;
/** Of a statement in the opening, and of one told again in the same words. */
const MANY_PARTNERS = 5;
/** Of other statements. */
const FEW_PARTNERS = 2;
/** The second partner of a statement deep in a text must be a good one. */
const MIN_EVIDENCE_OF_SECOND = 0.52;
/** In the opening, where one of the two is somebody's word, and nothing but words is shared, they must tell this much. */
const MIN_TELLING = 10;
/** From this cosine on, two statements are in nearly the same words. */
const SAME_WORDS = 0.75;
/** What is alike beyond this counts as evidence. */
const ALIKE = 0.5;
/** The shorter one is in the longer with this share of its weight. */
const PART_OF = 0.9;
/** What a figure in common is worth, as if it were so much more cosine. */
const FIGURE_WORTH = 0.25;
/** Another number of the same things that suffered the same: two counts of one event. */
const COUNT_WORTH = 0.15;
/** Either, where each of the two documents has but one of its kind. */
const ONLY_FIGURE_WORTH = 0.4;
const DAY_WORTH = 0.1;
/** Two days close to one another. */
const NEAR_WORTH = 0.05;
const NEAR_DAYS = 3;
/** "near the village of …" in both. */
const PLACE_WORTH = 0.05;
/** One person or body said both: what they share counts for more. */
const ONE_SOURCE = 1.5;
/** Two voices say the opposite. */
const OPPOSED_WORTH = 0.3;
const MIN_COSINE_OPPOSED = 0.25;
/** Numbers up to this are in every text. */
const COMMON_NUMBER = 10;

interface Candidate {
  readonly i: number;
  readonly j: number;
  readonly certainty: number;
  /** Partners that each of the two may have in the other document, this one included. */
  readonly most: number;
}

/**
 * Links between the statements of `a` and `b`, at most a few for each statement. Depends on these two index entries and on
 * `profiles` alone. Cost: linear in the texts, in practice; `compared` tells how many pairs of statements were looked at.
 */
export function linkPair(
  a: IndexEntry,
  b: IndexEntry,
  profiles: ProfileLikeness,
  lexicon: Lexicon,
): { readonly links: readonly LinkRecord[]; readonly compared: number } {
  const candidates: Candidate[] = [];
  let statements: readonly [readonly Statement[], readonly Statement[]] | null = null;
  const compared = visitRows(a, b, profiles, lexicon, (row) => {
    const { i, j } = row;
    // Most documents of different events have no row: then nothing is unpacked.
    statements ??= [a.statements, b.statements];
    const [left, right] = [statements[0][i]!, statements[1][j]!];
    const common = (): number => inCommon(left, right, [a, b], lexicon);
    const candidate = candidateOf(row, common, left, right, lexicon);
    if (candidate !== null) candidates.push({ i, j, ...candidate });
  });
  const links = choose(a, b, candidates).map(({ i, j, certainty: score }): LinkRecord => {
    const [left, right] = [statements![0][i]!, statements![1][j]!];
    return {
      id: `${left.id}~${right.id}`,
      from: left.id,
      to: right.id,
      ...relate(frameOf([a, b], left, right, lexicon), score, profiles.doubtful),
      score: Math.round(score * 100) / 100,
      origin: 'machine',
      status: 'suggested',
    };
  });
  return { links, compared };
}

/**
 * How sure it is that the two belong together, and how many such partners each may have; null if they are not to be linked. The forest
 * has learned which sentences tell of one event; of remarks deep in a text it has seen little, so there what the two share decides too.
 */
function candidateOf(
  row: Row,
  common: () => number,
  a: Statement,
  b: Statement,
  lexicon: Lexicon,
): Pick<Candidate, 'certainty' | 'most'> | null {
  const { cosine, telling } = row;
  const opening = a.sentence < OPENING && b.sentence < OPENING;
  const said = a.quote !== 'none' && b.quote !== 'none';
  const tells = opening || telling >= MIN_TELLING;
  if (cosine >= SAME_WORDS && row.terms >= 2 && tells)
    return { certainty: Math.max(certainty(row.features()), cosine * 0.95), most: MANY_PARTNERS };
  // A remark and a part of it.
  if (said && a.speaker !== null && a.speaker === b.speaker && row.containedHigh >= PART_OF && row.terms >= 2)
    return { certainty: Math.max(certainty(row.features()), PART_OF), most: FEW_PARTNERS };
  // The forest costs most, and most pairs share too little for its word to matter.
  let learned = opening ? certainty(row.features()) : -1;
  if (opening && learned >= MIN_CERTAINTY_OPENING) {
    const attributed = a.quote !== 'none' || b.quote !== 'none';
    return attributed && telling < MIN_TELLING && common() === 0 ? null : { certainty: learned, most: MANY_PARTNERS };
  }
  const evidence = evidenceOf(row, common(), said, a, b, lexicon);
  if (evidence < (opening ? MIN_EVIDENCE_OPENING : MIN_EVIDENCE)) return null;
  if (!opening) learned = certainty(row.features());
  if (learned < MIN_LEARNED) return null;
  const sure = 1 - (1 - learned) * (1 - Math.min(MOST_EVIDENCE, evidence));
  if (sure < MIN_CERTAINTY) return null;
  return { certainty: sure, most: evidence >= MIN_EVIDENCE_OF_SECOND ? FEW_PARTNERS : 1 };
}

/** What the two share beyond what their documents do. */
function evidenceOf(row: Row, common: number, said: boolean, a: Statement, b: Statement, lexicon: Lexicon): number {
  const things = row.terms - row.names;
  const share = row.tellingCosine * (things >= 2 ? 1 : things === 1 ? ONE_WORD : ONLY_NAMES);
  // Long statements have a small share in common even where they share much.
  const told = share + Math.min(MUCH_TOLD, row.telling * MUCH_TOLD_EACH);
  const alike = row.telling >= MIN_TELLING ? Math.max(0, row.cosine - ALIKE) : 0;
  if (said && oneSource(a, b, lexicon)) return (told + alike + common) * ONE_SOURCE;
  const contrary =
    said &&
    alike + told > 0 &&
    row.cosine >= MIN_COSINE_OPPOSED &&
    areContrary(standOf(a, lexicon), standOf(b, lexicon));
  return told + alike + common + (contrary ? OPPOSED_WORTH : 0);
}

function withinDays(a: StatedDate, b: StatedDate, most: number): boolean {
  if (a.value.length !== 10 || b.value.length !== 10) return false;
  const [one, two] = [daysOf(a.value), daysOf(b.value)];
  return one !== null && two !== null && Math.abs(one[0] - two[0]) <= most;
}

/** Figures, days and places that both tell, beyond their words. */
const inCommon = (a: Statement, b: Statement, entries: Entries, lexicon: Lexicon): number =>
  figuresInCommon(a, b, entries, lexicon) + daysInCommon(a.dates, b.dates) + placesInCommon(a.places, b.places);

type Entries = readonly [IndexEntry, IndexEntry];

/** Do both documents tell one figure of this kind, and one only? */
function isOnly(figure: Figure, entries: Entries): boolean {
  const kind = kindOf(figure);
  return entries.every((entry) => kindsIn(entry).get(kind)?.length === 1);
}

function figuresInCommon(a: Statement, b: Statement, entries: Entries, lexicon: Lexicon): number {
  let most = 0;
  for (const one of a.figures) {
    for (const two of b.figures) {
      if (one.unit !== two.unit) continue;
      const tells = one.unit !== '' || one.value > COMMON_NUMBER;
      const equal = tells && Math.abs(one.value - two.value) <= 0.1 * one.value && compatible(one, two);
      const counts = one.role !== '' && one.role === two.role && sameCount(one, two, lexicon);
      if (!equal && !counts) continue;
      const worth = (equal ? FIGURE_WORTH : 0) + (counts ? COUNT_WORTH : 0);
      most = Math.max(most, isOnly(one, entries) ? ONLY_FIGURE_WORTH : worth);
    }
  }
  return most;
}

function daysInCommon(ours: readonly StatedDate[], theirs: readonly StatedDate[]): number {
  let most = 0;
  for (const one of ours) {
    for (const two of theirs) {
      if (one.value.length === 10 && two.value === one.value) return DAY_WORTH;
      if (withinDays(one, two, NEAR_DAYS)) most = NEAR_WORTH;
    }
  }
  return most;
}

function placesInCommon(ours: Statement['places'], theirs: Statement['places']): number {
  for (const one of ours) {
    for (const two of theirs) {
      if (one.kind !== '' && one.kind === two.kind && one.preposition === two.preposition) return PLACE_WORTH;
    }
  }
  return 0;
}

/** The best partners first, so that a statement is not joined to everything that is a little like it. */
function choose(a: IndexEntry, b: IndexEntry, candidates: readonly Candidate[]): Candidate[] {
  const partnersA = new Uint8Array(a.sentenceOf.length);
  const partnersB = new Uint8Array(b.sentenceOf.length);
  const best = [...candidates].sort((p, q) => q.certainty - p.certainty || p.i - q.i || p.j - q.j);
  return best.filter(({ i, j, most }) => {
    if (partnersA[i]! >= most || partnersB[j]! >= most) return false;
    partnersA[i]! += 1;
    partnersB[j]! += 1;
    return true;
  });
}
