import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Source } from '../../src/core/model';
import { withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { fileDrawer } from '../../src/engine/drawer.node';
import type { Library } from '../../src/engine/library';
import { createLibrary } from '../../src/engine/library';
import type { ShardStore } from '../../src/engine/readings';
import { loadParts, saveParts } from '../../src/engine/remembered';
import { shardsOnDisk } from '../../src/engine/shards.node';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';
import { recalledBy, STAMP, toldBy } from './telling';

const bytes = shippedModels();
const texts = articles(35, 3);

async function libraryOf(sources: readonly Source[], parts: readonly Uint8Array[] = []): Promise<Library> {
  const library = createLibrary(bytes);
  await library.put(sources);
  await recalledBy(library, parts);
  return library;
}

const memory = () => {
  const held = new Map<string, Uint8Array>();
  return {
    held,
    load: async (name: string) => held.get(name) ?? null,
    save: async (name: string, part: Uint8Array) => void held.set(name, part),
  };
};

/** The same as if nothing had been remembered, with so many pairs of statements compared. */
async function sameAsNew(sources: readonly Source[], parts: readonly Uint8Array[]): Promise<number> {
  const library = await libraryOf(sources, parts);
  const anew = await libraryOf(sources);
  deepEqual(await library.export(), await anew.export());
  deepEqual(
    await library.summary().then(({ revision: _, ...rest }) => rest),
    await anew.summary().then(({ revision: _, ...rest }) => rest),
  );
  deepEqual(await library.origins(), await anew.origins());
  deepEqual(await library.topics(), await anew.topics());
  return library.compared;
}

describe('what linking worked out on an earlier day', function () {
  this.timeout(120_000);
  let parts: readonly Uint8Array[] = [];
  let whole = 0;

  before(async () => {
    const first = await libraryOf(texts);
    parts = await toldBy(first);
    whole = first.compared;
    ok(parts.length > 1 && whole > 0);
  });

  it('comes back with nothing compared again', async () => {
    equal(await sameAsNew(texts, parts), 0);
  });

  it('is told once, and again when something has changed', async () => {
    const library = await libraryOf(texts, parts);
    equal((await toldBy(library)).length, 0);
    await library.withdraw([texts[0]!.id]);
    ok((await toldBy(library)).length > 0);
    equal((await toldBy(library)).length, 0);
  });

  it('is told whole although texts change, come and go while it is told', async () => {
    const changes: (() => Promise<unknown>)[] = [];
    const now = new Map(texts.map((source) => [source.id, source]));
    const library = createLibrary(bytes, {
      async pause() {
        if (pauses++ % 20 === 10) await changes.shift()?.();
      },
    });
    let pauses = 0;
    const put = async (source: Source): Promise<void> => {
      now.set(source.id, source);
      await library.put([source]);
    };
    const edited = (source: Source, line: string): Source => ({
      ...source,
      text: `${source.text}\n${line}`,
      sha256: `${source.sha256} ${line}`,
    });
    await library.put(texts);
    await library.summary();
    changes.push(
      () => put(edited(texts[4]!, 'The quay was closed, the mayor said.')),
      () => put(edited(now.get(texts[4]!.id)!, '“It was 12 people,” the mayor said on Friday.')),
      async () => {
        now.delete(texts[7]!.id);
        await library.withdraw([texts[7]!.id]);
      },
      () => put({ ...articles(1, 9)[0]!, id: 'late/one.txt' }),
      () => put(edited(texts[30]!, 'Nobody was hurt.')),
    );
    pauses = 0;
    const told = await toldBy(library);
    equal(changes.length, 0);
    ok(told.length > 1);
    equal(await sameAsNew([...now.values()], told), 0);
    equal((await toldBy(library)).length, 0);
  });

  it('takes room in the drawer only until its last part is handed over, or it is told anew', async () => {
    const drawer = fileDrawer(undefined, 0);
    const library = createLibrary(bytes, { drawer });
    await library.put(texts);
    await library.summary();
    const before = drawer.outside;
    ok((await library.remember(0, STAMP)) !== null);
    ok(drawer.outside > before);
    ok((await toldBy(library)).length > 1);
    equal(drawer.outside, before);
    library.dispose();
    equal(drawer.outside, 0);
    drawer.close();
  });

  it('serves for a folder in which texts have come, changed and gone', async () => {
    const changed = { ...texts[4]!, text: `${texts[4]!.text}\nThe quay was closed, the mayor said.`, sha256: 'other' };
    const come = articles(3, 9).map((source) => ({ ...source, id: `late/${source.id}` }));
    const compared = await sameAsNew([...texts.slice(2, 4), changed, ...texts.slice(5), ...come], parts);
    ok(compared > 0 && compared < whole / 2, `${compared} of ${whole}`);
  });

  it('costs only the documents of a part that is lost', async () => {
    const compared = await sameAsNew(texts, parts.slice(1));
    ok(compared > 0 && compared < whole, `${compared} of ${whole}`);
  });

  it('is not mixed with what was told at another time', async () => {
    const later = await toldBy(await libraryOf(texts.slice(0, 33)));
    await sameAsNew(texts, [parts[0]!, ...later.slice(1)]);
  });

  it('is not taken from a damaged file, nor from other code', async () => {
    const store = memory();
    await saveParts(store, async (part) => parts[part] ?? null);
    const loaded = async (stamp: string): Promise<number> => {
      const library = createLibrary(bytes);
      await library.put(texts);
      await loadParts(store, (part) => library.recall(part, stamp));
      await library.recall(null, stamp);
      await library.summary();
      return library.compared;
    };
    equal(await loaded(STAMP), 0);
    equal(await loaded('another day'), whole);
    const [name, part] = [...store.held][0]!;
    const ofOnePartLess = await sameAsNew(texts, parts.slice(1));
    store.held.set(
      name,
      part.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)),
    );
    equal(await loaded(STAMP), ofOnePartLess);
    store.held.set(name, part.subarray(0, 7));
    equal(await loaded(STAMP), ofOnePartLess);
  });

  it('is written and read by the thread itself, where it has a disk', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'synoptic-shards-'));
    try {
      const place = path.join(folder, 'not', 'made', 'yet');
      const later = async (stamp: string, shardsIn = shardsOnDisk): Promise<Library> => {
        const library = createLibrary(bytes, { shardsIn });
        await library.put(texts);
        await library.recallFrom(place, stamp);
        await library.recall(null, stamp);
        return library;
      };
      const first = await later(STAMP);
      await first.rememberIn(place, STAMP);
      equal(first.compared, whole);
      deepEqual(readdirSync(place), ['links-00.bin', 'links-01.bin', 'links-02.bin']);
      const second = await later(STAMP);
      deepEqual(await second.export(), await first.export());
      equal(second.compared, 0);
      const third = await later('another day');
      await third.summary();
      equal(third.compared, whole);
      await rejects((await libraryOf(texts)).rememberIn(place, STAMP), /no disk/);
      // A place that takes nothing does no harm.
      const nowhere = path.join(place, 'links-00.bin', 'within');
      await first.withdraw([texts[0]!.id]);
      await first.rememberIn(nowhere, STAMP);
      await first.recallFrom(nowhere, STAMP);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is written no further once its folder is deleted', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'synoptic-shards-'));
    try {
      const place = path.join(folder, 'readings');
      const saved: string[] = [];
      const shardsIn = (at: string): ShardStore => {
        const store = shardsOnDisk(at);
        return {
          ...store,
          async save(name, part) {
            await store.save(name, part);
            saved.push(name);
            rmSync(at, { recursive: true });
          },
        };
      };
      const library = createLibrary(bytes, { shardsIn });
      await library.put(texts);
      await library.rememberIn(place, STAMP);
      deepEqual(saved, ['links-00']);
      deepEqual(readdirSync(folder), []);
      // What is kept later finds its place again.
      await library.withdraw([texts[0]!.id]);
      await library.rememberIn(place, STAMP);
      deepEqual(saved, ['links-00', 'links-00']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is not heard of any more once a person has stopped the reading', async () => {
    const library = await libraryOf(texts);
    await library.recall(parts[0]!, STAMP);
    await library.rest(true);
    for (const part of parts.slice(1)) await library.recall(part, STAMP);
    await library.rest(false);
    await library.recall(null, STAMP);
    await library.summary();
    equal(library.compared, whole);
  });

  it('counts for nothing where people have decided otherwise since then', async () => {
    const { annotations } = await (await libraryOf(texts)).export();
    const claim = annotations.find(({ kind, document }) => kind === 'claim' && document === texts[3]!.id)!;
    const said = { by: 'Ada', at: '2031-03-04T05:06:07Z' };
    const reject = withId({ does: 'reject', kind: 'claim', anchor: anchorOf(texts[3]!.text, claim), ...said });
    const decided = async (known: readonly Uint8Array[]): Promise<Library> => {
      const library = createLibrary(bytes);
      await library.decide(texts[3]!.id, [reject]);
      await library.decide(texts[5]!.id, [withId({ does: 'skip', value: true, ...said })]);
      await library.put(texts);
      await recalledBy(library, known);
      return library;
    };
    const [recalled, anew] = [await decided(parts), await decided([])];
    deepEqual(await recalled.export(), await anew.export());
    ok(recalled.compared > 0 && recalled.compared < anew.compared);
  });
});
