/** How a claim came to its readers, across documents: who said it → who reported it → who repeated it. */
import type { ClaimAnnotation, LinkRecord } from '../contract';
import type { DocumentId } from '../model';
import type { OriginGroup } from './origins';

export interface TransmissionNode {
  readonly kind: 'actor' | 'document';
  /** Actor id or document id. */
  readonly id: string;
  /** How many steps from where it began, so that a drawing can set it in columns: from 0, each edge leads to a higher one. */
  readonly step: number;
  /** The claim as this document tells it; null for an actor. */
  readonly claim: string | null;
}

export interface TransmissionEdge {
  /** Places among the nodes. */
  readonly from: number;
  readonly to: number;
  /** said: by the speaker to whoever tells it first; reported: passed on by name; repeated: printed again from one origin. */
  readonly kind: 'said' | 'reported' | 'repeated';
}

/** A small graph without rings. Nodes by step, actors first, then by id; edges by their ends. */
export interface Transmission {
  readonly nodes: readonly TransmissionNode[];
  readonly edges: readonly TransmissionEdge[];
}

/** What the graph is drawn from. */
export interface TransmissionSources {
  /** The links of a claim, rejected ones left out. */
  linksOf(claim: string): readonly LinkRecord[];
  readonly origins: readonly OriginGroup[];
  claim(id: string): ClaimAnnotation | undefined;
  /** Day of publication, or null. */
  published(document: DocumentId): string | null;
  /** Actor id of who publishes the document, or null. */
  outlet(document: DocumentId): string | null;
}

/** More make no graph that anybody reads. */
const MAX_CLAIMS = 60;

type Ends = Pick<TransmissionNode, 'kind' | 'id'>;
interface Step {
  readonly from: Ends;
  readonly to: Ends;
  readonly kind: TransmissionEdge['kind'];
}

/**
 * The ways of one claim and of those that tell the same, through named speakers and go-betweens to the documents. A go-between that
 * publishes one of these documents is that document. Within one origin the document published first passes it on to the others.
 * A document that names nobody stands by itself. Cost: the links of at most 60 claims.
 */
export function transmission(sources: TransmissionSources, claimId: string): Transmission {
  const claims = tellingTheSame(sources, claimId);
  const tellers = new Map<DocumentId, string>();
  for (const { document, id } of claims) if (!tellers.has(document)) tellers.set(document, id);
  const publishers = new Map<string, DocumentId | null>();
  for (const document of tellers.keys()) {
    const outlet = sources.outlet(document);
    // Two documents of one outlet: it is not known which of them is meant.
    if (outlet !== null) publishers.set(outlet, publishers.has(outlet) ? null : document);
  }
  const actor = (id: string): Ends => {
    const document = publishers.get(id) ?? null;
    return document === null ? { kind: 'actor', id } : { kind: 'document', id: document };
  };

  const graph = createGraph();
  for (const claim of claims) {
    const here: Ends = { kind: 'document', id: claim.document };
    graph.node(here);
    const source = firstOfOrigin(claim.document, tellers, sources);
    if (source !== claim.document) {
      graph.add({ from: { kind: 'document', id: source }, to: here, kind: 'repeated' });
      continue;
    }
    // From the speaker through the go-betweens, the innermost first.
    const speaker = claim.speaker?.actor ?? null;
    const way = [...(speaker === null ? [] : [speaker]), ...claim.via].map(actor);
    const stations = [...way, here];
    for (let k = 0; k + 1 < stations.length; k++) {
      const said = k === 0 && speaker !== null;
      graph.add({ from: stations[k]!, to: stations[k + 1]!, kind: said ? 'said' : 'reported' });
    }
  }
  return graph.drawn((document) => tellers.get(document) ?? null);
}

/**
 * The claim, those linked to it that tell the same, and what is the same utterance as any of these; by day, then by id. What another
 * speaker is quoted with came another way, but for the same words in two mouths.
 */
