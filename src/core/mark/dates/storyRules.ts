/** Rules that count: from the publication, or from what the text told before. */
import { civilDay, isoDay, isoMonth, isoWeekOf, isoYear, parseIsoDay, weekdayOf } from '../../text/calendar';
import type { Meant, Story } from './story';

export function unit(name: string, n: number, anchor: string, story: Story): Meant {
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
export function ago(length: string, sign: number, anchor: string, story: Story): Meant {
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
  if (anchor === 'story' && sign > 0 && story.day === null && story.value === null)
    return [length, 'a length of time after something the text does not date'];
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
