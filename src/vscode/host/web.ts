/** Where VS Code starts Synoptic in a browser: the engine gets a Web Worker. */
import * as vscode from 'vscode';
import { remoteEngine } from '../../engine/remote';
import { webThread } from '../../engine/thread.web';
import { readModel, start } from '../extension';

export function activate(context: vscode.ExtensionContext): void {
  start(context, async () => {
    const model = await readModel(context.extensionUri);
    const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'browser', 'worker.js');
    return remoteEngine(webThread(await vscode.workspace.fs.readFile(worker)), [model]);
  });
}
