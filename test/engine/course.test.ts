import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Source } from '../../src/core/model';
import { inBatches, inOrder, type Taking } from '../../src/engine/course';
import type { Engine } from '../../src/engine/engine';
import { readInLanes } from '../../src/engine/lanes';
import { createLibrary } from '../../src/engine/library';
import { remoteEngine, serve } from '../../src/engine/remote';
import { articles } from '../bench/corpus';
import { loopback } from './loopback';
import { shippedModels } from './models';

const NAMES = Array.from({ length: 50 }, (_, i) => `${i}.txt`);
const text = (id: string, length = 15_000): Source => ({ id, text: 'x'.repeat(length), sha256: id });

const taking = (change: Partial<Taking> = {}): Taking => ({
  take: async (id) => text(id),
  isStopped: () => false,
  progress: () => undefined,
  ...change,
});

async function all(batches: AsyncIterable<readonly Source[]>): Promise<string[][]> {
  const found: string[][] = [];
  for await (const batch of batches) found.push(batch.map(({ id }) => id));
  return found;
}

describe('the course of a reading', () => {
  it('begins with what was in front lately, the last one first; the rest goes shard by shard', () => {
    const shards: Readonly<Record<string, string>> = { a: '2', b: '1', c: '2', d: '1', e: '1' };
    deepEqual(
      inOrder(['a', 'b', 'c', 'd', 'e'], ['e', 'gone', 'a'], (id) => shards[id]!),
      ['e', 'a', 'b', 'd', 'c'],
    );
  });

  it('takes every document once, in order, and tells how many were taken before', async () => {
    const told: [number, string][] = [];
    const batches = await all(inBatches(NAMES, taking({ progress: (done, next) => told.push([done, next]) })));
    deepEqual(batches.flat(), NAMES);
    deepEqual(told.slice(0, 2), [
      [0, '0.txt'],
      [8, '8.txt'],
    ]);
    ok(batches.length > 3);
  });

  it('goes on behind what cannot be read', async () => {
    const bad = new Set(['3.txt', '48.txt', '49.txt']);
    const take = async (id: string) => (bad.has(id) ? null : text(id));
    deepEqual(
      (await all(inBatches(NAMES, taking({ take })))).flat(),
      NAMES.filter((id) => !bad.has(id)),
    );
  });

  it('takes and hands on nothing once it is stopped', async () => {
    for (const after of [0, 1, 20]) {
      const taken: string[] = [];
      const batches = inBatches(NAMES, {
        take: async (id) => {
          taken.push(id);
          return text(id);
        },
        isStopped: () => taken.length >= after,
        progress: () => undefined,
      });
      const handedOn = (await all(batches)).flat();
      ok(taken.length < after + 8, `${taken.length} taken`);
      ok(handedOn.length <= after, `${handedOn.length} handed on`);
    }
  });

  it('reads at most what its lanes hold once it is stopped', async () => {
    let stopped = false;
    let begun = 0;
    const reader = {
      read: async (sources: readonly Source[]) => {
        ok(!stopped, 'a text is read after the stop');
        begun += sources.length;
        await new Promise((resolve) => void setImmediate(resolve));
        return sources.map(() => new Uint8Array());
      },
    } as unknown as Engine;
    let brought = 0;
    const batches = inBatches(NAMES, taking({ isStopped: () => stopped }));
    await readInLanes(batches, { engine: reader, readers: [reader], stamp: '' }, null, async (sources) => {
      brought += sources.length;
      stopped = true;
    });
    equal(brought, begun, 'what is under way comes in');
    ok(begun < NAMES.length, `${begun} of ${NAMES.length} read`);
  });

  it('lets an edit in before the rest', async () => {
    const sources = new Map(articles(30, 3).map((source) => [source.id, source]));
    const engine = remoteEngine(
      loopback((channel) => serve(channel, () => createLibrary(shippedModels()))),
      [],
    );
    const [first, ...rest] = [...sources.keys()];
    await engine.put([sources.get(first!)!]);
    let brought = 0;
    let answeredAfter = -1;
    const edit = async (): Promise<void> => {
      const { text: before } = sources.get(first!)!;
      await engine.put([{ ...sources.get(first!)!, text: `Ada Corvin said so.\n\n${before}`, sha256: 'edited' }]);
      const marks = await engine.marks(first!);
      equal(marks?.annotations[0]?.text, 'Ada Corvin');
      answeredAfter = brought;
    };
    let edited: Promise<void> | null = null;
    await readInLanes(
      inBatches(rest, taking({ take: async (id) => sources.get(id)! })),
      { engine, readers: [], stamp: '' },
      null,
      async (some, readings) => {
        await engine.put(some, readings);
        brought += some.length;
        edited ??= edit();
      },
    );
    await edited;
    ok(answeredAfter >= 0 && answeredAfter < rest.length, `answered after ${answeredAfter} of ${rest.length}`);
  }).timeout(60_000);
});
