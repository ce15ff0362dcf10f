/** Runs inside VS Code's extension host, on a folder that another window may have read before: how long until all is there. See `main.ts`. */
import * as vscode from 'vscode';
import { countAsked, listed, pause, say, turns } from './inside';

/** So long is waited for what is kept for another day, in milliseconds. */
const KEEPING = 300_000;

export async function run(): Promise<void> {
  const asked = countAsked();
  const loop = turns();
  const from = performance.now();
  await vscode.extensions.getExtension('synoptic.synoptic')?.activate();
  // It has begun by itself: this waits for the same end.
  await vscode.commands.executeCommand('synoptic.readFolder');
  const seconds = ((performance.now() - from) / 1000).toFixed(2);
  const { read = 0, ...others } = asked.take();
  const seen = read === 0 ? 'seen before' : 'never seen before';
  say(`a folder ${seen}, in a new window: read in ${seconds} s; asked: ${listed({ read, ...others })}`);
  const reading = loop.take().longest;
  // For the next window.
  await asked.untilIdle(KEEPING);
  await pause(2000);
  say(
    `the host's longest turn: ${reading} ms until all is read, ${loop.take().longest} while it is kept for the next window`,
  );
}
