/** What only shows texts that were read is made when the first is: a window in which nobody reads spends nothing on it. */
import * as vscode from 'vscode';
import type { Desk } from './desk';

/** Calls `make` once the desk begins to read, at once if it has begun. */
export function onceAwake(
  desk: Pick<Desk, 'stage' | 'onDidProgress'>,
  make: () => vscode.Disposable,
): vscode.Disposable {
  let made: vscode.Disposable | null = null;
  const look = (): void => {
    if (desk.stage.kind === 'asleep') return;
    waiting.dispose();
    made ??= make();
  };
  const waiting = desk.onDidProgress(look);
  look();
  return { dispose: () => vscode.Disposable.from(waiting, ...(made === null ? [] : [made])).dispose() };
}
