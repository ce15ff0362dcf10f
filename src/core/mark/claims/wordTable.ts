/**
 * What a word mostly is, and what else it may be, and the class of words it keeps company with: two parts of speech for each of the commoner words, learned from tagged text and
 * asked by hash. Half a byte each: noun 1, proper noun 2, past tense 3, present tense 4, base form 5, past participle 6, -ing form 7,
 * modal 8, adjective 9, adverb 10, pronoun 11, determiner 12, preposition 13, conjunction 14, number 15; unknown 0.
 */
import { fingerprintOf, PROBES, slotOf } from '../tagging/model';

export interface WordTable {
  readonly bits: number;
  readonly fingerprints: Uint16Array;
  /** First choice × 16 + second choice, 0 for a word that is hardly ever anything else. */
  readonly codes: Uint8Array;
  /** Class of words that stand between like neighbours, from 1; 0 where unknown. */
  readonly classes: Uint8Array;
}

// FNV leaves neighbouring words in neighbouring slots; one more step spreads them.
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);

/** The slot of a word by its hash, for `codes` and `classes`; -1 if it is not in the table. */
export function slotOfWord(table: WordTable, hash: number): number {
  const mixed = spread(hash);
  const print = fingerprintOf(mixed);
  let slot = slotOf(mixed, table.bits);
  for (const last = slot + PROBES; slot < last; slot++) {
    const found = table.fingerprints[slot]!;
    if (found === print) return slot;
    if (found === 0) return -1;
  }
  return -1;
}

/** The parts of speech of a word by its hash: the first choice times 16, plus the second; 0 where the table is silent. */
export function partsOf(table: WordTable, hash: number): number {
  const slot = slotOfWord(table, hash);
  return slot < 0 ? 0 : table.codes[slot]!;
}

export interface WordEntry {
  readonly hash: number;
  readonly code: number;
  readonly group: number;
}

/** Places words in the order given; one that finds its slots taken is left out. */
export function buildWordTable(bits: number, entries: Iterable<WordEntry>): WordTable {
  const slots = (1 << bits) + PROBES;
  const fingerprints = new Uint16Array(slots);
  const codes = new Uint8Array(slots);
  const classes = new Uint8Array(slots);
  for (const { hash, code, group } of entries) {
    const mixed = spread(hash);
    const first = slotOf(mixed, bits);
    for (let slot = first; slot < first + PROBES; slot++) {
      if (fingerprints[slot] !== 0) continue;
      fingerprints[slot] = fingerprintOf(mixed);
      codes[slot] = code;
      classes[slot] = group;
      break;
    }
  }
  return { bits, fingerprints, codes, classes };
}

/** Reads a table at `offset` of what `encodeWordTable` wrote. Throws a RangeError if the bytes are cut off. */
export function decodeWordTable(
  bytes: Uint8Array,
  offset: number,
): { readonly table: WordTable; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits = view.getUint8(offset);
  const slots = (1 << bits) + PROBES;
  const fingerprints = new Uint16Array(slots);
  let at = offset + 1;
  for (let i = 0; i < slots; i++, at += 2) fingerprints[i] = view.getUint16(at, true);
  const end = at + 2 * slots;
  if (end > bytes.length) throw new RangeError('word table is cut off');
  return {
    table: { bits, fingerprints, codes: bytes.slice(at, at + slots), classes: bytes.slice(at + slots, end) },
    end,
  };
}

export function encodeWordTable(table: WordTable): Uint8Array {
  const { bits, fingerprints, codes, classes } = table;
  const bytes = new Uint8Array(1 + fingerprints.length * 4);
  const view = new DataView(bytes.buffer);
  bytes[0] = bits;
  for (let i = 0; i < fingerprints.length; i++) view.setUint16(1 + 2 * i, fingerprints[i]!, true);
  bytes.set(codes, 1 + 2 * fingerprints.length);
  bytes.set(classes, 1 + 3 * fingerprints.length);
  return bytes;
}
