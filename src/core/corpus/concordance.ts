/**
 * Which documents may have statements in common: postings of telling terms, added to and withdrawn from document by document.
 * A term that stands in very many documents proposes nothing, so that N documents cost near N.
 */
import type { DocumentId } from '../model';
import type { Lexicon } from './lexicon';
import { documentCosine } from './likeness';
import { type Profile, profileOf } from './profile';
import type { IndexEntry } from './statements';

export interface Concordance {
  add(entry: IndexEntry): void;
  withdraw(document: DocumentId): void;
  entry(document: DocumentId): IndexEntry | undefined;
  /** Sorted. */
  documents(): readonly DocumentId[];
  profile(document: DocumentId): Profile;
  /**
   * Brings profiles up to date, those of `most` documents at most, and names the documents whose profile is another than before.
   * Cost: for one changed document, about as many profiles as it has neighbours.
   */
  refresh(most?: number): ReadonlySet<DocumentId>;
  /** Whether all profiles are up to date. */
  isFresh(): boolean;
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
const NO_PROFILE = profileOf([]);

export function createConcordance(lexicon: Lexicon, limits: ConcordanceLimits = LIMITS): Concordance {
  const slots = new Map<DocumentId, number>();
  const entries: (IndexEntry | undefined)[] = [];
  const postings = new Map<number, number[]>();
  const profiles: Profile[] = [];
  /** Score that a newcomer must reach to enter a document's neighbours. */
  const bar: number[] = [];
  /** Who has this document among its neighbours. */
  const admirers: Set<number>[] = [];
  const stale = new Set<number>();
  const arrived = new Set<number>();
  /** Whose text is another than when profiles were last worked out. */
  const changed = new Set<number>();
  let scores = new Float64Array(64);

  const slotOf = (document: DocumentId): number => {
    const known = slots.get(document);
    if (known !== undefined) return known;
    const slot = entries.length;
    slots.set(document, slot);
    entries.push(undefined);
    profiles.push(NO_PROFILE);
    bar.push(0);
    admirers.push(new Set());
    if (scores.length <= slot) {
      const wider = new Float64Array(scores.length * 2);
      wider.set(scores);
      scores = wider;
    }
    return slot;
  };

  const proposes = (term: number, holders: readonly number[]): boolean =>
    holders.length >= 2 && holders.length <= limits.postings && lexicon.weightOf(term) >= MIN_WEIGHT;

  const markAll = (holders: readonly number[]): void => {
    for (const slot of holders) stale.add(slot);
  };

  const withdraw = (document: DocumentId): void => {
    const slot = slots.get(document);
    const entry = slot === undefined ? undefined : entries[slot];
    if (slot === undefined || entry === undefined) return;
    for (const term of entry.vocabulary) {
      const holders = postings.get(term)!;
      // Falls back under the limit: it proposes again.
      if (holders.length === limits.postings + 1) markAll(holders);
      holders[holders.indexOf(slot)] = holders[holders.length - 1]!;
      holders.pop();
      if (holders.length === 0) postings.delete(term);
    }
    entries[slot] = undefined;
    for (const admirer of admirers[slot]!) stale.add(admirer);
    stale.add(slot);
    arrived.delete(slot);
  };

  /** Shared weight with every document that shares a proposing term, into `scores`; returns who was touched. */
  const score = (slot: number): number[] => {
    const touched: number[] = [];
    for (const term of entries[slot]!.vocabulary) {
      const holders = postings.get(term)!;
      if (!proposes(term, holders)) continue;
      const weight = lexicon.weightOf(term) * lexicon.weightOf(term);
      for (const other of holders) {
        if (other === slot) continue;
        if (scores[other] === 0) touched.push(other);
        scores[other]! += weight;
      }
    }
    return touched;
  };

  const before = (p: number, q: number): boolean =>
    scores[p]! > scores[q]! || (scores[p] === scores[q] && entries[p]!.document < entries[q]!.document);

  const recompute = (slot: number): boolean => {
    const entry = entries[slot];
    const old = profiles[slot]!;
    for (const neighbour of old.neighbours) admirers[slotOf(neighbour.document)]!.delete(slot);
    if (entry === undefined) {
      profiles[slot] = NO_PROFILE;
      return old.neighbours.length > 0;
    }
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
      document: entries[other]!.document,
      cosine:
        (changed.has(slot) || changed.has(other) ? undefined : old.cosines.get(entries[other]!.document)) ??
        documentCosine(entry, entries[other]!, lexicon),
    }));
    neighbours.sort((p, q) => q.cosine - p.cosine || (p.document < q.document ? -1 : 1));
    for (const other of best) admirers[other]!.add(slot);
    const same =
      old.neighbours.length === neighbours.length &&
      neighbours.every((n, k) => n.document === old.neighbours[k]!.document && n.cosine === old.neighbours[k]!.cosine);
    if (!same) profiles[slot] = profileOf(neighbours);
    return !same;
  };

  return {
    add(entry) {
      withdraw(entry.document);
      const slot = slotOf(entry.document);
      entries[slot] = entry;
      for (const term of entry.vocabulary) {
        const holders = postings.get(term);
        if (holders === undefined) postings.set(term, [slot]);
        else {
          holders.push(slot);
          // Crosses the limit: what it proposed is void.
          if (holders.length === limits.postings + 1) markAll(holders);
        }
      }
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
    profile(document) {
      const slot = slots.get(document);
      return slot === undefined ? NO_PROFILE : profiles[slot]!;
    },
    refresh(most = Number.POSITIVE_INFINITY) {
      let left = most;
      const moved = new Set<DocumentId>();
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
        if (recompute(slot) && entries[slot] !== undefined) moved.add(entries[slot]!.document);
      }
      changed.clear();
      return moved;
    },
    isFresh: () => arrived.size === 0 && stale.size === 0,
  };
}
