/** Where VS Code starts Synoptic on a desktop or a remote machine: the engine gets a thread of Node's. */
import * as vscode from 'vscode';
import { remoteEngine } from '../../engine/remote';
import { nodeThread } from '../../engine/thread.node';
import { readModel, start } from '../extension';

export function activate(context: vscode.ExtensionContext): void {
  start(context, async () => {
    const model = await readModel(context.extensionUri);
    return remoteEngine(nodeThread(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath), [model]);
  });
}
