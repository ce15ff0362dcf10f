/** Amounts and lengths of time: "25", "two and a half", "a few", "12 to 18" + unit → TIMEX3 durations. */
import { type Found, found, startingAt } from './found';
import {
  isCapitalAt,
  isGlued,
  isHyphenAt,
  isMarkAt,
  isNear,
  isNumberAt,
  isWordAt,
  type Pieces,
  textAt,
  wordAt,
} from './pieces';
import { C } from './words';

interface Quantity {
  readonly to: number;
  /** Null: more than one, but nobody says how many. */
  readonly n: number | null;
}

/** The number that starts at piece `i`, in digits or words. */
function quantityAt(p: Pieces, i: number): Quantity | null {
  const w = wordAt(p, i);
  if (isNumberAt(p, i)) return numeral(p, i);
  if (w.cls & C.Number) {
    if (w.word === 'couple') return isWordAt(p, i + 1, 'of') ? { to: i + 2, n: 2 } : { to: i + 1, n: 2 };
    if (w.word === 'hundred' || w.word === 'thousand' || w.word === 'dozen') return { to: i + 1, n: w.n };
    return spelled(p, i);
  }
  if (w.cls & C.Vague) {
    if (w.plural) return isWordAt(p, i + 1, 'of') ? { to: i + 2, n: null } : null;
    if (
      w.word === 'many' ||
      w.word === 'several' ||
      w.word === 'few' ||
      w.word === 'numerous' ||
      w.word === 'countless'
    )
      return { to: i + 1, n: null };
    return null;
  }
  if (w.word === 'a' || w.word === 'an') {
    const next = wordAt(p, i + 1);
    if (next.word === 'few') return { to: i + 2, n: null };
    if (next.word === 'couple') return isWordAt(p, i + 2, 'of') ? { to: i + 3, n: 2 } : { to: i + 2, n: 2 };
    if (next.word === 'hundred' || next.word === 'thousand' || next.word === 'dozen') return { to: i + 2, n: next.n };
    return { to: i + 1, n: 1 };
  }
  if (w.cls & C.Half) {
    if (isWordAt(p, i + 1, 'a') || isWordAt(p, i + 1, 'an')) return { to: i + 2, n: 0.5 };
    if (isHyphenAt(p, i + 1) && wordAt(p, i + 2).cls & C.Unit) return { to: i + 1, n: 0.5 };
  }
  return null;
}

/** "25", "3.5", "2 1/2", "2½". */
function numeral(p: Pieces, i: number): Quantity {
  const n = p.num[i]!;
  if (isMarkAt(p, i + 1, 0x2e) && isGlued(p, i + 1) && isNumberAt(p, i + 2) && isGlued(p, i + 2)) {
    const digits = p.end[i + 2]! - p.start[i + 2]!;
    return { to: i + 3, n: n + p.num[i + 2]! / 10 ** digits };
  }
  if (
    isNumberAt(p, i + 1) &&
    p.num[i + 1] === 1 &&
    isMarkAt(p, i + 2, 0x2f) &&
    isNumberAt(p, i + 3) &&
    p.num[i + 3] === 2
  )
    return { to: i + 4, n: n + 0.5 };
  if (isMarkAt(p, i + 1, 0xbd)) return { to: i + 2, n: n + 0.5 };
  const scale = wordAt(p, i + 1);
  if ((scale.word === 'hundred' || scale.word === 'thousand') && isNear(p, i + 1)) return { to: i + 2, n: n * scale.n };
  return { to: i + 1, n };
}

/** "twenty-five", "two hundred", "three and a half". */
export function spelled(p: Pieces, i: number): Quantity {
  let total = 0;
  let group = 0;
  let at = i;
  let last = 0;
  for (let steps = 0; steps < 12; steps++) {
    const w = wordAt(p, at);
    if (!(w.cls & C.Number) || w.word === 'couple' || !(at === i || isNear(p, at))) break;
    if (w.n === 100 || w.n === 1000) {
      group = (group || 1) * w.n;
      if (w.n === 1000) {
        total += group;
        group = 0;
      }
    } else if (last > 0 && last < 20)
      break; // "one two"
    else if (last >= 20 && last < 100 && w.n >= 10) break;
    else group += w.n;
    last = w.n;
    at++;
    if (isHyphenAt(p, at) && wordAt(p, at + 1).cls & C.Number && isGlued(p, at + 1)) at++;
  }
  let n = total + group;
  if (isWordAt(p, at, 'and') && isWordAt(p, at + 1, 'a') && wordAt(p, at + 2).cls & C.Half) {
    n += 0.5;
    at += 3;
  } else if (
    isHyphenAt(p, at) &&
    isWordAt(p, at + 1, 'and') &&
    isWordAt(p, at + 3, 'a') &&
    isWordAt(p, at + 5, 'half')
  ) {
    n += 0.5;
    at += 6;
  }
  return { to: at, n };
}

const CODES: Readonly<Record<string, string>> = {
  second: 'TS',
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  night: 'D',
  week: 'W',
  fortnight: 'FN',
  weekend: 'WE',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'DE',
  century: 'C',
  millennium: 'L',
};

