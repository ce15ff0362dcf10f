/** Token columns that both stages draw their features from: word, class, ending, shape, quotation, place in the text. */
import type { TokenisedText } from '../../text/sentences';
import { Kind, Shape } from '../../text/tokenise';
import { Class, classOf } from '../cues';
import { findQuotations, type Quotations, Quote } from './quotations';
import { slotOfWord, type WordTable } from './wordTable';

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
  /** Shape, and whether it begins a sentence. */
  readonly shape: Uint8Array;
  /** Nearest attributing word (or "according") at or before the token in its sentence, as a token index; -1 if none. */
  readonly cueBefore: Int32Array;
  /** The same at or after it. */
  readonly cueAfter: Int32Array;
  /** Last comma, dash, colon, bracket or quotation mark before the token in its sentence; else the token before the sentence. */
  readonly markBefore: Int32Array;
  /** The next one at or after it; else the first token of the next sentence. */
  readonly markAfter: Int32Array;
}

/** Classes beside those of the lexicon. */
export const Kinds = {
  Capital: 32,
  Upper: 33,
  Digits: 34,
  Past: 35,
  Ing: 36,
  Ly: 37,
  Plural: 38,
  Abstract: 39,
  Agent: 40,
  Quality: 41,
  Plain: 42,
  Handle: 43,
  Address: 44,
  Comma: 45,
  Stop: 46,
  Question: 47,
  Exclamation: 48,
  Colon: 49,
  Semicolon: 50,
  Dash: 51,
  OpenBracket: 52,
  CloseBracket: 53,
  Ellipsis: 54,
  OpenQuote: 55,
  CloseQuote: 56,
  OtherMark: 57,
  /** Before the first and after the last token. */
  Edge: 58,
} as const;

// For words the table does not know: parts of speech by ending and shape.
const GUESS: Readonly<Record<number, number>> = {
  [Kinds.Capital]: 0x20,
  [Kinds.Upper]: 0x20,
  [Kinds.Past]: 0x36,
  [Kinds.Ing]: 0x71,
  [Kinds.Ly]: 0xa0,
  [Kinds.Plural]: 0x14,
  [Kinds.Abstract]: 0x10,
  [Kinds.Agent]: 0x10,
  [Kinds.Quality]: 0x90,
  [Kinds.Plain]: 0x19,
};

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

export function columnsOf(t: TokenisedText, table: WordTable | null): Columns {
  const { tokens, text } = t;
  const n = tokens.count;
  const quotations = findQuotations(t);
  const word = new Int32Array(n);
  const kind = new Uint8Array(n);
  const pos = new Uint8Array(n);
  const company = new Uint8Array(n);
  const ending = new Int32Array(n);
  const stem = new Int32Array(n);
  const shape = new Uint8Array(n);
  const cueBefore = new Int32Array(n).fill(-1);
  const cueAfter = new Int32Array(n).fill(-1);
  const markBefore = new Int32Array(n);
  const markAfter = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    const what = tokens.kind[i]!;
    word[i] = what === Kind.Number ? 1000 + Math.min(8, end - start) : tokens.hash[i]!;
    shape[i] = tokens.shape[i]!;
    if (what === Kind.Mark) kind[i] = markKind(text.charCodeAt(start), quotations.state[i]!);
    else if (what === Kind.Word) {
      const known = classOf(tokens.hash[i]!);
      kind[i] = known !== Class.None ? known : endingKind(text, start, end, tokens.shape[i]!);
      ending[i] = endingHash(text, start, end);
      stem[i] = stemHash(text, start, end);
      const slot = table === null ? -1 : slotOfWord(table, tokens.hash[i]!);
      const code = slot < 0 ? 0 : table!.codes[slot]!;
      pos[i] = code !== 0 ? code : (GUESS[kind[i]!] ?? 0);
      company[i] = slot < 0 ? 0 : table!.classes[slot]!;
    } else kind[i] = what === Kind.Number ? Kinds.Digits : what === Kind.Handle ? Kinds.Handle : Kinds.Address;
  }
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
  return { t, quotations, word, kind, pos, company, stem, ending, shape, cueBefore, cueAfter, markBefore, markAfter };
}

