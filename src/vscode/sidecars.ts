/** The files of decisions in the opened folders. */
import * as vscode from 'vscode';
import { KEPT, type Places } from './places';

/** All files of decisions, hidden ones too. */
export async function sidecars(places: Places): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const folder of places.folders) {
    found.push(...(await vscode.workspace.findFiles(new vscode.RelativePattern(folder, `${KEPT}/**/*.json`), null)));
  }
  return found;
}
