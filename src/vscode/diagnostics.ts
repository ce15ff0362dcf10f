/** Discrepancies among the problems: information, never errors; Synoptic compares, it does not judge who is right. */
import * as vscode from 'vscode';
import type { Statement } from '../engine/engine';
import { differenceWord } from '../panel/view';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import type { Live } from './live';
import { locationsOf, type Target } from './navigate';
import { short } from './views/tree';

export function diagnose(desk: Desk, live: Live, differing: Discrepancies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('synoptic');
  let asked = 0;
  const renew = async (): Promise<void> => {
    const ticket = ++asked;
    const wanted = vscode.workspace.getConfiguration('synoptic').get('diagnostics') !== false;
    const found = wanted ? differing.all.filter(({ link }) => link.status !== 'rejected') : [];
    const pairs = found.flatMap(({ link, from, to }) => [
      { link, here: from, there: to },
      { link, here: to, there: from },
    ]);
    const places = await locationsOf(
      desk,
      live,
      pairs.flatMap(({ here, there }) => [targetOf(here), targetOf(there)]),
    );
    if (ticket !== asked || places.length !== pairs.length * 2) return;
    const byUri = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    pairs.forEach(({ link, there }, index) => {
      const here = places[index * 2]!;
      const words = link.differs.map((difference) => differenceWord(difference, vscode.l10n.t)).join(', ');
      const message = vscode.l10n.t('{0} differs in {1}', there.document.title ?? there.document.path, words);
      const diagnostic = new vscode.Diagnostic(here.range, message, vscode.DiagnosticSeverity.Information);
      diagnostic.source = 'Synoptic';
      diagnostic.relatedInformation = [
        new vscode.DiagnosticRelatedInformation(places[index * 2 + 1]!, short(there.claim.text, 300)),
      ];
      const key = here.uri.toString();
      const entry = byUri.get(key) ?? [here.uri, []];
      entry[1].push(diagnostic);
      byUri.set(key, entry);
    });
    collection.clear();
    collection.set([...byUri.values()]);
  };
  return vscode.Disposable.from(
    collection,
    differing.onDidChange(() => void renew().catch(() => undefined)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('synoptic.diagnostics')) void renew().catch(() => undefined);
    }),
  );
}

const targetOf = ({ document, claim }: Statement): Target => ({
  document: document.id,
  start: claim.start,
  end: claim.end,
});
