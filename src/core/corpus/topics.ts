/** Links → topics: statements on one matter, gathered so that each hangs together with most of the others. */

/** Links as flat columns. Statements are numbers. */
export interface LinkColumns {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** How sure each link is; what people accepted counts above 1. */
  readonly strength: ArrayLike<number>;
  /** A number for the document of each statement. */
  readonly documentOf: ArrayLike<number>;
}

/** Two groups become one topic if at least this share of their pairs of documents is linked. */
const MIN_DENSITY = 0.5;
/** A statement is in a further topic if it is linked to at least this share of its documents. */
const MIN_SHARED = 0.5;
/** Links above this are people's word: they join without more ado. */
const SURE = 1;

interface Cluster {
  readonly members: number[];
  readonly documents: Set<number>;
  /** Number of links to other clusters, by their present index. */
  readonly links: Map<number, number>;
}

/**
 * Gathers linked statements, the surest links first, of equal ones the first. A statement may be in more than one topic. Each topic is
 * ascending; the topics are in the order of their first statements. Deterministic. Cost: near linear in the links.
 */
export function gatherTopics(columns: LinkColumns): number[][] {
  const { from, to, strength, documentOf } = columns;
  const order = Array.from({ length: from.length }, (_, k) => k);
  order.sort((p, q) => strength[q]! - strength[p]! || p - q);
  const adjacent = new Map<number, number[]>();
  const meet = (a: number, b: number): void => {
    const known = adjacent.get(a);
    if (known === undefined) adjacent.set(a, [b]);
    else known.push(b);
  };
  for (let k = 0; k < from.length; k++) {
    meet(from[k]!, to[k]!);
    meet(to[k]!, from[k]!);
  }
  const clusterOf = new Map<number, number>();
  const clusters = new Map<number, Cluster>();
  for (const [statement, others] of adjacent) {
    const links = new Map<number, number>();
    for (const other of others) links.set(other, (links.get(other) ?? 0) + 1);
    clusterOf.set(statement, statement);
    clusters.set(statement, { members: [statement], documents: new Set([documentOf[statement]!]), links });
  }

  for (const k of order) {
    const [x, y] = [clusterOf.get(from[k]!)!, clusterOf.get(to[k]!)!];
    if (x === y) continue;
    const [one, two] = [clusters.get(x)!, clusters.get(y)!];
    let common = 0;
    for (const document of one.documents) if (two.documents.has(document)) common++;
    const pairs = one.documents.size * two.documents.size - common;
    if (strength[k]! <= SURE && (one.links.get(y) ?? 0) < MIN_DENSITY * pairs) continue;
    if (one.members.length >= two.members.length) join(clusters, clusterOf, x, y);
    else join(clusters, clusterOf, y, x);
  }

  const topics: number[][] = [];
  const further = new Map<number, number[]>();
  for (const statement of adjacent.keys()) {
    for (const [cluster, count] of linkedDocuments(statement, adjacent, clusterOf, documentOf)) {
      if (cluster === clusterOf.get(statement)) continue;
      const { documents, members } = clusters.get(cluster)!;
      if (members.length < 2 || count < 2 || count < MIN_SHARED * documents.size) continue;
      const known = further.get(cluster);
      if (known === undefined) further.set(cluster, [statement]);
      else known.push(statement);
    }
  }
  for (const [id, { members }] of clusters) {
    if (members.length > 1) topics.push([...members, ...(further.get(id) ?? [])].sort((a, b) => a - b));
  }
  return topics.sort((p, q) => p[0]! - q[0]! || q.length - p.length || p[1]! - q[1]!);
}

function join(clusters: Map<number, Cluster>, clusterOf: Map<number, number>, big: number, small: number): void {
  const into = clusters.get(big)!;
  const from = clusters.get(small)!;
  for (const member of from.members) {
    clusterOf.set(member, big);
    into.members.push(member);
  }
  for (const document of from.documents) into.documents.add(document);
  for (const [other, count] of from.links) {
    if (other === big) continue;
    const theirs = clusters.get(other)!.links;
    theirs.delete(small);
    into.links.set(other, (into.links.get(other) ?? 0) + count);
    theirs.set(big, (theirs.get(big) ?? 0) + count);
  }
  into.links.delete(small);
  clusters.delete(small);
}

/** In how many documents of each cluster the statement has a partner. */
function linkedDocuments(
  statement: number,
  adjacent: ReadonlyMap<number, readonly number[]>,
  clusterOf: ReadonlyMap<number, number>,
  documentOf: ArrayLike<number>,
): Map<number, number> {
  const seen = new Map<number, Set<number>>();
  for (const other of adjacent.get(statement)!) {
    const cluster = clusterOf.get(other)!;
    const known = seen.get(cluster);
    if (known === undefined) seen.set(cluster, new Set([documentOf[other]!]));
    else known.add(documentOf[other]!);
  }
  return new Map([...seen].map(([cluster, documents]) => [cluster, documents.size]));
}
