/** Which words for offices may stand for which, and how well a role fits what is told of somebody. */

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

/** An office as a phrase tells it: "the Velmaran foreign minister" is `minister`, told from others by `velmaran` and `foreign`. */
export interface Office {
  /** In small letters, as all words here. */
  readonly head: string;
  readonly words: readonly string[];
}

/** How well a role fits what is told: the office and what specifies it, the office alone, a looser word or a country left open; 0 not at all. */
export const Fit = { None: 0, Loose: 1, Office: 2, Whole: 3 } as const;

/** Words that make it another office, unless both have them. */
const LESSER = ['deputy', 'vice', 'assistant', 'acting', 'prime', 'under', 'shadow', 'opposition'];
const PAST = new Set(['former', 'ex', 'late', 'then']);

/** `placed`: nothing but peoples and places specify the role. */
export function fitOf(role: Office & { readonly placed: boolean }, told: Office): number {
  const same = told.head === role.head;
  if (!same && kinds.get(role.head)?.has(told.head) !== true) return Fit.None;
  if (told.words.some((word) => PAST.has(word))) return Fit.None;
  if (same && LESSER.some((word) => role.words.includes(word) !== told.words.includes(word))) return Fit.None;
  // Of ministers only the first is a premier or leader.
  if (!same && told.head === 'minister' && !told.words.includes('prime')) return Fit.None;
  if (!same && LESSER.some((word) => word !== 'prime' && told.words.includes(word))) return Fit.None;
  const isShared = (word: string): boolean => role.words.some((other) => akin(word, other));
  const shared = told.words.some(isShared);
  if (role.words.length > 0 && told.words.length > 0 && !shared) return Fit.None;
  // "The Russian leader" heads no army staff, were it Russian.
  if (role.placed && !told.words.every((word) => word === 'prime' || isShared(word))) return Fit.None;
  // Of which country a president is, "President" alone does not tell.
  if (role.placed && !shared) return Fit.Loose;
  if (same) return shared || role.words.length + told.words.length === 0 ? Fit.Whole : Fit.Office;
  return shared ? Fit.Office : role.words.length === 0 ? Fit.Loose : Fit.None;
}

const AFTER_HEAD = new Set('of for to in at on from who whose that with under as'.split(' '));
const SMALL = new Set(
  "the a an his her its their our my 's of for to in at on from with and or by under as mr mrs ms miss dr sir lord lady who whose that is led leads".split(
    ' ',
  ),
);

/** The office in a title or role as a text has it: "the governor of the province", "Tamrisk's minister of culture"; null for no words. */
export function officeIn(phrase: string): Office | null {
  const words = phrase.toLowerCase().match(/[\p{L}\p{N}-]+|['’]s?/gu) ?? [];
  let at = words.findIndex((word, i) => i > 0 && AFTER_HEAD.has(word)) - 1;
  if (at < 0) at = words.length - 1;
  const head = words[at];
  if (head === undefined || SMALL.has(head)) return null;
  if (head === 'head' && words[at + 1] === 'of' && (words[at + 2] === 'state' || words[at + 2] === 'government')) {
    return { head: `head of ${words[at + 2]}`, words: [] };
  }
  return { head, words: words.filter((word, i) => i !== at && /\p{L}{2}/u.test(word) && !SMALL.has(word)) };
}

/** Is one word made from the other: "president", "presidential"; "Velmara", "Velmaran"; "island", "islands"? In small letters. */
export function akin(a: string, b: string): boolean {
  if (a === b) return true;
  const least = Math.max(5, Math.min(a.length, b.length) - 2);
  if (a.length < least || b.length < least) return false;
  for (let i = 0; i < least; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
  return true;
}
