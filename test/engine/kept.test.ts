import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Source } from '../../src/core/model';
import { withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { recent } from '../../src/core/text/recent';
import { fileDrawer } from '../../src/engine/drawer.node';
import type { Engine } from '../../src/engine/engine';
import { createLibrary } from '../../src/engine/library';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';
import { strictDrawer } from './strictDrawer';
import { recalledBy, toldBy } from './telling';

const SAID = { by: 'Ann', at: '2031-05-07T08:00:00.000Z' } as const;

/** Everything that can be asked, asked. */
async function everything(engine: Engine, sources: readonly Source[]): Promise<unknown> {
  const answers: unknown[] = [
    await engine.summary(),
    await engine.documents(),
    await engine.topics(),
    await engine.origins(),
    await engine.actors(),
    await engine.timeline(),
    await engine.discrepancies(),
    await engine.layers(),
    await engine.find({ words: 'harbour the' }),
    await engine.find({ kind: 'claim', differsOnly: true }),
    await engine.find({ date: '2031' }),
  ];
  for (const { id } of (await engine.actors()).slice(0, 5)) {
    answers.push(await engine.mentions(id), await engine.find({ actor: id }));
  }
  for (const { id, text } of sources) {
    const marks = await engine.marks(id);
    answers.push(marks, await engine.echoes(id), await engine.discrepancies(id));
    answers.push(await engine.focus(id, text.length >> 1));
    const claim = marks?.annotations.find(({ kind }) => kind === 'claim');
    if (claim !== undefined) answers.push(await engine.chain(claim.id));
  }
  return [...answers, await engine.export()];
}

describe('documents that are kept closed', () => {
  it('answer as if all of them lay open', async () => {
    const sources = articles(4, 3).map((one) => ({ ...one, text: one.text.slice(0, 2000) }));
    const drawer = fileDrawer(undefined, 0);
    const [closed, open] = [
      createLibrary(shippedModels(), { open: 2, drawer }),
      createLibrary(shippedModels(), { open: 1000 }),
    ];
    // One without a date of its own, one in characters beyond Latin 1, one that is hardly a text.
    sources[3] = { id: sources[3]!.id, text: sources[3]!.text, sha256: 'undated' };
    sources.push({ id: 'odd.txt', text: 'half \ud83d and “whole \u{1f600}”, Дарья said on Monday.', sha256: 'odd' });
    sources.push({ id: 'empty.txt', text: '', sha256: 'empty' });
    for (const engine of [closed, open]) {
      await engine.put(sources);
      const { id, text } = sources[0]!;
      const word = /[A-Z]\w+ \w+/.exec(text)!;
      const anchor = anchorOf(text, { start: word.index, end: word.index + word[0].length });
      await engine.decide(id, [
        withId({ does: 'add', mark: { kind: 'tin', anchor }, ...SAID }),
        withId({ does: 'reject', kind: 'actor', anchor, ...SAID }),
        withId({ does: 'note', kind: null, anchor, text: 'look again', ...SAID }),
      ]);
      await engine.decideProject([withId({ does: 'never', kind: 'date', quote: 'last week', ...SAID })]);
    }
    assert.deepEqual(await everything(closed, sources), await everything(open, sources));
    const again = { ...sources[1]!, text: `${sources[1]!.text}\nThe quay was closed on Friday.\n`, sha256: 'again' };
    for (const engine of [closed, open]) await engine.put([again]);
    assert.deepEqual(await everything(closed, sources), await everything(open, sources));
    for (const engine of [closed, open]) await recalledBy(engine, await toldBy(open));
    assert.deepEqual(await everything(closed, sources), await everything(open, sources));
    assert.ok(drawer.outside > 0, 'nothing lies outside');
    for (const engine of [closed, open]) await engine.withdraw(sources.slice(0, 3).map(({ id }) => id));
    assert.deepEqual(await everything(closed, sources.slice(3)), await everything(open, sources.slice(3)));
    closed.dispose();
    assert.equal(drawer.outside, 0);
    drawer.close();
  }).timeout(60_000);

  it('are never asked for what was let go, whenever they change while somebody looks through them', async () => {
    const sources = articles(4, 3).map((one) => ({ ...one, text: one.text.slice(0, 2000) }));
    const changed = sources.map((one, i) => ({ ...one, text: one.text.slice(i % 3, 1500), sha256: `again ${i}` }));
    for (const ask of ['orders', 'timeline', 'topics', 'discrepancies'] as const) {
      const drawer = strictDrawer();
      let left = Number.POSITIVE_INFINITY;
      const engine = createLibrary(shippedModels(), {
        drawer,
        async pause() {
          if (--left !== 0) return;
          await engine.put([changed[0]!, changed[2]!]);
          await engine.withdraw([sources[3]!.id]);
          await engine.summary();
        },
      });
      for (let after = 1; after <= sources.length + 2; after++) {
        await engine.put(sources);
        await engine.summary();
        left = after;
        await engine[ask]();
        left = Number.POSITIVE_INFINITY;
      }
      await engine.decideProject([withId({ does: 'never', kind: 'date', quote: 'last week', ...SAID })]);
      await recalledBy(engine, await toldBy(engine));
      assert.ok((await engine.export()).links.length > 0);
      engine.dispose();
      assert.equal(drawer.size, 0, ask);
    }
  }).timeout(120_000);
});

describe('what was used last', () => {
  it('is at hand, within the limits; the newest whatever it weighs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.nat(30)), { minLength: 1 }), (steps) => {
        const held = recent<string, number>(3, 40);
        const order: [string, number][] = [];
        for (const [key, weight] of steps) {
          held.set(key, weight, weight);
          const at = order.findIndex(([known]) => known === key);
          if (at >= 0) order.splice(at, 1);
          order.push([key, weight]);
          while (order.length > 1 && (order.length > 3 || order.reduce((sum, [, w]) => sum + w, 0) > 40)) order.shift();
          for (const [known, value] of order) assert.equal(held.get(known), value);
          for (const other of 'abcdefgh') {
            if (!order.some(([known]) => known === other)) assert.equal(held.get(other), undefined);
          }
        }
      }),
    );
  });
});
