/** Who cites whom: the speakers, go-betweens and documents of a corpus, as the claims that name them tell. */
import type { ClaimAnnotation } from '../core/contract';
import type { DocumentId } from '../core/model';
import type { Citation, Party, PartyRef } from './engine';
import { isClaim, type Shelf } from './shelf';

/**
 * By whom an actor or document is cited, and whom it cites; those with the most claims first. An actor that publishes documents cites
 * whom they cite. Cost: linear in the corpus's claims.
 */
export function citations(shelf: Shelf, party: PartyRef): { citedBy: Citation[]; cites: Citation[] } {
  const citedBy = gathering(shelf);
  const cites = gathering(shelf);
  for (const volume of shelf.volumes.values()) {
    const { record } = volume;
    const own = party.kind === 'document' ? party.id === record.id : party.id === record.outlet;
    // Most documents are passed over without being opened.
    if (!own && (party.kind === 'document' || !volume.actors.includes(party.id))) continue;
    for (const claim of volume.annotations) {
      if (!isClaim(claim) || claim.status === 'rejected' || claim.quote === 'none') continue;
      const way = wayOf(claim, record.id, record.outlet);
      way.forEach((station, k) => {
        const isParty = station.kind === 'document' ? own : party.kind === 'actor' && station.id === party.id;
        if (!isParty) return;
        const [source, teller] = [way[k - 1], way[k + 1]];
        if (source !== undefined) cites.add(source, claim);
        if (teller !== undefined) citedBy.add(teller, claim);
      });
    }
  }
  return { citedBy: citedBy.all(), cites: cites.all() };
}

/** From the speaker through the go-betweens to the document; the document's own outlet is no go-between. */
function wayOf(claim: ClaimAnnotation, document: DocumentId, outlet: string | null): PartyRef[] {
  const speaker = claim.speaker?.actor ?? null;
  const actors = [...(speaker === null ? [] : [speaker]), ...claim.via].filter((id) => id !== outlet);
  return [...actors.map((id): PartyRef => ({ kind: 'actor', id })), { kind: 'document', id: document }];
}

function gathering(shelf: Shelf) {
  const found = new Map<string, { readonly party: PartyRef; readonly claims: ClaimAnnotation[] }>();
  return {
    add(party: PartyRef, claim: ClaimAnnotation): void {
      const key = `${party.kind} ${party.id}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { party, claims: [claim] });
      else known.claims.push(claim);
    },
    all(): Citation[] {
      return [...found]
        .sort(([a, one], [b, two]) => two.claims.length - one.claims.length || (a < b ? -1 : 1))
        .map(([, { party, claims }]) => ({
          party: partyOf(shelf, party),
          claims: claims.map((claim) => shelf.statement(claim)),
        }));
    },
  };
}

/** With the name that a reader knows it by. */
function partyOf(shelf: Shelf, { kind, id }: PartyRef): Party {
  const nameOf = shelf.actorName;
  if (kind === 'actor') return { kind, id, name: nameOf(id) };
  const { outlet, title, path } = shelf.volumes.get(id)!.record;
  return { kind, id, name: outlet === null ? (title ?? path) : nameOf(outlet) };
}
