/**
 * Documents that links hold together, an event as a rule, with its topics and silences. An event is worked out again only where something in it
 * changed, so that a change to one document among thousands costs what its own event does.
 */
import type { TopicRecord } from '../contract';
import type { DocumentId } from '../model';
import { documentOf } from './decisions';
import { labelOf } from './labels';
import type { Lexicon } from './lexicon';
import { type LinkedPair, spotOf, tiesOf } from './linked';
import { likenesses, type Matter, mattersOf, type NumberedLink } from './matter';
import { findSilences, type Silence } from './silence';
import type { IndexEntry, Statement } from './statements';
import { gatherTopics } from './topics';

export interface Event {
  readonly topics: readonly TopicRecord[];
  readonly silences: readonly Silence[];
}

export interface Events {
  /**
   * The events of all pairs that have links; pairs in the order of their documents. Rejected links hold nothing together.
   * Cost: linear in the pairs, and what the changed events cost.
   */
  update(pairs: readonly LinkedPair[]): readonly Event[];
}

interface Known<Entry> {
  readonly entries: readonly Entry[];
  readonly links: readonly string[];
  readonly event: Event;
}

/** `entryOf`: another one once the document has changed; `open`: what it says. */
export function createEvents<Entry>(
  lexicon: Lexicon,
  entryOf: (document: DocumentId) => Entry | undefined,
  open: (entry: Entry) => IndexEntry,
): Events {
  /** By the first document. */
  let known = new Map<DocumentId, Known<Entry>>();
  return {
    update(pairs) {
      const next = new Map<DocumentId, Known<Entry>>();
      for (const own of eventsOf(pairs)) {
        const documents = [...new Set(own.flatMap(({ a, b }) => [a, b]))].sort();
        const entries = documents.map((document) => entryOf(document)!);
        const links = own.map(({ links }) => links);
        const before = known.get(documents[0]!);
        const same = before !== undefined && sameItems(before.entries, entries) && sameItems(before.links, links);
        next.set(documents[0]!, same ? before : { entries, links, event: eventOf(entries.map(open), own, lexicon) });
      }
      known = next;
      return [...next.values()].map(({ event }) => event);
    },
  };
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, k) => item === b[k]);

/** More documents than this are no one event: they are taken apart where the links between them are few. */
const MAX_DOCUMENTS = 24;
/** Documents of a large corpus are of one event if they have this share of the links that either has with its nearest. */
const MIN_SHARE = 0.6;

/** Groups that grow together, each with its size. */
interface Groups {
  lead(document: DocumentId): DocumentId;
  size(document: DocumentId): number;
  join(a: DocumentId, b: DocumentId): void;
}

function createGroups(): Groups {
  const leader = new Map<DocumentId, DocumentId>();
  const sizes = new Map<DocumentId, number>();
  const lead = (document: DocumentId): DocumentId => {
    let at = document;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    leader.set(document, at);
    return at;
  };
  const size = (document: DocumentId): number => sizes.get(lead(document)) ?? 1;
  return {
    lead,
    size,
    join(a, b) {
      const [one, two] = [lead(a), lead(b)].sort() as [DocumentId, DocumentId];
      if (one === two) return;
      sizes.set(one, size(one) + size(two));
      leader.set(two, one);
    },
  };
}

/** Pairs by the event they belong to, in the order of the first pair of each; pairs across events are left out. */
function eventsOf(pairs: readonly LinkedPair[]): LinkedPair[][] {
  const live = pairs.filter(({ standing }) => standing > 0);
  const connected = createGroups();
  for (const { a, b } of live) connected.join(a, b);
  const best = new Map<DocumentId, number>();
  const large: LinkedPair[] = [];
  for (const pair of live) {
    if (connected.size(pair.a) <= MAX_DOCUMENTS) continue;
    large.push(pair);
    for (const document of [pair.a, pair.b])
      best.set(document, Math.max(best.get(document) ?? 0, pair.standing + pair.accepted));
  }
  const within = createGroups();
  // What people joined first, then those with the most in common; of equals the first by their ids.
  for (const { a, b, accepted, standing } of large.sort((p, q) => q.accepted - p.accepted || q.standing - p.standing)) {
    const near = standing >= MIN_SHARE * Math.min(best.get(a)!, best.get(b)!);
    const fits = within.lead(a) === within.lead(b) || within.size(a) + within.size(b) <= MAX_DOCUMENTS;
    if (accepted > 0 || (near && fits)) within.join(a, b);
  }
  const groups = new Map<DocumentId, LinkedPair[]>();
  for (const pair of live) {
    const group = connected.size(pair.a) <= MAX_DOCUMENTS ? connected : within;
    const first = group.lead(pair.a);
    if (first !== group.lead(pair.b)) continue;
    const known = groups.get(first);
    if (known === undefined) groups.set(first, [pair]);
    else known.push(pair);
  }
  return [...groups.values()];
}

