/**
 * Documents that links hold together, an event as a rule, with its topics and silences. An event is worked out again only where something in it
 * changed, so that a change to one document among thousands costs what its own event does.
 */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId } from '../model';
import { type LinkedPair, linksOf } from './compact';
import { documentOf } from './decisions';
import { labelOf } from './labels';
import type { Lexicon } from './lexicon';
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

interface Known {
  readonly entries: readonly IndexEntry[];
  readonly links: readonly string[];
  readonly event: Event;
  readonly labels: Labels;
}

/** Labels by the first statement of their topics, each with the statements it was made for and the documents they stood in. */
type Labels = ReadonlyMap<string, readonly Labelled[]>;

interface Labelled {
  readonly statements: readonly string[];
  readonly owners: readonly IndexEntry[];
  readonly label: string;
}

export function createEvents(lexicon: Lexicon, entryOf: (document: DocumentId) => IndexEntry | undefined): Events {
  /** By the first document. */
  let known = new Map<DocumentId, Known>();
  return {
    update(pairs) {
      const next = new Map<DocumentId, Known>();
      for (const own of connected(pairs)) {
        const documents = [...new Set(own.flatMap(({ a, b }) => [a, b]))].sort();
        const entries = documents.map((document) => entryOf(document)!);
        const links = own.map((pair) => pair.packed);
        const before = known.get(documents[0]!);
        const same = before !== undefined && sameItems(before.entries, entries) && sameItems(before.links, links);
        next.set(
          documents[0]!,
          same
            ? before
            : {
                entries,
                links,
                ...eventOf(entries, own.flatMap(linksOf), lexicon, before?.labels),
              },
        );
      }
      known = next;
      return [...next.values()].map(({ event }) => event);
    },
  };
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, k) => item === b[k]);

/** Pairs by the connected documents they belong to, in the order of the first pair of each. */
function connected(pairs: readonly LinkedPair[]): LinkedPair[][] {
  const leader = new Map<DocumentId, DocumentId>();
  const lead = (document: DocumentId): DocumentId => {
    let at = document;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    leader.set(document, at);
    return at;
  };
  const live = pairs.filter(({ standing }) => standing > 0);
  for (const { a, b } of live) {
    const [one, two] = [lead(a), lead(b)];
    if (one < two) leader.set(two, one);
    else if (two < one) leader.set(one, two);
    else leader.set(one, one);
  }
  const groups = new Map<DocumentId, LinkedPair[]>();
  for (const pair of live) {
    const first = lead(pair.a);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [pair]);
    else group.push(pair);
  }
  return [...groups.values()];
}

function eventOf(
  entries: readonly IndexEntry[],
  all: readonly LinkRecord[],
  lexicon: Lexicon,
  before: Labels | undefined,
): { event: Event; labels: Labels } {
  const links = all.filter((link) => link.status !== 'rejected');
  const statements: Statement[] = [];
  const documents: number[] = [];
  const number = new Map<string, number>();
  entries.forEach((entry, d) => {
    for (const statement of entry.statements) {
      number.set(statement.id, statements.length);
      statements.push(statement);
      documents.push(d);
    }
  });
  const topics = gatherTopics({
    from: links.map(({ from }) => number.get(from)!),
    to: links.map(({ to }) => number.get(to)!),
    strength: links.map(({ score, status }) => score + (status === 'accepted' ? 1 : 0)),
    documentOf: documents,
  });
  const labels = new Map<string, Labelled[]>();
  const labelled = topics.map((members): TopicRecord => {
    const own = members.map((k) => statements[k]!);
    const ids = own.map(({ id }) => id);
    const owners = members.map((k) => entries[documents[k]!]!);
    const known = before?.get(ids[0]!)?.find((one) => sameItems(one.statements, ids) && sameItems(one.owners, owners));
    const label = known?.label ?? labelOf(own, owners, lexicon);
    labels.set(ids[0]!, [...(labels.get(ids[0]!) ?? []), { statements: ids, owners, label }]);
    return { id: `topic:${ids[0]!}`, label, statements: ids };
  });
  const used = new Set<string>();
  const named = labelled.map((topic, t): TopicRecord => {
    const members = topics[t]!;
    const twice = used.has(topic.label);
    used.add(topic.label);
    if (!twice) return topic;
    const owners = members.map((k) => entries[documents[k]!]!);
    return {
      ...topic,
      label: labelOf(
        members.map((k) => statements[k]!),
        owners,
        lexicon,
        true,
      ),
    };
  });
  const entryOf = new Map(entries.map((entry) => [entry.document, entry]));
  const silences = findSilences(unique(named), links, (document, topic) => {
    const parts = topic.statements.map((id) => statements[number.get(id)!]!);
    return touchesOn(entryOf.get(document)!, parts, lexicon);
  });
  return { event: { topics: unique(named), silences }, labels };
}

/** Two topics may begin with one statement; the second takes its id from its last. */
function unique(topics: readonly TopicRecord[]): TopicRecord[] {
  const seen = new Set<string>();
  return topics.map((topic) => {
    const id = seen.has(topic.id) ? `${topic.id}~${topic.statements[topic.statements.length - 1]}` : topic.id;
    seen.add(id);
    return { ...topic, id };
  });
}

/** Does some statement of the document hold most of what the topic's statements have in common? */
function touchesOn(entry: IndexEntry, topic: readonly Statement[], lexicon: Lexicon): boolean {
  const holders = new Map<number, Set<DocumentId>>();
  for (const { id, words } of topic) {
    for (const concept of conceptsOf(words, lexicon)) {
      const known = holders.get(concept);
      if (known === undefined) holders.set(concept, new Set([documentOf(id)]));
      else known.add(documentOf(id));
    }
  }
  const covering = new Set(topic.map(({ id }) => documentOf(id))).size;
  const core = [...holders].filter(([, documents]) => documents.size * 2 > covering).map(([concept]) => concept);
  const weigh = (concepts: readonly number[]): number => concepts.reduce((sum, c) => sum + lexicon.weightOf(c), 0);
  const whole = weigh(core);
  return entry.statements.some(({ words }) => {
    const own = conceptsOf(words, lexicon);
    return 3 * weigh(core.filter((concept) => own.has(concept))) >= 2 * whole;
  });
}

function conceptsOf(words: Int32Array, lexicon: Lexicon): Set<number> {
  const out = new Set<number>();
  for (const word of words) {
    const term = lexicon.termOf(word);
    if (term >= 0) out.add(lexicon.conceptOf(term));
  }
  return out;
}
