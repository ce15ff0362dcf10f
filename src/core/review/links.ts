/** What people said of links and topics, brought from passages to the claims that stand there now. */
import type { Difference, Relation } from '../contract';
import type { DocumentId, Span } from '../model';
import { type Anchor, locateAll } from '../text/anchor';
import type { LinkDecision } from './apply';
import type { Edit, EditOf, ProjectEditOf } from './edit';

/** A claim as the corpus knows it. */
export interface KnownClaim extends Span {
  readonly id: string;
}

/** The documents that decisions may speak of. */
export interface Claims {
  /** Null for a document that is not there. */
  textOf(document: DocumentId): string | null;
  claimsOf(document: DocumentId): readonly KnownClaim[];
}

/** The word on a link between two claims. */
export interface PlacedLink {
  readonly from: string;
  readonly to: string;
  readonly verdict: EditOf<'link'>['verdict'];
  readonly relation?: Relation;
  readonly differs?: readonly Difference[];
  readonly reason?: string;
}

export interface PlacedLinks {
  readonly links: readonly PlacedLink[];
  /** Of which an end is gone: by the document that keeps the decision. */
  readonly lost: ReadonlyMap<DocumentId, readonly Edit[]>;
}

/**
 * The claims that link decisions speak of. `decisions`: by the document that keeps them, as `applyEdits` gives them. Cost: that of
 * `locateAll` on the far sides, each text once.
 */
export function placeLinks(
  decisions: ReadonlyMap<DocumentId, readonly LinkDecision[]>,
  { textOf, claimsOf }: Claims,
): PlacedLinks {
  const flat = [...decisions].flatMap(([document, said]) => said.map((decision) => ({ document, decision })));
  const farSides = locateBy(
    flat.map(({ decision }) => decision.to),
    textOf,
  );
  const find = finder(claimsOf);
  const links: PlacedLink[] = [];
  const lost = new Map<DocumentId, Edit[]>();
  for (const [i, { document, decision }] of flat.entries()) {
    const { verdict, relation, differs, edit } = decision;
    const from = find(document, decision.from);
    const far = farSides[i];
    const to = far === null || far === undefined ? null : find(decision.to.document, far);
    if (from === null || to === null) lost.set(document, [...(lost.get(document) ?? []), edit]);
    else {
      links.push({
        from,
        to,
        verdict,
        ...(relation === undefined ? {} : { relation }),
        ...(differs === undefined ? {} : { differs }),
        ...(edit.reason === undefined ? {} : { reason: edit.reason }),
      });
    }
  }
  return { links, lost };
}

/** The word on a topic, by the ids of its statements. */
export interface PlacedTopic {
  readonly verdict: 'merge' | 'split';
  readonly statements: readonly string[];
  readonly label?: string;
}

/** The claims that decisions on topics speak of; statements that are gone are left out. Cost: as `placeLinks`. */
export function placeTopics(edits: readonly ProjectEditOf<'topic'>[], { textOf, claimsOf }: Claims): PlacedTopic[] {
  const find = finder(claimsOf);
  const ends = edits.flatMap(({ statements }) => statements);
  const spans = locateBy(ends, textOf);
  let at = 0;
  return edits.map(({ verdict, statements, label }) => ({
    verdict,
    statements: statements.flatMap(({ document }) => {
      const span = spans[at++];
      return span === null || span === undefined ? [] : (find(document, span) ?? []);
    }),
    ...(label === undefined ? {} : { label }),
  }));
}

/** Where each anchor stands in its document, or null; each text is searched once. */
function locateBy(
  ends: readonly { readonly document: DocumentId; readonly anchor: Anchor }[],
  textOf: Claims['textOf'],
): (Span | null)[] {
  const found: (Span | null)[] = new Array(ends.length).fill(null);
  const byDocument = new Map<DocumentId, number[]>();
  for (const [i, { document }] of ends.entries()) byDocument.set(document, [...(byDocument.get(document) ?? []), i]);
  for (const [document, here] of byDocument) {
    const text = textOf(document);
    if (text === null) continue;
    const locations = locateAll(
      text,
      here.map((i) => ends[i]!.anchor),
    );
    for (const [n, location] of locations.entries()) {
      if (location.outcome !== 'lost') found[here[n]!] = location.span;
    }
  }
  return found;
}

/** Finds the claim at a span: there exactly, or sharing one end and most of its length with one only. */
function finder(claimsOf: Claims['claimsOf']): (document: DocumentId, span: Span) => string | null {
  const indexes = new Map<DocumentId, ReadonlyMap<string, readonly KnownClaim[]>>();
  const indexOf = (document: DocumentId): ReadonlyMap<string, readonly KnownClaim[]> => {
    const known = indexes.get(document);
    if (known !== undefined) return known;
    const index = new Map<string, KnownClaim[]>();
    for (const claim of claimsOf(document)) {
      for (const edge of [`[${claim.start}`, `${claim.end}]`]) {
        const held = index.get(edge);
        if (held === undefined) index.set(edge, [claim]);
        else held.push(claim);
      }
    }
    indexes.set(document, index);
    return index;
  };
  return (document, span) => {
    const index = indexOf(document);
    const near = new Set([...(index.get(`[${span.start}`) ?? []), ...(index.get(`${span.end}]`) ?? [])]);
    let best: KnownClaim | null = null;
    let cover = 0.7;
    for (const claim of near) {
      const [one, two] = [claim.end - claim.start, span.end - span.start];
      const share = Math.min(one, two) / Math.max(one, two);
      if (share < cover || (share === cover && best !== null)) continue;
      best = claim;
      cover = share;
    }
    return best?.id ?? null;
  };
}
