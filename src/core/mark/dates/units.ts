/** Units without a number: "years", "the early weeks", "the weekend", "the quarter", "year-end", "the day before". */
import { isoYear } from '../../text/calendar';
import { monthAt, monthFirstAt } from './days';
import { type Found, found } from './found';
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
  width,
  wordAt,
} from './pieces';
import { durationValue } from './quantity';
import { C } from './words';
import { spelledYearAt } from './years';

/** What a unit by itself means, by the words around it. */
export function bareUnitAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Unit) || w.word === 'second') return null;
  const unit = w.word === 'nights' ? 'night' : w.s;
  if (w.plural) return unitsAt(p, i, unit);
  if (unit === 'year') {
    const year = yearNamedAt(p, i) ?? yearTailAt(p, i);
    if (year !== null) return year;
    if (isNumberAt(p, i + 1) && p.num[i + 1] === 0) return null; // there is no year 0
    if (textAt(p, i - 1) === 'full' && isWordAt(p, i - 2, 'the'))
      return found(i - 1, i + 1, 'date', 'unit', [unit, 0, 'the'], 0.7, { article: 'the' });
  }
  if (tailAt(p, i) === 'long') return found(i, i + 3, 'duration', 'value', [durationValue(1, unit)], 0.8);
  const before = wordAt(p, i - 1);
  return before.word === 'the' || before.cls & C.Part ? theUnitAt(p, i, unit) : null;
}

/** The word joined to a unit by a hyphen: "year-end", "day-long"; '' without one. */
const tailAt = (p: Pieces, i: number): string =>
  isHyphenAt(p, i + 1) && isGlued(p, i + 1) && isGlued(p, i + 2) ? textAt(p, i + 2).toLowerCase() : '';

const STAGES = new Set('early first final last closing opening later middle intervening previous'.split(' '));

