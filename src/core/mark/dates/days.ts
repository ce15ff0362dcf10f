/** Days and months by name: "April 26, 2031", "the 26th of April", "3–5 May", "25 avril 2031", "in April", "on the 25th". */
import { daysInMonth, isoYear, isRealDay } from '../../text/calendar';
import { type Found, found, two } from './found';
import {
  isCapitalAt,
  isDashAt,
  isGlued,
  isHyphenAt,
  isMarkAt,
  isNear,
  isNumberAt,
  isOpening,
  isWordAt,
  P,
  type Pieces,
  textAt,
  width,
  wordAt,
} from './pieces';
import { C } from './words';
import { isYearAt, spelledYearAt, type Year } from './years';

/** Day of the month at piece `i`: "3", "3rd", "third"; not "3,000" or "3%". */
function dayAt(p: Pieces, i: number): { readonly day: number; readonly to: number } | null {
  const w = wordAt(p, i);
  if (w.cls & C.Ordinal && w.n >= 1 && w.n <= 31) {
    // "twenty-fifth"
    return { day: w.n, to: i + 1 };
  }
  if (w.cls & C.Number && (w.n === 20 || w.n === 30)) {
    const next = isHyphenAt(p, i + 1) ? i + 2 : i + 1;
    const o = wordAt(p, next);
    if (o.cls & C.Ordinal && o.n >= 1 && o.n <= 9) return { day: w.n + o.n, to: next + 1 };
  }
  if (!isNumberAt(p, i) || width(p, i) > 2) return null;
  const day = p.num[i]!;
  return day >= 1 && day <= 31 ? { day, to: i + 1 } : null;
}

/** The month at piece `i`, with the full stop of its abbreviation; the piece after it. */
export function monthAt(
  p: Pieces,
  i: number,
): { readonly month: number; readonly to: number; readonly doubtful: boolean } | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Month)) return null;
  const verb = w.n === 3 || w.n === 5 || w.n === 8;
  if ((verb || w.abbreviation) && !isCapitalAt(p, i)) return null;
  const stop = w.abbreviation && isMarkAt(p, i + 1, 0x2e) && isGlued(p, i + 1);
  return { month: w.n, to: stop ? i + 2 : i + 1, doubtful: verb || (w.abbreviation && !stop) };
}

const dayValue = (year: number, month: number, day: number): string => `${isoYear(year)}-${two(month)}-${two(day)}`;

/** "April 26", "April 26, 2031", "April the 26th", "April 2031", "April". Never a month alone: see `monthAloneAt`. */
export function monthFirstAt(p: Pieces, i: number): Found | null {
  const m = monthAt(p, i);
  if (m === null || !isNear(p, m.to)) return null;
  let at = m.to;
  if (isMarkAt(p, at, 0x2c) && isYearAt(p, at + 1)) {
    return found(i, at + 2, 'date', 'value', [`${isoYear(p.num[at + 1]!)}-${two(m.month)}`], 0.95, { part: true });
  }
  if (isWordAt(p, at, 'the') && wordAt(p, at + 1).cls & C.Ordinal) at++;
  const hyphen = isHyphenAt(p, at) && isGlued(p, at) && isNumberAt(p, at + 1) ? 1 : 0;
  const d = dayAt(p, at + hyphen);
  if (d !== null && isNear(p, at + hyphen) && !clockFollows(p, at, d.to) && d.day <= daysInMonth(2000, m.month)) {
    // "April 20 people" has no reader either; "May 5,000" was cut by the tokeniser.
    const year = yearAfter(p, d.to);
    if (year !== null) {
      if (isRealDay(year.year, m.month, d.day))
        return found(i, year.to, 'date', 'value', [dayValue(year.year, m.month, d.day)], 0.98, { part: true });
      return found(i, year.to, 'date', 'no-such-day', [year.year, m.month, d.day], 0.6);
    }
    return found(i, d.to, 'date', 'month-day', [m.month, d.day], 0.93, { part: true });
  }
  if (
    d !== null &&
    isNear(p, at) &&
    isNumberAt(p, at) &&
    !clockFollows(p, at, d.to) &&
    d.day > daysInMonth(2000, m.month)
  ) {
    const year = yearAfter(p, d.to);
    return found(i, year?.to ?? d.to, 'date', 'no-such-day', [year?.year ?? null, m.month, d.day], 0.5);
  }
  const year = yearAfter(p, m.to);
  if (year !== null)
    return found(i, year.to, 'date', 'value', [`${isoYear(year.year)}-${two(m.month)}`], 0.96, { part: true });
  const short = apostropheYearAt(p, m.to);
  if (short !== null)
    return found(i, short.to, 'date', 'value', [`${isoYear(short.year)}-${two(m.month)}`], 0.85, { part: true });
  return null;
}

