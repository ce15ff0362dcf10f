/** Words and marks looked up in all documents. */
import type { Annotation, DocumentRecord, LinkRecord } from '../core/contract';
import type { Span } from '../core/model';
import { fold } from '../core/text/folded';
import { stringOf } from '../core/text/units';
import type { FoundPlace, Query } from './engine';
import { isClaim, isDiscrepancy, type Shelf } from './shelf';

/**
 * Passages that hold all the words, or marks that fit the other conditions and whose sentence holds the words, in the order of documents.
 * Case, accents and kinds of quotation mark do not count; words in quotation marks must stand together. Cost: linear in the texts.
 */
export function find(shelf: Shelf, query: Query): FoundPlace[] {
  const limit = query.limit ?? 500;
  const terms = termsOf(query.words ?? '');
  const byMark =
    query.kind !== undefined ||
    query.actor !== undefined ||
    query.speaker !== undefined ||
    query.date !== undefined ||
    query.differsOnly === true;
  const found: FoundPlace[] = [];
  const actor = query.actor ?? query.speaker;
  for (const volume of shelf.volumes.values()) {
    const { record } = volume;
    if (query.document !== undefined && !isNamed(record, query.document)) continue;
    // Most documents are passed over without being opened.
    if (actor !== undefined && !volume.actors.includes(actor)) continue;
    if (terms.length > 0 && whereAll(volume.text, terms) === null) continue;
    if (byMark) {
      for (const annotation of volume.annotations) {
        if (found.length >= limit) return found;
        if (!fits(shelf, annotation, query)) continue;
        const place = shelf.place(record.id, annotation);
        if (terms.length === 0 || whereAll(place.context, terms) !== null) found.push({ place, annotation });
      }
    } else if (terms.length > 0) {
      const { page } = volume;
      for (const sentence of page.reading.sentences) {
        if (found.length >= limit) return found;
        const at = whereAll(page.source.text.slice(sentence.start, sentence.end), terms);
        if (at === null) continue;
        const span = { start: sentence.start + at.start, end: sentence.start + at.end };
        found.push({ place: shelf.place(record.id, span), annotation: null });
      }
    }
  }
  return found;
}

function termsOf(words: string): string[] {
  const parts = words.match(/["“„][^"“”]*["”]|\S+/g) ?? [];
  return parts.map((part) => folded(part.replace(/["“”„]/g, '')).text.trim()).filter((term) => term !== '');
}

/** A document by its path, or by letters of its path or title. */
function isNamed({ id, title }: DocumentRecord, words: string): boolean {
  const wanted = folded(words).text;
  return folded(id).text.includes(wanted) || (title !== null && folded(title).text.includes(wanted));
}

/** Where the first of the terms stands, if all do. */
function whereAll(text: string, terms: readonly string[]): Span | null {
  const { text: plain, at } = folded(text);
  if (!terms.every((term) => plain.includes(term))) return null;
  const start = plain.indexOf(terms[0]!);
  return { start: at(start), end: at(start + terms[0]!.length - 1) + 1 };
}

/** A text as it is searched, with the way back to its own offsets. Most sentences are plain, and cost nothing but small letters. */
function folded(text: string): { readonly text: string; at(offset: number): number } {
  if (/^[\x20-\x7e]*$/.test(text)) return { text: text.toLowerCase(), at: (offset) => offset };
  const { units, at } = fold(text);
  return { text: stringOf(units), at: (offset) => at[offset]! };
}

function fits(shelf: Shelf, mark: Annotation, query: Query): boolean {
  if (mark.status === 'rejected') return false;
  if (query.kind !== undefined && mark.kind !== query.kind) return false;
  if (query.date !== undefined && !('value' in mark && mark.value.startsWith(query.date))) return false;
  const speaker = isClaim(mark) ? (mark.speaker?.actor ?? null) : null;
  if (query.speaker !== undefined && speaker !== query.speaker) return false;
  if (query.actor !== undefined && query.actor !== ('actor' in mark ? mark.actor : speaker)) return false;
  return query.differsOnly !== true || shelf.linksOf(mark.id).some((link: LinkRecord) => isDiscrepancy(link));
}
