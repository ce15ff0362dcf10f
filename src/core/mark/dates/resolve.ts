/** What date marks mean: their rules worked out against the publication date and the dates the story told before. */
import type { PublicationBasis, Published } from '../../contract';
import type { DateMark, ResolvedDate } from '../../model';
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

const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SEASONS: Readonly<Record<string, string>> = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };
const SEASON_START: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** What the resolver knows while it goes through the marks of one document. */
interface Story {
  /** Day of publication, or null. */
  readonly published: number | null;
  /** "the dateline 2031-05-06": how reasons name it. */
  readonly name: string;
  /** The day told of last, else null. */
  day: number | null;
  /** The last value that names a stretch of the calendar. */
  value: string | null;
  /** The last quarter or business period. */
  quarter: string | null;
}

type Meant = readonly [value: string, why: string];

/**
 * One value for each mark, in order. A mark that a person gave a value keeps it. Without a publication date relative
 * expressions stay open (`XXXX-WXX-5`). Cost: linear.
 */
export function resolveDates(dates: readonly DateMark[], published: Published, _text: string): ResolvedDate[] {
  const day = published.value === null ? null : parseIsoDay(published.value);
  const story: Story = {
    published: day,
    name: day === null ? 'no publication date is known' : `${BASIS[published.basis]} ${isoDay(day)}`,
    day: null,
    value: null,
    quarter: null,
  };
  const meanings = dates.map((mark, i) => {
    if (mark.decided !== undefined) {
      const type = mark.type;
      remember(story, mark.decided, type);
      return { type, value: mark.decided, why: 'set by a person' };
    }
    const [value, why] = meant(mark, story, dates, i);
    const { rule } = mark.meaning;
    const aside = rule === 'year-before' || (rule === 'ago' && parseIsoDay(value) === null);
    if (!aside) remember(story, value, mark.type);
    return { type: mark.type, value, why };
  });
  return inOrder(dates, meanings);
}

/** A range whose first day came out after its second: the first gets the year before, if it has no year of its own. */
function inOrder(dates: readonly DateMark[], meant: ResolvedDate[]): ResolvedDate[] {
  for (let i = 0; i + 1 < dates.length; i++) {
    const [a, b] = [dates[i]!, dates[i + 1]!];
    if (a.range === null || a.range !== b.range || a.decided !== undefined) continue;
    const first = meant[i]!;
    const last = meant[i + 1]!;
    if (!(a.meaning.rule === 'month-day' || a.meaning.rule === 'month') || !/^\d{4}-/.test(first.value)) continue;
    if (first.value <= last.value || !/^\d{4}/.test(last.value)) continue;
    const year = Number(last.value.slice(0, 4));
    const same = `${isoYear(year)}${first.value.slice(4)}`;
    const value = same <= last.value ? same : `${isoYear(year - 1)}${first.value.slice(4)}`;
    meant[i] = { ...first, value, why: `before ${last.value}, the end of its range` };
  }
  return meant;
}

const BASIS: Readonly<Record<PublicationBasis, string>> = {
  decided: 'the publication date you set,',
  'front-matter': 'the date in the front matter,',
  meta: 'the publication date',
  dateline: 'the dateline',
  text: 'the date line',
  'file-name': 'the date in the file name,',
  given: 'the publication date given,',
  corpus: 'the publication date taken from other documents,',
  none: '',
};

function remember(story: Story, value: string, type: string): void {
  if (type === 'duration' || type === 'set') return;
  const day = parseIsoDay(value);
  if (day !== null) story.day = day;
  if (/^\d{4}/.test(value)) {
    story.value = value;
    const current = story.published === null || Number(value.slice(0, 4)) >= civilDay(story.published).year;
    if (current && /^\d{4}-(Q|H)\d/.test(value)) story.quarter = value;
  }
}

const num = (x: string | number | null | undefined): number => (typeof x === 'number' ? x : 0);
const str = (x: string | number | null | undefined): string => (x === null || x === undefined ? '' : String(x));

