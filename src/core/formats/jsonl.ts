/**
 * One record a line, for streams: header, each document and its annotations as they are read, then actors, topics and links. Actor
 * ids are provisional until the `actor` lines, each of which tells in `was` the ids it has had.
 */
import type { ActorRecord, Annotation, AnnotationsFile, DocumentRecord, LinkRecord, TopicRecord } from '../contract';

const line = (record: string, value: object): string => `${JSON.stringify({ record, ...value })}\n`;

export const headerLine = (file: Pick<AnnotationsFile, 'schema' | 'generator' | 'offsets'>): string =>
  line('header', { schema: file.schema, generator: file.generator, offsets: file.offsets });

export const documentLine = (document: DocumentRecord): string => line('document', document);

export const annotationLine = (annotation: Annotation): string => line('annotation', annotation);

/** `was`: the provisional ids that stand for this actor in the lines above, itself included if it stands there. */
export const actorLine = (actor: ActorRecord, was: readonly string[]): string => line('actor', { ...actor, was });

export const topicLine = (topic: TopicRecord): string => line('topic', topic);

export const linkLine = (link: LinkRecord): string => line('link', link);

/** An export in the order in which it is written; of its documents one at a time is in memory. */
export type ExportPart =
  | { readonly part: 'header'; readonly value: Pick<AnnotationsFile, 'schema' | 'generator' | 'offsets'> }
  | { readonly part: 'document'; readonly value: DocumentRecord; readonly annotations: readonly Annotation[] }
  | { readonly part: 'actor'; readonly value: ActorRecord }
  | { readonly part: 'topic'; readonly value: TopicRecord }
  | { readonly part: 'links'; readonly values: readonly LinkRecord[] };

/** The lines of one part, each with its line end; actor ids are final. */
export function* linesOf(part: ExportPart): Generator<string> {
  switch (part.part) {
    case 'header':
      yield headerLine(part.value);
      break;
    case 'document':
      yield documentLine(part.value);
      for (const annotation of part.annotations) yield annotationLine(annotation);
      break;
    case 'actor':
      yield actorLine(part.value, [part.value.id]);
      break;
    case 'topic':
      yield topicLine(part.value);
      break;
    case 'links':
      for (const link of part.values) yield linkLine(link);
      break;
  }
}

/** A whole file as lines. Cost: linear; one line at a time in memory. */
export function* toJsonl(file: AnnotationsFile): Generator<string> {
  const byDocument = new Map<string, Annotation[]>(file.documents.map((document) => [document.id, []]));
  for (const annotation of file.annotations) byDocument.get(annotation.document)?.push(annotation);
  yield* linesOf({ part: 'header', value: file });
  for (const value of file.documents) {
    yield* linesOf({ part: 'document', value, annotations: byDocument.get(value.id)! });
  }
  for (const value of file.actors) yield* linesOf({ part: 'actor', value });
  for (const value of file.topics) yield* linesOf({ part: 'topic', value });
  yield* linesOf({ part: 'links', values: file.links });
}
