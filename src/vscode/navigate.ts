/** Getting around: to a passage, to the next mark, related passage or discrepancy. Every jump leaves a place that Go Back returns to. */
import * as vscode from 'vscode';
import type { DocumentId, Span } from '../core/model';
import { groupOf } from '../panel/view';
import type { Desk } from './desk';
import { lineTable } from './lineTable';
import { engineOffset, type Live, type LiveText, rangeIn } from './live';
import { openDocument, sourceOf } from './source';

/** Arguments of `synoptic.open` for a Markdown link. */
export function openArgs(document: DocumentId, span: Span): string {
  return encodeURIComponent(JSON.stringify([{ document, start: span.start, end: span.end }]));
}

export interface Target extends Span {
  readonly document: DocumentId;
}

/** Where a span of a document stands: its Uri and range, in the buffer if it is open. Null if the document is gone. */
export async function locationOf(desk: Desk, live: Live, target: Target): Promise<vscode.Location | null> {
  const uri = desk.places.uriOf(target.document);
  if (uri === null) return null;
  const open = openDocument(uri);
  const text = open === undefined ? null : live.of(open);
  if (text !== null) return new vscode.Location(uri, rangeIn(text.table, target));
  const taken = await sourceOf(target.document, desk.places);
  return 'problem' in taken ? null : new vscode.Location(uri, rangeIn(lineTable(taken.source.text), target));
}

/** Many at once; each text is looked at once. */
export async function locationsOf(desk: Desk, live: Live, targets: readonly Target[]): Promise<vscode.Location[]> {
  const found: vscode.Location[] = [];
  const lines = new Map<DocumentId, ReturnType<typeof lineTable>>();
  for (const target of targets) {
    const uri = desk.places.uriOf(target.document);
    if (uri === null) continue;
    if (!lines.has(target.document)) {
      const open = openDocument(uri);
      const text = open === undefined ? null : live.of(open);
      if (text !== null) lines.set(target.document, text.table);
      else {
        const taken = await sourceOf(target.document, desk.places);
        if ('problem' in taken) continue;
        lines.set(target.document, lineTable(taken.source.text));
      }
    }
    found.push(new vscode.Location(uri, rangeIn(lines.get(target.document)!, target)));
  }
  return found;
}

/** Shows a passage; beside the present editor, keeping the focus there, if `beside`. */
export async function reveal(desk: Desk, live: Live, target: Target, beside = false): Promise<void> {
  const location = await locationOf(desk, live, target);
  if (location === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is no longer there.', target.document));
    return;
  }
  await vscode.window.showTextDocument(location.uri, {
    selection: new vscode.Range(location.range.start, location.range.start),
    preview: true,
    ...(beside ? { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true } : {}),
  });
  const editor = vscode.window.visibleTextEditors.find(
    (one) => one.document.uri.toString() === location.uri.toString(),
  );
  editor?.revealRange(location.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The next (or previous) of some places in reading order, round the end. */
export function following<T extends Span>(places: readonly T[], offset: number, step: 1 | -1): T | null {
  const sorted = [...places].sort((a, b) => a.start - b.start || a.end - b.end);
  if (step === 1) return sorted.find((place) => place.start > offset) ?? sorted[0] ?? null;
  return sorted.findLast((place) => place.start < offset) ?? sorted.at(-1) ?? null;
}

function go(editor: vscode.TextEditor, span: Span): void {
  const at = editor.document.positionAt(span.start);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(
    new vscode.Range(at, editor.document.positionAt(span.end)),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** Moves the cursor to the next mark that passes `wanted`. */
export function goToMark(
  editor: vscode.TextEditor,
  text: LiveText,
  step: 1 | -1,
  wanted: (id: string, status: string) => boolean,
): boolean {
  const offset = editor.document.offsetAt(editor.selection.active);
  const marks = text.marks.filter(
    ({ annotation }) => annotation.status !== 'rejected' && wanted(annotation.id, annotation.status),
  );
  const next = following(marks, offset, step);
  if (next !== null) go(editor, next);
  return next !== null;
}

/** Jumps to the next related passage of the statement at the cursor; again, to the one after it. */
export function relatedWalk(desk: Desk, live: Live) {
  let walk: { readonly targets: readonly Target[]; at: number } | null = null;
  return async (editor: vscode.TextEditor, step: 1 | -1): Promise<boolean> => {
    const text = await live.settled(editor.document);
    if (text === null || desk.engine === null) return false;
    const offset = engineOffset(text, editor.selection.active);
    const here = walk?.targets[walk.at];
    const going =
      walk !== null && here !== undefined && here.document === text.id && here.start <= offset && offset <= here.end;
    if (!going) {
      const focus = await desk.engine.focus(text.id, offset);
      const statement = focus?.statement ?? null;
      if (focus === null || statement === null || focus.related.length === 0) return false;
      const order = [...focus.related].sort((a, b) => rank(a.link) - rank(b.link));
      walk = {
        targets: [
          { document: text.id, start: statement.claim.start, end: statement.claim.end },
          ...order.map(({ statement: other }) => ({
            document: other.document.id,
            start: other.claim.start,
            end: other.claim.end,
          })),
        ],
        at: 0,
      };
    }
    const { targets, at } = walk!;
    walk!.at = (at + step + targets.length) % targets.length;
    await reveal(desk, live, targets[walk!.at]!);
    return true;
  };
}

const rank = (link: Parameters<typeof groupOf>[0]): number => (groupOf(link) === 'differs' ? 0 : 1);