function meant(mark: DateMark, story: Story, dates: readonly DateMark[], i: number): Meant {
  const { rule, args } = mark.meaning;
  const { published } = story;
  switch (rule) {
    case 'value':
      return [str(args[0]), plainWhy(mark, str(args[0]))];
    case 'numeric':
      return numeric(args.map(str), published);
    case 'day':
      if (published === null)
        return [`XXXX-XX-XX${str(args[1])}`, `counted from the publication day, but ${story.name}`];
      return [isoDay(published + num(args[0])) + str(args[1]), dayWhy(num(args[0]), story.name)];
    case 'weekday':
      return weekday(num(args[0]), str(args[1]), str(args[2]), num(args[3]), story);
    case 'weekday-of-week':
      if (published === null) return [`XXXX-WXX-${num(args[0])}`, story.name];
      return [
        isoDay(published - weekdayOf(published) + num(args[0]) + 7 * num(args[1])),
        `${WEEKDAYS[num(args[0])]} of ${weekPhrase(num(args[1]))} ${story.name}`,
      ];
    case 'day-beside': {
      const [value] = weekday(num(args[0]), str(args[1]), '', num(args[3]), story);
      const base = parseIsoDay(value);
      return base === null
        ? ['XXXX-XX-XX', story.name]
        : [isoDay(base + num(args[2])), `the day ${num(args[2]) < 0 ? 'before' : 'after'} ${value}`];
    }
    case 'month-day': {
      const timed = args.length > 3;
      return monthDay(num(args[0]), num(args[1]), timed ? str(args[2]) : '', num(args[args.length - 1]), story);
    }
    case 'month':
      return month(num(args[0]), str(args[1]), num(args[2]), story);
    case 'month-of-year': {
      if (published === null) return [`XXXX-${String(num(args[0])).padStart(2, '0')}`, story.name];
      const year = civilDay(published).year + num(args[1]);
      return [
        isoMonth(year, num(args[0])),
        `${MONTHS[num(args[0])]} of the year ${isoYear(year)}, counted from ${story.name}`,
      ];
    }
    case 'season':
      return season(str(args[0]), str(args[1]), num(args[2]), story);
    case 'season-of-year': {
      if (published === null) return [`XXXX-${str(args[0])}`, story.name];
      const year = civilDay(published).year + num(args[1]);
      return [
        `${isoYear(year)}-${str(args[0])}`,
        `${SEASONS[str(args[0])]} of ${isoYear(year)}, counted from ${story.name}`,
      ];
    }
    case 'quarter':
      return quarter(str(args[0]), typeof args[1] === 'number' ? args[1] : null, num(args[2]), story);
    case 'quarter-to': {
      if (published === null) return ['XXXX-QX', story.name];
      const now = civilDay(published);
      const end = num(args[0]);
      const year = end > now.month ? now.year - 1 : now.year;
      return [`${isoYear(year)}-Q${Math.ceil(end / 3)}`, `the quarter that ends in ${MONTHS[end]} ${year}`];
    }
    case 'year-before': {
      const base = story.quarter;
      if (base !== null)
        return [`${Number(base.slice(0, 4)) - 1}${base.slice(4)}`, `the same period a year before ${base}`];
      if (published === null) return ['XXXX', story.name];
      return [isoYear(civilDay(published).year - 1), `the year before ${story.name}`];
    }
    case 'unit':
      return unit(str(args[0]), num(args[1]), str(args[2]), story);
    case 'ago':
      return ago(str(args[0]), num(args[1]), str(args[2]), story);
    case 'story-day': {
      const base = story.day ?? published;
      if (base === null) return [`XXXX-XX-XX${str(args[1])}`, story.name];
      const day = isoDay(base + num(args[0]));
      const from = story.day === null ? story.name : `${isoDay(base)}, the day told of before`;
      return [
        day + str(args[1]),
        num(args[0]) === 0
          ? `the day the text speaks of, ${from}`
          : `the day ${num(args[0]) < 0 ? 'before' : 'after'} ${from}`,
      ];
    }
    case 'clock':
      return clock(str(args[0]), args[1] ?? 'published', story, dates, i);
    case 'no-such-day': {
      const [year, m, d] = args;
      const open =
        year === null || year === undefined ? `XXXX-${String(m).padStart(2, '0')}` : isoMonth(num(year), num(m));
      return [open, `${MONTHS[num(m)]} has no day ${d}${year === null ? '' : ` in ${year}`}`];
    }
    case 'day-of-month': {
      const base = story.day ?? published;
      if (base === null) return [`XXXX-XX-${String(num(args[0])).padStart(2, '0')}`, story.name];
      const now = civilDay(base);
      if (!isRealDay(now.year, now.month, num(args[0])))
        return ['XXXX-XX-XX', 'the month told of before has no such day'];
      const from = story.day === null ? story.name : `${isoDay(base)}, told of before`;
      return [isoDay(dayNumber(now.year, now.month, num(args[0]))), `in the month of ${from}`];
    }
    case 'week-of-month':
      return weekOfMonth(num(args[0]), num(args[1]), args[2] ?? null, num(args[3]), story);
    case 'holiday':
      return holiday(str(args[0]), str(args[1]), num(args[2]), story);
    case 'holiday-in': {
      const day = holidayOn(str(args[0]), num(args[1]));
      return day === null
        ? [isoYear(num(args[1])), 'the year it names']
        : [isoDay(day), `${holidayName(str(args[0]))} of ${num(args[1])}`];
    }
    case 'week-of': {
      const day =
        args.length > 1
          ? parseIsoDay(monthDay(num(args[0]), num(args[1]), '', 0, story)[0])
          : parseIsoDay(str(args[0]));
      return day === null ? ['XXXX-WXX', story.name] : [isoWeekOf(day), `the week that ${isoDay(day)} lies in`];
    }
    default:
      return ['XXXX', 'of a kind this version does not know'];
  }
}

