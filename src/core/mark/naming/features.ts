/**
 * What the name tagger looks at. Names are sought in runs only: capital words and the small words between them
 * ("Bank of the West"), so that most of a text costs nothing.
 */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { type Extract, feature, joint, LONGEST } from '../tagging/model';
import { type Evidence, gatherEvidence, Line, Written } from './evidence';
import { type Gazetteer, Known, longestPhrase } from './gazetteer';

/** Tokens `from` to `to` in which names may stand. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export interface View {
  readonly t: TokenisedText;
  readonly gazetteer: Gazetteer;
  readonly evidence: Evidence;
  /** `Known` bits by token. */
  readonly known: Uint16Array;
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

const JOINERS = new Set(
  "of the and for de la le du des van von der den del di da dos das do y bin ibn al el ter ten in on at & - – / ’ ' ."
    .split(' ')
    .map(hashWord),
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
  const { known } = evidence;
  const entry = new Uint16Array(tokens.count);
  const edges = new Uint8Array(tokens.count);
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
  return { t, gazetteer, evidence, known, entry, edges, runs };
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
  return starts && (evidence.written(tokens.hash[i]!) & Written.Capital) === 0;
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
  tokens.text.charCodeAt(tokens.start[i]!) === 0x2e &&
  tokens.end[i - 1] === tokens.start[i];

/** Hash of up to `n` last letters, case folded by the caller's needs: names of one region end alike. */
function tail(text: string, end: number, start: number, n: number): number {
  let h = 17;
  for (let k = Math.max(start, end - n); k < end; k++) h = Math.imul(h, 31) + (text.charCodeAt(k) | 0x20);
  return h;
}

function head(text: string, end: number, start: number, n: number): number {
  let h = 29;
  for (let k = start; k < Math.min(end, start + n); k++) h = Math.imul(h, 31) + (text.charCodeAt(k) | 0x20);
  return h;
}

const PERSONAL = Written.AfterTitle | Written.AfterGiven | Written.Speaks | Written.Alone;
const LOCAL = Written.AfterIn | Written.AfterThe | Written.Alone | Written.Owns;
const CORPORATE = Written.AfterThe | Written.BeforeBody | Written.Bracketed | Written.BeforeOf;
const SIDES = Written.BeforeCapital | Written.AfterCapital | Written.Alone | Written.Capital | Written.Small;

/** Frequency is a matter of its own, so that it does not split what is known of a word. */
const FACTS = 0xfff;

const NONE = 0x5ca1ab1e;

/** Writes the features of one run's tokens; make one for each run. */
export function extractor(view: View, run: Run): Extract {
  const { t, known, entry, evidence } = view;
  const { tokens, text } = t;
  const sentence = t.sentenceOf[run.from]!;
  const first = t.sentenceStart[sentence]!;
  const last = t.sentenceStart[sentence + 1]!;
  const word = (k: number): number => (k >= first && k < last ? tokens.hash[k]! : NONE);
  const bits = (k: number): number =>
    k >= run.from - 2 && k >= first && k < last && k < run.to + 2 ? known[k]! & FACTS : 0;
  const look = (k: number): number =>
    k >= first && k < last
      ? tokens.kind[k]! * 8 + tokens.shape[k]! + (tokens.end[k]! - tokens.start[k]! === 1 ? 64 : 0)
      : 99;
  const left = word(run.from - 1);
  const right = word(run.to);
  const line = evidence.lines[sentence]!;
  const length = Math.min(5, run.to - run.from);
  let bodyAhead = -1;
  let formAhead = -1;
  let siteAhead = -1;
  for (let k = run.from; k < run.to; k++) {
    if ((known[k]! & Known.BodyWord) !== 0 && tokens.shape[k] !== Shape.Lower) bodyAhead = k;
    if ((known[k]! & Known.LegalForm) !== 0) formAhead = k;
    if ((known[k]! & Known.SiteWord) !== 0 && tokens.shape[k] !== Shape.Lower) siteAhead = k;
  }
  return (i, out, at) => {
    let n = at;
    const put = (template: number, value: number): void => {
      out[n++] = feature(template, value);
    };
    const w = tokens.hash[i]!;
    // Over the full stop of "Mr." and "J.".
    const p = isStop(t, i - 1) ? i - 2 : i - 1;
    const here = known[i]! & FACTS;
    const common = known[i]! & Known.Common;
    const all = evidence.written(w);
    const written = all & 7;
    const starts = i === first || (i === run.from && tokens.kind[i - 1] === Kind.Mark) ? 1 : 0;
    const state = (line * 2 + starts) * 8 + written;
    const shape = look(i);
    put(0, shape);
    put(1, w);
    put(2, word(p));
    put(3, word(i + 1));
    put(4, word(p - 1));
    put(5, word(i + 2));
    put(6, here);
    put(7, bits(p));
    put(8, bits(i + 1));
    put(9, joint(here, bits(p)));
    put(10, joint(here, bits(i + 1)));
    put(11, entry[i]!);
    put(12, state);
    put(13, joint(here, state));
    put(14, joint(shape, state));
    put(15, joint(shape, look(p)));
    put(16, joint(shape, look(i + 1)));
    put(17, tail(text, tokens.end[i]!, tokens.start[i]!, 2));
    put(18, tail(text, tokens.end[i]!, tokens.start[i]!, 3));
    put(19, tail(text, tokens.end[i]!, tokens.start[i]!, 4));
    put(20, head(text, tokens.end[i]!, tokens.start[i]!, 3));
    put(21, joint(left, i === run.from ? 1 : 0));
    put(22, joint(right, i === run.to - 1 ? 1 : 0));
    put(23, joint(i - run.from, length));
    put(24, joint(run.to - i, here));
    put(25, bodyAhead >= i ? Math.min(4, bodyAhead - i) : 9);
    put(26, formAhead >= i ? 1 : 0);
    put(49, siteAhead >= i ? Math.min(4, siteAhead - i) : 9);
    put(27, joint(word(p), shape));
    put(28, joint(w, word(i + 1)));
    put(29, joint(word(p), w));
    put(30, joint(bits(run.from - 1), length));
    put(31, joint(left, word(run.from - 2)));
    put(32, joint(here, right));
    put(33, joint(here, left));
    put(34, entry[i + 1] ?? 0);
    put(35, all & PERSONAL);
    put(36, all & LOCAL);
    put(37, all & CORPORATE);
    put(38, joint(here, all & PERSONAL));
    put(39, joint(here, all & LOCAL));
    put(40, joint(shape, all & SIDES));
    put(41, joint(shape * 8 + Math.min(7, tokens.end[i]! - tokens.start[i]!), line));
    put(42, joint(evidence.written(word(i + 1)) & PERSONAL, here));
    put(43, joint(evidence.written(word(p)) & PERSONAL, here));
    put(44, joint(common, state));
    put(46, joint(known[i]! & (Known.Common | Known.Proper), all & (Written.Often | Written.Small | Written.Capital)));
    put(47, joint(known[i]! & Known.Proper, here));
    put(48, joint((known[i + 1] ?? 0) & (Known.Common | Known.Proper), here));
    put(45, joint(common, joint(shape, here === 0 ? 1 : 0)));
    return n;
  };
}

export const isHeadline = (view: View, token: number): boolean =>
  view.evidence.lines[view.t.sentenceOf[token]!] !== Line.Plain;
