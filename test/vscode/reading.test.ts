import * as vscode from 'vscode';
import type { Desk } from '../../src/vscode/desk';
import type { Live } from '../../src/vscode/live';
import type { Followers } from '../../src/vscode/moved';
import { placesOf } from '../../src/vscode/places';
import type { Store } from '../../src/vscode/store';
import { followFolder } from '../../src/vscode/wake';
import { equal, ok, until } from './expect';

const beside = (...path: readonly string[]): vscode.Uri => {
  const extension = vscode.extensions.getExtension('synoptic.synoptic');
  ok(extension, 'Synoptic is not installed');
  return vscode.Uri.joinPath(extension.extensionUri, 'out', ...path);
};

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe('a folder that is read', () => {
  const folder = (): vscode.Uri => {
    const first = vscode.workspace.workspaceFolders?.[0];
    ok(first, 'no folder is open');
    return first.uri;
  };
  let untouched: readonly (readonly [string, string])[];

  async function texts(): Promise<readonly (readonly [string, string])[]> {
    const names = (await vscode.workspace.fs.readDirectory(folder())).filter(
      ([, type]) => type === vscode.FileType.File,
    );
    return Promise.all(names.map(async ([name]) => [name, await read(vscode.Uri.joinPath(folder(), name))] as const));
  }

  before(async () => {
    untouched = await texts();
    await vscode.commands.executeCommand('synoptic.readFolder');
  });

  it('gives the same bytes as the command line', async () => {
    const target = beside('annotations.json');
    const expected = await read(beside('expected.json'));
    ok(/"kind": ?"claim"/.test(expected), 'the command line found nothing');
    const exported = await until('the export', async () => {
      await vscode.commands.executeCommand('synoptic.export', { file: target.toString(), format: 'json' });
      return read(target).catch(() => undefined);
    });
    const [is, should] = [exported.split('\n'), expected.split('\n')];
    const at = should.findIndex((line, index) => line !== is[index]);
    ok(
      exported === expected,
      `line ${at + 1} differs\nhere:             ${is[at]}\non the command line: ${should[at]}`,
    );
  });

  it('stays as it was: nothing is written to it', async () => {
    equal(await texts(), untouched);
    const entries = await vscode.workspace.fs.readDirectory(folder());
    equal(
      entries.filter(([, type]) => type === vscode.FileType.Directory),
      [],
    );
  });

  it('forgets a text that is deleted while VS Code still holds it, though no editor shows it any more', async () => {
    const name = 'soon-deleted.txt';
    const uri = vscode.Uri.joinPath(folder(), name);
    const isKnown = async (): Promise<boolean> => {
      const target = beside('deleted.json');
      await vscode.commands.executeCommand('synoptic.export', { file: target.toString(), format: 'json' });
      return (await read(target).catch(() => '')).includes(name);
    };
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('The harbour was shut, said Mayor Ada Quill.'));
    try {
      await vscode.window.showTextDocument(uri);
      await until('the new text', isKnown);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await until('the folder without it', async () => !(await isKnown()));
  });

  it('takes in what changed while it was read, once it is read', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'soon-changed.txt');
    const refreshed: string[] = [];
    const desk = {
      engine: {},
      stage: { kind: 'reading' },
      places: placesOf(vscode.workspace.workspaceFolders ?? []),
      refresh: async (id: string) => void refreshed.push(id),
      forget: async () => undefined,
      changed: () => undefined,
    };
    const followers = { look: async () => undefined };
    const following = followFolder(desk as unknown as Desk, {} as Live, {} as Store, followers as unknown as Followers);
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('Ada Quill said so.'));
      await new Promise((resolve) => setTimeout(resolve, 3000));
      equal(refreshed, []);
      desk.stage.kind = 'ready';
      await until('the new text', () => refreshed.length > 0);
    } finally {
      following.dispose();
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('answers for a text: its marks as symbols, a mark’s meaning as hover', async () => {
    const [name] = untouched.find(([file]) => file.endsWith('.txt')) ?? [];
    ok(name, 'the folder holds no text');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
    await vscode.window.showTextDocument(document);
    const symbols = await until('symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    const place = symbols[0]?.selectionRange.start;
    ok(place, 'no symbol has a place');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place,
    );
    ok(hovers.length > 0, `no hover at ${place.line}:${place.character}`);
  });
});
