/**
 * Which documents may have statements in common: postings of telling terms, added to and withdrawn from document by document.
 * A term that stands in very many documents proposes nothing, so that N documents cost near N.
 */
import type { DocumentId } from '../model';
import { documentCosine } from './documentLikeness';
import type { Lexicon } from './lexicon';
import { neighbourLists, type SavedNeighbours } from './neighbours';
import { createPostings } from './postings';
import { type ProfileLikeness, profileComparer } from './profile';
import type { IndexEntry } from './statements';

/** What is asked of a document's entry here. */
type Listed = Pick<IndexEntry, 'document' | 'vocabulary'>;

export interface Concordance<Entry extends Listed> {
  add(entry: Entry): void;
  withdraw(document: DocumentId): void;
  entry(document: DocumentId): Entry | undefined;
  /** Sorted. */
  documents(): readonly DocumentId[];
  /** The nearest of a document, best first. */
  neighbours(document: DocumentId): readonly DocumentId[];
  /** Is `other` among the nearest of a document? */
  isNear(document: DocumentId, other: DocumentId): boolean;
  /** How alike the two look at the rest of the corpus. */
  profiles(one: DocumentId, two: DocumentId): ProfileLikeness;
  /**
   * Brings neighbours up to date, those of `most` documents at most, and names the documents that have others than before. `looked`: hears of
   * those whose neighbours were worked out again, other or not. Cost: for one changed document, about as many lists as it has neighbours.
   */
  refresh(most?: number, looked?: (document: DocumentId) => void): ReadonlySet<DocumentId>;
  /** Whether all neighbours are up to date. */
  isFresh(): boolean;
  /** The neighbours of a document, for another day. */
  save(document: DocumentId): SavedNeighbours;
}

export interface ConcordanceLimits {
  /** Neighbours kept of each document. */
  readonly neighbours: number;
  /** A term in more documents than this proposes no neighbours. */
  readonly postings: number;
}

const LIMITS: ConcordanceLimits = { neighbours: 40, postings: 128 };
/** A term as familiar as this proposes none. */
const MIN_WEIGHT = 40;

