/**
 * A text as it is compared when its quotations are looked for: lower case, base letters, one kind of quotation mark and hyphen,
 * one space for any run of white space; soft hyphens, joiners and zero-width spaces dropped. With the way back to the text.
 */
import { isSpace } from './span';

export interface FoldedText {
  readonly length: number;
  readonly units: Uint16Array;
  /** Where each folded unit comes from; one entry more: the text's length. */
  readonly at: Int32Array;
}

const SPACE = 0x20;
const DROPPED = 0;
const EXPANDED = 0xffff;
const folds = new Uint16Array(65536);
const expansions = new Map<number, readonly number[]>();
const known = new Uint8Array(256);

const QUOTES = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033';
const APOSTROPHES = '\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060\u2039\u203a';
const HYPHENS = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212';
const INVISIBLE = '\u00ad\u200b\u200c\u200d\u2060\ufeff';

function learnBlock(block: number): void {
  for (let unit = block << 8; unit < (block + 1) << 8; unit++) {
    const c = String.fromCharCode(unit);
    if (INVISIBLE.includes(c)) folds[unit] = DROPPED;
    else if (isSpace(unit) || unit === 0x1c || unit === 0) folds[unit] = SPACE;
    else if (QUOTES.includes(c)) folds[unit] = 0x22;
    else if (APOSTROPHES.includes(c)) folds[unit] = 0x27;
    else if (HYPHENS.includes(c)) folds[unit] = 0x2d;
    else if (unit >= 0xd800 && unit < 0xe000) folds[unit] = unit;
    else learnLetter(unit, c);
  }
  known[block] = 1;
}

function learnLetter(unit: number, c: string): void {
  const parts: number[] = [];
  for (const part of c.normalize('NFD').toLowerCase().normalize('NFD')) {
    const code = part.charCodeAt(0);
    if (code >= 0x300 && code < 0x370) continue; // combining marks
    parts.push(code === 0x3c2 ? 0x3c3 : code); // final sigma
    if (part.length > 1) parts.push(part.charCodeAt(1));
  }
  if (parts.length === 1) folds[unit] = parts[0]!;
  else if (parts.length === 0) folds[unit] = DROPPED;
  else {
    folds[unit] = EXPANDED;
    expansions.set(unit, parts);
  }
}

/** Folds any string. Cost: linear. */
export function fold(text: string): FoldedText {
  let capacity = text.length + 16;
  let units = new Uint16Array(capacity);
  let at = new Int32Array(capacity + 1);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (known[unit >> 8] === 0) learnBlock(unit >> 8);
    const folded = folds[unit]!;
    if (folded === DROPPED) continue;
    if (folded === SPACE && length > 0 && units[length - 1] === SPACE) continue;
    if (folded === EXPANDED && unit !== 0xffff) {
      const parts = expansions.get(unit)!;
      if (length + parts.length + text.length - i > capacity) {
        capacity = (length + parts.length + text.length - i) * 2;
        units = grown(units, new Uint16Array(capacity));
        at = grown(at, new Int32Array(capacity + 1));
      }
      for (const part of parts) {
        units[length] = part;
        at[length++] = i;
      }
      continue;
    }
    units[length] = folded;
    at[length++] = i;
  }
  at[length] = text.length;
  return { length, units: units.subarray(0, length), at: at.subarray(0, length + 1) };
}

function grown<T extends Uint16Array | Int32Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}

/** The first folded unit that comes from `offset` or behind it. Cost: logarithmic. */
export function foldedOffset(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (folded.at[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Equal but for line ends and for letters composed in different ways: the same text to any reader. */
export function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  return canonical(a) === canonical(b);
}

const canonical = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').normalize('NFC');
