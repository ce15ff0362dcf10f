/** What comparing asks of one statement over and over, worked out once: a statement is compared with hundreds of others. */
import { wordsOf } from './figures';
import { isHedge } from './hedges';
import type { Lexicon } from './lexicon';
import { noted } from './notes';
import { contrariesOf, isNegation, worthOf } from './opposites';
import type { Statement } from './statements';

/** What it takes to see that two statements say the opposite: all that is asked of most. */
export interface Stand {
  /** Its concepts as strings, but for grammatical ones. */
  readonly names: ReadonlySet<string>;
  /** What would say the opposite of one of them. */
  readonly contraries: readonly string[];
}

export interface Told extends Stand {
  /** Lower-case words, without marks. */
  readonly words: readonly string[];
  /** How often it has each of them. */
  readonly bag: ReadonlyMap<string, number>;
  /** Concept of each word, -1 for a grammatical one. */
  readonly concepts: readonly number[];
  /** All of them but -1. */
  readonly distinct: ReadonlySet<number>;
  /** Those of them that praise or condemn. */
  readonly valued: readonly number[];
  /** Concepts with their weights in reading order, without figures, dates, hedges, names of places. */
  readonly compared: ReadonlyMap<number, number>;
  /** Sum of these weights. */
  readonly weight: number;
  /** The first of these, -1 if there is none. */
  readonly subject: number;
  readonly negations: number;
  /** A word too common to be a term, without its "un-": "just" of "unjust". */
  readonly undone: ReadonlySet<string>;
  /** Begins with "it", "they", "he", "she". */
  readonly byPronoun: boolean;
}

const contraries = new WeakMap<Lexicon, (readonly string[] | undefined)[]>();

/** Cost: linear, once for each statement. */
export const standOf = noted((statement: Statement, lexicon: Lexicon): Stand => {
  const byConcept = contraries.get(lexicon) ?? [];
  contraries.set(lexicon, byConcept);
  const names = new Set<string>();
  const against = new Set<string>();
  for (const word of statement.words) {
    const term = lexicon.termOf(word);
    if (term < 0) continue;
    const concept = lexicon.conceptOf(term);
    const name = lexicon.term(concept);
    names.add(name);
    byConcept[concept] ??= contrariesOf(name);
    for (const contrary of byConcept[concept]) against.add(contrary);
  }
  return { names, contraries: [...against] };
});

/** Cost: linear, once for each statement. */
export const toldBy = noted((statement: Statement, lexicon: Lexicon): Told => {
  const words: string[] = [];
  const concepts: number[] = [];
  for (const word of statement.words) {
    const term = lexicon.termOf(word);
    words.push(lexicon.word(word));
    concepts.push(term < 0 ? -1 : lexicon.conceptOf(term));
  }
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  const distinct = new Set(concepts.filter((concept) => concept >= 0));
  const compared = comparedIn(statement, words, concepts, lexicon);
  let weight = 0;
  for (const own of compared.values()) weight += own;
  const [subject = -1] = compared.keys();
  return {
    words,
    bag,
    concepts,
    distinct,
    valued: [...distinct].filter((concept) => worthOf(lexicon.term(concept)) !== 0),
    ...standOf(statement, lexicon),
    compared,
    weight,
    subject,
    negations: words.filter(isNegation).length,
    undone: new Set(words.flatMap((word) => (word.startsWith('un') ? [word.slice(2)] : []))),
    byPronoun: PRONOUNS.has(words[0] ?? ''),
  };
});

const PRONOUNS = new Set(['it', 'they', 'he', 'she']);

/** Do the two use words that say the opposite of one another? Cost: linear. */
export const areContrary = (a: Stand, b: Stand): boolean =>
  a.contraries.some((name) => b.names.has(name)) || b.contraries.some((name) => a.names.has(name));

/** At most so many words can match in order. Cost: linear. */
export function mostAlike(a: Told, b: Told): number {
  let most = 0;
  for (const [word, count] of a.bag) {
    const other = b.bag.get(word);
    if (other !== undefined) most += Math.min(count, other);
  }
  return most;
}

function comparedIn(
  s: Statement,
  words: readonly string[],
  concepts: readonly number[],
  lexicon: Lexicon,
): ReadonlyMap<number, number> {
  const skip = new Set<string>();
  for (const figure of s.figures) {
    // The counted noun stays: it tells what is counted.
    for (const part of wordsOf(figure)) if (/\d/.test(part) || isNumberWord(part)) skip.add(part);
  }
  for (const { text } of s.dates) for (const part of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) skip.add(part);
  for (const { name } of s.places) for (const part of name.split(' ')) skip.add(part);
  for (const part of s.hedge.split(' ')) skip.add(part);
  for (const word of words) if (isHedge(word)) skip.add(word);
  const out = new Map<number, number>();
  for (const concept of s.meant) out.set(concept, lexicon.weightOf(concept));
  words.forEach((word, k) => {
    const concept = concepts[k]!;
    if (concept >= 0 && !skip.has(word)) out.set(concept, lexicon.weightOf(concept));
  });
  return out;
}

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen about around some nearly'.split(
    ' ',
  ),
);
const isNumberWord = (word: string): boolean => NUMBER_WORDS.has(word) || NUMBER_WORDS.has(word.split('-')[0]!);
