/** Stable ids: the same text gives the same ids, whatever else is read before or beside it. */
import type { DocumentId, Span } from './model';

/** `harbour-radio.txt#claim:120-180`: unique as long as no two marks of one kind cover the same span. */
export function annotationId(document: DocumentId, kind: string, span: Span): string {
  return `${document}#${kind}:${span.start}-${span.end}`;
}

/** `harbour-radio.txt#entity:3`: an actor as long as its document alone is known. Nobody in the corpus is called so: a slug holds no `#`. */
export const provisionalId = (document: DocumentId, entity: number): string => `${document}#entity:${entity}`;

/** The span that an id of a mark names. */
export function spanOf(id: string): Span {
  const [start, end] = id.slice(id.lastIndexOf(':') + 1).split('-');
  return { start: Number(start), end: Number(end) };
}

/** Lower-case letters of any script and digits, joined by hyphens; accents kept. `Mara Ilves` → `mara-ilves`. */
export function slug(name: string): string {
  const parts = name
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return parts === null ? 'unnamed' : parts.join('-');
}
