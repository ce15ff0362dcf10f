/** Parts of speech learned from GUM, then told of every word in a larger heap of text: what a word mostly is, and what else. */
import { columnsOf } from '../core/mark/claims/columns';
import { createLexemes } from '../core/mark/claims/lexemes';
import type { WordEntry } from '../core/mark/claims/wordTable';
import { createDecoder } from '../core/mark/tagging/decoder';
import { type Decoder, type Extract, eachToken, feature, LONGEST, type TaggerModel } from '../core/mark/tagging/model';
import { segment } from '../core/text/sentences';
import { Kind, tokenAt, tokenise } from '../core/text/tokenise';
import { cluster } from './clusters';
import { createCorpus, trainTagger } from './crf';
import type { TaggedText } from './labelled';

export const TAGS = 16;

const CODES: Readonly<Record<string, number>> = {
  NN: 1,
  NNS: 1,
  NNP: 2,
  NNPS: 2,
  VBD: 3,
  VBZ: 4,
  VBP: 4,
  VB: 5,
  VBN: 6,
  VBG: 7,
  MD: 8,
  JJ: 9,
  JJR: 9,
  JJS: 9,
  RB: 10,
  RBR: 10,
  RBS: 10,
  RP: 10,
  PRP: 11,
  WP: 11,
  EX: 11,
  DT: 12,
  PDT: 12,
  PRP$: 12,
  WDT: 12,
  WP$: 12,
  IN: 13,
  TO: 13,
  WRB: 13,
  CC: 14,
  CD: 15,
};

function featuresOf(text: string): {
  extract: Extract;
  count: number;
  t: ReturnType<typeof segment>;
  word: Int32Array;
} {
  const t = segment(text, tokenise(text));
  const { word, kind, ending } = columnsOf(t, createLexemes(null));
  const { shape } = t.tokens;
  const n = t.tokens.count;
  const at = (column: Int32Array | Uint8Array, i: number): number => (i >= 0 && i < n ? column[i]! : -1);
  const two = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const e = t.tokens.end[i]!;
    const from = Math.max(t.tokens.start[i]!, e - 2);
    for (let k = from; k < e; k++) two[i] = Math.imul(two[i]! ^ (text.charCodeAt(k) | 32), 0x01000193);
  }
  const extract = eachToken((i, out, first) => {
    let c = first;
    out[c++] = feature(200, word[i]!);
    out[c++] = feature(201, at(word, i - 1));
    out[c++] = feature(202, at(word, i + 1));
    out[c++] = feature(203, ending[i]!);
    out[c++] = feature(204, two[i]!);
    out[c++] = feature(205, shape[i]! * 2 + (t.sentenceStart[t.sentenceOf[i]!] === i ? 1 : 0));
    out[c++] = feature(206, kind[i]! * 64 + at(kind, i - 1));
    out[c++] = feature(207, kind[i]! * 64 + at(kind, i + 1));
    out[c++] = feature(208, at(kind, i - 1) * 64 + at(kind, i + 1));
    out[c++] = feature(209, at(kind, i - 1) * 64 + at(kind, i - 2));
    out[c++] = feature(210, at(kind, i + 1) * 64 + at(kind, i + 2));
    out[c++] = feature(211, at(ending, i - 1));
    out[c++] = feature(212, at(ending, i + 1));
    out[c++] = feature(213, ending[i]! ^ (at(kind, i - 1) * 31));
    out[c++] = feature(214, word[i]! ^ Math.imul(at(word, i - 1), 31));
    out[c++] = feature(215, word[i]! ^ Math.imul(at(word, i + 1), 31));
    return c;
  });
  return { extract, count: n, t, word };
}

export function goldTags(text: TaggedText, starts: { count: number; t: ReturnType<typeof segment> }): Uint8Array {
  const gold = new Uint8Array(starts.count);
  for (const [start, end, , penn] of text.tokens) {
    const i = tokenAt(starts.t.tokens, start);
    if (i < starts.count && end <= starts.t.tokens.end[i]! && starts.t.tokens.kind[i] !== Kind.Mark)
      gold[i] = CODES[penn] ?? 0;
  }
  return gold;
}

export function trainPartsOfSpeech(texts: readonly TaggedText[]): TaggerModel {
  const corpus = createCorpus(TAGS, 1);
  for (const text of texts) {
    const f = featuresOf(text.text);
    const gold = goldTags(text, f);
    const edges = new Uint8Array(f.count);
    for (let s = 0; s < f.t.sentenceCount; s++)
      corpus.add(f.t.sentenceStart[s]!, f.t.sentenceStart[s + 1]!, edges, gold, f.extract);
  }
  return trainTagger(corpus, { bits: 16, epochs: 8, minCount: 1, rate: 0.1, dropout: 0.3 });
}

export function tagText(decoder: Decoder, text: string): { tags: Uint8Array; f: ReturnType<typeof featuresOf> } {
  const f = featuresOf(text);
  const tags = new Uint8Array(f.count);
  const edges = new Uint8Array(f.count);
  for (let s = 0; s < f.t.sentenceCount; s++) {
    const end = f.t.sentenceStart[s + 1]!;
    for (let from = f.t.sentenceStart[s]!; from < end; from += LONGEST)
      decoder.tag(from, Math.min(end, from + LONGEST), edges, f.extract, tags);
  }
  return { tags, f };
}

/** Tags a heap of text and tells for each word seen three times what it mostly is and its company, the commonest first. */
export function distil(model: TaggerModel, texts: readonly string[]): WordEntry[] {
  const counts = new Map<number, Uint32Array>();
  const decoder = createDecoder(model);
  for (const text of texts) {
    const { tags, f } = tagText(decoder, text);
    for (let i = 0; i < tags.length; i++) {
      if (f.t.tokens.kind[i] !== Kind.Word) continue;
      const hash = f.t.tokens.hash[i]!;
      const row = counts.get(hash) ?? new Uint32Array(TAGS + 1);
      counts.set(hash, row);
      row[tags[i]!]!++;
      row[TAGS]!++;
    }
  }
  const out: [number, number, number][] = [];
  for (const [hash, row] of counts) {
    const total = row[TAGS]!;
    if (total < 3) continue;
    let first = 0;
    let second = 0;
    for (let tag = 1; tag < TAGS; tag++) {
      if (row[tag]! > (first > 0 ? row[first]! : 0)) {
        second = first;
        first = tag;
      } else if (row[tag]! > (second > 0 ? row[second]! : 0)) second = tag;
    }
    if (second > 0 && row[second]! < total * 0.12) second = 0;
    out.push([total, hash, first * 16 + second]);
  }
  const company = cluster(sequenceOf(texts), COMPANIES, COMPANY_SEEN, COMPANY_ROUNDS).of;
  out.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  return out.map(([, hash, code]) => ({ hash, code, group: company.get(hash) ?? 0 }));
}

const COMPANIES = 96;
const COMPANY_SEEN = 5;
const COMPANY_ROUNDS = 6;

/** Word hashes of all texts, numbers as one word, a 0 after each text. */
function sequenceOf(texts: readonly string[]): Int32Array {
  const all = texts.map(tokenise);
  const out = new Int32Array(all.reduce((sum, { count }) => sum + count + 1, 0));
  let at = 0;
  for (const { count, kind, hash } of all) {
    for (let i = 0; i < count; i++) out[at++] = kind[i] === Kind.Number ? 1 : hash[i]!;
    at++;
  }
  return out;
}
