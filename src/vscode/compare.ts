/** "Compare Sources": an editor tab with topics down and sources across, or two sources side by side. */
import * as vscode from 'vscode';
import type { Statement } from '../engine/engine';
import { CompareIntent, type CompareView, type ShowCompare } from '../panel/compare/protocol';
import { chosen, compareCsv, compareMarkdown, compareView, pairView } from '../panel/compare/view';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import type { Hand } from './hand';
import type { Live } from './live';
import { reveal } from './navigate';
import type { Pictures } from './picture';
import { fillTab } from './webviewPage';

export interface Compare extends vscode.Disposable {
  /** Topics by source; or, if told, two sources side by side. */
  open(pair?: readonly [left: string, right: string]): void;
}

export function compareTab(
  context: vscode.ExtensionContext,
  desk: Desk,
  live: Live,
  hand: Hand,
  differing: Discrepancies,
  pictures: Pictures,
): Compare {
  let panel: vscode.WebviewPanel | null = null;
  let shown: CompareView | null = null;
  let pair: readonly [string, string] | null = null;
  let statements = new Map<string, Statement>();
  let revision = 0;
  let asked = 0;

  /** Only the newest question counts. */
  const post = async (): Promise<void> => {
    if (panel === null || desk.engine === null) return;
    const [ticket, sides] = [++asked, pair];
    const next = sides === null ? await byTopic() : await sideBySide(...sides);
    if (ticket !== asked || next === null) return;
    shown = next;
    void panel?.webview.postMessage({ type: 'show', view: shown } satisfies ShowCompare);
  };

  const byTopic = async (): Promise<CompareView | null> => {
    if (desk.engine === null) return null;
    const [topics, documents] = [await desk.engine.topics(), await desk.engine.documents()];
    keep(topics.flatMap((topic) => topic.statements));
    return compareView({ revision: ++revision, documents, topics, discrepancies: differing.all }, vscode.l10n.t);
  };

  const sideBySide = async (left: string, right: string): Promise<CompareView | null> => {
    if (desk.engine === null) return null;
    const [pairs, documents] = [await desk.engine.pair(left, right), await desk.engine.documents()];
    keep(pairs.flatMap((one) => [one.left ?? [], one.right ?? []].flat()));
    return pairView({ revision: ++revision, documents, left, right, pairs }, vscode.l10n.t);
  };

  const keep = (all: readonly Statement[]): void => {
    statements = new Map(all.map((one) => [one.claim.id, one]));
  };

  const receive = async (message: unknown): Promise<void> => {
    const checked = CompareIntent.safeParse(message);
    if (!checked.success) return;
    const intent = checked.data;
    switch (intent.type) {
      case 'ready':
        pair ??= intent.pair;
        return post();
      case 'pair':
        pair = intent.pair;
        return post();
      case 'export':
        return write(intent.format, intent.rows, intent.columns);
    }
    const statement = statements.get(intent.claim);
    if (statement === undefined) return;
    if (intent.type === 'dismiss') return dismiss(statement);
    const target = { document: statement.document.id, start: statement.claim.start, end: statement.claim.end };
    if (intent.type === 'picture') return pictures.show(intent.picture, target);
    await reveal(desk, live, target, intent.type === 'beside');
  };

  /** Each difference of a statement is set aside, with a word why, and stays linked. */
  const dismiss = async (statement: Statement): Promise<void> => {
    const found = differing.all.filter(({ from, to }) =>
      [from, to].some(({ claim }) => claim.id === statement.claim.id),
    );
    if (found.length === 0) return;
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t('Why is this no difference that matters?'),
      prompt: vscode.l10n.t('A word is enough; it is kept with your decision.'),
    });
    if (reason === undefined) return;
    for (const { from, to } of found) {
      await hand.judgeLink(from, to, 'dismiss', vscode.l10n.t('Dismiss difference'), reason);
    }
  };

  /** What is shown, and nothing else. */
  const write = async (
    format: 'markdown' | 'csv',
    rows: readonly string[],
    columns: readonly string[],
  ): Promise<void> => {
    if (shown === null) return;
    const [table, { words }] = [chosen(shown, rows, columns), shown];
    const extension = format === 'csv' ? 'csv' : 'md';
    const folder = desk.places.folders[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      title: format === 'csv' ? words.csv : words.markdown,
      filters: { [extension]: [extension] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `comparison.${extension}`) }),
    });
    if (target === undefined) return;
    const content = format === 'csv' ? `\ufeff${compareCsv(table, words)}` : compareMarkdown(table, words);
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(content));
  };

  const adopt = (made: vscode.WebviewPanel): void => {
    panel = made;
    made.onDidDispose(() => {
      panel = null;
      pair = null;
    });
    const page = { name: 'compare', title: vscode.l10n.t('Compare Sources') };
    fillTab(made, context.extensionUri, page, receive, desk.report.tell);
  };

  const subscriptions = [
    differing.onDidChange(() => void post()),
    vscode.window.registerWebviewPanelSerializer('synoptic.compare', {
      deserializeWebviewPanel: async (restored) => adopt(restored),
    }),
  ];

  return {
    open(sides) {
      if (sides !== undefined) pair = sides;
      if (panel !== null) {
        panel.reveal();
        void post().catch((error) => desk.report.tell(String(error)));
        return;
      }
      const options = { enableFindWidget: true };
      const title = vscode.l10n.t('Compare Sources');
      adopt(vscode.window.createWebviewPanel('synoptic.compare', title, vscode.ViewColumn.Active, options));
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}
