/** Offers, once, the line in `.gitattributes` that lets git merge two people's decisions; never writes it unasked. */
import * as vscode from 'vscode';
import { mergesDecisions, withMergeLine } from '../core/review/gitAttributes';
import { exists, textOf } from './files';
import { KEPT, type Places } from './places';
import type { Store } from './store';

const ASKED = 'synoptic.askedForMergeLine';

export function offerMergeLine(places: Places, store: Store, memento: vscode.Memento): vscode.Disposable {
  const seen = new Set<string>();

  const offer = async (folder: vscode.Uri): Promise<void> => {
    const file = vscode.Uri.joinPath(folder, '.gitattributes');
    const attributes = (await textOf(file)) ?? '';
    if (mergesDecisions(attributes) || !(await exists(vscode.Uri.joinPath(folder, KEPT)))) return;
    if (!(await inRepository(folder))) return;
    await memento.update(ASKED, true);
    const add = vscode.l10n.t('Add the Line');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'What you decide is kept in .synoptic/. With a line in .gitattributes git merges two people’s decisions without conflicts.',
      ),
      add,
      vscode.l10n.t('No'),
    );
    if (answer !== add) return;
    // Read again: the question may have stood for long.
    const text = withMergeLine((await textOf(file)) ?? '');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(file, { preview: true });
  };

  return store.onDidChange(async (documents) => {
    if (memento.get(ASKED) === true) return;
    for (const document of documents) {
      const uri = document === '' ? places.project : places.uriOf(document);
      const folder = uri === null ? undefined : vscode.workspace.getWorkspaceFolder(uri)?.uri;
      if (folder === undefined || seen.has(folder.toString())) continue;
      seen.add(folder.toString());
      await offer(folder);
    }
  });
}

/** Whether a folder lies in a git repository: one of those above it holds `.git`. */
async function inRepository(folder: vscode.Uri): Promise<boolean> {
  for (let at = folder; ; at = vscode.Uri.joinPath(at, '..')) {
    if (await exists(vscode.Uri.joinPath(at, '.git'))) return true;
    if (vscode.Uri.joinPath(at, '..').path === at.path) return false;
  }
}
