/** Keeps the links between the statements of a corpus fresh while documents come, change and go. No I/O; same pages, same linkage. */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId, Page } from '../model';
import { createConcordance } from './concordance';
import { decideLinks, decideTopics, documentOf, type LinkDecision, type TopicDecision } from './decisions';
import { labelOf } from './labels';
import { createLexicon } from './lexicon';
import { linkPair } from './links';
import { groupOrigins, isCopy, type OriginGroup, sharedRuns } from './origins';
import { type ProfileLikeness, profileLikeness } from './profile';
import { findSilences, type Silence } from './silence';
import { indexPage, type Statement } from './statements';
import { gatherTopics } from './topics';

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

export function createLinker(): Linker {
  const lexicon = createLexicon();
  const concordance = createConcordance(lexicon);
  /** By the smaller document id, then by the larger. */
  const pairs = new Map<DocumentId, Map<DocumentId, Pair>>();
  const partners = new Map<DocumentId, Set<DocumentId>>();
  const changed = new Set<DocumentId>();
  let linkDecisions: readonly LinkDecision[] = [];
  let topicDecisions: readonly TopicDecision[] = [];
  /** Labels of the topics of the last time, by id. */
  let labels = new Map<string, { label: string; statements: readonly Statement[] }>();

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
    const [a, b] = [concordance.entry(one)!, concordance.entry(two)!];
    const shared = known?.shared ?? sharedRuns(a.sketch, b.sketch);
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

  const statement = (claim: string): Statement | undefined => {
    const entry = concordance.entry(documentOf(claim));
    return entry?.statements.find(({ id }) => id === claim);
  };

  const nameTopics = (links: readonly LinkRecord[]): TopicRecord[] => {
    const used = new Map<string, { label: string; statements: readonly Statement[] }>();
    const topics = gatherTopics(links).map(({ statements: ids }) => {
      const statements = ids.flatMap((id) => statement(id) ?? []);
      const id = `topic:${ids[0]}`;
      const known = labels.get(id);
      const same =
        known !== undefined &&
        known.statements.length === statements.length &&
        statements.every((one, k) => one === known.statements[k]);
      const numbers = new Map<string, number>();
      const documents = ids.map((one) => {
        const document = documentOf(one);
        const number = numbers.get(document) ?? numbers.size;
        numbers.set(document, number);
        return number;
      });
      const label = same ? known.label : labelOf(statements, documents, lexicon);
      used.set(id, { label, statements });
      return { id, label, statements: [...ids] };
    });
    labels = used;
    return decideTopics(topics, topicDecisions, (claim) => statement(claim) !== undefined);
  };

  /** Does some statement of the document hold most of what the topic's statements have in common? */
  const touchesOn = (document: DocumentId, topic: TopicRecord): boolean => {
    const entry = concordance.entry(document)!;
    const counts = new Map<number, Set<DocumentId>>();
    for (const id of topic.statements) {
      const owner = concordance.entry(documentOf(id));
      for (const word of statement(id)?.words ?? []) {
        const term = lexicon.termOf(word);
        if (term < 0 || owner === undefined) continue;
        const concept = lexicon.conceptOf(term);
        const holders = counts.get(concept);
        if (holders === undefined) counts.set(concept, new Set([owner.document]));
        else holders.add(owner.document);
      }
    }
    const covering = new Set(topic.statements.map(documentOf)).size;
    const core = new Map(
      [...counts].filter(([, holders]) => holders.size * 2 > covering).map(([c]) => [c, lexicon.weightOf(c)]),
    );
    let whole = 0;
    for (const weight of core.values()) whole += weight;
    return entry.statements.some(({ words }) => {
      let held = 0;
      for (const concept of new Set(Array.from(words, (word) => lexicon.termOf(word)))) {
        if (concept >= 0) held += core.get(lexicon.conceptOf(concept)) ?? 0;
      }
      return held * 3 >= whole * 2;
    });
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
    decide(links, topics = []) {
      linkDecisions = links;
      topicDecisions = topics;
    },
    settle() {
      refreshPairs();
      const found: LinkRecord[] = [];
      const copies = [];
      for (const a of concordance.documents()) {
        const others = pairs.get(a);
        if (others === undefined) continue;
        for (const b of [...others.keys()].sort()) {
          const { links, shared } = others.get(b)!;
          for (const link of links) found.push(link);
          if (isCopy(shared)) copies.push({ a, b, share: shared });
        }
      }
      const links = decideLinks(found, linkDecisions, (claim) => statement(claim) !== undefined);
      const topics = nameTopics(links);
      const origins = groupOrigins(copies);
      return { topics, links, origins, silences: findSilences(topics, links, touchesOn) };
    },
  };
}
