/** The words that tell of a person's office, gender and country, by token hash: asked for most tokens of a text, so kept in flat tables. */
import { hashWord } from '../../text/tokenise';
import { COUNTRIES } from '../lexicon/countries';
import { KNOWN_ORGANISATIONS } from '../lexicon/organisations';
import { OFFICE_MODIFIERS, OFFICES, PERSON_NOUNS, STYLES } from '../lexicon/titles';

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
}

const roleWords = new Map<number, RoleWord>();

function note(word: string, add: Partial<RoleWord>): void {
  const hash = hashWord(word);
  const known = roleWords.get(hash) ?? { word, gender: undefined, style: false, head: false, modifier: false };
  roleWords.set(hash, { ...known, ...add });
}

for (const [word, gender] of STYLES) note(word, { style: true, ...(gender === '' ? {} : { gender }) });
for (const word of OFFICES) note(word, { head: true });
for (const [word, gender] of PERSON_NOUNS) note(word, { head: true, ...(gender === '' ? {} : { gender }) });
for (const word of OFFICE_MODIFIERS) note(word, { modifier: true });

export const roleWord = (hash: number): RoleWord | undefined => roleWords.get(hash);

/** Country by the hash of its demonym or one-word name: "Russian" → "Russia". */
const lands = new Map<number, string>();
for (const country of COUNTRIES) {
  for (const word of [country.name, ...country.others, ...country.demonyms]) {
    if (!word.includes(' ')) lands.set(hashWord(word), country.name);
  }
}

export const landOf = (hash: number): string | undefined => lands.get(hash);

/** Folded name → the name the world knows it by: "us" → "United States", "un" → "United Nations". */
const canonical = new Map<string, string>();
const squeeze = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
for (const country of COUNTRIES) {
  for (const name of [country.name, ...country.others]) canonical.set(squeeze(name), country.name);
  const [capital, ...spellings] = country.capitals;
  if (!spellings.some((name) => isSpelling(capital!, name))) continue;
  for (const name of country.capitals) if (isSpelling(capital!, name)) canonical.set(squeeze(name), capital!);
}
for (const names of KNOWN_ORGANISATIONS) for (const name of names) canonical.set(squeeze(name), names[0]!);

/** Other capitals of one country are other towns; only what starts alike is the same one spelt otherwise. */
function isSpelling(capital: string, name: string): boolean {
  return capital[0] === name[0];
}

/** The name by which an atlas or almanac knows it, if it does. "U.S.", "US" and "America" are one; "us" in small letters is none. */
export function knownAs(name: string): string | undefined {
  return name === name.toLowerCase() ? undefined : canonical.get(squeeze(name));
}

/** Offices that a looser word may stand for: "the Russian leader" for a president. */
const KINDS: Readonly<Record<string, string>> = {
  leader:
    'president premier minister chancellor king queen emperor emir sultan chairman chairwoman chair chief head ruler dictator founder tsar pope speaker',
  aide: 'adviser advisor assistant counsel counselor strategist secretary spokesman spokeswoman official',
  adviser: 'advisor aide counsel counselor',
  advisor: 'adviser aide counsel counselor',
  spokesperson: 'spokesman spokeswoman',
  lawmaker: 'senator congressman congresswoman representative mp legislator sen rep',
  politician:
    'senator congressman congresswoman representative mp minister president premier mayor governor candidate nominee lawmaker',
  legislator: 'senator congressman congresswoman representative mp lawmaker',
  premier: 'minister',
  chairman: 'chair',
  chairwoman: 'chair',
  chief: 'head director chairman commissioner commander',
  commander: 'chief',
  'head of state': 'president king queen emperor empress emir sultan tsar',
  'head of government': 'premier minister chancellor',
  investigator: 'detective inspector',
  boss: 'chief head director chairman ceo executive',
  executive: 'ceo',
  diplomat: 'ambassador envoy consul minister secretary',
  envoy: 'ambassador',
  candidate: 'nominee contender',
  nominee: 'candidate',
  businessman: 'entrepreneur tycoon investor founder billionaire',
  tycoon: 'businessman billionaire',
  lawyer: 'attorney barrister solicitor counsel',
  attorney: 'lawyer counsel',
  journalist: 'reporter correspondent editor columnist',
  reporter: 'journalist correspondent',
  scientist: 'researcher professor physicist chemist biologist',
  author: 'writer novelist',
  writer: 'author novelist',
  officer: 'constable sergeant inspector lieutenant captain detective',
  senator: 'sen',
  governor: 'gov',
  representative: 'rep',
  general: 'gen',
};
const kinds = new Map(Object.entries(KINDS).map(([word, others]) => [word, new Set(others.split(' '))]));

/** The heads by which a person may be told of whom a phrase headed by `head` denotes, the same one first. */
export const officesOf = (head: string): readonly string[] => [head, ...(kinds.get(head) ?? [])];

/** May a phrase headed by `head` denote someone of whom the text told `told`? */
export const fits = (head: string, told: string): boolean => head === told || (kinds.get(head)?.has(told) ?? false);

/** Nouns that denote somebody only by what he or she is to another: "his guest", "her counterpart". */
const RELATIONS = new Map(
  'counterpart guest host visitor interlocutor opponent rival critic ally employer successor predecessor colleague neighbour neighbor boss friend wife husband partner'
    .split(' ')
    .map((word) => [hashWord(word), word]),
);
export const relationOf = (hash: number): string | undefined => RELATIONS.get(hash);

/** Those of them that name one of two who meet or deal with one another as equals. */
export const OF_TWO: ReadonlySet<string> = new Set(['counterpart', 'guest', 'host', 'visitor', 'interlocutor']);

const AGENT = /^[a-z-]{3,}(?:tor|ter|der|ger|ner|ser|ist|man|woman)$/;
const NO_AGENT = new Set(
  'after later under either neither whether another matter letter water winter longer order wonder consider remember number paper'.split(
    ' ',
  ),
);

/** Does the word, in small letters, look like what somebody does: "investigator", "strategist"? */
export const isAgent = (word: string): boolean => AGENT.test(word) && !NO_AGENT.has(word);

/** Is one word made from the other: "president", "presidential"; "Velmara", "Velmaran"; "island", "islands"? In small letters. */
export function akin(a: string, b: string): boolean {
  if (a === b) return true;
  const least = Math.max(5, Math.min(a.length, b.length) - 2);
  if (a.length < least || b.length < least) return false;
  for (let i = 0; i < least; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
  return true;
}
