/** "Compare Two People's Decisions …": how far they agree, and where they do not, as a report beside the texts. */
import * as vscode from 'vscode';
import { agreementReport } from '../core/review/people';
import type { Desk } from './desk';

/** The report has a scheme of its own: a text without a name would be read as one of the sources. */
const SCHEME = 'synoptic-agreement';

export interface Agreement extends vscode.Disposable {
  show(): Promise<void>;
}

export function agreement(desk: Desk): Agreement {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const reports = new Map<string, string>();
  const registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => reports.get(uri.toString()) ?? '',
  });
  const open = async (name: string, report: string): Promise<void> => {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name.replace(/[\\/]/g, ' ')}.md` });
    reports.set(uri.toString(), report);
    changes.fire(uri);
    await vscode.window.showTextDocument(uri);
  };
  return {
    show: () => compare(desk, open),
    dispose: () => vscode.Disposable.from(changes, registered).dispose(),
  };
}

async function compare(desk: Desk, open: (name: string, report: string) => Promise<void>): Promise<void> {
  const pair = await twoPeople(desk);
  if (pair === null) return;
  const [a, b] = pair;
  await open(`${a} · ${b}`, agreementReport((await desk.engine?.layers()) ?? [], a, b));
}

/** Two of those who decided on marks: asked for where there are more, null where there are fewer, which is said. */
export async function twoPeople(desk: Desk): Promise<readonly [string, string] | null> {
  const counts = new Map<string, number>();
  for (const { layers } of (await desk.engine?.layers()) ?? []) {
    for (const { by } of layers) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  const people = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (people.length < 2) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Fewer than two people decided on marks here: there is nothing to compare yet.'),
    );
    return null;
  }
  const [a, b] = people.length === 2 ? people.map(([by]) => by) : ((await pickTwo(people)) ?? []);
  return a === undefined || b === undefined ? null : [a, b];
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
