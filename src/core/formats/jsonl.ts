/**
 * One record a line, for streams: header, each document and its annotations as they are read, then actors, topics and links. Actor
 * ids are provisional until the `actor` lines, each of which tells in `was` the ids it has had.
 */
import type { ActorRecord, Annotation, AnnotationsFile, DocumentRecord, LinkRecord, TopicRecord } from '../contract';

const line = (record: string, value: object): string => `${JSON.stringify({ record, ...value })}\n`;

export const headerLine = (header: Header): string => line('header', header);

export const documentLine = (document: DocumentRecord): string => line('document', document);

export const annotationLine = (annotation: Annotation): string => line('annotation', annotation);

/** `was`: the provisional ids that stand for this actor in the lines above, itself included if it stands there. */
export const actorLine = (actor: ActorRecord, was: readonly string[]): string => line('actor', { ...actor, was });

export const topicLine = (topic: TopicRecord): string => line('topic', topic);

export const linkLine = (link: LinkRecord): string => line('link', link);

type Header = Pick<AnnotationsFile, 'schema' | 'generator' | 'offsets' | 'kinds'>;

/** An export in the order in which it is written; of its documents one at a time is in memory. */
export type ExportPart =
  | { readonly part: 'header'; readonly value: Header }
  | { readonly part: 'document'; readonly value: DocumentRecord; readonly annotations: readonly Annotation[] }
  | { readonly part: 'actor'; readonly value: ActorRecord; readonly was: readonly string[] }
  | { readonly part: 'topic'; readonly value: TopicRecord }
  | { readonly part: 'links'; readonly values: readonly LinkRecord[] };

/** The lines of one part, each with its line end. */
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
      yield actorLine(part.value, part.was);
      break;
    case 'topic':
      yield topicLine(part.value);
      break;
    case 'links':
      for (const link of part.values) yield linkLine(link);
      break;
  }
}

/** A whole file as lines, with its actors' own ids. Cost: linear; one line at a time in memory. */
export function* toJsonl(file: AnnotationsFile): Generator<string> {
  const { documents, actors, annotations, topics, links, ...header } = file;
  const byDocument = new Map<string, Annotation[]>(documents.map((document) => [document.id, []]));
  for (const annotation of annotations) byDocument.get(annotation.document)?.push(annotation);
  yield headerLine(header);
  for (const value of documents) {
    yield* linesOf({ part: 'document', value, annotations: byDocument.get(value.id)! });
  }
  for (const actor of actors) yield actorLine(actor, [actor.id]);
  yield* topics.map(topicLine);
  yield* links.map(linkLine);
}