function plainWhy(mark: DateMark, value: string): string {
  if (mark.type === 'duration') return 'a length of time';
  if (mark.type === 'set') return 'something that happens again and again';
  if (value === 'PRESENT_REF') return 'the time of writing, without a date';
  if (value === 'PAST_REF') return 'some time before the writing, without a date';
  if (value === 'FUTURE_REF') return 'some time after the writing, without a date';
  return 'stated in full';
}

function numeric([open, dayFirst, monthFirst]: readonly string[], published: number | null): Meant {
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

const dayWhy = (offset: number, name: string): string =>
  offset === 0
    ? `the day of ${name}`
    : offset === -1
      ? `the day before ${name}`
      : offset === 1
        ? `the day after ${name}`
        : `${Math.abs(offset)} days ${offset < 0 ? 'before' : 'after'} ${name}`;

const weekPhrase = (n: number): string => (n < 0 ? 'the week before' : n > 0 ? 'the week after' : 'the week of');

function weekday(wanted: number, which: string, suffix: string, lean: number, story: Story): Meant {
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
      offset = lean < 0 ? -back : ahead;
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

function monthDay(m: number, d: number, suffix: string, lean: number, story: Story): Meant {
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

const nearest = (day: number, published: number): string =>
  day === published ? 'is' : day < published ? 'before' : 'after';

function month(m: number, which: string, lean: number, story: Story): Meant {
  const two = String(m).padStart(2, '0');
  if (story.published === null) {
    return [`XXXX-${two}`, `no year is told; ${story.name}`];
  }
  const now = civilDay(story.published);
  const thisYear = now.year;
  let year = thisYear;
  if (which === 'last') year = m < now.month ? thisYear : thisYear - 1;
  else if (which === 'next') year = m > now.month ? thisYear : thisYear + 1;
  else if (which === 'near') {
    if (lean > 0) year = m >= now.month ? thisYear : thisYear + 1;
    else if (lean < 0) year = m <= now.month ? thisYear : thisYear - 1;
    else
      year =
        m - now.month > 6
          ? thisYear - 1
          : now.month - m > 9
            ? thisYear + 1
            : m > now.month + 3
              ? thisYear - 1
              : thisYear;
  }
  const at = year * 12 + m;
  const ref = now.year * 12 + now.month;
  const relation = at === ref ? 'the month of' : at < ref ? `the ${MONTHS[m]} before` : `the ${MONTHS[m]} after`;
  return [isoMonth(year, m), `${relation} ${story.name}`];
}

function season(code: string, which: string, lean: number, story: Story): Meant {
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

function quarter(code: string, shift: number | null, lean: number, story: Story): Meant {
  if (story.published === null) return [`XXXX-${code}`, story.name];
  const now = civilDay(story.published);
  if (shift !== null) return [`${isoYear(now.year + shift)}-${code}`, `counted from ${story.name}`];
  // The quarter last begun: results are told after it, plans before.
  const n = Number(code.slice(1));
  const current = Math.floor((now.month - 1) / 3) + 1;
  const year = code[0] === 'Q' && n > current + (lean > 0 ? 4 : 0) ? now.year - 1 : now.year;
  return [`${isoYear(year)}-${code}`, `the ${code} nearest to ${story.name}`];
}

function unit(name: string, n: number, anchor: string, story: Story): Meant {
  if (name === 'quarter' && (n === 0 ? anchor !== 'published' : anchor === 'latest') && story.quarter !== null)
    return [story.quarter, 'the quarter told of before'];
  if (anchor === 'story' && story.value !== null) {
    const shifted = shiftValue(story.value, name, n);
    if (shifted !== null && n !== 0)
      return [shifted, `the ${name} ${n < 0 ? 'before' : 'after'} ${story.value}, told of before`];
    if (shifted !== null) return [shifted, `the ${name} of ${story.value}, told of before`];
  }
  const { published } = story;
  if (published === null) return [OPEN[name] ?? 'XXXX', `counted from the publication, but ${story.name}`];
  const now = civilDay(published);
  const relation = n === 0 ? `the ${name} of` : n < 0 ? `the ${name} before` : `the ${name} after`;
  const why = `${relation} ${story.name}`;
  switch (name) {
    case 'day':
      return [isoDay(published + n), why];
    case 'week':
    case 'fortnight':
      return [isoWeekOf(published + 7 * n), why];
    case 'weekend': {
      // "over the weekend": on Monday or Tuesday the one just gone.
      const early = weekdayOf(published) <= 3;
      const week = n !== 0 ? n : anchor === 'near' && early ? -1 : 0;
      return [`${isoWeekOf(published + 7 * week)}-WE`, week < 0 ? `the weekend before ${story.name}` : why];
    }
    case 'month': {
      const at = now.year * 12 + now.month - 1 + n;
      return [isoMonth(Math.floor(at / 12), (at % 12) + 1), why];
    }
    case 'quarter': {
      const at = now.year * 4 + Math.floor((now.month - 1) / 3) + n;
      return [`${isoYear(Math.floor(at / 4))}-Q${(at % 4) + 1}`, why];
    }
    case 'year':
      return [isoYear(now.year + n), why];
    case 'decade':
      return [String(Math.floor(now.year / 10) + n), why];
    case 'century':
      return [String(Math.floor(now.year / 100) + n), why];
    case 'millennium':
      return [String(Math.floor(now.year / 1000) + n), why];
    default:
      return ['XXXX', why];
  }
}

const OPEN: Readonly<Record<string, string>> = {
  day: 'XXXX-XX-XX',
  week: 'XXXX-WXX',
  weekend: 'XXXX-WXX-WE',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
};

/** A calendar value moved by units at the unit's own grain; null where that makes no sense. */
function shiftValue(value: string, name: string, n: number): string | null {
  const year = Number(value.slice(0, 4));
  const day = parseIsoDay(value);
  switch (name) {
    case 'year':
      return isoYear(year + n);
    case 'month': {
      const m = day !== null ? civilDay(day).month : /^\d{4}-\d\d$/.test(value) ? Number(value.slice(5)) : 0;
      if (m === 0) return null;
      const at = year * 12 + m - 1 + n;
      return isoMonth(Math.floor(at / 12), (at % 12) + 1);
    }
    case 'week': {
      if (day !== null) return isoWeekOf(day + 7 * n);
      return null;
    }
    case 'decade':
      return String(Math.floor(year / 10) + n);
    case 'quarter': {
      const q = /^\d{4}-Q(\d)$/.exec(value);
      if (q === null) return null;
      const at = year * 4 + Number(q[1]) - 1 + n;
      return `${isoYear(Math.floor(at / 4))}-Q${(at % 4) + 1}`;
    }
    default:
      return null;
  }
}

/** `P3Y6M` as months: `P42M`. */
function halfYears(length: string): string {
  const years = /^P(?:(\d+)Y)?6M$/.exec(length);
  return years?.[1] === undefined ? length : `P${Number(years[1]) * 12 + 6}M`;
}

/** "three years ago" at the grain of its unit; "a year earlier" from what was told before. */
function ago(length: string, sign: number, anchor: string, story: Story): Meant {
  const parsed = /^P(T?)(\d+(?:\.\d+)?)(D|W|M|Q|Y|H|S)$/.exec(halfYears(length));
  const base = anchor === 'story' ? (story.day ?? story.published) : story.published;
  if (parsed === null) {
    if (anchor === 'story') return [length, 'a length of time counted from what was told before'];
    return [sign < 0 ? 'PAST_REF' : 'FUTURE_REF', `nobody says how many, counted from ${story.name}`];
  }
  const n = Number(parsed[2]) * sign;
  const unitName = parsed[3]!;
  if (unitName === 'Y' && Math.abs(n) === 1 && story.quarter !== null) {
    return [
      `${Number(story.quarter.slice(0, 4)) + n}${story.quarter.slice(4)}`,
      `the same period a year ${n < 0 ? 'before' : 'after'} ${story.quarter}`,
    ];
  }
  if (anchor === 'story' && story.value !== null && unitName === 'Y') {
    const year = Number(story.value.slice(0, 4)) + Math.round(n);
    return [isoYear(year), `counted from ${story.value}, told of before`];
  }
  if (base === null) return [sign < 0 ? 'PAST_REF' : 'FUTURE_REF', story.name];
  const why = `counted from ${base === story.published ? story.name : `${isoDay(base)}, told of before`}`;
  if (parsed[1] === 'T') return [isoDay(base), why];
  const now = civilDay(base);
  switch (unitName) {
    case 'D':
      return [isoDay(base + Math.round(n)), why];
    case 'W':
      return [isoWeekOf(base + Math.round(7 * n)), why];
    case 'M': {
      const at = now.year * 12 + now.month - 1 + Math.round(n);
      return [isoMonth(Math.floor(at / 12), (((at % 12) + 12) % 12) + 1), why];
    }
    case 'Q': {
      const at = now.year * 4 + Math.floor((now.month - 1) / 3) + Math.round(n);
      return [`${isoYear(Math.floor(at / 4))}-Q${(((at % 4) + 4) % 4) + 1}`, why];
    }
    default:
      return [isoYear(now.year + Math.round(n)), why];
  }
}

/** A bare time belongs to the day named beside it, else to the day the text speaks of. */
function clock(suffix: string, where: string | number, story: Story, dates: readonly DateMark[], i: number): Meant {
  let base = where === 'story' ? (story.day ?? story.published) : (story.published ?? story.day);
  let from = base === story.published ? story.name : `${base === null ? '' : isoDay(base)}, told of before`;
  const beside = typeof where === 'number' ? dates[i + where] : undefined;
  if (beside !== undefined && beside.meaning.rule !== 'clock') {
    const day = parseIsoDay(beside.decided ?? meant(beside, story, dates, i + num(where))[0]);
    if (day !== null) {
      base = day;
      from = `${isoDay(day)}, named beside it`;
    }
  }
  return base === null
    ? [`XXXX-XX-XX${suffix}`, `no day is told; ${story.name}`]
    : [isoDay(base) + suffix, `a time on ${from}`];
}

/** The `n`th week of a month is the one with its `n`th Thursday, as ISO weeks are counted; the last one for -1. */
function weekOfMonth(n: number, m: number, year: string | number | null, lean: number, story: Story): Meant {
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

function holiday(name: string, which: string, lean: number, story: Story): Meant {
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
