/**
 * Text → words, numbers and punctuation, each with its span, as flat columns: one pass, no pattern matching,
 * so that the cost is linear in the length of any input.
 *
 * What is one token: a word with its inner hyphens and apostrophes ("Kara-Murza", "O’Neill"), without a possessive or
 * contracted ending ("Ilves" + "’s", "did" + "n’t"); initials with their full stops ("U.S.", "J.K."); a number with its
 * separators and unit letters ("1,200", "3.5", "1990s", "250kg"); a handle or hashtag with its sign ("@ilves_m"); a web address; a mark.
 */
import { isSpace } from './span';

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
  /** `hashWord` of each token: case folded, ’ as ', so that a lexicon is asked without cutting strings. */
  readonly hash: Int32Array;
}

const CLASS = { Space: 0, Letter: 1, Upper: 2, Digit: 3, Joiner: 4, Mark: 5 } as const;

// Classes of all 65,536 code units, worked out by blocks of 256 as texts need them.
const classes = new Uint8Array(65536);
const known = new Uint8Array(256);
const folded = new Uint16Array(65536);

function learnBlock(block: number): void {
  for (let unit = block << 8; unit < (block + 1) << 8; unit++) {
    const c = String.fromCharCode(unit);
    const lower = c.toLowerCase();
    folded[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
    if (isSpace(unit)) classes[unit] = CLASS.Space;
    else if (unit >= 0xd800 && unit < 0xe000) classes[unit] = CLASS.Mark;
    else if (/\p{Lu}|\p{Lt}/u.test(c)) classes[unit] = CLASS.Upper;
    else if (/\p{L}|\p{Mn}|\p{Mc}/u.test(c)) classes[unit] = CLASS.Letter;
    else if (/\p{Nd}/u.test(c)) classes[unit] = CLASS.Digit;
    else if (c === '\u00ad' || c === '\u200c' || c === '\u200d' || c === '\u2060') classes[unit] = CLASS.Joiner;
    else classes[unit] = CLASS.Mark;
  }
  folded[0x2019] = 0x27;
  folded[0x02bc] = 0x27;
  known[block] = 1;
}

function classOf(unit: number): number {
  if (known[unit >> 8] === 0) learnBlock(unit >> 8);
  return classes[unit]!;
}

const isLetter = (c: number): boolean => c === CLASS.Letter || c === CLASS.Upper;
const isWordy = (c: number): boolean => c >= CLASS.Letter && c <= CLASS.Joiner;
const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x02bc;
const isHyphen = (unit: number): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011;

const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** FNV-1a over the case-folded code units; soft hyphens and joiners do not count. */
export function hashWord(word: string): number {
  let hash = BASIS;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (classOf(unit) !== CLASS.Joiner) hash = Math.imul(hash ^ folded[unit]!, PRIME);
  }
  return hash;
}

