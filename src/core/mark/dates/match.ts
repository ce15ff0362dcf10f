/** One date expression: its core, and the articles and modifiers that belong to it. */
import { dayFirstAt, monthAloneAt, monthFirstAt, ordinalDayAt } from './days';
import { type Found, found, longer, startingAt } from './found';
import { holidayAt, namedDayAt } from './holidays';
import { referenceAt } from './loose';
import { numericAt } from './numeric';
import { dayOfMonthAt, quarterAt, seasonAt, weekOfAt, weekOfMonthAt, yearWithPeriod } from './periods';
import {
  isCapitalAt,
  isGlued,
  isHyphenAt,
  isNear,
  isNumberAt,
  isWordAt,
  P,
  type Pieces,
  textAt,
  wordAt,
} from './pieces';
import { approximately, lengthAt, measured, ordinalLength } from './quantity';
import { everyAt, frequencyAt, rateAt } from './recurring';
import { deicticAt, relativeAt } from './relative';
import { partOfDayAt, timeAt } from './times';
import { bareUnitAt } from './units';
import { weekdayAt } from './weekdays';
import { C, CLASSES, WORDS } from './words';
import { centuryAt, decadeAt, fiscalAt, spelledYear, yearAt } from './years';

/** The classes of words an expression can start with (articles and modifiers are found from the core backwards). */
const STARTS =
  C.Month |
  C.Weekday |
  C.Unit |
  C.Number |
  C.Ordinal |
  C.Season |
  C.DayPart |
  C.Deictic |
  C.Relative |
  C.Reference |
  C.Frequency |
  C.Every |
  C.Article |
  C.Fiscal |
  C.Vague |
  C.Holiday |
  C.Decade |
  C.Half |
  C.QuarterCode |
  C.NamedDay;

/** "the" starts none by itself, and is by far the commonest of the words above. */
const THE = WORDS.findIndex(({ word }) => word === 'the');

export const mayStart = ({ kind, lex }: Pieces, i: number): boolean =>
  kind[i] === P.Number || ((CLASSES[lex[i]!]! & STARTS) !== 0 && lex[i] !== THE);

/** The expression whose core starts at piece `i`, with what belongs to it on the left; null if there is none. */
export function matchAt(p: Pieces, i: number, floor: number): Found | null {
  const core = coreAt(p, i);
  return core === null || core.from < floor ? null : withModifiers(p, core, floor);
}

function coreAt(p: Pieces, i: number): Found | null {
  if (isNumberAt(p, i)) {
    // "20 years": by far the commonest, and nothing else begins so.
    if (wordAt(p, i + 1).cls & C.Unit && isNear(p, i + 1)) {
      const length = lengthAt(p, i);
      if (length !== null) return measured(p, length);
    }
    const fixed =
      numericAt(p, i) ??
      longer(dayFirstAt(p, i), timeAt(p, i)) ??
      (wordAt(p, i).cls & C.Ordinal ? centuryAt(p, i) : null);
    if (fixed !== null) return fixed;
    const decade = decadeAt(p, i);
    if (decade !== null) return decade;
    const length = lengthAt(p, i);
    if (length !== null) return measured(p, length);
    const year = yearAt(p, i);
    return year === null ? null : yearWithPeriod(p, year);
  }
  const w = wordAt(p, i);
  const { cls } = w;
  if (cls & C.NamedDay) return isCapitalAt(p, i) ? namedDayAt(p, i) : null;
  if (cls & C.Article) {
    const rate = rateAt(p, i);
    if (rate !== null) return rate;
    const length = lengthAt(p, i);
    return length === null || length.attributive === true ? null : measured(p, length);
  }
  let best: Found | null = null;
  if (cls & C.Month) best = monthFirstAt(p, i) ?? monthAloneAt(p, i);
  if (cls & C.Weekday) best = longer(best, weekdayAt(p, i));
  if (best === null && cls & C.DayPart) best = timeAt(p, i) ?? partOfDayAt(p, i);
  if (cls & C.Deictic) best = longer(best, deicticAt(p, i));
  if (cls & (C.Ordinal | C.Fiscal | C.QuarterCode | C.Relative)) best = longer(best, quarterAt(p, i));
  if (cls & C.Relative) best = longer(best, relativeAt(p, i));
  if (cls & C.Ordinal) best = longer(longer(best, weekOfMonthAt(p, i)), dayOfMonthAt(p, i));
  if (cls & C.Relative && w.word === 'last') best = longer(longer(best, weekOfMonthAt(p, i)), dayOfMonthAt(p, i));
  if (cls & (C.Ordinal | C.Number)) best = longer(best, centuryAt(p, i) ?? dayFirstAt(p, i) ?? ordinalDayAt(p, i));
  if (cls & (C.Number | C.Vague | C.Half)) {
    const length = lengthAt(p, i);
    best = longer(best, length === null ? null : measured(p, length));
    best = longer(best, timeAt(p, i));
    if (best === null) best = spelledYear(p, i);
  }
  if (best !== null) return best;
  if (cls & C.Ordinal) best = ordinalLength(p, i);
  if (best === null && cls & C.Decade) best = decadeAt(p, i);
  if (best === null && cls & C.Season) best = seasonAt(p, i);
  if (best === null && cls & C.Holiday) best = holidayAt(p, i);
  if (best === null && cls & C.Every) best = everyAt(p, i);
  if (best === null && cls & C.Frequency) best = frequencyAt(p, i);
  if (best === null && cls & C.Fiscal) best = fiscalAt(p, i);
  if (best === null && cls & C.Unit) best = deicticAt(p, i) ?? weekOfAt(p, i) ?? bareUnitAt(p, i);
  if (best === null && cls & C.Reference) best = referenceAt(p, i);
  return best;
}

