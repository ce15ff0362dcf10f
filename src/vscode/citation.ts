/** A passage word for word with its source, ready to paste. */
import * as vscode from 'vscode';
import type { Statement } from '../engine/engine';
import type { Desk } from './desk';
import { engineOffset, type Live } from './live';

/** `“…” — Mara Ilves, harbour-radio.txt, line 12 (2031-05-06)` */
export function citation(statement: Statement): string {
  const { claim, document, line, chain } = statement;
  const words = claim.text.replace(/\s+/g, ' ').trim();
  const who = claim.quote === 'none' ? [] : chain.slice(0, 1);
  const source = document.title === null ? document.path : `${document.title} (${document.path})`;
  const published = document.published.value === null ? '' : `, ${document.published.value}`;
  return `“${words}” — ${[...who, source].join(', ')}, line ${line}${published}`;
}

/** Copies what is selected with its source; with nothing selected, the statement at the cursor. */
export async function copyCitation(desk: Desk, live: Live): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const text = editor === undefined ? null : await live.settled(editor.document);
  if (editor === undefined || text === null) return;
  const { document, selection } = editor;
  let cited: string | null;
  if (selection.isEmpty) {
    const focus = await desk.engine?.focus(text.id, engineOffset(text, selection.active));
    cited = focus?.statement == null ? null : citation(focus.statement);
  } else {
    const words = document.getText(selection).replace(/\s+/g, ' ').trim();
    const { title, path, published } = text.known.record;
    const source = title === null ? path : `${title} (${path})`;
    const when = published.value === null ? '' : `, ${published.value}`;
    cited = `“${words}” — ${source}, line ${selection.start.line + 1}${when}`;
  }
  if (cited === null) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No statement here. Select the words to cite.'), 4000);
    return;
  }
  await vscode.env.clipboard.writeText(cited);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Citation copied'), 3000);
}
