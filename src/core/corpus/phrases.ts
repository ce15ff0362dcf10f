/** What part each word plays in its statement, and which words are noun phrases. By word table and neighbours; no parse. */
import { Shape } from '../text/tokenise';
import type { Lexicon } from './lexicon';
import { noted } from './notes';
import { type IndexEntry, placeOf, type Statement } from './statements';

/** Codes of the word table. */
export const Part = {
  Unknown: 0,
  Noun: 1,
  Name: 2,
  Past: 3,
  Present: 4,
  Base: 5,
  Participle: 6,
  Ing: 7,
  Modal: 8,
  Adjective: 9,
  Adverb: 10,
  Pronoun: 11,
  Determiner: 12,
  Preposition: 13,
  Conjunction: 14,
  Number: 15,
  /** "'s" and "'" after a noun. */
  Possessive: 16,
  /** Forms of "be", "have", "do". */
  Auxiliary: 17,
} as const;

const AUXILIARIES = new Set("be am is are was were been being have has had having do does did 've 're 'm".split(' '));
const POSSESSIVES = new Set(["'s", "'"]);
const PRONOUNS = new Set(
  'i you he she it we they him them us me who whom that this these those which nobody everybody somebody anybody everyone someone anyone none nothing everything something anything there'.split(
    ' ',
  ),
);
const NUMBERS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen'.split(
    ' ',
  ),
);

/** A run of words that name something; `head` is its last noun. The words before it tell of what kind it is. */
export interface NounPhrase {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly head: number;
}

/** The part of each word. Cost: linear, once for each statement. */
export const partsOf = noted((statement: Statement, entry: IndexEntry, lexicon: Lexicon): Uint8Array => {
  const { words, shapes, breaks } = statement;
  const out = new Uint8Array(words.length);
  let before: number = Part.Unknown;
  words.forEach((word, i) => {
    if (breaks[i] === 1) before = Part.Unknown;
    const text = lexicon.word(word);
    const codes = lexicon.partsOf(word) || guess(text, before, isIrregular(word, text, lexicon));
    before = isName(statement, entry, i, lexicon)
      ? Part.Name
      : shapes[i] === Shape.Digits || NUMBERS.has(text)
        ? Part.Number
        : AUXILIARIES.has(text)
          ? Part.Auxiliary
          : POSSESSIVES.has(text) && (before === Part.Noun || before === Part.Name)
            ? Part.Possessive
            : PRONOUNS.has(text)
              ? Part.Pronoun
              : COMPARATIVE.test(text) && (codes & 15) === Part.Adjective
                ? Part.Adjective
                : chosen(codes >> 4, codes & 15, before);
    out[i] = before;
    // "To" before a verb is no preposition.
    if (text === 'to') before = Part.Modal;
  });
  // "His guest was": what no noun follows is none's quality.
  for (let i = 1; i < out.length; i++) {
    if (out[i] !== Part.Adjective || !KINDS_BEFORE.has(out[i - 1]!) || COMPARATIVE.test(lexicon.word(words[i]!)))
      continue;
    const followed = i + 1 < out.length && breaks[i + 1] === 0 && QUALIFIED.has(out[i + 1]!);
    if (!followed && (lexicon.partsOf(words[i]!) & 15) === Part.Noun) out[i] = Part.Noun;
  }
  return out;
});

const KINDS_BEFORE: ReadonlySet<number> = new Set([Part.Determiner, Part.Possessive, Part.Adjective]);
const QUALIFIED: ReadonlySet<number> = new Set([Part.Noun, Part.Name, Part.Adjective, Part.Ing, Part.Participle]);

function isName({ words, shapes }: Statement, entry: IndexEntry, i: number, lexicon: Lexicon): boolean {
  const shape = shapes[i]!;
  if (shape === Shape.Lower || shape === Shape.Digits) return false;
  const term = lexicon.termOf(words[i]!);
  if (term < 0) return false;
  const place = placeOf(entry, lexicon.conceptOf(term));
  return place >= 0 && entry.names[place] === 1;
}

export const isVerbal = (part: number): boolean => part >= Part.Past && part <= Part.Ing;

/** Which of its two parts a word plays after the part before it. */
function chosen(mostly: number, also: number, before: number): number {
  const noun = mostly === Part.Noun || also === Part.Noun || mostly === Part.Name;
  const verb = isVerbal(mostly) ? mostly : isVerbal(also) ? also : 0;
  switch (before) {
    case Part.Determiner:
    case Part.Possessive:
    case Part.Adjective:
    case Part.Number:
      if (noun && mostly !== Part.Adjective && mostly !== Part.Adverb) return Part.Noun;
      return mostly === Part.Ing ? Part.Noun : mostly;
    case Part.Pronoun:
    case Part.Modal:
    case Part.Auxiliary:
      return verb !== 0 ? verb : mostly;
    default:
      return mostly === Part.Name ? Part.Noun : mostly;
  }
}

/** "Closer" is no thing. */
const COMPARATIVE = /er$/;

/** "Sang", "wept": the stem is another word, not this one cut short. */
function isIrregular(word: number, text: string, lexicon: Lexicon): boolean {
  const term = lexicon.termOf(word);
  return term >= 0 && !text.startsWith(lexicon.term(term).slice(0, 3)) && !text.endsWith('s');
}

/** For words that the table does not know. */
function guess(text: string, before: number, irregular: boolean): number {
  if (!/[a-z]/.test(text)) return Part.Number << 4;
  if (text.endsWith('ly')) return Part.Adverb << 4;
  if (text.endsWith('ed')) return (Part.Participle << 4) | Part.Past;
  if (text.endsWith('ing')) return (Part.Ing << 4) | Part.Noun;
  // "The bell belongs", "Minister denies".
  const afterNoun = before === Part.Noun || before === Part.Name;
  if (afterNoun && /[^su]s$/.test(text)) return Part.Present << 4;
  if (afterNoun && irregular) return Part.Past << 4;
  if (/^(?:near|clos|furth|larg|small|high|low|few|great|old|young)er$/.test(text)) return Part.Adjective << 4;
  if (/(?:ous|ful|ible|able|ic|ical|ish|ial|iest)$/.test(text)) return Part.Adjective << 4;
  return Part.Noun << 4;
}

const SUBJECTS: ReadonlySet<number> = new Set([Part.Noun, Part.Name, Part.Pronoun, Part.Auxiliary, Part.Modal]);
const isNoun = (part: number): boolean => part === Part.Noun || part === Part.Name;

/** Longest runs of nouns with what stands before them. Cost: linear. */
export function nounPhrases(statement: Statement, parts: Uint8Array): NounPhrase[] {
  const out: NounPhrase[] = [];
  const { breaks } = statement;
  for (let i = 0; i < parts.length; i++) {
    let head = -1;
    let to = i;
    // "Witkoff held talks": no talks that were held.
    if (isVerbal(parts[i]!) && i > 0 && breaks[i] === 0 && SUBJECTS.has(parts[i - 1]!)) continue;
    for (; to < parts.length; to++) {
      if (to > i && breaks[to] === 1) break;
      const part = parts[to]!;
      if (isNoun(part)) head = to;
      else if (part === Part.Possessive) {
        if (head !== to - 1) break;
      } else if (part === Part.Participle || part === Part.Ing) {
        // "Missing workers", but not "Witkoff held talks".
        if (head >= 0 || !isNoun(parts[to + 1] ?? 0)) break;
      } else if (part !== Part.Adjective || head >= 0) break;
    }
    if (head >= 0) {
      out.push({ from: i, to: head + 1, head });
      i = to - 1;
    }
  }
  return out;
}
