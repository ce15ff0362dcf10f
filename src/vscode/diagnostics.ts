/** Discrepancies and orders that cannot be among the problems: information, never errors; Synoptic compares, it does not judge who is right. */
import * as vscode from 'vscode';
import type { Statement } from '../engine/engine';
import { differenceWord } from '../panel/view';
import { firstFinding, readingsAgainst } from '../panel/words/reasons';
import { isolated } from './bidi';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import type { Live } from './live';
import { locationsOf, type Target } from './navigate';
import { orderLine } from './views/timeline';
import { short } from './views/tree';

export function diagnose(desk: Desk, live: Live, differing: Discrepancies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('synoptic');
  let asked = 0;
  const renew = async (): Promise<void> => {
    const ticket = ++asked;
    const wanted = vscode.workspace.getConfiguration('synoptic').get('diagnostics') !== false;
    const findings = wanted ? [...differences(differing), ...orders(differing)] : [];
    const byUri = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    const places = await locationsOf(
      desk,
      live,
      findings.flatMap(({ here, there }) => [here, ...there.map(({ target }) => target)]),
    );
    const count = findings.reduce((sum, { there }) => sum + 1 + there.length, 0);
    if (ticket !== asked || places.length !== count) return;
    let at = 0;
    for (const { message, there } of findings) {
      const here = places[at++]!;
      const diagnostic = new vscode.Diagnostic(here.range, message, vscode.DiagnosticSeverity.Information);
      diagnostic.source = 'Synoptic';
      diagnostic.relatedInformation = there.map(
        ({ words }) => new vscode.DiagnosticRelatedInformation(places[at++]!, short(words, 300)),
      );
      const key = here.uri.toString();
      const entry = byUri.get(key) ?? [here.uri, []];
      entry[1].push(diagnostic);
      byUri.set(key, entry);
    }
    collection.clear();
    collection.set([...byUri.values()]);
  };
  return vscode.Disposable.from(
    collection,
    differing.onDidDiffer(() => void renew().catch(() => undefined)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('synoptic.diagnostics')) void renew().catch(() => undefined);
    }),
  );
}

/** A problem at one passage, and the others that make it one. */
interface Finding {
  readonly message: string;
  readonly here: Target;
  readonly there: readonly { readonly target: Target; readonly words: string }[];
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
          here: targetOf(here),
          there: [{ target: targetOf(there), words: there.claim.text }],
        };
      };
      return [finding(from, to, ours, theirs), finding(to, from, theirs, ours)];
    });
}

const orders = (differing: Discrepancies): Finding[] =>
  differing.orders.map((order) => ({
    message: orderLine(order),
    here: order.later.place,
    there: order.earlier.map(({ day, place }) => ({ target: place, words: `${day} · ${place.context}` })),
  }));

const targetOf = ({ document, claim }: Statement): Target => ({
  document: document.id,
  start: claim.start,
  end: claim.end,
});
