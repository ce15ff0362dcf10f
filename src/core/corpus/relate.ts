/**
 * Two linked statements → how they relate, what differs in meaning, and why, in words for the reader.
 * Precision first: a flag that is wrong is worse than one that is missing, so every test asks for evidence that both speak of one thing.
 */
import type { Difference, Relation } from '../contract';
import { differingCounts, differingDates, differingFigures, differingPlaces } from './facts';
import type { Finding, Frame } from './frame';
import { isHedge } from './hedges';
import { isNegation } from './opposites';
import { reasonOf } from './reasons';
import { differingScope } from './scope';
import { daysOf, maybeOneDate } from './setting';
import { placeOf } from './statements';
import { compareWording } from './wording';

export interface Related {
  readonly relation: Relation;
  readonly differs: Difference[];
  readonly why: string;
}

/** Telling words that the longer one has beyond the other: enough by themselves, and together with a figure, a place or a day. */
const MUCH_DETAIL = 4;
const SOME_DETAIL = 2;
const DAYS_OF_A_WEEK = 7;
/** Share of the shorter one's weight that the other must hold, for flags of fact. */
const MIN_COMMON = 0.3;
/** Of two events of one kind, each has its own figures, days and places. */
const MIN_CERTAINTY_OF_FACTS = 0.7;
/** The same for certainty, where nothing but the hedge should differ. */
const MIN_COMMON_HEDGED = 0.55;
const CONTRAST = 6;
const COUNTED = new Set(['one', 'just', 'merely', 'simply']);
/** And where it is nearly all the same, the verb may be another. */
const MIN_COMMON_BUT_THE_VERB = 0.85;
/** "The last inspection" is one, whatever its day. */
const MIN_COMMON_OF_THE_LAST = 0.45;
const MIN_COMMON_OPPOSED = 0.6;
/** A negation may belong to a clause that the other lacks: then all the rest must agree. */
const MIN_COMMON_NEGATED = 0.8;
const MIN_COMMON_TURNED = 0.4;

/**
 * How the two statements of `frame` relate, which belong together with certainty `sure`; `doubtful`: their documents may be of two events,
 * and only a quotation that both have is compared. Cost: the product of their lengths. */
export function relate(frame: Frame, sure: number, doubtful = false): Related {
  const wording = compareWording(frame);
  if (wording.sameUtterance) {
    const findings = [...wording.findings, ...appearedApart(frame)];
    const conflicts = findings.some(({ difference }) => difference === 'stance');
    return related(conflicts ? 'conflicts' : 'same-quote', findings, frame, wording.note);
  }
  if (doubtful) return related(relationOf(frame), [], frame, '');
  const opposed = opposition(frame);
  if (opposed !== null) return related('conflicts', [opposed], frame, '');
  if (!frame.oneOccasion) {
    // Two years for one thing: the dates themselves may be what differs.
    const needed = isLastOf(frame) ? MIN_COMMON_OF_THE_LAST : MIN_COMMON_HEDGED;
    const dates = frame.oneSubject && frame.commonBoth >= needed ? differingDates(frame) : [];
    return related(dates.length > 0 ? 'conflicts' : relationOf(frame), dates, frame, '');
  }
  const findings: Finding[] = [];
  const oneMatter =
    frame.oneMatter && sharesMoreThanNames(frame) && (frame.oneSource || sure >= MIN_CERTAINTY_OF_FACTS);
  if (frame.common >= MIN_COMMON && frame.oneSubject) {
    const scope = differingScope(frame);
    if (scope !== null) findings.push(scope);
    else if (oneMatter) findings.push(...differingFigures(frame));
    if (oneMatter && frame.fewest > 1) findings.push(...differingDates(frame));
  }
  if (findings.length === 0 && frame.oneSource) findings.push(...differingCounts(frame));
  if (frame.oneSubject && oneMatter) findings.push(...differingPlaces(frame, MIN_COMMON));
  // Another number at another place: another happening, as a rule.
  if (findings.length > 1) findings.length = 0;
  const contradicts = findings.length > 0;
  if (frame.commonBoth >= MIN_COMMON_HEDGED && !contradicts) {
    const [one, two] = [frame.a.hedge, frame.b.hedge];
    if (
      (one === '') !== (two === '') &&
      !isAsked(frame) &&
      sharesMoreThanNames(frame) &&
      !isHedgedInBoth(frame) &&
      !isHeldOpen(frame) &&
      ((frame.commonBoth >= MIN_COMMON_BUT_THE_VERB && frame.fewest > 2) || sameVerb(frame))
    )
      findings.push({ difference: 'certainty', why: `“${one || two}” in one, told flatly in the other` });
  }
  return related(contradicts ? 'conflicts' : relationOf(frame), findings, frame, '');
}

/** One interview appears on one day. */
function appearedApart({ a, b }: Frame): Finding[] {
  if (a.appeared === null || b.appeared === null || maybeOneDate(a.appeared, b.appeared)) return [];
  const [one, two] = [a.appeared, b.appeared];
  return [
    { difference: 'date', why: `It appeared on “${one.text}” (${one.value}) against “${two.text}” (${two.value})` },
  ];
}

