/**
 * The export contract as text, and back. What is written is one record a line, so that two exports can be compared by lines; what is
 * read from outside is checked and refused record by record.
 */
import * as z from 'zod/mini';
import {
  ActorAnnotation,
  ActorRecord,
  type Annotation,
  type AnnotationsFile,
  ClaimAnnotation,
  DateAnnotation,
  DocumentRecord,
  LinkRecord,
  OwnAnnotation,
  SCHEMA,
  TopicRecord,
} from '../contract';
import { isSound } from '../review/sound';

/** The file as JSON. Same value, same bytes. Cost: linear. */
export function printAnnotations(file: AnnotationsFile): string {
  const list = (records: readonly unknown[]): string =>
    records.length === 0 ? '[]' : `[\n${records.map((record) => `    ${JSON.stringify(record)}`).join(',\n')}\n  ]`;
  return [
    '{',
    `  "schema": ${JSON.stringify(file.schema)},`,
    `  "generator": ${JSON.stringify(file.generator)},`,
    `  "offsets": ${JSON.stringify(file.offsets)},`,
    `  "documents": ${list(file.documents)},`,
    `  "actors": ${list(file.actors)},`,
    `  "annotations": ${list(file.annotations)},`,
    `  "topics": ${list(file.topics)},`,
    `  "links": ${list(file.links)}${file.kinds === undefined ? '' : `,\n  "kinds": ${list(file.kinds)}`}`,
    '}\n',
  ].join('\n');
}

/** A record that was not taken, and why. */
export interface Refused {
  /** Such as `annotations[12]`. */
  readonly record: string;
  readonly why: string;
}

export interface ReadAnnotations {
  readonly file: AnnotationsFile;
  readonly refused: readonly Refused[];
}

const Head = z.object({
  schema: z.literal(SCHEMA),
  generator: z.object({ name: z.string(), version: z.string() }),
  offsets: z.literal('utf-16'),
});

/**
 * Reads an export, also a foreign or damaged one. With `texts` (by document id) each quotation is compared with the text it claims to
 * come from. Throws an Error with a message for the reader if it is no export of this version at all.
 */
export function readAnnotations(json: string, texts?: ReadonlyMap<string, string>): ReadAnnotations {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(json) as Record<string, unknown>;
  } catch {
    throw new Error('This is not JSON.');
  }
  const head = Head.safeParse(value);
  if (!head.success) throw new Error(`This is not an export of the kind ${SCHEMA} with offsets in UTF-16 units.`);
  const refused: Refused[] = [];
  const take = <T>(
    name: string,
    schema: z.ZodMiniType<T> | ((record: unknown) => z.ZodMiniType<T>),
    check: (record: T) => string | null,
  ): T[] => {
    const list = value[name];
    if (!Array.isArray(list)) {
      refused.push({ record: name, why: 'is missing' });
      return [];
    }
    return list.flatMap((record: unknown, i) => {
      const parsed = (typeof schema === 'function' ? schema(record) : schema).safeParse(record);
      const why = !isSound(record)
        ? 'holds what no export holds'
        : parsed.success
          ? check(parsed.data)
          : `${parsed.error.issues[0]?.path.join('.') || 'record'} is not as it should be`;
      if (why === null && parsed.success) return [parsed.data];
      refused.push({ record: `${name}[${i}]`, why: why ?? 'is not as it should be' });
      return [];
    });
  };
  const once = (): ((id: string) => string | null) => {
    const seen = new Set<string>();
    return (id) => (seen.size === seen.add(id).size ? `the id ${id} stands twice` : null);
  };

  const documentOnce = once();
  const documents = take('documents', DocumentRecord, (record) =>
    isInside(record.id) && isInside(record.path) ? documentOnce(record.id) : 'the path leads out of the folder',
  );
  const lengths = new Map(documents.map((record) => [record.id, record.length]));
  const actorOnce = once();
  const actors = take('actors', ActorRecord, (record) => actorOnce(record.id));
  const actorIds = new Set(actors.map((record) => record.id));
  const annotationOnce = once();
  const annotations = take('annotations', annotationSchema, (record) => {
    const length = lengths.get(record.document);
    if (length === undefined) return `the document ${record.document} is not in the file`;
    const parts = 'speaker' in record ? [record, record.speaker, record.cue] : [record];
    for (const part of parts) {
      if (part === null) continue;
      if (part.end < part.start) return 'the end lies before the start';
      if (part.end > length) return 'the end lies behind the end of the document';
      if (part.text.length !== part.end - part.start) return 'the words do not fit the offsets';
      const text = texts?.get(record.document);
      if (text !== undefined && !text.startsWith(part.text, part.start)) return 'the words are not those of the text';
    }
    if ('actor' in record && !actorIds.has(record.actor)) return `the actor ${record.actor} is not in the file`;
    return annotationOnce(record.id);
  });
  const claims = new Map(annotations.flatMap((a) => (a.kind === 'claim' ? [[a.id, a.document]] : [])));
  const topicOnce = once();
  const topics = take('topics', TopicRecord, (record) =>
    record.statements.every((id) => claims.has(id)) ? topicOnce(record.id) : 'names a claim that is not in the file',
  );
  const linkOnce = once();
  const links = take('links', LinkRecord, (record) => {
    const [from, to] = [claims.get(record.from), claims.get(record.to)];
    if (from === undefined || to === undefined) return 'names a claim that is not in the file';
    return from === to ? 'both ends are in one document' : linkOnce(record.id);
  });
  return { file: { ...head.data, documents, actors, annotations, topics, links }, refused };
}

/** The schema of the kind that a record says it is, so that its faults can be named. */
function annotationSchema(record: unknown): z.ZodMiniType<Annotation> {
  switch ((record as { kind?: unknown } | null)?.kind) {
    case 'actor':
      return ActorAnnotation;
    case 'date':
      return DateAnnotation;
    case 'claim':
      return ClaimAnnotation;
    default:
      return OwnAnnotation;
  }
}

/** A relative path with "/" that stays inside its folder, on any system. */
export function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path)) {
    return false;
  }
  return path.split('/').every((part) => part !== '..' && part !== '.' && part !== '');
}
