/** Lines of JSON back to the export, as a consumer of the stream would bring them together. */
import assert from 'node:assert/strict';
import { type ActorRecord, type Annotation, AnnotationsFile, type DocumentRecord } from '../../../src/core/contract';

type Line = { readonly record: string } & Record<string, unknown>;

/**
 * The export that the lines tell, documents in the order of their ids. Asserts what a consumer relies on: each actor id of a mark stands in
 * the `was` of one actor, and `was` names no id but those.
 */
export function fromLines(lines: string): AnnotationsFile {
  const records = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const of = <T>(wanted: string): T[] =>
    records.flatMap(({ record, ...value }) => (record === wanted ? [value as T] : []));
  const actors = new Map<string, string>();
  for (const { id, was } of of<ActorRecord & { was: string[] }>('actor')) {
    for (const before of was) {
      assert.ok(!actors.has(before), `${before} was ${actors.get(before)} and ${id}`);
      actors.set(before, id);
    }
  }
  const named = new Set<string>();
  const actor = (before: string): string => {
    const id = actors.get(before);
    assert.ok(id !== undefined, `nobody was ${before}`);
    named.add(before);
    return id;
  };
  const orNull = (before: string | null): string | null => (before === null ? null : actor(before));
  const documents = of<DocumentRecord>('document')
    .map((one) => ({ ...one, outlet: orNull(one.outlet) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const marks = of<Annotation>('annotation').map((mark): Annotation => {
    if ('actor' in mark) return { ...mark, actor: actor(mark.actor) };
    if (!('via' in mark)) return mark;
    const { speaker, via } = mark;
    return {
      ...mark,
      via: via.map(actor),
      speaker: speaker === null ? null : { ...speaker, actor: orNull(speaker.actor) },
    };
  });
  assert.deepEqual([...named].sort(), [...actors.keys()].sort());
  return AnnotationsFile.parse({
    ...of<object>('header')[0],
    documents,
    actors: of<ActorRecord & { was: string[] }>('actor').map(({ was: _, ...record }) => record),
    annotations: documents.flatMap(({ id }) => marks.filter(({ document }) => document === id)),
    topics: of('topic'),
    links: of('link'),
  });
}
