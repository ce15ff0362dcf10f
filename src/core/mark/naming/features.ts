/**
 * What the name tagger looks at. Names are sought in runs only: capital words and the small words between them
 * ("Bank of the West"), so that most of a text costs nothing.
 */

import { unitAt } from '../../text/characters';
import { uint8Column, uint16Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { type Extract, eachToken, feature, joint, LONGEST } from '../tagging/model';
import { type Evidence, gatherEvidence, Line, Written } from './evidence';
import { type Gazetteer, Known, longestPhrase } from './gazetteer';

/** Tokens `from` to `to` in which names may stand. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export interface View extends Evidence {
  readonly t: TokenisedText;
  readonly gazetteer: Gazetteer;
  /** Bits of the longest entry a token lies in; 1 << 15 marks its first token. */
  readonly entry: Uint16Array;
  readonly edges: Uint8Array;
  readonly runs: readonly Run[];
}

export const EDGES = 3;
export const LABELS = 7;
/** Label of the first token of a name by type; the next label continues it. */
export const BEGIN = { person: 1, organization: 3, place: 5 } as const;

/** A name goes on only from its own first or inner label. */
export const forbidden = (from: number, to: number): boolean =>
  to !== 0 && to % 2 === 0 && from !== to && from !== to - 1;

const JOINERS = wordSet(
  "of the and for de la le du des van von der den del di da dos das do y bin ibn al el ter ten in on at & - – / ’ ' .",
);
/** Longest stretch of joiners inside one run. */
const BRIDGE = 2;

export const isCandidate = (t: TokenisedText, i: number): boolean => {
  const { tokens } = t;
  return tokens.kind[i] === Kind.Word && tokens.shape[i]! !== Shape.Lower && tokens.shape[i]! !== Shape.Other;
};

/** Looks through a text once and lays out what `extract` reads. Cost: linear. */
export function viewOf(t: TokenisedText, gazetteer: Gazetteer): View {
  const { tokens } = t;
  const evidence = gatherEvidence(t, gazetteer);
  const { known, written, lines } = evidence;
  const entry = uint16Column(tokens.count);
  const edges = uint8Column(tokens.count);
  const runs: Run[] = [];
  for (let s = 0; s < t.sentenceCount; s++) {
    const end = t.sentenceStart[s + 1]!;
    let i = t.sentenceStart[s]!;
    while (i < end) {
      if (!isCandidate(t, i)) {
        i++;
        continue;
      }
      let to = i + 1;
      const most = Math.min(end, i + LONGEST);
      for (let k = to; k < most && k - to <= BRIDGE; k++) {
        if (isCandidate(t, k)) to = k + 1;
        else if (!joins(t, k)) break;
      }
      if (to - i === 1 && isOrdinary(t, evidence, i)) {
        i = to;
        continue;
      }
      runs.push({ from: i, to });
      for (let k = i; k < to; k++) {
        edges[k] = k === i || tokens.start[k] === tokens.end[k - 1] ? 1 : 0;
        if (k > i && tokens.kind[k] === Kind.Mark) edges[k] = 2;
      }
      for (let k = i; k < to; ) {
        const found = (known[k]! & Known.Opens) !== 0 ? longestPhrase(gazetteer, tokens, k, to) : null;
        if (found === null) {
          k++;
          continue;
        }
        for (let j = k; j < k + found.length; j++) entry[j] = found.bits | (j === k ? 0x8000 : 0);
        k += found.length;
      }
      i = to;
    }
  }
  return { t, gazetteer, known, written, lines, entry, edges, runs };
}

const I = hashWord('I');

/** "Nobody" at the start of a sentence: a common word alone that is capital nowhere else. Half of all capital words are such. */
function isOrdinary(t: TokenisedText, evidence: Evidence, i: number): boolean {
  const { tokens } = t;
  if (tokens.hash[i] === I) return true;
  const known = evidence.known[i]!;
  if ((known & Known.Common) === 0 || (known & (FACTS | Known.Proper) & ~Known.Modifier & ~Known.Office) !== 0)
    return false;
  const starts = i === t.sentenceStart[t.sentenceOf[i]!] || tokens.kind[i - 1] === Kind.Mark;
  return starts && (evidence.written[i]! & Written.Capital) === 0;
}

