/** Who is who among the names of one document: full names first, then the short forms that lean on them. */
import type { ActorType } from '../../contract';
import { foldName, isCapitals, type PersonKey, personKey, sameFull } from '../../text/nameKey';
import { type Spelling, shortFormsOf } from './spelling';
import type { Told } from './titles';
import type { Gender } from './words';

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
  readonly spelling: Spelling;
  readonly type: ActorType;
  readonly score: number;
  /** Of a given name. */
  readonly gender: Gender | undefined;
  readonly told: readonly Told[];
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

/** Entities of one key that are looked at before giving up: keeps a list of ten thousand Smiths linear. */
const NAMESAKES = 24;

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
  /** For bodies and places: what speaks for each type, by the number of the draft. */
  const votes: Record<ActorType, number>[] = [];
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

  const byName = ({ full, key }: Spelling, fits: (draft: Draft) => boolean): Draft | undefined =>
    recent(byFull.get(full), fits) ?? recent(byLast.get(key.keys[key.keys.length - 1]!), fits);

  // Full names of persons.
  for (const named of all) {
    const { spelling } = named;
    const { key } = spelling;
    if (named.type !== 'person' || key.words.length < 2) continue;
    let draft = byName(spelling, (d) => agrees(d, named) && sameFull(d.key, key));
    if (draft === undefined) {
      draft = create(spelling.text, 'person', true);
      draft.key = key;
      push(byFull, spelling.full, draft);
      push(byLast, key.keys[key.keys.length - 1]!, draft);
      push(byFirst, key.keys[0]!, draft);
    } else if (fuller(key, draft.key)) {
      draft.key = key;
      draft.name = spelling.text;
    }
    learn(draft, named);
  }
  // Organisations and places by their whole name, and what shortens them.
  for (const named of all) {
    if (named.type === 'person') continue;
    const { text, known, whole } = named.spelling;
    let draft = byWhole.get(whole);
    if (draft === undefined) {
      draft = create(known ?? text, named.type, true);
      votes[draft.index] = { person: 0, organization: 0, place: 0, group: 0 };
      byWhole.set(whole, draft);
      if (named.type === 'organization') {
        const { initials, head, opening } = shortFormsOf(text);
        for (const short of initials) once(acronyms, short, draft);
        once(heads, head, draft);
        once(openings, opening, draft);
      }
    }
    vote(votes[draft.index]!, draft, named);
  }

  const join = (named: Named): Joined => {
    const joined = joinOne(named);
    learn(joined.draft, named);
    joined.draft.last = named.start;
    return joined;
  };

  const joinOne = (named: Named): Joined => {
    const { spelling, type } = named;
    const { text, key, folded, known, whole } = spelling;
    if (text.charCodeAt(0) === 0x40) return handle(named);
    if (key.words.length >= 2 && type === 'person') {
      const draft = byName(spelling, (d) => agrees(d, named) && sameFull(d.key, key));
      if (draft !== undefined) return { draft, why: spelled(named, draft) };
    }
    // A bare word that is the surname of somebody here.
    if (key.words.length === 1 || type === 'person') {
      const word = key.keys[key.keys.length - 1] ?? '';
      const bearer = type === 'person' || !byWhole.has(whole) || named.score < 0.8 ? surname(named, word) : undefined;
      if (bearer !== undefined) return { draft: bearer, why: `short form of “${bearer.name}”` };
    }
    if (type === 'person') {
      // "Lord Byrne" and "Lady Byrne" are two.
      const like = recent(bare.get(whole), (d) => agrees(d, named)) ?? byWhole.get(whole);
      if (like !== undefined) return { draft: like, why: spelled(named, like) };
      const draft = create(text, 'person', true);
      draft.key = key;
      draft.gender = genderOf(named) ?? named.gender;
      push(bare, whole, draft);
      return { draft, why: '' };
    }
    // "US" is the country, whatever University of Sheffield is about.
    if (known === undefined) {
      const long = acronyms.get(folded) ?? heads.get(folded);
      if (long !== undefined && long !== null && (type === 'organization' || heads.has(folded))) {
        return { draft: long, why: `short form of “${long.name}”` };
      }
      const company = type === 'organization' && key.words.length === 1 ? openings.get(folded) : undefined;
      if (company !== undefined && company !== null) {
        return { draft: company, why: `short form of “${company.name}”` };
      }
    }
    const draft = byWhole.get(whole)!;
    return { draft, why: spelled(named, draft) };
  };

  /** The bearer of a short form: the one who fits by gender, the most recent of several. */
  const surname = (named: Named, word: string): Draft | undefined => {
    const { words, keys } = named.spelling.key;
    const fits = (d: Draft): boolean => agrees(d, named);
    const found = recent(byLast.get(word), fits) ?? (words.length === 1 ? recent(byFirst.get(word), fits) : undefined);
    if (found !== undefined && words.length > 1) {
      // "Van der Berg" shortens "Lena van der Berg"; "Anna Berg" does not shorten "Lena Berg".
      const tail = found.key.keys.slice(-keys.length);
      return tail.every((k, i) => k === keys[i]) ? found : undefined;
    }
    return found;
  };

  const handle = (named: Named): Joined => {
    const { text, folded, whole } = named.spelling;
    const letters = folded.replace(/\p{N}/gu, '');
    const bearer = named.type === 'person' ? undefined : inOffice(letters, drafts);
    if (bearer !== undefined) return { draft: bearer, why: `account of the office of “${bearer.name}”` };
    for (const draft of drafts.slice(0, 200)) {
      if (draft.name.startsWith('@')) continue;
      if (draft.type === 'person' && owns(letters, draft.key)) return { draft, why: `account of “${draft.name}”` };
      if (draft.type !== 'person' && letters.length > 2 && foldName(draft.name) === letters) {
        return { draft, why: `account of “${draft.name}”` };
      }
    }
    const known = byWhole.get(whole) ?? byWhole.get(folded);
    if (known !== undefined) return { draft: known, why: '' };
    const draft = create(text, named.type, true);
    byWhole.set(folded, draft);
    return { draft, why: '' };
  };

  return { drafts, join, create };
}

/** A body's type is the one most of its mentions have; a name all in capitals gives way to one that is not. */
function vote(votes: Record<ActorType, number>, draft: Draft, { type, score, spelling }: Named): void {
  votes[type] += score;
  if (votes[type] > votes[draft.type]) draft.type = type;
  if (spelling.known === undefined && isCapitals(draft.name)) draft.name = spelling.text;
}

/** The last of the list that was mentioned and fits, or the first that fits if none was mentioned yet. */
function recent(list: readonly Draft[] | undefined, fits: (draft: Draft) => boolean): Draft | undefined {
  if (list === undefined) return undefined;
  let best: Draft | undefined;
  for (let i = Math.max(0, list.length - NAMESAKES); i < list.length; i++) {
    const draft = list[i]!;
    if ((best === undefined || draft.last > best.last) && fits(draft)) best = draft;
  }
  return best;
}

/** A bare "Clinton" may be a surname: what the word would tell as a given name counts in full names only. */
function genderOf({ told, gender, spelling }: Named): Gender | undefined {
  for (const one of told) if (one.gender !== undefined) return one.gender;
  return spelling.key.words.length > 1 ? gender : undefined;
}

function agrees(draft: Draft, named: Named): boolean {
  if (draft.gender === undefined || named.spelling.key.words.length > 1) return true;
  const gender = genderOf(named);
  return gender === undefined || gender === draft.gender;
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

function spelled({ spelling }: Named, draft: Draft): string {
  return spelling.text === draft.name || draft.last < 0 ? '' : `same name as “${draft.name}”`;
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
