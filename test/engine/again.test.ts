import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../src/core/model';
import { type Edit, type ProjectEdit, withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { fileDrawer } from '../../src/engine/drawer.node';
import { readInLanes } from '../../src/engine/lanes';
import { createLibrary, type Library } from '../../src/engine/library';
import { cachedReadings, type ShardStore } from '../../src/engine/readings';
import { loadParts, saveParts } from '../../src/engine/remembered';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';

const SAID = { by: 'Ann', at: '2031-05-07T08:00:00.000Z' } as const;
const bytes = shippedModels();

/** What a folder holds at one moment: texts, and what people decided. */
interface Folder {
  readonly texts: readonly Source[];
  readonly decided: ReadonlyMap<string, readonly Edit[]>;
  readonly project: readonly ProjectEdit[];
}

type Store = ShardStore & { readonly held: Map<string, Uint8Array> };

function memory(held = new Map<string, Uint8Array>()): Store {
  return { held, load: async (name) => held.get(name) ?? null, save: async (name, part) => void held.set(name, part) };
}

/** A window on the folder, with what was kept in the store: the export, as bytes; what it works out is kept there too. */
async function windowOn({ texts, decided, project }: Folder, store: Store): Promise<string> {
  const drawer = fileDrawer(undefined, 20_000);
  const engine: Library = createLibrary(bytes, { drawer, open: 3 });
  const readings = cachedReadings(store, 'today', (id) => texts.some((text) => text.id === id));
  await engine.decideProject(project);
  async function* batches(): AsyncGenerator<readonly Source[]> {
    for (let at = 0; at < texts.length; at += 3) yield texts.slice(at, at + 3);
  }
  const read = readInLanes(batches(), { engine, readers: [], stamp: 'today' }, readings, async (sources, packed) => {
    for (const { id } of sources) await engine.decide(id, decided.get(id) ?? []);
    await engine.put(sources, packed);
  });
  await Promise.all([read, loadParts(store, (part) => engine.recall(part, 'today'))]);
  await readings.flush();
  await engine.recall(null, 'today');
  const told = await toldBy(engine);
  await saveParts(store, (part) => engine.remember(part, 'today'));
  engine.dispose();
  drawer.close();
  return told;
}

/** The same of an engine that reads all itself and was told of nothing. */
async function plainly({ texts, decided, project }: Folder): Promise<string> {
  const engine = createLibrary(bytes);
  await engine.decideProject(project);
  await engine.put(texts);
  for (const [id, edits] of decided) await engine.decide(id, edits);
  return toldBy(engine);
}

const toldBy = async (engine: Library): Promise<string> =>
  JSON.stringify([
    await engine.export(),
    await engine.origins(),
    await engine.topics(),
    await engine.actors(),
    { ...(await engine.summary()), revision: 0 },
  ]);

const all = articles(14, 5).map((one) => ({ ...one, text: one.text.slice(0, 1800) }));
// One that tells no date, which others of its event may date.
all[3] = { id: all[3]!.id, text: all[3]!.text, sha256: 'undated' };

/** Links of all texts, for people to speak of. */
let links: readonly Record<
  'from' | 'to',
  { readonly document: string; readonly start: number; readonly end: number }
>[];

/** Two words of a text with a capital, as a passage that somebody may speak of. */
function passage(text: string, nth: number): ReturnType<typeof anchorOf> {
  const found = [...text.matchAll(/[A-Z]\w+ \w+/g)];
  const word = found[nth % found.length]!;
  return anchorOf(text, { start: word.index, end: word.index + word[0].length });
}

const step = fc.oneof(
  fc.record({
    does: fc.constant('edit' as const),
    at: fc.nat(13),
    line: fc.constantFrom('The mayor said 12 were hurt.', 'Nobody spoke.'),
  }),
  fc.record({ does: fc.constant('leave' as const), at: fc.nat(13) }),
  fc.record({ does: fc.constant('come' as const), at: fc.nat(13) }),
  fc.record({ does: fc.constant('reject' as const), at: fc.nat(13), nth: fc.nat(9) }),
  fc.record({ does: fc.constant('skip' as const), at: fc.nat(13) }),
  fc.record({ does: fc.constant('never' as const), at: fc.nat(13), nth: fc.nat(9) }),
  fc.record({ does: fc.constant('given' as const), at: fc.nat(13) }),
  fc.record({
    does: fc.constant('link' as const),
    at: fc.nat(13),
    nth: fc.nat(),
    verdict: fc.constantFrom('confirm' as const, 'reject' as const, 'dispute' as const),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function after({ texts, decided, project }: Folder, one: Step): Folder {
  const of = all[one.at]!;
  const there = texts.find(({ id }) => id === of.id);
  const replaced = (by: Source): Source[] => texts.map((text) => (text.id === by.id ? by : text));
  const say = (edit: Edit): Folder => ({
    texts,
    decided: new Map(decided).set(of.id, [...(decided.get(of.id) ?? []), edit]),
    project,
  });
  switch (one.does) {
    case 'edit':
      if (there === undefined) return { texts, decided, project };
      return {
        texts: replaced({ ...there, text: `${there.text}\n${one.line}`, sha256: `${there.sha256}+` }),
        decided,
        project,
      };
    case 'leave':
      return { texts: texts.filter(({ id }) => id !== of.id), decided, project };
    case 'come':
      return { texts: there === undefined ? [...texts, of] : texts, decided, project };
    case 'reject':
      return say(withId({ does: 'reject', kind: 'actor', anchor: passage(of.text, one.nth), ...SAID }));
    case 'skip':
      return say(withId({ does: 'skip', value: true, ...SAID }));
    case 'never': {
      const { quote } = passage(of.text, one.nth);
      return { texts, decided, project: [...project, withId({ does: 'never', kind: 'actor', quote, ...SAID })] };
    }
    case 'link': {
      const link = links[one.nth % links.length]!;
      const anchorIn = (document: string, span: { readonly start: number; readonly end: number }) =>
        anchorOf(all.find(({ id }) => id === document)!.text, span);
      const edit = withId({
        does: 'link' as const,
        anchor: anchorIn(link.from.document, link.from),
        to: { document: link.to.document, anchor: anchorIn(link.to.document, link.to) },
        verdict: one.verdict,
        ...SAID,
      });
      const id = link.from.document;
      return { texts, decided: new Map(decided).set(id, [...(decided.get(id) ?? []), edit]), project };
    }
    case 'given':
      return there === undefined
        ? { texts, decided, project }
        : { texts: replaced({ ...there, given: '2031-05-02' }), decided, project };
  }
}

describe('a folder seen before', function () {
  this.timeout(240_000);

  before(async () => {
    const engine = createLibrary(bytes);
    await engine.put(all);
    const told = await engine.export();
    const claim = (id: string) => told.annotations.find((mark) => mark.id === id)!;
    links = told.links.map(({ from, to }) => ({ from: claim(from), to: claim(to) }));
    assert.ok(links.length > 10);
  });

  it('comes to the same bytes as one never seen, whatever was changed or damaged since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.array(step, { maxLength: 3 }), fc.constantFrom('whole', 'lost', 'cut', 'flip'), fc.nat()),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (visits) => {
          const store = memory();
          let folder: Folder = { texts: all.slice(0, 11), decided: new Map(), project: [] };
          await windowOn(folder, store);
          for (const [steps, how, which] of visits) {
            folder = steps.reduce(after, folder);
            const [name, shard] = [...store.held][which % store.held.size]!;
            if (how === 'lost') store.held.delete(name);
            else if (how === 'cut') store.held.set(name, shard.slice(0, which % shard.length));
            else if (how === 'flip')
              store.held.set(
                name,
                shard.map((byte, i) => (i === which % shard.length ? byte ^ 1 : byte)),
              );
            assert.equal(await windowOn(folder, store), await plainly(folder));
          }
        },
      ),
      { numRuns: 6, seed: 7 },
    );
  });

  it('comes to the same bytes from the store as it lies between two writings of it', async () => {
    const early = memory();
    const folder: Folder = { texts: all, decided: new Map(), project: [] };
    await windowOn({ ...folder, texts: all.slice(2) }, early);
    const late = memory();
    await windowOn(folder, late);
    const expected = await plainly(folder);
    for (const some of [
      [...late.held.keys()].filter((name) => name.startsWith('links')),
      [...late.held.keys()].slice(0, 5),
    ]) {
      const mixed = memory(new Map(early.held));
      for (const name of some) mixed.held.set(name, late.held.get(name)!);
      assert.equal(await windowOn(folder, mixed), expected);
    }
  });
});
