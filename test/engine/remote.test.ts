import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/engine';
import { type Channel, remoteEngine, serve, type Thread } from '../../src/engine/remote';

/** A thread in this one: messages are copied, as between real threads. */
function loopback(serveOn: (channel: Channel) => void): Thread & { die(reason: string): void } {
  const host: ((message: unknown) => void)[] = [];
  const far: ((message: unknown) => void)[] = [];
  const deaths: ((reason: string) => void)[] = [];
  const send = (to: ((message: unknown) => void)[], message: unknown): void => {
    const copy = structuredClone(message);
    queueMicrotask(() => {
      for (const listener of to) listener(copy);
    });
  };
  serveOn({ post: (message) => send(host, message), onMessage: (listener) => far.push(listener) });
  return {
    post: (message) => send(far, message),
    onMessage: (listener) => host.push(listener),
    onDeath: (listener) => deaths.push(listener),
    terminate: () => {},
    die: (reason) => {
      for (const listener of deaths) listener(reason);
    },
  };
}

const counting = (): Engine =>
  ({
    documents: async () => [{ id: 'a.txt' }],
    withdraw: async (ids: readonly string[]) => {
      throw new Error(`nothing known of ${ids.join()}`);
    },
    summary: () => new Promise(() => {}),
  }) as unknown as Engine;

describe('an engine on another thread', () => {
  it('answers as at home', async () => {
    const engine = remoteEngine(
      loopback((channel) => serve(channel, counting)),
      [],
    );
    assert.deepEqual(await engine.documents(), [{ id: 'a.txt' }]);
  });

  it('hands errors back as errors', async () => {
    const engine = remoteEngine(
      loopback((channel) => serve(channel, counting)),
      [],
    );
    await assert.rejects(engine.withdraw(['b.txt']), /nothing known of b\.txt/);
  });

  it('rejects every question, open or later, once the thread has died', async () => {
    const thread = loopback((channel) => serve(channel, counting));
    const engine = remoteEngine(thread, []);
    const open = engine.summary();
    thread.die('the reading thread ended');
    await assert.rejects(open, /ended/);
    await assert.rejects(engine.documents(), /ended/);
  });

  it('says why it could not start, to whoever asks', async () => {
    const broken = (): Engine => {
      throw new Error('the weights are damaged');
    };
    const engine = remoteEngine(
      loopback((channel) => serve(channel, broken)),
      [],
    );
    await assert.rejects(engine.documents(), /weights are damaged|before it was started/);
    await assert.rejects(engine.documents(), /weights are damaged/);
  });
});
