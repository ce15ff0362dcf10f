/** Whose a role is that one document leaves open and another explains: "the minister" where elsewhere the minister has a name. */
import type { DocumentId } from '../model';
import { Fit, fitOf, type Office, officeIn, officesOf } from '../text/offices';
import {
  type Apart,
  type Changes,
  type Cluster,
  clusterOf,
  including,
  mayMeet,
  NONE,
  push,
  rehome,
  type Signature,
  sameItems,
  without,
} from './namesakes';

/** Documents that must name somebody with that office, for another document to mean that person without the name. */
const WELL_TOLD = 2;
/** Actors that such a document must share with one that tells of the office. */
const SHARED = 2;

/** An office told of somebody, and the names with which it is told. */
interface Told {
  readonly office: Office;
  readonly signatures: readonly Signature[];
}

/** A person whom a role phrase may mean, and how well. */
interface Fitting {
  readonly cluster: Cluster;
  readonly fit: number;
  readonly signatures: readonly Signature[];
}

/** Which of some documents each actor is in. */
interface Matter {
  readonly documents: number;
  readonly in: ReadonlyMap<Cluster, readonly number[]>;
}

/** One role phrase, in whatever documents. */
interface Phrase {
  readonly office: Office;
  /** One of its roles; the others have its name and gender. */
  readonly like: Signature;
  /** All whom it may mean, and the only one of them whom it fits best. */
  by: Map<Cluster, Fitting>;
  best: Fitting | undefined;
  /** Of the documents that name the best one; null until it is asked for. */
  matter: Matter | null;
  /** How many documents leave open whom they mean by it. */
  roles: number;
  /** Roles in documents that name none of these; the others are settled by their own document. */
  open: readonly Signature[];
}

/** What a document names, and what it leaves open. */
export interface Company {
  readonly actors: readonly Cluster[];
  readonly roles: readonly Signature[];
}

export interface Bearers {
  /** A role without a name; only those of persons can be somebody's. */
  add(role: Signature): void;
  remove(role: Signature): void;
  /**
   * Gives each role its home: the only person who bears that office, among those whom the role's own document names, else among all, if
   * several documents on the same matter tell of the office; else it is an actor by itself. Cost: linear in what documents that changed name,
   * and in the roles that somebody who changed may bear, and the documents that name such a person.
   */
  settle(companyOf: (document: DocumentId) => Company): void;
}

/** Of whom offices are told: by which names, and all names. */
interface Bearer {
  readonly told: readonly Told[];
  readonly names: readonly Signature[];
}

/** Of phrases that nobody fits; never filled. */
const NOBODY: Map<Cluster, Fitting> = new Map();
const UNTOLD: Bearer = { told: [], names: [] };