/** `known`: documents with the neighbours that they had when they were saved. If some of those are not among them, all are worked out again. */
export function createConcordance<Entry extends Listed>(
  lexicon: Lexicon,
  limits: ConcordanceLimits = LIMITS,
  known: readonly (readonly [Entry, SavedNeighbours])[] = [],
): Concordance<Entry> {
  const slots = new Map<DocumentId, number>();
  const documentIds: DocumentId[] = [];
  const entries: (Entry | undefined)[] = [];
  const postings = createPostings();
  /** Those that hold one term, while they are looked at. */
  const holders = new Int32Array(limits.postings + 1);
  /** Score that a newcomer must reach to enter a document's neighbours. */
  const bar: number[] = [];
  const near = neighbourLists(limits.neighbours);
  const compareProfiles = profileComparer(near);
  const stale = new Set<number>();
  /** Withdrawn, and whoever has them among its neighbours does not know yet. */
  const gone = new Set<number>();
  const arrived = new Set<number>();
  /** Whose text is another than when neighbours were last worked out. */
  const changed = new Set<number>();
  let scores = new Float64Array(64);

  const slotOf = (document: DocumentId): number => {
    const known = slots.get(document);
    if (known !== undefined) return known;
    const slot = entries.length;
    slots.set(document, slot);
    documentIds.push(document);
    entries.push(undefined);
    bar.push(0);
    if (scores.length <= slot) {
      const wider = new Float64Array(scores.length * 2);
      wider.set(scores);
      scores = wider;
    }
    return slot;
  };

  const proposes = (term: number): boolean => {
    const count = postings.count(term);
    return count >= 2 && count <= limits.postings && lexicon.weightOf(term) >= MIN_WEIGHT;
  };

  /** Documents with a term that proposes no more, or again, at the limit. */
  const markHolders = (term: number): void => {
    const count = postings.copy(term, holders);
    for (let k = 0; k < count; k++) stale.add(holders[k]!);
  };

  const withdraw = (document: DocumentId): void => {
    const slot = slots.get(document);
    const entry = slot === undefined ? undefined : entries[slot];
    if (slot === undefined || entry === undefined) return;
    for (const term of entry.vocabulary) {
      // Falls back under the limit: it proposes again.
      if (postings.count(term) === limits.postings + 1) markHolders(term);
      postings.remove(term, slot);
    }
    entries[slot] = undefined;
    gone.add(slot);
    stale.add(slot);
    arrived.delete(slot);
  };

  /** Shared weight with every document that shares a proposing term, into `scores`; returns who was touched. */
  const score = (slot: number): number[] => {
    const touched: number[] = [];
    for (const term of entries[slot]!.vocabulary) {
      if (!proposes(term)) continue;
      const weight = lexicon.weightOf(term) * lexicon.weightOf(term);
      const count = postings.copy(term, holders);
      for (let k = 0; k < count; k++) {
        const other = holders[k]!;
        if (other === slot) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other]! += weight;
      }
    }
    return touched;
  };

  const before = (p: number, q: number): boolean =>
    scores[p]! > scores[q]! || (scores[p] === scores[q] && entries[p]!.document < entries[q]!.document);

  /** One pass over all neighbours, however many documents were withdrawn. */
  const missGone = (): void => {
    if (gone.size === 0) return;
    for (let slot = 0; slot < entries.length; slot++) {
      for (let k = 0; k < near.count(slot); k++) {
        if (gone.has(near.slot(slot, k))) stale.add(slot);
      }
    }
    gone.clear();
  };

  const recompute = (slot: number): boolean => {
    const entry = entries[slot];
    if (entry === undefined) return near.set(slot, []);
    const touched = score(slot);
    const best: number[] = [];
    for (const other of touched) {
      if (best.length === limits.neighbours && !before(other, best[limits.neighbours - 1]!)) continue;
      let at = best.length === limits.neighbours ? limits.neighbours - 1 : best.length;
      while (at > 0 && before(other, best[at - 1]!)) {
        best[at] = best[at - 1]!;
        at--;
      }
      best[at] = other;
    }
    bar[slot] = best.length < limits.neighbours ? 0 : scores[best[limits.neighbours - 1]!]!;
    for (const other of touched) scores[other] = 0;
    const neighbours = best.map((other) => ({
      slot: other,
      cosine:
        (changed.has(slot) || changed.has(other) ? undefined : near.cosine(slot, other)) ??
        documentCosine(entry, entries[other]!, lexicon),
    }));
    neighbours.sort((p, q) => q.cosine - p.cosine || (entries[p.slot]!.document < entries[q.slot]!.document ? -1 : 1));
    return near.set(slot, neighbours);
  };

  /** Gives an entry its place and its postings. */
  const enter = (entry: Entry): number => {
    const slot = slotOf(entry.document);
    entries[slot] = entry;
    for (const term of entry.vocabulary) {
      postings.add(term, slot);
      // Crosses the limit: what it proposed is void.
      if (postings.count(term) === limits.postings + 1) markHolders(term);
    }
    return slot;
  };

  // In no function of its own, which would keep all that is known.
  for (const [entry] of known) enter(entry);
  stale.clear();
  for (const [{ document }, { documents, cosines, bar: reached }] of known) {
    const slot = slots.get(document)!;
    bar[slot] = reached;
    const there = documents.map((other) => slots.get(other));
    // Itself is nobody's neighbour: what is worked out again will be other than this.
    const lost = there.includes(undefined);
    near.set(slot, lost ? [{ slot, cosine: 0 }] : there.map((other, k) => ({ slot: other!, cosine: cosines[k]! })));
  }
  // A term that was too common for proposals may be so no more.
  if (known.some(([, { documents }]) => documents.some((other) => !slots.has(other))))
    for (const slot of slots.values()) stale.add(slot);

  return {
    add(entry) {
      withdraw(entry.document);
      const slot = enter(entry);
      stale.add(slot);
      arrived.add(slot);
      changed.add(slot);
    },
    withdraw,
    entry(document) {
      const slot = slots.get(document);
      return slot === undefined ? undefined : entries[slot];
    },
    documents: () =>
      entries
        .flatMap((entry) => (entry === undefined ? [] : [entry.document]))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    neighbours(document) {
      const slot = slots.get(document);
      if (slot === undefined) return [];
      return Array.from({ length: near.count(slot) }, (_, k) => documentIds[near.slot(slot, k)]!);
    },
    isNear: (document, other) => near.cosine(slots.get(document) ?? -1, slots.get(other) ?? -1) !== undefined,
    profiles: (one, two) => compareProfiles(slots.get(one)!, slots.get(two)!),
    refresh(most = Number.POSITIVE_INFINITY, looked = () => undefined) {
      let left = most;
      const moved = new Set<DocumentId>();
      missGone();
      // A newcomer enters the neighbours of those it is near enough to.
      for (const slot of arrived) {
        if (left-- <= 0) return moved;
        arrived.delete(slot);
        if (entries[slot] === undefined) continue;
        for (const other of score(slot)) {
          if (scores[other]! >= bar[other]!) stale.add(other);
          scores[other] = 0;
        }
      }
      for (const slot of stale) {
        if (left-- <= 0) return moved;
        stale.delete(slot);
        const isOther = recompute(slot);
        if (entries[slot] === undefined) continue;
        looked(documentIds[slot]!);
        if (isOther) moved.add(documentIds[slot]!);
      }
      changed.clear();
      return moved;
    },
    isFresh: () => arrived.size === 0 && stale.size === 0 && gone.size === 0,
    save(document) {
      const slot = slots.get(document)!;
      const all = Array.from({ length: near.count(slot) }, (_, k) => k);
      return {
        documents: all.map((k) => documentIds[near.slot(slot, k)]!),
        cosines: all.map((k) => near.cosineAt(slot, k)),
        bar: bar[slot]!,
      };
    },
  };
}
