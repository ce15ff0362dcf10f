/** What is asked of a shelf, each answer a pure function of it. */
import type { ActorAnnotation, Annotation, ClaimAnnotation, LinkRecord, Relation, TopicRecord } from '../core/contract';
import { linksOf } from '../core/corpus/compact';
import { documentOf } from '../core/corpus/decisions';
import { transmission } from '../core/corpus/transmission';
import type { DocumentId, Span } from '../core/model';
import type {
  ActorSummary,
  Chain,
  Discrepancy,
  Echo,
  Focus,
  FoundPlace,
  Place,
  Query,
  Related,
  TimelineEntry,
  TopicSummary,
} from './engine';
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
  const topics = claim === null ? [] : shelf.linkage.topics.filter((topic) => topic.statements.includes(claim.id));
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
  const nameOf = (actor: string): string => shelf.actors.get(actor)?.name ?? actor;
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

/** Topics with the most documents first, at most `MOST_TOPICS`. */
export function topics(shelf: Shelf): TopicSummary[] {
  const originOf = new Map<DocumentId, number>();
  shelf.linkage.origins.forEach(({ documents }, i) => {
    for (const document of documents) originOf.set(document, i);
  });
  const silent = new Map(shelf.linkage.silences.map(({ topic, documents }) => [topic, documents]));
  const widest = shelf.linkage.topics
    .map((topic) => ({ topic, documents: new Set(topic.statements.map(documentOf)) }))
    .sort((a, b) => b.documents.size - a.documents.size || (a.topic.id < b.topic.id ? -1 : 1))
    .slice(0, MOST_TOPICS);
  const statements = shelf.statements(widest.flatMap(({ topic }) => topic.statements));
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

/** Actors with the most mentions first; those that only people's decisions name last. */
export function actors(shelf: Shelf): ActorSummary[] {
  const counts = new Map<string, { mentions: number; documents: Set<DocumentId>; claims: number }>();
  const count = (id: string) => {
    let known = counts.get(id);
    if (known === undefined) {
      known = { mentions: 0, documents: new Set(), claims: 0 };
      counts.set(id, known);
    }
    return known;
  };
  for (const { record, actors: ids, tally } of shelf.volumes.values()) {
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
  return [...shelf.actors.values()]
    .map((actor): ActorSummary => {
      const known = counts.get(actor.id);
      return {
        ...actor,
        mentions: known?.mentions ?? 0,
        documents: known?.documents.size ?? 0,
        claims: known?.claims ?? 0,
      };
    })
    .sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
}

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

/** Calendar dates in order: when texts were published, and what they date. */
export function timeline(shelf: Shelf): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry & { places: Place[] }>();
  const add = (kind: TimelineEntry['kind'], value: string, place: Place): void => {
    const key = `${value} ${kind}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { value, kind, places: [place] });
    else known.places.push(place);
  };
  for (const { record, page } of shelf.volumes.values()) {
    if (record.published.value !== null)
      add('said', record.published.value, shelf.place(record.id, { start: 0, end: 0 }));
    page.reading.dates.forEach((mark, i) => {
      const { value } = page.dates[i]!;
      if (mark.review?.status !== 'rejected' && /^\d{4}/.test(value)) {
        add('happened', value, shelf.place(record.id, mark));
      }
    });
  }
  return [...entries.values()].sort((a, b) =>
    a.value !== b.value ? (a.value < b.value ? -1 : 1) : a.kind < b.kind ? -1 : 1,
  );
}

/** Links that flag a difference, the surest first; of all documents at most `MOST_FLAGGED`. */
export function discrepancies(shelf: Shelf, document?: DocumentId): Discrepancy[] {
  const flagged = shelf.linkage.pairs
    .filter(({ flagged, a, b }) => flagged > 0 && (document === undefined || a === document || b === document))
    .flatMap((pair) => linksOf(pair).filter(isDiscrepancy))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const shown = document === undefined ? flagged.slice(0, MOST_FLAGGED) : flagged;
  const statements = shelf.statements(shown.flatMap(({ from, to }) => [from, to]));
  return shown.flatMap((link): Discrepancy[] => {
    const [from, to] = [statements.get(link.from), statements.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ link, from, to }];
  });
}

/** More than anybody looks through, few enough to be handed over at once. The summary tells how many there are. */
const MOST_FLAGGED = 2000;
const MOST_TOPICS = 1000;

/** Passages that hold all the words, or marks that fit the other conditions, in the order of documents. */
export function find(shelf: Shelf, query: Query): FoundPlace[] {
  const limit = query.limit ?? 500;
  const words = (query.words ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const byMark =
    query.kind !== undefined || query.actor !== undefined || query.date !== undefined || query.differsOnly === true;
  const found: FoundPlace[] = [];
  for (const volume of shelf.volumes.values()) {
    const { record } = volume;
    if (query.document !== undefined && query.document !== record.id) continue;
    // Most documents are passed over without being opened.
    if (query.actor !== undefined && !volume.actors.includes(query.actor)) continue;
    if (query.kind !== undefined && !MACHINE.has(query.kind) && volume.tally.own === 0) continue;
    if (words.length > 0 && !holdsAll(volume.text, words)) continue;
    if (byMark) {
      for (const annotation of volume.annotations) {
        if (found.length >= limit) return found;
        if (!fits(shelf, annotation, query) || !holdsAll(annotation.text, words)) continue;
        found.push({ place: shelf.place(record.id, annotation), annotation });
      }
    } else {
      if (words.length === 0) continue;
      const { page } = volume;
      for (const sentence of page.reading.sentences) {
        if (found.length >= limit) return found;
        const text = page.source.text.slice(sentence.start, sentence.end).toLowerCase();
        if (!words.every((word) => text.includes(word))) continue;
        const start = sentence.start + text.indexOf(words[0]!);
        found.push({ place: shelf.place(record.id, { start, end: start + words[0]!.length }), annotation: null });
      }
    }
  }
  return found;
}

/** Kinds of mark that are not the project's own. */
const MACHINE: ReadonlySet<string> = new Set(['actor', 'date', 'claim']);

const holdsAll = (text: string, words: readonly string[]): boolean => {
  const folded = text.toLowerCase();
  return words.every((word) => folded.includes(word));
};

function fits(shelf: Shelf, mark: Annotation, query: Query): boolean {
  if (mark.status === 'rejected') return false;
  if (query.kind !== undefined && mark.kind !== query.kind) return false;
  if (query.date !== undefined && !('value' in mark && mark.value.startsWith(query.date))) return false;
  if (query.actor !== undefined && actorOf(mark) !== query.actor) return false;
  return query.differsOnly !== true || shelf.linksOf(mark.id).some((link: LinkRecord) => isDiscrepancy(link));
}

function actorOf(mark: Annotation): string | null {
  if (isActor(mark)) return mark.actor;
  return isClaim(mark) ? (mark.speaker?.actor ?? null) : null;
}