function joins(t: TokenisedText, k: number): boolean {
  const { tokens } = t;
  if (tokens.kind[k] === Kind.Number) return tokens.end[k]! - tokens.start[k]! <= 4;
  if (!JOINERS.has(tokens.hash[k]!)) return false;
  // A full stop belongs to an initial or abbreviation it touches.
  return (
    tokens.kind[k] === Kind.Word ||
    tokens.text.charCodeAt(tokens.start[k]!) !== 0x2e ||
    tokens.start[k] === tokens.end[k - 1]
  );
}

/** A full stop that touches a word before it: an abbreviation's, or a sentence's. */
const isStop = ({ tokens }: TokenisedText, i: number): boolean =>
  i > 0 &&
  tokens.kind[i] === Kind.Mark &&
  tokens.end[i] === tokens.start[i]! + 1 &&
  tokens.end[i - 1] === tokens.start[i] &&
  unitAt(tokens.text, tokens.start[i]!) === 0x2e;

/** Hash of up to `n` last letters, case folded by the caller's needs: names of one region end alike. */
function tail(text: string, end: number, start: number, n: number): number {
  let h = 17;
  for (let k = Math.max(start, end - n); k < end; k++) h = Math.imul(h, 31) + (unitAt(text, k) | 0x20);
  return h;
}

function head(text: string, end: number, start: number, n: number): number {
  let h = 29;
  for (let k = start; k < Math.min(end, start + n); k++) h = Math.imul(h, 31) + (unitAt(text, k) | 0x20);
  return h;
}

const PERSONAL = Written.AfterTitle | Written.AfterGiven | Written.Speaks | Written.Alone;
const LOCAL = Written.AfterIn | Written.AfterThe | Written.Alone | Written.Owns;
const CORPORATE = Written.AfterThe | Written.BeforeBody | Written.Bracketed | Written.BeforeOf;
const SIDES = Written.BeforeCapital | Written.AfterCapital | Written.Alone | Written.Capital | Written.Small;

/** Frequency is a matter of its own, so that it does not split what is known of a word. */
const FACTS = 0xfff;

const NONE = 0x5ca1ab1e;

const TEMPLATES = 50;
// What each template sees in a token: a fact, and for those that join two another. All are hashed in one go, which is faster than one by one.
const facts = new Int32Array(TEMPLATES);
const others = new Int32Array(TEMPLATES);
const JOINING = new Uint8Array([
  9, 10, 13, 14, 15, 16, 21, 22, 23, 24, 27, 28, 29, 30, 31, 32, 33, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
]);
/** Templates in the order in which training meets them. */
const ORDER = Uint8Array.from({ length: TEMPLATES }, (_, k) =>
  k <= 26 ? k : k === 27 ? 49 : k < 46 ? k - 1 : k < 49 ? k : 45,
);

