/** When Synoptic starts by itself, and how it hears of files that come, change and go. */
import * as vscode from 'vscode';
import type { Desk } from './desk';
import { exists } from './files';
import { editorInFront, isOpenToAPerson } from './front';
import type { Live } from './live';
import type { Followers } from './moved';
import { KEPT } from './places';
import { readSettings } from './settings';
import { openDocument } from './source';
import type { Store } from './store';

const USED = 'synoptic.used';
/** Files that change together (a checkout, a script) are taken in together, after this many milliseconds. */
const PAUSE = 400;

/** Reads a folder at once that was read before or that holds decisions; every other one only when a person asks. */
export function startIfUsed(context: vscode.ExtensionContext, desk: Desk): void {
  const active = desk.onDidProgress(() => {
    void vscode.commands.executeCommand('setContext', 'synoptic.active', desk.stage.kind !== 'asleep');
    void vscode.commands.executeCommand('setContext', 'synoptic.reading', desk.stage.kind === 'reading');
    if (desk.stage.kind !== 'ready') return;
    void context.workspaceState.update(USED, true);
    void vscode.commands.executeCommand('setContext', 'synoptic.read', true);
  });
  context.subscriptions.push(active, followEditor(desk));
  void isUsed(context, desk).then((used) => (used ? desk.read(true) : undefined));
}

async function isUsed(context: vscode.ExtensionContext, desk: Desk): Promise<boolean> {
  if (context.workspaceState.get(USED) === true) return true;
  for (const folder of desk.places.folders) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, KEPT));
      return true;
    } catch {
      // Not used in this folder.
    }
  }
  return false;
}

/** Tells VS Code whether the editor in front shows a source, so that keys and menus of ours work there and nowhere else. */
function followEditor(desk: Desk): vscode.Disposable {
  const update = (): void => {
    const editor = editorInFront();
    const inSource = desk.engine !== null && editor !== undefined && desk.places.idOf(editor.document.uri) !== null;
    void vscode.commands.executeCommand('setContext', 'synoptic.inSource', inSource);
  };
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(update), desk.onDidChange(update));
}

/** Texts and their metadata that are created, changed, renamed or deleted by whomever. */
export function followFolder(desk: Desk, live: Live, store: Store, followers: Followers): vscode.Disposable {
  const touched = new Map<string, vscode.Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void takeIn(), PAUSE);
  };
  const takeIn = async (): Promise<void> => {
    // What changes while a folder is read may have been read before.
    if (desk.stage.kind === 'reading') return again();
    const uris = [...touched.values()];
    touched.clear();
    if (desk.engine === null) return;
    const { wanted } = readSettings();
    const gone: string[] = [];
    let missing = false;
    for (const uri of uris) {
      const id = desk.places.idOf(uri);
      if (id === null || !wanted(id)) continue;
      const open = openDocument(uri);
      const isThere = await exists(uri);
      missing ||= !isThere;
      if (open !== undefined && (isThere || isOpenToAPerson(open))) live.touch(open);
      else if (isThere) await desk.refresh(id);
      else {
        // VS Code holds a text for minutes after its editor was closed.
        if (open !== undefined) await live.leave(open);
        gone.push(id);
      }
    }
    await desk.forget(gone);
    // Gone here, also from under an editor, and perhaps come elsewhere.
    if (missing) await followers.look();
    desk.changed();
  };
  const touch = (uri: vscode.Uri): void => {
    if (desk.engine === null || uri.path.includes(`/${KEPT}/`)) return;
    // Metadata beside a text speaks of that text.
    const of = uri.path.endsWith('.meta.json')
      ? ['.txt', '.md'].map((end) => uri.with({ path: uri.path.replace(/\.meta\.json$/, end) }))
      : [uri];
    for (const one of of) touched.set(one.toString(), one);
    again();
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{txt,md,meta.json}');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(touch),
    watcher.onDidChange(touch),
    watcher.onDidDelete(touch),
    vscode.workspace.onDidRenameFiles(async (event) => {
      for (const { oldUri, newUri } of event.files) {
        const [from, to] = [desk.places.idOf(oldUri), desk.places.idOf(newUri)];
        if (from !== null && to !== null) await store.rename(from, to);
        touch(oldUri);
        touch(newUri);
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const rereads = ['synoptic.include', 'synoptic.exclude', 'synoptic.published'];
      if (desk.engine !== null && rereads.some((name) => event.affectsConfiguration(name))) void desk.read(true);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
