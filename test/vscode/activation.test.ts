import * as vscode from 'vscode';
import { equal, ok } from './expect';

describe('the extension in a folder that never used it', () => {
  it('is installed and sleeps until it is asked', () => {
    const extension = vscode.extensions.getExtension('synoptic.synoptic');
    ok(extension, 'it is not installed');
    equal(extension.isActive, false);
  });

  it('wakes up without an error and brings its commands', async () => {
    const extension = vscode.extensions.getExtension('synoptic.synoptic');
    await extension?.activate();
    const declared: string[] = extension?.packageJSON.contributes.commands.map(
      (each: { command: string }) => each.command,
    );
    const known = new Set(await vscode.commands.getCommands(true));
    equal(
      declared.filter((command) => !known.has(command)),
      [],
      'declared in package.json, but unknown to VS Code',
    );
  });
});
