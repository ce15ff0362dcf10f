/** Decisions follow their text where it was renamed or moved outside of VS Code: a checkout, a script, another program. */
import * as vscode from 'vscode';
import type { Desk } from './desk';
import { exists } from './files';
import { sidecars } from './sidecars';
import type { Store } from './store';

export interface Followers extends vscode.Disposable {
  /** Looks for decisions on texts that are gone, and brings them to where those texts are now. */
  look(): Promise<void>;
}

export function followMoved(desk: Desk, store: Store): Followers {
  let looked = false;
  let running: Promise<void> = Promise.resolve();

  const bring = async (): Promise<void> => {
    const { places, engine } = desk;
    if (engine === null) return;
    const ids = (await sidecars(places)).map((uri) => places.ofSidecar(uri)).filter((id) => id !== null);
    for (const id of ids) {
      const uri = places.uriOf(id);
      // What is there but left out by the settings is not gone.
      if (uri === null || (await exists(uri))) continue;
      const home = await engine.homeOf(await store.load(id));
      if (home === null || !(await store.rename(id, home))) continue;
      void vscode.window.showInformationMessage(vscode.l10n.t('What was decided on {0} went along to {1}.', id, home));
    }
  };
  const look = (): Promise<void> => {
    running = running.then(bring).catch((error) => desk.report.log(String(error)));
    return running;
  };
  const subscription = desk.onDidProgress(() => {
    if (looked || desk.stage.kind !== 'ready' || desk.stage.left > 0) return;
    looked = true;
    void look();
  });
  return { look, dispose: () => subscription.dispose() };
}