/** The TIMEX3 duration of `n` units; null for an unknown number. Decades and centuries are counted in years where that is exact. */
export function durationValue(n: number | null, unit: string): string {
  const code = CODES[unit]!;
  if (n === null) return code.startsWith('T') ? `PTX${code[1]}` : `PX${unit === 'fortnight' ? 'W' : code}`;
  const scale = unit === 'decade' ? 10 : unit === 'century' ? 100 : unit === 'millennium' ? 1000 : 0;
  if (scale > 0) return `P${decimal(n * scale)}Y`;
  if (unit === 'fortnight') return `P${decimal(n * 2)}W`;
  const whole = Math.floor(n);
  const lower: Readonly<Record<string, string>> = { year: '6M', hour: '30M', minute: '30S', day: 'T12H' };
  const rest = n - whole === 0.5 ? lower[unit] : undefined;
  if (rest !== undefined) {
    const time = code.startsWith('T');
    return `P${time ? 'T' : ''}${whole > 0 ? `${whole}${code.replace('T', '')}` : ''}${rest}`;
  }
  return code.startsWith('T') ? `PT${decimal(n)}${code[1]}` : `P${decimal(n)}${code}`;
}

const decimal = (n: number): string => String(Math.round(n * 100) / 100);

/** The unit at piece `i`, "trading days" and "business days" too; the index after it. */
export function unitAt(
  p: Pieces,
  i: number,
): { readonly unit: string; readonly plural: boolean; readonly to: number } | null {
  let at = i;
  const adjective = wordAt(p, at);
  if (!(adjective.cls & C.Unit) && adjective.cls & (C.Stretch | C.Fiscal)) at++;
  const w = wordAt(p, at);
  if (!(w.cls & C.Unit) || (at > i && !isNear(p, at))) return null;
  return { unit: w.s === 'NI' || w.word.startsWith('night') ? 'night' : w.s, plural: w.plural, to: at + 1 };
}

/**
 * A length of time: "25 years", "two-and-a-half hours", "three-year", "a couple of weeks", "12 to 18 months", "a year or two",
 * "an hour and a half", "six months or so".
 */
export function lengthAt(p: Pieces, i: number): Found | null {
  const first = quantityAt(p, i);
  if (first === null) return null;
  let { to, n } = first;
  let hyphen = false;
  // "12 to 18 months", "two or three weeks", "10-15 minutes"
  const joiner = wordAt(p, to).word;
  const ranged = joiner === 'to' || joiner === 'or' || joiner === 'and' || isHyphenAt(p, to) || isMarkAt(p, to, 0x2013);
  if (ranged && !(wordAt(p, i).cls & C.Article)) {
    const second = quantityAt(p, to + 1);
    const more = second === null ? null : unitAfter(p, second.to);
    if (second !== null && more !== null && (joiner !== 'and' || isWordAt(p, i - 1, 'between'))) {
      to = second.to;
    } else if (second !== null && more !== null && n !== null && second.n !== null && n >= 100 && second.n < 100) {
      n += second.n; // "a hundred and fifty days"
      to = second.to;
    }
  }
  const unit = unitAfter(p, to);
  if (unit === null) return null;
  // "the 2031 quarter" is no length; "a two day rally" is one.
  hyphen = isHyphenAt(p, to);
  if (n !== null && n >= 1000 && !unit.plural && !hyphen && isNumberAt(p, i)) return null;
  if (hyphen && !isGlued(p, to)) return null;
  const article = wordAt(p, i).cls & C.Article;
  // "a second" chance is no length; "a day" is, "a years" is nothing.
  if (
    article &&
    to === i + 1 &&
    (unit.plural || unit.unit === 'second' || unit.unit === 'weekend' || unit.unit === 'quarter')
  )
    return null;
  if (unit.unit === 'quarter' && n !== null && n < 1) return null;
  if (wordAt(p, unit.to - 1).word === 'second' && !hyphen) return null;
  let end = unit.to;
  let value = durationValue(n, unit.unit);
  if (n === 1 && isWordAt(p, end, 'and') && isWordAt(p, end + 1, 'a') && wordAt(p, end + 2).cls & C.Half) {
    value = durationValue(1.5, unit.unit);
    end += 3;
  } else if (isWordAt(p, end, 'or')) {
    const more = wordAt(p, end + 1);
    if (more.cls & C.Number && n === 1 && !(wordAt(p, end + 2).cls & C.Unit)) {
      end += 2; // "a year or two"
      value = durationValue(null, unit.unit);
    } else if (textAt(p, end + 1) === 'so') end += 2;
  } else if (!hyphen) {
    const rest = smallerUnit(p, end, unit.unit);
    if (rest !== null) {
      value = joinDurations(value, rest.value);
      end = rest.to;
    }
  }
  const more = hyphen ? { attributive: true } : { article: 'the' as const };
  return found(i, end, 'duration', 'value', [value], n === null ? 0.8 : 0.9, { length: true, ...more });
}

