/** Where VS Code starts Synoptic in a browser: the engine gets a Web Worker. */
import * as vscode from 'vscode';
import { webThread } from '../../engine/thread.web';
import { start, startThreads } from '../extension';

export function activate(context: vscode.ExtensionContext): void {
  start(context, async () => {
    const code = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(context.extensionUri, 'dist', 'browser', 'worker.js'),
    );
    return startThreads(context.extensionUri, code, () => webThread(code), 0);
  });
}