/** Cuts any string into tokens; never throws. Cost: linear. */
export function tokenise(text: string): Tokens {
  // A token has at least one unit; texts rarely have more than one token in three, so the columns grow when needed.
  let capacity = Math.max(16, text.length >> 2);
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let kind = new Uint8Array(capacity);
  let count = 0;
  const push = (from: number, to: number, what: Kind): void => {
    if (count === capacity) {
      capacity *= 2;
      start = grown(start, new Int32Array(capacity));
      end = grown(end, new Int32Array(capacity));
      kind = grown(kind, new Uint8Array(capacity));
    }
    start[count] = from;
    end[count] = to;
    kind[count++] = what;
  };

  const length = text.length;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const c = classOf(unit);
    if (c === CLASS.Space || c === CLASS.Joiner) {
      at++;
      continue;
    }
    const from = at;
    if (isLetter(c)) {
      at = initialsEnd(text, from);
      if (at > from) {
        push(from, at, Kind.Word);
        continue;
      }
      at = wordEnd(text, from);
      if (text.charCodeAt(at) === 0x3a && isAddress(text, from, at)) {
        at = addressEnd(text, at);
        push(from, at, Kind.Address);
        continue;
      }
      const stem = cliticStart(text, from, at);
      push(from, stem, Kind.Word);
      if (stem < at) push(stem, at, Kind.Word);
    } else if (c === CLASS.Digit) {
      at = numberEnd(text, from);
      push(from, at, Kind.Number);
    } else if ((unit === 0x40 || unit === 0x23) && at + 1 < length && isWordy(classOf(text.charCodeAt(at + 1)))) {
      at++;
      while (at < length && (isWordy(classOf(text.charCodeAt(at))) || text.charCodeAt(at) === 0x5f)) at++;
      push(from, at, Kind.Handle);
    } else if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < length && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      classOf(text.charCodeAt(at + 1));
      at += 2;
      push(from, at, Kind.Mark);
    } else {
      at++;
      push(from, at, Kind.Mark);
    }
  }

  const hash = new Int32Array(count);
  const shape = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const from = start[i]!;
    const to = end[i]!;
    let h = BASIS;
    let upper = 0;
    let lower = 0;
    let digits = 0;
    for (let k = from; k < to; k++) {
      const unit = text.charCodeAt(k);
      const c = classes[unit]!; // each unit has been asked for above
      if (c !== CLASS.Joiner) h = Math.imul(h ^ folded[unit]!, PRIME);
      if (c === CLASS.Letter) lower++;
      else if (c === CLASS.Upper) upper++;
      else if (c === CLASS.Digit) digits++;
    }
    hash[i] = h;
    shape[i] = shapeOf(upper, lower, digits, to - from, classes[text.charCodeAt(from)] === CLASS.Upper);
  }
  return {
    text,
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    kind: kind.subarray(0, count),
    shape,
    hash,
  };
}

function grown<T extends Int32Array | Uint8Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}

/** End of a run such as "U.S." or "J.K." (two or more single letters, each with its full stop), else `from`. */
function initialsEnd(text: string, from: number): number {
  let at = from;
  let letters = 0;
  while (isLetter(classOf(text.charCodeAt(at))) && text.charCodeAt(at + 1) === 0x2e) {
    at += 2;
    letters++;
  }
  // "A.Smith" is an initial and a name; only whole runs count.
  return letters >= 2 && !(at < text.length && isWordy(classOf(text.charCodeAt(at)))) ? at : from;
}

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isWordy(classOf(unit))) continue;
    const joins = isHyphen(unit) || isApostrophe(unit);
    if (joins && at + 1 < text.length && isWordy(classOf(text.charCodeAt(at + 1)))) continue;
    break;
  }
  return at;
}

/** Where a possessive or contracted ending starts inside the word, or the word's end. */
function cliticStart(text: string, from: number, to: number): number {
  const last = folded[text.charCodeAt(to - 1)]!;
  if (to - from > 2 && isApostrophe(text.charCodeAt(to - 2)) && (last === 0x73 || last === 0x64 || last === 0x6d)) {
    return to - 2; // 's 'd 'm
  }
  if (
    to - from > 3 &&
    last === 0x74 &&
    isApostrophe(text.charCodeAt(to - 2)) &&
    folded[text.charCodeAt(to - 3)] === 0x6e
  ) {
    return to - 3; // n't
  }
  if (to - from > 3 && isApostrophe(text.charCodeAt(to - 3))) {
    const pair = folded[text.charCodeAt(to - 2)]! * 256 + last;
    if (pair === 0x6c6c || pair === 0x7265 || pair === 0x7665) return to - 3; // 'll 're 've
  }
  return to;
}

function numberEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isWordy(classOf(unit))) continue;
    const next = at + 1 < text.length ? classOf(text.charCodeAt(at + 1)) : CLASS.Space;
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
  while (at < text.length && classOf(text.charCodeAt(at)) !== CLASS.Space) at++;
  while (at > from && '.,;:!?)]}»”’"\''.includes(text[at - 1]!)) at--;
  return at;
}

function shapeOf(upper: number, lower: number, digits: number, length: number, first: boolean): Shape {
  if (upper + lower === 0) return digits > 0 ? Shape.Digits : Shape.Other;
  if (digits > 0) return Shape.Mixed;
  if (upper === 0) return Shape.Lower;
  if (lower === 0 && length > 1) return Shape.Upper;
  return upper === 1 && first ? Shape.Capital : Shape.Mixed;
}

/** The token that holds or follows `offset`; `count` if none does. Cost: logarithmic. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const tokenText = (tokens: Tokens, i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i]);
