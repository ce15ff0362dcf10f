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

  it('is asked what is asked after every change once at a time, and once more for all who asked meanwhile', async () => {
    const open: ((topics: readonly string[]) => void)[] = [];
    const engine = remoteEngine(
      loopback((channel) =>
        serve(channel, () => {
          const topics = () => new Promise((resolve) => void open.push(resolve));
          return { topics, put: async () => undefined } as unknown as Engine;
        }),
      ),
      [],
    );
    const heard = async (): Promise<number> => {
      await engine.put([]);
      return open.length;
    };
    const first = engine.topics();
    const others = [engine.topics(), engine.topics(), engine.topics()];
    assert.equal(await heard(), 1);
    open[0]!(['before']);
    assert.deepEqual(await first, ['before']);
    assert.equal(await heard(), 2);
    open[1]!(['after']);
    for (const other of others) assert.deepEqual(await other, ['after']);
    void engine.topics();
    assert.equal(await heard(), 3, 'answered, it may be asked anew');
  });

  describe('asked the same again', () => {
    const marks = (...words: readonly string[]) => ({ annotations: words.map((text) => ({ text })) });
    /** An engine that has those marks in turn, and what went to its asker. */
    const telling = (...turns: readonly object[]) => {
      let at = 0;
      const next = async () => structuredClone(turns[Math.min(at++, turns.length - 1)]);
      const sent: unknown[] = [];
      const thread = loopback((channel) => {
        const post = (message: unknown): void => {
          sent.push(message);
          channel.post(message);
        };
        serve({ ...channel, post }, () => ({ marks: next, summary: next }) as unknown as Engine);
      });
      return { engine: remoteEngine(thread, []), sent };
    };

    it('gives the very answer that it gave before, and does not send it again', async () => {
      const { engine, sent } = telling(marks('Pilate', 'Friday'));
      const first = await engine.marks('a.txt');
      const second = await engine.marks('a.txt');
      assert.equal(second, first);
      assert.deepEqual(sent.at(-1), { ticket: 2, same: true });
    });

    it('knows a long answer again, which it sums up part by part, and tells where one item of it is another', async () => {
      const list = (last: string) => Array.from({ length: 200 }, (_, k) => ({ text: k === 199 ? last : String(k) }));
      const { engine, sent } = telling(list('a'), list('a'), list('b'), list('b').slice(1));
      const answers = [];
      for (let time = 0; time < 4; time++) answers.push(await engine.marks('a.txt'));
      assert.equal(answers[1], answers[0]);
      assert.deepEqual(sent[2], { ticket: 2, same: true });
      assert.deepEqual(answers.slice(2), [list('b'), list('b').slice(1)]);
    });

    it('gives what has changed', async () => {
      const { engine } = telling(marks('Pilate'), marks('Pilate', 'Friday'), marks('Pilate'));
      const [first, second, third] = [await engine.marks('a'), await engine.marks('a'), await engine.marks('a')];
      assert.deepEqual([first, second, third], [marks('Pilate'), marks('Pilate', 'Friday'), marks('Pilate')]);
      assert.notEqual(third, first);
    });

    it('keeps apart what is asked of different documents', async () => {
      const { engine } = telling(marks('Pilate'), marks('Friday'), marks('Pilate'));
      const [first, other, again] = [await engine.marks('a'), await engine.marks('b'), await engine.marks('a')];
      assert.deepEqual(other, marks('Friday'));
      assert.equal(again, first);
    });

    it('answers questions that were asked at once each as it stood then', async () => {
      const { engine } = telling(marks('Pilate'), marks('Friday'), marks('Pilate'), marks('Pilate'));
      const first = await engine.marks('a');
      const both = await Promise.all([engine.marks('a'), engine.marks('a')]);
      assert.deepEqual(both, [marks('Friday'), marks('Pilate')]);
      assert.deepEqual(await engine.marks('a'), marks('Pilate'));
      assert.deepEqual(first, marks('Pilate'));
    });

    it('sends short answers each time', async () => {
      const { engine, sent } = telling({ documents: 2 });
      await engine.summary();
      await engine.summary();
      assert.deepEqual(sent.slice(1), [
        { ticket: 1, result: { documents: 2 } },
        { ticket: 2, result: { documents: 2 } },
      ]);
    });
  });
});
