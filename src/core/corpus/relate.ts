/**
 * Two linked statements → how they relate, what differs in meaning, and why, in words for the reader.
 * Precision first: a flag that is wrong is worse than one that is missing, so every test asks for evidence that both speak of one thing.
 */
import type { Difference, Relation } from '../contract';
import { differingDates, differingFigures, differingPlaces, differingScope } from './facts';
import type { Finding, Frame } from './frame';
import { isHedge } from './hedges';
import { compareWording } from './wording';

export interface Related {
  readonly relation: Relation;
  readonly differs: Difference[];
  readonly why: string;
}

const SHOWN = 4;
/** Share of the shorter one's weight that the other must hold, for flags of fact. */
const MIN_COMMON = 0.3;
/** Days need two telling words in common or this share of the longer one: two things that befall one subject have a day each. */
const MIN_COMMON_DATED = 0.3;
/** The same for certainty, where nothing but the hedge should differ. */
const MIN_COMMON_HEDGED = 0.55;
const MIN_COMMON_OPPOSED = 0.6;
/** A negation may belong to a clause that the other lacks: then all the rest must agree. */
const MIN_COMMON_NEGATED = 0.8;
const MIN_COMMON_TURNED = 0.4;

/** How the two statements of `frame` relate. Cost: the product of their lengths. */
export function relate(frame: Frame): Related {
  const wording = compareWording(frame);
  if (wording.sameUtterance) {
    const { findings } = wording;
    const conflicts = findings.some(({ difference }) => difference === 'stance');
    return related(conflicts ? 'conflicts' : 'same-quote', findings, frame, wording.note);
  }
  const opposed = opposition(frame);
  if (opposed !== null) return related('conflicts', [opposed], frame, '');
  if (!frame.oneOccasion) {
    // Two years for one thing: the dates themselves may be what differs.
    const dates = frame.oneSubject && frame.commonBoth >= MIN_COMMON_HEDGED ? differingDates(frame) : [];
    return related(dates.length > 0 ? 'conflicts' : relationOf(frame), dates, frame, '');
  }
  const findings: Finding[] = [];
  if (frame.common >= MIN_COMMON && frame.oneSubject) {
    const scope = differingScope(frame);
    if (scope !== null) findings.push(scope);
    else findings.push(...differingFigures(frame));
    if (frame.sharedWords.length > 1 || frame.commonBoth >= MIN_COMMON_DATED) findings.push(...differingDates(frame));
  }
  if (frame.oneSubject) findings.push(...differingPlaces(frame, MIN_COMMON));
  // Another number at another place: another happening, as a rule.
  if (findings.length > 1) findings.length = 0;
  const contradicts = findings.length > 0;
  if (frame.commonBoth >= MIN_COMMON_HEDGED && !contradicts) {
    const [one, two] = [frame.a.hedge, frame.b.hedge];
    if ((one === '') !== (two === '') && sameVerb(frame))
      findings.push({ difference: 'certainty', why: `“${one || two}” in one, told flatly in the other` });
  }
  return related(contradicts ? 'conflicts' : relationOf(frame), findings, frame, '');
}

/** Two speakers on opposed sides of one proposition, or one fact told and denied. */
function opposition(frame: Frame): Finding | null {
  const turn = frame.opposed;
  if (turn === null || frame.commonRest < MIN_COMMON_OPPOSED) return null;
  if (frame.commonBothRest < (frame.onlyNegated ? MIN_COMMON_NEGATED : MIN_COMMON_TURNED)) return null;
  if (frame.voices === 'two') return { difference: 'stance', why: turn };
  // One voice says a plain yes and a plain no.
  return frame.voices === 'one' && frame.commonBoth >= 0.9 && frame.a.figures.length === frame.b.figures.length
    ? { difference: 'wording', why: turn }
    : null;
}

/** What is hedged in one is told in the other: "may have caused" against "caused", not "may enter" against "will be open". */
function sameVerb({ a, b, words, concepts }: Frame): boolean {
  const hedged = a.hedge === '' ? 1 : 0;
  const hedge = (hedged === 0 ? a : b).hedge.split(' ')[0]!;
  const from = words[hedged].indexOf(hedge) + 1;
  const after = concepts[hedged].slice(from).find((concept, k) => concept >= 0 && !isHedge(words[hedged][from + k]!));
  return after !== undefined && concepts[hedged === 0 ? 1 : 0].includes(after);
}

/** Which tells more? */
function relationOf(frame: Frame): Relation {
  return frame.detail >= 2 && frame.common >= 0.5 ? 'elaborates' : 'same-fact';
}

function related(relation: Relation, findings: readonly Finding[], frame: Frame, note: string): Related {
  const differs = [...new Set(findings.map(({ difference }) => difference))];
  const reasons = findings.map(({ why }) => why);
  const shared = frame.sharedWords.slice(0, SHOWN);
  if (note !== '') reasons.push(note);
  if (shared.length > 0) reasons.push(`both: ${shared.join(', ')}`);
  else if (reasons.length === 0) reasons.push('the same event in other words');
  return { relation, differs, why: reasons.join('; ') };
}
