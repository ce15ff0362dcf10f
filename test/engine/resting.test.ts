import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Source } from '../../src/core/model';
import { type Reader, restingReader } from '../../src/engine/resting';
import { clock } from './clock';

describe('a thread that only reads', () => {
  const source: Source = { id: 'a.txt', text: 'Ada spoke.', sha256: 'a' };

  function threads(read: Reader['read'] = async (sources) => sources.map(() => Uint8Array.of(1))) {
    const seen: string[] = [];
    const start = (): Reader => {
      seen.push('started');
      return { read, dispose: () => void seen.push('let go') };
    };
    return { start, seen };
  }

  it('is not there before there is something to read', () => {
    const { start, seen } = threads();
    restingReader(start, clock().later).dispose();
    deepEqual(seen, []);
  });

  it('is let go when it has nothing to do, and starts again when it has', async () => {
    const { later, turnOn } = clock();
    const { start, seen } = threads();
    const reader = restingReader(start, later);
    await reader.read([source]);
    await reader.read([source]);
    deepEqual(seen, ['started']);
    turnOn();
    turnOn();
    deepEqual(seen, ['started', 'let go']);
    deepEqual(await reader.read([source]), [Uint8Array.of(1)]);
    deepEqual(seen, ['started', 'let go', 'started']);
    reader.dispose();
    turnOn();
    deepEqual(seen, ['started', 'let go', 'started', 'let go']);
  });

  it('stays while it reads, however long that takes', async () => {
    const { later, turnOn } = clock();
    let end = (): void => undefined;
    const { start, seen } = threads(
      (sources) =>
        new Promise((resolve) => {
          end = () => resolve(sources.map(() => Uint8Array.of(2)));
        }),
    );
    const reader = restingReader(start, later);
    const first = reader.read([source]);
    end();
    await first;
    const second = reader.read([source]);
    turnOn();
    end();
    equal((await second).length, 1);
    deepEqual(seen, ['started']);
  });

  it('hands on why it could not read, and is let go after that too', async () => {
    const { later, turnOn } = clock();
    const { start, seen } = threads(() => Promise.reject(new Error('the reading thread ended')));
    await rejects(restingReader(start, later).read([source]), /thread ended/);
    turnOn();
    deepEqual(seen, ['started', 'let go']);
  });
});
