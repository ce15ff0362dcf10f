/**
 * What every occurrence of a word form has in common, worked out when the form is first met and remembered from text to text: most words of a
 * text are ones that the text before it had. A memory and no more: with it or without it the same comes out.
 */
import { unitAt } from '../../text/characters';
import { Kind, Shape, type Tokens } from '../../text/tokenise';
import { Class, classOf } from '../cues';
import { Kinds } from './kinds';
import { Quote } from './quotations';
import { slotOfWord, type WordTable } from './wordTable';

/** A row of numbers for each form, so that all that is known of one lies in one line of the cache. */
export interface Lexemes {
  readonly table: WordTable | null;
  count: number;
  /** `ROW` numbers for each form, at the places of `Row`; they grow, and only the first `count` rows are of use. */
  rows: Int32Array;
  /** Open addressing from hash and traits to the number of the form, from 1. */
  places: Int32Array;
}

/** What stands where in a row. */
export const Row = {
  /** These two tell forms apart: the hash, and all of `traitsOf`. */
  Hash: 0,
  Traits: 1,
  /** Hash, case folded; numbers by their length only. */
  Word: 2,
  Stem: 3,
  Ending: 4,
  /** A class of `cues`, or one of `Kinds`. */
  Kind: 5,
  Pos: 6,
  Company: 7,
} as const;
export const ROW = 8;

export function createLexemes(table: WordTable | null): Lexemes {
  const room = 1024;
  return { table, count: 0, rows: new Int32Array(room * ROW), places: new Int32Array(2 * room) };
}

/** Where in `rows` the form of token `i` stands; `quote` is what it is to the quotations around it, which matters to marks only. */
export function lexemeOf(lexemes: Lexemes, tokens: Tokens, i: number, quote: number): number {
  const { rows, places } = lexemes;
  const hash = tokens.hash[i]!;
  const traits = traitsOf(tokens, i, quote);
  const mask = places.length - 1;
  let at = firstPlace(hash, traits, mask);
  for (;;) {
    const row = (places[at]! - 1) * ROW;
    if (row < 0) break;
    if (rows[row + Row.Hash] === hash && rows[row + Row.Traits] === traits) return row;
    at = (at + 1) & mask;
  }
  const row = lexemes.count * ROW;
  if (row === rows.length) {
    grow(lexemes);
    return lexemeOf(lexemes, tokens, i, quote);
  }
  places[at] = ++lexemes.count;
  rows[row + Row.Hash] = hash;
  rows[row + Row.Traits] = traits;
  describe(lexemes, row, tokens, i, quote);
  return row;
}

const firstPlace = (hash: number, traits: number, mask: number): number =>
  (Math.imul(hash ^ Math.imul(traits, 0x85ebca6b), 0x9e3779b1) >>> 8) & mask;

/** Kind, shape, length and last letters: two words whose hashes agree by chance do not agree in these too. */
function traitsOf({ text, start, end, kind, shape }: Tokens, i: number, quote: number): number {
  const last = end[i]!;
  const length = last - start[i]!;
  const letters = (unitAt(text, last - 1) & 0xff) | (length > 1 ? (unitAt(text, last - 2) & 0xff) << 8 : 0);
  const what = kind[i]! === Kind.Mark ? 8 + quote : kind[i]!;
  return letters | (Math.min(length, 31) << 16) | (shape[i]! << 21) | (what << 24);
}

function grow(lexemes: Lexemes): void {
  const rows = new Int32Array(2 * lexemes.rows.length);
  rows.set(lexemes.rows);
  const places = new Int32Array(2 * lexemes.places.length);
  const mask = places.length - 1;
  for (let id = 0; id < lexemes.count; id++) {
    let at = firstPlace(rows[id * ROW + Row.Hash]!, rows[id * ROW + Row.Traits]!, mask);
    while (places[at] !== 0) at = (at + 1) & mask;
    places[at] = id + 1;
  }
  lexemes.rows = rows;
  lexemes.places = places;
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

function describe({ table, rows }: Lexemes, row: number, tokens: Tokens, i: number, quote: number): void {
  const { text } = tokens;
  const start = tokens.start[i]!;
  const end = tokens.end[i]!;
  const what = tokens.kind[i]!;
  const hash = tokens.hash[i]!;
  rows[row + Row.Word] = what === Kind.Number ? 1000 + Math.min(8, end - start) : hash;
  if (what === Kind.Mark) rows[row + Row.Kind] = markKind(text.charCodeAt(start), quote);
  else if (what === Kind.Word) {
    const known = classOf(hash);
    const kind = known !== Class.None ? known : endingKind(text, start, end, tokens.shape[i]!);
    rows[row + Row.Kind] = kind;
    rows[row + Row.Ending] = endingHash(text, start, end);
    rows[row + Row.Stem] = stemHash(text, start, end);
    const slot = table === null ? -1 : slotOfWord(table, hash);
    const code = slot < 0 ? 0 : table!.codes[slot]!;
    rows[row + Row.Pos] = code !== 0 ? code : (GUESS[kind] ?? 0);
    rows[row + Row.Company] = slot < 0 ? 0 : table!.classes[slot]!;
  } else
    rows[row + Row.Kind] = what === Kind.Number ? Kinds.Digits : what === Kind.Handle ? Kinds.Handle : Kinds.Address;
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
