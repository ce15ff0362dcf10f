/** First stage: one pass over each paragraph that tells cues, sources and contents apart, before any of them are tied together. */

import { int32Column, uint8Column } from '../../text/columns';
import { Class } from '../cues';
import { type Extract, feature, MAX_FEATURES } from '../tagging/model';
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
  const edges = uint8Column(t.tokens.count);
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

// Tables: a dozen such answers are asked for each token, and which way they go no processor foretells.
const BUCKETS = Uint8Array.from({ length: 41 }, (_, distance) =>
  distance < 4 ? distance : distance < 6 ? 4 : distance < 10 ? 5 : distance < 20 ? 6 : distance < 40 ? 7 : 8,
);
const MARK_CODES = Uint16Array.from({ length: Kinds.Edge + 1 }, (_, kind) => (kind >= Kinds.Handle ? 256 + kind : 0));

/** Small distances exactly, larger ones by doubling. */
export const bucket = (distance: number): number => BUCKETS[Math.min(distance, BUCKETS.length - 1)]!;

/** Marks have no part of speech; their kind stands in. */
const markCode = (kind: number): number => MARK_CODES[kind]!;

/**
 * The features of tokens: the words and kinds around each, the company they keep, the quotation and the place it stands in, what attributes on either
 * side, and the clause. A function for each, small enough for an engine to compile whole.
 */
export function scanFeatures(columns: Columns): Extract {
  const groups = [
    wordsAround(columns),
    companyAround(columns),
    quotationAround(columns),
    placeOf(columns),
    attributionAround(columns),
    clauseAround(columns),
    kindsAround(columns),
  ];
  return (from, to, out, counts) => {
    for (const add of groups) add(from, to, out, counts);
  };
}

function wordsAround({ t, word, kind, pos, stem, quotations }: Columns): Extract {
  const { sentenceOf, sentenceStart } = t;
  const { shape } = t.tokens;
  const { state } = quotations;
  const n = t.tokens.count;
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      let c = k * MAX_FEATURES + counts[k]!;
      const w0 = word[i]!;
      const p1 = i > 0 ? word[i - 1]! : 0;
      out[c++] = feature(6, w0 ^ Math.imul(p1, 31));
      out[c++] = feature(7, w0 ^ Math.imul(i + 1 < n ? word[i + 1]! : 0, 31));
      out[c++] = feature(9, p1 ^ Math.imul(i > 1 ? word[i - 2]! : 0, 31));
      const shapes = (shape[i]! << 6) | (i > 0 ? shape[i - 1]! << 3 : 0) | (i + 1 < n ? shape[i + 1]! : 0);
      out[c++] = feature(29, shapes | (i === sentenceStart[sentenceOf[i]!] ? 512 : 0));
      const k1 = i + 1 < n ? kind[i + 1]! : Kinds.Edge;
      const j1 = i > 0 ? kind[i - 1]! : Kinds.Edge;
      const g0 = pos[i]! | (state[i]! << 9);
      const g1 = i + 1 < n ? pos[i + 1]! + markCode(k1) : 0;
      const g2 = i + 2 < n ? pos[i + 2]! + markCode(kind[i + 2]!) : 0;
      const h1 = i > 0 ? pos[i - 1]! + markCode(j1) : 0;
      const h2 = i > 1 ? pos[i - 2]! + markCode(kind[i - 2]!) : 0;
      out[c++] = feature(60, g0 ^ Math.imul(h1, 31));
      out[c++] = feature(61, g0 ^ Math.imul(g1, 31));
      out[c++] = feature(63, g0 ^ Math.imul(h1, 31) ^ Math.imul(h2, 10007));
      out[c++] = feature(64, g0 ^ Math.imul(g1, 31) ^ Math.imul(g2, 10007));
      const s0 = stem[i]!;
      out[c++] = feature(74, s0 ^ Math.imul(k1 + 1, 1009));
      out[c++] = feature(75, s0 ^ Math.imul(j1 + 1, 10007));
      counts[k] = c - k * MAX_FEATURES;
    }
  };
}

