/** Where VS Code starts Synoptic on a desktop or a remote machine: the engine gets threads of Node's. */
import * as vscode from 'vscode';
import { nodeThread, spareCores } from '../../engine/thread.node';
import { start, startThreads } from '../extension';

/** Further threads that only read. */
const MOST_READERS = 2;

export function activate(context: vscode.ExtensionContext): void {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js');
  start(context, async () => {
    const code = await vscode.workspace.fs.readFile(file);
    const readers = Math.min(spareCores(), MOST_READERS);
    return startThreads(context.extensionUri, code, () => nodeThread(file.fsPath), readers);
  });
}
