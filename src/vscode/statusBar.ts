/** `6 sources · 148 claims · 5 discrepancies · offline` at the foot of the window. */
import * as vscode from 'vscode';
import type { Summary } from '../engine/engine';
import { fileReason } from '../panel/words/reasons';
import type { Desk } from './desk';
import { isTooLong, LONGEST_LIVE } from './live';
import { openDocument } from './source';

export function statusBar(desk: Desk): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('synoptic.status', vscode.StatusBarAlignment.Left, 40);
  item.name = 'Synoptic';
  const update = (): void => {
    const { stage, summary } = desk;
    item.command = 'synoptic.related.focus';
    if (stage.kind === 'asleep') {
      item.hide();
      return;
    }
    if (stage.kind === 'failed') {
      item.text = `$(warning) ${vscode.l10n.t('Synoptic: reading failed')}`;
      item.tooltip = stage.why;
      item.command = 'synoptic.readFolder';
    } else if (stage.kind === 'reading') {
      item.text = `$(sync~spin) ${vscode.l10n.t('reading {0} of {1} sources', Math.min(stage.done + 1, stage.total), stage.total)}`;
      item.tooltip = vscode.l10n.t('{0}. Click to stop; what was read so far stays.', stage.name);
      item.command = 'synoptic.stop';
    } else {
      const isCompared = summary?.compared !== false;
      if (!isCompared) item.command = 'synoptic.readFolder';
      const left = stage.left > 0 ? [vscode.l10n.t('{0} not read', stage.left)] : [];
      const parts = summary === null ? left : countsOf(summary, left);
      parts.push(vscode.l10n.t('offline'));
      item.text = `$(book) ${parts.join(' · ')}`;
      const unread = problemInFront(desk);
      if (unread !== undefined)
        item.text = `$(circle-slash) ${vscode.l10n.t('No marks here: {0}', fileReason(unread, vscode.l10n.t))}`;
      const failed = desk.problems.filter((problem) => problem.kind === 'failed').length;
      item.tooltip = [
        vscode.l10n.t('Synoptic compares these texts on this machine. Nothing leaves it.'),
        ...(isCompared ? [] : [vscode.l10n.t('You stopped before all was compared. Click to go on.')]),
        ...(failed === 0 ? [] : [vscode.l10n.t('{0} files could not be read: see Review.', failed)]),
      ].join('\n');
    }
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    desk.onDidChange(update),
    desk.onDidProgress(update),
    vscode.window.tabGroups.onDidChangeTabs(update),
    vscode.window.tabGroups.onDidChangeTabGroups(update),
  );
}

/** Why the text in front was not read, if that is so. An editor that is too large for extensions is told of by its tab alone. */
function problemInFront({ places, problems }: Desk): string | undefined {
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
  if (!(input instanceof vscode.TabInputText)) return undefined;
  const id = places.idOf(input.uri);
  const shown = openDocument(input.uri);
  if (id !== null && shown !== undefined && isTooLong(shown)) {
    return vscode.l10n.t(
      'texts above {0} million characters are compared as they are saved, and not marked in the editor; split it',
      LONGEST_LIVE / 1_000_000,
    );
  }
  return problems.find(({ path, kind }) => path === id && kind === 'failed')?.reason;
}

/** `left` comes behind the sources that were read. */
function countsOf({ documents, claims, discrepancies, compared }: Summary, left: readonly string[]): string[] {
  const say = vscode.l10n.t;
  return [
    count(documents, say('1 source'), say('{0} sources', documents)),
    ...left,
    count(claims, say('1 claim'), say('{0} claims', claims)),
    compared
      ? count(discrepancies, say('1 discrepancy'), say('{0} discrepancies', discrepancies))
      : say('not compared'),
  ];
}

const count = (number: number, one: string, many: string): string => (number === 1 ? one : many);
