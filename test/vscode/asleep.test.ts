import * as vscode from 'vscode';
import { onceAwake } from '../../src/vscode/awake';
import type { DeskStage } from '../../src/vscode/desk';
import { equal } from './expect';

describe('what only shows texts that were read', () => {
  const window = (stage: DeskStage) => {
    const progresses = new vscode.EventEmitter<void>();
    const desk = { stage, onDidProgress: progresses.event };
    const counts = { made: 0, gone: 0 };
    const one = onceAwake(desk, () => {
      counts.made++;
      return { dispose: () => counts.gone++ };
    });
    const go = (to: DeskStage): void => {
      desk.stage = to;
      progresses.fire();
    };
    return { counts, go, one };
  };
  const reading: DeskStage = { kind: 'reading', done: 0, total: 2, name: 'a.txt' };

  it('is made when the reading begins, once', () => {
    const { counts, go } = window({ kind: 'asleep' });
    equal(counts.made, 0);
    go(reading);
    go({ kind: 'ready', left: 0 });
    go(reading);
    equal(counts.made, 1);
  });

  it('is made at once where reading has begun', () => equal(window(reading).counts.made, 1));

  it('goes with the window, and is not made after it', () => {
    const read = window(reading);
    read.one.dispose();
    equal(read.counts, { made: 1, gone: 1 });
    const asleep = window({ kind: 'asleep' });
    asleep.one.dispose();
    asleep.go(reading);
    equal(asleep.counts, { made: 0, gone: 0 });
  });
});
