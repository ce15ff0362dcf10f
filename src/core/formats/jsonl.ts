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

/** A whole file as lines, each with its line end; actor ids are final. Cost: linear; one line at a time in memory. */
export function* toJsonl(file: AnnotationsFile): Generator<string> {
  yield headerLine(file);
  const byDocument = new Map<string, Annotation[]>(file.documents.map((document) => [document.id, []]));
  for (const annotation of file.annotations) byDocument.get(annotation.document)?.push(annotation);
  for (const document of file.documents) {
    yield documentLine(document);
    for (const annotation of byDocument.get(document.id)!) yield annotationLine(annotation);
  }
  for (const actor of file.actors) yield actorLine(actor, [actor.id]);
  for (const topic of file.topics) yield topicLine(topic);
  for (const link of file.links) yield linkLine(link);
}
