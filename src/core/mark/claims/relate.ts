/**
 * Second stage: for each cue the first stage found, which words around it are its content and which name its source. Every feature is
 * seen from the cue: on which side, how far, what lies between. A cue that gets no content was none.
 */

import { int32Column } from '../../text/columns';
import { Class } from '../cues';
import { type Extract, feature, MAX_FEATURES } from '../tagging/model';
import { type Columns, isBoundary } from './columns';
import { Kinds } from './kinds';
import { Quote } from './quotations';
import { bucket, EDGES, Label } from './scan';

export const Role = { Outside: 0, SourceBegin: 1, SourceInside: 2, ContentBegin: 3, ContentInside: 4 } as const;

export const ROLES = 5;

/** A cue as token indexes, end excluded. */
export interface Cue {
  readonly from: number;
  readonly to: number;
}

/** What the first stage says of each token, and the runs it makes. */
export interface Scanned {
  readonly labels: Uint8Array;
  /** Certainty that the token is content, that it is source, and that it is cue, each in eight steps. */
  readonly content: Uint8Array;
  readonly source: Uint8Array;
  readonly cue: Uint8Array;
  /** In reading order. */
  readonly cues: readonly Cue[];
  /** How many cues begin before each token; one entry more than tokens. */
  readonly cuesBefore: Int32Array;
  /** First token of the run of equal labels each token is part of, and the first behind it. */
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
}

/** Completes what the first stage labelled with the runs. */
export function scanned(labels: Uint8Array, content: Uint8Array, source: Uint8Array, cue: Uint8Array): Scanned {
  const n = labels.length;
  const cues: Cue[] = [];
  const cuesBefore = int32Column(n + 1);
  const runFrom = int32Column(n);
  const runTo = int32Column(n);
  for (let i = 0; i < n; ) {
    const label = labels[i]!;
    let j = i + 1;
    const inside = label === 0 ? 0 : label % 2 === 1 ? label + 1 : label;
    while (j < n && labels[j] === inside) j++;
    for (let k = i; k < j; k++) {
      runFrom[k] = i;
      runTo[k] = j;
      cuesBefore[k + 1] = cuesBefore[i]! + (label === Label.CueBegin || label === Label.CueInside ? 1 : 0);
    }
    if (label === Label.CueBegin || label === Label.CueInside) cues.push({ from: i, to: j });
    i = j;
  }
  return { labels, content, source, cue, cues, cuesBefore, runFrom, runTo };
}

/** Tokens a window reaches from its cue, and beyond the cue's sentence. */
const REACH = 200;
const BEYOND = 48;

/**
 * The tokens a cue may reach: its sentence, and the beginning or end of the sentence beside it where that is quoted or was taken for
 * content. Quotations are followed to their ends afterwards, so that long ones are not read again for each cue.
 */
export function windowOf(columns: Columns, scan: Scanned, cue: Cue): readonly [number, number] {
  const { t, quotations } = columns;
  const { sentenceOf, sentenceStart, sentenceCount } = t;
  const isTaken = (i: number): boolean => scan.labels[i]! >= Label.AfterBegin || quotations.state[i] !== Quote.Outside;
  const s = sentenceOf[cue.from]!;
  let from = sentenceStart[s]!;
  let to = sentenceStart[s + 1]!;
  if (s > 0 && isTaken(from - 1)) from = Math.max(sentenceStart[s - 1]!, from - BEYOND);
  if (s + 1 < sentenceCount && isTaken(to)) to = Math.min(sentenceStart[s + 2]!, to + BEYOND);
  return [Math.max(from, cue.from - REACH), Math.min(to, cue.to + REACH)];
}

const Side = { Left: 0, Cue: 1, First: 2, Right: 3 } as const;

// Edge classes of the first stage on the left of the pivot, on its right, and in other sentences; then three of our own.
const RIGHT = EDGES;
const ELSEWHERE = 2 * EDGES;
const INSIDE = 3 * EDGES;
const BEHIND = INSIDE + 1;
const FIRST = INSIDE + 2;

export const RELATE_EDGES = INSIDE + 3;

/** Edge classes into `out[from..to)`. */
export function relateEdges(
  columns: Columns,
  scanEdges: Uint8Array,
  cue: Cue,
  from: number,
  to: number,
  out: Uint8Array,
): void {
  const { t } = columns;
  const s = t.sentenceOf[cue.from]!;
  for (let i = from; i < to; i++) {
    const near = t.sentenceOf[i] === s;
    if (i >= cue.from && i < cue.to) out[i] = INSIDE;
    else if (i === cue.to) out[i] = BEHIND;
    else if (i === from) out[i] = FIRST;
    else out[i] = scanEdges[i]! + (!near ? ELSEWHERE : i < cue.from ? 0 : RIGHT);
  }
}

