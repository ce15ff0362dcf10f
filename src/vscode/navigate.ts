/** Getting around: to a passage, to the next mark, related passage or discrepancy. Every jump leaves a place that Go Back returns to. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import type { DocumentId, Span } from '../core/model';
import type { Statement } from '../engine/engine';
import { rowOf } from '../engine/progress';
import { groupOf } from '../panel/view';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import { lineTable, placeBehind } from './lineTable';
import { engineOffset, type Live, rangeIn } from './live';
import type { Places } from './places';
import { openDocument, sourceOf } from './source';

/** Arguments of `synoptic.open` for a Markdown link. */
export function openArgs(document: DocumentId, span: Span): string {
  return encodeURIComponent(JSON.stringify([{ document, start: span.start, end: span.end }]));
}

export interface Target extends Span {
  readonly document: DocumentId;
}

/** A passage as the engine tells of it, which knows where the lines of its text begin. */
export interface Told {
  readonly document: DocumentId;
  /** Where it begins, both from 1. */
  readonly line: number;
  readonly column: number;
  /** All of it: its words tell where it ends. */
  readonly text: string;
}

export const toldBy = ({ document, line, column, claim }: Statement): Told => ({
  document: document.id,
  line,
  column,
  text: claim.text,
});

/** Where it stands, without a look at the text. Null for a document that no folder can hold. */
export function placeOfTold(places: Places, { document, line, column, text }: Told): vscode.Location | null {
  const uri = places.uriOf(document);
  if (uri === null) return null;
  const end = placeBehind({ line: line - 1, character: column - 1 }, text);
  return new vscode.Location(uri, new vscode.Range(line - 1, column - 1, end.line, end.character));
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

/** What is no text stays in view: the first steps, a table. */
function besideOthers(): vscode.ViewColumn {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const isText = activeTab === undefined || activeTab.input instanceof vscode.TabInputText;
  return isText ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
}

/** Shows a passage; beside the present editor, keeping the focus there, if `beside`. Gives its editor; null if the document is gone. */
export async function reveal(
  desk: Desk,
  live: Live,
  target: Target,
  beside = false,
  column = vscode.ViewColumn.Active,
): Promise<vscode.TextEditor | null> {
  const location = await locationOf(desk, live, target);
  if (location === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is no longer there.', target.document));
    return null;
  }
  const editor = await vscode.window.showTextDocument(location.uri, {
    selection: new vscode.Range(location.range.start, location.range.start),
    preview: true,
    viewColumn: beside ? vscode.ViewColumn.Beside : column,
    preserveFocus: beside,
  });
  editor.revealRange(location.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** What next and previous stop at. */
export type Stop = 'any' | 'unreviewed' | 'differs';

/**
 * Moves the cursor to the next mark of a kind: in this text, or where it holds no more, in the next one that has some, and so round. Without
 * a source in front it begins with the first. Gives the editor that shows it; null if no source holds one.
 */
export async function markWalk(
  desk: Desk,
  live: Live,
  differing: Discrepancies,
  step: 1 | -1,
  stop: Stop,
): Promise<vscode.TextEditor | null> {
  const stopsAt = ({ id, document, status }: Annotation): boolean =>
    status !== 'rejected' &&
    (stop === 'any' || (stop === 'unreviewed' ? status === 'suggested' : differing.of(document).has(id)));
  const editor = vscode.window.activeTextEditor;
  const text = editor === undefined ? null : await live.settled(editor.document);
  if (editor !== undefined && text !== null) {
    const offset = editor.document.offsetAt(editor.selection.active);
    const marks = text.marks.filter(({ annotation }) => stopsAt(annotation));
    // A text is looked through to its end before the next.
    const next = beyond(marks, offset, step) ?? (stop === 'unreviewed' ? marks.at(step === 1 ? 0 : -1) : null) ?? null;
    if (next !== null) {
      go(editor, next);
      return editor;
    }
  }
  const ids = (await desk.engine?.documents())?.map(({ id }) => id) ?? [];
  const at = text === null ? -1 : ids.indexOf(text.id);
  const others = text === null ? ids : [...ids.slice(at + 1), ...ids.slice(0, at + 1)];
  for (const id of step === 1 ? others : backwards(others, text !== null)) {
    if (stop === 'differs' && differing.of(id).size === 0) continue;
    if (stop === 'unreviewed' && isReviewed(desk, id)) continue;
    const marks = (await desk.engine?.marks(id))?.annotations.filter(stopsAt) ?? [];
    const first = step === 1 ? marks[0] : marks.at(-1);
    if (first === undefined) continue;
    const column = text === null ? besideOthers() : vscode.ViewColumn.Active;
    return reveal(desk, live, { document: id, start: first.start, end: first.end }, false, column);
  }
  return null;
}

/** Whether its marks were all judged when they were last counted. */
function isReviewed({ summary }: Desk, id: DocumentId): boolean {
  const row = summary === null ? -1 : rowOf(summary.reviewed, id);
  return summary?.reviewed.suggested[row] === 0;
}

/** The texts before this one, the nearest first; this one, if there is one, comes last either way. */
function backwards(others: readonly string[], hasOwn: boolean): string[] {
  const before = [...others].reverse();
  return hasOwn ? [...before.slice(1), ...before.slice(0, 1)] : before;
}

/** The next of some places, or null behind the last. */
function beyond<T extends Span>(places: readonly T[], offset: number, step: 1 | -1): T | null {
  if (step === 1) return places.find((place) => place.start > offset) ?? null;
  return places.findLast((place) => place.start < offset) ?? null;
}

function go(editor: vscode.TextEditor, span: Span): void {
  const at = editor.document.positionAt(span.start);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(
    new vscode.Range(at, editor.document.positionAt(span.end)),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
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
