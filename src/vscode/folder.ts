/** The sources of a workspace over `workspace.fs`: the same on a disk, on a remote machine and in a browser. */
import * as vscode from 'vscode';
import { LARGEST_SOURCE, tooLarge } from '../engine/intake';
import { pauses } from '../engine/pauses';
import type { ListedFile, SourceFolder } from '../engine/ports';
import { diskOf } from './disk';
import type { Places } from './places';

/** Never walked into, whatever the settings say. */
const CLOSED = new Set(['.git', 'node_modules', '.synoptic', '.hg', '.svn']);
/** Deeper folders are left out: a loop of links would never end. */
const DEEPEST = 40;

/** A folder of folders that may be cancelled while it is listed. */
export function workspaceFolder(places: Places, token: vscode.CancellationToken): SourceFolder {
  const pause = pauses(nextTurn);
  return {
    async *list() {
      const several = places.folders.length > 1;
      for (const folder of places.folders) {
        yield* walk(folder.uri, several ? `${folder.name}/` : '', 0, token, pause);
      }
    },
    read: async (path) => {
      const uri = places.uriOf(path);
      if (uri === null) throw new Error(vscode.l10n.t('it is outside the opened folders'));
      return readBytes(uri, refuseTooLarge);
    },
  };
}

async function* walk(
  folder: vscode.Uri,
  prefix: string,
  depth: number,
  token: vscode.CancellationToken,
  /** Ten thousand files come in one list: between them the host does what else it has to do. */
  pause: () => Promise<void>,
): AsyncIterable<ListedFile> {
  if (token.isCancellationRequested) return;
  let entries: readonly [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (depth === 0) throw error;
    return;
  }
  const folders: string[] = [];
  for (const [name, type] of entries) {
    await pause();
    if (token.isCancellationRequested) return;
    if (type & vscode.FileType.Directory) {
      const linked = (type & vscode.FileType.SymbolicLink) !== 0;
      if (!CLOSED.has(name) && !linked && depth < DEEPEST) folders.push(name);
    } else if (type & vscode.FileType.File && !name.startsWith('.')) {
      // To ask for each size would take longer than all else; whoever reads a file is told.
      yield { path: prefix + name, size: null };
    }
  }
  for (const name of folders)
    yield* walk(vscode.Uri.joinPath(folder, name), `${prefix}${name}/`, depth + 1, token, pause);
}

/** Lets the host's loop go round once. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

const refuseTooLarge = (size: number): void => {
  if (size > LARGEST_SOURCE) throw new Error(tooLarge(size));
};

/** @throws Error whose message names the matter in a person's words, not a stack. */
export async function readBytes(uri: vscode.Uri, check?: (size: number) => void): Promise<Uint8Array> {
  try {
    return await diskOf(uri).read(uri, check);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) {
      if (error.code === 'NoPermissions') throw new Error(vscode.l10n.t('you have no permission to read it'));
      if (error.code === 'FileNotFound') throw new Error(vscode.l10n.t('it is no longer there'));
    }
    throw new Error(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}
