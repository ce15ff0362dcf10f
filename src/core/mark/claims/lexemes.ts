/**
 * What every occurrence of a word form has in common, worked out when the form is first met and remembered from text to text: most words of a
 * text are ones that the text before it had. A memory and no more: with it or without it the same comes out.
 */
import { Kind, Shape, type Tokens } from '../../text/tokenise';
import { Class, classOf } from '../cues';
import { Kinds } from './kinds';
import { Quote } from './quotations';
import { slotOfWord, type WordTable } from './wordTable';

/** Columns by the number of the form; they grow, and only the first `count` rows are of use. */
export interface Lexemes {
  readonly table: WordTable | null;
  count: number;
  /** Hash, case folded; numbers by their length only. */
  word: Int32Array;
  /** A class of `cues`, or one of `Kinds`. */
  kind: Uint8Array;
  pos: Uint8Array;
  company: Uint8Array;
  stem: Int32Array;
  ending: Int32Array;
  shape: Uint8Array;
  /** What tells forms apart: the hash, and all of `traits`. */
  hash: Int32Array;
  traits: Int32Array;
  /** Open addressing from both to the number of the form, from 1. */
  places: Int32Array;
}

export function createLexemes(table: WordTable | null): Lexemes {
  const room = 1024;
  return {
    table,
    count: 0,
    word: new Int32Array(room),
    kind: new Uint8Array(room),
    pos: new Uint8Array(room),
    company: new Uint8Array(room),
    stem: new Int32Array(room),
    ending: new Int32Array(room),
    shape: new Uint8Array(room),
    hash: new Int32Array(room),
    traits: new Int32Array(room),
    places: new Int32Array(4 * room),
  };
}

/** The number of the form of token `i`; `quote` is what it is to the quotations around it, which matters to marks only. */
export function lexemeOf(lexemes: Lexemes, tokens: Tokens, i: number, quote: number): number {
  const hash = tokens.hash[i]!;
  const traits = traitsOf(tokens, i, quote);
  const mask = lexemes.places.length - 1;
  let at = firstPlace(hash, traits, mask);
  for (;;) {
    const id = lexemes.places[at]! - 1;
    if (id < 0) break;
    if (lexemes.hash[id] === hash && lexemes.traits[id] === traits) return id;
    at = (at + 1) & mask;
  }
  if (lexemes.count === lexemes.word.length) {
    grow(lexemes);
    return lexemeOf(lexemes, tokens, i, quote);
  }
  lexemes.places[at] = lexemes.count + 1;
  lexemes.hash[lexemes.count] = hash;
  lexemes.traits[lexemes.count] = traits;
  describe(lexemes, tokens, i, quote);
  return lexemes.count++;
}

const firstPlace = (hash: number, traits: number, mask: number): number =>
  (Math.imul(hash ^ Math.imul(traits, 0x85ebca6b), 0x9e3779b1) >>> 8) & mask;

/** Kind, shape, length and last letters: two words whose hashes agree by chance do not agree in these too. */
function traitsOf({ text, start, end, kind, shape }: Tokens, i: number, quote: number): number {
  const last = end[i]!;
  const length = last - start[i]!;
  const letters = (text.charCodeAt(last - 1) & 0xff) | (length > 1 ? (text.charCodeAt(last - 2) & 0xff) << 8 : 0);
  const what = kind[i]! === Kind.Mark ? 8 + quote : kind[i]!;
  return letters | (Math.min(length, 31) << 16) | (shape[i]! << 21) | (what << 24);
}

function grow(lexemes: Lexemes): void {
  const room = 2 * lexemes.word.length;
  const words = (old: Int32Array): Int32Array => {
    const wider = new Int32Array(room);
    wider.set(old);
    return wider;
  };
  const bytes = (old: Uint8Array): Uint8Array => {
    const wider = new Uint8Array(room);
    wider.set(old);
    return wider;
  };
  lexemes.word = words(lexemes.word);
  lexemes.kind = bytes(lexemes.kind);
  lexemes.pos = bytes(lexemes.pos);
  lexemes.company = bytes(lexemes.company);
  lexemes.stem = words(lexemes.stem);
  lexemes.ending = words(lexemes.ending);
  lexemes.shape = bytes(lexemes.shape);
  lexemes.hash = words(lexemes.hash);
  lexemes.traits = words(lexemes.traits);
  lexemes.places = new Int32Array(4 * room);
  const mask = lexemes.places.length - 1;
  for (let id = 0; id < lexemes.count; id++) {
    let at = firstPlace(lexemes.hash[id]!, lexemes.traits[id]!, mask);
    while (lexemes.places[at] !== 0) at = (at + 1) & mask;
    lexemes.places[at] = id + 1;
  }
}

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

function describe(lexemes: Lexemes, tokens: Tokens, i: number, quote: number): void {
  const { text } = tokens;
  const id = lexemes.count;
  const start = tokens.start[i]!;
  const end = tokens.end[i]!;
  const what = tokens.kind[i]!;
  const hash = tokens.hash[i]!;
  lexemes.word[id] = what === Kind.Number ? 1000 + Math.min(8, end - start) : hash;
  lexemes.shape[id] = tokens.shape[i]!;
  if (what === Kind.Mark) lexemes.kind[id] = markKind(text.charCodeAt(start), quote);
  else if (what === Kind.Word) {
    const known = classOf(hash);
    const kind = known !== Class.None ? known : endingKind(text, start, end, tokens.shape[i]!);
    lexemes.kind[id] = kind;
    lexemes.ending[id] = endingHash(text, start, end);
    lexemes.stem[id] = stemHash(text, start, end);
    const slot = lexemes.table === null ? -1 : slotOfWord(lexemes.table, hash);
    const code = slot < 0 ? 0 : lexemes.table!.codes[slot]!;
    lexemes.pos[id] = code !== 0 ? code : (GUESS[kind] ?? 0);
    lexemes.company[id] = slot < 0 ? 0 : lexemes.table!.classes[slot]!;
  } else lexemes.kind[id] = what === Kind.Number ? Kinds.Digits : what === Kind.Handle ? Kinds.Handle : Kinds.Address;
}

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
