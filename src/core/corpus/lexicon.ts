/**
 * The words of a corpus as small integers, shared by all documents: an index entry then holds numbers, not strings.
 * Ids depend on the order in which words arrive, so nothing that leaves the linker may be ordered by them.
 */
import { ownCopy } from '../text/own';
import { conceptOf, STOPWORDS, stem } from '../text/terms';
import { hashWord } from '../text/tokenise';
import { type Familiarity, familiarity } from './familiarity';

/** The words of a lexicon in the order of their ids: entries name them by these. */
export interface SavedWords {
  readonly hashes: Int32Array;
  readonly words: readonly string[];
}

/** Some of them, for a lexicon on another thread. */
export interface HeardWords extends SavedWords {
  /** By `Lexicon.partsOf`. */
  readonly parts: readonly number[];
}

export interface Lexicon {
  /** Id of the word at `text[start, end)`; `hash` is its `hashWord`. Cost: constant, but for a word's first time. */
  wordId(hash: number, text: string, start: number, end: number): number;
  /** A word as it was first written, in lower case. */
  word(id: number): string;
  /** The term of a word, or -1 for a grammatical word or a mark. */
  termOf(wordId: number): number;
  /** A term's own string. */
  term(id: number): string;
  /** What part of speech a word is mostly, times 16, plus what else it may be (0: nothing, or not known), coded as `Part`. */
  partsOf(wordId: number): number;
  /** What a term tells of: the id of its concept. */
  conceptOf(term: number): number;
  /** The concept of a term given as a string, as a string. */
  conceptName(term: string): string;
  /** The concept of a word in lower case, or -1 where no document has it or it is a grammatical one. */
  find(word: string): number;
  /** How telling a term is: 0 (in every text) to about 150 (never seen before); a whole number, so that sums have no order. */
  weightOf(term: number): number;
  /** The same, but 0 for days and numbers, which are compared by value. */
  timelessWeightOf(term: number): number;
  isNumber(term: number): boolean;
  /** All words, for another day. */
  save(): SavedWords;
  /** Those from the id `first` on. */
  since(first: number): HeardWords;
}

/** Parts of speech of a word by its `hashWord`, in the code of `Lexicon.partsOf`. */
export type PartsOfSpeech = (hash: number) => number;

/** `known`: words that have ids from the start, those that they had when they were saved. */
export function createLexicon(
  weigh: Familiarity = familiarity,
  partsOf: PartsOfSpeech = () => 0,
  known: SavedWords = { hashes: new Int32Array(0), words: [] },
): Lexicon {
  const byHash = new Map<number, number>();
  const words: string[] = [];
  const hashes: number[] = [];
  const terms: number[] = [];
  const parts: number[] = [];
  const byTerm = new Map<string, number>();
  const termStrings: string[] = [];
  const concepts: number[] = [];
  const weights: number[] = [];
  const timeless: number[] = [];

  const termId = (term: string): number => {
    const known = byTerm.get(term);
    if (known !== undefined) return known;
    const id = termStrings.length;
    byTerm.set(term, id);
    termStrings.push(term);
    const weight = weigh(hashWord(term));
    weights.push(weight);
    timeless.push(isNumber(term) || TIMES.has(term) ? 0 : weight);
    concepts.push(id);
    const concept = conceptOf(term);
    if (concept !== term) concepts[id] = termId(concept);
    return id;
  };

  const wordId = (hash: number, text: string, start: number, end: number): number => {
    const known = byHash.get(hash);
    if (known !== undefined) return known;
    const word = ownCopy(text.slice(start, end).toLowerCase().replaceAll('’', "'"));
    const id = words.length;
    byHash.set(hash, id);
    words.push(word);
    hashes.push(hash);
    parts.push(partsOf(hash));
    terms.push(STOPWORDS.has(word) || !/[\p{L}\p{N}]/u.test(word) ? -1 : termId(stem(word)));
    return id;
  };
  for (const [i, word] of known.words.entries()) wordId(known.hashes[i]!, word, 0, word.length);

  return {
    wordId,
    word: (id) => words[id]!,
    termOf: (id) => terms[id]!,
    partsOf: (id) => parts[id]!,
    term: (id) => termStrings[id]!,
    conceptOf: (id) => concepts[id]!,
    conceptName: conceptOf,
    find(word) {
      const id = byHash.get(hashWord(word));
      const term = id === undefined ? -1 : terms[id]!;
      return term < 0 ? -1 : concepts[term]!;
    },
    weightOf: (id) => weights[id]!,
    timelessWeightOf: (id) => timeless[id]!,
    isNumber: (id) => isNumber(termStrings[id]!),
    save: () => ({ hashes: Int32Array.from(hashes), words }),
    since: (first) => ({
      hashes: Int32Array.from(hashes.slice(first)),
      words: words.slice(first),
      parts: parts.slice(first),
    }),
  };
}

/** A lexicon that learns its words from another one, and has the same ids for them. */
export function createHearingLexicon(): { readonly lexicon: Lexicon; hear(words: HeardWords): void } {
  const parts = new Map<number, number>();
  const lexicon = createLexicon(familiarity, (hash) => parts.get(hash)!);
  return {
    lexicon,
    hear(heard) {
      heard.words.forEach((word, i) => {
        parts.set(heard.hashes[i]!, heard.parts[i]!);
        lexicon.wordId(heard.hashes[i]!, word, 0, word.length);
      });
      parts.clear();
    },
  };
}

const TIMES = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
    .split(' ')
    .map((word) => conceptOf(stem(word))),
);

function isNumber(term: string): boolean {
  const unit = term.charCodeAt(0);
  return unit >= 48 && unit <= 57;
}
