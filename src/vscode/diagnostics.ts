/** Discrepancies and orders that cannot be among the problems: information, never errors; Synoptic compares, it does not judge who is right. */
import * as vscode from 'vscode';
import type { Statement } from '../engine/engine';
import { differenceWord } from '../panel/view';
import { firstFinding, readingsAgainst } from '../panel/words/reasons';
import { isolated } from './bidi';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import { placeOfTold, type Told, toldBy } from './navigate';
import { orderLine } from './views/timeline';
import { short } from './views/tree';

export function diagnose(desk: Desk, differing: Discrepancies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('synoptic');
  /** What VS Code was told of each text, in print. */
  let known = new Map<string, string>();
  const renew = (): void => {
    const wanted = vscode.workspace.getConfiguration('synoptic').get('diagnostics') !== false;
    const findings = wanted ? [...differences(differing), ...orders(differing)] : [];
    const byUri = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    for (const { message, here, there } of findings) {
      const at = placeOfTold(desk.places, here);
      if (at === null) continue;
      const diagnostic = new vscode.Diagnostic(at.range, message, vscode.DiagnosticSeverity.Information);
      diagnostic.source = 'Synoptic';
      diagnostic.relatedInformation = there.flatMap(({ told, words }) => {
        const other = placeOfTold(desk.places, told);
        return other === null ? [] : [new vscode.DiagnosticRelatedInformation(other, short(words, 300))];
      });
      const key = at.uri.toString();
      const entry = byUri.get(key) ?? [at.uri, []];
      entry[1].push(diagnostic);
      byUri.set(key, entry);
    }
    // Only what changed goes to the window.
    const prints = new Map([...byUri].map(([key, [, all]]) => [key, JSON.stringify(all)]));
    const changed = [...byUri].flatMap(([key, entry]) => (prints.get(key) === known.get(key) ? [] : [entry]));
    const gone = [...known.keys()].filter((key) => !prints.has(key));
    known = prints;
    if (changed.length + gone.length === 0) return;
    collection.set([...changed, ...gone.map((key): [vscode.Uri, undefined] => [vscode.Uri.parse(key), undefined])]);
  };
  return vscode.Disposable.from(
    collection,
    differing.onDidDiffer(renew),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('synoptic.diagnostics')) renew();
    }),
  );
}

/** A problem at one passage, and the others that make it one. */
interface Finding {
  readonly message: string;
  readonly here: Told;
  readonly there: readonly { readonly told: Told; readonly words: string }[];
}

function differences({ all }: Discrepancies): Finding[] {
  return all
    .filter(({ link }) => link.status !== 'rejected')
    .flatMap(({ link, from, to }) => {
      const words = link.differs.map((difference) => differenceWord(difference, vscode.l10n.t)).join(', ');
      const [ours, theirs] = readingsAgainst(link.why) ?? [];
      const found = firstFinding(link.why, vscode.l10n.t);
      const finding = (here: Statement, there: Statement, one?: string, other?: string): Finding => {
        const source = short(there.document.title ?? there.document.path, 40);
        return {
          message:
            one === undefined || other === undefined
              ? found === null
                ? vscode.l10n.t('{0} differs in {1}', source, words)
                : vscode.l10n.t('{0} differs in {1}: {2}', source, words, found)
              : vscode.l10n.t('{0} differs in {1}: “{2}”, here “{3}”', source, words, isolated(other), isolated(one)),
          here: toldBy(here),
          there: [{ told: toldBy(there), words: there.claim.text }],
        };
      };
      return [finding(from, to, ours, theirs), finding(to, from, theirs, ours)];
    });
}

const orders = (differing: Discrepancies): Finding[] =>
  differing.orders.map((order) => ({
    message: orderLine(order),
    here: order.later.place,
    there: order.earlier.map(({ day, place }) => ({ told: place, words: `${day} · ${place.context}` })),
  }));