/** The word that carries the cue: the last of class "attributes", else the last. */
export function headOf(columns: Columns, cue: Cue): number {
  for (let i = cue.to - 1; i >= cue.from; i--) {
    const kind = columns.kind[i]!;
    if (kind >= Class.Say && kind <= Class.SpeechNoun) return i;
  }
  let last = cue.to - 1;
  while (last > cue.from && isBoundary(columns.kind[last]!)) last--;
  return last;
}

/** Features around a pivot: a cue, or (`anchor`) a content that still lacks one. `head` is the word that stands for the pivot. */
export function relateFeatures(columns: Columns, scan: Scanned, cue: Cue, head: number): Extract {
  const { t, word, kind, company, stem, quotations, markBefore, markAfter } = columns;
  const { sentenceOf, sentenceStart, paragraphOf } = t;
  const { state, of, list } = quotations;
  const { labels, cuesBefore, runFrom, runTo } = scan;
  const n = t.tokens.count;
  const headWord = stem[head]!;
  const headCompany = company[head]!;
  const headKind = kind[head]!;
  const kindAt = (i: number): number => (i >= 0 && i < n ? kind[i]! : Kinds.Edge);
  const wordAt = (i: number): number => (i >= 0 && i < n ? word[i]! : 0);
  const before = kindAt(cue.from - 1);
  const after = kindAt(cue.to);
  const frame = (before << 6) | after;
  const sentence = sentenceOf[cue.from]!;
  const cueIndex = cuesBefore[cue.from]!;
  // Which content runs touch the cue's sentence on either side tells what the cue still needs.
  const s0 = sentenceStart[sentence]!;
  const s1 = sentenceStart[sentence + 1]!;
  let leftContent = 0;
  let rightContent = 0;
  for (let i = cue.from - 1; i >= s0 && i >= cue.from - 40; i--)
    if (labels[i]! >= Label.AfterBegin) leftContent = labels[i]! >= Label.BeforeBegin ? 2 : Math.max(leftContent, 1);
  for (let i = cue.to; i < s1 && i < cue.to + 40; i++)
    if (labels[i]! >= Label.AfterBegin) rightContent = labels[i]! >= Label.BeforeBegin ? Math.max(rightContent, 1) : 2;
  const need = leftContent * 3 + rightContent;
  const afterQuote = cue.to < n ? of[cue.to]! : -1;
  const beforeQuote = cue.from > 0 ? of[cue.from - 1]! : -1;

  return (first, last, out, counts) => {
    for (let i = first; i < last; i++) {
      let c = (i - first) * MAX_FEATURES;
      if (i >= cue.from && i < cue.to) {
        out[c] = feature(100, 0);
        counts[i - first] = 1;
        continue;
      }
      const right = i >= cue.to;
      const side = !right ? Side.Left : i === cue.to ? Side.First : Side.Right;
      const s = sentenceOf[i]!;
      const step = Math.max(-3, Math.min(4, s - sentence)) + 3;
      const distance = right ? i - cue.to : cue.from - 1 - i;
      const gap = bucket(distance);
      const between = Math.min(3, right ? cuesBefore[i + 1]! - cueIndex - 1 : cueIndex - cuesBefore[i]!);
      const l0 = labels[i]!;
      const l1 = i + 1 < n ? labels[i + 1]! : 15;
      const m1 = i > 0 ? labels[i - 1]! : 15;
      const place = side | (step << 2) | (between << 5);
      const k0 = kind[i]!;
      const k1 = kindAt(i + 1);
      const k2 = kindAt(i + 2);
      const j1 = kindAt(i - 1);
      const j2 = kindAt(i - 2);
      const q0 = state[i]!;
      const starts = runFrom[i] === i ? 1 : 0;
      const ends = runTo[i] === i + 1 ? 1 : 0;
      const sure = scan.content[i]!;
      const sourceSure = scan.source[i]!;
      const w0 = word[i]!;
      out[c++] = feature(102, (place << 4) | l0);
      out[c++] = feature(103, (place << 12) | (l0 << 8) | (m1 << 4) | l1);
      out[c++] = feature(104, (place << 8) | (sure << 4) | q0);
      out[c++] = feature(105, (place << 8) | (sourceSure << 4) | gap);
      out[c++] = feature(106, (side << 16) | (l0 << 12) | (gap << 8) | (need << 3) | between);
      out[c++] = feature(108, headWord ^ Math.imul((place << 4) | l0, 1009));
      out[c++] = feature(109, (headKind << 20) | (place << 8) | (l0 << 4) | sure);
      out[c++] = feature(110, (frame << 10) | (side << 8) | (l0 << 4) | between);
      out[c++] = feature(111, (frame << 14) ^ (gap << 10) ^ (side << 8) ^ (l0 << 4) ^ step);
      out[c++] = feature(112, (need << 16) | (place << 8) | (l0 << 4) | (starts << 1) | ends);
      out[c++] = feature(113, (need << 18) | (headKind << 12) | (side << 10) | (between << 8) | (l0 << 4) | sourceSure);
      // Words near.
      out[c++] = feature(114, w0 ^ side);
      out[c++] = feature(117, (k0 << 20) | (j1 << 14) | (k1 << 8) | (side << 4) | l0);
      out[c++] = feature(118, (k0 << 20) | (j1 << 14) | (j2 << 8) | side);
      out[c++] = feature(119, (k0 << 20) | (k1 << 14) | (k2 << 8) | side);
      out[c++] = feature(121, headWord ^ Math.imul((k0 << 8) | (gap << 2) | side, 1009));
      out[c++] = feature(122, headWord ^ Math.imul(w0, 31) ^ side ^ (distance < 3 ? 64 : 0));
      out[c++] = feature(123, wordAt(i - 1) ^ Math.imul((side << 8) | k0, 1009));
      out[c++] = feature(124, wordAt(i + 1) ^ Math.imul((side << 8) | k0, 1009));
      // Quotations: the cue's own, the one beside it, another.
      const at = of[i]!;
      const which = at < 0 ? 0 : at === afterQuote ? 1 : at === beforeQuote ? 2 : 3;
      const closing = at >= 0 ? kindAt(list[at]!.close - 1) : 0;
      out[c++] = feature(126, (which << 20) | (closing << 12) | (place << 4) | l0);
      const paragraphs = Math.max(-2, Math.min(3, paragraphOf[s]! - paragraphOf[sentence]!)) + 2;
      const opensParagraph = at >= 0 && sentenceStart[sentenceOf[list[at]!.open]!] === list[at]!.open ? 1 : 0;
      out[c++] = feature(
        127,
        (paragraphs << 16) | (opensParagraph << 12) | (which << 10) | (between << 8) | (l0 << 4) | q0,
      );
      // Marks between the cue and here, and the clause here.
      const mark = right ? markBefore[i]! : markAfter[i]!;
      const crossed = right ? mark >= cue.to : mark < cue.from;
      const markKind = crossed ? kindAt(mark) : 0;
      out[c++] = feature(128, (markKind << 14) | (side << 12) | (between << 8) | (l0 << 4) | sure);
      out[c++] = feature(129, (markKind << 20) | (headKind << 14) | (side << 12) | (gap << 8) | l0);
      out[c++] = feature(
        130,
        wordAt(markBefore[i]! + 1) ^ Math.imul((side << 8) | (l0 << 4) | bucket(i - markBefore[i]!), 1009),
      );
      out[c++] = feature(
        131,
        wordAt(markAfter[i]! + 1) ^ Math.imul((side << 8) | (l0 << 4) | (markAfter[i] === i ? 1 : 0), 1009),
      );
      // The run of the first stage: does it reach the cue?
      const from = runFrom[i]!;
      const to = runTo[i]!;
      const reach = right ? bucket(Math.max(0, from - cue.to)) : bucket(Math.max(0, cue.from - to));
      out[c++] = feature(133, headWord ^ Math.imul((reach << 8) | (side << 4) | l0, 1009));
      out[c++] = feature(135, (l0 << 24) | (m1 << 20) | (l1 << 16) | (k0 << 10) | (side << 8) | sure);
      out[c++] = feature(137, (headCompany << 14) | (place << 4) | l0);
      out[c++] = feature(138, (company[i]! << 16) | ((i > 0 ? company[i - 1]! : 0) << 8) | (side << 4) | l0);
      out[c++] = feature(136, (scan.cue[i]! << 12) | (side << 8) | (l0 << 4) | between);
      counts[i - first] = c - (i - first) * MAX_FEATURES;
    }
  };
}

