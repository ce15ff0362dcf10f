/**
 * What the whole document tells of its words before names are sought: which are written small elsewhere, which are capital in
 * mid-sentence, and which lines are headlines, where capitals tell nothing. Cost: linear.
 */
import { int32Column, uint8Column, uint16Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape, unitAt } from '../../text/tokenise';
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

const set = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));
const SPEECH = set(
  'said says say told tells added adds asked asks wrote writes argued argues explained explains stated states replied tweeted insisted claimed claims believes thinks announced noted notes added continued who whose went came died won lost thinks felt recalled laughed was',
);
const PLACE = set('in at from near across outside around');
const THE = hashWord('the');
const OF = hashWord('of');
const CLITIC = hashWord("'s");

export function gatherEvidence(t: TokenisedText, gazetteer: Gazetteer): Evidence {
  const { tokens, text } = t;
  const lines = uint8Column(t.sentenceCount);
  let capitals = 0;
  for (let s = 0; s < t.sentenceCount; s++) {
    let small = 0;
    let big = 0;
    let upper = 0;
    const to = t.sentenceStart[s + 1]!;
    for (let i = t.sentenceStart[s]!; i < to; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      const shape = tokens.shape[i]!;
      // Short words stay small in headlines too.
      if (shape === Shape.Lower) {
        if (tokens.end[i]! - tokens.start[i]! > 3) small++;
      } else if (shape === Shape.Upper) upper++;
      else big++;
    }
    capitals += big + upper;
    if (upper >= 3 && upper > 3 * (big + small)) lines[s] = Line.Capitals;
    else if (big + upper >= 4 && small * 5 <= big + upper) lines[s] = Line.Title;
  }
  let size = 64;
  while (size < capitals * 2 + 2) size *= 2;
  const mask = size - 1;
  const keys = int32Column(size);
  // Bits of `Written`, a bit for a place in use, and the number of plain lines' capitals above it.
  const values = int32Column(size);
  const USED = 1 << 16;
  const ONE = 1 << 17;
  const place = (hash: number): number => {
    let at = Math.imul(hash, 0x9e3779b1) & mask;
    while (values[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  const known = uint16Column(tokens.count);
  // The place of each word's bits, one more.
  const placeOf = int32Column(tokens.count);
  let asked = 0;
  const isBig = (i: number): boolean => tokens.kind[i] === Kind.Word && tokens.shape[i] !== Shape.Lower;
  const isMark = (i: number, unit: number): boolean => i < tokens.count && unitAt(text, tokens.start[i]!) === unit;
  for (let s = 0; s < t.sentenceCount; s++) {
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[s + 1]!;
    for (let i = from; i < to; i++) {
      if (!isBig(i)) continue;
      const beside = Math.min(to, i + 3);
      for (asked = Math.max(asked, from, i - 2); asked < beside; asked++) {
        if (tokens.kind[asked] === Kind.Word) known[asked] = gazetteer.bits(tokens.hash[asked]!);
      }
      const at = place(tokens.hash[i]!);
      placeOf[i] = at + 1;
      const before = values[at]!;
      keys[at] = tokens.hash[i]!;
      let bits = USED | before | (before ? Written.Again : 0);
      if (lines[s] === Line.Plain) {
        if (before < 1000 * ONE) bits += ONE;
        if (before >= 3 * ONE) bits |= Written.Often;
        // The full stop of "Mr." stands between.
        const p = i - 1 > from && isMark(i - 1, 0x2e) && tokens.end[i - 2] === tokens.start[i - 1] ? i - 2 : i - 1;
        const n = i + 1;
        const prior = p >= from ? known[p]! : 0;
        if (i > from && tokens.kind[i - 1] === Kind.Word) bits |= Written.Capital;
        if (prior & (Known.Style | Known.Office)) bits |= Written.AfterTitle;
        const bigBefore = p >= from && isBig(p);
        const bigAfter = n < to && isBig(n);
        if (bigBefore && prior & (Known.Female | Known.Male)) bits |= Written.AfterGiven;
        if (bigBefore) bits |= Written.AfterCapital;
        if (bigAfter)
          bits |= known[n]! & (Known.BodyWord | Known.LegalForm) ? Written.BeforeBody : Written.BeforeCapital;
        if (!bigBefore && !bigAfter) bits |= Written.Alone;
        if (p >= from) {
          if (PLACE.has(tokens.hash[p]!)) bits |= Written.AfterIn;
          else if (tokens.hash[p] === THE) bits |= Written.AfterThe;
        }
        if (n < to) {
          if (SPEECH.has(tokens.hash[n]!)) bits |= Written.Speaks;
          else if (tokens.hash[n] === OF) bits |= Written.BeforeOf;
          else if (tokens.start[n] === tokens.end[i] && tokens.hash[n] === CLITIC) bits |= Written.Owns;
        }
        if (i > from && isMark(i - 1, 0x28) && isMark(n, 0x29)) bits |= Written.Bracketed;
      }
      values[at] = bits;
    }
  }
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.shape[i] !== Shape.Lower || tokens.kind[i] !== Kind.Word) continue;
    const at = place(tokens.hash[i]!);
    if (values[at] === 0) continue;
    values[at]! |= Written.Small;
    placeOf[i] = at + 1;
  }
  const written = uint16Column(tokens.count);
  for (let i = 0; i < tokens.count; i++) if (placeOf[i] !== 0) written[i] = values[placeOf[i]! - 1]!;
  return { written, lines, known };
}
