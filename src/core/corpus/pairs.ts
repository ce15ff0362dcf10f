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

/** Of one document: those after it, what was `found` with each, and those before it, who tell what was. */
interface Partners {
  after: DocumentId[];
  found: Pair[];
  before: DocumentId[];
  row: Row | null;
}

const NOBODY: Partners = { after: [], found: [], before: [], row: { linked: [], copies: [] } };

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
    const partners = known.get(document) ?? { after: [], found: [], before: [], row: null };
    known.set(document, partners);
    return partners;
  };
  const get = (one: DocumentId, two: DocumentId): Pair | undefined => {
    const { after, found } = known.get(one) ?? NOBODY;
    return found[after.indexOf(two)];
  };
  /** Takes a pair out of both lists. */
  const remove = (one: DocumentId, two: DocumentId): void => {
    const first = known.get(one);
    const at = first?.after.indexOf(two) ?? -1;
    if (first === undefined || at < 0) return;
    const { linked } = first.found[at]!;
    if (linked !== null) gone(linked);
    takeOut(first.found, at);
    takeOut(first.after, at);
    const { before } = known.get(two)!;
    takeOut(before, before.indexOf(one));
    first.row = null;
    changed(one);
  };
  const after = (document: DocumentId): [DocumentId, Pair][] => {
    const { after, found } = known.get(document) ?? NOBODY;
    return after.map((other, k) => [other, found[k]!]);
  };
  const makeRow = (document: DocumentId): Row => {
    const linked: LinkedPair[] = [];
    const copies: Copy[] = [];
    for (const [other, pair] of after(document).sort(([p], [q]) => (p < q ? -1 : 1))) {
      if (pair.linked !== null) linked.push(pair.linked);
      if (pair.copied > 0) copies.push({ a: document, b: other, share: pair.copied });
    }
    return { linked: linked.slice(), copies: copies.slice() };
  };
  return {
    get,
    set(one, two, pair) {
      const first = partnersOf(one);
      const kept = shared(pair);
      const at = first.after.indexOf(two);
      if (at < 0) {
        first.after.push(two);
        first.found.push(kept);
        partnersOf(two).before.push(one);
      } else {
        const { linked } = first.found[at]!;
        if (linked !== null) gone(linked);
        first.found[at] = kept;
      }
      first.row = null;
      changed(one);
    },
    delete: remove,
    othersOf(document) {
      const { after, before } = known.get(document) ?? NOBODY;
      return [...after, ...before];
    },
    after,
    withdraw(document) {
      const { after, before } = known.get(document) ?? NOBODY;
      for (const other of before.slice()) remove(other, document);
      for (const other of after.slice()) remove(document, other);
      known.delete(document);
    },
    rowOf(document) {
      const partners = known.get(document) ?? NOBODY;
      if (partners.row === null) {
        partners.row = makeRow(document);
        // Lists that have grown have room to spare, and these stay for long now.
        partners.after = partners.after.slice();
        partners.found = partners.found.slice();
        partners.before = partners.before.slice();
      }
      return partners.row;
    },
  };
}

/** Of a list without order. */
function takeOut<T>(list: T[], at: number): void {
  const last = list.pop()!;
  if (at < list.length) list[at] = last;
}
