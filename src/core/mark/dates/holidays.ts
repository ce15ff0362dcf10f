/** Holidays whose day the calendar can compute. */
import { dayNumber, easterSunday, weekdayOf } from '../../text/calendar';

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

const known = (name: string): readonly [string, (year: number) => number] | undefined =>
  DAYS[name] ?? DAYS[name.split('-')[0]!];

export const holidayName = (name: string): string => known(name)?.[0] ?? name;

/** The day of a holiday in a year, or null for one that is not known. */
export const holidayOn = (name: string, year: number): number | null => known(name)?.[1](year) ?? null;
