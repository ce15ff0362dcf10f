/** Who is who among the names of one document: full names first, then the short forms that lean on them. */
import type { ActorType } from '../../contract';
import { foldName, nameWords, type PersonKey, personKey, sameFull, soundKey } from '../../text/nameKey';
import { hashWord } from '../../text/tokenise';
import { COMPANY_WORDS, LEGAL_FORMS, ORGANISATION_WORDS } from '../lexicon/organisations';
import type { Told } from './titles';
import { type Gender, knownAs, landOf } from './words';

/** An entity in the making. */
export interface Draft {
  readonly index: number;
  type: ActorType;
  name: string;
  named: boolean;
  key: PersonKey;
  gender: Gender | undefined;
  readonly told: Told[];
  readonly titles: Set<string>;
  readonly lands: Set<string>;
  /** Start of its last mention so far, for recency; -1 before the first. */
  last: number;
}

/** A name as the text has it, with what stands around it. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: ActorType;
  readonly score: number;
  readonly gender: Gender | undefined;
  readonly told: readonly Told[];
  readonly key: PersonKey;
  /** All words folded into one. */
  readonly folded: string;
}

export interface Joined {
  readonly draft: Draft;
  readonly why: string;
}

export interface Cast {
  readonly drafts: Draft[];
  /** The entity of the next name in reading order. */
  join(named: Named): Joined;
  create(name: string, type: ActorType, named: boolean): Draft;
}

const fullKey = ({ given, keys }: PersonKey): string => `${given[0]} ${keys[keys.length - 1]}`;

/** Entities of one key that are looked at before giving up: keeps a list of ten thousand Smiths linear. */
const NAMESAKES = 24;

const GENERIC = new Set([
  ...LEGAL_FORMS,
  ...'party group holdings newspaper news agency magazine network television tv website club bank university organization organisation government administration campaign union association'.split(
    ' ',
  ),
]);

