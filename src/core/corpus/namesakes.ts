/** Which signatures are one actor: people by given name and surname, bare surnames by their bearers, bodies by name or initials. */
import type { ActorType } from '../contract';
import { slug } from '../ids';
import type { DocumentId, Entity } from '../model';
import { foldName, nameWords, type PersonKey, personKey, sameFull, soundKey } from '../text/nameKey';
import { OFFICES, STYLES } from '../text/titles';

/** One way in which documents name someone. */
export interface Signature {
  readonly name: string;
  readonly type: ActorType;
  readonly named: boolean;
  readonly gender: 'f' | 'm' | undefined;
  readonly key: PersonKey;
  /** Of its name. */
  readonly slug: string;
  readonly decided: string | undefined;
  /** Mentions by document. */
  readonly documents: Map<DocumentId, number>;
  /** Other words used for it, with the number of documents. */
  readonly aliases: Map<string, number>;
  /** Titles told of it, with the number of documents; for one known only by a role, that role. */
  readonly titles: Map<string, number>;
  /** Goes up whenever documents or words come or go. */
  revision: number;
  /** Id of the actor that it was found to be last. */
  actor: string;
}

export function signatureOf({ name, type, named, gender, decided }: Entity): Signature {
  return {
    name,
    type,
    named,
    gender,
    key: personKey(personOf(name)),
    slug: slug(name),
    decided,
    documents: new Map(),
    aliases: new Map(),
    titles: new Map(),
    revision: 0,
    actor: '',
  };
}

/** Signatures held to be one actor. */
export interface Cluster {
  readonly signatures: Signature[];
  readonly type: ActorType;
}

/** Never the same, as people said. */
export type Apart = (a: Signature, b: Signature) => boolean;

export const canonically = (a: Signature, b: Signature): number =>
  b.key.words.length - a.key.words.length ||
  order(a.name, b.name) ||
  order(a.type, b.type) ||
  order(a.gender ?? '', b.gender ?? '');

export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const genderClash = (a: Signature, b: Signature): boolean =>
  a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender;

/** Full names: each joins the first cluster with all of whose names it agrees. An initial joins only if a single one would take it. */
export function joinPeople(block: readonly Signature[], apart: Apart): Cluster[] {
  const clusters: Cluster[] = [];
  const byGiven = new Map<string, Cluster[]>();
  const byInitial = new Map<string, Cluster[]>();
  const agrees = (s: Signature, cluster: Cluster): boolean =>
    cluster.signatures.every((o) => sameFull(s.key, o.key) && !genderClash(s, o) && !apart(s, o));
  const isInitial = (s: Signature): boolean => s.key.words[0]!.length === 1;
  for (const pass of [block.filter((s) => !isInitial(s)), block.filter(isInitial)]) {
    for (const s of pass) {
      const near = isInitial(s) ? (byInitial.get(s.key.words[0]!) ?? []) : (byGiven.get(s.key.given[0]!) ?? []);
      const found = near.filter((cluster) => agrees(s, cluster));
      const home = isInitial(s) && found.length > 1 ? undefined : found[0];
      if (home !== undefined) home.signatures.push(s);
      else {
        const cluster: Cluster = { signatures: [s], type: 'person' };
        clusters.push(cluster);
        push(byInitial, s.key.words[0]![0]!, cluster);
        push(byGiven, s.key.given[0]!, cluster);
      }
    }
  }
  return clusters;
}

/** A cluster this many times as well documented as all its namesakes together is meant by a bare surname. */
const DOMINANT = 3;

/** Bare surnames, and people known by one name: joined to the only bearer, or to one who outweighs the others. */
export function joinLone(
  block: readonly Signature[],
  surname: readonly Cluster[],
  first: readonly Cluster[],
  apart: Apart,
): Cluster[] {
  const rest: Cluster[] = [];
  for (const s of block) {
    const fits = (cluster: Cluster): boolean => cluster.signatures.every((o) => !genderClash(s, o) && !apart(s, o));
    const home = meant(surname.filter(fits)) ?? (surname.length === 0 ? meant(first.filter(fits)) : undefined);
    if (home !== undefined) {
      home.signatures.push(s);
      continue;
    }
    const same = rest.find(fits);
    if (same !== undefined) same.signatures.push(s);
    else rest.push({ signatures: [s], type: 'person' });
  }
  return rest;
}

function meant(clusters: readonly Cluster[]): Cluster | undefined {
  if (clusters.length < 2) return clusters[0];
  const weight = clusters.map((cluster) =>
    cluster.signatures.reduce((n, s) => n + (s.key.words.length > 1 ? s.documents.size : 0), 0),
  );
  const total = weight.reduce((a, b) => a + b, 0);
  const top = weight.indexOf(Math.max(...weight));
  return weight[top]! >= DOMINANT * (total - weight[top]!) && weight[top]! >= DOMINANT ? clusters[top] : undefined;
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
export function joinBodies(block: readonly Signature[], apart: Apart): Cluster[] {
  const byName = new Map<string, Cluster>();
  const long: Cluster[] = [];
  const clusters: Cluster[] = [];
  for (const s of block) {
    const words = strongWords(s.name);
    const key = words.map((word) => soundKey(foldName(word))).join('');
    const known = byName.get(key);
    const expanded =
      words.length === 1 && isAcronym(words[0]!) && s.type === 'organization' && long.length === 1
        ? long[0]
        : undefined;
    const home = [known, expanded].find((c) => c !== undefined && !c.signatures.some((o) => apart(s, o)));
    if (home !== undefined) {
      home.signatures.push(s);
      continue;
    }
    const cluster: Cluster = { signatures: [s], type: s.type };
    clusters.push(cluster);
    if (known === undefined) byName.set(key, cluster);
    if (words.length > 1 && s.type === 'organization') long.push(cluster);
  }
  return clusters;
}

const isAcronym = (word: string): boolean => word.length > 1 && word === word.toUpperCase();
