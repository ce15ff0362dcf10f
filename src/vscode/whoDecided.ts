/** Who decided on a mark, and when: for the hover and the rows of Review. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import { byTime, type Said } from '../core/review/edit';
import { lastSaid } from '../core/review/said';
import { isolated } from './bidi';
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
    return last === undefined ? null : decider(last);
  };
}

/** "decided by Ann, 2031-05-06". */
export function decider({ by, at }: Said): string {
  const who = by === '' ? vscode.l10n.t('a person') : isolated(by);
  return vscode.l10n.t('decided by {0}, {1}', who, at.slice(0, 10));
}