/** All names of the document are needed at once, so that a headline's "Ilves" finds the "Mara Ilves" below. */
export function createCast(all: readonly Named[]): Cast {
  const drafts: Draft[] = [];
  /** By given name and surname, so that ten thousand Smiths cost no more than one. */
  const byFull = new Map<string, Draft[]>();
  const byLast = new Map<string, Draft[]>();
  const byFirst = new Map<string, Draft[]>();
  const byWhole = new Map<string, Draft>();
  /** Persons known by one word only. */
  const bare = new Map<string, Draft[]>();
  const votes = new Map<Draft, Map<ActorType, number>>();
  const acronyms = new Map<string, Draft | null>();
  const heads = new Map<string, Draft | null>();
  /** By the first word of a company's name. */
  const openings = new Map<string, Draft | null>();

  const create = (name: string, type: ActorType, named: boolean): Draft => {
    const draft: Draft = {
      index: drafts.length,
      type,
      name,
      named,
      key: personKey(name),
      gender: undefined,
      told: [],
      titles: new Set(),
      lands: new Set(),
      last: -1,
    };
    drafts.push(draft);
    return draft;
  };

  // Full names of persons.
  for (const named of all) {
    if (named.type !== 'person' || named.key.words.length < 2) continue;
    const last = named.key.keys[named.key.keys.length - 1]!;
    const full = fullKey(named.key);
    let draft = recent(byFull.get(full) ?? [], (d) => agrees(d, named) && sameFull(d.key, named.key));
    draft ??= recent(byLast.get(last) ?? [], (d) => agrees(d, named) && sameFull(d.key, named.key));
    if (draft === undefined) {
      draft = create(named.text, 'person', true);
      draft.key = named.key;
      push(byFull, full, draft);
      push(byLast, last, draft);
      push(byFirst, named.key.keys[0]!, draft);
    } else if (fuller(named.key, draft.key)) {
      draft.key = named.key;
      draft.name = named.text;
    }
    learn(draft, named);
  }
  // Organisations and places by their whole name, and what shortens them.
  for (const named of all) {
    if (named.type === 'person') continue;
    const key = wholeKey(named);
    let draft = byWhole.get(key);
    if (draft === undefined) {
      draft = create(knownAs(named.text) ?? named.text, named.type, true);
      votes.set(draft, new Map());
      byWhole.set(key, draft);
      if (named.type === 'organization') {
        for (const initials of initialsOf(named.text)) once(acronyms, initials, draft);
        for (const short of shortForms(named.text)) once(heads, short, draft);
        once(openings, opening(named.text), draft);
      }
    }
    vote(votes.get(draft)!, draft, named);
  }

  const join = (named: Named): Joined => {
    const joined = joinOne(named);
    learn(joined.draft, named);
    joined.draft.last = named.start;
    return joined;
  };

  const joinOne = (named: Named): Joined => {
    const { key } = named;
    if (named.text.startsWith('@')) return handle(named);
    if (key.words.length >= 2 && named.type === 'person') {
      const fits = (d: Draft): boolean => agrees(d, named) && sameFull(d.key, named.key);
      const draft =
        recent(byFull.get(fullKey(key)) ?? [], fits) ?? recent(byLast.get(key.keys[key.keys.length - 1]!) ?? [], fits);
      if (draft !== undefined) return { draft, why: spelled(named, draft) };
    }
    // A bare word that is the surname of somebody here.
    if (key.words.length === 1 || named.type === 'person') {
      const word = key.keys[key.keys.length - 1] ?? '';
      const whole = byWhole.get(wholeKey(named));
      const byName =
        named.type === 'person' || whole === undefined || named.score < 0.8 ? surname(named, word) : undefined;
      if (byName !== undefined) return { draft: byName, why: `short form of “${byName.name}”` };
    }
    if (named.type === 'person') {
      // "Lord Byrne" and "Lady Byrne" are two.
      const whole = wholeKey(named);
      const body = byWhole.get(whole);
      const known = recent(bare.get(whole) ?? [], (d) => agrees(d, named)) ?? body;
      if (known !== undefined) return { draft: known, why: spelled(named, known) };
      const draft = create(named.text, 'person', true);
      draft.key = key;
      draft.gender = genderOf(named) ?? named.gender;
      push(bare, whole, draft);
      return { draft, why: '' };
    }
    const folded = foldName(named.text);
    // "US" is the country, whatever University of Sheffield is about.
    const long = knownAs(named.text) === undefined ? (acronyms.get(folded) ?? heads.get(folded)) : undefined;
    if (long !== undefined && long !== null && (named.type === 'organization' || heads.has(folded))) {
      return { draft: long, why: `short form of “${long.name}”` };
    }
    const company = named.type === 'organization' && key.words.length === 1 ? openings.get(folded) : undefined;
    if (company !== undefined && company !== null && knownAs(named.text) === undefined) {
      return { draft: company, why: `short form of “${company.name}”` };
    }
    const draft = byWhole.get(wholeKey(named))!;
    return { draft, why: spelled(named, draft) };
  };

  /** The bearer of a short form: the one who fits by gender, the most recent of several. */
  const surname = (named: Named, word: string): Draft | undefined => {
    const fits = (d: Draft): boolean => agrees(d, named);
    const found =
      recent(byLast.get(word) ?? [], fits) ??
      (named.key.words.length === 1 ? recent(byFirst.get(word) ?? [], fits) : undefined);
    if (found !== undefined && named.key.words.length > 1) {
      // "Van der Berg" shortens "Lena van der Berg"; "Anna Berg" does not shorten "Lena Berg".
      const tail = found.key.keys.slice(-named.key.keys.length);
      return tail.every((k, i) => k === named.key.keys[i]) ? found : undefined;
    }
    return found;
  };

  const handle = (named: Named): Joined => {
    const letters = foldName(named.text).replace(/\p{N}/gu, '');
    const bearer = named.type === 'person' ? undefined : inOffice(letters, drafts);
    if (bearer !== undefined) return { draft: bearer, why: `account of the office of “${bearer.name}”` };
    for (const draft of drafts.slice(0, 200)) {
      if (draft.name.startsWith('@')) continue;
      if (draft.type === 'person' && owns(letters, draft.key)) return { draft, why: `account of “${draft.name}”` };
      if (draft.type !== 'person' && letters.length > 2 && foldName(draft.name) === letters) {
        return { draft, why: `account of “${draft.name}”` };
      }
    }
    const known = byWhole.get(wholeKey(named)) ?? byWhole.get(named.folded);
    if (known !== undefined) return { draft: known, why: '' };
    const draft = create(named.text, named.type, true);
    byWhole.set(named.folded, draft);
    return { draft, why: '' };
  };

  return { drafts, join, create };
}

/** A body's type is the one most of its mentions have; a name all in capitals gives way to one that is not. */
function vote(votes: Map<ActorType, number>, draft: Draft, { type, score, text }: Named): void {
  votes.set(type, (votes.get(type) ?? 0) + score);
  if (votes.get(type)! > (votes.get(draft.type) ?? 0)) draft.type = type;
  if (knownAs(text) === undefined && draft.name === draft.name.toUpperCase()) draft.name = text;
}

/** The last of the list that was mentioned and fits, or the first that fits if none was mentioned yet. */
function recent(list: readonly Draft[], fits: (draft: Draft) => boolean): Draft | undefined {
  let best: Draft | undefined;
  for (let i = Math.max(0, list.length - NAMESAKES); i < list.length; i++) {
    const draft = list[i]!;
    if (fits(draft) && (best === undefined || draft.last > best.last)) best = draft;
  }
  return best;
}