/** Two speakers on opposed sides of one proposition, or one fact told and denied. */
function opposition(frame: Frame): Finding | null {
  const turn = frame.opposed;
  if (turn === null || frame.commonRest < MIN_COMMON_OPPOSED) return null;
  if (frame.commonBothRest < (frame.onlyNegated ? MIN_COMMON_NEGATED : MIN_COMMON_TURNED)) return null;
  // "To have her photograph taken", denied or not, is no proposition yet.
  if (frame.onlyNegated && (frame.words.some(([first]) => first === 'to') || !negatesShared(frame))) return null;
  if (frame.voices === 'two') return { difference: 'stance', why: turn };
  // One voice says a plain yes and a plain no.
  return frame.voices === 'one' && frame.commonBoth >= 0.9 && frame.a.figures.length === frame.b.figures.length
    ? { difference: 'wording', why: turn }
    : null;
}

/** A name alone is no proposition. */
const sharesMoreThanNames = ({ sharedWords, words: [all], concepts: [concepts], entries }: Frame): boolean =>
  sharedWords.some((word) => entries.some((entry) => entry.names[placeOf(entry, concepts[all.indexOf(word)]!)] !== 1));

const HELD = new Set(
  'believe believes believed think thinks suspect suspects suspected expect expects expected say says said according claim claims claimed'.split(
    ' ',
  ),
);
const HEDGE_STEM = 6;
/** "Is believed to have died" and "he believes that he died". */
const isHedgedInBoth = ({ a, b, words }: Frame): boolean => {
  const stem = (a.hedge || b.hedge).slice(0, HEDGE_STEM);
  // In the other it is a month.
  if (stem === 'may') return false;
  return words.every((list) => list.some((word) => word.startsWith(stem)));
};

/** "Whether it might harm" tells nothing, nor is "no harm would come" the same with certainty. */
const isAsked = ({ words: [one, two] }: Frame): boolean =>
  one.includes('whether') !== two.includes('whether') ||
  one.includes('if') !== two.includes('if') ||
  one.some(isNegation) !== two.some(isNegation);

/** What the one denies is in the other: the word that its negation governs. */
function negatesShared({ words, concepts }: Frame): boolean {
  return ([0, 1] as const).every((side) => {
    const at = words[side].findIndex(isNegation);
    // "Not one person, but several" tells what is so.
    if (at >= 0 && words[side].slice(at, at + CONTRAST).includes('but')) return false;
    // Nor does "not one person" beside "a combination of people".
    if (at >= 0 && COUNTED.has(words[side][at + 1] ?? '')) return false;
    const governed = at < 0 ? -1 : (concepts[side].slice(at + 1).find((concept) => concept >= 0) ?? -1);
    return governed < 0 || concepts[side === 0 ? 1 : 0].includes(governed);
  });
}

/** What is hedged in one is told in the other: "may have caused" against "caused", not "may enter" against "will be open". */
function sameVerb({ a, b, words, concepts }: Frame): boolean {
  const hedged = a.hedge === '' ? 1 : 0;
  const hedge = (hedged === 0 ? a : b).hedge.split(' ')[0]!;
  const from = words[hedged].indexOf(hedge) + 1;
  const after = concepts[hedged].slice(from).find((concept, k) => concept >= 0 && !isHedge(words[hedged][from + k]!));
  return after !== undefined && concepts[hedged === 0 ? 1 : 0].includes(after);
}

const LAST = new Set(['last', 'latest', 'first', 'final']);
const isLastOf = ({ words }: Frame): boolean => words[0].some((word) => LAST.has(word) && words[1].includes(word));

/** What somebody thinks, or the police say, is not told flatly; nor is "to have offered" or "there is an offer". */
function isHeldOpen({ a, b, words }: Frame): boolean {
  const [flat, hedged] = a.hedge === '' ? words : [words[1], words[0]];
  const hedge = hedged.indexOf((a.hedge || b.hedge).split(' ')[0]!);
  // "But probably several people" goes on with something else.
  return flat[0] === 'to' || flat[0] === 'there' || flat.some((word) => HELD.has(word)) || hedged[hedge - 1] === 'but';
}

/** Does one tell more: a good part more, a figure or a place, or the day of what the other but dates roughly? */
function relationOf(frame: Frame): Relation {
  if (frame.common < 0.5) return 'same-fact';
  const more = frame.detail >= MUCH_DETAIL || (frame.detail >= SOME_DETAIL && hasMoreFacts(frame));
  return more || narrowsDate(frame) ? 'elaborates' : 'same-fact';
}

/** Facts that one alone has. */
function hasMoreFacts({ a, b }: Frame): boolean {
  const facts = ({ figures, places, dates }: Frame['a']): number => figures.length + places.length + dates.length;
  return facts(a) !== facts(b);
}

/** "In April" of what is told of the spring. */
function narrowsDate({ a, b }: Frame): boolean {
  if (a.dates.length !== 1 || b.dates.length > 1) return false;
  const [one, two] = [a.dates[0], b.dates[0]];
  const [days, others] = [one, two].map((date) => (date === undefined ? null : daysOf(date.value)));
  if (!days || !others) return false;
  const [short, long] = days[1] - days[0] < others[1] - others[0] ? [days, others] : [others, days];
  return long[1] - long[0] > 2 * (short[1] - short[0]) + DAYS_OF_A_WEEK && long[0] <= short[0] && short[1] <= long[1];
}

function related(relation: Relation, findings: readonly Finding[], frame: Frame, note: string): Related {
  const differs = findings.length === 0 ? [] : [...new Set(findings.map(({ difference }) => difference))];
  return { relation, differs, why: reasonOf(frame, findings, note) };
}
