import * as vscode from 'vscode';

/** Called by VS Code when the Synoptic view is first shown or one of its commands is run. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.window.registerTreeDataProvider('synoptic.topics', { getChildren: () => [], getTreeItem: (item) => item }),
    vscode.commands.registerCommand('synoptic.readFolder', () => vscode.window.showInformationMessage('Synoptic')),
  );
}
