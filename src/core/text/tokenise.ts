/**
 * Text → words, numbers and punctuation, each with its span, as flat columns: one pass, no pattern matching,
 * so that the cost is linear in the length of any input.
 *
 * What is one token: a word with its inner hyphens and apostrophes ("Kara-Murza", "O’Neill"), without a possessive or
 * contracted ending ("Ilves" + "’s", "did" + "n’t"); initials with their full stops ("U.S.", "J.K."); a number with its
 * separators and unit letters ("1,200", "3.5", "1990s", "250kg"); a handle or hashtag with its sign ("@ilves_m"); a web address; a mark.
 */
import { CLASS, classOf, folded, isApostrophe, isHyphen, isLetter, isWordy, lookUp, unitAt } from './characters';
import { int32Column, uint8Column } from './columns';

export const Kind = { Word: 0, Number: 1, Mark: 2, Handle: 3, Address: 4 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** How a token is written. */
export const Shape = { Lower: 0, Capital: 1, Upper: 2, Mixed: 3, Digits: 4, Other: 5 } as const;
export type Shape = (typeof Shape)[keyof typeof Shape];

export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  readonly shape: Uint8Array;
  /** Line ends between the token before and this one, 2 for more than one. */
  readonly lines: Uint8Array;
  /** 1 where marks stand inside, as the hyphens and apostrophes of words do. */
  readonly joined: Uint8Array;
  /** `hashWord` of each token: case folded, ’ as ', so that a lexicon is asked without cutting strings. */
  readonly hash: Int32Array;
  /** For each stretch of 16 units the first token that ends behind its beginning: `tokenAt` seeks from there. */
  readonly guide: Int32Array;
}

const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** FNV-1a over the case-folded code units; soft hyphens and joiners do not count. */
export function hashWord(word: string): number {
  let hash = BASIS;
  const { length } = word;
  for (let i = 0; i < length; i++) {
    const entry = lookUp(unitAt(word, i));
    if (entry >> 16 !== CLASS.Joiner) hash = Math.imul(hash ^ (entry & 0xffff), PRIME);
  }
  return hash;
}

/** The columns of `Tokens` while they grow. */
interface Growing {
  capacity: number;
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  shape: Uint8Array;
  lines: Uint8Array;
  joined: Uint8Array;
  hash: Int32Array;
}

function columns(capacity: number): Growing {
  return {
    capacity,
    start: int32Column(capacity),
    end: int32Column(capacity),
    kind: uint8Column(capacity),
    shape: uint8Column(capacity),
    lines: uint8Column(capacity),
    joined: uint8Column(capacity),
    hash: int32Column(capacity),
  };
}

function widened(old: Growing): Growing {
  const wider = columns(2 * old.capacity);
  wider.start.set(old.start);
  wider.end.set(old.end);
  wider.kind.set(old.kind);
  wider.shape.set(old.shape);
  wider.lines.set(old.lines);
  wider.joined.set(old.joined);
  wider.hash.set(old.hash);
  return wider;
}

