/** "Settle Where Two People Differ …": an editor tab with what each decided side by side; what is taken is a decision like any other. */
import * as vscode from 'vscode';
import { type Matter, matters, rule, spanIn } from '../core/review/adjudicate';
import { AdjudicateIntent, type ShowAdjudicate, type Side } from '../panel/adjudicate/protocol';
import { adjudicateView, type Disagreements, matterId } from '../panel/adjudicate/view';
import { twoPeople } from './agreement';
import type { Desk } from './desk';
import type { Hand } from './hand';
import type { Live } from './live';
import { reveal } from './navigate';
import type { Store } from './store';
import { short } from './views/tree';
import { fillTab } from './webviewPage';

export interface Adjudicate extends vscode.Disposable {
  open(): Promise<void>;
}

interface Found {
  readonly matter: Matter;
  readonly text: string;
}

export function adjudicateTab(
  context: vscode.ExtensionContext,
  desk: Desk,
  live: Live,
  store: Store,
  hand: Hand,
): Adjudicate {
  const say = vscode.l10n.t;
  let panel: vscode.WebviewPanel | null = null;
  let people: readonly [string, string] | null = null;
  let found = new Map<string, Found>();
  let revision = 0;

  const post = async (): Promise<void> => {
    if (panel === null || people === null || desk.engine === null) return;
    const asked = ++revision;
    const [a, b] = people;
    const documents: Disagreements[] = [];
    for (const { document, layers } of await desk.engine.layers()) {
      if (![a, b].every((by) => layers.some((layer) => layer.by === by))) continue;
      const text = await hand.textOf(document);
      if (text !== null) documents.push({ text, matters: matters(document, text, await store.load(document), a, b) });
    }
    if (asked !== revision) return;
    found = new Map(
      documents.flatMap(({ text, matters: all }) => all.map((matter) => [matterId(matter), { matter, text }])),
    );
    const view = adjudicateView(asked, a, b, documents, say);
    void panel?.webview.postMessage({ type: 'show', view } satisfies ShowAdjudicate);
  };

  const take = async ({ matter, text }: Found, side: Side): Promise<void> => {
    const { start, end } = spanIn(matter);
    const by =
      side === 'neither' ? say('Neither') : say('Take {0}', people![side === 'a' ? 0 : 1] || say('without a name'));
    await hand.say(`${by}: ${short(text.slice(start, end), 40)}`, [
      { document: matter.document, drafts: rule(text, matter, side) },
    ]);
  };

  const receive = async (message: unknown): Promise<void> => {
    const checked = AdjudicateIntent.safeParse(message);
    if (!checked.success) return;
    const intent = checked.data;
    if (intent.type === 'ready') return post();
    if (intent.type === 'undo') return void (await vscode.commands.executeCommand('synoptic.undo'));
    const known = found.get(intent.matter);
    if (known === undefined) return;
    if (intent.type === 'take') return take(known, intent.side);
    await reveal(desk, live, { document: known.matter.document, ...spanIn(known.matter) }, true);
  };

  const subscription = desk.onDidChange(() => void post().catch((error) => desk.report.tell(String(error))));
  return {
    async open() {
      const two = await twoPeople(desk);
      if (two === null) return;
      people = two;
      if (panel !== null) {
        panel.reveal();
        return post();
      }
      const title = say('Settle Differences');
      const made = vscode.window.createWebviewPanel('synoptic.adjudicate', title, vscode.ViewColumn.Active, {
        enableFindWidget: true,
      });
      panel = made;
      made.onDidDispose(() => {
        panel = null;
      });
      fillTab(made, context.extensionUri, { name: 'adjudicate', title }, receive, desk.report.tell);
    },
    dispose() {
      subscription.dispose();
      panel?.dispose();
    },
  };
}