/** A bare "Clinton" may be a surname: what the word would tell as a given name counts in full names only. */
const genderOf = ({ told, gender, key }: Named): Gender | undefined =>
  told.find((one) => one.gender !== undefined)?.gender ?? (key.words.length > 1 ? gender : undefined);

function agrees(draft: Draft, named: Named): boolean {
  const gender = genderOf(named);
  return gender === undefined || draft.gender === undefined || gender === draft.gender || named.key.words.length > 1;
}

/** Titles kept of one person. */
const TITLES = 24;

function learn(draft: Draft, named: Named): void {
  draft.gender ??= genderOf(named);
  for (const told of named.told) {
    if (draft.titles.has(told.title) || draft.told.length >= TITLES) continue;
    draft.titles.add(told.title);
    draft.told.push(told);
    for (const land of told.lands) draft.lands.add(land);
  }
}

const fuller = (a: PersonKey, b: PersonKey): boolean =>
  a.words.length > b.words.length ||
  (a.words.length === b.words.length && b.words[0]!.length === 1 && a.words[0]!.length > 1);

function wholeKey(named: Named): string {
  const known = knownAs(named.text);
  if (known !== undefined) return foldName(known);
  const words = named.key.words;
  let to = words.length;
  while (to > 1 && LEGAL_FORMS.has(words[to - 1]!)) to--;
  return words.slice(0, to).map(soundKey).join('');
}

function spelled(named: Named, draft: Draft): string {
  return named.text === draft.name || draft.last < 0 ? '' : `same name as “${draft.name}”`;
}

function push(map: Map<string, Draft[]>, key: string, draft: Draft): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [draft]);
  else list.push(draft);
}

/** A short form that two bodies share denotes neither. */
function once(map: Map<string, Draft | null>, key: string, draft: Draft): void {
  if (key.length < 2) return;
  const known = map.get(key);
  map.set(key, known === undefined || known === draft ? draft : null);
}

const SMALL = new Set('of the and for de la le du des in on at & a an to'.split(' '));

/** Initials of a name of three words or more, with and without its small words: "rdif", "doj", "dj". */
function initialsOf(name: string): readonly string[] {
  const words = nameWords(name)
    .flatMap((word) => word.split(/[-‐‑]/))
    .filter((word) => word !== '');
  if (words.length < 2) return [];
  const strong = words.filter((word) => !SMALL.has(word.toLowerCase()));
  const initials = (list: readonly string[]): string =>
    list
      .map((word) => word[0]!)
      .join('')
      .toLowerCase();
  return [...new Set([initials(words), initials(strong)])].filter((s) => s.length > 1).map(foldName);
}

/** "Labour" for "Labour Party": the name without the generic words at its end. */
function shortForms(name: string): readonly string[] {
  const words = nameWords(name).map(foldName);
  let to = words.length;
  while (to > 1 && GENERIC.has(words[to - 1]!)) to--;
  return to < words.length ? [words.slice(0, to).join('')] : [];
}

/** "peabody" of "Peabody Energy"; empty where the first word is a common part of many names. */
function opening(name: string): string {
  const words = nameWords(name);
  const first = words[0];
  if (first === undefined || words.length < 2 || words.length > 3 || !COMPANY_WORDS.has(foldName(words.at(-1)!)))
    return '';
  const folded = foldName(first);
  return folded.length < 4 || ORGANISATION_WORDS.has(folded) || landOf(hashWord(first)) !== undefined ? '' : folded;
}

/** The only one of whom the text tells the office and country that an account's letters spell: "presidenteldrey". */
function inOffice(letters: string, drafts: readonly Draft[]): Draft | undefined {
  const found = drafts.slice(0, 200).filter(
    ({ type, told, lands }) =>
      type === 'person' &&
      told.some(({ head, words }) =>
        [...lands, ...words].some((land) => {
          const spelt = [foldName(head), foldName(land)];
          return land.length > 3 && (letters === spelt.join('') || letters === spelt.reverse().join(''));
        }),
      ),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Does an account's name spell this person: surname with nothing, an initial or the given name? */
function owns(letters: string, key: PersonKey): boolean {
  if (key.words.length < 2) return false;
  const last = key.words[key.words.length - 1]!;
  const first = key.words[0]!;
  if (last.length < 4 || !letters.includes(last)) return false;
  const rest = letters.replace(last, '').replace(/^(?:the|real|official)|(?:official|real)$/g, '');
  return (
    rest === '' ||
    rest === first ||
    (rest.length < 3 && rest[0] === first[0]) ||
    rest === key.words.slice(0, -1).join('') ||
    rest ===
      key.words
        .slice(0, -1)
        .map((w) => w[0])
        .join('')
  );
}
