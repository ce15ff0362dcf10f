import * as vscode from 'vscode';
import { equal, ok, until } from './expect';

interface Binding {
  readonly key: string;
  readonly mac?: string;
  readonly command: string;
  readonly when?: string;
}

/** VS Code's list of default keys: JSON with comments. */
async function defaults(): Promise<readonly Binding[]> {
  await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
  const editor = await until('the default keys', () =>
    [vscode.window.activeTextEditor].find((one) => one?.document.uri.path.endsWith('keybindings.json')),
  );
  const text = await until('their text', () => editor.document.getText());
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  const json = text
    .split('\n')
    .filter((line) => !/^\s*\/\//.test(line))
    .join('\n');
  return JSON.parse(json);
}

/** A key of ours holds while a text editor with a source has the focus: there no notebook, chat or rendered page has it. */
function elsewhere(when: string): boolean {
  return when === 'false' || /notebook|inChat|chatIsEnabled|!inputFocus|activeCustomEditor/i.test(when);
}

describe('the keys', () => {
  it('are none of VS Code’s own', async () => {
    const extension = vscode.extensions.getExtension('synoptic.synoptic');
    const ours: readonly Binding[] = extension?.packageJSON.contributes.keybindings ?? [];
    const all = await defaults();
    ok(all.length > 500, `only ${all.length} default keys were read`);
    const theirs = all.filter(({ command, when }) => !command.startsWith('synoptic.') && !elsewhere(when ?? ''));
    const clashes = ours.flatMap(({ key, command }) => {
      const chord = key.split(' ').slice(0, -1).join(' ');
      return theirs
        .filter((other) => other.key === key || other.key === chord)
        .map((other) => `${key}: ${command} and ${other.command} when ${other.when}`);
    });
    equal(clashes, []);
  });

  it('are not the same for two commands in one place', () => {
    const extension = vscode.extensions.getExtension('synoptic.synoptic');
    const ours: readonly Binding[] = extension?.packageJSON.contributes.keybindings ?? [];
    equal(new Set(ours.map(({ key, when }) => `${key} ${when}`)).size, ours.length);
  });
});
