/** Keeps the links between the statements of a corpus fresh while documents come, change and go. No I/O; same pages, same linkage. */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId, Page } from '../model';
import { compactEntry, statementsAtHand } from './compact';
import { createConcordance } from './concordance';
import { decidePairs, decideTopics, documentOf, type LinkDecision, type TopicDecision } from './decisions';
import { createEvents } from './events';
import { familiarity } from './familiarity';
import { createLexicon, type PartsOfSpeech } from './lexicon';
import { createPhrases, type LinkedPair, linksOf, pairOf } from './linked';
import { linkPair } from './links';
import { type Copy, groupOrigins, isCopy, type OriginGroup, sharedRuns } from './origins';
import { areAlike, type ProfileLikeness, profileLikeness } from './profile';
import type { Silence } from './silence';
import { indexPage } from './statements';

/** What is known of how documents hang together. Sorted by ids. */
export interface Linkage {
  readonly topics: readonly TopicRecord[];
  /** Links by pairs of documents: those of a large corpus are too many to lie about. */
  readonly pairs: readonly LinkedPair[];
  /** All of them, made when they are asked for. */
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
  /**
   * Does a part of what `settle` would do, about `most` documents' worth; true when nothing is left of it but the walk over all links.
   * So a thread can listen in between.
   */
  advance(most: number): boolean;
}

interface Pair {
  readonly profiles: ProfileLikeness;
  readonly linked: LinkedPair;
  /** Share of the shorter one's runs of words that the other has too. */
  readonly shared: number;
}

interface Row {
  readonly linked: LinkedPair[];
  readonly copies: Copy[];
}

/** `partsOf`: what parts of speech words may be, for the names of topics; left out, it is guessed from their endings. */
export function createLinker(partsOf?: PartsOfSpeech): Linker {
  const lexicon = createLexicon(familiarity, partsOf);
  const concordance = createConcordance(lexicon);
  const events = createEvents(lexicon, concordance.entry);
  const atHand = statementsAtHand();
  const phrases = createPhrases();
  /** By the smaller document id, then by the larger. */
  const pairs = new Map<DocumentId, Map<DocumentId, Pair>>();
  const partners = new Map<DocumentId, Set<DocumentId>>();
  /** Rows worked out since their pairs last changed. */
  const rows = new Map<DocumentId, Row>();
  /** Documents whose pairs may be other than before. */
  const pending = new Set<DocumentId>();
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
    if (known !== undefined && areAlike(known.profiles, profiles)) return;
    const [a, b] = [concordance.entry(one)!, concordance.entry(two)!];
    const shared = known?.shared ?? sharedRuns(a.sketch, b.sketch);
    rows.delete(one);
    of.set(two, { profiles, shared, linked: pairOf(one, two, linkPair(a, b, profiles, lexicon), phrases) });
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
      const { linked, shared } = others.get(b)!;
      if (linked.count > 0) row.linked.push(linked);
      if (isCopy(shared)) row.copies.push({ a, b, share: shared });
    }
    rows.set(a, row);
    return row;
  };

  const isStatement = (claim: string): boolean =>
    concordance.entry(documentOf(claim))?.statements.some(({ id }) => id === claim) ?? false;

  /** Neighbours one after the other: what is at hand of the last documents serves for the next. */
  const nextOf = (document: DocumentId | null): DocumentId | undefined => {
    if (document !== null) {
      for (const { document: near } of concordance.profile(document).neighbours) if (pending.has(near)) return near;
    }
    return pending.values().next().value;
  };

  const advance = (most: number): boolean => {
    let left = most;
    for (const document of concordance.refresh(most)) pending.add(document);
    if (!concordance.isFresh()) return false;
    for (let at = nextOf(null); at !== undefined; at = nextOf(at)) {
      if (left-- <= 0) return false;
      pending.delete(at);
      const document = at;
      const others = new Set(partners.get(document));
      for (const neighbour of concordance.profile(document).neighbours) others.add(neighbour.document);
      for (const other of others) {
        if (document < other) refreshPair(document, other);
        else refreshPair(other, document);
      }
    }
    return true;
  };

  return {
    add(page, actors) {
      forget(page.reading.document);
      concordance.add(compactEntry(indexPage(page, actors, lexicon), atHand));
      pending.add(page.reading.document);
    },
    withdraw(document) {
      forget(document);
      concordance.withdraw(document);
      pending.delete(document);
    },
    decide(links, topics = []) {
      linkDecisions = links;
      topicDecisions = topics;
    },
    advance,
    settle() {
      advance(Number.POSITIVE_INFINITY);
      const linked: LinkedPair[] = [];
      const copies: Copy[] = [];
      for (const document of concordance.documents()) {
        const row = rowOf(document);
        for (const pair of row.linked) linked.push(pair);
        for (const copy of row.copies) copies.push(copy);
      }
      const decided = decidePairs(linked, linkDecisions, isStatement);
      const found = events.update(decided);
      const topics = found.flatMap((event) => event.topics).sort((p, q) => (p.id < q.id ? -1 : 1));
      return {
        topics: decideTopics(topics, topicDecisions, isStatement),
        pairs: decided,
        get links() {
          return decided.flatMap(linksOf);
        },
        origins: groupOrigins(copies),
        silences: found.flatMap((event) => event.silences),
      };
    },
  };
}
