import { deepEqual } from 'node:assert/strict';
import { keeping } from '../../src/engine/keeping';
import { clock } from './clock';

describe('what is worked out', () => {
  function kept() {
    const { later, turnOn } = clock();
    const seen: string[] = [];
    const ends: (() => void)[] = [];
    const save = (): Promise<void> => {
      seen.push('begun');
      return new Promise((resolve) => {
        ends.push(() => {
          seen.push('kept');
          resolve();
        });
      });
    };
    const end = async (): Promise<void> => {
      ends.shift()!();
      for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    };
    return { keeper: keeping(save, later), turnOn, seen, end };
  }

  it('is kept at once when all is read, and no more while nothing changes', async () => {
    const { keeper, turnOn, seen, end } = kept();
    keeper.keep(7);
    await Promise.resolve();
    keeper.compared(7, 3);
    await end();
    turnOn();
    deepEqual(seen, ['begun', 'kept']);
  });

  it('is kept once more when nothing has changed for a while, however often it changed before', async () => {
    const { keeper, turnOn, seen, end } = kept();
    for (const revision of [8, 9, 10]) keeper.compared(revision, 3);
    turnOn();
    await Promise.resolve();
    await end();
    turnOn();
    deepEqual(seen, ['begun', 'kept']);
  });

  it('is kept one time after the other, and not once the window is closed', async () => {
    const { keeper, turnOn, seen, end } = kept();
    keeper.keep(7);
    keeper.compared(8, 3);
    turnOn();
    await Promise.resolve();
    deepEqual(seen, ['begun']);
    await end();
    deepEqual(seen, ['begun', 'kept', 'begun']);
    keeper.compared(9, 3);
    keeper.dispose();
    turnOn();
    await end();
    deepEqual(seen, ['begun', 'kept', 'begun', 'kept']);
  });
});
