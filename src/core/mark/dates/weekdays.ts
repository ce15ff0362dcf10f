/** Weekdays: "Friday", "Friday night", "Friday, April 25, 2031", "Tuesdays", "Wednesday last week". */
import { dayPartAt } from './clock';
import { monthAt, monthFirstAt } from './days';
import { type Found, found } from './found';
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

const NEWSPAPERS = new Set('times telegraph mirror express mail post herald star sun people tribune league'.split(' '));

/** The suffix of a time or part of day that follows a day directly ("Friday morning", "Friday 10:30 a.m."). */
export function dayTail(p: Pieces, to: number): { readonly to: number; readonly suffix: string } {
  let at = to;
  if (isWordAt(p, at, 'early') || isWordAt(p, at, 'late') || isWordAt(p, at, 'mid')) at++;
  if (isHyphenAt(p, at)) at++;
  const part = isNear(p, at) ? dayPartAt(p, at) : '';
  if (part !== '' && !wordAt(p, at).plural) return { to: at + 1, suffix: `T${part}` };
  return { to, suffix: '' };
}

/** "Friday", "Friday night", "Friday, April 25, 2031", "last Friday", "Fridays", "Friday last week". */
export function weekdayAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Weekday)) return null;
  if (w.abbreviation && !isCapitalAt(p, i)) return null;
  let to = i + 1;
  if (w.abbreviation && isMarkAt(p, to, 0x2e) && isGlued(p, to)) to++;
  const comma = isMarkAt(p, to, 0x2c) ? 1 : 0;
  // With its date the weekday only confirms it.
  if (isNear(p, to + comma)) {
    const at = isWordAt(p, to + comma, 'the') ? to + comma + 1 : to + comma;
    const date = monthFirstAt(p, at) ?? dayFirstOf(p, at);
    if (date !== null && (date.rule === 'month-day' || String(date.args[0]).length >= 10))
      return found(i, date.to, 'date', date.rule, date.args, date.score, { part: true });
  }
  if (w.abbreviation) return null; // "Sun", "Sat", "Wed" alone are other words oftener
  const next = textAt(p, to);
  if (isCapitalAt(p, to) && NEWSPAPERS.has(next.toLowerCase()) && isNear(p, to)) return null;
  const tail = dayTail(p, to);
  to = tail.to;
  const many = w.plural || (wordAt(p, to).cls & C.DayPart && wordAt(p, to).plural && isNear(p, to));
  if (many) {
    const part = w.plural ? tail.suffix : `T${dayPartAt(p, to)}`;
    return found(i, w.plural ? to : to + 1, 'set', 'value', [`XXXX-WXX-${w.n}${part}`], 0.9);
  }
  // "Friday last week", "Friday of last week", "Friday next week"
  const of = isWordAt(p, to, 'of') ? 1 : 0;
  const relative = wordAt(p, to + of);
  if (relative.cls & C.Relative && isWordAt(p, to + of + 1, 'week') && isNear(p, to + of) && tail.suffix === '') {
    return found(i, to + of + 2, 'date', 'weekday-of-week', [w.n, relative.n], 0.9, { part: true });
  }
  return found(i, to, tail.suffix === '' ? 'date' : 'time', 'weekday', [w.n, 'near', tail.suffix], 0.9, { part: true });
}

function dayFirstOf(p: Pieces, i: number): Found | null {
  if (!isNumberAt(p, i) && !(wordAt(p, i).cls & C.Ordinal)) return null;
  const day = isNumberAt(p, i) ? p.num[i]! : wordAt(p, i).n;
  const at = isWordAt(p, i + 1, 'of') ? i + 2 : i + 1;
  const m = monthAt(p, at);
  if (m === null || day < 1 || day > 31 || !isNear(p, at)) return null;
  let y = m.to;
  if (isMarkAt(p, y, 0x2c)) y++;
  if (isNumberAt(p, y) && p.end[y]! - p.start[y]! === 4 && p.num[y]! >= 1000 && isNear(p, y)) {
    const pad = (n: number): string => String(n).padStart(2, '0');
    return found(i, y + 1, 'date', 'value', [`${p.num[y]}-${pad(m.month)}-${pad(day)}`], 0.98);
  }
  return found(i, m.to, 'date', 'month-day', [m.month, day], 0.93);
}
