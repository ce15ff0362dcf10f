/** What to call a topic: the words that its statements have in common, as the texts have them. */
import { Shape } from '../text/tokenise';
import type { Lexicon } from './lexicon';
import { type IndexEntry, placeOf, type Statement } from './statements';

const MAX_WORDS = 4;
/** Statements looked at; more do not make a better name. */
const MAX_STATEMENTS = 24;
/** Grammatical words that may stand inside a phrase. */
const INSIDE = new Set(['of', 'the', "'s", 'for', 'in', 'on', 'to', 'and', 'a', 'an', 'with', 'from']);

/** When it was is seldom what it is about. */
const TIMES = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow year years month week day days hours'.split(
    ' ',
  ),
);

interface Phrase {
  readonly words: readonly string[];
  readonly concepts: readonly number[];
  weight: number;
  readonly holders: Set<IndexEntry>;
}

/**
 * A label of one or two phrases, such as "fishing rights" or "bell · Sorrin"; always of two, where they are to be had, if `apart`: to tell
 * topics apart that share their first. `entries`: each statement's document. Cost: linear in the words of the first 24 statements.
 */
export function labelOf(
  statements: readonly Statement[],
  entries: readonly IndexEntry[],
  lexicon: Lexicon,
  apart = false,
): string {
  const phrases = new Map<string, Phrase>();
  statements.slice(0, MAX_STATEMENTS).forEach((statement, s) => {
    for (const phrase of phrasesOf(statement, entries[s]!, lexicon)) {
      const key = phrase.concepts.join(' ');
      const known = phrases.get(key);
      if (known === undefined) phrases.set(key, { ...phrase, holders: new Set([entries[s]!]) });
      else {
        known.holders.add(entries[s]!);
        // What is common in one of the documents tells little.
        known.weight = Math.min(known.weight, phrase.weight);
      }
    }
  });
  // What one document alone has names no common matter.
  const common = [...phrases.values()].filter(({ holders }) => holders.size > 1);
  const first = best(common, () => true) ?? best(phrases.values(), () => true);
  if (first === null) return '';
  const name = written(first.words);
  if (first.concepts.length > 1 && !apart) return name;
  const isOther = ({ concepts }: Phrase): boolean => !concepts.some((concept) => first.concepts.includes(concept));
  const second =
    best(common, (phrase) => phrase.holders.size * 2 >= first.holders.size && isOther(phrase)) ??
    (apart ? best(phrases.values(), isOther) : null);
  return second === null ? name : `${name} · ${written(second.words)}`;
}

/** The phrase that names most; of equals the first by its words. */
function best(phrases: Iterable<Phrase>, fits: (phrase: Phrase) => boolean): Phrase | null {
  let found: Phrase | null = null;
  let most = 0;
  for (const phrase of phrases) {
    const { holders, weight, concepts, words } = phrase;
    const worth = holders.size ** 1.5 * weight * (concepts.length === 1 ? 0.7 : 1);
    if (worth < most || !fits(phrase)) continue;
    if (found === null || worth > most || words.join(' ') < found.words.join(' ')) {
      found = phrase;
      most = worth;
    }
  }
  return found;
}

function* phrasesOf(statement: Statement, entry: IndexEntry, lexicon: Lexicon): Generator<Omit<Phrase, 'holders'>> {
  const { words, shapes } = statement;
  for (let from = 0; from < words.length; from++) {
    const concepts: number[] = [];
    const forms: string[] = [];
    let weight = 0;
    for (let to = from; to < words.length && to < from + MAX_WORDS; to++) {
      const word = lexicon.word(words[to]!);
      const term = lexicon.termOf(words[to]!);
      forms.push(cased(word, shapes[to]!));
      if (term < 0) {
        if (to === from || !INSIDE.has(word)) break;
        continue;
      }
      if (/^\d/.test(word) || TIMES.has(word)) break;
      const concept = lexicon.conceptOf(term);
      concepts.push(concept);
      // Doings make poorer names than things and names do.
      weight += (entry.damped[placeOf(entry, concept)] ?? 0) * (isDoing(word, shapes[to]!) ? -0.5 : 1);
      // Half a phrase is no name: "recovered a bronze".
      const whole = ends(statement, from - 1, lexicon) && ends(statement, to + 1, lexicon);
      const worth = weight * (whole ? 1 : 1 / 3) * (isHead(word, shapes[to]!) ? 1 : 1 / 4);
      if (weight > 0) yield { words: [...forms], concepts: [...concepts], weight: worth };
    }
  }
}

/** Does a phrase end before or after this word? */
function ends({ words, shapes }: Statement, at: number, lexicon: Lexicon): boolean {
  const word = words[at];
  return word === undefined || lexicon.termOf(word) < 0 || isDoing(lexicon.word(word), shapes[at]!);
}

/** "territorial", "European": what says of what kind a thing is, not what it is. */
const isHead = (word: string, shape: number): boolean =>
  shape === Shape.Lower ? !/(?:ial|ous|ive|ful|ish|ic|able|ing)$/.test(word) : !/(?:[ei]an|rican|ish|nese)$/.test(word);

const isDoing = (word: string, shape: number): boolean => shape === Shape.Lower && /(?:ed|ly)$/.test(word);

function cased(word: string, shape: number): string {
  if (shape === Shape.Upper && word.length <= 5) return word.toUpperCase();
  return shape === Shape.Lower || shape === Shape.Digits ? word : word.slice(0, 1).toUpperCase() + word.slice(1);
}

const written = (words: readonly string[]): string => words.join(' ').replaceAll(" 's", "'s");
