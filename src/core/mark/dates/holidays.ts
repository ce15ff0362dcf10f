/** Holidays whose day the calendar can compute, and their names in a text. */
import { dayNumber, easterSunday, weekdayOf } from '../../text/calendar';
import { type Found, found } from './found';
import { isCapitalAt, isMarkAt, isNear, isNumberAt, P, type Pieces, textAt, wordAt } from './pieces';
import { C, isVerbish } from './words';

/** The `n`th weekday of a month; the last one for n = -1. */
function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  if (n < 0) {
    const last = dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

const DAYS: Readonly<Record<string, readonly [name: string, on: (year: number) => number]>> = {
  christmas: ['Christmas Day', (y) => dayNumber(y, 12, 25)],
  'christmas-eve': ['Christmas Eve', (y) => dayNumber(y, 12, 24)],
  'boxing-day': ['Boxing Day', (y) => dayNumber(y, 12, 26)],
  'new-year': ["New Year's Day", (y) => dayNumber(y, 1, 1)],
  'new-year-eve': ["New Year's Eve", (y) => dayNumber(y, 12, 31)],
  easter: ['Easter Sunday', easterSunday],
  'easter-sunday': ['Easter Sunday', easterSunday],
  'easter-monday': ['Easter Monday', (y) => easterSunday(y) + 1],
  'easter-week': ['Easter', (y) => easterSunday(y)],
  'easter-weekend': ['Easter', easterSunday],
  'good-friday': ['Good Friday', (y) => easterSunday(y) - 2],
  'palm-sunday': ['Palm Sunday', (y) => easterSunday(y) - 7],
  'ash-wednesday': ['Ash Wednesday', (y) => easterSunday(y) - 46],
  thanksgiving: ['Thanksgiving in the United States', (y) => nthWeekday(y, 11, 4, 4)],
  halloween: ['Halloween', (y) => dayNumber(y, 10, 31)],
  'labor-day': ['Labor Day in the United States', (y) => nthWeekday(y, 9, 1, 1)],
  'memorial-day': ['Memorial Day in the United States', (y) => nthWeekday(y, 5, 1, -1)],
  'independence-day': ['Independence Day in the United States', (y) => dayNumber(y, 7, 4)],
  'veterans-day': ['Veterans Day in the United States', (y) => dayNumber(y, 11, 11)],
  'bastille-day': ['Bastille Day', (y) => dayNumber(y, 7, 14)],
};

export const known = (name: string): readonly [string, (year: number) => number] | undefined =>
  DAYS[name] ?? DAYS[name.split('-')[0]!];

export const holidayName = (name: string): string => known(name)?.[0] ?? name;

/** The day of a holiday in a year, or null for one that is not known. */
export const holidayOn = (name: string, year: number): number | null => known(name)?.[1](year) ?? null;

export function holidayEnd(p: Pieces, i: number): number {
  const next = textAt(p, i + 1);
  return /^(Day|Eve|Sunday|Monday|week|Week|weekend)$/.test(next) && isNear(p, i + 1) ? i + 2 : i + 1;
}

/** "Christmas", "Christmas Eve", "Easter Sunday", "New Year's Day", "Thanksgiving", "Good Friday". */
export function holidayAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!isCapitalAt(p, i)) return null;
  if (w.cls & C.Holiday) {
    // A surname: "Johnnie Christmas"
    if (i > 0 && p.kind[i - 1] === P.Word && isCapitalAt(p, i - 1) && p.lex[i - 1] === 0 && isNear(p, i)) return null;
    const to = holidayEnd(p, i);
    const day = to > i + 1 ? textAt(p, to - 1).toLowerCase() : '';
    // "a Christmas tree" is no day.
    const next = p.kind[to] === P.Word && isNear(p, to) && wordAt(p, to).cls === 0 ? textAt(p, to) : '';
    if (day === '' && next !== '' && next === next.toLowerCase() && !isVerbish(next)) return null;
    if (day === '' && next !== '' && isCapitalAt(p, to)) return null;
    const name = day === '' || day === 'day' ? w.s : `${w.s}-${day}`;
    const y = isMarkAt(p, to, 0x2c) ? to + 1 : to;
    if (isNumberAt(p, y) && isNear(p, y) && p.end[y]! - p.start[y]! === 4)
      return found(i, y + 1, 'date', 'holiday-in', [name, p.num[y]!], 0.9, { part: true });
    return found(i, to, 'date', 'holiday', [name, 'near'], 0.8, { part: true });
  }
  return null;
}

/** Two words that make a day together: "New Year's Eve", "Good Friday", "Boxing Day"; `first` is the piece's text. */
export function namedDayAt(p: Pieces, i: number): Found | null {
  const first = textAt(p, i);
  if (first === 'New' && textAt(p, i + 1) === 'Year') {
    const s = /^['’]s$/.test(textAt(p, i + 2)) ? 1 : 0;
    const kind = textAt(p, i + 2 + s);
    if (kind === 'Day') return found(i, i + 3 + s, 'date', 'holiday', ['new-year', 'near'], 0.9, { part: true });
    if (kind === 'Eve') return found(i, i + 3 + s, 'date', 'holiday', ['new-year-eve', 'near'], 0.9, { part: true });
    return null;
  }
  const name = `${first} ${textAt(p, i + 1)}`;
  const holiday = NAMED_DAYS[name];
  return holiday === undefined ? null : found(i, i + 2, 'date', 'holiday', [holiday, 'near'], 0.85, { part: true });
}

const NAMED_DAYS: Readonly<Record<string, string>> = {
  'Good Friday': 'good-friday',
  'Palm Sunday': 'palm-sunday',
  'Ash Wednesday': 'ash-wednesday',
  'Boxing Day': 'boxing-day',
  'Labor Day': 'labor-day',
  'Memorial Day': 'memorial-day',
  'Independence Day': 'independence-day',
  'Veterans Day': 'veterans-day',
  'Bastille Day': 'bastille-day',
};
