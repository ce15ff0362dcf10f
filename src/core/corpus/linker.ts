/** Keeps the links between the statements of a corpus fresh while documents come, change and go. No I/O; same pages, same linkage. */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId, Page } from '../model';
import { createConcordance } from './concordance';
import {
  decidePairs,
  decideTopics,
  documentOf,
  type LinkDecision,
  type LinkedPair,
  type TopicDecision,
} from './decisions';
import { createEvents } from './events';
import { createLexicon } from './lexicon';
import { linkPair } from './links';
import { type Copy, groupOrigins, isCopy, type OriginGroup, sharedRuns } from './origins';
import { type ProfileLikeness, profileLikeness } from './profile';
import type { Silence } from './silence';
import { indexPage } from './statements';

/** What is known of how documents hang together. Sorted by ids. */
export interface Linkage {
  readonly topics: readonly TopicRecord[];
  readonly links: readonly LinkRecord[];
  readonly origins: readonly OriginGroup[];
  readonly silences: readonly Silence[];
}

export interface Linker {
  /** Adds a page or replaces it. `actors`: the actor id of each of the reading's entities. The page itself is not kept. */
  add(page: Page, actors: readonly (string | null)[]): void;
  withdraw(document: DocumentId): void;
  /** What people said of links and topics; replaces what they said before. */
  decide(links: readonly LinkDecision[], topics?: readonly TopicDecision[]): void;
  /**
   * The linkage of the pages added. The same as if they had been added at once to a new linker.
   * Cost: the pairs of documents that the changes since the last time touch, and a walk over all links.
   */
  settle(): Linkage;
}

interface Pair {
  readonly profiles: ProfileLikeness;
  readonly links: readonly LinkRecord[];
  /** Share of the shorter one's runs of words that the other has too. */
  readonly shared: number;
}

interface Row {
  readonly linked: LinkedPair[];
  readonly copies: Copy[];
}

export function createLinker(): Linker {
  const lexicon = createLexicon();
  const concordance = createConcordance(lexicon);
  const events = createEvents(lexicon, concordance.entry);
  /** By the smaller document id, then by the larger. */
  const pairs = new Map<DocumentId, Map<DocumentId, Pair>>();
  const partners = new Map<DocumentId, Set<DocumentId>>();
  /** Rows worked out since their pairs last changed. */
  const rows = new Map<DocumentId, Row>();
  const changed = new Set<DocumentId>();
  let linkDecisions: readonly LinkDecision[] = [];
  let topicDecisions: readonly TopicDecision[] = [];

  const forget = (document: DocumentId): void => {
    for (const other of partners.get(document) ?? []) {
      const [one, two] = document < other ? [document, other] : [other, document];
      pairs.get(one)?.delete(two);
      rows.delete(one);
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
      if (of.delete(two)) rows.delete(one);
      partners.get(one)?.delete(two);
      partners.get(two)?.delete(one);
      return;
    }
    const profiles = profileLikeness(one, left, two, right);
    const known = of.get(two);
    if (known !== undefined && known.profiles.gap === profiles.gap && known.profiles.agreement === profiles.agreement)
      return;
    const [a, b] = [concordance.entry(one)!, concordance.entry(two)!];
    const shared = known?.shared ?? sharedRuns(a.sketch, b.sketch);
    rows.delete(one);
    of.set(two, { profiles, shared, links: linkPair(a, b, profiles, lexicon) });
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

  /** What links a document with those after it, in order. */
  const rowOf = (a: DocumentId): Row => {
    const known = rows.get(a);
    if (known !== undefined) return known;
    const row: Row = { linked: [], copies: [] };
    const others = pairs.get(a) ?? new Map<DocumentId, Pair>();
    for (const b of [...others.keys()].sort()) {
      const { links, shared } = others.get(b)!;
      if (links.length > 0) row.linked.push({ a, b, links });
      if (isCopy(shared)) row.copies.push({ a, b, share: shared });
    }
    rows.set(a, row);
    return row;
  };

  const isStatement = (claim: string): boolean =>
    concordance.entry(documentOf(claim))?.statements.some(({ id }) => id === claim) ?? false;

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
    decide(links, topics = []) {
      linkDecisions = links;
      topicDecisions = topics;
    },
    settle() {
      refreshPairs();
      const linked: LinkedPair[] = [];
      const copies: Copy[] = [];
      for (const document of concordance.documents()) {
        const row = rowOf(document);
        for (const pair of row.linked) linked.push(pair);
        for (const copy of row.copies) copies.push(copy);
      }
      const decided = decidePairs(linked, linkDecisions, isStatement);
      const links: LinkRecord[] = [];
      for (const pair of decided) for (const link of pair.links) links.push(link);
      const found = events.update(decided);
      const topics = found.flatMap((event) => event.topics).sort((p, q) => (p.id < q.id ? -1 : 1));
      return {
        topics: decideTopics(topics, topicDecisions, isStatement),
        links,
        origins: groupOrigins(copies),
        silences: found.flatMap((event) => event.silences),
      };
    },
  };
}