/** The company words keep; a mark by its kind. */
function companyAround({ kind, company }: Columns): Extract {
  const n = kind.length;
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      const at = k * MAX_FEATURES + counts[k]!;
      const c0 = company[i]! | (kind[i]! << 8);
      const before = Math.imul(i > 0 ? company[i - 1]! + markCode(kind[i - 1]!) : 0, 10007);
      const after = i + 1 < n ? company[i + 1]! + markCode(kind[i + 1]!) : 0;
      const further = i + 2 < n ? company[i + 2]! + markCode(kind[i + 2]!) : 0;
      out[at] = feature(76, c0 ^ before);
      out[at + 1] = feature(77, c0 ^ Math.imul(after, 10007));
      out[at + 2] = feature(78, c0 ^ before ^ Math.imul(after, 1000003));
      out[at + 3] = feature(79, c0 ^ Math.imul(after, 10007) ^ Math.imul(further, 1000003));
      counts[k]! += 4;
    }
  };
}

function quotationAround({ t, kind, quotations }: Columns): Extract {
  const { sentenceOf, sentenceStart } = t;
  const { state, of, list } = quotations;
  const n = t.tokens.count;
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      let c = k * MAX_FEATURES + counts[k]!;
      const quote = state[i]! | (i > 0 ? state[i - 1]! << 2 : 0) | (i + 1 < n ? state[i + 1]! << 4 : 0);
      out[c++] = feature(31, (quote << 6) | kind[i]!);
      const j1 = i > 0 ? kind[i - 1]! : Kinds.Edge;
      const k1 = i + 1 < n ? kind[i + 1]! : Kinds.Edge;
      out[c++] = feature(32, (quote << 12) | (j1 << 6) | k1);
      if (of[i]! < 0) {
        counts[k] = c - k * MAX_FEATURES;
        continue;
      }
      const { open, close } = list[of[i]!]!;
      const begins = open === sentenceStart[sentenceOf[i]!] ? 1 : 0;
      out[c++] = feature(34, (bucket(close - open - 1) << 8) | (kind[close - 1]! << 2) | begins);
      const behind = close < n ? kind[close]! : Kinds.Edge;
      out[c++] = feature(35, (behind << 8) | (close + 1 < n ? kind[close + 1]! : Kinds.Edge));
      counts[k] = c - k * MAX_FEATURES;
    }
  };
}

/** Place in the sentence and the paragraph. */
function placeOf({ t, kind, quotations }: Columns): Extract {
  const { sentenceOf, sentenceStart, sentenceCount, paragraphOf, paragraphCount } = t;
  const n = t.tokens.count;
  const paragraphFrom = int32Column(paragraphCount);
  for (let s = sentenceCount - 1; s >= 0; s--) paragraphFrom[paragraphOf[s]!] = sentenceStart[s]!;
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      const at = k * MAX_FEATURES + counts[k]!;
      const s = sentenceOf[i]!;
      const to = sentenceStart[s + 1]!;
      const q0 = quotations.state[i]!;
      const stop = kind[to - 1]!;
      out[at] = feature(38, (bucket(i - sentenceStart[s]!) << 4) | q0);
      out[at + 1] = feature(39, (bucket(to - i) << 4) | q0);
      const paragraph = paragraphOf[s]!;
      out[at + 2] = feature(40, (Math.min(4, paragraph) << 4) | (stop === Kinds.Stop ? 1 : 0) | (q0 << 1));
      out[at + 3] = feature(41, (stop << 6) | kind[i]!);
      const p = paragraphFrom[paragraph]!;
      const opening = (p < n ? kind[p]! : 0) | ((p + 1 < n ? kind[p + 1]! : 0) << 6);
      out[at + 4] = feature(55, opening | ((i === p ? 1 : 0) << 12) | (q0 << 13));
      counts[k]! += 5;
    }
  };
}

/** What attributes on either side. */
function attributionAround({ kind, stem, cueBefore, cueAfter, markBefore, markAfter, quotations }: Columns): Extract {
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      const at = k * MAX_FEATURES + counts[k]!;
      const left = cueBefore[i]!;
      const right = cueAfter[i]!;
      const leftGap = left >= 0 ? bucket(i - left) : 15;
      const rightGap = right >= 0 ? bucket(right - i) : 15;
      out[at] = feature(44, (left >= 0 ? stem[left]! : 0) ^ Math.imul(leftGap + 1, 1009));
      out[at + 1] = feature(45, (right >= 0 ? stem[right]! : 0) ^ Math.imul(rightGap + 1, 1009));
      const leftKind = left >= 0 ? kind[left]! : 63;
      const rightKind = right >= 0 ? kind[right]! : 63;
      const leftBetween = left >= 0 && markBefore[i]! > left ? kind[markBefore[i]!]! : 0;
      const rightBetween = right >= 0 && markAfter[i]! < right ? kind[markAfter[i]!]! : 0;
      const q0 = quotations.state[i]!;
      const k0 = kind[i]!;
      out[at + 2] = feature(46, (leftKind << 14) | (leftBetween << 8) | (leftGap << 4) | q0);
      out[at + 3] = feature(47, (rightKind << 14) | (rightBetween << 8) | (rightGap << 4) | q0);
      out[at + 4] = feature(48, (leftKind << 18) | (leftBetween << 12) | (rightKind << 6) | rightBetween);
      out[at + 5] = feature(71, (k0 << 16) | (rightKind << 10) | (rightGap << 6) | rightBetween);
      out[at + 6] = feature(72, (k0 << 16) | (leftKind << 10) | (leftGap << 6) | leftBetween);
      counts[k]! += 7;
    }
  };
}

