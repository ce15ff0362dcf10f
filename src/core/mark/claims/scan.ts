/** First stage: one pass over each paragraph that tells cues, sources and contents apart, before any of them are tied together. */

import { Class } from '../cues';
import { type Extract, feature } from '../tagging/model';
import type { Columns } from './columns';
import { Kinds } from './kinds';
import { Quote } from './quotations';

/** Contents are told apart by the side on which their cue stands: `After` their cue, or `Before` it. */
export const Label = {
  Outside: 0,
  CueBegin: 1,
  CueInside: 2,
  SourceBegin: 3,
  SourceInside: 4,
  AfterBegin: 5,
  AfterInside: 6,
  BeforeBegin: 7,
  BeforeInside: 8,
} as const;

export const LABELS = 9;

/** An inside label follows only its own begin or inside. */
export const forbidden = (from: number, to: number): boolean =>
  to > 0 && to % 2 === 0 && from !== to && from !== to - 1;

/** Edge classes: what is entered, and what was left. */
const Edge = {
  Plain: 0,
  Sentence: 1,
  Paragraph: 2,
  Comma: 3,
  Mark: 4,
  QuoteOpen: 5,
  QuoteFirst: 6,
  QuoteIn: 7,
  QuoteClose: 8,
  QuoteLeft: 9,
  Linker: 10,
} as const;
export const EDGES = 11;

export function edgesOf(columns: Columns): Uint8Array {
  const { t, kind, quotations } = columns;
  const { state } = quotations;
  const edges = new Uint8Array(t.tokens.count);
  for (let s = 0; s < t.sentenceCount; s++) {
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[s + 1]!;
    for (let i = from; i < to; i++) {
      const q = state[i]!;
      const before = i > 0 ? state[i - 1]! : Quote.Outside;
      const k = kind[i]!;
      if (q === Quote.Open) edges[i] = Edge.QuoteOpen;
      else if (q === Quote.Close) edges[i] = Edge.QuoteClose;
      else if (before === Quote.Open) edges[i] = Edge.QuoteFirst;
      else if (before === Quote.Close && i > from) edges[i] = Edge.QuoteLeft;
      else if (i === from)
        edges[i] = s === 0 || t.paragraphOf[s] !== t.paragraphOf[s - 1] ? Edge.Paragraph : Edge.Sentence;
      else if (q === Quote.Inside) edges[i] = Edge.QuoteIn;
      else if (k === Kinds.Comma) edges[i] = Edge.Comma;
      else if (k >= Kinds.Stop && k <= Kinds.OtherMark) edges[i] = Edge.Mark;
      else if (k >= Class.Coordinator && k <= Class.According) edges[i] = Edge.Linker;
      else edges[i] = Edge.Plain;
    }
  }
  return edges;
}

/** Small distances exactly, larger ones by doubling. */
export const bucket = (distance: number): number =>
  distance < 4 ? distance : distance < 6 ? 4 : distance < 10 ? 5 : distance < 20 ? 6 : distance < 40 ? 7 : 8;

/** Marks have no part of speech; their kind stands in. */
const markCode = (kind: number): number => (kind >= Kinds.Handle ? 256 + kind : 0);

