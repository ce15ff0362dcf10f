/**
 * Tokens cut finer for the date grammar: "third-quarter", "29-30", "1990s", "5pm", "2031-05-06" become their parts, so that
 * one rule reads them with and without hyphens. Only words with a part the lexicon knows are cut. Cost: linear.
 */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { NONE, WORDS, type Word, wordIndex } from './words';

export const P = { Word: 0, Number: 1, Mark: 2, Other: 3 } as const;

export interface Pieces {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  /** Index into WORDS; 0 for words outside the lexicon. */
  readonly lex: Uint16Array;
  /** The number, or the code unit of a mark. */
  readonly num: Float64Array;
  /** The token a piece comes from. */
  readonly token: Int32Array;
}

export function cut(t: TokenisedText): Pieces {
  const { text, tokens } = t;
  let capacity = tokens.count + 64;
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let kind = new Uint8Array(capacity);
  let lex = new Uint16Array(capacity);
  let num = new Float64Array(capacity);
  let token = new Int32Array(capacity);
  let count = 0;
  let current = 0;
  const push = (from: number, to: number, what: number, word: number, n: number): void => {
    if (count === capacity) {
      capacity *= 2;
      const wider = <T extends Int32Array | Uint8Array | Uint16Array | Float64Array>(old: T, fresh: T): T => {
        fresh.set(old);
        return fresh;
      };
      start = wider(start, new Int32Array(capacity));
      end = wider(end, new Int32Array(capacity));
      kind = wider(kind, new Uint8Array(capacity));
      lex = wider(lex, new Uint16Array(capacity));
      num = wider(num, new Float64Array(capacity));
      token = wider(token, new Int32Array(capacity));
    }
    start[count] = from;
    end[count] = to;
    kind[count] = what;
    lex[count] = word;
    num[count] = n;
    token[count++] = current;
  };
  const cutWord = (from: number, to: number): void => {
    let at = from;
    while (at < to) {
      const begin = at;
      const unit = text.charCodeAt(at);
      if (isDigit(unit)) {
        let n = 0;
        let thousands = at;
        while (at < to) {
          const u = text.charCodeAt(at);
          if (isDigit(u)) n = n * 10 + u - 0x30;
          else if (u === 0x2c && at - thousands <= 3 && at > begin && threeDigits(text, at + 1, to)) thousands = at + 1;
          else break;
          at++;
        }
        // "25th" stays one word of the lexicon.
        if (at < to && isLetter(text.charCodeAt(at))) {
          let stop = at;
          while (stop < to && isLetter(text.charCodeAt(stop))) stop++;
          const whole = wordIndex(hashWord(text.slice(begin, stop)));
          if (whole !== 0) {
            push(begin, stop, P.Word, whole, 0);
            at = stop;
            continue;
          }
        }
        push(begin, at, P.Number, 0, n);
      } else if (isLetter(unit)) {
        while (at < to && isLetter(text.charCodeAt(at))) at++;
        push(begin, at, P.Word, wordIndex(hashWord(text.slice(begin, at))), 0);
      } else {
        at++;
        push(begin, at, P.Mark, 0, unit);
      }
    }
  };
  for (let i = 0; i < tokens.count; i++) {
    current = i;
    const from = tokens.start[i]!;
    const to = tokens.end[i]!;
    const what = tokens.kind[i]!;
    if (what === Kind.Word) {
      const word = wordIndex(tokens.hash[i]!);
      if (word === 0 && to - from > 4 && hyphenated(text, from, to)) cutWord(from, to);
      else push(from, to, P.Word, word, 0);
    } else if (what === Kind.Number) {
      if (tokens.shape[i] === Shape.Digits && to - from <= 4) {
        let n = 0;
        for (let k = from; k < to && n >= 0; k++) {
          const d = text.charCodeAt(k) - 0x30;
          n = d >= 0 && d <= 9 ? n * 10 + d : Number.NaN;
        }
        if (n >= 0) {
          push(from, to, P.Number, 0, n);
          continue;
        }
      }
      if (to - from > 40) push(from, to, P.Other, 0, 0);
      else cutWord(from, to);
    } else if (what === Kind.Mark) push(from, to, P.Mark, 0, text.charCodeAt(from));
    else push(from, to, P.Other, 0, 0);
  }
  return { text, count, start, end, kind, lex, num, token };
}

/** Has the word a hyphen, and a part before or after one that the lexicon knows or that is a number? */
function hyphenated(text: string, from: number, to: number): boolean {
  let part = from;
  let any = false;
  let known = false;
  for (let k = from; k <= to; k++) {
    const unit = k < to ? text.charCodeAt(k) : 0x2d;
    if (unit !== 0x2d && unit !== 0x2010 && unit !== 0x2011) continue;
    if (k < to) any = true;
    else if (!any) return false;
    if (k - part > 24) return false;
    if (isDigit(text.charCodeAt(part)) || wordIndex(hashWord(text.slice(part, k))) !== 0) known = true;
    part = k + 1;
  }
  return any && known;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && unit < 0x2000);
const threeDigits = (text: string, from: number, to: number): boolean =>
  from + 3 <= to &&
  isDigit(text.charCodeAt(from)) &&
  isDigit(text.charCodeAt(from + 1)) &&
  isDigit(text.charCodeAt(from + 2)) &&
  !(from + 3 < to && isDigit(text.charCodeAt(from + 3)));

/** The lexicon's word at piece `i`; NONE outside the text and the lexicon. */
export const wordAt = (p: Pieces, i: number): Word => (i >= 0 && i < p.count ? WORDS[p.lex[i]!]! : NONE);
export const isWordAt = (p: Pieces, i: number, word: string): boolean => wordAt(p, i).word === word;
export const isMarkAt = (p: Pieces, i: number, unit: number): boolean =>
  i >= 0 && i < p.count && p.kind[i] === P.Mark && p.num[i] === unit;
export const isNumberAt = (p: Pieces, i: number): boolean => i >= 0 && i < p.count && p.kind[i] === P.Number;
/** No white space before piece `i`. */
export const isGlued = (p: Pieces, i: number): boolean => i > 0 && i < p.count && p.start[i] === p.end[i - 1];
export const isHyphenAt = (p: Pieces, i: number): boolean =>
  i >= 0 && i < p.count && p.kind[i] === P.Mark && (p.num[i] === 0x2d || p.num[i] === 0x2010 || p.num[i] === 0x2011);
export const isDashAt = (p: Pieces, i: number): boolean =>
  isHyphenAt(p, i) || isMarkAt(p, i, 0x2013) || isMarkAt(p, i, 0x2014);
export const isCapitalAt = (p: Pieces, i: number): boolean => {
  const unit = i >= 0 && i < p.count ? p.text.charCodeAt(p.start[i]!) : 0;
  return unit >= 0x41 && unit <= 0x5a;
};
/** White space other than a line end, or nothing, between the pieces `i - 1` and `i`: an expression may go on. */
export function isNear(p: Pieces, i: number): boolean {
  if (i <= 0 || i >= p.count) return false;
  const from = p.end[i - 1]!;
  const to = p.start[i]!;
  if (to - from > 3) return false;
  let lines = 0;
  for (let k = from; k < to; k++) if (p.text.charCodeAt(k) === 10) lines++;
  return lines <= 1;
}
