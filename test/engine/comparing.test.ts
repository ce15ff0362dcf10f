import { deepEqual, equal, ok } from 'node:assert/strict';
import { loadClaimsModel } from '../../src/core/mark/claims';
import { loadNamesModel } from '../../src/core/mark/names';
import type { Source } from '../../src/core/model';
import { inMemory } from '../../src/core/text/drawer';
import { createComparing } from '../../src/engine/comparing';
import { createDocuments } from '../../src/engine/documents';
import type { Shelf } from '../../src/engine/shelf';
import { NO_TEAM, type Team } from '../../src/engine/team';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';

describe('documents that are compared', () => {
  const comparingOf = (texts: readonly Source[], options: { team?: Team; pause?: () => Promise<void> } = {}) => {
    const bytes = shippedModels();
    const models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
    const { pause = () => Promise.resolve(), team = NO_TEAM } = options;
    const documents = createDocuments({ models, drawer: inMemory, pause });
    for (const text of texts) documents.put(text);
    let warmed = 0;
    const stayWarm = (): void => void warmed++;
    const comparing = createComparing({ documents, wordParts: () => 0, drawer: inMemory, team, pause, stayWarm });
    return { comparing, documents, warmed: () => warmed };
  };

  it('leave reading warm, now and then', async () => {
    const { comparing, warmed } = comparingOf(articles(45, 3));
    await comparing.settled();
    ok(warmed() >= 1 && warmed() <= 6, `${warmed()} times`);
  });

  it('leave next to nothing to be done, and no thread to be woken, when a person stops that', async () => {
    let pauses = 0;
    let woken = 0;
    const team = { ...NO_TEAM, wake: () => void woken++ };
    const { comparing } = comparingOf(articles(60, 5), {
      team,
      async pause() {
        if (++pauses === 40) comparing.rest(true);
      },
    });
    const { volumes, actors } = await comparing.settled();
    equal(volumes.size, 60);
    ok(actors.length > 100, `${actors.length} actors`);
    ok(pauses - 40 <= 2, `${pauses - 40} parts of work after that`);
    equal(woken, 0);
  });

  it('tell of the one that somebody looks at before all is compared', async () => {
    const texts = articles(60, 5);
    const { id } = texts[42]!;
    const others = ({ linkage: { pairs } }: Shelf): string[] =>
      pairs.filter(({ a, b }) => a === id || b === id).map(({ a, b, count }) => `${a} ${b} ${count}`);
    let early: Shelf | null = null;
    let after = 0;
    const { comparing } = comparingOf(texts, {
      async pause() {
        if (early !== null && others(early).length > 0) return;
        early = comparing.glance(id);
        after = comparing.compared;
      },
    });
    const atOnce = comparing.glance(id)!;
    deepEqual([...atOnce.volumes.keys()], [id]);
    equal(comparing.compared, 0);
    const all = await comparing.settled();
    ok(after * 4 < comparing.compared, `${after} of ${comparing.compared} pairs of statements were compared first`);
    deepEqual(others(early!).sort(), others(all).sort());
    equal(comparing.glance(id), all);
    equal(comparing.glance('nowhere.txt'), all);
  });

  it('tell nothing of one that is not there', () => {
    const { comparing } = comparingOf(articles(2));
    equal(comparing.glance('nowhere.txt'), null);
  });

  it('are compared in parts also after one of them has changed meanwhile', async () => {
    const texts = articles(60, 5);
    let pauses = 0;
    let last = 0;
    const parts: number[] = [];
    const { comparing, documents } = comparingOf(texts, {
      async pause() {
        parts.push(comparing.compared - last);
        last = comparing.compared;
        // In the midst of comparing.
        if (comparing.compared > 0 && ++pauses === 3)
          documents.put({ ...texts[0]!, text: `${texts[0]!.text}\nIt rained.` });
      },
    });
    await comparing.settled();
    ok(pauses > 3);
    const largest = Math.max(...parts, comparing.compared - last);
    ok(largest * 5 < comparing.compared, `${largest} of ${comparing.compared} at once`);
  });

  it('are told for another day piece by piece, also the last of it, and reading stays warm', async () => {
    const notes = Array.from({ length: 300 }, (_, i): Source => {
      const text = `It rained in town ${i}.`;
      return { id: `${i}.txt`, text, sha256: text };
    });
    let pauses = 0;
    const { comparing, warmed } = comparingOf(notes, { pause: async () => void pauses++ });
    await comparing.settled();
    const before = warmed();
    pauses = 0;
    await comparing.remember(0, '');
    pauses = 0;
    let parts = 1;
    while ((await comparing.remember(parts, '')) !== null) parts++;
    ok(pauses > 250, `${pauses} pauses in ${parts - 1} parts`);
    equal(warmed() - before, 1);
  });
});
