/** Runs inside VS Code's extension host: see `main.ts`. */
import * as vscode from 'vscode';
import { countHeld, memory, pause, say, turns, workers } from './inside';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('synoptic.synoptic');
  if (extension === undefined) throw new Error('Synoptic is not installed');
  const held = countHeld();
  const loop = turns();
  await pause(3000);
  loop.take();
  let from = performance.now();
  require(vscode.Uri.joinPath(extension.extensionUri, 'dist', 'extension.js').fsPath);
  say(`bundle loaded: ${(performance.now() - from).toFixed(1)} ms`);
  from = performance.now();
  await extension.activate();
  say(`activate(): ${(performance.now() - from).toFixed(1)} ms`);
  loop.take();
  from = performance.now();
  const reading = vscode.commands.executeCommand('synoptic.readFolder');
  let done = false;
  void reading.then(() => {
    done = true;
  });
  let worst = 0;
  while (!done) {
    await pause(5000);
    const { longest, usual } = loop.take();
    worst = Math.max(worst, longest);
    const { rss } = process.memoryUsage();
    say(
      `${((performance.now() - from) / 1000).toFixed(0)} s: turns of the host below ${usual} ms in 99 of 100, the longest ${longest} ms; ${Math.round(rss / 1e6)} MB resident`,
    );
  }
  say(`read in ${((performance.now() - from) / 1000).toFixed(1)} s; the host's longest turn took ${worst} ms`);
  say(`memory ${JSON.stringify(memory())}, threads ${workers()}, held ${JSON.stringify(held())}`);
}
