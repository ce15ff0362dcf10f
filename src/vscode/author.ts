/** Who decides: the name in the settings, else git's. Empty if neither knows. */
import * as vscode from 'vscode';
import { readSettings } from './settings';

interface GitExtension {
  getAPI(version: 1): {
    readonly repositories: readonly { getConfig(key: string): Promise<string> }[];
  };
}

export async function author(): Promise<string> {
  const { author: name } = readSettings();
  if (name !== '') return name.slice(0, 200);
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (git === undefined || !git.isActive) return '';
  try {
    const repository = git.exports.getAPI(1).repositories[0];
    return ((await repository?.getConfig('user.name')) ?? '').slice(0, 200);
  } catch {
    // No git here, or no name in it: the decision goes unsigned.
    return '';
  }
}
