/** Which signatures are one actor: people by given name and surname, bare surnames by their bearers, bodies by name or initials. */
import type { ActorType } from '../contract';
import type { DocumentId, Entity } from '../model';
import { foldName, nameWords, type PersonKey, personKey, sameFull, soundKey } from '../text/nameKey';
import { OFFICES, STYLES } from '../text/titles';

/** One way in which documents name someone; for one without a name, one document's way. */
export interface Signature {
  readonly name: string;
  readonly type: ActorType;
  readonly named: boolean;
  readonly gender: 'f' | 'm' | undefined;
  /** Words of its name. */
  readonly size: number;
  /** A name of several words, the first more than a letter. */
  readonly full: boolean;
  readonly decided: string | undefined;
  /** Which of its document's entities, for one without a name; else 0. */
  readonly place: number;
  /** Each once. */
  documents: readonly DocumentId[];
  /** In all of them. */
  mentions: number;
  /** Told of it, each once; for one known only by a role, that role. */
  titles: readonly string[];
  /** With whom it is held to be one actor; null before that is known. */
  home: Cluster | null;
  /** Id of the actor that it was found to be last. */
  actor: string;
}

export const NONE: readonly never[] = [];

export function signatureOf({ name, type, named, gender, decided }: Entity, place = 0): Signature {
  const { words } = keysOf({ name });
  return {
    name,
    type,
    named,
    gender,
    size: words.length,
    full: named && words.length > 1 && words[0]!.length > 1,
    decided,
    place,
    documents: NONE,
    mentions: 0,
    titles: NONE,
    home: null,
    actor: '',
  };
}

/** The keys of its name as a person's; not kept with each, as they are large and soon found again. */
export const keysOf = ({ name }: Pick<Signature, 'name'>): PersonKey => personKey(personOf(name));

/** Signatures held to be one actor; none once nobody is left in it. */
export interface Cluster {
  type: ActorType;
  signatures: readonly Signature[];
  /** Id of the actor, and that id before namesakes were numbered, as they were told last. */
  actor: string;
  slug: string;
}

export const clusterOf = (type: ActorType): Cluster => ({ type, signatures: NONE, actor: '', slug: '' });

/** What is no longer as it was when all was settled last. */
export interface Changes {
  /** In which somebody came or went, or of whom other documents tell. */
  readonly clusters: Set<Cluster>;
  /** That came, or name others than before. */
  readonly documents: Set<DocumentId>;
}

/** Takes a signature out of its cluster and into another, or into none. */
export function rehome(signature: Signature, to: Cluster | null, { clusters, documents }: Changes): void {
  const from = signature.home;
  if (from === to) return;
  if (from !== null) {
    from.signatures = without(from.signatures, signature);
    clusters.add(from);
  }
  if (to !== null) {
    to.signatures = including(to.signatures, signature);
    clusters.add(to);
  }
  signature.home = to;
  for (const document of signature.documents) documents.add(document);
}

/** Never the same, as people said. */
export type Apart = (a: Signature, b: Signature) => boolean;

export const canonically = (a: Signature, b: Signature): number =>
  b.size - a.size || order(a.name, b.name) || order(a.type, b.type) || order(a.gender ?? '', b.gender ?? '');

export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

// Lists that are kept are made anew, not grown: most have one item, and a grown one has room for sixteen more.

export const including = <T>(items: readonly T[], item: T): readonly T[] => items.concat([item]);

/** `item`: one of them. */
export const without = <T>(items: readonly T[], item: T): readonly T[] =>
  items.length === 1 ? NONE : items.filter((other) => other !== item).slice();

export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

const genderClash = (a: Signature, b: Signature): boolean =>
  a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender;

/** Full names: each joins the first group with all of whose names it agrees. An initial joins only if a single one would take it. */
export function joinPeople(block: readonly Signature[], apart: Apart): Signature[][] {
  const groups: Signature[][] = [];
  const byGiven = new Map<string, Signature[][]>();
  const byInitial = new Map<string, Signature[][]>();
  const agrees = (s: Signature, group: readonly Signature[]): boolean =>
    group.every((o) => sameFull(keysOf(s), keysOf(o)) && !genderClash(s, o) && !apart(s, o));
  const isInitial = (s: Signature): boolean => !s.full;
  for (const pass of [block.filter((s) => !isInitial(s)), block.filter(isInitial)]) {
    for (const s of pass) {
      const { words, given } = keysOf(s);
      const near = isInitial(s) ? (byInitial.get(words[0]!) ?? []) : (byGiven.get(given[0]!) ?? []);
      const found = near.filter((group) => agrees(s, group));
      const home = isInitial(s) && found.length > 1 ? undefined : found[0];
      if (home !== undefined) home.push(s);
      else {
        const group = [s];
        groups.push(group);
        push(byInitial, words[0]![0]!, group);
        push(byGiven, given[0]!, group);
      }
    }
  }
  return groups;
}

/** Somebody this many times as well documented as all namesakes together is meant by a bare surname. */
const DOMINANT = 3;

