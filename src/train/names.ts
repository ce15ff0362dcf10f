/** Trains the name tagger and packs it with the large tables of names into `media/names.bin`. */
import type { ActorType } from '../core/contract';
import { BEGIN, EDGES, extractor, forbidden, LABELS, viewOf } from '../core/mark/naming/features';
import { createBuilder, createGazetteer, encodeTables, Known, type Tables } from '../core/mark/naming/gazetteer';
import { encodeTagger } from '../core/mark/tagger';
import type { Span } from '../core/model';
import { segment, type TokenisedText } from '../core/text/sentences';
import { tokenAt, tokenise } from '../core/text/tokenise';
import { createCorpus, trainTagger } from './crf';

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
  }
  const model = trainTagger(corpus, {
    bits: 14,
    epochs: 12,
    minCount: 2,
    dropout: 0.3,
    rate: 0.1,
    seed,
    forbidden,
    ...(log ? { log } : {}),
  });
  const parts = [encodeTables(tables), encodeTagger(model)];
  const bytes = new Uint8Array(parts[0]!.length + parts[1]!.length);
  bytes.set(parts[0]!);
  bytes.set(parts[1]!, parts[0]!.length);
  return bytes;
}

/** A title before a name, as the scorers strip it. */
const LEAD =
  /^(?:the|a|an|mr|mrs|ms|dr|sir|dame|lord|lady|prof|professor|president|vice|prime|minister|chancellor|secretary|senator|sen|rep|representative|congressman|congresswoman|governor|gov|mayor|judge|justice|general|gen|colonel|col|captain|capt|lieutenant|lt|sgt|sergeant|king|queen|prince|princess|pope|archbishop|bishop|rev|reverend|chairman|chief|director|ambassador|mp)\.?\s+/i;

/** Labels of the outermost names, by token. */
function labelsOf(t: TokenisedText, names: LabelledNames['names']): Uint8Array {
  const labels = new Uint8Array(t.tokens.count);
  const longestFirst = [...names].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const { start, end, type } of longestFirst) {
    if (type === 'group') continue;
    let from = start;
    for (;;) {
      const lead = LEAD.exec(t.text.slice(from, end));
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
