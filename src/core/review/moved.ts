/** Texts that were renamed or moved where nobody told us: what was decided on them finds its text again by what it quotes. */
import type { DocumentId } from '../model';
import { type Anchor, locateAll } from '../text/anchor';
import { type Edit, type ProjectEdit, placeOf } from './edit';

// So many units of quotation and context together are no coincidence.
const ENOUGH = 60;

/**
 * The one text in which every passage stands, word for word in its surroundings, of which decisions speak: where they stood, or, if there is
 * no such text, elsewhere in it. Null if there is none, if there are two, or if the decisions quote too little to tell. Cost: a search for one quotation in each text; linear in those that hold it.
 */
export function homeOf(edits: readonly Edit[], texts: Iterable<readonly [DocumentId, string]>): DocumentId | null {
  const anchors = edits.map(placeOf).filter((anchor) => anchor !== null);
  const told = ({ before, quote, after }: Anchor): number => before.length + quote.length + after.length;
  const [surest] = [...anchors].sort((a, b) => told(b) - told(a) || a.start - b.start);
  if (surest === undefined || told(surest) < ENOUGH) return null;
  const unchanged: DocumentId[] = [];
  const changed: DocumentId[] = [];
  for (const [id, text] of texts) {
    if (!text.includes(surest.quote)) continue;
    const locations = locateAll(text, anchors);
    if (!locations.every(stands)) continue;
    (locations.every(({ outcome }) => outcome === 'exact') ? unchanged : changed).push(id);
  }
  // Others may quote the same passage; only the text itself has it at the same place.
  const homes = unchanged.length > 0 ? unchanged : changed;
  return homes.length === 1 ? homes[0]! : null;
}

const stands = (location: ReturnType<typeof locateAll>[number]): boolean =>
  (location.outcome === 'exact' || location.outcome === 'moved') && location.score > 0.9;

/** The decision with every mention of a text by its old name brought to the new one; the same object if it names none. */
export function redirected<T extends Edit | ProjectEdit>(edit: T, from: DocumentId, to: DocumentId): T {
  if (edit.does === 'link' && edit.to.document === from) return { ...edit, to: { ...edit.to, document: to } };
  if (edit.does === 'alias' && edit.documents?.includes(from)) {
    return { ...edit, documents: edit.documents.map((id) => (id === from ? to : id)) };
  }
  if (edit.does === 'topic' && edit.statements.some(({ document }) => document === from)) {
    const statements = edit.statements.map((one) => (one.document === from ? { ...one, document: to } : one));
    return { ...edit, statements };
  }
  return edit;
}
