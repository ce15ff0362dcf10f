/** What date marks mean: their rules worked out against the publication date and the dates the story told before. */
import type { Published } from '../../contract';
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
import { holiday, month, monthDay, numeric, quarter, SEASONS, season, weekday, weekOfMonth } from './calendarRules';
import { holidayName, holidayOn } from './holidays';
import { BASIS, type Meant, MONTHS, num, remember, type Story, str, WEEKDAYS } from './story';
import { ago, unit } from './storyRules';

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

export function meant(mark: DateMark, story: Story, dates: readonly DateMark[], i: number): Meant {
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
      const [end, ...rest] = args;
      const day = parseIsoDay(rest.length > 1 ? monthDay(num(rest[0]), num(rest[1]), '', 0, story)[0] : str(rest[0]));
      if (day === null) return [`XXXX-WXX${str(end)}`, story.name];
      return [isoWeekOf(day) + str(end), `the week that ${isoDay(day)} lies in`];
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

const dayWhy = (offset: number, name: string): string =>
  offset === 0
    ? `the day of ${name}`
    : offset === -1
      ? `the day before ${name}`
      : offset === 1
        ? `the day after ${name}`
        : `${Math.abs(offset)} days ${offset < 0 ? 'before' : 'after'} ${name}`;

const weekPhrase = (n: number): string => (n < 0 ? 'the week before' : n > 0 ? 'the week after' : 'the week of');

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
