/** Decisions and their passages: a lost one is pointed to anew by hand; worn ones are described anew when a text is saved. */
import * as vscode from 'vscode';
import { type Edit, placeOf } from '../core/review/edit';
import { relink } from '../core/review/relink';
import { type Anchor, describe, locate } from '../core/text/anchor';
import type { Desk } from './desk';
import { type Live, selectedSpan } from './live';
import type { Report } from './report';
import type { Store } from './store';
import { short } from './views/tree';

/** A decision whose passage is gone, with the document that keeps it. */
export interface Lost {
  readonly document: string;
  readonly edit: Edit;
}

/** Brings a lost decision to what is selected; without one, a person chooses among those of the text in front. Who decided, and when, stays. */
export async function relinkToSelection(desk: Desk, live: Live, store: Store, given: Lost | null): Promise<void> {
  const say = vscode.l10n.t;
  const editor = vscode.window.activeTextEditor;
  const text = editor === undefined ? null : await live.settled(editor.document);
  const span = editor === undefined || text === null ? null : selectedSpan(editor, text);
  if (text === null || span === null) {
    void vscode.window.showInformationMessage(say('Select the words that the decision speaks of first.'));
    return;
  }
  const lost = given ?? (await pickLost(desk, text.id));
  if (lost === null) return;
  const source = text.source.text;
  const wanted = missingEnd(lost, text.id, source);
  if (wanted !== text.id) {
    void vscode.window.showInformationMessage(say('This decision speaks of words in {0}. Select them there.', wanted));
    return;
  }
  const next = pointed(lost, text.id, describe(source, span));
  await store.apply({
    label: `${say('Relink')}: ${short(source.slice(span.start, span.end), 40)}`,
    changes: [{ document: lost.document, removed: [lost.edit], added: [next] }],
  });
}

/** The document in which the words of the decision are missing: of a link, that of the far end if the near one still stands. */
function missingEnd({ document, edit }: Lost, here: string, text: string): string {
  if (edit.does !== 'link') return document;
  if (here === edit.to.document) return here;
  return locate(text, edit.anchor).outcome === 'lost' ? document : edit.to.document;
}

function pointed({ document, edit }: Lost, here: string, anchor: Anchor): Edit {
  if (edit.does === 'link' && here !== document) return { ...edit, to: { ...edit.to, anchor } };
  return relink(edit, anchor);
}

async function pickLost(desk: Desk, document: string): Promise<Lost | null> {
  const say = vscode.l10n.t;
  const all = (await desk.engine?.marks(document))?.lost ?? [];
  if (all.length === 0) {
    void vscode.window.showInformationMessage(say('No decision on this text has lost its passage.'));
    return null;
  }
  const items = all.map((edit) => ({
    label: short(placeOf(edit)?.quote ?? edit.does),
    description: edit.does,
    ...(edit.by === '' ? {} : { detail: edit.by }),
    edit,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: say('Which decision speaks of the selection?') });
  return picked === undefined ? null : { document, edit: picked.edit };
}

/** When a text is saved, decisions whose surroundings have changed much are described anew, before further changes lose them. */
export function refreshOnSave(desk: Desk, live: Live, store: Store, report: Report): vscode.Disposable {
  const renew = async (document: vscode.TextDocument): Promise<void> => {
    const id = desk.places.idOf(document.uri);
    if (id === null || desk.engine === null) return;
    // Once the engine knows the text as saved; the looking is done on its thread.
    await live.settled(document);
    const pairs = await desk.engine.worn(id);
    if (pairs.length > 0) await store.renew(id, pairs);
  };
  return vscode.workspace.onDidSaveTextDocument((document) => {
    // What cannot be written now stays as it was, and is found as before.
    renew(document).catch((error) => report.log(String(error)));
  });
}
