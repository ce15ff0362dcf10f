/** Whose a role is that one document leaves open and another explains: "the minister" where elsewhere the minister has a name. */
import type { DocumentId } from '../model';
import { Fit, fitOf, type Office, officeIn, officesOf } from '../text/offices';
import { type Apart, type Changes, type Cluster, clusterOf, mayMeet, push, rehome, type Signature } from './namesakes';

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

/** All whom one phrase may mean, and the only one of them whom it fits best. */
interface Fittings {
  readonly by: ReadonlyMap<Cluster, Fitting>;
  readonly best: Fitting | undefined;
  /** Which of the documents that name the best one each actor is in; made when it is asked for. */
  matter: Matter | null;
}

const NOBODY: Fittings = { by: new Map(), best: undefined, matter: null };

interface Matter {
  readonly documents: number;
  readonly in: ReadonlyMap<Cluster, readonly number[]>;
}

/** One role phrase, in whatever documents. */
interface Phrase {
  readonly office: Office;
  readonly roles: Set<Signature>;
  /** Null until it is asked for. */
  fittings: Fittings | null;
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

export function createBearers(apart: Apart, changes: Changes): Bearers {
  const offices = new Map<Cluster, readonly Told[]>();
  /** Persons by the heads of their offices. */
  const told = new Map<string, Set<Cluster>>();
  const phrases = new Map<string, Phrase>();
  /** Phrases by the heads of the offices that they may mean. */
  const asking = new Map<string, Set<Phrase>>();
  /** Whose home is to be found again. */
  const unsettled = new Set<Signature>();

  const phraseOf = (role: Signature): Phrase | null => {
    if (role.type !== 'person') return null;
    const key = `${role.gender ?? ''}|${role.name}`;
    const known = phrases.get(key);
    if (known !== undefined) return known;
    const office = officeTold(role.name);
    if (office === null) return null;
    const phrase = { office, roles: new Set<Signature>(), fittings: null };
    phrases.set(key, phrase);
    for (const head of officesOf(office.head)) enter(asking, head, phrase);
    return phrase;
  };

  /** Whoever may be told by that office now or was told by it: who means whom by it is to be found again. */
  const reopen = (head: string): void => {
    for (const phrase of asking.get(head) ?? []) {
      phrase.fittings = null;
      for (const role of phrase.roles) unsettled.add(role);
    }
  };

  const retell = (cluster: Cluster): void => {
    const before = offices.get(cluster);
    const now = cluster.type === 'person' ? officesTold(cluster) : [];
    for (const { office } of before ?? []) {
      told.get(office.head)?.delete(cluster);
      reopen(office.head);
    }
    for (const { office } of now) {
      enter(told, office.head, cluster);
      reopen(office.head);
    }
    if (now.length > 0) offices.set(cluster, now);
    else if (before !== undefined) offices.delete(cluster);
  };

  const fittingTo = (role: Signature, { office }: Phrase): Fittings => {
    const by = new Map<Cluster, Fitting>();
    const placed = office.words.length > 0 && office.words.every((word) => isCapital(role.name, word));
    for (const head of officesOf(office.head)) {
      for (const cluster of told.get(head) ?? []) {
        if (!mayBe(role, cluster, apart)) continue;
        for (const { office: other, signatures } of offices.get(cluster)!) {
          if (other.head !== head) continue;
          const fit = fitOf({ ...office, placed }, other);
          const known = by.get(cluster);
          if (fit > (known?.fit ?? Fit.None)) by.set(cluster, { cluster, fit, signatures });
          else if (known !== undefined && fit === known.fit)
            by.set(cluster, { cluster, fit, signatures: [...new Set([...known.signatures, ...signatures])] });
        }
      }
    }
    return { by, best: best(by.values()), matter: null };
  };

  const fittingsOf = (role: Signature): Fittings => {
    const phrase = phraseOf(role);
    if (phrase === null) return NOBODY;
    phrase.fittings ??= fittingTo(role, phrase);
    return phrase.fittings;
  };

  return {
    add(role) {
      phraseOf(role)?.roles.add(role);
      unsettled.add(role);
    },
    remove(role) {
      phraseOf(role)?.roles.delete(role);
      unsettled.delete(role);
      rehome(role, null, changes);
    },
    settle(companyOf) {
      for (const cluster of changes.clusters) retell(cluster);
      for (const document of changes.documents) {
        const { actors, roles } = companyOf(document);
        for (const role of roles) unsettled.add(role);
        for (const actor of actors) for (const { office } of offices.get(actor) ?? []) reopen(office.head);
      }
      for (const role of unsettled) {
        const bearer = bearerOf(role, fittingsOf(role), companyOf);
        const isAlone = role.home?.signatures.length === 1;
        if (bearer !== undefined) rehome(role, bearer, changes);
        else if (!isAlone) rehome(role, clusterOf(role.type), changes);
      }
      unsettled.clear();
    },
  };
}

function enter<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/** The offices told of a person, each title once. */
function officesTold({ signatures }: Cluster): readonly Told[] {
  const bearers = new Map<string, Signature[]>();
  for (const signature of signatures) {
    if (signature.named) for (const title of signature.titles) push(bearers, title, signature);
  }
  return [...bearers].flatMap(([title, those]) => {
    const office = officeTold(title);
    return office === null ? [] : [{ office, signatures: those }];
  });
}

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
  fittings: Fittings,
  companyOf: (document: DocumentId) => Company,
): Cluster | undefined {
  const { by, best: found } = fittings;
  if (by.size === 0) return undefined;
  const { actors } = companyOf(role.documents[0]!);
  const here = actors.flatMap((cluster) => by.get(cluster) ?? []);
  if (here.length > 0) return best(here)?.cluster;
  if (found === undefined) return undefined;
  fittings.matter ??= matterOf(found, companyOf);
  return fittings.matter.documents >= WELL_TOLD && isOn(fittings.matter, actors) ? found.cluster : undefined;
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

const mayBe = (role: Signature, { signatures }: Cluster, apart: Apart): boolean =>
  signatures.every((s) => !s.named || mayMeet(role, s, apart));
