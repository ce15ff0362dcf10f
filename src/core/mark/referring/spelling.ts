/** What a name's spelling alone tells: the keys under which it meets the other names of a text, and the short forms that may stand for it. */
import { foldName, nameWords, type PersonKey, personKey } from '../../text/nameKey';
import { remembered } from '../../text/remembered';
import { hashWord } from '../../text/tokenise';
import { COMPANY_WORDS, LEGAL_FORMS, ORGANISATION_WORDS } from '../lexicon/organisations';
import { knownAs, landOf } from './words';

export interface Spelling {
  /** With single spaces. */
  readonly text: string;
  readonly key: PersonKey;
  /** All words folded into one. */
  readonly folded: string;
  /** The name by which an atlas or almanac knows it. */
  readonly known: string | undefined;
  /** Given name and surname, for persons of two words or more. */
  readonly full: string;
  /** One for all spellings of one body or place. */
  readonly whole: string;
}

/** Cost: linear in its length where it was not asked for lately. */
export const spellingOf: (spelling: string) => Spelling = remembered((spelling) => {
  const text = spelling.replace(/\s+#?/g, ' ');
  const key = personKey(text);
  const known = knownAs(text);
  return {
    text,
    key,
    folded: foldName(text),
    known,
    full: `${key.given[0]} ${key.keys[key.keys.length - 1]}`,
    whole: known === undefined ? wholeKey(key) : foldName(known),
  };
});

function wholeKey({ words, keys }: PersonKey): string {
  let to = words.length;
  while (to > 1 && LEGAL_FORMS.has(words[to - 1]!)) to--;
  return keys.slice(0, to).join('');
}

/** The short forms by which a body may be called: keys, folded. */
export interface ShortForms {
  /** "rdif", "doj", "dj". */
  readonly initials: readonly string[];
  /** "labour" of "Labour Party". */
  readonly head: string;
  /** "peabody" of "Peabody Energy". */
  readonly opening: string;
}

/** An empty string where there is no such form. */
export const shortFormsOf: (name: string) => ShortForms = remembered((name) => {
  const words = nameWords(name);
  return { initials: initialsOf(words), head: headOf(words.map(foldName)), opening: openingOf(words) };
});

const SMALL = new Set('of the and for de la le du des in on at & a an to'.split(' '));

/** Initials of a name of two words or more, with and without its small words. */
function initialsOf(name: readonly string[]): readonly string[] {
  const words = name.flatMap((word) => word.split(/[-‐‑]/)).filter((word) => word !== '');
  if (words.length < 2) return [];
  const strong = words.filter((word) => !SMALL.has(word.toLowerCase()));
  const initials = (list: readonly string[]): string =>
    list
      .map((word) => word[0]!)
      .join('')
      .toLowerCase();
  return [...new Set([initials(words), initials(strong)])].filter((s) => s.length > 1).map(foldName);
}

const GENERIC = new Set([
  ...LEGAL_FORMS,
  ...'party group holdings newspaper news agency magazine network television tv website club bank university organization organisation government administration campaign union association'.split(
    ' ',
  ),
]);

/** The name without the generic words at its end. */
function headOf(words: readonly string[]): string {
  let to = words.length;
  while (to > 1 && GENERIC.has(words[to - 1]!)) to--;
  return to < words.length ? words.slice(0, to).join('') : '';
}

/** The first word of a company's name; empty where it is a common part of many names. */
function openingOf(words: readonly string[]): string {
  const first = words[0];
  if (first === undefined || words.length < 2 || words.length > 3 || !COMPANY_WORDS.has(foldName(words.at(-1)!)))
    return '';
  const folded = foldName(first);
  return folded.length < 4 || ORGANISATION_WORDS.has(folded) || landOf(hashWord(first)) !== undefined ? '' : folded;
}
