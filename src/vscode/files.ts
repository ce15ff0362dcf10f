/** Small questions about files, answered without an error where there is no file. */
import * as vscode from 'vscode';

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Null where there is no such file. Rejects where it cannot be read. */
export async function textOf(uri: vscode.Uri): Promise<string | null> {
  if (!(await exists(uri))) return null;
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
