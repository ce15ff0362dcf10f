/** Rules that look for the day, month or season nearest to the publication, as the tense of the clause allows. */
import {
  civilDay,
  dayNumber,
  isoDay,
  isoMonth,
  isoWeekOf,
  isoYear,
  isRealDay,
  parseIsoDay,
  weekdayOf,
} from '../../text/calendar';
import { holidayName, holidayOn } from './holidays';
import { type Meant, MONTHS, nearest, type Story, WEEKDAYS } from './story';

export const SEASONS: Readonly<Record<string, string>> = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };

const SEASON_START: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

export function numeric([open, dayFirst, monthFirst]: readonly string[], published: number | null): Meant {
  const why = `${dayFirst} if the day comes first, ${monthFirst} if the month does`;
  const a = parseIsoDay(dayFirst!);
  const b = parseIsoDay(monthFirst!);
  // News tells of the days around it: one reading within ten days of publication while the other is months off decides.
  if (published !== null && a !== null && b !== null) {
    const da = Math.abs(a - published);
    const db = Math.abs(b - published);
    if (da <= 10 && db > 25) return [dayFirst!, `${why}; the first lies near the publication`];
    if (db <= 10 && da > 25) return [monthFirst!, `${why}; the second lies near the publication`];
  }
  return [open!, `ambiguous: ${why}`];
}

export function weekday(wanted: number, which: string, suffix: string, lean: number, story: Story): Meant {
  const told = which.startsWith('story') ? (story.day ?? story.published) : story.published;
  if (told === null) return [`XXXX-WXX-${wanted}${suffix}`, `a ${WEEKDAYS[wanted]}; ${story.name}`];
  const name = told === story.published ? story.name : `${isoDay(told)}, the day told of before`;
  const today = weekdayOf(told);
  const back = (today - wanted + 7) % 7;
  const ahead = (wanted - today + 7) % 7;
  let offset: number;
  switch (which) {
    case 'last':
    case 'story-last':
      offset = -(back || 7);
      break;
    case 'next':
    case 'story-next':
      offset = ahead || 7;
      break;
    case 'this':
      // The one of this week; the next one if it has passed and is still to come.
      offset = wanted - today;
      if (offset < 0 && lean > 0) offset += 7;
      break;
    default:
      offset = lean > 0 ? ahead : -back;
  }
  const day = isoDay(told + offset);
  const relation = offset === 0 ? 'the very day of' : offset < 0 ? 'before' : 'after';
  const unsure = which === 'next' && ahead > 0 && wanted > today ? '; some mean the week after' : '';
  return [
    day + suffix,
    `${offset === 0 ? `a ${WEEKDAYS[wanted]}, ` : `the ${WEEKDAYS[wanted]} `}${relation} ${name}${unsure}`,
  ];
}

export function monthDay(m: number, d: number, suffix: string, lean: number, story: Story): Meant {
  const two = (n: number): string => String(n).padStart(2, '0');
  const { published } = story;
  if (published === null) {
    if (story.day !== null) {
      // The text's own days stand in for the publication: the year that lies nearest.
      const near = { ...story, published: story.day, name: `${isoDay(story.day)}, told of before` };
      return monthDay(m, d, suffix, 0, near);
    }
    return [`XXXX-${two(m)}-${two(d)}${suffix}`, `no year is told; ${story.name}`];
  }
  const { year } = civilDay(published);
  let best: number | null = null;
  let cost = Infinity;
  for (let y = year - 1; y <= year + 1; y++) {
    if (!isRealDay(y, m, d)) continue;
    const day = dayNumber(y, m, d);
    const distance = Math.abs(day - published);
    const against = (lean > 0 && day < published) || (lean < 0 && day > published + 1);
    const price = against ? distance * 3 + 30 : distance + (lean === 0 && day > published ? 30 : 0);
    if (price < cost) {
      cost = price;
      best = day;
    }
  }
  if (best === null) {
    // 29 February outside leap years: the nearest year that has one.
    for (let k = 2; k < 9 && best === null; k++) {
      if (isRealDay(year - k, m, d)) best = dayNumber(year - k, m, d);
      else if (isRealDay(year + k, m, d)) best = dayNumber(year + k, m, d);
    }
    if (best === null) return [`XXXX-${two(m)}-${two(d)}${suffix}`, 'no year near has this day'];
  }
  return [isoDay(best) + suffix, `${MONTHS[m]} ${d} ${nearest(best, published)} ${story.name}`];
}

export function month(m: number, which: string, lean: number, story: Story): Meant {
  const two = String(m).padStart(2, '0');
  if (story.published === null) {
    return [`XXXX-${two}`, `no year is told; ${story.name}`];
  }
  const now = civilDay(story.published);
  const thisYear = now.year;
  let year = thisYear;
  if (which === 'last') year = m < now.month ? thisYear : thisYear - 1;
  else if (which === 'next') year = m > now.month ? thisYear : thisYear + 1;
  else if (which === 'near') year = cheapestYear(m - now.month, lean, thisYear);
  const at = year * 12 + m;
  const ref = now.year * 12 + now.month;
  const relation = at === ref ? 'the month of' : at < ref ? `the ${MONTHS[m]} before` : `the ${MONTHS[m]} after`;
  return [isoMonth(year, m), `${relation} ${story.name}`];
}

