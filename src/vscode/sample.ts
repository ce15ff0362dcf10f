/** The sample corpus: eight invented reports on one event, for a first look. */
import * as vscode from 'vscode';
import { SAMPLE, SAMPLE_FILES } from './sampleTexts';

/** Opens a copy that may be changed: in this window, or in a new one where a folder is open already. What was decided on it before stays. */
export async function openSample({ extensionUri, globalStorageUri }: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.Uri.joinPath(globalStorageUri, 'sample');
  await vscode.workspace.fs.createDirectory(folder);
  for (const name of SAMPLE_FILES) {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, SAMPLE, name), vscode.Uri.joinPath(folder, name), {
      overwrite: true,
    });
  }
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
