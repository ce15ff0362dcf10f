import * as vscode from 'vscode';
import { linkTo } from '../../src/core/text/passageLink';
import { equal, ok, until } from './expect';

/** A link to a passage as `Copy Link to Passage` makes it, followed as VS Code follows one from a browser or another program. */
async function follow(document: string, text: string, span: { start: number; end: number }): Promise<void> {
  const query = encodeURIComponent(JSON.stringify(linkTo(document, text, span)));
  const address = `${vscode.env.uriScheme}://synoptic.synoptic/passage?${query}`;
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(address));
}

describe('a link to a passage', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = 'tta-wire.txt';
  const uri = folder === undefined ? undefined : vscode.Uri.joinPath(folder, file);
  let text = '';

  before(async () => {
    ok(uri, 'no folder is open');
    text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const selected = (words: string): Promise<vscode.TextEditor> =>
    until(`“${words}” selected`, () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection) === words ? editor : undefined;
    });

  it('is handed to Synoptic by VS Code, which opens the text at these words', async () => {
    const words = 'no money had changed hands';
    const start = text.indexOf(words);
    await follow(file, text, { start, end: start + words.length });
    const { document } = await selected(words);
    equal(document.uri.path, uri!.path);
  });

  it('finds them in a text that has changed since, and in the only one of that name elsewhere', async () => {
    const now = 'The bell will be shipped from Sorrin on 2 May';
    const then = 'The bell will be shipped from Sorrin on 12 May';
    const before = `Corrected. ${text.replace(now, then)}`;
    const start = before.indexOf(then);
    await follow(`elsewhere/${file}`, before, { start, end: start + then.length });
    await selected(now);
  });

  it('opens the text and selects nothing where the words are gone', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const other = 'Nobody ever said this of any herring in any harbour whatsoever.';
    await follow(file, other, { start: 0, end: other.length });
    const editor = await until('the text', () => vscode.window.activeTextEditor);
    equal(editor.document.uri.path, uri!.path);
    ok(editor.selection.isEmpty, 'something is selected');
  });

  it('does nothing worse than say so when it is none', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const bad of ['passage?{}', 'passage?%7B%22document%22%3A3%7D', 'elsewhere', 'passage']) {
      await vscode.commands.executeCommand(
        'vscode.open',
        vscode.Uri.parse(`${vscode.env.uriScheme}://synoptic.synoptic/${bad}`),
      );
    }
    equal(vscode.window.activeTextEditor === undefined, true);
  });
});
