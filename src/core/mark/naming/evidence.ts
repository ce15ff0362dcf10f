/**
 * What the whole document tells of its words before names are sought: which are written small elsewhere, which are capital in
 * mid-sentence, and which lines are headlines, where capitals tell nothing. Cost: linear.
 */
import { int32Column, uint8Column, uint16Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { type Gazetteer, Known } from './gazetteer';

export const Written = {
  /** Small somewhere. */
  Small: 1,
  /** Capital in mid-sentence, outside headlines. */
  Capital: 2,
  /** More than once. */
  Again: 4,
  /** Somewhere behind a title ("Mr", "Senator") or a given name. */
  AfterTitle: 8,
  AfterGiven: 16,
  /** Somewhere before "said" and the like. */
  Speaks: 32,
  /** Somewhere behind "in", "at", "from", "near". */
  AfterIn: 64,
  AfterThe: 128,
  /** Somewhere before a word such as "Council" or "Inc". */
  BeforeBody: 256,
  BeforeCapital: 512,
  AfterCapital: 1024,
  /** Somewhere with no capital word beside it. */
  Alone: 2048,
  Owns: 4096,
  /** Somewhere alone in brackets: "(IAEA)". */
  Bracketed: 8192,
  BeforeOf: 16384,
  /** Capital four times or more outside headlines. */
  Often: 32768,
} as const;

export const Line = { Plain: 0, Title: 1, Capitals: 2 } as const;

export interface Evidence {
  /** Bits of `Written` for the word of each token; 0 for words that are nowhere capital. */
  readonly written: Uint16Array;
  /** One of `Line` for each sentence. */
  readonly lines: Uint8Array;
  /** `Known` bits of capital words and of those beside them. */
  readonly known: Uint16Array;
}

const SPEECH = wordSet(
  'said says say told tells added adds asked asks wrote writes argued argues explained explains stated states replied tweeted insisted claimed claims believes thinks announced noted notes added continued who whose went came died won lost thinks felt recalled laughed was',
);
const PLACE = wordSet('in at from near across outside around');
const THE = hashWord('the');
const OF = hashWord('of');
const CLITIC = hashWord("'s");
const STOP = hashWord('.');
const OPEN = hashWord('(');
const CLOSE = hashWord(')');

export function gatherEvidence(t: TokenisedText, gazetteer: Gazetteer): Evidence {
  const { hash, kind, shape, count } = t.tokens;
  const { lines, capitals } = survey(t);
  const known = knownBeside(t, capitals, gazetteer);
  let size = 64;
  while (size < capitals.length * 2 + 2) size *= 2;
  const mask = size - 1;
  const keys = int32Column(size);
  // Bits of `Written`, a bit for a place in use, and the number of plain lines' capitals above it.
  const values = int32Column(size);
  // The place of each word's bits, one more.
  const placeOf = int32Column(count);
  for (const i of capitals) {
    const at = seek(keys, values, mask, hash[i]!);
    const before = values[at]!;
    keys[at] = hash[i]!;
    placeOf[i] = at + 1;
    let bits = USED | before | (before === 0 ? 0 : Written.Again);
    if (lines[t.sentenceOf[i]!] === Line.Plain) {
      if (before < 1000 * ONE) bits += ONE;
      if (before >= 3 * ONE) bits |= Written.Often;
      bits |= surroundings(t, known, i);
    }
    values[at] = bits;
  }
  for (let i = 0; i < count; i++) {
    if (shape[i] !== Shape.Lower || kind[i] !== Kind.Word) continue;
    const at = seek(keys, values, mask, hash[i]!);
    if (values[at] === 0) continue;
    values[at]! |= Written.Small;
    placeOf[i] = at + 1;
  }
  const written = uint16Column(count);
  for (let i = 0; i < count; i++) if (placeOf[i] !== 0) written[i] = values[placeOf[i]! - 1]!;
  return { written, lines, known };
}

const USED = 1 << 16;
const ONE = 1 << 17;

/** The place of a word's bits, or an empty one for it. */
function seek(keys: Int32Array, values: Int32Array, mask: number, hash: number): number {
  let at = Math.imul(hash, 0x9e3779b1) & mask;
  while (values[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
  return at;
}

/** What kind of line each sentence is, and the tokens that have a capital. */
function survey(t: TokenisedText): { readonly lines: Uint8Array; readonly capitals: Int32Array } {
  const { kind, shape, start, end, count } = t.tokens;
  const lines = uint8Column(t.sentenceCount);
  const capitals = int32Column(count);
  let found = 0;
  for (let s = 0; s < t.sentenceCount; s++) {
    const to = t.sentenceStart[s + 1]!;
    const before = found;
    let small = 0;
    let upper = 0;
    for (let i = t.sentenceStart[s]!; i < to; i++) {
      if (kind[i] !== Kind.Word) continue;
      if (shape[i] === Shape.Lower) {
        // Short words stay small in headlines too.
        if (end[i]! - start[i]! > 3) small++;
        continue;
      }
      capitals[found++] = i;
      if (shape[i] === Shape.Upper) upper++;
    }
    const all = found - before;
    if (upper >= 3 && upper > 3 * (all - upper + small)) lines[s] = Line.Capitals;
    else if (all >= 4 && small * 5 <= all) lines[s] = Line.Title;
  }
  return { lines, capitals: capitals.subarray(0, found) };
}

/** `Known` bits of capital words and of the two words on either side in their sentence. */
function knownBeside(
  { tokens, sentenceOf, sentenceStart }: TokenisedText,
  capitals: Int32Array,
  gazetteer: Gazetteer,
): Uint16Array {
  const { kind, hash, count } = tokens;
  const known = uint16Column(count);
  let next = 0;
  for (const i of capitals) {
    const sentence = sentenceOf[i]!;
    const to = Math.min(sentenceStart[sentence + 1]!, i + 3);
    next = Math.max(next, sentenceStart[sentence]!, i - 2);
    for (; next < to; next++) if (kind[next] === Kind.Word) known[next] = gazetteer.bits(hash[next]!);
  }
  return known;
}

/** What the words on either side tell of the capital word at token `i`, as bits of `Written`. */
function surroundings({ tokens, sentenceOf, sentenceStart }: TokenisedText, known: Uint16Array, i: number): number {
  const { hash, kind, shape, start, end, count } = tokens;
  const from = sentenceStart[sentenceOf[i]!]!;
  const to = sentenceStart[sentenceOf[i]! + 1]!;
  // The full stop of "Mr." stands between.
  const p = i - 1 > from && hash[i - 1] === STOP && end[i - 2] === start[i - 1] ? i - 2 : i - 1;
  const n = i + 1;
  const prior = p >= from ? known[p]! : 0;
  const bigBefore = p >= from && kind[p] === Kind.Word && shape[p] !== Shape.Lower;
  const bigAfter = n < to && kind[n] === Kind.Word && shape[n] !== Shape.Lower;
  let bits = 0;
  if (i > from && kind[i - 1] === Kind.Word) bits |= Written.Capital;
  if (prior & (Known.Style | Known.Office)) bits |= Written.AfterTitle;
  if (bigBefore && prior & (Known.Female | Known.Male)) bits |= Written.AfterGiven;
  if (bigBefore) bits |= Written.AfterCapital;
  if (bigAfter) bits |= known[n]! & (Known.BodyWord | Known.LegalForm) ? Written.BeforeBody : Written.BeforeCapital;
  if (!bigBefore && !bigAfter) bits |= Written.Alone;
  if (p >= from) {
    if (PLACE.has(hash[p]!)) bits |= Written.AfterIn;
    else if (hash[p] === THE) bits |= Written.AfterThe;
  }
  if (n < to) {
    if (SPEECH.has(hash[n]!)) bits |= Written.Speaks;
    else if (hash[n] === OF) bits |= Written.BeforeOf;
    else if (start[n] === end[i] && hash[n] === CLITIC) bits |= Written.Owns;
  }
  if (i > from && hash[i - 1] === OPEN && n < count && hash[n] === CLOSE) bits |= Written.Bracketed;
  return bits;
}
