/**
 * The proleptic Gregorian calendar as arithmetic on whole numbers: a day is the number of days since 1970-01-01.
 * No Date, so that nothing depends on the machine's clock or time zone. Years are astronomical: 0 is 1 BCE.
 */

export interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** False for 30 February, month 13, day 0. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** After Howard Hinnant's `days_from_civil`: years start in March, so that the leap day comes last. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function civilDay(day: number): CivilDay {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The ISO week a day lies in; its year can differ from the day's. */
export function isoWeek(day: number): { readonly year: number; readonly week: number } {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civilDay(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Easter Sunday in the western churches (Meeus, Jones and Butcher). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** `2031-05`; years before 1 CE carry "BC" as TIMEX3 has it: `BC0044`. */
export function isoYear(year: number): string {
  return year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`;
}

export const isoMonth = (year: number, month: number): string => `${isoYear(year)}-${pad(month, 2)}`;

export function isoDay(day: number): string {
  const c = civilDay(day);
  return `${isoMonth(c.year, c.month)}-${pad(c.day, 2)}`;
}

export function isoWeekOf(day: number): string {
  const w = isoWeek(day);
  return `${isoYear(w.year)}-W${pad(w.week, 2)}`;
}

/** The day that `YYYY-MM-DD` at the start of `value` names (a time of day may follow), or null. */
export function parseIsoDay(value: string): number | null {
  if (value.length < 10 || value[4] !== '-' || value[7] !== '-') return null;
  const after = value.charCodeAt(10);
  if (after >= 0x30 && after <= 0x39) return null;
  const year = digits(value, 0, 4);
  const month = digits(value, 5, 7);
  const day = digits(value, 8, 10);
  return year > 0 && isRealDay(year, month, day) ? dayNumber(year, month, day) : null;
}

/** The number that the ASCII digits of a slice spell; NaN if anything else stands there. */
export function digits(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (!(unit >= 0x30 && unit <= 0x39)) return Number.NaN;
    n = n * 10 + unit - 0x30;
  }
  return end > start ? n : Number.NaN;
}
