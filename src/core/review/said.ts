/** What was last said of a mark, and the mark as it was before: what "the same for all alike" starts from. */
import type { Annotation } from '../contract';
import { type Anchor, locateAll } from '../text/anchor';
import { byTime, type Edit, type EditOf } from './edit';

type Said = EditOf<'accept'> | EditOf<'reject'> | EditOf<'dispute'> | EditOf<'change'>;

export interface LastSaid {
  readonly edit: Said;
  /** With the extent and the actor that the decision found, by which those alike are known. */
  readonly was: Annotation;
}

/**
 * The newest verdict or change that speaks of a mark; null where nobody decided on it, or only for the whole document. `edits`: all on the mark's
 * document. Cost: as `locateAll`.
 */
export function lastSaid(text: string, mark: Annotation, edits: readonly Edit[]): LastSaid | null {
  const said = edits.filter((edit): edit is Said => speaksOf(edit, mark)).sort((a, b) => byTime(b, a));
  const before = spansOf(
    text,
    said.map((edit) => edit.anchor),
  );
  const after = spansOf(
    text,
    said.map((edit) => (edit.does === 'change' ? (edit.set.extent ?? edit.anchor) : edit.anchor)),
  );
  for (const [i, edit] of said.entries()) {
    const span = before[i];
    if (span == null || ![span, after[i]].some((one) => one?.start === mark.start && one.end === mark.end)) continue;
    const was = { ...mark, ...span, text: text.slice(span.start, span.end) };
    const actor =
      edit.does === 'change' && edit.mark?.kind === 'actor' && 'who' in edit.mark ? edit.mark.who.id : undefined;
    return { edit, was: 'actor' in was && actor !== undefined ? { ...was, actor } : was };
  }
  return null;
}

function speaksOf(edit: Edit, mark: Annotation): boolean {
  if (edit.does === 'change') return edit.kind === mark.kind && edit.set.scope !== 'document';
  return (edit.does === 'accept' || edit.does === 'reject' || edit.does === 'dispute') && edit.kind === mark.kind;
}

const spansOf = (text: string, anchors: readonly Anchor[]): ({ start: number; end: number } | null)[] =>
  locateAll(text, anchors).map((location) => (location.outcome === 'lost' ? null : location.span));
