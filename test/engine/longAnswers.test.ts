import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import type { Engine } from '../../src/engine/engine';
import { isLong, packParts, unpackParts } from '../../src/engine/longAnswers';
import { remoteEngine, serve } from '../../src/engine/remote';
import { loopback } from './loopback';

describe('a long answer', () => {
  it('comes out as it went in, and another one has another sum', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 200 }), async (items) => {
        const { parts, sum } = await packParts(items);
        deepEqual(await unpackParts(parts), items);
        equal((await packParts(structuredClone(items))).sum, sum);
        notEqual((await packParts([...items, null])).sum, sum);
      }),
      { numRuns: 50 },
    );
  });

  it('is no answer any more once the thread has died, although its parts have come', async () => {
    const actors = Array.from({ length: 20_000 }, (_, i) => ({ id: `actor-${i}`, name: `Actor ${i}` }));
    let sent = (): void => undefined;
    const thread = loopback((channel) => {
      const post = (message: unknown): void => {
        channel.post(message);
        if ('parts' in (message as object)) setTimeout(sent, 0);
      };
      serve({ ...channel, post }, () => ({ actors: async () => actors }) as unknown as Engine);
    });
    sent = () => thread.die('the reading thread ended');
    await rejects(remoteEngine(thread, []).actors(), /ended/);
  });

  it('crosses in parts, between which the host does what else there is', async () => {
    const actors = Array.from({ length: 20_000 }, (_, i) => ({
      id: `actor-${i}`,
      name: `Actor ${i}`,
      aliases: [`A${i}`],
    }));
    const sent: object[] = [];
    const thread = loopback((channel) => {
      const post = (message: unknown): void => {
        sent.push(message as object);
        channel.post(message);
      };
      serve({ ...channel, post }, () => ({ actors: async () => actors }) as unknown as Engine);
    });
    const engine = remoteEngine(thread, []);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const answer = await engine.actors();
    clearInterval(timer);
    deepEqual(answer, actors);
    ok(turns > 0);
    const [, reply] = sent as { parts?: readonly Uint8Array[] }[];
    equal(reply!.parts!.length, Math.ceil(actors.length / 64));
    notEqual(isLong(answer), isLong(answer.slice(0, 64)));
  });
});