/**
 * The year of a month `ahead` of the publication's (or behind, if negative): each month away has its price, higher against the
 * tense. A month or two ahead is oftener meant than one ten months ago, unless the clause is plainly about the past.
 */
function cheapestYear(ahead: number, lean: number, thisYear: number): number {
  const price = (months: number): number => {
    if (months > 0)
      return months * (lean > 0 ? 1 : lean < -1 ? 12 : lean < 0 ? 2 : 1.4) + (lean > 0 ? 0 : lean < 0 ? 4 : 1);
    return -months * (lean > 0 ? 2 : 1) + (lean > 0 && months < 0 ? 6 : 0);
  };
  let best = thisYear;
  for (const year of [thisYear - 1, thisYear + 1])
    if (price(ahead + 12 * (year - thisYear)) < price(ahead + 12 * (best - thisYear))) best = year;
  return best;
}

export function season(code: string, which: string, lean: number, story: Story): Meant {
  if (story.published === null) return [`XXXX-${code}`, story.name];
  const now = civilDay(story.published);
  const start = SEASON_START[code]!;
  let year = now.year;
  const begun = code === 'WI' ? now.month === 12 || now.month <= 2 : now.month >= start;
  const over = code === 'WI' ? now.month > 2 && now.month < 12 : now.month >= start + 3;
  const current = begun && !over;
  if (code === 'WI' && now.month <= 2) year--; // a winter bears the year it starts in
  if (which === 'last') {
    if (current || !begun) year--;
    if (code === 'WI' && over) year = now.year - 1;
  } else if (which === 'next') {
    if (current || over) year++;
    if (code === 'WI' && over) year = now.year;
  } else if (which === 'near' && !current) {
    if (lean > 0 && over && code !== 'WI') year++;
    if (lean < 0 && !begun) year--;
  }
  return [`${isoYear(year)}-${code}`, `the ${SEASONS[code]} of ${isoYear(year)}, counted from ${story.name}`];
}

export function quarter(code: string, shift: number | null, lean: number, story: Story): Meant {
  if (story.published === null) return [`XXXX-${code}`, story.name];
  const now = civilDay(story.published);
  if (shift !== null) return [`${isoYear(now.year + shift)}-${code}`, `counted from ${story.name}`];
  // The quarter last begun: results are told after it, plans before.
  const n = Number(code.slice(1));
  const current = Math.floor((now.month - 1) / 3) + 1;
  const year = code[0] === 'Q' && n > current + (lean > 0 ? 4 : 0) ? now.year - 1 : now.year;
  return [`${isoYear(year)}-${code}`, `the ${code} nearest to ${story.name}`];
}

/** The `n`th week of a month is the one with its `n`th Thursday, as ISO weeks are counted; the last one for -1. */
export function weekOfMonth(n: number, m: number, year: string | number | null, lean: number, story: Story): Meant {
  let y = typeof year === 'number' ? year : null;
  if (y === null) {
    const [value] = month(m, 'near', lean, story);
    if (value.startsWith('X')) return [`XXXX-${String(m).padStart(2, '0')}`, story.name];
    y = Number(value.slice(0, 4));
  }
  const first = dayNumber(y, m, 1);
  let day = first + ((4 - weekdayOf(first) + 7) % 7) + 7 * (Math.max(n, 1) - 1);
  if (n < 0) {
    const end = dayNumber(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - 1;
    day = end - ((weekdayOf(end) - 4 + 7) % 7);
  }
  return [isoWeekOf(day), `${n < 0 ? 'the last' : `week ${n}`} of ${MONTHS[m]} ${y}`];
}

export function holiday(name: string, which: string, lean: number, story: Story): Meant {
  const { published } = story;
  if (published === null) {
    return ['XXXX-XX-XX', `${holidayName(name)}; ${story.name}`];
  }
  const { year } = civilDay(published);
  let best: number | null = null;
  let cost = Infinity;
  for (let y = year - 1; y <= year + 1; y++) {
    const day = holidayOn(name, y);
    if (day === null) continue;
    const against =
      which === 'last'
        ? day >= published
        : which === 'next'
          ? day <= published
          : which === 'this'
            ? y !== year
            : (lean > 0 && day < published) || (lean < 0 && day > published);
    const price = Math.abs(day - published) + (against ? 2000 : 0) * (which === 'near' ? 0.05 : 1);
    if (price < cost) {
      cost = price;
      best = day;
    }
  }
  if (best === null) return ['XXXX-XX-XX', holidayName(name)];
  if (name.endsWith('-week')) return [isoWeekOf(best), `the week of ${holidayName(name)}, counted from ${story.name}`];
  return [isoDay(best), `${holidayName(name)} ${nearest(best, published)} ${story.name}`];
}
