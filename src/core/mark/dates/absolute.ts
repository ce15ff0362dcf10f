/** Dates the calendar knows without a reference: ISO and numeric dates, day and month, years, decades, centuries, quarters. */
import { daysInMonth, isoYear, isRealDay } from '../../text/calendar';
import { type Found, found } from './found';
import {
  isCapitalAt,
  isDashAt,
  isGlued,
  isHyphenAt,
  isMarkAt,
  isNear,
  isNumberAt,
  isWordAt,
  P,
  type Pieces,
  wordAt,
} from './pieces';
import { textAt } from './quantity';
import { C } from './words';

const two = (n: number): string => String(n).padStart(2, '0');
const width = (p: Pieces, i: number): number => p.end[i]! - p.start[i]!;
/** Digits alone, as many as said: "1,998" is no year. */
const isYearAt = (p: Pieces, i: number): boolean =>
  isNumberAt(p, i) && width(p, i) === 4 && p.num[i]! >= 1000 && p.num[i]! <= 2999;

/** `2031-05-06`, `2031-05-06T14:05`, `2031/05/06`, `26.04.2031`, `04/26/2031`, `2031-05`. */
export function numericAt(p: Pieces, i: number): Found | null {
  if (
    !isNumberAt(p, i) ||
    !isGlued(p, i + 1) ||
    !isNumberAt(p, i + 2) ||
    !isGlued(p, i + 2) ||
    p.kind[i + 1] !== P.Mark
  )
    return null;
  const separator = p.num[i + 1]!;
  if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e) return null;
  if (isGlued(p, i) && !isOpening(p, i - 1)) return null;
  const a = p.num[i]!;
  const b = p.num[i + 2]!;
  const third = isMarkAt(p, i + 3, separator) && isGlued(p, i + 3) && isNumberAt(p, i + 4) && isGlued(p, i + 4);
  if (!third) {
    // `2031-05`, but not the seasons `2031-32` and nothing like `2031/05`.
    if (separator !== 0x2d || !isYearAt(p, i) || width(p, i + 2) !== 2 || b < 1 || b > 12 || isGlued(p, i + 3))
      return null;
    return found(i, i + 3, 'date', 'value', [`${isoYear(a)}-${two(b)}`], 0.6, { part: true });
  }
  const c = p.num[i + 4]!;
  let to = i + 5;
  if (width(p, i) === 4) {
    if (!isRealDay(a, b, c) || width(p, i + 4) > 2) return null;
    const day = `${isoYear(a)}-${two(b)}-${two(c)}`;
    const time = isoTimeAt(p, to);
    if (time !== null) return found(i, time.to, 'time', 'value', [day + time.suffix], 0.99);
    return isGlued(p, to) && p.kind[to] !== P.Mark ? null : found(i, to, 'date', 'value', [day], 0.99, { part: true });
  }
  if (separator === 0x2d || width(p, i) > 2 || width(p, i + 2) > 2) return null;
  const goesOn = p.num[to] === separator && isNumberAt(p, to + 1) && isGlued(p, to + 1);
  if (isGlued(p, to) && (goesOn || p.kind[to] !== P.Mark)) return null;
  const digits = width(p, i + 4);
  if (digits !== 4 && digits !== 2) return null;
  const year = digits === 4 ? c : c < 70 ? 2000 + c : 1900 + c;
  const dayFirst = isRealDay(year, b, a);
  const monthFirst = separator === 0x2f && isRealDay(year, a, b);
  if (!dayFirst && !monthFirst) return null;
  if (digits === 2 && separator === 0x2e && !(dayFirst && b <= 12 && a > 12)) return null; // "1.2.34" may number a section
  const read = (month: number, day: number): string => `${isoYear(year)}-${two(month)}-${two(day)}`;
  to = i + 5;
  if (dayFirst && monthFirst && a !== b) {
    const open = digits === 4 ? `${isoYear(year)}-XX-XX` : 'XXXX-XX-XX';
    return found(i, to, 'date', 'numeric', [open, read(b, a), read(a, b)], 0.4, { part: true });
  }
  return found(i, to, 'date', 'value', [dayFirst ? read(b, a) : read(a, b)], digits === 4 ? 0.95 : 0.8, { part: true });
}

const isOpening = (p: Pieces, i: number): boolean =>
  p.kind[i] === P.Mark && '([{"\'“‘«>|:'.includes(p.text[p.start[i]!]!);