/** Could two signatures be one actor's, by what is told of their gender and by what people said? */
export const mayMeet = (a: Signature, b: Signature, apart: Apart): boolean => !genderClash(a, b) && !apart(a, b);

/**
 * Bare surnames, and people known by one name: each joins the only bearer, or the one who outweighs the others. `surname` and `first`: the
 * full names of those who bear it, by cluster. The clusters of those in `block`, one by one; undefined for one who joins nobody.
 */
export function joinLone(
  block: readonly Signature[],
  surname: ReadonlyMap<Cluster, readonly Signature[]>,
  first: ReadonlyMap<Cluster, readonly Signature[]>,
  apart: Apart,
): readonly (Cluster | undefined)[] {
  const joined = new Map<Cluster, Signature[]>();
  return block.map((s) => {
    const among = (bearers: ReadonlyMap<Cluster, readonly Signature[]>): Cluster | undefined =>
      meant(
        [...bearers].filter(([cluster, names]) =>
          [names, joined.get(cluster) ?? []].every((list) => list.every((o) => mayMeet(s, o, apart))),
        ),
      );
    const home = among(surname) ?? (surname.size === 0 ? among(first) : undefined);
    if (home !== undefined) push(joined, home, s);
    return home;
  });
}

function meant(bearers: readonly (readonly [Cluster, readonly Signature[]])[]): Cluster | undefined {
  if (bearers.length < 2) return bearers[0]?.[0];
  const weight = bearers.map(([, names]) => names.reduce((n, s) => n + s.documents.length, 0));
  const total = weight.reduce((a, b) => a + b, 0);
  const most = Math.max(...weight);
  return most >= DOMINANT * (total - most) && most >= DOMINANT ? bearers[weight.indexOf(most)]![0] : undefined;
}

/** Those of one bare name who joined nobody with a full one: each joins the first with whom it may be one. */
export function joinRest(block: readonly Signature[], apart: Apart): Signature[][] {
  const groups: Signature[][] = [];
  for (const s of block) {
    const same = groups.find((group) => group.every((o) => mayMeet(s, o, apart)));
    if (same !== undefined) same.push(s);
    else groups.push([s]);
  }
  return groups;
}

/** The words of an account's name as those of a person: "@gov_beshlawi" → "beshlawi", "@AnnaHolm" → "Anna Holm". Other names stay. */
export function personOf(name: string): string {
  if (!name.startsWith('@')) return name;
  const words = name
    .slice(1)
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[\s_.\d]+/)
    .filter((word) => word.length > 1 && !isTitle(word.toLowerCase()));
  return words.length === 0 ? name : words.join(' ');
}

const isTitle = (word: string): boolean => STYLES.has(word) || OFFICES.has(word) || ACCOUNT.has(word);
const ACCOUNT = new Set(['real', 'official', 'the', 'potus', 'mfa', 'news']);

/** The halves of a double surname: "Osei-Lund" is "Osei" to some. */
export function surnameParts(name: string): readonly string[] {
  const last = nameWords(name).at(-1) ?? '';
  return last.includes('-') ? last.split('-').map((part) => soundKey(foldName(part))) : [];
}

const GENERIC = new Set(
  'inc corp corporation co company ltd limited llc plc gmbh ag sa the party newspaper'.split(' '),
);
const SMALL = new Set('of the and for de la le du des in on at a an to'.split(' '));

/** Where the spellings of a body or place meet: its initials if it has several words, so that "RDIF" finds what it stands for. */
export function bodyKey({ name, type }: Signature): string {
  const words = strongWords(name);
  if (type === 'organization' && words.length > 1) return words.map((word) => foldName(word)[0] ?? '').join('');
  return words.map((word) => soundKey(foldName(word))).join('');
}

function strongWords(name: string): readonly string[] {
  const words = nameWords(name).filter((word) => !SMALL.has(word.toLowerCase()));
  let to = words.length;
  while (to > 1 && GENERIC.has(foldName(words[to - 1]!))) to--;
  return words.slice(0, to);
}

/** Same name under some spelling; initials join what they stand for if only one body here has them. */
export function joinBodies(block: readonly Signature[], apart: Apart): Signature[][] {
  const byName = new Map<string, Signature[]>();
  const long: Signature[][] = [];
  const groups: Signature[][] = [];
  for (const s of block) {
    const words = strongWords(s.name);
    const key = words.map((word) => soundKey(foldName(word))).join('');
    const known = byName.get(key);
    const expanded =
      words.length === 1 && isAcronym(words[0]!) && s.type === 'organization' && long.length === 1
        ? long[0]
        : undefined;
    const home = [known, expanded].find((group) => group !== undefined && !group.some((o) => apart(s, o)));
    if (home !== undefined) {
      home.push(s);
      continue;
    }
    const group = [s];
    groups.push(group);
    if (known === undefined) byName.set(key, group);
    if (words.length > 1 && s.type === 'organization') long.push(group);
  }
  return groups;
}

const isAcronym = (word: string): boolean => word.length > 1 && word === word.toUpperCase();