/** The year that may follow a month or day: "2031", ", 2031", "of 2031", "44 BC". */
function yearAfter(p: Pieces, i: number): Year | null {
  let at = i;
  if (isMarkAt(p, at, 0x2c) || isWordAt(p, at, 'of') || isMarkAt(p, at, 0x2f)) at++;
  if (!isNear(p, at) || !isNear(p, Math.max(i, 1))) return null;
  const spelledYear = spelledYearAt(p, at);
  if (spelledYear !== null) return spelledYear;
  if (!isNumberAt(p, at)) return null;
  const era = wordAt(p, at + 1);
  if (era.cls & C.Era && era.n < 0 && isNear(p, at + 1)) return { year: 1 - p.num[at]!, to: at + 2 };
  if (isMarkAt(p, at + 1, 0x3a) && isGlued(p, at + 1)) return null; // a time of day
  return isYearAt(p, at) ? { year: p.num[at]!, to: at + 1 } : null;
}

/** "April '25" */
function apostropheYearAt(p: Pieces, i: number): Year | null {
  if (
    !(isMarkAt(p, i, 0x27) || isMarkAt(p, i, 0x2019)) ||
    !isNumberAt(p, i + 1) ||
    width(p, i + 1) !== 2 ||
    !isGlued(p, i + 1)
  )
    return null;
  const n = p.num[i + 1]!;
  return { year: n < 50 ? 2000 + n : 1900 + n, to: i + 2 };
}

const clockFollows = (p: Pieces, i: number, to: number): boolean =>
  isNumberAt(p, i) &&
  ((isMarkAt(p, to, 0x3a) && isGlued(p, to) && isNumberAt(p, to + 1) && isGlued(p, to + 1)) ||
    (wordAt(p, to).cls & C.Meridiem) !== 0 ||
    isMarkAt(p, to, 0x25));

/** "26 April 2031", "26th of April", "the 26th of April", and the first day of "3–5 May" or "3 and 5 May". */
export function dayFirstAt(p: Pieces, i: number): Found | null {
  const d = dayAt(p, i);
  if (d === null || (isGlued(p, i) && !isOpening(p, i - 1) && !isDashAt(p, i - 1))) return null;
  // "the 26th of April", but "the 7 October attacks"
  const ranked = isNumberAt(p, i) ? {} : { article: 'the' as const };
  let at = d.to;
  const foreign = foreignDateAt(p, i, d.day, at);
  if (foreign !== null) return foreign;
  if (isHyphenAt(p, at) && isGlued(p, at)) at++;
  if (isWordAt(p, at, 'of')) at++;
  if (isNear(p, at)) {
    const m = monthAt(p, at);
    if (m !== null && d.day <= daysInMonth(2000, m.month)) {
      const year = yearAfter(p, isHyphenAt(p, m.to) && isGlued(p, m.to) ? m.to + 1 : m.to);
      if (year !== null) {
        if (isRealDay(year.year, m.month, d.day))
          return found(i, year.to, 'date', 'value', [dayValue(year.year, m.month, d.day)], 0.98, {
            part: true,
            ...ranked,
          });
        return null;
      }
      // "12 May votes" is rare; "5 Mar" without a full stop is a date only with capital and year or preposition.
      return found(i, m.to, 'date', 'month-day', [m.month, d.day], 0.93, { part: true, ...ranked });
    }
  }
  // "3–5 May 2031", "3 and 5 May": the second day brings month and year.
  const joined = isDashAt(p, d.to) || isWordAt(p, d.to, 'and') || isWordAt(p, d.to, 'to') || isMarkAt(p, d.to, 0x2c);
  if (joined) {
    const second = dayAt(p, d.to + 1);
    if (second !== null && second.day > d.day && isNear(p, d.to + 1)) {
      const whole = dayFirstAt2(p, d.to + 1);
      if (whole !== null) return borrow(whole, i, d.to, d.day);
    }
  }
  return null;
}