/** The words and kinds around each token, the company they keep, the quotation and the place they stand in, and what attributes on either side. */
export function scanFeatures(columns: Columns): Extract {
  const { t, word, kind, pos, company, stem, ending, cueBefore, cueAfter, markBefore, markAfter, quotations } = columns;
  const { sentenceOf, sentenceStart, paragraphOf } = t;
  const { state, of, list } = quotations;
  const { shape } = t.tokens;
  const n = t.tokens.count;
  const paragraphFrom = new Int32Array(t.paragraphCount);
  for (let s = t.sentenceCount - 1; s >= 0; s--) paragraphFrom[paragraphOf[s]!] = sentenceStart[s]!;
  return (i, out, at) => {
    const s = sentenceOf[i]!;
    const from = sentenceStart[s]!;
    const to = sentenceStart[s + 1]!;
    const w0 = word[i]!;
    const k0 = kind[i]!;
    const w1 = i + 1 < n ? word[i + 1]! : 0;
    const p1 = i > 0 ? word[i - 1]! : 0;
    const p2 = i > 1 ? word[i - 2]! : 0;
    const k1 = i + 1 < n ? kind[i + 1]! : Kinds.Edge;
    const k2 = i + 2 < n ? kind[i + 2]! : Kinds.Edge;
    const j1 = i > 0 ? kind[i - 1]! : Kinds.Edge;
    const j2 = i > 1 ? kind[i - 2]! : Kinds.Edge;
    const q0 = state[i]!;
    const qb = i > 0 ? state[i - 1]! : 0;
    const qa = i + 1 < n ? state[i + 1]! : 0;
    let c = at;
    out[c++] = feature(6, w0 ^ Math.imul(p1, 31));
    out[c++] = feature(7, w0 ^ Math.imul(w1, 31));
    out[c++] = feature(9, p1 ^ Math.imul(p2, 31));
    out[c++] = feature(
      29,
      (shape[i]! << 6) | (i > 0 ? shape[i - 1]! << 3 : 0) | (i + 1 < n ? shape[i + 1]! : 0) | (i === from ? 512 : 0),
    );
    const g0 = pos[i]! | (q0 << 9);
    const g1 = i + 1 < n ? pos[i + 1]! + markCode(k1) : 0;
    const g2 = i + 2 < n ? pos[i + 2]! + markCode(k2) : 0;
    const h1 = i > 0 ? pos[i - 1]! + markCode(j1) : 0;
    const h2 = i > 1 ? pos[i - 2]! + markCode(j2) : 0;
    out[c++] = feature(60, g0 ^ Math.imul(h1, 31));
    out[c++] = feature(61, g0 ^ Math.imul(g1, 31));
    out[c++] = feature(63, g0 ^ Math.imul(h1, 31) ^ Math.imul(h2, 10007));
    out[c++] = feature(64, g0 ^ Math.imul(g1, 31) ^ Math.imul(g2, 10007));
    const s0 = stem[i]!;
    out[c++] = feature(74, s0 ^ Math.imul(k1 + 1, 1009));
    out[c++] = feature(75, s0 ^ Math.imul(j1 + 1, 10007));
    // Company; a mark by its kind.
    const c0 = company[i]! | (k0 << 8);
    const cb = i > 0 ? company[i - 1]! + markCode(j1) : 0;
    const ca = i + 1 < n ? company[i + 1]! + markCode(k1) : 0;
    const cc = i + 2 < n ? company[i + 2]! + markCode(k2) : 0;
    out[c++] = feature(76, c0 ^ Math.imul(cb, 10007));
    out[c++] = feature(77, c0 ^ Math.imul(ca, 10007));
    out[c++] = feature(78, c0 ^ Math.imul(cb, 10007) ^ Math.imul(ca, 1000003));
    out[c++] = feature(79, c0 ^ Math.imul(ca, 10007) ^ Math.imul(cc, 1000003));
    // Quotation.
    const quote = q0 | (qb << 2) | (qa << 4);
    out[c++] = feature(31, (quote << 6) | k0);
    out[c++] = feature(32, (quote << 12) | (j1 << 6) | k1);
    const within = of[i]!;
    if (within >= 0) {
      const { open, close } = list[within]!;
      const length = bucket(close - open - 1);
      out[c++] = feature(34, (length << 8) | (kind[close - 1]! << 2) | (open === from ? 1 : 0));
      out[c++] = feature(
        35,
        ((close < n ? kind[close]! : Kinds.Edge) << 8) | (close + 1 < n ? kind[close + 1]! : Kinds.Edge),
      );
    }
    // Place.
    out[c++] = feature(38, (bucket(i - from) << 4) | q0);
    out[c++] = feature(39, (bucket(to - i) << 4) | q0);
    out[c++] = feature(40, (Math.min(4, paragraphOf[s]!) << 4) | (kind[to - 1] === Kinds.Stop ? 1 : 0) | (q0 << 1));
    out[c++] = feature(41, (kind[to - 1]! << 6) | k0);
    const p = paragraphFrom[paragraphOf[s]!]!;
    out[c++] = feature(
      55,
      (p < n ? kind[p]! : 0) | ((p + 1 < n ? kind[p + 1]! : 0) << 6) | ((i === p ? 1 : 0) << 12) | (q0 << 13),
    );
    // What attributes on either side.
    const left = cueBefore[i]!;
    const right = cueAfter[i]!;
    const leftWord = left >= 0 ? stem[left]! : 0;
    const rightWord = right >= 0 ? stem[right]! : 0;
    const leftGap = left >= 0 ? bucket(i - left) : 15;
    const rightGap = right >= 0 ? bucket(right - i) : 15;
    out[c++] = feature(44, leftWord ^ Math.imul(leftGap + 1, 1009));
    out[c++] = feature(45, rightWord ^ Math.imul(rightGap + 1, 1009));
    const leftKind = left >= 0 ? kind[left]! : 63;
    const rightKind = right >= 0 ? kind[right]! : 63;
    const leftBetween = left >= 0 && markBefore[i]! > left ? kind[markBefore[i]!]! : 0;
    const rightBetween = right >= 0 && markAfter[i]! < right ? kind[markAfter[i]!]! : 0;
    out[c++] = feature(46, (leftKind << 14) | (leftBetween << 8) | (leftGap << 4) | q0);
    out[c++] = feature(47, (rightKind << 14) | (rightBetween << 8) | (rightGap << 4) | q0);
    out[c++] = feature(48, (leftKind << 18) | (leftBetween << 12) | (rightKind << 6) | rightBetween);
    out[c++] = feature(71, (k0 << 16) | (rightKind << 10) | (rightGap << 6) | rightBetween);
    out[c++] = feature(72, (k0 << 16) | (leftKind << 10) | (leftGap << 6) | leftBetween);
    // The clause: the words after the last mark, and after the next.
    const mark = markBefore[i]!;
    const next = markAfter[i]!;
    out[c++] = feature(50, ((mark >= 0 ? kind[mark]! : Kinds.Edge) << 8) | bucket(i - mark));
    out[c++] = feature(51, ((next < n ? kind[next]! : Kinds.Edge) << 8) | bucket(next - i));
    const starter = mark + 1 < n ? kind[mark + 1]! : 0;
    out[c++] = feature(69, (k0 << 10) | (starter << 4) | bucket(i - mark));
    out[c++] = feature(70, w0 ^ Math.imul((starter << 4) | Math.min(7, i - mark), 1009));
    out[c++] = feature(52, (mark + 1 < n ? word[mark + 1]! : 0) ^ (bucket(i - mark) << 3) ^ q0);
    out[c++] = feature(53, (next + 1 < n ? word[next + 1]! : 0) ^ Math.imul(next < n ? kind[next]! : 0, 31) ^ q0);
    out[c++] = feature(
      54,
      (next + 1 < n ? kind[next + 1]! : 0) |
        ((next + 2 < n ? kind[next + 2]! : 0) << 6) |
        ((next < n ? kind[next]! : 0) << 12) |
        (q0 << 18),
    );
    // Words near, and the kinds of three in a row.
    const j3 = i > 2 ? kind[i - 3]! : Kinds.Edge;
    const k3 = i + 3 < n ? kind[i + 3]! : Kinds.Edge;
    out[c++] = feature(4, p2);
    out[c++] = feature(21, (j1 << 12) | (j2 << 6) | j3);
    out[c++] = feature(2, p1);
    out[c++] = feature(17, (k0 << 12) | (j1 << 6) | j2);
    out[c++] = feature(1, w0);
    out[c++] = feature(22, ending[i]!);
    out[c++] = feature(73, s0);
    out[c++] = feature(14, (k0 << 6) | j1);
    out[c++] = feature(15, (k0 << 6) | k1);
    out[c++] = feature(16, (k0 << 12) | (j1 << 6) | k1);
    out[c++] = feature(3, w1);
    out[c++] = feature(18, (k0 << 12) | (k1 << 6) | k2);
    out[c++] = feature(5, i + 2 < n ? word[i + 2]! : 0);
    out[c++] = feature(20, (k1 << 12) | (k2 << 6) | k3);
    return c;
  };
}
