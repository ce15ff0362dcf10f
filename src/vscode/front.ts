/** What a person has in front, and what lies open to them. */
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

/** Whether it is in a tab of some window's, or holds what is not saved. */
export function isOpenToAPerson({ uri, isDirty }: vscode.TextDocument): boolean {
  const key = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return isDirty || tabs.some(({ input }) => urisOf(input).some((one) => one.toString() === key));
}

function urisOf(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
