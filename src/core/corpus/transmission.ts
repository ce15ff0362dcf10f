/** How a claim came to its readers: who said it → who reported it → who repeated it. */
import type { ClaimAnnotation, LinkRecord } from '../contract';
import type { DocumentId } from '../model';
import type { OriginGroup } from './origins';

export interface TransmissionNode {
  readonly kind: 'actor' | 'document';
  /** Actor id or document id. */
  readonly id: string;
}

export interface TransmissionEdge {
  readonly from: TransmissionNode;
  readonly to: TransmissionNode;
  /** said: by the speaker to whoever tells it first; reported: passed on by name; repeated: printed again from one origin. */
  readonly kind: 'said' | 'reported' | 'repeated';
}

export interface Transmission {
  readonly edges: readonly TransmissionEdge[];
}

/** What the graph is drawn from. */
export interface TransmissionSources {
  readonly links: readonly LinkRecord[];
  readonly origins: readonly OriginGroup[];
  claim(id: string): ClaimAnnotation | undefined;
  /** Day of publication, or null. */
  published(document: DocumentId): string | null;
}

/**
 * The ways of one claim and of those that tell the same, through named speakers and go-betweens to the documents. Within one origin
 * the document published first passes it on to the others. Edges in reading order, each once. Cost: linear in links.
 */
export function transmission(sources: TransmissionSources, claimId: string): Transmission {
  const ids = new Set([claimId]);
  for (const link of sources.links) {
    if (link.status === 'rejected' || link.relation === 'conflicts' || link.relation === 'elaborates') continue;
    if (link.from === claimId) ids.add(link.to);
    if (link.to === claimId) ids.add(link.from);
  }
  const claims = [...ids].sort().flatMap((id) => sources.claim(id) ?? []);
  const edges = new Map<string, TransmissionEdge>();
  const add = (from: TransmissionNode, to: TransmissionNode, kind: TransmissionEdge['kind']): void => {
    edges.set(`${from.kind} ${from.id}\n${to.kind} ${to.id}`, { from, to, kind });
  };
  const actor = (id: string): TransmissionNode => ({ kind: 'actor', id });
  const document = (id: string): TransmissionNode => ({ kind: 'document', id });

  const telling = new Set(claims.map((claim) => claim.document));
  for (const claim of claims) {
    const source = firstOfOrigin(claim.document, telling, sources);
    if (source !== claim.document) {
      add(document(source), document(claim.document), 'repeated');
      continue;
    }
    // From the speaker through the go-betweens, the innermost first.
    const way = [claim.speaker?.actor ?? null, ...claim.via].filter((id) => id !== null).map(actor);
    const stations = [...way, document(claim.document)];
    for (let k = 0; k + 1 < stations.length; k++) add(stations[k]!, stations[k + 1]!, k === 0 ? 'said' : 'reported');
  }
  return { edges: [...edges.values()] };
}

/** Of the documents of one origin that tell the claim, the first published; of one day, the first by id. */
function firstOfOrigin(
  document: DocumentId,
  telling: ReadonlySet<DocumentId>,
  sources: TransmissionSources,
): DocumentId {
  const group = sources.origins.find(({ documents }) => documents.includes(document));
  const candidates = (group?.documents ?? []).filter((other) => telling.has(other));
  const day = (id: DocumentId): string => sources.published(id) ?? '9999';
  return [...candidates].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a < b ? -1 : 1))[0] ?? document;
}
