/** Claims that differ from another source, and days that cannot follow each other: asked for once after each change, for all who show them. */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';
import type { Discrepancy, ImpossibleOrder } from '../engine/engine';
import { readingsAgainst } from '../panel/words/reasons';
import type { Desk } from './desk';

export interface Discrepancies extends vscode.Disposable {
  readonly all: readonly Discrepancy[];
  readonly orders: readonly ImpossibleOrder[];
  /** What a claim tells in place of what another source does: `2 May`; null where no words can be set side by side. */
  reading(claim: string): string | null;
  /** The sign of a difference, as the editor's margin shows it. */
  readonly sign: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
  /** Ids of the claims in a document that differ from another. */
  of(document: DocumentId): ReadonlySet<string>;
  /** After each change of the desk, once all that is here has followed it. */
  readonly onDidChange: vscode.Event<void>;
  /** The same, but only where something here is another than before. */
  readonly onDidDiffer: vscode.Event<void>;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: readonly never[] = [];

export function discrepancies(desk: Desk, extension: vscode.Uri): Discrepancies {
  const changes = new vscode.EventEmitter<void>();
  const differs = new vscode.EventEmitter<void>();
  let all: readonly Discrepancy[] = NOTHING;
  let orders: readonly ImpossibleOrder[] = NOTHING;
  let byDocument = new Map<DocumentId, Set<string>>();
  let readings = new Map<string, string>();
  const media = (name: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', name);
  const renew = async (): Promise<void> => {
    if (desk.stage.kind !== 'ready' || desk.engine === null) return;
    const before = [all, orders];
    // Where a person stopped the comparing nothing is known, and the threads shall rest.
    if (desk.summary?.compared === false) [all, orders] = [NOTHING, NOTHING];
    else [all, orders] = await Promise.all([desk.engine.discrepancies(), desk.engine.orders()]);
    if (before[0] === all && before[1] === orders) return;
    byDocument = new Map();
    readings = new Map();
    for (const { link, from, to } of all) {
      const [ours, theirs] = readingsAgainst(link.why) ?? [];
      if (ours !== undefined && theirs !== undefined) readings.set(from.claim.id, ours).set(to.claim.id, theirs);
      for (const { claim, document } of [from, to]) {
        const ids = byDocument.get(document.id) ?? new Set();
        byDocument.set(document.id, ids.add(claim.id));
      }
    }
    differs.fire();
  };
  const subscription = desk.onDidChange(() =>
    renew()
      .catch(() => undefined)
      .then(() => changes.fire()),
  );
  return {
    get all() {
      return all;
    },
    get orders() {
      return orders;
    },
    reading: (claim) => readings.get(claim) ?? null,
    sign: { light: media('differs-light.svg'), dark: media('differs-dark.svg') },
    of: (document) => byDocument.get(document) ?? NONE,
    onDidChange: changes.event,
    onDidDiffer: differs.event,
    dispose: () => vscode.Disposable.from(subscription, changes, differs).dispose(),
  };
}
