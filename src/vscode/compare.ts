/** "Compare Sources": an editor tab with topics down and sources across. */
import * as vscode from 'vscode';
import type { Statement } from '../engine/engine';
import { CompareIntent, type CompareView, type RowView, type ShowCompare } from '../panel/compare/protocol';
import { compareCsv, compareView } from '../panel/compare/view';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import { exportAnnotations } from './export';
import type { Hand } from './hand';
import type { Live } from './live';
import { reveal } from './navigate';
import { webviewPage } from './webviewPage';

export interface Compare extends vscode.Disposable {
  open(): void;
}

export function compareTab(
  context: vscode.ExtensionContext,
  desk: Desk,
  live: Live,
  hand: Hand,
  differing: Discrepancies,
): Compare {
  let panel: vscode.WebviewPanel | null = null;
  let shown: CompareView | null = null;
  let statements = new Map<string, Statement>();
  let revision = 0;

  const post = async (): Promise<void> => {
    if (panel === null || desk.engine === null) return;
    const [topics, documents] = [await desk.engine.topics(), await desk.engine.documents()];
    statements = new Map(topics.flatMap((topic) => topic.statements.map((one) => [one.claim.id, one])));
    shown = compareView({ revision: ++revision, documents, topics, discrepancies: differing.all }, vscode.l10n.t);
    void panel?.webview.postMessage({ type: 'show', view: shown } satisfies ShowCompare);
  };

  const receive = async (message: unknown): Promise<void> => {
    const checked = CompareIntent.safeParse(message);
    if (!checked.success) return;
    const intent = checked.data;
    if (intent.type === 'ready') return post();
    if (intent.type === 'export') return write(intent.format, new Set(intent.rows));
    const statement = statements.get(intent.claim);
    if (statement === undefined) return;
    if (intent.type === 'dismiss') return dismiss(statement);
    const target = { document: statement.document.id, start: statement.claim.start, end: statement.claim.end };
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

  const write = async (format: 'markdown' | 'csv', wanted: ReadonlySet<string>): Promise<void> => {
    if (format === 'markdown') return exportAnnotations(desk, hand, undefined, 'markdown');
    if (shown === null) return;
    const rows: readonly RowView[] = shown.rows.filter((row) => wanted.has(row.id));
    const folder = desk.places.folders[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export as CSV'),
      filters: { csv: ['csv'] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, 'comparison.csv') }),
    });
    if (target === undefined) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(`\ufeff${compareCsv(shown, rows)}`));
  };

  const adopt = (made: vscode.WebviewPanel): void => {
    panel = made;
    const media = vscode.Uri.joinPath(context.extensionUri, 'media');
    made.iconPath = {
      light: vscode.Uri.joinPath(media, 'icon-light.svg'),
      dark: vscode.Uri.joinPath(media, 'icon-dark.svg'),
    };
    made.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'dist'), media],
    };
    made.webview.onDidReceiveMessage((message) => receive(message).catch((error) => desk.report.tell(String(error))));
    made.onDidDispose(() => {
      panel = null;
    });
    made.webview.html = webviewPage(made.webview, context.extensionUri, 'compare', vscode.l10n.t('Compare Sources'));
  };

  const subscriptions = [
    differing.onDidChange(() => void post()),
    vscode.window.registerWebviewPanelSerializer('synoptic.compare', {
      deserializeWebviewPanel: async (restored) => adopt(restored),
    }),
  ];

  return {
    open() {
      if (panel !== null) return panel.reveal();
      adopt(
        vscode.window.createWebviewPanel(
          'synoptic.compare',
          vscode.l10n.t('Compare Sources'),
          vscode.ViewColumn.Active,
          {
            enableFindWidget: true,
          },
        ),
      );
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}
