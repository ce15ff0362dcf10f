/**
 * A passage as a link that outlives changes of its text: the document, the place, and the words with what stands around them. Pure; what the
 * link's address looks like is the host's matter.
 */
import type { DocumentId, Span } from '../model';
import { type Anchor, describe, locate } from './anchor';

/** Plain data that fits into an address. Of a long passage only its beginning and its end are quoted. */
export interface PassageLink {
  readonly document: DocumentId;
  readonly first: Anchor;
  /** Where a long passage ends; absent for a short one. */
  readonly last?: Anchor;
}

/** A quotation longer than this is told by its two ends. */
const LONG = 240;
const END = 80;

export function linkTo(document: DocumentId, text: string, span: Span): PassageLink {
  if (span.end - span.start <= LONG) return { document, first: describe(text, span) };
  return {
    document,
    first: describe(text, { start: span.start, end: span.start + END }),
    last: describe(text, { start: span.end - END, end: span.end }),
  };
}

export type Followed =
  | {
      readonly span: Span;
      /** exact: where it was; moved: the same words elsewhere; fuzzy: nearly the same words. */
      readonly outcome: 'exact' | 'moved' | 'fuzzy';
    }
  | { readonly outcome: 'lost' };

/** Where a link's passage stands in a text now; lost rather than wrong. Cost: linear in the text, and nothing where it has not changed. */
export function follow(text: string, { first, last }: PassageLink): Followed {
  const start = locate(text, first);
  if (start.outcome === 'lost' || last === undefined) return start;
  const end = locate(text, last);
  if (end.outcome === 'lost' || end.span.end <= start.span.start) return { outcome: 'lost' };
  const outcomes = [start.outcome, end.outcome];
  return {
    span: { start: start.span.start, end: end.span.end },
    outcome: outcomes.includes('fuzzy') ? 'fuzzy' : outcomes.includes('moved') ? 'moved' : 'exact',
  };
}