export function createBearers(apart: Apart, changes: Changes): Bearers {
  const bearers = new Map<Cluster, Bearer>();
  /** Those by the heads of their offices. */
  const byHead = new Map<string, Set<Cluster>>();
  const phrases = new Map<string, Phrase>();
  /** Phrases by the heads of the offices that they may mean. */
  const asking = new Map<string, Set<Phrase>>();
  /** Whose home is to be found again. */
  const unsettled = new Set<Signature>();

  const phraseOf = (role: Signature): Phrase | null => {
    if (role.type !== 'person') return null;
    const key = phraseKey(role);
    const known = phrases.get(key);
    if (known !== undefined) return known;
    const office = officeTold(role.name);
    if (office === null) return null;
    const phrase: Phrase = { office, like: role, by: NOBODY, best: undefined, matter: null, roles: 0, open: NONE };
    phrases.set(key, phrase);
    const heads = officesOf(office.head);
    for (const head of heads) enter(asking, head, phrase);
    refit(phrase, new Set(heads.flatMap((head) => [...(byHead.get(head) ?? [])])));
    return phrase;
  };

  /** Finds out how well a phrase fits these people. */
  const refit = (phrase: Phrase, clusters: Iterable<Cluster>): void => {
    const by = phrase.by === NOBODY ? new Map<Cluster, Fitting>() : phrase.by;
    for (const cluster of clusters) {
      const fitting = fittingOf(phrase, cluster, bearers.get(cluster) ?? UNTOLD, apart);
      if (fitting === null) by.delete(cluster);
      else by.set(cluster, fitting);
    }
    phrase.by = by.size === 0 ? NOBODY : by;
    phrase.best = best(by.values());
  };

  const forget = (phrase: Phrase): void => {
    phrases.delete(phraseKey(phrase.like));
    for (const head of officesOf(phrase.office.head)) asking.get(head)?.delete(phrase);
  };

  /** What is told of somebody now. Phrases that mean this one go to `renewed`; if it is not what was told, all that may go to `refitted`. */
  const retell = (cluster: Cluster, refitted: Map<Phrase, Set<Cluster>>, renewed: Set<Phrase>): void => {
    const before = bearers.get(cluster) ?? UNTOLD;
    const now = cluster.type === 'person' ? bearerIn(cluster) : UNTOLD;
    const heads = new Set([...before.told, ...now.told].map(({ office }) => office.head));
    if (heads.size === 0) return;
    for (const { office } of before.told) byHead.get(office.head)?.delete(cluster);
    for (const { office } of now.told) enter(byHead, office.head, cluster);
    if (now.told.length > 0) bearers.set(cluster, now);
    else bearers.delete(cluster);
    const isSame = sameBearer(before, now);
    for (const head of heads) {
      for (const phrase of asking.get(head) ?? []) {
        if (!isSame) enter(refitted, phrase, cluster);
        else if (phrase.best?.cluster === cluster) renewed.add(phrase);
      }
    }
  };

  return {
    add(role) {
      const phrase = phraseOf(role);
      if (phrase !== null) phrase.roles++;
      unsettled.add(role);
    },
    remove(role) {
      const phrase = phraseOf(role);
      if (phrase !== null) {
        if (phrase.open.includes(role)) phrase.open = without(phrase.open, role);
        if (--phrase.roles === 0) forget(phrase);
      }
      unsettled.delete(role);
      rehome(role, null, changes);
    },
    settle(companyOf) {
      const refitted = new Map<Phrase, Set<Cluster>>();
      /** Phrases that mean somebody whom other documents name now, or the same ones with other company. */
      const renewed = new Set<Phrase>();
      for (const cluster of changes.clusters) retell(cluster, refitted, renewed);
      for (const document of changes.documents) {
        const { actors, roles } = companyOf(document);
        for (const role of roles) unsettled.add(role);
        for (const actor of actors) {
          for (const { office } of bearers.get(actor)?.told ?? []) {
            for (const phrase of asking.get(office.head) ?? []) if (phrase.best?.cluster === actor) renewed.add(phrase);
          }
        }
      }
      for (const [phrase, clusters] of refitted) {
        const before = phrase.best?.cluster;
        refit(phrase, clusters);
        const now = phrase.best?.cluster;
        if (now !== before || (now !== undefined && clusters.has(now))) renewed.add(phrase);
        // Whoever is named in a role's own document is meant before all others.
        for (const { signatures } of clusters) {
          for (const document of signatures.flatMap(({ documents }) => documents)) {
            for (const role of companyOf(document).roles) if (phraseOf(role) === phrase) unsettled.add(role);
          }
        }
      }
      for (const phrase of renewed) {
        phrase.matter = null;
        for (const role of phrase.open) unsettled.add(role);
      }
      for (const role of unsettled) {
        const bearer = bearerOf(role, phraseOf(role), companyOf);
        const isAlone = role.home?.signatures.length === 1;
        if (bearer !== undefined) rehome(role, bearer, changes);
        else if (!isAlone) rehome(role, clusterOf(role.type), changes);
      }
      unsettled.clear();
    },
  };
}

