/**
 * The export while it comes about: each document as soon as it was read, so that nothing of it waits for the others. Its actors have ids of
 * their own document until all documents are known; then each actor tells which of those ids were its.
 */
import type { ActorRecord, Annotation, DocumentRecord } from '../core/contract';
import { linksOf } from '../core/corpus/linked';
import type { Linkage } from '../core/corpus/linker';
import type { ExportPart } from '../core/formats/jsonl';
import { provisionalId } from '../core/ids';
import type { DocumentId } from '../core/model';

/** A document by itself. */
export interface Alone {
  readonly record: DocumentRecord;
  readonly annotations: readonly Annotation[];
  /** Provisional ids of its entities, some of which no mark may name. */
  readonly actors: readonly string[];
}

/** What a stream asks of the library. Texts and decisions must not change once a document was told. */
export interface Shelved {
  readonly header: Extract<ExportPart, { part: 'header' }>['value'];
  /** Null if it was not read, or people left it out. */
  alone(document: DocumentId): Alone | null;
  /** Whether other documents may yet tell when it was published. */
  awaitsDate(document: DocumentId): boolean;
  /** All documents brought together, none compared: who their entities are. */
  cast(): Promise<{ readonly actors: readonly ActorRecord[]; actorsOf(document: DocumentId): readonly string[] }>;
  linkage(): Promise<Linkage>;
}

export interface Stream {
  readonly header: ExportPart;
  /**
   * Hears which documents were read, or could not be, and tells those whose turn has come: in the order of the stream, whatever the order
   * in which they were read. Those without a date are told at the end.
   */
  come(documents: readonly DocumentId[]): Generator<ExportPart>;
  /** Once all have come: the documents held back, actors, topics, links. */
  rest(): AsyncGenerator<ExportPart>;
}

/** @param order every document that will come. Kept of one that was told: the numbers of its entities. */
export function createStream(order: readonly DocumentId[], library: Shelved): Stream {
  const awaited = new Set(order);
  let next = 0;
  const held: DocumentId[] = [];
  /** Of the documents told, which of their entities the lines name. */
  const told = new Map<DocumentId, readonly number[]>();

  function* tell(document: DocumentId): Generator<ExportPart> {
    const alone = library.alone(document);
    if (alone === null) return;
    const { record, annotations, actors } = alone;
    const named = namedIn(record, annotations);
    told.set(
      document,
      actors.flatMap((id, entity) => (named.has(id) ? [entity] : [])),
    );
    yield { part: 'document', value: record, annotations };
  }

  return {
    header: { part: 'header', value: library.header },
    *come(documents) {
      for (const id of documents) awaited.delete(id);
      for (; next < order.length && !awaited.has(order[next]!); next++) {
        const document = order[next]!;
        if (library.awaitsDate(document)) held.push(document);
        else yield* tell(document);
      }
    },
    async *rest() {
      const { actors, actorsOf } = await library.cast();
      for (const document of held) yield* tell(document);
      const was = new Map<string, string[]>(actors.map(({ id }) => [id, []]));
      for (const [document, entities] of told) {
        const own = actorsOf(document);
        for (const entity of entities) was.get(own[entity]!)?.push(provisionalId(document, entity));
      }
      told.clear();
      for (const value of actors) yield { part: 'actor', value, was: was.get(value.id)! };
      was.clear();
      const linkage = await library.linkage();
      for (const value of linkage.eachTopic()) yield { part: 'topic', value };
      for (const pair of linkage.pairs) yield { part: 'links', values: linksOf(pair) };
    },
  };
}

/** Ids of all actors that a document's lines name. */
function namedIn({ outlet }: DocumentRecord, annotations: readonly Annotation[]): ReadonlySet<string> {
  const named = new Set<string>();
  if (outlet !== null) named.add(outlet);
  for (const mark of annotations) {
    if ('actor' in mark) named.add(mark.actor);
    else if ('via' in mark) {
      for (const id of mark.via) named.add(id);
      if (mark.speaker?.actor != null) named.add(mark.speaker.actor);
    }
  }
  return named;
}