/** Takes in, to the left: "early", "the end of", "nearly", "at least", "the". */
function withModifiers(p: Pieces, core: Found, floor: number): Found {
  let { from } = core;
  const open = (at: number): boolean => at >= floor && (isNear(p, at + 1) || isGlued(p, at + 1));
  if (core.part) {
    let at = from - 1;
    if (isHyphenAt(p, at) && isGlued(p, at) && isGlued(p, at + 1)) at--;
    const w = wordAt(p, at);
    if (open(at) && w.cls & C.Part && PARTS_BEFORE.has(w.word)) {
      from = at;
    } else {
      // "earlier in the year", "later in the day"
      const the = isWordAt(p, from - 1, 'the') ? from - 1 : from;
      if (isWordAt(p, the - 1, 'in') && PARTS_BEFORE.has(wordAt(p, the - 2).word) && open(the - 2)) from = the - 2;
      else if (
        isWordAt(p, the - 1, 'of') &&
        (the === from || core.article !== undefined) && // not "the start of the 2031 campaign"
        !isPossessive(p, core.to) &&
        open(the - 2) &&
        PARTS_OF.has(wordAt(p, the - 2).word)
      ) {
        const part = the - 2;
        const first = wordAt(p, part - 1);
        const halved = isWordAt(p, part, 'half') && first.cls & C.Ordinal;
        const before = halved || (isWordAt(p, part, 'half') && first.cls & C.Relative) ? part - 1 : part;
        const article = isWordAt(p, before - 1, 'the') ? before - 1 : -1;
        if (article >= floor || isWordAt(p, part, 'early') || isWordAt(p, part, 'late')) {
          const half =
            halved && core.rule === 'value' && /^\d{4}$/.test(String(core.args[0])) ? `-H${first.n === 1 ? 1 : 2}` : '';
          const from = article >= floor ? article : before;
          return half === ''
            ? startingAt(core, from)
            : found(from, core.to, 'date', 'value', [`${core.args[0]}${half}`], 0.9);
        }
      }
    }
  }
  if (core.length) {
    const approx = approximately(p, from, floor);
    if (approx < from) from = approx;
  }
  const shifted = core.rule === 'ago' ? approximately(p, from, floor) : from;
  if (shifted < from) from = shifted;
  const article = from - 1;
  const w = wordAt(p, article);
  const takes = core.article === 'the' || core.article === 'both' || (from < core.from && core.article !== undefined);
  if (article >= floor && w.word === 'the' && isNear(p, article + 1) && !core.attributive && takes) from = article;
  return startingAt(core, from);
}

/** "the start of Friday's meeting" is no part of Friday. */
const isPossessive = (p: Pieces, i: number): boolean => isGlued(p, i) && /^['’]s?$/.test(textAt(p, i));

const PARTS_BEFORE = new Set(['early', 'late', 'mid', 'earlier', 'later', 'sometime']);

const PARTS_OF = new Set([
  'beginning',
  'end',
  'start',
  'middle',
  'close',
  'rest',
  'half',
  'turn',
  'course',
  'remainder',
]);