function fittingOf({ office, like }: Phrase, cluster: Cluster, { told, names }: Bearer, apart: Apart): Fitting | null {
  const placed = office.words.length > 0 && office.words.every((word) => isCapital(like.name, word));
  let found: Fitting | null = null;
  for (const { office: other, signatures } of told) {
    const fit = fitOf({ ...office, placed }, other);
    if (fit > (found?.fit ?? Fit.None)) found = { cluster, fit, signatures };
    else if (found !== null && fit === found.fit)
      found = { cluster, fit, signatures: [...found.signatures, ...signatures] };
  }
  return found !== null && names.every((name) => mayMeet(like, name, apart)) ? found : null;
}

const phraseKey = ({ gender, name }: Signature): string => `${gender ?? ''}|${name}`;

function enter<K, T>(map: Map<K, Set<T>>, key: K, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/** What is told of a person; each title once. */
function bearerIn({ signatures }: Cluster): Bearer {
  const names = signatures.filter(({ named }) => named);
  const titles = new Map<string, Signature[]>();
  for (const name of names) for (const title of name.titles) push(titles, title, name);
  if (titles.size === 0) return UNTOLD;
  const told = [...titles].flatMap(([title, those]) => {
    const office = officeTold(title);
    return office === null ? [] : [{ office, signatures: those }];
  });
  return { told: told.slice(), names: names.slice() };
}

const sameBearer = (a: Bearer, b: Bearer): boolean =>
  sameItems(a.names, b.names) &&
  a.told.length === b.told.length &&
  a.told.every(
    ({ office, signatures }, i) => office === b.told[i]!.office && sameItems(signatures, b.told[i]!.signatures),
  );

/** Titles of so many persons are few in a corpus, and asked for again after each edit. */
const REMEMBERED = 4096;
const offices = new Map<string, Office | null>();

function officeTold(title: string): Office | null {
  const known = offices.get(title);
  if (known !== undefined) return known;
  const office = officeIn(title);
  if (offices.size >= REMEMBERED) offices.clear();
  offices.set(title, office);
  return office;
}

function bearerOf(
  role: Signature,
  phrase: Phrase | null,
  companyOf: (document: DocumentId) => Company,
): Cluster | undefined {
  if (phrase === null) return undefined;
  const { by, best: found } = phrase;
  const { actors } = companyOf(role.documents[0]!);
  const here = by.size === 0 ? [] : actors.flatMap((cluster) => by.get(cluster) ?? []);
  if (here.length > 0) {
    if (phrase.open.includes(role)) phrase.open = without(phrase.open, role);
    return best(here)?.cluster;
  }
  if (!phrase.open.includes(role)) phrase.open = including(phrase.open, role);
  if (found === undefined) return undefined;
  phrase.matter ??= matterOf(found, companyOf);
  return phrase.matter.documents >= WELL_TOLD && isOn(phrase.matter, actors) ? found.cluster : undefined;
}

function matterOf({ signatures }: Fitting, companyOf: (document: DocumentId) => Company): Matter {
  const documents = [...new Set(signatures.flatMap((signature) => signature.documents))];
  const within = new Map<Cluster, number[]>();
  documents.forEach((document, i) => {
    for (const actor of companyOf(document).actors) push(within, actor, i);
  });
  return { documents: documents.length, in: within };
}

/** Is there a document on the matter with which these actors share enough? */
function isOn({ in: within }: Matter, actors: readonly Cluster[]): boolean {
  const shared = new Map<number, number>();
  for (const actor of actors) {
    for (const document of within.get(actor) ?? []) {
      const count = (shared.get(document) ?? 0) + 1;
      if (count >= SHARED) return true;
      shared.set(document, count);
    }
  }
  return false;
}

/** The only one who fits best. */
function best(all: Iterable<Fitting>): Fitting | undefined {
  let found: Fitting | undefined;
  let several = false;
  for (const one of all) {
    if (found === undefined || one.fit > found.fit) {
      found = one;
      several = false;
    } else if (one.fit === found.fit) several = true;
  }
  return several ? undefined : found;
}

/** Has the word a capital letter in the phrase, other than its first? */
function isCapital(phrase: string, word: string): boolean {
  return phrase.indexOf(word[0]!.toUpperCase() + word.slice(1)) > 0;
}