function tellingTheSame(sources: TransmissionSources, claimId: string): ClaimAnnotation[] {
  const found = new Map<string, ClaimAnnotation>();
  const focus = sources.claim(claimId);
  if (focus !== undefined) found.set(claimId, focus);
  for (const [id, claim] of found) {
    for (const { from, to, relation, status } of sources.linksOf(id)) {
      const other = sources.claim(from === id ? to : from);
      if (other === undefined || status === 'rejected' || found.size >= MAX_CLAIMS) continue;
      const follows =
        id === claimId
          ? relation === 'same-quote' || (relation === 'same-fact' && !areTwoVoices(claim, other))
          : relation === 'same-quote' && !areTwoVoices(claim, other);
      if (follows) found.set(other.id, other);
    }
  }
  const day = (claim: ClaimAnnotation): string => sources.published(claim.document) ?? UNDATED;
  return [...found.values()].sort(
    (a, b) => order(day(a), day(b)) || Number(b.id === claimId) - Number(a.id === claimId) || order(a.id, b.id),
  );
}

function areTwoVoices(a: ClaimAnnotation, b: ClaimAnnotation): boolean {
  const [one, two] = [a.speaker?.actor ?? null, b.speaker?.actor ?? null];
  return one !== null && two !== null && one !== two && !a.via.includes(two) && !b.via.includes(one);
}

const UNDATED = '9999';
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of the documents of one origin that tell the claim, the first published; of one day, the first by id. */
function firstOfOrigin(
  document: DocumentId,
  telling: ReadonlyMap<DocumentId, string>,
  sources: TransmissionSources,
): DocumentId {
  const group = sources.origins.find(({ documents }) => documents.includes(document));
  const candidates = (group?.documents ?? []).filter((other) => telling.has(other));
  const day = (id: DocumentId): string => sources.published(id) ?? UNDATED;
  return [...candidates].sort((a, b) => order(day(a), day(b)) || order(a, b))[0] ?? document;
}

interface Graph {
  node(ends: Ends): string;
  /** Leaves out what would close a ring, and what leads from one to itself. */
  add(step: Step): void;
  drawn(claimOf: (document: DocumentId) => string | null): Transmission;
}

function createGraph(): Graph {
  const nodes = new Map<string, Ends>();
  const next = new Map<string, Map<string, TransmissionEdge['kind']>>();
  const reaches = (from: string, to: string): boolean => {
    const reached = new Set([from]);
    for (const key of reached) for (const after of next.get(key)?.keys() ?? []) reached.add(after);
    return reached.has(to);
  };
  const node = (ends: Ends): string => {
    const key = `${ends.kind} ${ends.id}`;
    nodes.set(key, ends);
    return key;
  };
  return {
    node,
    add({ from, to, kind }) {
      const [a, b] = [node(from), node(to)];
      if (reaches(b, a)) return;
      const ways = next.get(a) ?? new Map<string, TransmissionEdge['kind']>();
      next.set(a, ways);
      if (!ways.has(b)) ways.set(b, kind);
    },
    drawn(claimOf) {
      const steps = new Map<string, number>();
      const deepen = (key: string, step: number): void => {
        if ((steps.get(key) ?? -1) >= step) return;
        steps.set(key, step);
        for (const after of next.get(key)?.keys() ?? []) deepen(after, step + 1);
      };
      for (const key of nodes.keys()) deepen(key, 0);
      const keys = [...nodes.keys()].sort((a, b) => steps.get(a)! - steps.get(b)! || order(a, b));
      const place = new Map(keys.map((key, k) => [key, k]));
      return {
        nodes: keys.map((key) => {
          const { kind, id } = nodes.get(key)!;
          return { kind, id, step: steps.get(key)!, claim: kind === 'document' ? claimOf(id) : null };
        }),
        edges: keys
          .flatMap((key, from) =>
            [...(next.get(key) ?? [])].map(([after, kind]) => ({ from, to: place.get(after)!, kind })),
          )
          .sort((a, b) => a.from - b.from || a.to - b.to),
      };
    },
  };
}