/** "25 de abril de 2031", "25 avril 2031", "25. April 2031", "25 апреля 2031 года": with a foreign month or word only. */
function foreignDateAt(p: Pieces, i: number, day: number, after: number): Found | null {
  const dot = isMarkAt(p, after, 0x2e) && isGlued(p, after) ? after + 1 : after;
  const of = isDe(p, dot) ? dot + 1 : dot;
  const w = wordAt(p, of);
  const known = w.cls & C.ForeignMonth || (w.cls & C.Month && of > after && !w.abbreviation);
  if (!known || !isNear(p, of) || !isNumberAt(p, i) || day > daysInMonth(2000, w.n)) return null;
  const y = isDe(p, of + 1) || textAt(p, of + 1) === 'del' ? of + 2 : of + 1;
  if (isNear(p, y) && isYearAt(p, y) && isRealDay(p.num[y]!, w.n, day)) {
    const tail = /^(года|г|р|року)$/.test(textAt(p, y + 1)) ? y + 2 : y + 1;
    return found(i, tail, 'date', 'value', [dayValue(p.num[y]!, w.n, day)], 0.95, { part: true });
  }
  return found(i, of + 1, 'date', 'month-day', [w.n, day], 0.85, { part: true });
}

const isDe = (p: Pieces, i: number): boolean => textAt(p, i) === 'de';

function dayFirstAt2(p: Pieces, i: number): Found | null {
  const d = dayAt(p, i)!;
  const at = isWordAt(p, d.to, 'of') ? d.to + 1 : d.to;
  const m = isNear(p, at) ? monthAt(p, at) : null;
  if (m === null || d.day > daysInMonth(2000, m.month)) return null;
  const year = yearAfter(p, m.to);
  if (year === null) return found(i, m.to, 'date', 'month-day', [m.month, d.day], 0.93);
  return isRealDay(year.year, m.month, d.day)
    ? found(i, year.to, 'date', 'value', [dayValue(year.year, m.month, d.day)], 0.98)
    : null;
}

/** The same month and year on another day, at pieces `from` to `to`. */
export function borrow(whole: Found, from: number, to: number, day: number): Found | null {
  if (whole.rule === 'month-day') return found(from, to, 'date', 'month-day', [whole.args[0]!, day], 0.9);
  const value = String(whole.args[0]);
  if (whole.rule !== 'value' || value.length < 10) return null;
  return found(from, to, 'date', 'value', [value.slice(0, -2) + two(day)], 0.95);
}

/** The second day of "April 29-30" or "April 29 and 30, 2031", given the first. */
export function secondDay(p: Pieces, first: Found): Found | null {
  const at = first.to;
  const joined = isDashAt(p, at) || isWordAt(p, at, 'and') || isWordAt(p, at, 'to') || isWordAt(p, at, 'through');
  if (!joined || first.rule !== 'month-day' || !isNear(p, at + 1)) return null;
  const d = dayAt(p, at + 1);
  const month = Number(first.args[0]);
  if (d === null || !isNumberAt(p, at + 1) || d.day <= Number(first.args[1]) || d.day > daysInMonth(2000, month))
    return null;
  if (clockFollows(p, at + 1, d.to) || monthAt(p, d.to) !== null || wordAt(p, d.to).cls & C.Unit) return null;
  if (
    !isDashAt(p, at) &&
    p.kind[d.to] === P.Word &&
    isNear(p, d.to) &&
    !(wordAt(p, d.to).cls & (C.Preposition | C.Join))
  )
    return null;
  const year = yearAfter(p, d.to);
  if (year !== null && isRealDay(year.year, month, d.day))
    return found(at + 1, year.to, 'date', 'value', [dayValue(year.year, month, d.day)], 0.95);
  return found(at + 1, d.to, 'date', 'month-day', [month, d.day], 0.9);
}

