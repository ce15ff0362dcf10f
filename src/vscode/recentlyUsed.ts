/** The texts that were in front lately, the last one first: they are read before the rest. */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';
import type { Places } from './places';

const MEMENTO = 'synoptic.recent';
const MOST = 40;

export interface RecentlyUsed extends vscode.Disposable {
  readonly ids: readonly DocumentId[];
}

export function recentlyUsed(places: Places, memento: vscode.Memento): RecentlyUsed {
  const known = memento.get<unknown>(MEMENTO);
  let ids: readonly DocumentId[] = Array.isArray(known) ? known.filter((id) => typeof id === 'string') : [];
  const subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    const id = editor === undefined ? null : places.idOf(editor.document.uri);
    if (id === null || id === ids[0]) return;
    ids = [id, ...ids.filter((other) => other !== id)].slice(0, MOST);
    void memento.update(MEMENTO, ids);
  });
  return {
    get ids() {
      return ids;
    },
    dispose: () => subscription.dispose(),
  };
}
