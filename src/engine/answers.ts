/** What is asked of a shelf, each answer a pure function of it. */

import type { ActorAnnotation, Annotation, ClaimAnnotation, Relation, TopicRecord } from '../core/contract';
import { documentOf } from '../core/corpus/decisions';
import { linksOf } from '../core/corpus/linked';
import { transmission } from '../core/corpus/transmission';
import type { DocumentId, Span } from '../core/model';
import type { ActorSummary, Chain, Discrepancy, Echo, Focus, Place, Related, TopicSummary } from './engine';
import { isClaim, isDiscrepancy, type Shelf, type Volume } from './shelf';
import { compareWordings } from './wording';

/** What stands at an offset, and what other documents say on it; null for an unknown document. */
export function focus(shelf: Shelf, document: DocumentId, offset: number): Focus | null {
  const volume = shelf.volumes.get(document);
  if (volume === undefined) return null;
  const marks = volume.annotations
    .filter((mark) => mark.start <= offset && offset <= mark.end && mark.status !== 'rejected')
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const claim = claimInFocus(volume, marks, offset);
  const related = claim === null ? [] : relatedTo(shelf, claim);
  const topics =
    claim === null ? [] : shelf.linkage.topicsNear(document).filter((topic) => topic.statements.includes(claim.id));
  return {
    document,
    offset,
    marks,
    statement: claim === null ? null : shelf.statement(claim),
    related,
    topics,
    silent: silentOn(shelf, topics, document),
  };
}

/** The innermost claim at the offset; else one whose speaker or cue holds it; else one in the same sentence. */
function claimInFocus(volume: Volume, marks: readonly Annotation[], offset: number): ClaimAnnotation | null {
  const inner = marks.find(isClaim);
  if (inner !== undefined) return inner;
  const claims = volume.annotations.filter(isClaim).filter((claim) => claim.status !== 'rejected');
  const holds = (span: Span | null): boolean => span !== null && span.start <= offset && offset <= span.end;
  const named = claims.find((claim) => holds(claim.speaker) || holds(claim.cue));
  if (named !== undefined) return named;
  const sentence = volume.page.reading.sentences.find(holds);
  if (sentence === undefined) return null;
  return claims.find((claim) => claim.start < sentence.end && sentence.start < claim.end) ?? null;
}

/** Opposed stances do not agree, and are no discrepancy either. Cost: linear in the document's claims and their links. */
export function echoes(shelf: Shelf, document: DocumentId): Echo[] {
  const found: Echo[] = [];
  for (const { id, status } of shelf.volumes.get(document)?.annotations.filter(isClaim) ?? []) {
    if (status === 'rejected') continue;
    const agree = new Set<DocumentId>();
    const differ = new Set<DocumentId>();
    for (const link of shelf.linksOf(id)) {
      const other = documentOf(link.from === id ? link.to : link.from);
      if (link.differs.some((difference) => difference !== 'stance')) differ.add(other);
      else if (link.differs.length === 0) agree.add(other);
    }
    for (const other of differ) agree.delete(other);
    if (agree.size + differ.size > 0) found.push({ claim: id, agree: agree.size, differ: differ.size });
  }
  return found;
}

/** The way of a claim through speakers, go-betweens and documents; null for an unknown one. Cost: the links of at most 60 claims. */
export function chain(shelf: Shelf, id: string): Chain | null {
  if (shelf.claim(id) === undefined) return null;
  const record = (document: DocumentId) => shelf.volumes.get(document)!.record;
  const nameOf = shelf.actorName;
  const { nodes, edges } = transmission(
    {
      linksOf: shelf.linksOf,
      origins: shelf.linkage.origins,
      claim: shelf.claim,
      published: (document) => record(document).published.value,
      outlet: (document) => record(document).outlet,
    },
    id,
  );
  return {
    nodes: nodes.map(({ kind, id: of, step, claim }) => {
      if (kind === 'actor') return { kind, id: of, step, name: nameOf(of), published: null, statement: null };
      const { outlet, title, path, published } = record(of);
      return {
        kind,
        id: of,
        step,
        name: outlet === null ? (title ?? path) : nameOf(outlet),
        published: published.value,
        statement: claim === null ? null : shelf.statement(shelf.claim(claim)!),
      };
    }),
    edges,
  };
}

const RELATION_ORDER: readonly Relation[] = ['conflicts', 'same-quote', 'same-fact', 'elaborates'];

function relatedTo(shelf: Shelf, claim: ClaimAnnotation): Related[] {
  const copies = copiesOf(shelf);
  const related = shelf.linksOf(claim.id).flatMap((link): Related[] => {
    const other = shelf.claim(link.from === claim.id ? link.to : link.from);
    if (other === undefined) return [];
    const wording = compareWordings(claim, other);
    return [
      {
        link,
        statement: shelf.statement(other),
        ...wording,
        copies: copies.get(other.document) ?? [],
      },
    ];
  });
  return related.sort(
    (a, b) =>
      Number(isDiscrepancy(b.link)) - Number(isDiscrepancy(a.link)) ||
      RELATION_ORDER.indexOf(a.link.relation) - RELATION_ORDER.indexOf(b.link.relation) ||
      b.link.score - a.link.score ||
      (a.link.id < b.link.id ? -1 : 1),
  );
}

/** For each document that is a copy, the other documents of the same origin. */
function copiesOf(shelf: Shelf): ReadonlyMap<DocumentId, readonly DocumentId[]> {
  const copies = new Map<DocumentId, readonly DocumentId[]>();
  for (const { documents } of shelf.linkage.origins) {
    for (const document of documents)
      copies.set(
        document,
        documents.filter((other) => other !== document),
      );
  }
  return copies;
}

