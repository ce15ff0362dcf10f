/** Runs inside VS Code's extension host, on a folder that another window has read before: how long until all is there. See `main.ts`. */
import * as vscode from 'vscode';
import { countAsked, listed, say } from './inside';

export async function run(): Promise<void> {
  const asked = countAsked();
  const from = performance.now();
  await vscode.extensions.getExtension('synoptic.synoptic')?.activate();
  // It has begun by itself: this waits for the same end.
  await vscode.commands.executeCommand('synoptic.readFolder');
  say(
    `the same folder in a new window: read in ${((performance.now() - from) / 1000).toFixed(2)} s; asked: ${listed(asked.take())}`,
  );
}