/** The clause: the words after the last mark, and after the next. */
function clauseAround({ word, kind, markBefore, markAfter, quotations }: Columns): Extract {
  const n = kind.length;
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      const at = k * MAX_FEATURES + counts[k]!;
      const mark = markBefore[i]!;
      const next = markAfter[i]!;
      const q0 = quotations.state[i]!;
      const gap = bucket(i - mark);
      const nextKind = next < n ? kind[next]! : Kinds.Edge;
      out[at] = feature(50, ((mark >= 0 ? kind[mark]! : Kinds.Edge) << 8) | gap);
      out[at + 1] = feature(51, (nextKind << 8) | bucket(next - i));
      // There is a token behind the mark: this one at the latest.
      const starter = kind[mark + 1]!;
      out[at + 2] = feature(69, (kind[i]! << 10) | (starter << 4) | gap);
      out[at + 3] = feature(70, word[i]! ^ Math.imul((starter << 4) | Math.min(7, i - mark), 1009));
      out[at + 4] = feature(52, word[mark + 1]! ^ (gap << 3) ^ q0);
      out[at + 5] = feature(53, (next + 1 < n ? word[next + 1]! : 0) ^ Math.imul(next < n ? nextKind : 0, 31) ^ q0);
      const ahead = (next + 1 < n ? kind[next + 1]! : 0) | ((next + 2 < n ? kind[next + 2]! : 0) << 6);
      out[at + 6] = feature(54, ahead | ((next < n ? nextKind : 0) << 12) | (q0 << 18));
      counts[k]! += 7;
    }
  };
}

/** Words near, and the kinds of three in a row. */
function kindsAround({ word, kind, stem, ending }: Columns): Extract {
  const n = kind.length;
  return (from, to, out, counts) => {
    for (let i = from; i < to; i++) {
      const k = i - from;
      const at = k * MAX_FEATURES + counts[k]!;
      const k0 = kind[i]!;
      const k1 = i + 1 < n ? kind[i + 1]! : Kinds.Edge;
      const k2 = i + 2 < n ? kind[i + 2]! : Kinds.Edge;
      const k3 = i + 3 < n ? kind[i + 3]! : Kinds.Edge;
      const j1 = i > 0 ? kind[i - 1]! : Kinds.Edge;
      const j2 = i > 1 ? kind[i - 2]! : Kinds.Edge;
      const j3 = i > 2 ? kind[i - 3]! : Kinds.Edge;
      out[at] = feature(4, i > 1 ? word[i - 2]! : 0);
      out[at + 1] = feature(21, (j1 << 12) | (j2 << 6) | j3);
      out[at + 2] = feature(2, i > 0 ? word[i - 1]! : 0);
      out[at + 3] = feature(17, (k0 << 12) | (j1 << 6) | j2);
      out[at + 4] = feature(1, word[i]!);
      out[at + 5] = feature(22, ending[i]!);
      out[at + 6] = feature(73, stem[i]!);
      out[at + 7] = feature(14, (k0 << 6) | j1);
      out[at + 8] = feature(15, (k0 << 6) | k1);
      out[at + 9] = feature(16, (k0 << 12) | (j1 << 6) | k1);
      out[at + 10] = feature(3, i + 1 < n ? word[i + 1]! : 0);
      out[at + 11] = feature(18, (k0 << 12) | (k1 << 6) | k2);
      out[at + 12] = feature(5, i + 2 < n ? word[i + 2]! : 0);
      out[at + 13] = feature(20, (k1 << 12) | (k2 << 6) | k3);
      counts[k]! += 14;
    }
  };
}
