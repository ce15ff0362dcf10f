/** Runs inside VS Code's extension host, on a folder that was never read: how long it takes to stop. See `main.ts`. */
import * as vscode from 'vscode';
import { type Asked, countAsked, listed, pause, say } from './inside';

export async function run(): Promise<void> {
  const asked = countAsked();
  await vscode.extensions.getExtension('synoptic.synoptic')?.activate();
  await cancel('while it reads', asked, async () => pause(1500));
  await cancel('while it compares', asked, async (done) => {
    // All is read once no text has come for a while.
    asked.take();
    do await pause(400);
    while (!done() && (asked.take().put ?? 0) > 0);
  });
}

/** Has the folder read, stops that at a moment, and tells how long it takes until the progress is gone and until the threads rest. */
async function cancel(when: string, asked: Asked, moment: (done: () => boolean) => Promise<void>): Promise<void> {
  let done = false;
  let gone = 0;
  const reading = vscode.commands.executeCommand('synoptic.readFolder').then(() => {
    done = true;
    gone = performance.now();
  });
  await moment(() => done);
  if (done) return say(`cancel ${when}: it was over before`);
  asked.take();
  const from = performance.now();
  await vscode.commands.executeCommand('synoptic.stop');
  const idle = await asked.untilIdle(10_000);
  await reading;
  const rest = idle === null ? 'still work after 10 s' : `rest after ${idle.toFixed(0)} ms`;
  say(
    `cancel ${when}: the progress is gone after ${(gone - from).toFixed(0)} ms, the threads ${rest}; asked meanwhile: ${listed(asked.take())}`,
  );
}