/** Statements in the very same words, as wire copies have them, count as one. */
interface Node {
  readonly statement: Statement;
  readonly entry: IndexEntry;
  /** All of them, by number. */
  readonly members: number[];
}

interface Nodes {
  readonly nodes: readonly Node[];
  /** Ids by number. */
  readonly statements: readonly string[];
  /** Numbers by document and place. */
  readonly of: ReadonlyMap<DocumentId, ReadonlyMap<number, number>>;
}

function nodesOf(entries: readonly IndexEntry[]): Nodes {
  const known = new Map<string, number>();
  const nodes: Node[] = [];
  const statements: string[] = [];
  const of = new Map<DocumentId, Map<number, number>>();
  for (const entry of entries) {
    const places = new Map<number, number>();
    of.set(entry.document, places);
    for (const statement of entry.statements) {
      const key = statement.words.join(' ');
      const one = known.get(key) ?? nodes.length;
      if (one === nodes.length) {
        known.set(key, one);
        nodes.push({ statement, entry, members: [] });
      }
      nodes[one]!.members.push(statements.length);
      places.set(spotOf(statement.span), one);
      statements.push(statement.id);
    }
  }
  return { nodes, statements, of };
}

function eventOf(entries: readonly IndexEntry[], pairs: readonly LinkedPair[], lexicon: Lexicon): Event {
  const { nodes, statements, of } = nodesOf(entries);
  const numbered = pairs.flatMap((pair) => {
    const [one, two] = [of.get(pair.a)!, of.get(pair.b)!];
    return tiesOf(pair).flatMap(({ from, to, score, status, relation }): NumberedLink[] =>
      status === 'rejected'
        ? []
        : [
            {
              from: one.get(from)!,
              to: two.get(to)!,
              score,
              sure: status === 'accepted',
              quoted: relation === 'same-quote',
            },
          ],
    );
  });
  const matters = mattersOf(
    nodes.map(({ statement, entry }) => [statement, entry]),
    lexicon,
  );
  const documentsOf = nodes.map(({ members }) => members.map((k) => documentOf(statements[k]!)));
  const gathered = gatherTopics({ ...likenesses(matters, numbered), documentsOf });
  const published = new Map(entries.map((entry) => [entry.document, entry.published ?? UNDATED]));
  const taken = new Set<string>();
  const ids = new Set<string>();
  const topics = gathered.map((topic): TopicRecord => {
    const label = labelOf(
      topic.map((k) => ({ ...nodes[k]!, matter: matters[k]!, documents: documentsOf[k]! })),
      lexicon,
      taken,
    );
    taken.add(label);
    const members = topic.flatMap((k) => nodes[k]!.members).sort((p, q) => p - q);
    const own = members.map((k) => statements[k]!);
    const id = topicId(own, published, ids);
    ids.add(id);
    return { id, label, statements: own };
  });
  const mattersIn = new Map<DocumentId, Matter[]>(entries.map(({ document }) => [document, []]));
  documentsOf.forEach((documents, k) => {
    for (const document of documents) mattersIn.get(document)!.push(matters[k]!);
  });
  const covered = gathered.map((topic, t) => ({
    id: topics[t]!.id,
    documents: new Set(topic.flatMap((k) => documentsOf[k]!)),
    matters: topic.map((k) => [matters[k]!, documentsOf[k]!] as const),
  }));
  return { topics, silences: findSilences(covered, pairs, (document) => mattersIn.get(document)!) };
}

/** Later than any day of publication. */
const UNDATED = '9999';

/**
 * The first of its statements to be published, so that a topic keeps its name while others take it up. Two topics may share their first:
 * then the second goes by its next.
 */
function topicId(
  statements: readonly string[],
  published: ReadonlyMap<DocumentId, string>,
  taken: ReadonlySet<string>,
): string {
  const day = (id: string): string => published.get(documentOf(id))!;
  const byDay = [...statements].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const first = byDay.find((id) => !taken.has(`topic:${id}`));
  return first === undefined ? `topic:${byDay.join('~')}` : `topic:${first}`;
}
