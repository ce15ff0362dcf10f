/** All variants of one utterance, aligned word by word, so that what was dropped, added or changed stands out. */
import { conceptOf, STOPWORDS, stem } from '../text/terms';
import { Kind, tokenise, tokenText } from '../text/tokenise';
import { align } from './align';
import { areOpposites, isNegation } from './opposites';

/**
 * How a word stands to the first variant's words in its place. `same`: the same word; `other`: another word for the same;
 * `added`: nothing stands there in the first; `changed`: it changes the meaning.
 */
export type Variation = 'same' | 'other' | 'added' | 'changed';

export interface CollatedWord {
  /** In the variant's own text. */
  readonly start: number;
  readonly end: number;
  readonly variation: Variation;
  /** Column of the alignment: words of one column answer one another. */
  readonly column: number;
}

export interface Variant {
  readonly words: readonly CollatedWord[];
  /** Columns that others fill and this one leaves empty, and whether that changes the meaning. */
  readonly dropped: readonly { readonly column: number; readonly changes: boolean }[];
}

export interface Collation {
  readonly columns: number;
  /** One for each text, in order. The first is the one that the others are held against. */
  readonly variants: readonly Variant[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly term: string;
  readonly grammatical: boolean;
}

interface Column {
  /** The word of each variant so far, or null. */
  readonly cells: (Word | null)[];
}

/** Words that set a limit or a condition: with or without them is not the same. */
const LIMITS = new Set(
  'if unless until only all every some most may might could must should will if when before after except'.split(' '),
);

/**
 * Collates the variants of one utterance: each is aligned with the columns of those before it. Deterministic.
 * Cost: variants × (words, at most 400)².
 */
export function collate(texts: readonly string[]): Collation {
  let columns: Column[] = [];
  const words = texts.map(wordsOf);
  words.forEach((variant, v) => {
    columns = merged(columns, variant, v);
  });
  return {
    columns: columns.length,
    variants: words.map((_, v) => variantOf(columns, v)),
  };
}

function wordsOf(text: string): Word[] {
  const tokens = tokenise(text);
  const out: Word[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === Kind.Mark) continue;
    const form = tokenText(tokens, i).toLowerCase().replaceAll('’', "'");
    const grammatical = STOPWORDS.has(form);
    const term = grammatical ? form : conceptOf(stem(form));
    out.push({ start: tokens.start[i]!, end: tokens.end[i]!, form, term, grammatical });
  }
  return out;
}

/** The columns with one variant more: matched words go into their columns, words between matches share the free ones. */
function merged(columns: readonly Column[], words: readonly Word[], v: number): Column[] {
  const out: Column[] = [];
  const empty = (): (Word | null)[] => new Array<Word | null>(v).fill(null);
  for (const run of align(columns.length, words.length, (c, w) => answers(columns[c]!, words[w]!))) {
    const [fromColumn, toColumn] = run.a;
    const [fromWord, toWord] = run.b;
    const count = toWord - fromWord;
    const inFirst = columns.slice(fromColumn, toColumn).filter(({ cells }) => cells[0] !== null).length;
    const every = run.same || toColumn - fromColumn === count;
    let w = fromWord;
    for (let c = fromColumn; c < toColumn; c++) {
      // Words that nothing matches answer the first variant's words in their place, if they are as many.
      const pairs = every || (inFirst === count && columns[c]!.cells[0] !== null);
      const word = pairs && w < toWord ? words[w++]! : null;
      out.push({ cells: [...columns[c]!.cells, word] });
    }
    for (; w < toWord; w++) out.push({ cells: [...empty(), words[w]!] });
  }
  return out;
}

const answers = (column: Column, word: Word): boolean =>
  column.cells.some(
    (cell) => cell !== null && (cell.form === word.form || (!cell.grammatical && cell.term === word.term)),
  );

function variantOf(columns: readonly Column[], v: number): Variant {
  const words: CollatedWord[] = [];
  const dropped: { column: number; changes: boolean }[] = [];
  columns.forEach(({ cells }, column) => {
    const first = cells[0] ?? null;
    const word = cells[v] ?? null;
    if (word !== null) words.push({ start: word.start, end: word.end, variation: variationOf(first, word, v), column });
    else {
      const there = cells.find((cell) => cell !== null && cell !== undefined) ?? null;
      if (there !== null) dropped.push({ column, changes: matters(there) });
    }
  });
  words.sort((a, b) => a.start - b.start);
  return { words, dropped };
}

function variationOf(first: Word | null, word: Word, v: number): Variation {
  if (v === 0) return 'same';
  if (first === null) return matters(word) ? 'changed' : 'added';
  if (first.form === word.form) return 'same';
  if (first.term === word.term && !first.grammatical) return 'other';
  if (areOpposites(first.term, word.term) || isNegation(first.form) !== isNegation(word.form)) return 'changed';
  const numbers = /^\d/.test(first.form) || /^\d/.test(word.form);
  return numbers || LIMITS.has(first.form) !== LIMITS.has(word.form) ? 'changed' : 'other';
}

/** Does a word change the meaning by standing there alone? */
const matters = (word: Word): boolean => isNegation(word.form) || LIMITS.has(word.form) || /^\d/.test(word.form);
