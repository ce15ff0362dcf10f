import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../src/core/model';
import type { Engine } from '../../src/engine/engine';
import { readInLanes } from '../../src/engine/lanes';
import { createLibrary } from '../../src/engine/library';
import { cachedReadings, type Readings, type ShardStore } from '../../src/engine/readings';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';

type Memory = ShardStore & { readonly shards: Map<string, Uint8Array> };

function memory(): Memory {
  const shards = new Map<string, Uint8Array>();
  return {
    shards,
    load: async (name) => shards.get(name) ?? null,
    save: async (name, bytes) => {
      shards.set(name, bytes);
    },
  };
}

const source = (id: string, text = `${id} says nothing.`): Source => ({ id, text, sha256: `of ${text}` });
const reading = (n: number): Uint8Array => Uint8Array.of(n, n, n);
const MANY = Array.from({ length: 100 }, (_, n) => source(`${n}.txt`));

async function filled(store: ShardStore, stamp = 'today'): Promise<void> {
  const readings = cachedReadings(store, stamp);
  for (const [n, one] of MANY.entries()) await readings.keep(one, reading(n));
  await readings.flush();
}

async function found(readings: Readings): Promise<number> {
  let count = 0;
  for (const [n, one] of MANY.entries()) {
    const known = await readings.find(one);
    if (known === null) continue;
    assert.deepEqual(known, reading(n));
    count++;
  }
  return count;
}

describe('readings of an earlier day', () => {
  it('come back for the same text, and for no other', async () => {
    const store = memory();
    await filled(store);
    const readings = cachedReadings(store, 'today');
    assert.equal(await found(readings), 100);
    assert.equal(await readings.find(source('1.txt', 'Another text.')), null);
    assert.equal(await readings.find({ ...MANY[1]!, meta: { published: '2031-05-06' } }), null);
    assert.equal(await readings.find(source('unheard of.txt')), null);
  });

  it('are written shard by shard, none while it is still being written, by however many threads they come', async () => {
    const store = memory();
    const open = new Set<string>();
    const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
    let overlaps = 0;
    const slow: ShardStore = {
      ...store,
      async save(name, bytes) {
        if (open.has(name)) overlaps++;
        open.add(name);
        for (let k = 0; k < 5; k++) await turn();
        open.delete(name);
        await store.save(name, bytes);
      },
    };
    const readings = cachedReadings(slow, 'today');
    const lane = async (first: number): Promise<void> => {
      for (let n = first; n < MANY.length; n += 3) await readings.keep(MANY[n]!, reading(n));
    };
    await Promise.all([lane(0), lane(1), lane(2)]);
    await readings.flush();
    assert.equal(overlaps, 0);
    assert.equal(await found(cachedReadings(store, 'today')), 100);
  });

  it('are worth nothing to other code or weights', async () => {
    const store = memory();
    await filled(store, 'yesterday');
    assert.equal(await found(cachedReadings(store, 'today')), 0);
  });

  it('lose one shard, and nothing else, to any damage', async () => {
    const whole = memory();
    await filled(whole);
    const names = [...whole.shards.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(names.length - 1),
        fc.nat(),
        fc.constantFrom('cut', 'flip', 'grow', 'empty'),
        async (which, place, how) => {
          const store = memory();
          for (const [name, bytes] of whole.shards) store.shards.set(name, bytes.slice());
          const name = names[which]!;
          const bytes = store.shards.get(name)!;
          const at = place % bytes.length;
          if (how === 'cut') store.shards.set(name, bytes.slice(0, at));
          else if (how === 'flip') bytes[at]! ^= 1 + (place % 255);
          else if (how === 'grow') store.shards.set(name, Uint8Array.from([...bytes, 0]));
          else store.shards.set(name, new Uint8Array());
          const readings = cachedReadings(store, 'today');
          const lost = MANY.filter(({ id }) => readings.shardOf(id) === name).length;
          assert.equal(await found(readings), 100 - lost);
        },
      ),
      { numRuns: 25, seed: 1 },
    );
  });

  it('do without a place that can neither be read nor written', async () => {
    const broken: ShardStore = {
      load: async () => {
        throw new Error('the disk reported an error');
      },
      save: async () => {
        throw new Error('the disk is full');
      },
    };
    await filled(broken);
    assert.equal(await found(cachedReadings(broken, 'today')), 0);
  });

  it('keep nothing of unsaved texts, and forget documents that are gone when their shard is written', async () => {
    const store = memory();
    const readings = cachedReadings(store, 'today', (id) => id !== '1.txt');
    await readings.keep({ ...MANY[2]!, dirty: true }, reading(2));
    for (const n of [1, 3]) await readings.keep(MANY[n]!, reading(n));
    await readings.flush();
    const later = cachedReadings(store, 'today');
    assert.deepEqual(await Promise.all([1, 2, 3].map((n) => later.find(MANY[n]!))), [null, null, reading(3)]);
  });
});

