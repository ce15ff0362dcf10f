/** Who decided on a mark, and when: for the hover. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import { byTime, type Said } from '../core/review/edit';
import { lastSaid } from '../core/review/said';
import { type Hand, standsOn } from './hand';
import type { Store } from './store';

/** "decided by Ann, 2031-05-06", of the last decision; null where nobody decided on the mark itself. */
export function whoDecided(store: Store, hand: Hand): (mark: Annotation) => Promise<string | null> {
  return async (mark) => {
    if (mark.status === 'suggested') return null;
    const edits = await store.load(mark.document);
    const text = edits.length === 0 ? null : await hand.textOf(mark.document);
    if (text === null) return null;
    const said: (Said | undefined)[] = [
      lastSaid(text, mark, edits)?.edit,
      edits.find(
        (edit) => edit.does === 'add' && edit.mark.kind === mark.kind && standsOn(text, edit.mark.anchor, mark),
      ),
    ];
    const [last] = said.filter((edit) => edit !== undefined).sort((a, b) => byTime(b, a));
    if (last === undefined) return null;
    const by = last.by === '' ? vscode.l10n.t('a person') : last.by;
    return vscode.l10n.t('decided by {0}, {1}', by, last.at.slice(0, 10));
  };
}