/** Cuts any string into tokens; never throws. Cost: linear. */
export function tokenise(text: string): Tokens {
  const { length } = text;
  // A token has at least one unit; texts rarely have more than one token in four, so the columns grow when needed.
  let out = columns(Math.max(16, length >> 2));
  let { start, end, kind, shape, lines, joined, hash } = out;
  let count = 0;
  let at = 0;
  while (at < length) {
    const unit = unitAt(text, at);
    const entry = lookUp(unit);
    const c = entry >> 16;
    if (c === CLASS.Space || c === CLASS.Joiner) {
      if (unit !== 0x20 && isLineEnd(text, unit, at) && lines[count]! < 2) lines[count]!++;
      at++;
      continue;
    }
    const from = at++;
    start[count] = from;
    if (isLetter(c)) {
      // Most of a text is words: hash and shape are worked out on the way through them.
      let sum = Math.imul(BASIS ^ (entry & 0xffff), PRIME);
      let seen = 1 << c;
      let upper = c === CLASS.Upper ? 1 : 0;
      let next = 0;
      for (; at < length; at++) {
        next = unitAt(text, at);
        // Plain small letters, which most are, need not be looked up.
        if (next >= 0x61 && next <= 0x7a) {
          sum = Math.imul(sum ^ next, PRIME);
          seen |= 1 << CLASS.Letter;
          continue;
        }
        const more = lookUp(next);
        const what = more >> 16;
        if (!isWordy(what) && !joins(text, next, at)) break;
        seen |= 1 << what;
        if (what === CLASS.Upper) upper++;
        if (what !== CLASS.Joiner) sum = Math.imul(sum ^ (more & 0xffff), PRIME);
      }
      end[count] = at;
      hash[count] = sum;
      shape[count] = shapeOf(upper, seen, at - from, c === CLASS.Upper);
      joined[count] = (seen >> CLASS.Mark) & 1;
      const stem = cliticStart(text, from, at);
      if (stem < at) {
        end[count] = stem;
        describe(out, text, count++);
        start[count] = stem;
        end[count] = at;
        describe(out, text, count);
      } else if (at < length && (next === 0x2e || next === 0x3a)) {
        const whole = wholeEnd(text, from, at);
        if (whole > at) {
          if (unitAt(text, at) === 0x3a) kind[count] = Kind.Address;
          at = whole;
          end[count] = at;
          describe(out, text, count);
        }
      }
    } else if (c === CLASS.Digit) {
      at = numberEnd(text, from);
      kind[count] = Kind.Number;
      end[count] = at;
      describe(out, text, count);
    } else {
      kind[count] = Kind.Mark;
      if (isSign(text, unit, at)) {
        at = handleEnd(text, at);
        kind[count] = Kind.Handle;
      } else if (isPair(text, unit, at)) at++;
      end[count] = at;
      describe(out, text, count);
    }
    count++;
    // The next may be a word and its clitic.
    if (count + 2 > out.capacity) {
      out = widened(out);
      ({ start, end, kind, shape, lines, joined, hash } = out);
    }
  }
  return {
    text,
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    kind: kind.subarray(0, count),
    shape: shape.subarray(0, count),
    lines: lines.subarray(0, count),
    joined: joined.subarray(0, count),
    hash: hash.subarray(0, count),
    guide: guideOf(end, count, length),
  };
}

const STRETCH = 4;

function guideOf(end: Int32Array, count: number, length: number): Int32Array {
  const guide = int32Column((length >> STRETCH) + 1).fill(count);
  let k = 0;
  for (let i = 0; i < count; i++) for (; k << STRETCH < end[i]!; k++) guide[k] = i;
  return guide;
}

/** What `Tokens` tells of token `i` beside its span and kind. */
function describe({ start, end, shape, joined, hash }: Growing, text: string, i: number): void {
  const from = start[i]!;
  const to = end[i]!;
  let sum = BASIS;
  let seen = 0;
  let upper = 0;
  for (let k = from; k < to; k++) {
    const entry = lookUp(unitAt(text, k));
    const c = entry >> 16;
    seen |= 1 << c;
    if (c === CLASS.Upper) upper++;
    if (c !== CLASS.Joiner) sum = Math.imul(sum ^ (entry & 0xffff), PRIME);
  }
  hash[i] = sum;
  joined[i] = (seen >> CLASS.Mark) & 1;
  shape[i] = shapeOf(upper, seen, to - from, classOf(unitAt(text, from)) === CLASS.Upper);
}

const isLineEnd = (text: string, unit: number, at: number): boolean =>
  unit === 10 ||
  unit === 12 ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  (unit === 13 && !(at + 1 < text.length && unitAt(text, at + 1) === 10));

/** Does a hyphen or apostrophe at `at` go on with a word? */
const joins = (text: string, unit: number, at: number): boolean =>
  (isHyphen(unit) || isApostrophe(unit)) && at + 1 < text.length && isWordy(classOf(unitAt(text, at + 1)));

/** Is it "@" or "#", and a word at `next`? */
const isSign = (text: string, unit: number, next: number): boolean =>
  (unit === 0x40 || unit === 0x23) && next < text.length && isWordy(classOf(unitAt(text, next)));

function handleEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && (isWordy(classOf(unitAt(text, at))) || unitAt(text, at) === 0x5f)) at++;
  return at;
}

