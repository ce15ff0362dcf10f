/**
 * Documents that links hold together, an event as a rule, with its topics and silences. An event is worked out again only where something in it
 * changed, so that a change to one document among thousands costs what its own event does.
 */
import type { DocumentId } from '../model';
import { type Bytes, type Drawer, inMemory } from '../text/drawer';
import type { Event } from './event';
import { pairsByEvent } from './grouping';
import { type LinkedPair, packedLinks } from './linked';
import { putAway } from './packedTopics';
import { type SavedEvent, sumOf } from './saved';

/** What an event is worked out from. */
export interface EventTask<Entry> {
  /** Sorted by their documents. */
  readonly entries: readonly Entry[];
  readonly pairs: readonly LinkedPair[];
}

export interface Events<Entry> {
  /**
   * Sorts all pairs that have links into events, and tells which of these must be worked out: no others than those that changed since the
   * last time. Some events for each step; nothing has changed before the last. Pairs in the order of their documents; rejected links hold
   * nothing together. Cost: near linear in the pairs.
   */
  plan(pairs: readonly LinkedPair[]): Generator<void, readonly EventTask<Entry>[]>;
  /** The answer to a task; of no meaning once another plan was made. */
  bring(task: EventTask<Entry>, event: Event): void;
  /** Those that are known, in the order of their first documents. */
  all(): readonly Event<Bytes>[];
  /** Gives back the room of those that `all` tells no more. */
  sweep(): void;
  /** All of them are to be worked out again. */
  forget(): void;
  /** Takes up events of an earlier day, by their first documents, as far as these pairs are the ones that they were worked out from. */
  recall(pairs: readonly LinkedPair[], saved: ReadonlyMap<DocumentId, SavedEvent>): void;
  /** The event of which a document is the first, for another day; none that was worked out from pairs which are not `plain`. */
  save(first: DocumentId, isPlain: (pair: LinkedPair) => boolean): SavedEvent | null;
}

interface Known<Entry> extends EventTask<Entry> {
  readonly documents: readonly DocumentId[];
  /** Null until its task is answered. */
  event: Event<Bytes> | null;
}

/** `entryOf`: another one once the document has changed. `drawer`: where topics lie while nobody looks at them. */
export function createEvents<Entry extends { readonly document: DocumentId }>(
  entryOf: (document: DocumentId) => Entry | undefined,
  drawer: Drawer = inMemory,
): Events<Entry> {
  /** By the first document. */
  let known = new Map<DocumentId, Known<Entry>>();
  const old: Event<Bytes>[] = [];
  const laid = ({ topics, silences }: Event): Event<Bytes> => ({ topics: putAway(topics, drawer), silences });
  /** Those that the next plan goes by. */
  const keep = (next: Map<DocumentId, Known<Entry>>): void => {
    for (const [first, { event }] of known) if (event !== null && next.get(first)?.event !== event) old.push(event);
    known = next;
  };
  const isAsBefore = ({ documents, entries, pairs }: Known<Entry>, own: readonly LinkedPair[]): boolean =>
    pairs.length === own.length &&
    pairs.every((pair, k) => haveSameLinks(pair, own[k]!)) &&
    documents.every((document, k) => entryOf(document) === entries[k]);
  return {
    *plan(pairs) {
      const next = new Map<DocumentId, Known<Entry>>();
      for (const own of pairsByEvent(pairs)) {
        if (next.size % STEP === 0) yield;
        // In the order of documents, so the first of all.
        const first = own[0]!.a;
        const before = known.get(first);
        if (before !== undefined && isAsBefore(before, own)) {
          next.set(first, before);
          continue;
        }
        const documents = [...new Set(own.flatMap(({ a, b }) => [a, b]))].sort();
        const entries = documents.map((document) => entryOf(document)!);
        next.set(first, { documents, entries, pairs: own, event: null });
      }
      keep(next);
      return [...next.values()].filter(({ event }) => event === null);
    },
    bring(task, event) {
      const one = known.get(task.pairs[0]!.a);
      if (one !== task) return;
      if (one.event !== null) old.push(one.event);
      one.event = laid(event);
    },
    all: () => [...known.values()].flatMap(({ event }) => event ?? []),
    forget: () => keep(new Map()),
    sweep() {
      for (const { topics } of old.splice(0)) drawer.drop(topics.topics);
    },
    recall(pairs, saved) {
      for (const own of pairsByEvent(pairs)) {
        const before = saved.get(own[0]!.a);
        if (before === undefined || before.sum !== sumOf(own)) continue;
        const { count, topics, silences } = before;
        const entries = before.documents.map((document) => entryOf(document)!);
        const documents = entries.map(({ document }) => document);
        const event = laid({ topics: { documents, count, topics }, silences });
        known.set(own[0]!.a, { documents, entries, pairs: own, event });
      }
    },
    save(first, isPlain) {
      const one = known.get(first);
      if (one === undefined || one.event === null || !one.pairs.every(isPlain)) return null;
      const { documents, count, topics } = one.event.topics;
      return { documents, count, topics: drawer.take(topics), silences: one.event.silences, sum: sumOf(one.pairs) };
    },
  };
}

/** Events looked at in one step. */
const STEP = 32;

const haveSameLinks = (p: LinkedPair, q: LinkedPair): boolean =>
  p === q || (p.a === q.a && p.b === q.b && packedLinks(p) === packedLinks(q));
