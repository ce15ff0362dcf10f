import assert from 'node:assert/strict';
import type { Engine } from '../../src/engine/engine';
import { remoteEngine, serve } from '../../src/engine/remote';
import { loopback } from './loopback';

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