const LARGER = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

/** What goes on after "two years": "and three months", ", 15 seconds", "20 minutes". */
function smallerUnit(p: Pieces, i: number, unit: string): { readonly value: string; readonly to: number } | null {
  let at = isMarkAt(p, i, 0x2c) ? i + 1 : i;
  if (isWordAt(p, at, 'and')) at++;
  if (!isNear(p, at) || !(isNumberAt(p, at) || wordAt(p, at).cls & C.Number)) return null;
  const n = quantityAt(p, at);
  const lower = n === null ? null : unitAfter(p, n.to);
  if (n?.n == null || lower === null || isHyphenAt(p, n.to)) return null;
  // After a comma only the very next unit: "25 years, two hours" is a list.
  const steps = LARGER.indexOf(unit) - LARGER.indexOf(lower.unit);
  const most = isMarkAt(p, i, 0x2c) ? 1 : 3;
  return LARGER.includes(lower.unit) && steps >= 1 && steps <= most
    ? { value: durationValue(n.n, lower.unit), to: lower.to }
    : null;
}

/** `P2Y` and `P3M` → `P2Y3M`; `PT1H` and `PT20M` → `PT1H20M`. */
function joinDurations(a: string, b: string): string {
  const timed = b.startsWith('PT');
  return timed && a.includes('T') ? a + b.slice(2) : a + b.slice(1);
}

function unitAfter(p: Pieces, at: number): ReturnType<typeof unitAt> {
  if (isHyphenAt(p, at) && isGlued(p, at) && isGlued(p, at + 1)) return unitAt(p, at + 1);
  return isNear(p, at) ? unitAt(p, at) : null;
}

/** "the first six months", "the first two years", "the first few hours": a length with its place in a row. */
export function ordinalLength(p: Pieces, i: number): Found | null {
  if (!isNear(p, i + 1)) return null;
  const length = lengthAt(p, i + 1);
  if (length === null || length.attributive === true || wordAt(p, i + 1).cls & C.Article) return null;
  const shifted = shiftAt(p, length);
  return shifted === null ? startingAt(length, i) : null;
}

/** A length, or the day it is counted to: "three years ago". An age is neither. */
export function measured(p: Pieces, length: Found): Found | null {
  const shifted = shiftAt(p, length);
  if (shifted !== null) return shifted;
  // "44-year-old", "44 years old", "aged 44 years"
  const after = isHyphenAt(p, length.to) && isGlued(p, length.to) ? length.to + 1 : length.to;
  const next = textAt(p, after).toLowerCase();
  if (next === 'old' || next === 'olds' || next === 'olds’') return null;
  // "three-quarters of its food" is a share; "60 Minutes" a programme
  if (/^P\d+Q$/.test(String(length.args[0])) && (next === 'of' || length.attributive === true)) return null;
  const unit = length.to - 1;
  if (isCapitalAt(p, unit) && isCapitalAt(p, length.from) === false && wordAt(p, unit).plural) return null;
  // "two-day-long", "three-month-delayed" keep the length
  return length;
}

/** "three years ago", "a year earlier", "two days later", "the week before", "six months from now". */
function shiftAt(p: Pieces, length: Found): Found | null {
  const at = length.to;
  const w = wordAt(p, at);
  if (!isNear(p, at) || length.rule !== 'value') return null;
  const value = String(length.args[0]);
  if (w.word === 'ago') return found(length.from, at + 1, 'date', 'ago', [value, -1, 'published'], 0.93);
  if (w.word === 'hence' || (isWordAt(p, at, 'from') && isWordAt(p, at + 1, 'now')))
    return found(length.from, w.word === 'hence' ? at + 1 : at + 2, 'date', 'ago', [value, 1, 'published'], 0.9);
  if (length.attributive) return null;
  if (w.word === 'earlier' || w.word === 'later')
    return found(length.from, at + 1, 'date', 'ago', [value, w.n, 'story'], 0.75);
  return null;
}

/** Where "nearly", "more than", "at least", "up to", "no more than" before piece `i` start; `i` if they do not. */
export function approximately(p: Pieces, i: number, floor: number): number {
  const one = wordAt(p, i - 1).word;
  if (i - 1 < floor || !isNear(p, i)) return i;
  if (one === 'nearly' || one === 'almost' || one === 'barely' || one === 'just' || one === 'only')
    return one === 'just' || one === 'only' ? i : i - 1;
  if (one === 'over' && wordAt(p, i).cls & (C.Article | C.Number) && !(wordAt(p, i).word === 'the'))
    return wordAt(p, i).cls & C.Article ? i - 1 : i;
  const two = i - 2 < floor ? '' : wordAt(p, i - 2).word || textAt(p, i - 2).toLowerCase();
  if (one === 'than' && (two === 'more' || two === 'less'))
    return textAt(p, i - 3).toLowerCase() === 'no' && i - 3 >= floor ? i - 3 : i - 2;
  if (two === 'at' && (one === 'least' || one === 'most')) return i - 2;
  if (two === 'up' && one === 'to') return i - 2;
  return i;
}
