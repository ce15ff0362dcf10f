/** PolNeAR's attributions → the weights of the claims model. */

import { type Columns, columnsOf, isBoundary } from '../core/mark/claims/columns';
import { Kinds } from '../core/mark/claims/kinds';
import { createLexemes, type Lexemes } from '../core/mark/claims/lexemes';
import { Quote } from '../core/mark/claims/quotations';
import {
  anchorHead,
  anchorWindow,
  headOf,
  RELATE_EDGES,
  ROLES,
  Role,
  relateEdges,
  relateFeatures,
  type Scanned,
  windowOf,
} from '../core/mark/claims/relate';
import { EDGES, edgesOf, forbidden, LABELS, Label, scanFeatures } from '../core/mark/claims/scan';
import { generous, scanText } from '../core/mark/claims/scanText';
import { encodeWordTable, type WordTable } from '../core/mark/claims/wordTable';
import { createDecoder } from '../core/mark/tagging/decoder';
import { encodeTagger, type TaggerModel } from '../core/mark/tagging/model';
import { segment, type TokenisedText } from '../core/text/sentences';
import { hashWord, tokenAt, tokenise } from '../core/text/tokenise';
import { type Corpus, createCorpus, type TrainOptions, trainTagger } from './crf';
import type { GoldClaim, Labelled } from './labelled';

/** Token ranges, end excluded. */
export interface GoldTokens {
  readonly pieces: readonly (readonly [number, number])[];
  readonly speaker: readonly [number, number] | null;
  readonly cue: readonly [number, number] | null;
}

export interface Prepared {
  readonly columns: Columns;
  readonly edges: Uint8Array;
  readonly gold: readonly GoldTokens[];
}

const THAT = hashWord('that');

export function prepare(document: Labelled<GoldClaim>, lexemes: Lexemes): Prepared {
  const t = segment(document.text, tokenise(document.text));
  const columns = columnsOf(t, lexemes);
  const gold = document.annotations
    .filter((a) => a.kind === 'claim')
    .map((a) => ({
      pieces: (a.spans ?? [[a.start, a.end] as const])
        .map(([start, end]) => content(columns, rangeOf(t, start, end)))
        .filter(([from, to]) => to > from),
      speaker: a.speaker === null ? null : rangeOf(t, a.speaker.start, a.speaker.end),
      cue: a.cue === null ? null : rangeOf(t, a.cue.start, a.cue.end),
    }));
  return { columns, edges: edgesOf(columns), gold };
}

/** Tokens touched. */
function rangeOf(t: TokenisedText, start: number, end: number): readonly [number, number] {
  const from = tokenAt(t.tokens, start);
  let to = tokenAt(t.tokens, end);
  if (to < t.tokens.count && t.tokens.start[to]! < end) to++;
  return [from, Math.max(from, to)];
}

/** The content as we want it: without marks at its ends and without a leading "that". */
function content(columns: Columns, [from, to]: readonly [number, number]): readonly [number, number] {
  let first = from;
  let last = to;
  while (first < last && isTrimmed(columns.kind[first]!)) first++;
  const spoken = columns.quotations.state[first] !== Quote.Outside; // “That is wrong”: no conjunction
  if (last - first > 1 && !spoken && columns.t.tokens.hash[first] === THAT) first++;
  while (first < last && isTrimmed(columns.kind[first]!)) first++;
  while (first < last && isTrimmed(columns.kind[last - 1]!)) last--;
  return [first, last];
}

const isTrimmed = (kind: number): boolean =>
  kind === Kinds.OpenQuote ||
  kind === Kinds.CloseQuote ||
  kind === Kinds.Comma ||
  kind === Kinds.Stop ||
  kind === Kinds.Question ||
  kind === Kinds.Exclamation ||
  kind === Kinds.Colon ||
  kind === Kinds.Semicolon ||
  kind === Kinds.Dash ||
  kind === Kinds.Ellipsis ||
  kind === Kinds.OtherMark;

