/** Reads a complete calendar day ("April 26, 2031", "26 avril 2031", "2031-04-26") off the tokens of a line. */
import { dayNumber, digits, isRealDay } from './calendar';
import { monthOfHash } from './months';
import { Kind, type Tokens } from './tokenise';
import { wordSet } from './wordSet';

export interface PartialDay {
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
  /** Index of the token after it. */
  readonly to: number;
}

const FILLERS = wordSet('de del of the');

/** The day that starts at token `i`, with its year if that is told; null if none does. */
export function dayAt(tokens: Tokens, i: number): PartialDay | null {
  if (i >= tokens.count) return null;
  const month = monthOfHash(tokens.hash[i]!);
  if (month > 0) {
    let at = skip(tokens, i + 1, '.');
    const day = dayOfMonth(tokens, at);
    if (day === 0) return null;
    at = skip(tokens, at + 1, ',');
    const year = yearOf(tokens, at);
    return real(month, day, year, year === null ? (at > i && isMark(tokens, at - 1, ',') ? at - 1 : at) : at + 1);
  }
  if (tokens.kind[i] !== Kind.Number) return null;
  const whole = tokens.text.slice(tokens.start[i], Math.min(tokens.end[i]!, tokens.start[i]! + 40));
  const numeric = numericDay(whole);
  if (numeric !== null) return { ...numeric, to: i + 1 };
  const day = dayOfMonth(tokens, i);
  if (day === 0) return null;
  let at = skip(tokens, i + 1, '.');
  while (at < tokens.count && FILLERS.has(tokens.hash[at]!)) at++;
  const name = at < tokens.count ? monthOfHash(tokens.hash[at]!) : 0;
  if (name === 0) return null;
  at = skip(tokens, skip(tokens, at + 1, '.'), ',');
  while (at < tokens.count && FILLERS.has(tokens.hash[at]!)) at++;
  const year = yearOf(tokens, at);
  return real(name, day, year, year === null ? at : at + 1);
}

/** `2031-04-26`, `2031-04-26T10:00`, `26.04.2031`, `26/04/2031`; null where day and month could change places. */
export function numericDay(
  text: string,
): { readonly month: number; readonly day: number; readonly year: number } | null {
  const eastern = text.length >= 8 && text[4] === '年' && text.endsWith('日') ? text.slice(5, -1).split('月') : [];
  if (eastern.length === 2) {
    const [year, month, day] = [text.slice(0, 4), eastern[0]!, eastern[1]!].map((part) => digits(part, 0, part.length));
    return isRealDay(year!, month!, day!) ? { year: year!, month: month!, day: day! } : null;
  }
  const separator = text.length >= 8 ? [...text].find((c) => c < '0' || c > '9') : undefined;
  if (separator === undefined || !'-./'.includes(separator)) return null;
  const parts = text.split(separator);
  if (parts.length < 3) return null;
  const [a, b] = [digits(parts[0]!, 0, parts[0]!.length), digits(parts[1]!, 0, parts[1]!.length)];
  if (parts[0]!.length === 4) {
    const last = parts[2]!;
    const stop = last.charCodeAt(2) >= 0x30 && last.charCodeAt(2) <= 0x39 ? 0 : 2;
    const day = digits(last, 0, Math.min(stop, last.length));
    return isRealDay(a, b, day) ? { year: a, month: b, day } : null;
  }
  const year = parts[2]!.length === 4 ? digits(parts[2]!, 0, 4) : Number.NaN;
  if (!(year >= 1000) || parts.length !== 3) return null;
  const dayFirst = isRealDay(year, b, a);
  const monthFirst = separator === '/' && isRealDay(year, a, b);
  if (dayFirst && (!monthFirst || a === b)) return { year, month: b, day: a };
  return monthFirst && !dayFirst ? { year, month: a, day: b } : null;
}

function real(month: number, day: number, year: number | null, to: number): PartialDay | null {
  return isRealDay(year ?? 2000, month, day) ? { month, day, year, to } : null;
}

/** "26", "26th"; 0 for anything else. */
function dayOfMonth(tokens: Tokens, i: number): number {
  if (i >= tokens.count || tokens.kind[i] !== Kind.Number) return 0;
  const from = tokens.start[i]!;
  let to = tokens.end[i]!;
  while (to > from && tokens.text.charCodeAt(to - 1) > 0x39) to--;
  if (to - from > 2 || tokens.end[i]! - to > 2) return 0;
  const n = digits(tokens.text, from, to);
  return n >= 1 && n <= 31 ? n : 0;
}

function yearOf(tokens: Tokens, i: number): number | null {
  if (i >= tokens.count || tokens.kind[i] !== Kind.Number) return null;
  const from = tokens.start[i]!;
  // "April 26, 20319:05 AM": pages lose the space before the time.
  const clock = tokens.text[from + 5] === ':' || tokens.text[from + 6] === ':';
  if (tokens.end[i]! - from !== 4 && !clock) return null;
  const n = digits(tokens.text, from, from + 4);
  return n >= 1000 && n <= 2999 ? n : null;
}

const isMark = (tokens: Tokens, i: number, mark: string): boolean =>
  i < tokens.count && tokens.kind[i] === Kind.Mark && tokens.text[tokens.start[i]!] === mark;
const skip = (tokens: Tokens, i: number, mark: string): number => (isMark(tokens, i, mark) ? i + 1 : i);

/** Days since the epoch, once the year is known. */
export const numberOf = (day: PartialDay, year: number): number | null =>
  isRealDay(year, day.month, day.day) ? dayNumber(year, day.month, day.day) : null;