/** "for years", "weeks or months", "the early years", "the weeks ahead", "months ago", "these days", "decades-long". */
function unitsAt(p: Pieces, i: number, unit: string): Found | null {
  if (unit === 'weekend') return found(i, i + 1, 'set', 'value', ['XXXX-WXX-WE'], 0.7);
  if (unit === 'second' || unit === 'minute' || unit === 'night' || (isHyphenAt(p, i - 1) && isGlued(p, i)))
    return null;
  const many = [durationValue(null, unit)];
  const tail = tailAt(p, i);
  if (tail === 'long') return found(i, i + 3, 'duration', 'value', many, 0.8);
  const next = textAt(p, i + 1);
  // "37 years old", "a years-old slump", "this year's"
  if (tail === 'old' || next === 'old' || (/^['’]?s$/.test(next) && isGlued(p, i + 1))) return null;
  const goesOn = isNear(p, i + 1);
  if (next === 'ago' && goesOn) return found(i, i + 2, 'date', 'value', ['PAST_REF'], 0.8);
  if (next === 'ahead' && goesOn) return found(i, i + 2, 'duration', 'value', many, 0.75, { article: 'the' });
  const before = textAt(p, i - 1).toLowerCase();
  if (before === 'these' && unit === 'day') return found(i - 1, i + 1, 'date', 'value', ['PRESENT_REF'], 0.8);
  if (STAGES.has(before) && isNear(p, i))
    return found(i - 1, i + 1, 'duration', 'value', many, 0.75, { article: 'the' });
  const other = wordAt(p, i + 2);
  const joined = (next === 'or' || next === 'and') && other.cls & C.Unit && other.plural;
  return found(i, joined ? i + 3 : i + 1, 'duration', 'value', many, 0.65, { article: 'the', length: true });
}

/** "the year 2031", "the year two thousand". */
function yearNamedAt(p: Pieces, i: number): Found | null {
  const at = i + 1;
  if (!isWordAt(p, i - 1, 'the') || !isNear(p, at)) return null;
  const thousand = isWordAt(p, at, 'two') && isWordAt(p, at + 1, 'thousand');
  const spelled = thousand ? { year: 2000, to: at + 2 } : spelledYearAt(p, at);
  const inDigits = isNumberAt(p, at) && width(p, at) <= 4 && p.num[at]! >= 1 && p.num[at]! < 2500;
  const named = inDigits ? { year: p.num[at]!, to: at + 1 } : spelled;
  if (named === null) return null;
  return found(i, named.to, 'date', 'value', [isoYear(named.year)], 0.9, { article: 'the', part: true });
}

/** "year-end", "year's end", "the year-ago quarter", "the year-earlier nine months". */
function yearTailAt(p: Pieces, i: number): Found | null {
  const glued = tailAt(p, i);
  const tail = glued !== '' ? glued : isNear(p, i + 1) ? textAt(p, i + 1).toLowerCase() : '';
  const to = glued !== '' ? i + 3 : i + 2;
  if (tail === 'end') {
    const whole = glued !== '' || !isWordAt(p, i - 1, 'the');
    return whole ? found(i, to, 'date', 'unit', ['year', 0, 'published'], 0.8) : null;
  }
  if (/^['’]s$/.test(tail) && textAt(p, i + 2) === 'end')
    return found(i, i + 3, 'date', 'unit', ['year', 0, 'published'], 0.75);
  if (tail !== 'ago' && tail !== 'earlier') return null;
  if (PERIODS.has(textAt(p, to)) || wordAt(p, to).cls & C.Ordinal) {
    const next = textAt(p, to + 1);
    const end = next === 'months' || next === 'quarter' ? to + 2 : to + 1;
    return found(i, end, 'date', 'year-before', [], 0.75, { article: 'the' });
  }
  return glued === '' ? null : found(i, to, 'date', 'year-before', [], 0.75);
}

const PERIODS = new Set(['quarter', 'period', 'month', 'nine', 'six', 'three']);

/** "the weekend", "the quarter ended June 30", "the full year", "in the day", "the day before". */
function theUnitAt(p: Pieces, i: number, unit: string): Found | null {
  if (isCapitalAt(p, i)) return null; // "Person of the Year"
  const next = textAt(p, i + 1);
  switch (unit) {
    case 'weekend':
      return found(i, i + 1, 'date', 'unit', [unit, 0, 'near'], 0.85, { article: 'the', part: true });
    case 'quarter':
    case 'year':
    case 'week':
    case 'month': {
      if (next === 'of') return null; // "the month of May" is May, "the week of May 12" is read elsewhere
      if (next === 'ended' || next === 'ending') {
        if (unit === 'year') return found(i, i + 1, 'duration', 'value', ['P1Y'], 0.75, { article: 'the' });
        const day = unit === 'week' ? monthFirstAt(p, i + 2) : null;
        if (day !== null) return found(i, i + 1, 'date', 'week-of', ['', ...day.args], 0.8, { article: 'the' });
        const month = unit === 'quarter' ? monthAt(p, i + 2) : null;
        if (month !== null) return found(i, i + 1, 'date', 'quarter-to', [month.month], 0.8, { article: 'the' });
      }
      return found(i, i + 1, 'date', 'unit', [unit, 0, 'the'], 0.65, { article: 'the', part: true });
    }
    case 'day': {
      const step = next === 'before' ? -1 : next === 'after' ? 1 : 0;
      if (step === 0) {
        const led = /^(in|of|for)$/.test(wordAt(p, i - 2).word) && !(wordAt(p, i + 1).cls & C.Shift);
        return led ? found(i, i + 1, 'date', 'story-day', [0, ''], 0.55, { article: 'the', part: true }) : null;
      }
      // "the day before," by itself takes the word in; before a clause it only leads on.
      const alone = i + 2 >= p.count || p.kind[i + 2] === P.Mark;
      const to = alone ? i + 2 : i + 1;
      return found(i, to, 'date', 'story-day', [step, ''], alone ? 0.75 : 0.5, { article: 'the' });
    }
    default:
      return null;
  }
}