/** First-stage labels of all tokens. */
export function scanLabels(document: Prepared): Uint8Array {
  const out = new Uint8Array(document.columns.t.tokens.count);
  const put = (range: readonly [number, number] | null, begin: number): void => {
    if (range === null) return;
    for (let i = range[0]; i < range[1]; i++) out[i] = i === range[0] ? begin : begin + 1;
  };
  for (const { pieces, cue, speaker } of document.gold) {
    for (const piece of pieces) {
      const pivot = cue?.[0] ?? speaker?.[0] ?? piece[0];
      put(piece, pivot <= piece[0] ? Label.AfterBegin : Label.BeforeBegin);
    }
  }
  for (const { speaker } of document.gold) put(speaker, Label.SourceBegin);
  for (const { cue } of document.gold) put(cue, Label.CueBegin);
  // A span cut by another one may go on without its begin.
  for (let i = 0; i < out.length; i++) if (forbidden(i > 0 ? out[i - 1]! : 0, out[i]!)) out[i]!--;
  return out;
}

/** Calls `visit` with the token range of each paragraph. */
export function eachParagraph(t: TokenisedText, visit: (from: number, to: number) => void): void {
  for (let s = 0; s < t.sentenceCount; ) {
    let after = s + 1;
    while (after < t.sentenceCount && t.paragraphOf[after] === t.paragraphOf[s]) after++;
    visit(t.sentenceStart[s]!, t.sentenceStart[after]!);
    s = after;
  }
}

export function trainScan(documents: readonly Prepared[], options: TrainOptions): TaggerModel {
  const corpus = createCorpus(LABELS, EDGES);
  for (const document of documents) {
    const extract = scanFeatures(document.columns);
    const labels = scanLabels(document);
    eachParagraph(document.columns.t, (from, to) => corpus.add(from, to, document.edges, labels, extract));
  }
  return trainTagger(corpus, { ...options, forbidden });
}

/** Second-stage examples of one document, from what a first stage that never saw it found. */
export function addRelations(corpus: Corpus, document: Prepared, scan: Scanned): void {
  const { columns, gold } = document;
  const n = columns.t.tokens.count;
  const edges = new Uint8Array(n);
  const roles = new Uint8Array(n);
  const cueOf = new Int32Array(n).fill(-1);
  gold.forEach(({ cue }, g) => {
    if (cue !== null) for (let i = cue[0]; i < cue[1]; i++) cueOf[i] = g;
  });
  for (const cue of scan.cues) {
    const votes = new Map<number, number>();
    for (let i = cue.from; i < cue.to; i++) {
      const g = cueOf[i]!;
      if (g >= 0 && !isBoundary(columns.kind[i]!)) votes.set(g, (votes.get(g) ?? 0) + 1);
    }
    let best = -1;
    for (const [g, count] of votes) if (best < 0 || count > votes.get(best)!) best = g;
    const [from, to] = windowOf(columns, scan, cue);
    roles.fill(0, from, to);
    if (best >= 0) {
      const { pieces, speaker } = gold[best]!;
      for (const piece of pieces) put(roles, piece, Role.ContentBegin, from, to);
      put(roles, speaker, Role.SourceBegin, from, to);
      for (let i = cue.from; i < cue.to; i++) roles[i] = Role.Outside;
      for (let i = from; i < to; i++) if (forbidden(i > from ? roles[i - 1]! : 0, roles[i]!)) roles[i]!--;
    }
    relateEdges(columns, document.edges, cue, from, to, edges);
    corpus.add(from, to, edges, roles, relateFeatures(columns, scan, cue, headOf(columns, cue)));
  }
}

