/**
 * What the world's tables know of a word: given name, town, country, title, word of an organisation's name … One table of word hashes,
 * built from the source lexicons and from the large tables (given names, towns) that ship with the model as hashes.
 */

import { find, hashTable } from '../../text/hashTable';
import { OFFICE_MODIFIERS, OFFICES, PERSON_NOUNS, STYLES } from '../../text/titles';
import { hashWord, type Tokens, tokenise } from '../../text/tokenise';
import { COUNTRIES, REGIONS, STATE_ABBREVIATIONS } from '../lexicon/countries';
import { KNOWN_ORGANISATIONS, LEGAL_FORMS, ORGANISATION_WORDS, SITE_WORDS } from '../lexicon/organisations';

/** One bit for each thing a word may be; a word may be several. */
export const Known = {
  Female: 1,
  Male: 2,
  Town: 4,
  Land: 8,
  Demonym: 16,
  Style: 32,
  Office: 64,
  Modifier: 128,
  BodyWord: 256,
  LegalForm: 512,
  Body: 1024,
  Calendar: 2048,
  Common: 4096,
  /** A longer entry starts with this word. */
  Opens: 8192,
  /** Written with a capital in common speech. */
  Proper: 16384,
  SiteWord: 32768,
} as const;

/** Longest entry in words. */
export const LONGEST = 6;

export interface Gazetteer {
  /** Bits of `Known` for a word hash, 0 if nothing is known. */
  bits(hash: number): number;
  /** Bits for a chain of word hashes made by `chain`. */
  phrase(hash: number): number;
}

/** The large tables as they ship: word hashes with their bits, and hashes of longer entries. */
export interface Tables {
  readonly words: ReadonlyMap<number, number>;
  readonly phrases: ReadonlyMap<number, number>;
}

export const chain = (before: number, hash: number): number => Math.imul(before ^ hash, 0x9e3779b1) ^ (hash >>> 7);

const CALENDAR =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan eid hanukkah thanksgiving halloween gmt utc est edt pst bst cet';

/** Collects entries; words of longer ones open a phrase. */
export interface Builder {
  add(entry: string, bits: number): void;
  readonly words: Map<number, number>;
  readonly phrases: Map<number, number>;
}

export function createBuilder(): Builder {
  const words = new Map<number, number>();
  const phrases = new Map<number, number>();
  return {
    words,
    phrases,
    add(entry, bits) {
      const tokens = tokenise(entry);
      if (tokens.count === 0 || tokens.count > LONGEST) return;
      const first = tokens.hash[0]!;
      if (tokens.count === 1) {
        words.set(first, (words.get(first) ?? 0) | bits);
        return;
      }
      words.set(first, (words.get(first) ?? 0) | Known.Opens);
      let hash = 0;
      for (let i = 0; i < tokens.count; i++) hash = chain(hash, tokens.hash[i]!);
      phrases.set(hash, (phrases.get(hash) ?? 0) | bits);
    },
  };
}

function addLexicons(b: Builder): void {
  for (const country of COUNTRIES) {
    for (const name of [country.name, ...country.others]) b.add(name, Known.Land);
    for (const name of country.capitals) b.add(name, Known.Town);
    for (const name of country.demonyms) {
      b.add(name, Known.Demonym);
      b.add(`${name}s`, Known.Demonym);
    }
  }
  for (const name of [...REGIONS, ...STATE_ABBREVIATIONS]) b.add(name, Known.Land);
  for (const names of KNOWN_ORGANISATIONS) for (const name of names) b.add(name, Known.Body);
  for (const word of ORGANISATION_WORDS) b.add(word, Known.BodyWord);
  for (const word of SITE_WORDS) b.add(word, Known.SiteWord);
  for (const word of LEGAL_FORMS) b.add(word, Known.LegalForm);
  for (const word of STYLES.keys()) b.add(word, Known.Style);
  for (const word of OFFICES) b.add(word, Known.Office);
  for (const word of PERSON_NOUNS.keys()) b.add(word, Known.Office);
  for (const word of OFFICE_MODIFIERS) b.add(word, Known.Modifier);
  for (const word of CALENDAR.split(' ')) b.add(word, Known.Calendar);
}

/** The source lexicons together with the tables that ship. Cost: linear in their size; done once. */
export function createGazetteer(tables: Tables): Gazetteer {
  const b = createBuilder();
  addLexicons(b);
  for (const [hash, bits] of tables.words) b.words.set(hash, (b.words.get(hash) ?? 0) | bits);
  for (const [hash, bits] of tables.phrases) b.phrases.set(hash, (b.phrases.get(hash) ?? 0) | bits);
  const words = hashTable(b.words);
  const phrases = hashTable(b.phrases);
  return { bits: (hash) => find(words, hash), phrase: (hash) => find(phrases, hash) };
}

/** The longest entry of two words or more that starts at token `i`: its bits and length in tokens, or null. */
export function longestPhrase(
  gazetteer: Gazetteer,
  tokens: Tokens,
  i: number,
  end: number,
): { readonly bits: number; readonly length: number } | null {
  let hash = chain(0, tokens.hash[i]!);
  let best: { bits: number; length: number } | null = null;
  for (let k = i + 1; k < end && k < i + LONGEST; k++) {
    hash = chain(hash, tokens.hash[k]!);
    const bits = gazetteer.phrase(hash);
    if (bits !== 0) best = { bits, length: k - i + 1 };
  }
  return best;
}

export const isKnown = (gazetteer: Gazetteer, word: string): number => gazetteer.bits(hashWord(word));

const MAGIC = 0x315a4147; // "GAZ1"

/** Hashes sorted, little-endian, bits behind them: the same tables give the same bytes. */
export function encodeTables(tables: Tables): Uint8Array {
  const parts = [tables.words, tables.phrases].map((map) => [...map].sort((a, b) => a[0] - b[0]));
  const bytes = new Uint8Array(4 + parts.reduce((sum, entries) => sum + 4 + entries.length * 6, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  let at = 4;
  for (const entries of parts) {
    view.setUint32(at, entries.length, true);
    at += 4;
    for (const [hash] of entries) {
      view.setInt32(at, hash, true);
      at += 4;
    }
    for (const [, bits] of entries) {
      view.setUint16(at, bits, true);
      at += 2;
    }
  }
  return bytes;
}

/** Reads what `encodeTables` wrote; throws an Error for other bytes, a RangeError for bytes cut off. */
export function decodeTables(bytes: Uint8Array): { readonly tables: Tables; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error('not a table of names');
  let at = 4;
  const maps = [0, 1].map(() => {
    const count = view.getUint32(at, true);
    at += 4;
    const map = new Map<number, number>();
    for (let i = 0; i < count; i++)
      map.set(view.getInt32(at + 4 * i, true), view.getUint16(at + 4 * count + 2 * i, true));
    at += 6 * count;
    return map;
  });
  return { tables: { words: maps[0]!, phrases: maps[1]! }, end: at };
}
