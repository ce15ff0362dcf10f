/** Where VS Code starts Synoptic on a desktop or a remote machine: the engine gets threads of Node's, and files come from its own disk. */
import * as vscode from 'vscode';
import { amissOf, readOnDisk, sizeOnDisk } from '../../engine/disk.node';
import { nodeThread, spareCores } from '../../engine/thread.node';
import { type Disk, throughEditor } from '../disk';
import { start, startThreads } from '../extension';

/** Further threads that only read. */
const MOST_READERS = 2;

export function activate(context: vscode.ExtensionContext): void {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js');
  start(
    context,
    async () => {
      const code = await vscode.workspace.fs.readFile(file);
      const readers = Math.min(spareCores(), MOST_READERS);
      return startThreads(context.extensionUri, code, () => nodeThread(file.fsPath), readers);
    },
    ownDisk,
  );
}

/** What has the scheme `file` lies on the disk of the machine on which the host runs. */
const ownDisk: Disk = {
  read: (uri) => (uri.scheme === 'file' ? readOnDisk(uri.fsPath).catch(explain(uri)) : throughEditor.read(uri)),
  sizeOf: (uri) => (uri.scheme === 'file' ? sizeOnDisk(uri.fsPath).catch(explain(uri)) : throughEditor.sizeOf(uri)),
};

/** An error of Node's as VS Code would tell it. */
const explain =
  (uri: vscode.Uri) =>
  (error: unknown): never => {
    const amiss = amissOf(error);
    if (amiss === 'missing') throw vscode.FileSystemError.FileNotFound(uri);
    if (amiss === 'forbidden') throw vscode.FileSystemError.NoPermissions(uri);
    if (amiss === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    throw error;
  };
