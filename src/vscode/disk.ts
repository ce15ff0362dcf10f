/** How files are read: through the editor, or at once where the host has the same disk. */
import * as vscode from 'vscode';

export interface Disk {
  /** Rejects with a `FileSystemError` where it can be told what is wrong. `check` hears of the size, in bytes, before it is read, and may throw. */
  read(uri: vscode.Uri, check?: (size: number) => void): Thenable<Uint8Array>;
  /** The path by which threads of the host find a file themselves; null where they have no disk. */
  pathOf(uri: vscode.Uri): string | null;
}

/** Files wherever they are. Each question goes by way of VS Code's window, and waits while that is busy. */
const throughEditor: Disk = {
  async read(uri, check) {
    if (check !== undefined) {
      const size = await vscode.workspace.fs.stat(uri).then(
        (stat) => stat.size,
        () => 0,
      );
      check(size);
    }
    return vscode.workspace.fs.readFile(uri);
  },
  pathOf: () => null,
};

/** Of files with the scheme `file`, where the host has a shorter way to them. */
let own: Disk = throughEditor;

/** To be called by a host before anything is read. */
export function readFilesBy(disk: Disk): void {
  own = disk;
}

export const diskOf = (uri: vscode.Uri): Disk => (uri.scheme === 'file' ? own : throughEditor);
