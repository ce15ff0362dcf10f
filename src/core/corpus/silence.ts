/** Which documents say nothing on a topic that most others cover. */
import type { DocumentId } from '../model';
import type { LinkedPair } from './linked';
import type { Mark, Matter } from './matter';

/** Documents that say nothing on a topic, sorted. */
export interface Silence {
  readonly topic: string;
  readonly documents: readonly DocumentId[];
}

/** Fewer documents are no "most others". */
const MIN_COVERING = 3;
/** A document touches on a topic if one of its statements holds so much of what the topic's have in common. */
const TOUCHES = 0.5;

/** A topic of one event, as it is asked for silence. */
export interface Covered {
  readonly id: string;
  /** The documents that cover it, each once. */
  readonly documents: ReadonlySet<DocumentId>;
  /** What its statements are about, each with the documents it stands in. */
  readonly matters: readonly (readonly [Matter, readonly DocumentId[]])[];
}

/**
 * For each topic that more than half of the documents of its event cover: those that do not, and do not touch on it either. Documents
 * are of its event if they are linked to at least half of those that cover the topic. `statementsOf`: what each statement of a document
 * is about. Cost: linear in the pairs, and in topics × statements of the documents that do not cover them.
 */
export function findSilences(
  topics: readonly Covered[],
  pairs: readonly LinkedPair[],
  statementsOf: (document: DocumentId) => readonly Matter[],
): Silence[] {
  const near = new Map<DocumentId, Set<DocumentId>>();
  const meet = (a: DocumentId, b: DocumentId): void => {
    const known = near.get(a);
    if (known === undefined) near.set(a, new Set([b]));
    else known.add(b);
  };
  for (const { a, b, standing } of pairs) {
    if (standing === 0) continue;
    meet(a, b);
    meet(b, a);
  }
  const silences: Silence[] = [];
  for (const { id, documents: covering, matters } of topics) {
    if (covering.size < MIN_COVERING) continue;
    const counts = new Map<DocumentId, number>();
    for (const document of covering) {
      for (const other of near.get(document) ?? []) {
        if (!covering.has(other)) counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    }
    const event = [...counts].filter(([, count]) => count * 2 >= covering.size).map(([document]) => document);
    if (covering.size <= event.length) continue;
    const core = coreOf(matters, covering.size);
    const documents = event.filter((document) => !statementsOf(document).some((one) => touches(one, core))).sort();
    if (documents.length > 0) silences.push({ topic: id, documents: documents.slice() });
  }
  return silences;
}

/** What more than half of the covering documents have, with its weight; else what two of them have. */
function coreOf(matters: Covered['matters'], covering: number): ReadonlyMap<Mark, number> {
  const holders = new Map<Mark, { documents: Set<DocumentId>; weight: number }>();
  for (const [{ marks, weights }, documents] of matters) {
    marks.forEach((mark, k) => {
      const known = holders.get(mark) ?? { documents: new Set(), weight: 0 };
      holders.set(mark, known);
      for (const document of documents) known.documents.add(document);
      known.weight = Math.max(known.weight, weights[k]!);
    });
  }
  const held = (least: number): Map<Mark, number> =>
    new Map(
      [...holders].flatMap(([mark, { documents, weight }]) =>
        documents.size >= least ? [[mark, weight] as const] : [],
      ),
    );
  const core = held(Math.floor(covering / 2) + 1);
  return core.size > 0 ? core : held(2);
}

function touches({ marks }: Matter, core: ReadonlyMap<Mark, number>): boolean {
  let own = 0;
  let whole = 0;
  for (const weight of core.values()) whole += weight;
  for (const mark of marks) own += core.get(mark) ?? 0;
  return own >= TOUCHES * whole;
}
