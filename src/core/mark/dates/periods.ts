/** Quarters, halves, seasons and weeks of a month: "the third quarter of 2031", "summer 2031", "the first week of June". */
import { daysInMonth, isoMonth } from '../../text/calendar';
import { dayFirstAt, monthAt, monthFirstAt } from './days';
import { type Found, found, two } from './found';
import { isGlued, isHyphenAt, isNear, isNumberAt, isWordAt, P, type Pieces, textAt, wordAt } from './pieces';
import { C, isVerbish } from './words';
import { spelledYearAt } from './years';

/** "the third quarter of 2031", "third-quarter", "Q3 2031", "the first half of 2031", "the fiscal first quarter". */
export function quarterAt(p: Pieces, i: number): Found | null {
  let at = i;
  const fiscal = wordAt(p, at).cls & C.Fiscal;
  if (fiscal) at = isHyphenAt(p, at + 1) ? at + 2 : at + 1;
  const w = wordAt(p, at);
  let n = 0;
  let half = '';
  let to = at + 1;
  let hyphen = false;
  if (w.cls & C.QuarterCode) {
    n = w.n;
    half = w.s === 'half' ? 'H' : 'Q';
  } else if (w.cls & C.Ordinal && (w.n === -1 || w.n <= 4)) {
    n = w.n === -1 ? 4 : w.n;
    if (isHyphenAt(p, to) && isGlued(p, to)) {
      to++;
      hyphen = true;
    }
    if (isWordAt(p, to, 'fiscal')) to++;
    if (isWordAt(p, to, 'quarter') && isNear(p, to)) half = 'Q';
    else if (isWordAt(p, to, 'half') && n <= 2 && isNear(p, to)) half = 'H';
    else return null;
    to++;
  } else if (isWordAt(p, at, 'last') && isWordAt(p, at + 1, 'half') && isWordAt(p, at + 2, 'of')) {
    n = 2;
    half = 'H';
    to = at + 2;
  } else return null;
  const code = `${half}${n}`;
  const of = isWordAt(p, to, 'of') ? 1 : 0;
  const y = isWordAt(p, to + of, 'fiscal') ? to + of + 1 : to + of;
  if (isNumberAt(p, y) && isNear(p, y) && p.end[y]! - p.start[y]! === 4 && p.num[y]! >= 1500 && p.num[y]! < 2200)
    return found(i, y + 1, 'date', 'value', [`${p.num[y]}-${code}`], 0.95, { part: true, article: 'the' });
  const relative = wordAt(p, to + of);
  if (relative.cls & C.Relative && isWordAt(p, to + of + 1, 'year') && isNear(p, to + of))
    return found(i, to + of + 2, 'date', 'quarter', [code, relative.n], 0.9, { part: true, article: 'the' });
  if (of && isWordAt(p, to + 1, 'the') && isWordAt(p, to + 2, 'year'))
    return found(i, to + 3, 'date', 'quarter', [code, 0], 0.85, { part: true, article: 'the' });
  // "the first half" may belong to a match, "the second half" too
  if (half === 'H' && w.cls & C.Ordinal) return null;
  return found(
    i,
    to,
    'date',
    'quarter',
    [code, null],
    0.85,
    hyphen ? { attributive: true } : { part: true, article: 'the' },
  );
}

