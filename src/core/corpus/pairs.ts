/** What comparing documents found, pair by pair. Lists, not Maps: each document has some fifty others, and there are very many documents. */
import type { DocumentId } from '../model';
import type { LinkedPair } from './linked';
import type { Copy } from './origins';

/** What comparing two documents found. */
export interface Pair {
  /** How alike their profiles were when they were compared, by `stepOf`. */
  readonly step: number;
  readonly linked: LinkedPair | null;
  readonly copied: number;
}

/** What links a document with those after it, in their order. */
export interface Row {
  readonly linked: readonly LinkedPair[];
  readonly copies: readonly Copy[];
}

/** The pairs of a corpus. Of two documents the one with the smaller id is named first. */
export interface Pairs {
  /** Cost: linear in the others of one document, as for all that is asked of a pair. */
  get(one: DocumentId, two: DocumentId): Pair | undefined;
  set(one: DocumentId, two: DocumentId, pair: Pair): void;
  delete(one: DocumentId, two: DocumentId): void;
  /** All that a document was compared with. */
  othersOf(document: DocumentId): readonly DocumentId[];
  /** Its pairs with those after it, in no order. */
  after(document: DocumentId): readonly (readonly [DocumentId, Pair])[];
  /** Forgets all pairs of a document. */
  withdraw(document: DocumentId): void;
  /** Cost: near linear in its pairs, if one of them changed since the last time. */
  rowOf(document: DocumentId): Row;
}

/** Of one document: `found` tells of the pair with each of the `others`. */
interface Partners {
  readonly others: DocumentId[];
  readonly found: Pair[];
  row: Row | null;
}

const NOBODY: Partners = { others: [], found: [], row: { linked: [], copies: [] } };

/** `changed`: told of each document whose pairs with those after it are other than before. `gone`: of links that no pair has any more, once. */
export function createPairs(
  changed: (document: DocumentId) => void = () => undefined,
  gone: (linked: LinkedPair) => void = () => undefined,
): Pairs {
  const known = new Map<DocumentId, Partners>();
  /** Pairs that nothing links are as good as one another. */
  const unlinked = new Map<number, Pair>();
  const shared = (pair: Pair): Pair => {
    if (pair.linked !== null || pair.copied !== 0) return pair;
    const same = unlinked.get(pair.step);
    if (same === undefined) unlinked.set(pair.step, pair);
    return same ?? pair;
  };
  const partnersOf = (document: DocumentId): Partners => {
    const partners = known.get(document) ?? { others: [], found: [], row: null };
    known.set(document, partners);
    return partners;
  };
  const put = (document: DocumentId, other: DocumentId, pair: Pair): void => {
    const { others, found } = partnersOf(document);
    const at = others.indexOf(other);
    if (at >= 0) found[at] = pair;
    else {
      others.push(other);
      found.push(pair);
    }
  };
  const get = (one: DocumentId, two: DocumentId): Pair | undefined => {
    const { others, found } = known.get(one) ?? NOBODY;
    return found[others.indexOf(two)];
  };
  const leave = (pair: Pair | undefined): void => {
    if (pair !== undefined && pair.linked !== null) gone(pair.linked);
  };
  const remove = (document: DocumentId, other: DocumentId): void => {
    const partners = known.get(document);
    const at = partners?.others.indexOf(other) ?? -1;
    if (partners === undefined || at < 0) return;
    const [lastOther, lastFound] = [partners.others.pop()!, partners.found.pop()!];
    if (at < partners.others.length) {
      partners.others[at] = lastOther;
      partners.found[at] = lastFound;
    }
    if (document > other) return;
    partners.row = null;
    changed(document);
  };
  const after = (document: DocumentId): [DocumentId, Pair][] => {
    const { others, found } = known.get(document) ?? NOBODY;
    return others.flatMap((other, k): [DocumentId, Pair][] => (document < other ? [[other, found[k]!]] : []));
  };
  const makeRow = (document: DocumentId): Row => {
    const linked: LinkedPair[] = [];
    const copies: Copy[] = [];
    for (const [other, pair] of after(document).sort(([p], [q]) => (p < q ? -1 : 1))) {
      if (pair.linked !== null) linked.push(pair.linked);
      if (pair.copied > 0) copies.push({ a: document, b: other, share: pair.copied });
    }
    return { linked, copies };
  };
  return {
    get,
    set(one, two, pair) {
      leave(get(one, two));
      const kept = shared(pair);
      put(one, two, kept);
      put(two, one, kept);
      partnersOf(one).row = null;
      changed(one);
    },
    delete(one, two) {
      leave(get(one, two));
      remove(one, two);
      remove(two, one);
    },
    othersOf: (document) => (known.get(document) ?? NOBODY).others,
    after,
    withdraw(document) {
      const { others, found } = known.get(document) ?? NOBODY;
      found.forEach(leave);
      for (const other of others) remove(other, document);
      if (known.delete(document)) changed(document);
    },
    rowOf(document) {
      const partners = known.get(document) ?? NOBODY;
      partners.row ??= makeRow(document);
      return partners.row;
    },
  };
}