/** A month by itself: "in April", "last May" is read elsewhere. Doubtful ones (May, March, August) want a sign. */
export function monthAloneAt(p: Pieces, i: number): Found | null {
  const m = monthAt(p, i);
  if (m === null) return null;
  const w = wordAt(p, i);
  if (w.abbreviation && !isMarkAt(p, i + 1, 0x2e)) return null;
  const before = wordAt(p, isHyphenAt(p, i - 1) && isGlued(p, i) ? i - 2 : i - 1);
  const adjectival = before.cls & C.Article && p.kind[m.to] === P.Word && !isCapitalAt(p, m.to) && isNear(p, m.to);
  const introduced = adjectival || (before.cls & (C.Preposition | C.Part | C.Join | C.Relative | C.Every | C.Of)) !== 0;
  if (w.abbreviation && !introduced) return null;
  const next = p.kind[m.to] === P.Word && isNear(p, m.to) ? textAt(p, m.to) : '';
  const named = next !== '' && isCapitalAt(p, m.to) && wordAt(p, m.to).cls === 0;
  if (/^(Street|Road|Avenue|Lane|Square|Madness|Hare)$/.test(next)) return null;
  // "April Jones", "June Smith"
  if (named && !(before.cls & (C.Preposition | C.Part)) && !isGlued(p, m.to)) return null;
  if (isGlued(p, i) && isHyphenAt(p, i - 1) && wordAt(p, i - 2).cls === 0) return null;
  // A given name after another capital: "Theresa May"
  if (i > 0 && p.kind[i - 1] === P.Word && isCapitalAt(p, i - 1) && before.cls === 0 && isNear(p, i)) return null;
  if (m.doubtful && !w.abbreviation && !introduced) {
    const nextWord = wordAt(p, m.to);
    const joined = nextWord.cls & (C.Join | C.Preposition) && w.n !== 8 ? before.cls & C.Month : 0;
    if (!joined && !(w.n === 8 && i > 0 && p.kind[i - 1] === P.Word)) return null;
  }
  const year = textAt(p, m.to);
  const relative = wordAt(p, isWordAt(p, m.to, 'of') ? m.to + 1 : m.to);
  const at = isWordAt(p, m.to, 'of') ? m.to + 1 : m.to;
  if (year !== '' && relative.cls & C.Relative && isWordAt(p, at + 1, 'year') && isNear(p, at))
    return found(i, at + 2, 'date', 'month-of-year', [m.month, relative.n], 0.93, { part: true });
  return found(i, m.to, 'date', 'month', [m.month, 'near'], m.doubtful ? 0.8 : 0.88, { part: true });
}

/** "on the 25th": a day of the month the text speaks of; the digits say that no rank is meant. */
export function ordinalDayAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  const unit = p.text.charCodeAt(p.start[i]!);
  if (!(w.cls & C.Ordinal) || unit < 0x30 || unit > 0x39 || w.n < 1 || !isWordAt(p, i - 1, 'the')) return null;
  if (!/^(on|by|until|since|from|of|before|after)$/.test(wordAt(p, i - 2).word)) return null;
  if (
    p.kind[i + 1] === P.Word &&
    isNear(p, i + 1) &&
    !(wordAt(p, i + 1).cls & (C.Preposition | C.Join)) &&
    !/^(he|she|it|they|we|was|is|were|the)$/.test(textAt(p, i + 1))
  )
    return null;
  return found(i, i + 1, 'date', 'day-of-month', [w.n], 0.6, { article: 'the' });
}
