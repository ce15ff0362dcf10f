/** DocumentId ↔ Uri, and where people's decisions on a document are kept. Nowhere else. */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';

/** The folder beside the sources that holds what people decided. */
export const KEPT = '.synoptic';

export interface Places {
  readonly folders: readonly vscode.WorkspaceFolder[];
  /** Null for what is no text of ours. */
  idOf(uri: vscode.Uri): DocumentId | null;
  /** Null for an id that no folder can hold. */
  uriOf(id: DocumentId): vscode.Uri | null;
  /** Where the decisions on a document are kept; null for texts outside the folders, whose decisions last for the session. */
  sidecarOf(id: DocumentId): vscode.Uri | null;
  /** The document whose decisions a file in `.synoptic/` keeps. */
  ofSidecar(uri: vscode.Uri): DocumentId | null;
  /** Where the decisions on the whole project are kept: in the first folder. */
  readonly project: vscode.Uri | null;
}

/** A text outside the folders: not saved yet, or opened by itself. */
export const isLoose = (id: DocumentId): boolean => /^(untitled|file|vscode-[a-z]+):/.test(id);

/** With several folders, each document's id begins with its folder's name. Texts outside the folders are known by their Uri. */
export function placesOf(folders: readonly vscode.WorkspaceFolder[]): Places {
  const several = folders.length > 1;
  const split = (id: DocumentId): { folder: vscode.WorkspaceFolder; path: string } | null => {
    if (!several) return folders[0] === undefined ? null : { folder: folders[0], path: id };
    const slash = id.indexOf('/');
    const folder = folders.find((one) => one.name === id.slice(0, slash));
    return folder === undefined ? null : { folder, path: id.slice(slash + 1) };
  };
  const within = (uri: vscode.Uri): { folder: vscode.WorkspaceFolder; path: string } | null => {
    for (const folder of folders) {
      const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
      if (uri.scheme === folder.uri.scheme && uri.authority === folder.uri.authority && uri.path.startsWith(root)) {
        return { folder, path: uri.path.slice(root.length) };
      }
    }
    return null;
  };
  const join = (folder: vscode.WorkspaceFolder, path: string): DocumentId =>
    several ? `${folder.name}/${path}` : path;
  return {
    folders,
    idOf(uri) {
      if (uri.scheme === 'untitled') return uri.toString();
      if (!/\.(txt|md)$/i.test(uri.path)) return null;
      const at = within(uri);
      if (at === null) return folders.length === 0 && isLoose(uri.toString()) ? uri.toString() : null;
      return at.path.startsWith(`${KEPT}/`) ? null : join(at.folder, at.path);
    },
    uriOf(id) {
      if (isLoose(id)) return vscode.Uri.parse(id, true);
      const at = split(id);
      return at === null ? null : vscode.Uri.joinPath(at.folder.uri, at.path);
    },
    sidecarOf(id) {
      if (isLoose(id)) return null;
      const at = split(id);
      return at === null ? null : vscode.Uri.joinPath(at.folder.uri, KEPT, `${at.path}.json`);
    },
    ofSidecar(uri) {
      const at = within(uri);
      const kept = /^\.synoptic\/(.+)\.json$/.exec(at?.path ?? '');
      return at === null || kept === null || kept[1] === 'project' ? null : join(at.folder, kept[1]!);
    },
    project: folders[0] === undefined ? null : vscode.Uri.joinPath(folders[0].uri, KEPT, 'project.json'),
  };
}
