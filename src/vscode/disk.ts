/** How files are read: through the editor, or at once where the host has the same disk. */
import * as vscode from 'vscode';

export interface Disk {
  /** Rejects with a `FileSystemError` where it can be told what is wrong. */
  read(uri: vscode.Uri): Thenable<Uint8Array>;
  /** In bytes; rejects likewise. */
  sizeOf(uri: vscode.Uri): Thenable<number>;
}

/** Files wherever they are. Each question goes by way of VS Code's window, and waits while that is busy. */
const throughEditor: Disk = {
  read: (uri) => vscode.workspace.fs.readFile(uri),
  sizeOf: (uri) => vscode.workspace.fs.stat(uri).then(({ size }) => size),
};

/** Of files with the scheme `file`, where the host has a shorter way to them. */
let own: Disk = throughEditor;

/** To be called by a host before anything is read. */
export function readFilesBy(disk: Disk): void {
  own = disk;
}

export const diskOf = (uri: vscode.Uri): Disk => (uri.scheme === 'file' ? own : throughEditor);
