/** Trains the name tagger and packs it with the large tables of names into `media/names.bin`. */
import type { ActorType } from '../core/contract';
import { BEGIN, EDGES, extractor, forbidden, isHeadline, LABELS, viewOf } from '../core/mark/naming/features';
import {
  createBuilder,
  createGazetteer,
  encodeTables,
  type Gazetteer,
  Known,
  type Tables,
} from '../core/mark/naming/gazetteer';
import { encodeTagger, type TaggerModel } from '../core/mark/tagging/model';
import type { Span } from '../core/model';
import { segment, sentenceSpan, type TokenisedText } from '../core/text/sentences';
import { tokenAt, tokenise } from '../core/text/tokenise';
import { type Corpus, createCorpus, trainTagger } from './crf';

export interface GoldName extends Span {
  readonly type: ActorType;
}

/** A text with its names as labelled; nested ones may be among them. */
export interface LabelledNames {
  readonly text: string;
  readonly names: readonly GoldName[];
}

/** Given names with the genders they are known for, towns, common words: as the packages list them. */
export interface WorldLists {
  readonly given: readonly { readonly name: string; readonly female: boolean; readonly male: boolean }[];
  readonly towns: readonly string[];
  /** Frequent words that are no names. */
  readonly common: readonly string[];
  /** Words that people write with a capital. */
  readonly proper: readonly string[];
}

export function tablesOf(lists: WorldLists): Tables {
  const b = createBuilder();
  for (const { name, female, male } of lists.given) b.add(name, (female ? Known.Female : 0) | (male ? Known.Male : 0));
  for (const town of lists.towns) b.add(town, Known.Town);
  for (const word of lists.proper) b.add(word, Known.Proper);
  for (const word of lists.common) b.add(word, Known.Common);
  return b;
}

/** The bytes of `media/names.bin`; the same input gives the same bytes. Cost: about a minute for 200,000 words. */
export function trainNames(
  texts: readonly LabelledNames[],
  lists: WorldLists,
  { seed = 1, log }: { readonly seed?: number; readonly log?: (line: string) => void } = {},
): Uint8Array {
  const tables = tablesOf(lists);
  const gazetteer = createGazetteer(tables);
  const corpus = createCorpus(LABELS, EDGES);
  for (const { text, names } of texts) {
    const t = segment(text, tokenise(text));
    const view = viewOf(t, gazetteer);
    const gold = labelsOf(t, names);
    for (const run of view.runs) corpus.add(run.from, run.to, view.edges, gold, extractor(view, run));
    for (const headline of [titleCase, upperCase]) addHeadlines(corpus, gazetteer, t, names, headline);
  }
  const model = trainTagger(corpus, {
    bits: 14,
    epochs: 16,
    minCount: 2,
    dropout: 0.5,
    rate: 0.1,
    seed,
    forbidden,
    ...(log ? { log } : {}),
  });
  const parts = [encodeTables(tables), encodeTagger(bolder(model))];
  const bytes = new Uint8Array(parts[0]!.length + parts[1]!.length);
  bytes.set(parts[0]!);
  bytes.set(parts[1]!, parts[0]!.length);
  return bytes;
}

/** In natural-log units: what a missed name costs more than one too many. */
const BOLDNESS = 0.9;

/** Trained on few texts, the tagger is shy of names it never saw: each step to "no name" is made a little dearer. */
function bolder(model: TaggerModel): TaggerModel {
  const cost = Math.round(BOLDNESS * model.unit);
  return {
    ...model,
    transitions: model.transitions.map((score, i) => (i % model.labels === 0 ? score - cost : score)),
  };
}

/** One sentence in so many is learnt as a headline too. */
const HEADLINES = 4;

/** Headlines are rare in the labelled texts and differ: some sentences stand in again as if they were. */
function addHeadlines(
  corpus: Corpus,
  gazetteer: Gazetteer,
  original: TokenisedText,
  names: LabelledNames['names'],
  headline: (sentence: string) => string,
): void {
  let text = '';
  for (let s = 0; s < original.sentenceCount; s++) {
    const to = s + 1 < original.sentenceCount ? sentenceSpan(original, s + 1).start : original.text.length;
    const sentence = original.text.slice(text.length, to);
    text += s % HEADLINES === 1 ? headline(sentence) : sentence;
  }
  const t = segment(text, tokenise(text));
  const view = viewOf(t, gazetteer);
  const gold = labelsOf(t, names);
  for (const run of view.runs) {
    if (isHeadline(view, run.from)) corpus.add(run.from, run.to, view.edges, gold, extractor(view, run));
  }
}

// Only letters whose case does not change their number, so that the labels keep their places.
const titleCase = (sentence: string): string =>
  sentence.replace(/(?<![\p{L}\p{N}'’])[a-z](?=[a-z]{3})/gu, (c) => c.toUpperCase());
const upperCase = (sentence: string): string => sentence.replace(/[a-z]/g, (c) => c.toUpperCase());

/** A title before a name, as the scorers strip it. */
const LEAD =
  /^(?:the|a|an|mr|mrs|ms|dr|sir|dame|lord|lady|prof|professor|president|vice|prime|minister|chancellor|secretary|senator|sen|rep|representative|congressman|congresswoman|governor|gov|mayor|judge|justice|general|gen|colonel|col|captain|capt|lieutenant|lt|sgt|sergeant|king|queen|prince|princess|pope|archbishop|bishop|rev|reverend|chairman|chief|director|ambassador|mp)\.?\s+/i;

/** "General Assembly" has no title. */
const ARTICLE = /^(?:the|an?)\s+/i;

/** Labels of the outermost names, by token. */
function labelsOf(t: TokenisedText, names: LabelledNames['names']): Uint8Array {
  const labels = new Uint8Array(t.tokens.count);
  const longestFirst = [...names].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const { start, end, type } of longestFirst) {
    if (type === 'group') continue;
    let from = start;
    for (;;) {
      const lead = (type === 'person' ? LEAD : ARTICLE).exec(t.text.slice(from, end));
      if (lead === null || !/\p{Lu}/u.test(t.text.slice(from + lead[0].length, end))) break;
      from += lead[0].length;
    }
    const a = tokenAt(t.tokens, from);
    let b = tokenAt(t.tokens, end - 1) + 1;
    if (b - a > 1 && /^['’]s?$/.test(t.text.slice(t.tokens.start[b - 1], t.tokens.end[b - 1]))) b--;
    if (labels.subarray(a, b).some((label) => label !== 0)) continue;
    for (let i = a; i < b; i++) labels[i] = BEGIN[type] + (i === a ? 0 : 1);
  }
  return labels;
}