function silentOn(shelf: Shelf, topics: readonly TopicRecord[], document: DocumentId): Focus['silent'] {
  const ids = new Set<DocumentId>();
  for (const topic of topics) {
    for (const silence of shelf.linkage.silences) {
      if (silence.topic === topic.id) for (const silent of silence.documents) ids.add(silent);
    }
  }
  ids.delete(document);
  return [...ids].sort().flatMap((id) => shelf.volumes.get(id)?.record ?? []);
}

/** Topics with the most documents first, at most `MOST_TOPICS`. One document for each step. */
export function* topics(shelf: Shelf): Generator<void, TopicSummary[]> {
  const originOf = new Map<DocumentId, number>();
  shelf.linkage.origins.forEach(({ documents }, i) => {
    for (const document of documents) originOf.set(document, i);
  });
  const silent = new Map(shelf.linkage.silences.map(({ topic, documents }) => [topic, documents]));
  yield;
  const widest = shelf.linkage.topics
    .map((topic) => ({ topic, documents: new Set(topic.statements.map(documentOf)) }))
    .sort((a, b) => b.documents.size - a.documents.size || (a.topic.id < b.topic.id ? -1 : 1))
    .slice(0, MOST_TOPICS);
  const statements = yield* shelf.statements(widest.flatMap(({ topic }) => topic.statements));
  yield;
  const flagged = flaggedWithin(
    shelf,
    widest.map(({ topic }) => topic),
  );
  return widest.map(
    ({ topic, documents }, t): TopicSummary => ({
      topic,
      documents: documents.size,
      origins: new Set([...documents].map((document) => originOf.get(document) ?? document)).size,
      discrepancies: flagged[t]!,
      statements: topic.statements.flatMap((id) => statements.get(id) ?? []),
      silent: silent.get(topic.id) ?? [],
    }),
  );
}

/** How many links within each topic flag a difference. Cost: linear in the statements and in the pairs of documents that differ. */
function flaggedWithin(shelf: Shelf, topics: readonly TopicRecord[]): Uint32Array {
  const counts = new Uint32Array(topics.length);
  const topicsOf = new Map<string, number[]>();
  topics.forEach(({ statements }, t) => {
    for (const id of statements) {
      const known = topicsOf.get(id);
      if (known === undefined) topicsOf.set(id, [t]);
      else known.push(t);
    }
  });
  for (const pair of shelf.linkage.pairs) {
    if (pair.flagged === 0) continue;
    for (const link of linksOf(pair)) {
      if (!isDiscrepancy(link)) continue;
      const others = topicsOf.get(link.to) ?? [];
      for (const t of topicsOf.get(link.from) ?? []) if (others.includes(t)) counts[t]!++;
    }
  }
  return counts;
}

/** Actors with the most mentions first; those that only people's decisions name last. Some hundred documents or actors for each step. */
export function* actors(shelf: Shelf): Generator<void, ActorSummary[]> {
  const counts = new Map<string, { mentions: number; documents: Set<DocumentId>; claims: number }>();
  const count = (id: string) => {
    let known = counts.get(id);
    if (known === undefined) {
      known = { mentions: 0, documents: new Set(), claims: 0 };
      counts.set(id, known);
    }
    return known;
  };
  let steps = 0;
  for (const { record, actors: ids, tally } of shelf.volumes.values()) {
    if (steps++ % STEP === 0) yield;
    ids.forEach((id, entity) => {
      const mentions = tally.mentions[entity]!;
      const claims = tally.said[entity]!;
      if (mentions + claims === 0) return;
      const known = count(id);
      known.mentions += mentions;
      known.claims += claims;
      if (mentions > 0) known.documents.add(record.id);
    });
  }
  const all: ActorSummary[] = [];
  for (const actor of shelf.actors) {
    if (steps++ % STEP === 0) yield;
    const known = counts.get(actor.id);
    all.push({
      ...actor,
      mentions: known?.mentions ?? 0,
      documents: known?.documents.size ?? 0,
      claims: known?.claims ?? 0,
    });
  }
  yield;
  return all.sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
}

const STEP = 256;

const isActor = (mark: Annotation): mark is ActorAnnotation => mark.kind === 'actor';

/** Every mention of an actor, in all documents. */
export function mentions(shelf: Shelf, actor: string): Place[] {
  const places: Place[] = [];
  for (const volume of shelf.volumes.values()) {
    if (!volume.actors.includes(actor)) continue;
    const { record, annotations } = volume;
    for (const mark of annotations) {
      if (isActor(mark) && mark.actor === actor && mark.status !== 'rejected')
        places.push(shelf.place(record.id, mark));
    }
  }
  return places;
}

/** Links that flag a difference, the surest first; of all documents at most `MOST_FLAGGED`. One document for each step. */
export function* discrepancies(shelf: Shelf, document?: DocumentId): Generator<void, Discrepancy[]> {
  yield;
  const flagged = shelf.linkage.pairs
    .filter(({ flagged, a, b }) => flagged > 0 && (document === undefined || a === document || b === document))
    .flatMap((pair) => linksOf(pair).filter(isDiscrepancy))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const shown = document === undefined ? flagged.slice(0, MOST_FLAGGED) : flagged;
  const statements = yield* shelf.statements(shown.flatMap(({ from, to }) => [from, to]));
  return shown.flatMap((link): Discrepancy[] => {
    const [from, to] = [statements.get(link.from), statements.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ link, from, to }];
  });
}

/** More than anybody looks through, few enough to be handed over at once. The summary tells how many there are. */
const MOST_FLAGGED = 2000;
const MOST_TOPICS = 1000;
