/** Where readings of an earlier day are kept: in VS Code's own storage for this workspace, never in the folder that is read. */
import * as vscode from 'vscode';
import { fileOf, type ShardStore, siblingOf } from '../engine/readings';
import { diskOf } from './disk';

export interface Shards extends ShardStore {
  /** Their folder's path, where the engine's thread can open it itself; else null. */
  readonly folder: string | null;
  /** Deletes all of them; of what the engine's thread is writing into their folder meanwhile, nothing comes back. */
  clear(): Promise<void>;
}

/** @param storage null where VS Code gives a window no place of its own: then nothing is kept */
export function shardsIn(storage: vscode.Uri | null): Shards {
  const folder = storage === null ? null : vscode.Uri.joinPath(storage, 'readings');
  return {
    folder: folder === null ? null : diskOf(folder).pathOf(folder),
    async load(name) {
      if (folder === null) return null;
      const uri = vscode.Uri.joinPath(folder, fileOf(name));
      return diskOf(uri).read(uri);
    },
    async save(name, bytes) {
      if (folder === null) return;
      const sibling = vscode.Uri.joinPath(folder, siblingOf(name));
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(sibling, bytes);
      await vscode.workspace.fs.rename(sibling, vscode.Uri.joinPath(folder, fileOf(name)), { overwrite: true });
    },
    async clear() {
      if (folder === null) return;
      const { fs } = vscode.workspace;
      const going = folder.with({ path: `${folder.path}.gone` });
      // Out of the way first: the engine's thread may be writing, and finds no place for the rest.
      const gone = await fs.rename(folder, going, { overwrite: true }).then(
        () => going,
        () => folder,
      );
      await fs.delete(gone, { recursive: true }).then(undefined, () => undefined);
    },
  };
}
