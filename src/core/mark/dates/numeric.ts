/** Dates in figures: `2031-05-06T14:05`, `2031/05/06`, `26.04.2031`, `04/26/2031`, `2031-05`. */
import { isoYear, isRealDay } from '../../text/calendar';
import { type Found, found, two } from './found';
import { isGlued, isMarkAt, isNumberAt, isOpening, P, type Pieces, textAt, width } from './pieces';
import { isYearAt } from './years';

/** `2031-05-06`, `2031-05-06T14:05`, `2031/05/06`, `26.04.2031`, `04/26/2031`, `2031-05`. */
export function numericAt(p: Pieces, i: number): Found | null {
  if (
    !isNumberAt(p, i) ||
    !isGlued(p, i + 1) ||
    !isNumberAt(p, i + 2) ||
    !isGlued(p, i + 2) ||
    p.kind[i + 1] !== P.Mark
  )
    return null;
  const separator = p.num[i + 1]!;
  if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e) return null;
  if (isGlued(p, i) && !isOpening(p, i - 1)) return null;
  const a = p.num[i]!;
  const b = p.num[i + 2]!;
  const third = isMarkAt(p, i + 3, separator) && isGlued(p, i + 3) && isNumberAt(p, i + 4) && isGlued(p, i + 4);
  if (!third) {
    // `2031-05`, but not the seasons `2031-32` and nothing like `2031/05`.
    if (separator !== 0x2d || !isYearAt(p, i) || width(p, i + 2) !== 2 || b < 1 || b > 12 || isGlued(p, i + 3))
      return null;
    return found(i, i + 3, 'date', 'value', [`${isoYear(a)}-${two(b)}`], 0.6, { part: true });
  }
  const c = p.num[i + 4]!;
  let to = i + 5;
  if (width(p, i) === 4) {
    if (!isRealDay(a, b, c) || width(p, i + 4) > 2) return null;
    const day = `${isoYear(a)}-${two(b)}-${two(c)}`;
    const time = isoTimeAt(p, to);
    if (time !== null) return found(i, time.to, 'time', 'value', [day + time.suffix], 0.99);
    return isGlued(p, to) && p.kind[to] !== P.Mark ? null : found(i, to, 'date', 'value', [day], 0.99, { part: true });
  }
  if (separator === 0x2d || width(p, i) > 2 || width(p, i + 2) > 2) return null;
  const goesOn = p.num[to] === separator && isNumberAt(p, to + 1) && isGlued(p, to + 1);
  if (isGlued(p, to) && (goesOn || p.kind[to] !== P.Mark)) return null;
  const digits = width(p, i + 4);
  if (digits !== 4 && digits !== 2) return null;
  const year = digits === 4 ? c : c < 70 ? 2000 + c : 1900 + c;
  const dayFirst = isRealDay(year, b, a);
  const monthFirst = separator === 0x2f && isRealDay(year, a, b);
  if (!dayFirst && !monthFirst) return null;
  if (digits === 2 && separator === 0x2e && !(dayFirst && b <= 12 && a > 12)) return null; // "1.2.34" may number a section
  const read = (month: number, day: number): string => `${isoYear(year)}-${two(month)}-${two(day)}`;
  to = i + 5;
  if (dayFirst && monthFirst && a !== b) {
    const open = digits === 4 ? `${isoYear(year)}-XX-XX` : 'XXXX-XX-XX';
    return found(i, to, 'date', 'numeric', [open, read(b, a), read(a, b)], 0.4, { part: true });
  }
  return found(i, to, 'date', 'value', [dayFirst ? read(b, a) : read(a, b)], digits === 4 ? 0.95 : 0.8, { part: true });
}

/** `T14:05:00Z` glued to an ISO day. */
function isoTimeAt(p: Pieces, i: number): { readonly to: number; readonly suffix: string } | null {
  if (
    textAt(p, i) !== 'T' ||
    !isGlued(p, i) ||
    !isNumberAt(p, i + 1) ||
    !isMarkAt(p, i + 2, 0x3a) ||
    !isNumberAt(p, i + 3)
  )
    return null;
  const hour = p.num[i + 1]!;
  const minute = p.num[i + 3]!;
  if (hour > 24 || minute > 59) return null;
  let to = i + 4;
  while (to < i + 14 && isGlued(p, to) && (p.kind[to] !== P.Mark || '.:+-'.includes(textAt(p, to)))) {
    if (p.kind[to] === P.Mark && !(isNumberAt(p, to + 1) && isGlued(p, to + 1))) break;
    to++;
  }
  return { to, suffix: `T${two(hour)}:${two(minute)}` };
}
