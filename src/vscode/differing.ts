/** Claims that differ from another source, and days that cannot follow each other: asked for once after each change, for all who show them. */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';
import type { Discrepancy, ImpossibleOrder } from '../engine/engine';
import type { Desk } from './desk';

export interface Discrepancies extends vscode.Disposable {
  readonly all: readonly Discrepancy[];
  readonly orders: readonly ImpossibleOrder[];
  /** Ids of the claims in a document that differ from another. */
  of(document: DocumentId): ReadonlySet<string>;
  readonly onDidChange: vscode.Event<void>;
}

const NONE: ReadonlySet<string> = new Set();

export function discrepancies(desk: Desk): Discrepancies {
  const changes = new vscode.EventEmitter<void>();
  let all: readonly Discrepancy[] = [];
  let orders: readonly ImpossibleOrder[] = [];
  let byDocument = new Map<DocumentId, Set<string>>();
  const renew = async (): Promise<void> => {
    if (desk.stage.kind !== 'ready' || desk.engine === null) return;
    [all, orders] = await Promise.all([desk.engine.discrepancies(), desk.engine.orders()]);
    byDocument = new Map();
    for (const { from, to } of all) {
      for (const { claim, document } of [from, to]) {
        const ids = byDocument.get(document.id) ?? new Set();
        byDocument.set(document.id, ids.add(claim.id));
      }
    }
    changes.fire();
  };
  const subscription = desk.onDidChange(() => renew().catch(() => undefined));
  return {
    get all() {
      return all;
    },
    get orders() {
      return orders;
    },
    of: (document) => byDocument.get(document) ?? NONE,
    onDidChange: changes.event,
    dispose: () => vscode.Disposable.from(subscription, changes).dispose(),
  };
}