/** What one cue attributes, as token ranges, end excluded. */
export interface Attribution {
  readonly cue: Cue | null;
  readonly source: readonly [number, number] | null;
  readonly pieces: readonly (readonly [number, number])[];
  /** Word for word without quotation marks, as in a transcript. */
  readonly spoken?: boolean;
}

/** What one content run may be attributed by: its own sentences, and the one before if it begins one. */
export function anchorWindow(columns: Columns, run: Cue): readonly [number, number] {
  const { sentenceOf, sentenceStart } = columns.t;
  const first = sentenceOf[run.from]!;
  const last = sentenceOf[run.to - 1]!;
  const begins = run.from - sentenceStart[first]! < 3 && first > 0;
  const from = sentenceStart[begins ? first - 1 : first]!;
  return [Math.max(from, run.from - BEYOND * 2), Math.min(sentenceStart[last + 1]!, run.to + BEYOND * 2)];
}

/** The word that leads into a content run: the one before it, or the one after where its cue follows. */
export function anchorHead(columns: Columns, scan: Scanned, run: Cue): number {
  const { kind, t } = columns;
  const n = t.tokens.count;
  const step = scan.labels[run.from]! >= Label.BeforeBegin ? 1 : -1;
  let at = step > 0 ? run.to : run.from - 1;
  for (let k = 0; k < 3 && at > 0 && at < n - 1 && (isBoundary(kind[at]!) || kind[at] === Class.That); k++) at += step;
  return Math.max(0, Math.min(n - 1, at));
}
