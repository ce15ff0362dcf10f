/** "Compare Two People's Decisions …": how far they agree, and where they do not, as a report beside the texts. */
import * as vscode from 'vscode';
import { agreementReport } from '../core/review/people';
import type { Desk } from './desk';

export async function showAgreement(desk: Desk): Promise<void> {
  const say = vscode.l10n.t;
  const documents = (await desk.engine?.layers()) ?? [];
  const counts = new Map<string, number>();
  for (const { layers } of documents) for (const { by } of layers) counts.set(by, (counts.get(by) ?? 0) + 1);
  if (counts.size < 2) {
    void vscode.window.showInformationMessage(
      say('Fewer than two people decided on marks here: there is nothing to compare yet.'),
    );
    return;
  }
  const people = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const pair = people.length === 2 ? people.map(([by]) => by) : await pickTwo(people);
  const [a, b] = pair ?? [];
  if (a === undefined || b === undefined) return;
  const report = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: agreementReport(documents, a, b),
  });
  await vscode.window.showTextDocument(report);
}

async function pickTwo(people: readonly (readonly [string, number])[]): Promise<readonly string[] | undefined> {
  const say = vscode.l10n.t;
  const items = people.map(([by, documents], at) => ({
    label: by === '' ? say('without a name') : by,
    description: documents === 1 ? say('1 source') : say('{0} sources', documents),
    picked: at < 2,
    by,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: say('Compare whose decisions?'),
  });
  if (picked === undefined) return undefined;
  if (picked.length === 2) return picked.map(({ by }) => by);
  void vscode.window.showInformationMessage(say('Choose two people.'));
  return undefined;
}
