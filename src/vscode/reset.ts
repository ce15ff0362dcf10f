/** "Remove all that Synoptic wrote in this folder": after a clear question, and so that it can be had back. */
import * as vscode from 'vscode';
import { exists } from './files';
import { KEPT, type Places } from './places';
import { sidecars } from './sidecars';
import type { Store } from './store';

/** Takes `.synoptic/` of every opened folder away. */
export async function removeAll(places: Places, store: Store): Promise<void> {
  const say = vscode.l10n.t;
  const kept = await keptFolders(places);
  if (kept.length === 0) {
    void vscode.window.showInformationMessage(
      say('There is nothing to remove: Synoptic wrote nothing in this folder.'),
    );
    return;
  }
  const files = await sidecars(places);
  const remove = say('Remove');
  const answer = await vscode.window.showWarningMessage(
    say('Remove all decisions and rules of this folder?'),
    {
      modal: true,
      detail: say(
        '{0} with {1} files goes to the trash or, where there is none, gets another name. The texts stay as they are. Undo does not bring the decisions back.',
        kept.map((uri) => vscode.workspace.asRelativePath(uri)).join(', '),
        files.length,
      ),
    },
    remove,
  );
  if (answer !== remove) return;
  const renamed: { readonly from: vscode.Uri; readonly to: vscode.Uri }[] = [];
  const documents = files.map((uri) => places.ofSidecar(uri)).filter((id) => id !== null);
  await store.replaceAll(async () => {
    for (const uri of kept) {
      const to = await takeAway(uri);
      if (to !== null) renamed.push({ from: uri, to });
    }
    return documents;
  });
  if (renamed.length === 0) {
    void vscode.window.showInformationMessage(say('The decisions are in the trash.'));
    return;
  }
  const back = say('Put Back');
  const names = renamed.map(({ to }) => vscode.workspace.asRelativePath(to)).join(', ');
  const wish = await vscode.window.showInformationMessage(
    say('There is no trash here. The decisions are kept in {0}; delete it when you are sure.', names),
    back,
  );
  if (wish !== back) return;
  await store.replaceAll(async () => {
    for (const { from, to } of renamed) await vscode.workspace.fs.rename(to, from, { overwrite: false });
    return documents;
  });
}

/** To the trash; where there is none, to a name beside it, which is returned. */
async function takeAway(uri: vscode.Uri): Promise<vscode.Uri | null> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
    return null;
  } catch {
    for (let n = 1; ; n++) {
      const to = uri.with({ path: `${uri.path}-removed-${n}` });
      if (await exists(to)) continue;
      await vscode.workspace.fs.rename(uri, to, { overwrite: false });
      return to;
    }
  }
}

async function keptFolders(places: Places): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const folder of places.folders) {
    const uri = vscode.Uri.joinPath(folder.uri, KEPT);
    if (await exists(uri)) found.push(uri);
  }
  return found;
}
