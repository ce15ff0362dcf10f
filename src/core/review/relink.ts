/** The anchors of decisions brought up to date: where a person points to the passage anew, and where edits wear the context away. */
import { type Anchor, describe, locateAll } from '../text/anchor';
import { type Edit, placeOf } from './edit';

/** The edit about another passage, for one that was lost. Edits about the whole document are returned as they are. */
export function relink(edit: Edit, anchor: Anchor): Edit {
  if (edit.does === 'add') return { ...edit, mark: { ...edit.mark, anchor } };
  return 'anchor' in edit ? { ...edit, anchor } : edit;
}

// Below this an anchor's surroundings have changed so much that further edits could lose it.
const WORN = 0.85;

/**
 * The edits with worn anchors described anew from the text as it is now. Only words found exactly are trusted for that, never alike ones;
 * and what merely moved stays as written, so that the file changes as little as can be. For when a text is saved. Cost: as `locateAll`.
 */
export function refresh(text: string, edits: readonly Edit[]): readonly Edit[] {
  const placed = edits.filter((edit) => placeOf(edit) !== null);
  const locations = locateAll(
    text,
    placed.map((edit) => placeOf(edit)!),
  );
  const fresh = new Map<Edit, Edit>();
  for (const [i, edit] of placed.entries()) {
    const location = locations[i]!;
    if (location.outcome !== 'exact' && location.outcome !== 'moved') continue;
    if (location.score >= WORN || text.slice(location.span.start, location.span.end) !== placeOf(edit)!.quote) continue;
    fresh.set(edit, relink(edit, describe(text, location.span)));
  }
  return fresh.size === 0 ? edits : edits.map((edit) => fresh.get(edit) ?? edit);
}
