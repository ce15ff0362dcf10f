/** The characters that words are made of, by code unit: letters, digits, what joins them, in small letters. */
import { isSpace } from './span';

/**
 * `text.charCodeAt(at)`, `at` inside the text: NaN would spoil the speed of all that is looked up by it. Engines keep strings in many
 * ways, and look a method up anew for each character where they have met them all; asked for by its whole name it is found at once.
 */
export const unitAt = (text: string, at: number): number => String.prototype.charCodeAt.call(text, at);

/** What a code unit is to a word. */
export const CLASS = { Space: 0, Letter: 1, Upper: 2, Digit: 3, Joiner: 4, Mark: 5 } as const;

/** Class of a code unit in the high half, the unit case-folded in the low half; worked out by blocks of 256 as texts need them, 0 before. */
const units = new Int32Array(65536);

function learnBlock(block: number): void {
  for (let unit = block << 8; unit < (block + 1) << 8; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase();
    const folded = isApostrophe(unit) ? 0x27 : lower.length === 1 ? lower.charCodeAt(0) : unit;
    units[unit] = (classify(unit) << 16) | folded;
  }
}

function classify(unit: number): number {
  const c = String.fromCharCode(unit);
  if (isSpace(unit)) return CLASS.Space;
  if (unit >= 0xd800 && unit < 0xe000) return CLASS.Mark;
  if (/\p{Lu}|\p{Lt}/u.test(c)) return CLASS.Upper;
  if (/\p{L}|\p{Mn}|\p{Mc}/u.test(c)) return CLASS.Letter;
  if (/\p{Nd}/u.test(c)) return CLASS.Digit;
  return c === '\u00ad' || c === '\u200c' || c === '\u200d' || c === '\u2060' ? CLASS.Joiner : CLASS.Mark;
}

/** The class of a code unit in the high half, the unit case-folded in the low half. */
export function lookUp(unit: number): number {
  const known = units[unit]!;
  if (known !== 0) return known;
  learnBlock(unit >> 8);
  return units[unit]!;
}

export const classOf = (unit: number): number => lookUp(unit) >> 16;
/** The code unit in small letters; straight for curly apostrophes. */
export const folded = (unit: number): number => lookUp(unit) & 0xffff;

export const isLetter = (c: number): boolean => c === CLASS.Letter || c === CLASS.Upper;
export const isWordy = (c: number): boolean => c >= CLASS.Letter && c <= CLASS.Joiner;
export const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x02bc;
export const isHyphen = (unit: number): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011;
