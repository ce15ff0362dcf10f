/**
 * Runs the suite inside VS Code's extension host, under Node or in a Web Worker. The results are written beside the
 * extension under test, by VS Code's own file system, so that every host hands them over in one way.
 */
import Mocha from 'mocha';
import * as vscode from 'vscode';
import type { Tally } from '../host/tally';

/** Draws nothing: the lines are written below, where each host's console can pick them up. */
function silent(): void {}

const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: silent as never });
// Mocha loads no files here, so what it does before each is done once: `describe` and `it` become known.
mocha.suite.emit('pre-require', globalThis as never, '', mocha);

/** Called by VS Code when the folder is open. Rejects if a test failed. */
export async function run(): Promise<void> {
  const tally = await new Promise<Tally>((resolve) => {
    const failures: Tally['failures'][number][] = [];
    let passed = 0;
    let skipped = 0;
    mocha
      .run(() => resolve({ passed, skipped, failed: failures.length, failures }))
      .on('pass', (test) => {
        passed += 1;
        say(`  ✓ ${test.fullTitle()} (${test.duration} ms)`);
      })
      .on('pending', (test) => {
        skipped += 1;
        say(`  - ${test.fullTitle()}`);
      })
      .on('fail', (test, error) => {
        failures.push({ title: test.fullTitle(), message: String(error?.stack ?? error) });
        say(`  ✗ ${test.fullTitle()}`);
      });
  });
  const extension = vscode.extensions.getExtension('synoptic.synoptic');
  if (!extension) throw new Error('Synoptic is not installed in this VS Code');
  const results = vscode.Uri.joinPath(extension.extensionUri, 'out', 'results.json');
  await vscode.workspace.fs.writeFile(results, new TextEncoder().encode(JSON.stringify(tally)));
  if (tally.failed > 0) throw new Error(`${tally.failed} failed`);
}

function say(line: string): void {
  console.log(`[suite] ${line}`);
}
