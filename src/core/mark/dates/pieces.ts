/**
 * Tokens cut finer for the date grammar: "third-quarter", "29-30", "1990s", "5pm", "2031-05-06" become their parts, so that
 * one rule reads them with and without hyphens. Only words with a part the lexicon knows are cut. Cost: linear.
 */

import { unitAt } from '../../text/characters';
import { float64Column, int32Column, uint8Column, uint16Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { CLASSES, NONE, WORDS, type Word, wordIndex } from './words';

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
  /** 1 for the first piece of a paragraph: no expression goes over it. */
  readonly opens: Uint8Array;
}

/** Columns while they grow. */
interface Growing {
  readonly text: string;
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  lex: Uint16Array;
  num: Float64Array;
  token: Int32Array;
  opens: Uint8Array;
  count: number;
}

export function cut(t: TokenisedText): Pieces {
  const { text, tokens } = t;
  const { joined, count: n } = tokens;
  const out: Growing = { text, ...columns(n + 32), count: 0 };
  let { start, end, kind, lex, num, token, opens } = out;
  let sentence = -1;
  let paragraph = -1;
  for (let i = 0; i < n; i++) {
    const from = tokens.start[i]!;
    const to = tokens.end[i]!;
    const what = tokens.kind[i]!;
    // Most tokens are one piece; there is always room for one piece of each token to come.
    let k = out.count;
    if (t.sentenceOf[i] !== sentence) {
      sentence = t.sentenceOf[i]!;
      if (t.paragraphOf[sentence] !== paragraph) opens[k] = 1;
      paragraph = t.paragraphOf[sentence]!;
    }
    const word = what === Kind.Word ? wordIndex(tokens.hash[i]!) : 0;
    const parts =
      what === Kind.Word
        ? word === 0 &&
          to - from > 4 &&
          ((joined[i] === 1 && hyphenated(text, from, to)) || isFiscalYear(text, from, to))
        : what === Kind.Number && to - from <= 40 && !isPlain(tokens.shape[i]!, text, from, to);
    if (parts) {
      cutWord(out, from, to, i, n - i);
      ({ start, end, kind, lex, num, token, opens } = out);
      continue;
    }
    start[k] = from;
    end[k] = to;
    token[k] = i;
    if (word !== 0) lex[k] = word;
    else if (what === Kind.Number) {
      kind[k] = to - from <= 4 ? P.Number : P.Other;
      num[k] = to - from <= 4 ? value(text, from, to) : 0;
    } else if (what === Kind.Mark) {
      kind[k] = P.Mark;
      num[k] = unitAt(text, from);
    } else if (what !== Kind.Word) kind[k] = P.Other;
    out.count = ++k;
  }
  return out;
}

function columns(capacity: number): Omit<Growing, 'text' | 'count'> {
  return {
    start: int32Column(capacity),
    end: int32Column(capacity),
    kind: uint8Column(capacity),
    lex: uint16Column(capacity),
    num: float64Column(capacity),
    token: int32Column(capacity),
    opens: uint8Column(capacity),
  };
}

/** Up to four digits and nothing else: the number as it stands. */
function isPlain(shape: number, text: string, from: number, to: number): boolean {
  if (shape !== Shape.Digits || to - from > 4) return false;
  for (let k = from; k < to; k++) if (!isDigit(text.charCodeAt(k))) return false;
  return true;
}

function value(text: string, from: number, to: number): number {
  let n = 0;
  for (let k = from; k < to; k++) n = n * 10 + text.charCodeAt(k) - 0x30;
  return n;
}

function add(
  out: Growing,
  from: number,
  to: number,
  kind: number,
  lex: number,
  num: number,
  token: number,
  left: number,
): void {
  const k = out.count++;
  if (k + left + 1 >= out.start.length) {
    const wider = columns(out.start.length * 2);
    wider.start.set(out.start);
    wider.end.set(out.end);
    wider.kind.set(out.kind);
    wider.lex.set(out.lex);
    wider.num.set(out.num);
    wider.token.set(out.token);
    wider.opens.set(out.opens);
    Object.assign(out, wider);
  }
  out.start[k] = from;
  out.end[k] = to;
  out.kind[k] = kind;
  out.lex[k] = lex;
  out.num[k] = num;
  out.token[k] = token;
}

/** The parts of one token; `left` tokens are still to come, this one included. */
function cutWord(out: Growing, from: number, to: number, token: number, left: number): void {
  const { text } = out;
  let at = from;
  while (at < to) {
    const begin = at;
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      let n = 0;
      let thousands = at;
      for (; at < to; at++) {
        const u = text.charCodeAt(at);
        if (isDigit(u)) n = n * 10 + u - 0x30;
        else if (u === 0x2c && at - thousands <= 3 && threeDigits(text, at + 1, to)) thousands = at + 1;
        else break;
      }
      // "25th" stays one word of the lexicon.
      if (at < to && isLetter(text.charCodeAt(at))) {
        let stop = at;
        while (stop < to && isLetter(text.charCodeAt(stop))) stop++;
        const whole = wordIndex(hashWord(text.slice(begin, stop)));
        if (whole !== 0) {
          add(out, begin, stop, P.Word, whole, 0, token, left);
          at = stop;
          continue;
        }
      }
      add(out, begin, at, P.Number, 0, n, token, left);
    } else if (isLetter(unit)) {
      while (at < to && isLetter(text.charCodeAt(at))) at++;
      add(out, begin, at, P.Word, wordIndex(hashWord(text.slice(begin, at))), 0, token, left);
    } else {
      at++;
      add(out, begin, at, P.Mark, 0, unit, token, left);
    }
  }
}

/** "FY2031" */
const isFiscalYear = (text: string, from: number, to: number): boolean =>
  to - from === 6 && unitAt(text, from) === 0x46 && unitAt(text, from + 1) === 0x59 && isDigit(unitAt(text, from + 2));

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
/** Its classes, as bits. */
export const classAt = (p: Pieces, i: number): number => (i >= 0 && i < p.count ? CLASSES[p.lex[i]!]! : 0);
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
/** Little or no white space between the pieces `i - 1` and `i`, and no new paragraph: an expression may go on. */
export function isNear(p: Pieces, i: number): boolean {
  return i > 0 && i < p.count && p.start[i]! - p.end[i - 1]! <= 3 && p.opens[i] === 0;
}

/** An opening mark before which nothing of the expression stands. */
export const isOpening = (p: Pieces, i: number): boolean =>
  p.kind[i] === P.Mark && '([{"\'“‘«>|:'.includes(p.text[p.start[i]!]!);
/** Units of text that piece `i` takes up. */
export const width = (p: Pieces, i: number): number => p.end[i]! - p.start[i]!;
export const textAt = (p: Pieces, i: number): string =>
  i >= 0 && i < p.count ? p.text.slice(p.start[i], p.end[i]) : '';
