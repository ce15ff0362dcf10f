/** Which editor is in front of a person. */
import * as vscode from 'vscode';

/** VS Code takes the box in which a note is typed for an editor of its own: then it is the text that the note stands in. */
export function editorInFront(): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active?.document.uri.scheme !== 'comment') return active;
  const { activeTab, viewColumn } = vscode.window.tabGroups.activeTabGroup;
  if (!(activeTab?.input instanceof vscode.TabInputText)) return undefined;
  const shown = activeTab.input.uri.toString();
  return vscode.window.visibleTextEditors.find(
    (editor) => editor.viewColumn === viewColumn && editor.document.uri.toString() === shown,
  );
}
