/** Where VS Code starts Synoptic on a desktop or a remote machine: the engine gets threads of Node's, and files come from its own disk. */
import * as vscode from 'vscode';
import { amissOf, hashHere, readOnDisk } from '../../engine/disk.node';
import { hashBy } from '../../engine/intake';
import { nodeThread, spareCores } from '../../engine/thread.node';
import { readFilesBy } from '../disk';
import { start, startThreads } from '../extension';

/** Further threads that only read. */
const MOST_READERS = 2;

export function activate(context: vscode.ExtensionContext): void {
  readFilesBy({
    read: (uri, check) => readOnDisk(uri.fsPath, check).catch(explain(uri)),
    pathOf: ({ fsPath }) => fsPath,
  });
  hashBy(hashHere);
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js');
  start(context, async () => {
    const code = await readOnDisk(file.fsPath);
    const readers = Math.min(spareCores(), MOST_READERS);
    return startThreads(context.extensionUri, code, () => nodeThread(file.fsPath), readers);
  });
}

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
