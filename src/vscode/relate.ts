/** Links by a person's word: how two statements relate, and links that the machine did not find. */
import * as vscode from 'vscode';
import type { Relation } from '../core/contract';
import type { Span } from '../core/model';
import { describe } from '../core/text/anchor';
import type { Statement } from '../engine/engine';
import type { Desk } from './desk';
import type { Hand } from './hand';
import { engineOffset, type Live } from './live';
import { short } from './views/tree';

/** The far side of a link, wherever it was chosen from. */
interface End extends Span {
  readonly document: string;
  readonly text: string;
}

/** More claims than these no person looks through; a few letters narrow them down. */
const MOST = 3000;

/** Asks which of the related statements is meant and how it relates to the one at the cursor. */
export async function changeRelation(desk: Desk, live: Live, hand: Hand): Promise<void> {
  const say = vscode.l10n.t;
  const focus = await focusAt(desk, live);
  if (focus === null) return;
  const items = focus.related.map(({ statement, link }) => ({
    label: short(statement.claim.text),
    description: statement.document.id,
    detail: relationWord(link.relation),
    end: { ...statement.claim, document: statement.document.id },
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(say('No other source says something on this.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(items, { title: say('Relation to which statement?') });
  if (picked !== undefined) await decide(hand, focus.statement, picked.end, 'confirm');
}

/** Links the statement at the cursor to one that a person finds among those of all other sources. */
export async function relateByHand(desk: Desk, live: Live, hand: Hand): Promise<void> {
  const focus = await focusAt(desk, live);
  if (focus === null) return;
  const found = (await desk.engine?.find({ kind: 'claim', words: '', limit: MOST })) ?? [];
  const items = found
    .filter(({ place }) => place.document !== focus.statement.document.id)
    .map(({ place }) => ({
      label: short(place.text),
      description: vscode.l10n.t('{0}, line {1}', place.document, place.line),
      end: place,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Relate to which statement?'),
    matchOnDescription: true,
  });
  if (picked !== undefined) await decide(hand, focus.statement, picked.end, 'relate');
}

async function focusAt(desk: Desk, live: Live) {
  const editor = vscode.window.activeTextEditor;
  const text = editor === undefined ? null : await live.settled(editor.document);
  const focus =
    editor === undefined || text === null
      ? null
      : await desk.engine?.focus(text.id, engineOffset(text, editor.selection.active));
  if (focus == null || focus.statement === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No statement at the cursor.'));
    return null;
  }
  return { statement: focus.statement, related: focus.related };
}

async function decide(hand: Hand, from: Statement, to: End, verdict: 'confirm' | 'relate'): Promise<void> {
  const relations: readonly Relation[] = ['same-quote', 'same-fact', 'elaborates', 'conflicts'];
  const items = relations.map((relation) => ({ label: relationWord(relation), relation }));
  const title = vscode.l10n.t('How does it relate?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: short(to.text, 80) });
  const [text, other] = [await hand.textOf(from.document.id), await hand.textOf(to.document)];
  if (picked === undefined || text === null || other === null) return;
  const draft = {
    does: 'link' as const,
    anchor: describe(text, from.claim),
    to: { document: to.document, anchor: describe(other, to) },
    verdict,
    relation: picked.relation,
  };
  await hand.say(`${picked.label}: ${short(from.claim.text, 40)}`, [{ document: from.document.id, drafts: [draft] }]);
}

function relationWord(relation: Relation): string {
  switch (relation) {
    case 'same-quote':
      return vscode.l10n.t('Same words');
    case 'same-fact':
      return vscode.l10n.t('Same fact');
    case 'elaborates':
      return vscode.l10n.t('Adds detail');
    case 'conflicts':
      return vscode.l10n.t('Differs');
  }
}
