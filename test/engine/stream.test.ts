import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nodeFolder } from '../../src/cli/folder';
import { type ExportPart, linesOf } from '../../src/core/formats/jsonl';
import type { DocumentId, Source } from '../../src/core/model';
import { type Edit, type ProjectEdit, withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { survey, take } from '../../src/engine/intake';
import { createLibrary, type Library } from '../../src/engine/library';
import { articles } from '../bench/corpus';
import { fromLines } from '../core/formats/lines';
import { shippedModels } from './models';

const SAID = { by: 'Ann', at: '2031-05-07T08:00:00.000Z' } as const;

async function corpus(name: string): Promise<Source[]> {
  const folder = nodeFolder(`fixtures/${name}`);
  const { sources } = await survey(folder);
  const all: Source[] = [];
  for (const { path } of sources) {
    const taken = await take(folder, path);
    if ('source' in taken) all.push(taken.source);
  }
  return all;
}

interface Said {
  readonly project?: readonly ProjectEdit[];
  readonly on?: ReadonlyMap<DocumentId, readonly Edit[]>;
}

async function libraryWith({ project = [], on = new Map() }: Said): Promise<Library> {
  const library = createLibrary(shippedModels(), { open: 2 });
  await library.decideProject(project);
  for (const [document, edits] of on) await library.decide(document, edits);
  return library;
}

async function collect(parts: Iterable<ExportPart> | AsyncIterable<ExportPart>, into: ExportPart[]): Promise<void> {
  for await (const part of parts) into.push(part);
}

const linesIn = (parts: readonly ExportPart[]): string => parts.flatMap((part) => [...linesOf(part)]).join('');

/** Streams the texts, which are read batch after batch; the batches come in the order of `arrival`. */
async function streamed(
  sources: readonly Source[],
  said: Said,
  arrival: readonly number[] = sources.map((_, i) => i),
): Promise<{ readonly parts: readonly ExportPart[]; readonly library: Library }> {
  const library = await libraryWith(said);
  const stream = library.stream(sources.map(({ id }) => id));
  const parts = [stream.header];
  for (const i of arrival) {
    await library.put([sources[i]!]);
    await collect(stream.come([sources[i]!.id]), parts);
  }
  await collect(stream.rest(), parts);
  return { parts, library };
}

/** The same texts, all read before anything is told. */
async function exported(sources: readonly Source[], said: Said): Promise<object> {
  const library = await libraryWith(said);
  await library.put(sources);
  return library.export();
}

const documentsIn = (parts: readonly ExportPart[]): DocumentId[] =>
  parts.flatMap((part) => (part.part === 'document' ? [part.value.id] : []));

describe('a stream of what is read', () => {
  it('tells what the export tells, in any order of texts', async () => {
    for (const name of ['bell', 'kaldun', 'copies', 'planted/dam']) {
      const sources = (await corpus(name)).reverse();
      const { parts } = await streamed(sources, {});
      assert.deepEqual(fromLines(linesIn(parts)), await exported(sources, {}), name);
    }
  }).timeout(60_000);

  it('tells each document once it was read, and the next ones only after it', async () => {
    const sources = articles(4, 2).map((one) => ({ ...one, text: one.text.slice(0, 700) }));
    const ids = sources.map(({ id }) => id);
    const library = await libraryWith({});
    const stream = library.stream(ids);
    const told = (): DocumentId[] => documentsIn(parts);
    const parts: ExportPart[] = [];
    await library.put([sources[0]!]);
    await collect(stream.come([ids[0]!]), parts);
    assert.deepEqual(told(), [ids[0]]);
    await library.put(sources.slice(2));
    await collect(stream.come(ids.slice(2)), parts);
    assert.deepEqual(told(), [ids[0]]);
    // The second can't be read.
    await collect(stream.come([ids[1]!]), parts);
    assert.deepEqual(told(), [ids[0], ids[2], ids[3]]);
    assert.ok(library.lying <= 2, `${library.lying} lie open`);
  });

  it('gives the same lines in whatever order the texts are read', async () => {
    const sources = articles(6, 3).map((one) => ({ ...one, text: one.text.slice(0, 500) }));
    sources[2] = { id: sources[2]!.id, text: sources[3]!.text, sha256: 'undated' };
    const expected = linesIn((await streamed(sources, {})).parts);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (arrival) => {
        assert.equal(linesIn((await streamed(sources, {}, arrival)).parts), expected);
      }),
      { numRuns: 4 },
    );
  }).timeout(30_000);

  it('holds back a text whose date others may tell', async () => {
    const dated = articles(6, 3);
    const lost = { id: 'a-lost-page.txt', text: dated[0]!.text, sha256: 'lost' };
    const sources = [lost, ...dated];
    const { parts } = await streamed(sources, {});
    assert.deepEqual(documentsIn(parts), [...dated.map(({ id }) => id), lost.id]);
    const file = fromLines(linesIn(parts));
    assert.equal(file.documents.find(({ id }) => id === lost.id)?.published.value, dated[0]!.meta?.published);
    assert.deepEqual(file, await exported(sources, {}));
    // Then nobody waits for the others.
    const given = sources.map((source) => ({ ...source, given: '2031-05-06' }));
    assert.deepEqual(
      documentsIn((await streamed(given, {})).parts),
      given.map(({ id }) => id),
    );
  }).timeout(30_000);

  it('tells what people decided: on marks, on texts left out, on who is who', async () => {
    const sources = await corpus('bell');
    const file = await (async () => {
      const library = await libraryWith({});
      await library.put(sources);
      return library.export();
    })();
    const many = file.actors.filter(({ aliases, type }) => type === 'person' && aliases.length > 1);
    const [first, second, third] = many;
    const anchors = new Map(
      file.annotations.map((mark) => [mark.id, anchorOf(sources.find(({ id }) => id === mark.document)!.text, mark)]),
    );
    const on = new Map<DocumentId, Edit[]>();
    const say = (document: DocumentId, edit: Edit): void => void on.set(document, [...(on.get(document) ?? []), edit]);
    for (const [i, mark] of file.annotations.entries()) {
      const target = { kind: mark.kind, anchor: anchors.get(mark.id)!, ...SAID };
      const alone = 'actor' in mark && file.annotations.filter((m) => 'actor' in m && m.actor === mark.actor).length;
      // Also all that there is of some actors.
      if (i % 11 === 0 || alone === 1) say(mark.document, withId({ does: 'reject', ...target }));
      else if (i % 13 === 0) say(mark.document, withId({ does: 'accept', ...target }));
      else if (i % 29 === 0 && 'actor' in mark) {
        const who = { name: 'Somebody Else', type: 'person', id: first!.id } as const;
        say(mark.document, withId({ does: 'change', ...target, set: { who } }));
      }
    }
    say(sources[2]!.id, withId({ does: 'skip', value: true, ...SAID }));
    say(sources[3]!.id, withId({ does: 'published', value: null, ...SAID }));
    say(sources[4]!.id, withId({ does: 'outlet', name: 'The Outlet', ...SAID }));
    const project: ProjectEdit[] = [
      withId({ does: 'join', actors: [first!.id, second!.id], ...SAID }),
      withId({ does: 'rename', actor: third!.id, name: 'Renamed Person', ...SAID }),
      withId({ does: 'never', kind: 'date', quote: 'Friday', ...SAID }),
      withId({ does: 'kind', kind: 'risk', label: 'Risk', ...SAID }),
      withId({ does: 'alias', alias: third!.aliases[0]!, who: { name: 'Another', type: 'person' }, ...SAID }),
    ];
    const said = { project, on };
    const { parts } = await streamed(sources, said);
    assert.equal(documentsIn(parts).length, sources.length - 1);
    assert.deepEqual(fromLines(linesIn(parts)), await exported(sources, said));
  }).timeout(30_000);
});
