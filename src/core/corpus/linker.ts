/** Keeps the links between the statements of a corpus fresh while documents come, change and go. No I/O; same pages, same linkage. */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId, Page } from '../model';
import { createConcordance } from './concordance';
import { createLexicon } from './lexicon';
import { linkPair } from './links';
import { type ProfileLikeness, profileLikeness } from './profile';
import { indexPage } from './statements';

/** What is known of how documents hang together. Sorted by ids. */
export interface Linkage {
  readonly topics: readonly TopicRecord[];
  readonly links: readonly LinkRecord[];
  readonly origins: readonly OriginGroup[];
  readonly silences: readonly Silence[];
}

/** Documents that carry one text. */
export interface OriginGroup {
  /** Sorted. */
  readonly documents: readonly DocumentId[];
  /** For the reader: what they share. */
  readonly evidence: string;
}

/** Documents that say nothing on a topic that most others cover. */
export interface Silence {
  readonly topic: string;
  readonly documents: readonly DocumentId[];
}

export interface Linker {
  /** Adds a page or replaces it. `actors`: the actor id of each of the reading's entities. The page itself is not kept. */
  add(page: Page, actors: readonly (string | null)[]): void;
  withdraw(document: DocumentId): void;
  /** What has been said about links; replaces what was said before. */
  settle(): Linkage;
}

interface Pair {
  readonly profiles: ProfileLikeness;
  readonly links: readonly LinkRecord[];
}

export function createLinker(): Linker {
  const lexicon = createLexicon();
  const concordance = createConcordance(lexicon);
  /** By the smaller document id, then by the larger. */
  const pairs = new Map<DocumentId, Map<DocumentId, Pair>>();
  const partners = new Map<DocumentId, Set<DocumentId>>();
  const changed = new Set<DocumentId>();

  const forget = (document: DocumentId): void => {
    for (const other of partners.get(document) ?? []) {
      const [one, two] = document < other ? [document, other] : [other, document];
      pairs.get(one)?.delete(two);
      partners.get(other)?.delete(document);
    }
    partners.delete(document);
  };

  const refreshPair = (one: DocumentId, two: DocumentId): void => {
    const left = concordance.profile(one);
    const right = concordance.profile(two);
    const near = left.cosines.has(two) || right.cosines.has(one);
    const of = pairs.get(one) ?? new Map<DocumentId, Pair>();
    pairs.set(one, of);
    if (!near) {
      of.delete(two);
      partners.get(one)?.delete(two);
      partners.get(two)?.delete(one);
      return;
    }
    const profiles = profileLikeness(one, left, two, right);
    const known = of.get(two);
    if (known !== undefined && known.profiles.gap === profiles.gap && known.profiles.agreement === profiles.agreement)
      return;
    of.set(two, {
      profiles,
      links: linkPair(concordance.entry(one)!, concordance.entry(two)!, profiles, lexicon),
    });
    partnersOf(one).add(two);
    partnersOf(two).add(one);
  };

  const partnersOf = (document: DocumentId): Set<DocumentId> => {
    const known = partners.get(document);
    if (known !== undefined) return known;
    const fresh = new Set<DocumentId>();
    partners.set(document, fresh);
    return fresh;
  };

  const refreshPairs = (): void => {
    const moved = new Set(concordance.refresh());
    for (const document of changed) if (concordance.entry(document) !== undefined) moved.add(document);
    changed.clear();
    const seen = new Set<string>();
    for (const document of moved) {
      const others = new Set(partners.get(document));
      for (const neighbour of concordance.profile(document).neighbours) others.add(neighbour.document);
      for (const other of others) {
        const [one, two] = document < other ? [document, other] : [other, document];
        const key = `${one}\n${two}`;
        if (seen.has(key)) continue;
        seen.add(key);
        refreshPair(one, two);
      }
    }
  };

  return {
    add(page, actors) {
      forget(page.reading.document);
      concordance.add(indexPage(page, actors, lexicon));
      changed.add(page.reading.document);
    },
    withdraw(document) {
      forget(document);
      concordance.withdraw(document);
      changed.delete(document);
    },
    settle() {
      refreshPairs();
      const links: LinkRecord[] = [];
      for (const one of concordance.documents()) {
        for (const [, pair] of [...(pairs.get(one) ?? [])].sort(([p], [q]) => (p < q ? -1 : 1))) {
          for (const link of pair.links) links.push(link);
        }
      }
      return { topics: [], links, origins: [], silences: [] };
    },
  };
}