describe('reading in lanes', () => {
  const sources = articles(7, 5).map((one) => ({ ...one, text: one.text.slice(0, 1200) }));

  async function* batches(order: readonly Source[]): AsyncGenerator<readonly Source[]> {
    for (let i = 0; i < order.length; i += 2) yield order.slice(i, i + 2);
  }

  /** Reads in so many lanes, each answering after turns of its own. */
  async function read(order: readonly Source[], waits: readonly number[], readings: Readings | null, seen: string[]) {
    const engine = createLibrary(shippedModels());
    const lane = (wait: number): Engine => ({
      ...engine,
      read: async (asked) => {
        for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => void setImmediate(resolve));
        seen.push(...asked.map(({ id }) => id));
        return engine.read(asked);
      },
    });
    const [own, ...others] = waits.map(lane);
    await readInLanes(batches(order), { engine: own!, readers: others, stamp: '' }, readings, (some, packed) =>
      engine.put(some, packed),
    );
    return engine;
  }

  it('ends with the same bytes whichever lane is faster, in whatever order texts come', async () => {
    const plain = createLibrary(shippedModels());
    await plain.put(sources);
    const expected = JSON.stringify(await plain.export());
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(sources, { minLength: sources.length }),
        fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }),
        async (order, waits) => {
          const engine = await read(order, waits, null, []);
          assert.equal(JSON.stringify(await engine.export()), expected);
        },
      ),
      { numRuns: 4, seed: 2 },
    );
  }).timeout(60_000);

  it('reads nothing that was read on an earlier day, with the same result; and what is damaged again', async () => {
    const store = memory();
    const first = cachedReadings(store, 'today');
    const cold = await read(sources, [0, 1], first, []);
    await first.flush();
    const expected = await cold.export();
    const again: string[] = [];
    const warm = await read(sources, [1, 0], cachedReadings(store, 'today'), again);
    assert.deepEqual(again, []);
    assert.deepEqual(await warm.export(), expected);
    const [name, bytes] = [...store.shards][0]!;
    store.shards.set(name, bytes.slice(0, -7));
    const healed = cachedReadings(store, 'today');
    const third = await read(sources, [0], healed, again);
    assert.deepEqual(
      again.sort(),
      sources
        .map(({ id }) => id)
        .filter((id) => healed.shardOf(id) === name)
        .sort(),
    );
    assert.deepEqual(await third.export(), expected);
  }).timeout(60_000);

  it('takes a reading that is not of the text for none', async () => {
    const engine = createLibrary(shippedModels());
    const [one, two] = sources;
    const [ofTwo] = await engine.read([two!]);
    await engine.put([one!, two!], [ofTwo!, Uint8Array.of(0x8b, 9)]);
    const plain = createLibrary(shippedModels());
    await plain.put([one!, two!]);
    assert.deepEqual(await engine.export(), await plain.export());
  });

  it('stops at the first error and hands it on', async () => {
    const engine = createLibrary(shippedModels());
    let brought = 0;
    const work = readInLanes(batches(sources), { engine, readers: [engine], stamp: '' }, null, async () => {
      if (++brought === 2) throw new Error('the reading thread ended');
    });
    await assert.rejects(work, /thread ended/);
    assert.ok(brought <= 3);
  });
});
