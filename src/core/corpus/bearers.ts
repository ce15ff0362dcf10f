/** Whose a role is that one document leaves open and another explains: "the minister" where elsewhere the minister has a name. */
import type { DocumentId } from '../model';
import { Fit, fitOf, type Office, officeIn, officesOf } from '../text/offices';
import { type Apart, type Cluster, push, type Signature } from './namesakes';

/** Documents that must name somebody with that office, for another document to mean that person without the name. */
const WELL_TOLD = 2;
/** Actors that such a document must share with one that tells of the office. */
const SHARED = 2;

interface Told {
  readonly cluster: Cluster;
  readonly office: Office;
  /** Documents that name the bearer where some document tells of the office; gathered when they are asked for. */
  documents(): ReadonlySet<DocumentId>;
}

/** A person whom a role phrase may mean, and how well. */
interface Fitting {
  readonly cluster: Cluster;
  readonly fit: number;
  documents(): ReadonlySet<DocumentId>;
}

/** All whom one phrase may mean, and the only one of them whom it fits best. */
interface Fittings {
  readonly by: ReadonlyMap<Cluster, Fitting>;
  readonly best: Fitting | undefined;
}

/**
 * Adds each role to the only person who bears that office: among those whom the role's own document names, else among all, if
 * several documents on the same matter tell of the office. The rest come back, each an actor by itself; the order of `roles` does
 * not matter. Cost: linear in the titles, and for each distinct role in those who have its office.
 */
export function joinRoles(roles: readonly Signature[], clusters: readonly Cluster[], apart: Apart): Cluster[] {
  if (roles.length === 0) return [];
  const told = toldBy(clusters);
  const named = namedIn(clusters);
  const all = new Map<string, Fittings>();
  const homes = roles.map((role) => {
    const phrase = `${role.gender ?? ''}|${role.name}`;
    let found = all.get(phrase);
    if (found === undefined) {
      const by = fittingTo(role, told, apart);
      found = { by, best: best(by.values()) };
      all.set(phrase, found);
    }
    return bearerOf(role, found, named);
  });
  const rest: Cluster[] = [];
  roles.forEach((role, i) => {
    const home = homes[i];
    if (home === undefined) rest.push({ signatures: [role], type: role.type });
    else home.signatures.push(role);
  });
  return rest;
}

/** Persons by the heads of their offices. */
function toldBy(clusters: readonly Cluster[]): ReadonlyMap<string, readonly Told[]> {
  const told = new Map<string, Told[]>();
  for (const cluster of clusters) {
    if (cluster.type !== 'person') continue;
    const bearers = new Map<string, Signature[]>();
    for (const signature of cluster.signatures) {
      for (const title of signature.titles.keys()) push(bearers, title, signature);
    }
    for (const [title, signatures] of bearers) {
      const office = officeTold(title);
      if (office === null) continue;
      let documents: ReadonlySet<DocumentId> | null = null;
      push(told, office.head, {
        cluster,
        office,
        documents() {
          documents ??= new Set(signatures.flatMap((signature) => [...signature.documents.keys()]));
          return documents;
        },
      });
    }
  }
  return told;
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

/** The actors that each document names. */
function namedIn(clusters: readonly Cluster[]): ReadonlyMap<DocumentId, readonly Cluster[]> {
  const named = new Map<DocumentId, Cluster[]>();
  for (const cluster of clusters) {
    for (const { documents } of cluster.signatures) {
      for (const document of documents.keys()) {
        const known = named.get(document);
        if (known === undefined) named.set(document, [cluster]);
        // Clusters come one after the other.
        else if (known[known.length - 1] !== cluster) known.push(cluster);
      }
    }
  }
  return named;
}

function fittingTo(
  role: Signature,
  told: ReadonlyMap<string, readonly Told[]>,
  apart: Apart,
): ReadonlyMap<Cluster, Fitting> {
  const found = new Map<Cluster, Fitting>();
  const phrase = role.name;
  const office = officeTold(phrase);
  if (office === null) return found;
  const placed = office.words.length > 0 && office.words.every((word) => isCapital(phrase, word));
  for (const head of officesOf(office.head)) {
    for (const { cluster, office: other, documents } of told.get(head) ?? []) {
      const fit = fitOf({ ...office, placed }, other);
      if (fit > (found.get(cluster)?.fit ?? Fit.None) && mayBe(role, cluster, apart))
        found.set(cluster, { cluster, fit, documents });
    }
  }
  return found;
}

function bearerOf(
  role: Signature,
  { by, best: found }: Fittings,
  named: ReadonlyMap<DocumentId, readonly Cluster[]>,
): Cluster | undefined {
  const [document] = role.documents.keys();
  const actors = named.get(document!) ?? [];
  const here = by.size === 0 ? [] : actors.flatMap((cluster) => by.get(cluster) ?? []);
  if (here.length > 0) return best(here)?.cluster;
  if (found === undefined || found.documents().size < WELL_TOLD) return undefined;
  for (const other of found.documents()) {
    let shared = 0;
    for (const cluster of named.get(other) ?? [])
      if (actors.includes(cluster) && ++shared >= SHARED) return found.cluster;
  }
  return undefined;
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
  signatures.every(
    (s) => (s.gender === undefined || role.gender === undefined || s.gender === role.gender) && !apart(role, s),
  );
