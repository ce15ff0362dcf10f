/** The words that tell of a person's office, gender and country, by token hash: asked for most tokens of a text, so kept in flat tables. */

import { find, hashTable } from '../../text/hashTable';
import { OFFICE_MODIFIERS, OFFICES, PERSON_NOUNS, STYLES } from '../../text/titles';
import { hashWord } from '../../text/tokenise';
import { COUNTRIES, SPELLINGS } from '../lexicon/countries';
import { KNOWN_ORGANISATIONS } from '../lexicon/organisations';

export type Gender = 'f' | 'm';

/** What a word tells of the person it speaks of. */
export interface RoleWord {
  readonly word: string;
  readonly gender: Gender | undefined;
  /** Style ("Mr", "Lady"): only before a name. */
  readonly style: boolean;
  /** Can be the head of a phrase that denotes a person: "the minister". */
  readonly head: boolean;
  /** Stands before an office: "foreign", "deputy". */
  readonly modifier: boolean;
  /** Denotes somebody only by what he or she is to another: "guest". */
  readonly relation: boolean;
}

const roleWords = new Map<number, RoleWord>();

function note(word: string, add: Partial<RoleWord>): void {
  const hash = hashWord(word);
  const known = roleWords.get(hash) ?? {
    word,
    gender: undefined,
    style: false,
    head: false,
    modifier: false,
    relation: false,
  };
  roleWords.set(hash, { ...known, ...add });
}

for (const [word, gender] of STYLES) note(word, { style: true, ...(gender === '' ? {} : { gender }) });
for (const word of OFFICES) note(word, { head: true });
for (const [word, gender] of PERSON_NOUNS) note(word, { head: true, ...(gender === '' ? {} : { gender }) });
for (const word of OFFICE_MODIFIERS) note(word, { modifier: true });
const RELATIONS =
  'counterpart guest host visitor interlocutor opponent rival critic ally employer successor predecessor colleague neighbour neighbor boss friend wife husband partner';
for (const word of RELATIONS.split(' ')) note(word, { relation: true });

const ROLE_WORDS: readonly (RoleWord | undefined)[] = [undefined, ...roleWords.values()];
const roleNumbers = hashTable([...roleWords.keys()].map((hash, i) => [hash, i + 1]));

export const roleWord = (hash: number): RoleWord | undefined => ROLE_WORDS[find(roleNumbers, hash)];

/** Country by the hash of its demonym or one-word name: "Russian" → "Russia". */
const lands = new Map<number, string>();
for (const country of COUNTRIES) {
  for (const word of [country.name, ...country.others, ...country.demonyms]) {
    if (!word.includes(' ')) lands.set(hashWord(word), country.name);
  }
}

const LANDS: readonly (string | undefined)[] = [undefined, ...lands.values()];
const landNumbers = hashTable([...lands.keys()].map((hash, i) => [hash, i + 1]));

export const landOf = (hash: number): string | undefined => LANDS[find(landNumbers, hash)];

/** Folded name → the name the world knows it by: "us" → "United States", "un" → "United Nations". */
const canonical = new Map<string, string>();
const squeeze = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
for (const country of COUNTRIES) {
  for (const name of [country.name, ...country.others]) canonical.set(squeeze(name), country.name);
  const [capital, ...spellings] = country.capitals;
  if (!spellings.some((name) => isSpelling(capital!, name))) continue;
  for (const name of country.capitals) if (isSpelling(capital!, name)) canonical.set(squeeze(name), capital!);
}
for (const names of SPELLINGS) for (const name of names) canonical.set(squeeze(name), names[0]!);
for (const names of KNOWN_ORGANISATIONS) for (const name of names) canonical.set(squeeze(name), names[0]!);

/** Other capitals of one country are other towns; only what starts alike is the same one spelt otherwise. */
function isSpelling(capital: string, name: string): boolean {
  return capital[0] === name[0];
}

/** The name by which an atlas or almanac knows it, if it does. "U.S.", "US" and "America" are one; "us" in small letters is none. */
export function knownAs(name: string): string | undefined {
  return name === name.toLowerCase() ? undefined : canonical.get(squeeze(name));
}

/** Nouns that name one of two who meet or deal with one another as equals. */
export const OF_TWO: ReadonlySet<string> = new Set(['counterpart', 'guest', 'host', 'visitor', 'interlocutor']);

const AGENT = /^[a-z-]{3,}(?:tor|ter|der|ger|ner|ser|ist|man|woman)$/;
const NO_AGENT = new Set(
  'after later under either neither whether another matter letter water winter longer order wonder consider remember number paper'.split(
    ' ',
  ),
);

/** Does the word, in small letters, look like what somebody does: "investigator", "strategist"? */
export const isAgent = (word: string): boolean => AGENT.test(word) && !NO_AGENT.has(word);