/** Writes the features of one run's tokens; make one for each run. */
export function extractor(view: View, run: Run): Extract {
  const { t, known, entry, written } = view;
  const { tokens, text } = t;
  const { hash, kind, shape: shapes, start, end } = tokens;
  const sentence = t.sentenceOf[run.from]!;
  const first = t.sentenceStart[sentence]!;
  const last = t.sentenceStart[sentence + 1]!;
  const word = (k: number): number => (k >= first && k < last ? hash[k]! : NONE);
  const near = Math.max(first, run.from - 2);
  const far = Math.min(last, run.to + 2);
  const bits = (k: number): number => (k >= near && k < far ? known[k]! & FACTS : 0);
  const look = (k: number): number =>
    k >= first && k < last ? kind[k]! * 8 + shapes[k]! + (end[k]! - start[k]! === 1 ? 64 : 0) : 99;
  const left = word(run.from - 1);
  const right = word(run.to);
  const beforeLeft = word(run.from - 2);
  const leftBits = bits(run.from - 1);
  const line = view.lines[sentence]!;
  const length = Math.min(5, run.to - run.from);
  let bodyAhead = -1;
  let formAhead = -1;
  let siteAhead = -1;
  for (let k = run.from; k < run.to; k++) {
    if ((known[k]! & Known.BodyWord) !== 0 && shapes[k] !== Shape.Lower) bodyAhead = k;
    if ((known[k]! & Known.LegalForm) !== 0) formAhead = k;
    if ((known[k]! & Known.SiteWord) !== 0 && shapes[k] !== Shape.Lower) siteAhead = k;
  }
  return eachToken((i, out, at) => {
    const w = hash[i]!;
    // Over the full stop of "Mr." and "J.".
    const p = isStop(t, i - 1) ? i - 2 : i - 1;
    const n = i + 1;
    const from = start[i]!;
    const to = end[i]!;
    const here = known[i]! & FACTS;
    const common = known[i]! & Known.Common;
    const all = written[i]!;
    const starts = i === first || (i === run.from && kind[i - 1] === Kind.Mark) ? 1 : 0;
    const state = (line * 2 + starts) * 8 + (all & 7);
    const shape = look(i);
    const one = facts;
    const two = others;
    one[0] = shape;
    one[1] = w;
    one[2] = word(p);
    one[3] = word(n);
    one[4] = word(p - 1);
    one[5] = word(n + 1);
    one[6] = here;
    one[7] = bits(p);
    one[8] = bits(n);
    one[9] = here;
    two[9] = bits(p);
    one[10] = here;
    two[10] = bits(n);
    one[11] = entry[i]!;
    one[12] = state;
    one[13] = here;
    two[13] = state;
    one[14] = shape;
    two[14] = state;
    one[15] = shape;
    two[15] = look(p);
    one[16] = shape;
    two[16] = look(n);
    one[17] = tail(text, to, from, 2);
    one[18] = tail(text, to, from, 3);
    one[19] = tail(text, to, from, 4);
    one[20] = head(text, to, from, 3);
    one[21] = left;
    two[21] = i === run.from ? 1 : 0;
    one[22] = right;
    two[22] = n === run.to ? 1 : 0;
    one[23] = i - run.from;
    two[23] = length;
    one[24] = run.to - i;
    two[24] = here;
    one[25] = bodyAhead >= i ? Math.min(4, bodyAhead - i) : 9;
    one[26] = formAhead >= i ? 1 : 0;
    one[27] = word(p);
    two[27] = shape;
    one[28] = w;
    two[28] = word(n);
    one[29] = word(p);
    two[29] = w;
    one[30] = leftBits;
    two[30] = length;
    one[31] = left;
    two[31] = beforeLeft;
    one[32] = here;
    two[32] = right;
    one[33] = here;
    two[33] = left;
    one[34] = n < entry.length ? entry[n]! : 0;
    one[35] = all & PERSONAL;
    one[36] = all & LOCAL;
    one[37] = all & CORPORATE;
    one[38] = here;
    two[38] = all & PERSONAL;
    one[39] = here;
    two[39] = all & LOCAL;
    one[40] = shape;
    two[40] = all & SIDES;
    one[41] = shape * 8 + Math.min(7, to - from);
    two[41] = line;
    one[42] = n < last ? written[n]! & PERSONAL : 0;
    two[42] = here;
    one[43] = p >= first ? written[p]! & PERSONAL : 0;
    two[43] = here;
    one[44] = common;
    two[44] = state;
    one[45] = common;
    two[45] = joint(shape, here === 0 ? 1 : 0);
    one[46] = known[i]! & (Known.Common | Known.Proper);
    two[46] = all & (Written.Often | Written.Small | Written.Capital);
    one[47] = known[i]! & Known.Proper;
    two[47] = here;
    one[48] = n < known.length ? known[n]! & (Known.Common | Known.Proper) : 0;
    two[48] = here;
    one[49] = siteAhead >= i ? Math.min(4, siteAhead - i) : 9;
    for (let k = 0; k < JOINING.length; k++) {
      const template = JOINING[k]!;
      one[template] = joint(one[template]!, two[template]!);
    }
    for (let k = 0; k < TEMPLATES; k++) {
      const template = ORDER[k]!;
      out[at + k] = feature(template, one[template]!);
    }
    return at + TEMPLATES;
  });
}

export const isHeadline = (view: View, token: number): boolean => view.lines[view.t.sentenceOf[token]!] !== Line.Plain;
