/** Discrepancies and orders that cannot be among the problems: information, never errors; Synoptic compares, it does not judge who is right. */
import * as vscode from 'vscode';
import type { LinkRecord } from '../core/contract';
import type { DocumentId } from '../core/model';
import type { Statement } from '../engine/engine';
import { byTimer, pauses } from '../engine/pauses';
import { differenceWord } from '../panel/view';
import { firstFinding, readingsAgainst } from '../panel/words/reasons';
import { isolated } from './bidi';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import { placeOfTold, type Told, toldBy } from './navigate';
import type { Places } from './places';
import { orderLine } from './views/timeline';
import { short } from './views/tree';

/** Texts between whose problems the host may do something else. */
const AT_ONCE = 16;

export function diagnose(desk: Desk, differing: Discrepancies): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('synoptic');
  const pause = pauses(byTimer);
  /** What VS Code was told of each text, in print. */
  const known = new Map<DocumentId, string>();
  let rounds = 0;
  /** Only what changed goes to the window, a few texts at once: ten thousand articles have a thousand with problems. A later round ends an earlier one. */
  const renew = async (): Promise<void> => {
    const round = ++rounds;
    const wanted = vscode.workspace.getConfiguration('synoptic').get('diagnostics') !== false;
    const findings = wanted ? byDocument([...differences(differing), ...orders(differing)]) : new Map();
    const documents = [...findings.keys(), ...[...known.keys()].filter((document) => !findings.has(document))];
    for (let at = 0; at < documents.length; at += AT_ONCE) {
      const changed = documents.slice(at, at + AT_ONCE).flatMap((id) => changeOf(id, findings.get(id)));
      if (changed.length > 0) collection.set(changed);
      await pause();
      if (round !== rounds) return;
    }
  };

  /** What VS Code is to be told of a text that has these problems. */
  const changeOf = (
    document: DocumentId,
    findings: readonly Finding[] | undefined,
  ): [vscode.Uri, vscode.Diagnostic[] | undefined][] => {
    const uri = desk.places.uriOf(document);
    const print = JSON.stringify(findings);
    if (uri === null || known.get(document) === print) return [];
    if (findings === undefined) known.delete(document);
    else known.set(document, print);
    return [[uri, findings?.flatMap((finding) => diagnosticOf(desk.places, finding))]];
  };

  return vscode.Disposable.from(
    collection,
    { dispose: () => void rounds++ },
    differing.onDidDiffer(renew),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('synoptic.diagnostics')) void renew();
    }),
  );
}

function diagnosticOf(places: Places, finding: Finding): vscode.Diagnostic[] {
  const at = placeOfTold(places, finding.here);
  if (at === null) return [];
  const diagnostic = new vscode.Diagnostic(at.range, messageOf(finding), vscode.DiagnosticSeverity.Information);
  diagnostic.source = 'Synoptic';
  diagnostic.relatedInformation = finding.there.flatMap(({ told, words }) => {
    const other = placeOfTold(places, told);
    return other === null ? [] : [new vscode.DiagnosticRelatedInformation(other, short(words, 300))];
  });
  return [diagnostic];
}

/** A problem at one passage, and the others that make it one: as plain data, which tells whether it is the same as before. */
interface Finding {
  readonly here: Told;
  readonly there: readonly { readonly told: Told; readonly words: string }[];
  /** Of two sources that differ. */
  readonly differs?: {
    readonly source: string;
    readonly what: LinkRecord['differs'];
    readonly why: string;
    /** The reason names the other passage first. */
    readonly turned: boolean;
  };
  /** Of an order that cannot be. */
  readonly order?: string;
}

const differences = ({ all }: Discrepancies): Finding[] =>
  all
    .filter(({ link }) => link.status !== 'rejected')
    .flatMap(({ link, from, to }) => {
      const finding = (here: Statement, there: Statement, turned: boolean): Finding => {
        const source = short(there.document.title ?? there.document.path, 40);
        return {
          here: toldBy(here),
          there: [{ told: toldBy(there), words: there.claim.text }],
          differs: { source, what: link.differs, why: link.why, turned },
        };
      };
      return [finding(from, to, false), finding(to, from, true)];
    });

const orders = (differing: Discrepancies): Finding[] =>
  differing.orders.map((order) => ({
    here: order.later.place,
    there: order.earlier.map(({ day, place }) => ({ told: place, words: `${day} · ${place.context}` })),
    order: orderLine(order),
  }));

function byDocument(findings: readonly Finding[]): Map<DocumentId, readonly Finding[]> {
  const found = new Map<DocumentId, Finding[]>();
  for (const finding of findings) {
    const own = found.get(finding.here.document);
    if (own === undefined) found.set(finding.here.document, [finding]);
    else own.push(finding);
  }
  return found;
}

function messageOf({ differs, order }: Finding): string {
  if (differs === undefined) return order ?? '';
  const { source, what, why, turned } = differs;
  const words = what.map((difference) => differenceWord(difference, vscode.l10n.t)).join(', ');
  const [one, other] = readingsAgainst(why) ?? [];
  if (one !== undefined && other !== undefined) {
    const [here, there] = turned ? [other, one] : [one, other];
    return vscode.l10n.t('{0} differs in {1}: “{2}”, here “{3}”', source, words, isolated(there), isolated(here));
  }
  const found = firstFinding(why, vscode.l10n.t);
  return found === null
    ? vscode.l10n.t('{0} differs in {1}', source, words)
    : vscode.l10n.t('{0} differs in {1}: {2}', source, words, found);
}
