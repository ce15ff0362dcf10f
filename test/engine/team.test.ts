import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Source } from '../../src/core/model';
import { createHelper, type Order } from '../../src/engine/helper';
import { createLibrary } from '../../src/engine/library';
import type { Thread } from '../../src/engine/remote';
import { createTeam, type Team, type TeamOptions } from '../../src/engine/team';
import { articles } from '../bench/corpus';
import { clock } from './clock';
import { shippedModels } from './models';

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Threads that are none: each does what it is sent a little later, on a copy. `dies`: at which of its orders. */
function helpers(dies = Number.POSITIVE_INFINITY) {
  const seen = { started: 0, ended: 0, jobs: 0, fresh: 0, gone: 0, twice: 0 };
  const start = (): Thread => {
    seen.started++;
    const work = createHelper();
    const sent = new Set<number>();
    let hear = (_: unknown): void => undefined;
    let die = (_: string): void => undefined;
    let orders = 0;
    return {
      post(message) {
        const order = structuredClone(message) as Order;
        if (order.fresh) seen.fresh++;
        seen.gone += order.gone.length;
        setImmediate(() => {
          if (++orders >= dies) {
            die('it died');
            return;
          }
          const known = sent.size;
          for (const [number] of order.entries) sent.add(number);
          seen.twice += known + order.entries.length - sent.size;
          seen.jobs++;
          hear(structuredClone(work(order)));
        });
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onDeath: (listener) => {
        die = listener;
      },
      terminate: () => void seen.ended++,
    };
  };
  return { start, seen };
}

const never = (): (() => void) => () => undefined;

describe('threads that compare', () => {
  const all = articles(45);
  const linked = async (team: Team | undefined, sources: readonly Source[]) => {
    const library = createLibrary(shippedModels(), { pause: turn, ...(team === undefined ? {} : { team }) });
    await library.put(sources);
    return library.export();
  };
  const teamOf = (options: Partial<TeamOptions> & Pick<TeamOptions, 'start'>): Team =>
    createTeam({ count: 2, later: never, ...options });

  it('come to what the engine comes to alone', async () => {
    const { start, seen } = helpers();
    deepEqual(await linked(teamOf({ start }), all), await linked(undefined, all));
    equal(seen.started, 2);
    ok(seen.jobs > 10, `${seen.jobs} jobs`);
    equal(seen.twice, 0, 'entries that are still there are not sent again');
  }).timeout(60_000);

  it('do so with room for few documents, when they hear again of what they let go', async () => {
    const { start, seen } = helpers();
    deepEqual(await linked(teamOf({ start, entries: 8 }), all), await linked(undefined, all));
    ok(seen.gone > 10, `${seen.gone} let go`);
  }).timeout(60_000);

  it('do so while texts change that they are at work on', async () => {
    const { start, seen } = helpers();
    const team = teamOf({ start });
    const library = createLibrary(shippedModels(), { pause: turn, team });
    await library.put(all);
    const now = new Map(all.map((source) => [source.id, source]));
    const asked = library.summary();
    for (let k = 0; k < 12; k++) {
      const before = seen.jobs;
      for (let wait = 0; wait < 100 && seen.jobs === before; wait++) await turn();
      const { id } = all[(7 * k) % all.length]!;
      if (k % 4 === 3) {
        now.delete(id);
        await library.withdraw([id]);
      } else {
        const source = { ...now.get(id)!, text: `${now.get(id)!.text}\nThe ferry was late, Ada Miller said.\n` };
        source.sha256 = `${k}`;
        now.set(id, source);
        await library.put([source]);
      }
    }
    await asked;
    ok(seen.jobs > 10, `${seen.jobs} jobs`);
    deepEqual(await library.export(), await linked(undefined, [...now.values()]));
  }).timeout(60_000);

  it('lose nothing when one of them dies at work', async () => {
    const { start } = helpers(2);
    deepEqual(await linked(teamOf({ start }), all), await linked(undefined, all));
  }).timeout(60_000);

  it('give back what they have when they are let go, and it is done all the same', async () => {
    const { start, seen } = helpers();
    const team = teamOf({ start });
    const library = createLibrary(shippedModels(), { pause: turn, team });
    await library.put(all);
    const asked = library.summary();
    while (seen.jobs < 2) await turn();
    await library.rest(true);
    equal(seen.ended, 2);
    await asked;
    const jobs = seen.jobs;
    await library.rest(false);
    deepEqual(await library.export(), await linked(undefined, all));
    ok(seen.jobs > jobs, 'they are woken again for the rest');
  }).timeout(60_000);

  it('are not woken for a few texts, and are let go when they have nothing to do', async () => {
    const { start, seen } = helpers();
    const { later, turnOn } = clock();
    const library = createLibrary(shippedModels(), { pause: turn, team: teamOf({ start, later }) });
    await library.put(all.slice(0, 10));
    await library.summary();
    equal(seen.started, 0);
    await library.put(all.slice(10, 40));
    await library.summary();
    deepEqual([seen.started, seen.ended], [2, 0]);
    turnOn();
    equal(seen.ended, 2);
    await library.put(all.slice(40, 42));
    await library.summary();
    equal(seen.started, 2);
    library.dispose();
  }).timeout(60_000);
});