const isCueKind = (kind: number): boolean => (kind >= Class.Say && kind <= Class.Deny) || kind === Class.According;

export const isBoundary = (kind: number): boolean => kind >= Kinds.Comma && kind <= Kinds.OtherMark;

function markKind(unit: number, quote: number): number {
  if (quote === Quote.Open) return Kinds.OpenQuote;
  if (quote === Quote.Close) return Kinds.CloseQuote;
  switch (unit) {
    case 0x2c:
      return Kinds.Comma;
    case 0x2e:
      return Kinds.Stop;
    case 0x3f:
      return Kinds.Question;
    case 0x21:
      return Kinds.Exclamation;
    case 0x3a:
      return Kinds.Colon;
    case 0x3b:
      return Kinds.Semicolon;
    case 0x2d:
    case 0x2013:
    case 0x2014:
      return Kinds.Dash;
    case 0x28:
    case 0x5b:
      return Kinds.OpenBracket;
    case 0x29:
    case 0x5d:
      return Kinds.CloseBracket;
    case 0x2026:
      return Kinds.Ellipsis;
    default:
      return Kinds.OtherMark;
  }
}

const lower = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

function stemHash(text: string, start: number, end: number): number {
  let to = end;
  const n = end - start;
  const at = (back: number): number => lower(text.charCodeAt(end - back));
  if (n > 5 && at(1) === 0x67 && at(2) === 0x6e && at(3) === 0x69) to -= 3;
  else if (n > 4 && at(1) === 0x64 && at(2) === 0x65) to -= 2;
  else if (n > 4 && at(1) === 0x73 && at(2) === 0x65) to -= 2;
  else if (n > 3 && at(1) === 0x73 && at(2) !== 0x73) to -= 1;
  else if (n > 3 && at(1) === 0x65) to -= 1;
  const last = to > start ? lower(text.charCodeAt(to - 1)) : 0;
  // "planned" and "plan", "denies" and "deny".
  if (to < end && to - start > 3 && lower(text.charCodeAt(to - 2)) === last) to--;
  let hash = 11;
  for (let i = start; i < to; i++) {
    const unit = lower(text.charCodeAt(i));
    hash = Math.imul(hash ^ (i === to - 1 && unit === 0x79 ? 0x69 : unit), 0x01000193);
  }
  return hash;
}

function endingHash(text: string, start: number, end: number): number {
  let hash = 7;
  for (let i = Math.max(start, end - 3); i < end; i++) hash = Math.imul(hash ^ lower(text.charCodeAt(i)), 0x01000193);
  return hash;
}

function endingKind(text: string, start: number, end: number, shape: number): number {
  if (shape === Shape.Capital) return Kinds.Capital;
  if (shape === Shape.Upper) return Kinds.Upper;
  const n = end - start;
  if (n < 4) return Kinds.Plain;
  const ends = (suffix: string): boolean => text.startsWith(suffix, end - suffix.length);
  switch (text.charCodeAt(end - 1)) {
    case 0x64: // d
      return ends('ed') ? Kinds.Past : Kinds.Plain;
    case 0x67: // g
      return ends('ing') ? Kinds.Ing : Kinds.Plain;
    case 0x79: // y
      return ends('ly') ? Kinds.Ly : ends('ity') ? Kinds.Abstract : Kinds.Plain;
    case 0x6e: // n
      return ends('ion') ? Kinds.Abstract : Kinds.Plain;
    case 0x74: // t
      return ends('ment') ? Kinds.Abstract : ends('ist') ? Kinds.Agent : Kinds.Plain;
    case 0x72: // r
      return ends('er') || ends('or') ? Kinds.Agent : Kinds.Plain;
    case 0x73: // s
      return ends('ness') ? Kinds.Abstract : ends('ous') ? Kinds.Quality : ends('ss') ? Kinds.Plain : Kinds.Plural;
    case 0x6c: // l
      return ends('al') || ends('ful') ? Kinds.Quality : Kinds.Plain;
    case 0x65: // e
      return ends('ive') || ends('able') ? Kinds.Quality : Kinds.Plain;
    case 0x63: // c
      return ends('ic') ? Kinds.Quality : Kinds.Plain;
    default:
      return Kinds.Plain;
  }
}