/** `T14:05:00Z` glued to an ISO day. */
function isoTimeAt(p: Pieces, i: number): { readonly to: number; readonly suffix: string } | null {
  if (
    textAt(p, i) !== 'T' ||
    !isGlued(p, i) ||
    !isNumberAt(p, i + 1) ||
    !isMarkAt(p, i + 2, 0x3a) ||
    !isNumberAt(p, i + 3)
  )
    return null;
  const hour = p.num[i + 1]!;
  const minute = p.num[i + 3]!;
  if (hour > 24 || minute > 59) return null;
  let to = i + 4;
  while (to < i + 14 && isGlued(p, to) && (p.kind[to] !== P.Mark || '.:+-'.includes(textAt(p, to)))) {
    if (p.kind[to] === P.Mark && !(isNumberAt(p, to + 1) && isGlued(p, to + 1))) break;
    to++;
  }
  return { to, suffix: `T${two(hour)}:${two(minute)}` };
}

interface Year {
  readonly year: number;
  readonly to: number;
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

/** "nineteen ninety-six", "twenty twenty-five", "two thousand" after "the year". */
export function spelledYearAt(p: Pieces, i: number): Year | null {
  const century = wordAt(p, i);
  if (!(century.cls & C.Number) || century.n < 10 || century.n > 20 || isNumberAt(p, i)) return null;
  let at = i + 1;
  if (isHyphenAt(p, at)) at++;
  const tens = wordAt(p, at);
  if (!(tens.cls & C.Number) || tens.n < 10 || tens.n > 90 || !isNear(p, at)) return null;
  let year = century.n * 100 + tens.n;
  at++;
  if (tens.n >= 20) {
    const ones = isHyphenAt(p, at) ? at + 1 : at;
    const w = wordAt(p, ones);
    if (w.cls & C.Number && w.n >= 1 && w.n <= 9 && isNear(p, ones)) {
      year += w.n;
      at = ones + 1;
    }
  }
  const next = wordAt(p, at);
  return next.cls & C.Unit || year < 1100 || year > 2100 ? null : { year, to: at };
}

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

// What is counted or measured, so that the number before it is an amount and no year.
const COUNTED = new Set(
  'people persons men women children soldiers troops miles mile km kilometers kilometres meters metres feet foot dollars euros pounds rubles roubles yen yuan tons tonnes votes calories jobs homes houses cases deaths workers residents mg kg g mph points percent per members employees students seats barrels bpd mw megawatts hectares acres shares copies times units vehicles missiles drones tanks aircraft refugees civilians prisoners hostages police officers protesters demonstrators hours bytes rpm gmt utc words pages square cubic'.split(
    ' ',
  ),
);

/** "2031/32", "2031/2032" */
function isNextYear(p: Pieces, i: number): boolean {
  const next = p.num[i]! + 1;
  const n = isNumberAt(p, i + 2) && isGlued(p, i + 2) ? p.num[i + 2]! : -1;
  return n === next || (n === next % 100 && width(p, i + 2) === 2);
}

/** A year by itself: "1998", "44 BC", "AD 79", "the year 2000", and the first of "1914–18". */
export function yearAt(p: Pieces, i: number): Found | null {
  const prefixed = wordAt(p, i - 1);
  if (
    isNumberAt(p, i) &&
    prefixed.cls & C.Era &&
    prefixed.n > 0 &&
    isCapitalAt(p, i - 1) &&
    p.num[i]! > 0 &&
    width(p, i) <= 4 &&
    isNear(p, i)
  )
    return found(i - 1, i + 1, 'date', 'value', [isoYear(p.num[i]!)], 0.9, { part: true });
  const era = wordAt(p, i + 1);
  if (
    isNumberAt(p, i) &&
    era.cls & C.Era &&
    isNear(p, i + 1) &&
    p.num[i]! > 0 &&
    width(p, i) <= 4 &&
    isCapitalAt(p, i + 1)
  ) {
    return found(i, i + 2, 'date', 'value', [isoYear(era.n < 0 ? 1 - p.num[i]! : p.num[i]!)], 0.95, { part: true });
  }
  if (!isYearAt(p, i)) return null;
  const n = p.num[i]!;
  if (
    isGlued(p, i) &&
    !isOpening(p, i - 1) &&
    !isDashAt(p, i - 1) &&
    !isMarkAt(p, i - 1, 0x2f) &&
    !isMarkAt(p, i - 1, 0x2c)
  )
    return null;
  const before = i > 0 && p.kind[i - 1] === P.Mark ? p.text[p.start[i - 1]!]! : '';
  if ('$£€¥#№+×'.includes(before) && before !== '') return null;
  const after = textAt(p, i + 1);
  if (
    after === '%' ||
    after === '°' ||
    (after === '/' && !isNextYear(p, i)) ||
    after === '€' ||
    (after === '.' && isGlued(p, i + 1) && isNumberAt(p, i + 2) && isGlued(p, i + 2))
  )
    return null;
  if (isHyphenAt(p, i + 1) && isGlued(p, i + 2) && !isNumberAt(p, i + 2) && n < 1900) return null; // "1200-seat"
  const prefix = wordAt(p, i - 1);
  const introduced =
    (prefix.cls & (C.Preposition | C.Join | C.Part | C.Relative | C.Fiscal | C.Month | C.Season | C.Of)) !== 0 ||
    prefix.word === 'year' ||
    prefix.word === 'the' ||
    before === '(' ||
    isDashAt(p, i - 1);
  const next = p.kind[i + 1] === P.Word ? after : '';
  if (isNear(p, i + 1) && COUNTED.has(next.toLowerCase())) return null;
  if (n < 1500 || n > 2100) {
    if (!introduced || n > 2100 || (next !== '' && isNear(p, i + 1) && next.endsWith('s'))) return null;
    return found(i, i + 1, 'date', 'value', [isoYear(n)], 0.7, { part: true });
  }
  const plural =
    isNear(p, i + 1) && next.length > 3 && next.endsWith('s') && !next.endsWith('ss') && next === next.toLowerCase();
  if (plural && (n < 1900 || n === 2000) && !introduced) return null;
  return found(i, i + 1, 'date', 'value', [isoYear(n)], introduced ? 0.95 : 0.85, { part: true });
}

/** The second year of "1914–18", "2019-2021" or "2023/24", given the first. */
export function secondYear(p: Pieces, first: Found): Found | null {
  const at = first.to;
  if (!(isDashAt(p, at) || isMarkAt(p, at, 0x2f)) || !isGlued(p, at) || !isNumberAt(p, at + 1) || !isGlued(p, at + 1))
    return null;
  const from = Number(first.args[0]);
  const n = p.num[at + 1]!;
  const digits = width(p, at + 1);
  const year = digits === 2 ? Math.floor(from / 100) * 100 + n : digits === 4 ? n : 0;
  if (!(year > from && year <= 2200) || (isGlued(p, at + 2) && p.kind[at + 2] !== P.Mark)) return null;
  return found(at + 1, at + 2, 'date', 'value', [isoYear(year)], 0.9);
}

/** "1990s", "'90s", "the nineties", "mid-1990s". */
export function decadeAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (w.cls & C.Decade) return found(i, i + 1, 'date', 'value', [`19${w.n / 10}`], 0.8, { part: true, article: 'the' });
  if (!isNumberAt(p, i)) return null;
  const s = i + 1;
  const apostrophe = isMarkAt(p, s, 0x27) || isMarkAt(p, s, 0x2019) ? 1 : 0;
  const ending = textAt(p, s + apostrophe);
  const clitic = ending === "'s" || ending === '’s';
  if (!(ending === 's' || clitic) || !isGlued(p, s + apostrophe) || !isGlued(p, s)) return null;
  const to = s + apostrophe + 1;
  const n = p.num[i]!;
  if (n % 10 !== 0) return null;
  if (width(p, i) === 4 && n >= 1000 && n <= 2090) {
    if (clitic && n % 100 === 0) return null;
    const value = n % 100 === 0 && n < 1900 ? String(n / 100) : String(n / 10);
    return found(i, to, 'date', 'value', [value], 0.95, { part: true, article: 'the' });
  }
  if (width(p, i) !== 2 || n < 10) return null;
  const quoted =
    isGlued(p, i) && (isMarkAt(p, i - 1, 0x27) || isMarkAt(p, i - 1, 0x2019) || isMarkAt(p, i - 1, 0x2018));
  const the = wordAt(p, quoted ? i - 2 : i - 1);
  // "in his 40s" is an age.
  if (!quoted && !(the.word === 'the' || the.cls & C.Part)) return null;
  if (clitic && !quoted) return null;
  return found(quoted ? i - 1 : i, to, 'date', 'value', [`${n <= 20 ? 20 : 19}${n / 10}`], 0.85, {
    part: true,
    article: 'the',
  });
}

/** "the 20th century", "19th-century", "the third century BC", "the first millennium". */
export function centuryAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  let n = w.cls & C.Ordinal ? w.n : 0;
  let at = i + 1;
  if (n === 0 && w.cls & C.Number && w.n === 20) {
    const o = wordAt(p, isHyphenAt(p, at) ? at + 1 : at);
    if (!(o.cls & C.Ordinal) || o.n > 9) return null;
    n = 20 + o.n;
    at = isHyphenAt(p, at) ? at + 2 : at + 1;
  }
  if (n < 1) return null;
  const hyphen = isHyphenAt(p, at) && isGlued(p, at);
  if (hyphen) at++;
  if (!isWordAt(p, at, 'century') || !isNear(p, at)) return null;
  const era = wordAt(p, at + 1);
  const bc = era.cls & C.Era && era.n < 0;
  const value = bc ? `BC${two(n - 1)}` : two(n - 1);
  return found(
    i,
    bc ? at + 2 : at + 1,
    'date',
    'value',
    [value],
    0.9,
    hyphen ? { attributive: true } : { part: true, article: 'the' },
  );
}