/** Examples for contents that lack a cue: each content run of the first stage, with the cue and source of the claim it is mostly part of. */
export function addAnchors(corpus: Corpus, document: Prepared, scan: Scanned): void {
  const { columns, gold } = document;
  const n = columns.t.tokens.count;
  const edges = new Uint8Array(n);
  const roles = new Uint8Array(n);
  const contentOf = new Int32Array(n).fill(-1);
  gold.forEach(({ pieces }, g) => {
    for (const [a, b] of pieces) for (let i = a; i < b; i++) contentOf[i] = g;
  });
  for (let i = 0; i < n; ) {
    if (scan.labels[i]! < Label.AfterBegin) {
      i++;
      continue;
    }
    const run = { from: i, to: scan.runTo[i]! };
    i = run.to;
    const votes = new Map<number, number>();
    for (let k = run.from; k < run.to; k++)
      if (contentOf[k]! >= 0) votes.set(contentOf[k]!, (votes.get(contentOf[k]!) ?? 0) + 1);
    let best = -1;
    for (const [g, count] of votes) if (best < 0 || count > votes.get(best)!) best = g;
    const [from, to] = anchorWindow(columns, run);
    roles.fill(0, from, to);
    if (best >= 0) {
      put(roles, gold[best]!.speaker, Role.SourceBegin, from, to);
      put(roles, gold[best]!.cue, Role.ContentBegin, from, to);
      for (let k = run.from; k < run.to; k++) roles[k] = Role.Outside;
      for (let k = from; k < to; k++) if (forbidden(k > from ? roles[k - 1]! : 0, roles[k]!)) roles[k]!--;
    }
    relateEdges(columns, document.edges, run, from, to, edges);
    corpus.add(from, to, edges, roles, relateFeatures(columns, scan, run, anchorHead(columns, scan, run)));
  }
}

function put(
  roles: Uint8Array,
  range: readonly [number, number] | null,
  begin: number,
  from: number,
  to: number,
): void {
  if (range === null) return;
  for (let i = Math.max(range[0], from); i < Math.min(range[1], to); i++)
    roles[i] = i === range[0] || i === from ? begin : begin + 1;
}

const FOLDS = 3;
const COMMON = { rate: 0.05, decay: 0.1, dropout: 0.3 };
const SCAN: TrainOptions = { ...COMMON, bits: 17, features: 52_000, epochs: 5, scouting: 2, minCount: 5 };
const RELATE: TrainOptions = { ...COMMON, bits: 16, features: 22_000, epochs: 6, minCount: 4 };
const ANCHOR: TrainOptions = { ...COMMON, bits: 15, features: 11_000, epochs: 6, minCount: 4 };

/**
 * The bytes of the word table and the three models, one after the other. The second stage learns from what first stages found in texts they had not seen, or it
 * would trust the first too much.
 */
export function trainClaims(
  texts: readonly Labelled<GoldClaim>[],
  words: WordTable,
  log: (line: string) => void,
): Uint8Array {
  const lexemes = createLexemes(words);
  const documents = texts.map((text) => prepare(text, lexemes));
  const scan = trainScan(documents, { ...SCAN, log });
  const byCue = createCorpus(ROLES, RELATE_EDGES);
  const byContent = createCorpus(ROLES, RELATE_EDGES);
  for (let fold = 0; fold < FOLDS; fold++) {
    log(`fold ${fold + 1} of ${FOLDS}`);
    const learned = documents.filter((_, i) => i % FOLDS !== fold);
    const decoder = createDecoder(generous(trainScan(learned, { ...SCAN, log })));
    documents.forEach((document, i) => {
      if (i % FOLDS !== fold) return;
      const found = scanText(document.columns, document.edges, decoder);
      addRelations(byCue, document, found);
      addAnchors(byContent, document, found);
    });
  }
  const relate = trainTagger(byCue, { ...RELATE, forbidden, log });
  const anchor = trainTagger(byContent, { ...ANCHOR, forbidden, log });
  return joined([encodeWordTable(words), encodeTagger(scan), encodeTagger(relate), encodeTagger(anchor)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