/** "summer 2031", "the winter of 2031", "in spring", "the summer". Bare "fall" and "spring" only where nothing else fits. */
export function seasonAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Season) || w.plural) return null;
  const of = isWordAt(p, i + 1, 'of') ? 1 : 0;
  const y = i + 1 + of;
  if (isNear(p, y)) {
    if (isNumberAt(p, y) && p.end[y]! - p.start[y]! === 4 && p.num[y]! >= 1000)
      return found(i, y + 1, 'date', 'value', [`${p.num[y]}-${w.s}`], 0.95, { part: true, article: 'the' });
    const spelled = spelledYearAt(p, y);
    if (spelled !== null)
      return found(i, spelled.to, 'date', 'value', [`${spelled.year}-${w.s}`], 0.9, { part: true, article: 'the' });
    const relative = wordAt(p, y);
    if (relative.cls & C.Relative && isWordAt(p, y + 1, 'year'))
      return found(i, y + 2, 'date', 'season-of-year', [w.s, relative.n], 0.9, { part: true, article: 'the' });
  }
  if (isGlued(p, i) && isHyphenAt(p, i - 1)) return null;
  const before = wordAt(p, i - 1);
  const months = isWordAt(p, i + 1, 'months') ? 1 : 0;
  const doubt = w.word === 'fall' || w.word === 'spring';
  if (doubt) {
    const second = wordAt(p, i - 2);
    const fits =
      (before.word === 'the' && /^(in|by|during|until|since|before|last|this|through)$/.test(second.word)) ||
      (/^(in|by|until|since|during)$/.test(before.word) && w.word === 'spring') ||
      (before.cls & C.Part && (before.word === 'early' || before.word === 'late' || before.word === 'mid'));
    if (!fits || of > 0) return null;
  } else if (
    !(before.cls & (C.Preposition | C.Part | C.Article | C.Of)) ||
    (before.cls & C.Article && before.word !== 'the')
  )
    return null;
  else if (
    before.word === 'the' &&
    p.kind[i + 1] === P.Word &&
    isNear(p, i + 1) &&
    wordAt(p, i + 1).cls === 0 &&
    months === 0 &&
    !isVerbish(textAt(p, i + 1))
  )
    return null; // "the summer festival"
  return found(i, i + 1 + months, 'date', 'season', [w.s, 'near'], doubt ? 0.6 : 0.75, { part: true, article: 'the' });
}

/** "the first week of April", "the last week of March 2031". */
export function weekOfMonthAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  const n = w.word === 'last' || w.n === -1 ? -1 : w.n;
  if (!isWordAt(p, i + 1, 'week') || !isWordAt(p, i + 2, 'of') || n > 5) return null;
  const m = monthAt(p, i + 3);
  if (m === null) return null;
  const y = isNumberAt(p, m.to) && p.end[m.to]! - p.start[m.to]! === 4 && isNear(p, m.to) ? p.num[m.to]! : null;
  return found(i, y === null ? m.to : m.to + 1, 'date', 'week-of-month', [n, m.month, y], 0.8, { article: 'the' });
}

/** "the first day of May", "the last day of April 2031"; which is the last of February without a year, nobody can tell. */
export function dayOfMonthAt(p: Pieces, i: number): Found | null {
  const last = wordAt(p, i).word === 'last';
  if (!(last || isWordAt(p, i, 'first')) || !isWordAt(p, i + 1, 'day') || !isWordAt(p, i + 2, 'of')) return null;
  const m = monthAt(p, i + 3);
  if (m === null) return null;
  const year = isNumberAt(p, m.to) && p.end[m.to]! - p.start[m.to]! === 4 && isNear(p, m.to) ? p.num[m.to]! : null;
  if (last && m.month === 2 && year === null) return null;
  const day = last ? daysInMonth(year ?? 2001, m.month) : 1;
  const article = { article: 'the' } as const;
  return year === null
    ? found(i, m.to, 'date', 'month-day', [m.month, day], 0.9, article)
    : found(i, m.to + 1, 'date', 'value', [`${isoMonth(year, m.month)}-${two(day)}`], 0.95, article);
}

/** "the week of March 6" */
export function weekOfAt(p: Pieces, i: number): Found | null {
  const weekend = isWordAt(p, i, 'weekend');
  if (!(weekend || isWordAt(p, i, 'week')) || !isWordAt(p, i + 1, 'of') || !isWordAt(p, i - 1, 'the')) return null;
  const day = monthFirstAt(p, i + 2) ?? dayFirstAt(p, i + 2);
  if (day === null || (day.rule !== 'month-day' && String(day.args[0]).length < 10)) return null;
  return found(
    i,
    day.to,
    'date',
    'week-of',
    [weekend ? '-WE' : '', ...day.args.slice(0, day.rule === 'value' ? 1 : 2)],
    0.85,
    { article: 'the' },
  );
}

/** "the 1988 third quarter", "the 2024 summer" stays a year: only business periods join it. */
export function yearWithPeriod(p: Pieces, year: Found): Found {
  const value = String(year.args[0]);
  if (value.length !== 4 || !isNear(p, year.to)) return year;
  const q = quarterAt(p, year.to);
  if (q !== null && q.rule === 'quarter' && q.args[1] === null)
    return found(year.from, q.to, 'date', 'value', [`${value}-${q.args[0]}`], 0.9, { article: 'the', part: true });
  if (isWordAt(p, year.from - 1, 'the') && textAt(p, year.to) === 'period')
    return found(year.from, year.to + 1, 'date', 'value', [value], 0.8, { article: 'the' });
  return year;
}