/** Is it the first half of a character whose other half stands at `next`? */
const isPair = (text: string, unit: number, next: number): boolean =>
  unit >= 0xd800 && unit < 0xdc00 && next < text.length && (unitAt(text, next) & 0xfc00) === 0xdc00;

/** The end of the initials or the web address that a word from `from` to `at` opens; `at` if it opens none. */
function wholeEnd(text: string, from: number, at: number): number {
  const unit = unitAt(text, at);
  if (unit === 0x2e && at === from + 1) return Math.max(at, initialsEnd(text, from));
  return unit === 0x3a && isAddress(text, from, at) ? addressEnd(text, at) : at;
}

/** End of a run such as "U.S." or "J.K." (two or more single letters, each with its full stop), else `from`. */
function initialsEnd(text: string, from: number): number {
  let at = from;
  let letters = 0;
  while (at + 1 < text.length && isLetter(classOf(unitAt(text, at))) && unitAt(text, at + 1) === 0x2e) {
    at += 2;
    letters++;
  }
  // "A.Smith" is an initial and a name; only whole runs count.
  return letters >= 2 && !(at < text.length && isWordy(classOf(unitAt(text, at)))) ? at : from;
}

/** Where a possessive or contracted ending starts inside the word, or the word's end. */
function cliticStart(text: string, from: number, to: number): number {
  if (to - from < 3 || !(isApostrophe(unitAt(text, to - 2)) || isApostrophe(unitAt(text, to - 3)))) return to;
  const last = folded(unitAt(text, to - 1));
  if (to - from > 2 && isApostrophe(unitAt(text, to - 2)) && (last === 0x73 || last === 0x64 || last === 0x6d)) {
    return to - 2; // 's 'd 'm
  }
  if (to - from > 3 && last === 0x74 && isApostrophe(unitAt(text, to - 2)) && folded(unitAt(text, to - 3)) === 0x6e) {
    return to - 3; // n't
  }
  if (to - from > 3 && isApostrophe(unitAt(text, to - 3))) {
    const pair = folded(unitAt(text, to - 2)) * 256 + last;
    if (pair === 0x6c6c || pair === 0x7265 || pair === 0x7665) return to - 3; // 'll 're 've
  }
  return to;
}

function numberEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const unit = unitAt(text, at);
    if (isWordy(classOf(unit))) continue;
    const next = at + 1 < text.length ? classOf(unitAt(text, at + 1)) : CLASS.Space;
    if ((unit === 0x2e || unit === 0x2c || unit === 0x3a || unit === 0x2f) && next === CLASS.Digit) continue;
    if (isHyphen(unit) && isWordy(next)) continue;
    break;
  }
  return at;
}

function isAddress(text: string, from: number, colon: number): boolean {
  const scheme = colon - from;
  return (scheme === 4 || scheme === 5) && text.startsWith('http', from) && text.startsWith('://', colon);
}

function addressEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && classOf(unitAt(text, at)) !== CLASS.Space) at++;
  while (at > from && '.,;:!?)]}»”’"\''.includes(text[at - 1]!)) at--;
  return at;
}

/** By the number of capitals, the classes seen as bits, the length in units, and whether the first is a capital. */
function shapeOf(upper: number, seen: number, length: number, first: boolean): Shape {
  const digits = (seen & (1 << CLASS.Digit)) !== 0;
  const lower = (seen & (1 << CLASS.Letter)) !== 0;
  if (upper === 0 && !lower) return digits ? Shape.Digits : Shape.Other;
  if (digits) return Shape.Mixed;
  if (upper === 0) return Shape.Lower;
  if (!lower && length > 1) return Shape.Upper;
  return upper === 1 && first ? Shape.Capital : Shape.Mixed;
}

/** The token that holds or follows `offset`; `count` if none does. Cost: a few steps. */
export function tokenAt({ guide, end, count }: Tokens, offset: number): number {
  const stretch = offset >> STRETCH;
  let i = stretch < 0 ? 0 : stretch < guide.length ? guide[stretch]! : count;
  while (i < count && end[i]! <= offset) i++;
  return i;
}

export const tokenText = (tokens: Tokens, i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i]);
