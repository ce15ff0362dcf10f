/** Token columns that both stages draw their features from: word, class, ending, quotation, place in the text. */
import { int32Column, uint8Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { Shape } from '../../text/tokenise';
import { Class } from '../cues';
import { Kinds } from './kinds';
import { type Lexemes, lexemeOf, Row } from './lexemes';
import { findQuotations, type Quotations } from './quotations';

export interface Columns {
  readonly t: TokenisedText;
  readonly quotations: Quotations;
  /** Word hash; numbers by their length only. */
  readonly word: Int32Array;
  /** A class of `cues`, or one made of the word's ending, its shape, or the mark it is: see `Kinds`. */
  readonly kind: Uint8Array;
  /** Parts of speech a word may be, as in `WordTable`; where that is silent, as its ending suggests. */
  readonly pos: Uint8Array;
  /** Class of words that keep like company, from the word table; 0 where unknown. */
  readonly company: Uint8Array;
  /** Hash of the word without its inflection, roughly: one for "criticizes", "criticized", "criticizing". */
  readonly stem: Int32Array;
  /** Hash of the last three letters. */
  readonly ending: Int32Array;
  /** Nearest attributing word (or "according") at or before the token in its sentence, as a token index; -1 if none. */
  readonly cueBefore: Int32Array;
  /** The same at or after it. */
  readonly cueAfter: Int32Array;
  /** Last comma, dash, colon, bracket or quotation mark before the token in its sentence; else the token before the sentence. */
  readonly markBefore: Int32Array;
  /** The next one at or after it; else the first token of the next sentence. */
  readonly markAfter: Int32Array;
}

const PAST = 3;
const PRESENT = 4;

/** A verb that can carry a statement, as far as word classes tell. */
export function isFiniteVerb({ kind, pos, t }: Columns, i: number): boolean {
  const k = kind[i]!;
  // "May" with a capital is the month, unless it asks.
  if (k === Class.Modal) return t.tokens.shape[i] === Shape.Lower;
  if (k === Class.Be || k === Class.Have || k === Class.Do || k === Kinds.Past) return true;
  const mostly = pos[i]! >> 4;
  const also = pos[i]! & 15;
  return mostly === PAST || mostly === PRESENT || (also === PAST && t.tokens.shape[i] === Shape.Lower);
}

const PARTICIPLE = 6;

/** For headlines, whose verbs stand in their shortest form: a word that can be a verb at all. */
export function mayBeVerb({ pos }: Columns, i: number): boolean {
  const mostly = pos[i]! >> 4;
  const also = pos[i]! & 15;
  return (mostly >= PAST && mostly <= PARTICIPLE) || (also >= PAST && also <= PARTICIPLE);
}

export function columnsOf(t: TokenisedText, lexemes: Lexemes): Columns {
  const { tokens } = t;
  const n = tokens.count;
  const quotations = findQuotations(t);
  const word = int32Column(n);
  const kind = uint8Column(n);
  const pos = uint8Column(n);
  const company = uint8Column(n);
  const stem = int32Column(n);
  const ending = int32Column(n);
  for (let i = 0; i < n; i++) {
    const row = lexemeOf(lexemes, tokens, i, quotations.state[i]!);
    const { rows } = lexemes;
    word[i] = rows[row + Row.Word]!;
    stem[i] = rows[row + Row.Stem]!;
    ending[i] = rows[row + Row.Ending]!;
    kind[i] = rows[row + Row.Kind]!;
    pos[i] = rows[row + Row.Pos]!;
    company[i] = rows[row + Row.Company]!;
  }
  const cueBefore = int32Column(n).fill(-1);
  const cueAfter = int32Column(n).fill(-1);
  const markBefore = int32Column(n);
  const markAfter = int32Column(n);
  for (let s = 0; s < t.sentenceCount; s++) {
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[s + 1]!;
    let cue = -1;
    let mark = from - 1;
    for (let i = from; i < to; i++) {
      markBefore[i] = mark;
      if (isBoundary(kind[i]!)) mark = i;
      if (isCueKind(kind[i]!)) cue = i;
      cueBefore[i] = cue;
    }
    cue = -1;
    mark = to;
    for (let i = to - 1; i >= from; i--) {
      if (isBoundary(kind[i]!)) mark = i;
      if (isCueKind(kind[i]!)) cue = i;
      cueAfter[i] = cue;
      markAfter[i] = mark;
    }
  }
  return { t, quotations, word, kind, pos, company, stem, ending, cueBefore, cueAfter, markBefore, markAfter };
}

export const isCueKind = (kind: number): boolean =>
  (kind >= Class.Say && kind <= Class.Deny) || kind === Class.According;

export const isBoundary = (kind: number): boolean => kind >= Kinds.Comma && kind <= Kinds.OtherMark;
