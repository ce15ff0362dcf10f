/** How files are read: through the editor, or at once where the host has the same disk. */
import * as vscode from 'vscode';

export interface Disk {
  /** Rejects with a `FileSystemError` where it can be told what is wrong. */
  read(uri: vscode.Uri): Thenable<Uint8Array>;
  /** In bytes; rejects likewise. */
  sizeOf(uri: vscode.Uri): Thenable<number>;
}

/** Serves files wherever they are. Each question goes through VS Code's window, and waits while that is busy. */
export const throughEditor: Disk = {
  read: (uri) => vscode.workspace.fs.readFile(uri),
  sizeOf: (uri) => vscode.workspace.fs.stat(uri).then(({ size }) => size),
};
