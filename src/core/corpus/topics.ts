/** Links → topics: statements on one matter, gathered so that each hangs together with most of the others. */
import type { LinkRecord } from '../contract';
import { documentOf } from './decisions';

/** Statements on one matter, by claim id, sorted. */
export interface Gathering {
  readonly statements: readonly string[];
}

/** Two groups become one topic if at least this share of their pairs of documents is linked. */
const MIN_DENSITY = 0.35;
/** A statement is in a further topic if it is linked to at least this share of its documents. */
const MIN_SHARED = 0.5;

interface Cluster {
  readonly members: number[];
  readonly documents: Set<string>;
  /** Number of links to other clusters, by their present index. */
  readonly links: Map<number, number>;
}

/**
 * Gathers linked statements, the surest links first; rejected links do not count. A statement may be in more than one.
 * Deterministic. Cost: near linear in the links.
 */
export function gatherTopics(links: readonly LinkRecord[]): Gathering[] {
  const index = new Map<string, number>();
  const ids: string[] = [];
  const node = (id: string): number => {
    const known = index.get(id);
    if (known !== undefined) return known;
    index.set(id, ids.length);
    ids.push(id);
    return ids.length - 1;
  };
  const edges = links
    .filter((link) => link.status !== 'rejected')
    .sort((p, q) => strength(q) - strength(p) || (p.id < q.id ? -1 : 1))
    .map((link) => ({ a: node(link.from), b: node(link.to), sure: link.status === 'accepted' }));
  const adjacent: number[][] = ids.map(() => []);
  for (const { a, b } of edges) {
    adjacent[a]!.push(b);
    adjacent[b]!.push(a);
  }
  const clusterOf = Int32Array.from(ids.keys());
  const clusters: Cluster[] = ids.map((id, k) => {
    const own = new Map<number, number>();
    for (const other of adjacent[k]!) own.set(other, (own.get(other) ?? 0) + 1);
    return { members: [k], documents: new Set([documentOf(id)]), links: own };
  });

  for (const { a, b, sure } of edges) {
    const [x, y] = [clusterOf[a]!, clusterOf[b]!];
    if (x === y) continue;
    const [one, two] = [clusters[x]!, clusters[y]!];
    let common = 0;
    for (const document of one.documents) if (two.documents.has(document)) common++;
    const pairs = one.documents.size * two.documents.size - common;
    if (!sure && (one.links.get(y) ?? 0) < MIN_DENSITY * pairs) continue;
    const [big, small] = one.members.length >= two.members.length ? [x, y] : [y, x];
    join(clusters, clusterOf, big, small);
  }

  const topics = new Map<number, Set<number>>();
  clusterOf.forEach((cluster, k) => {
    const members = topics.get(cluster);
    if (members === undefined) topics.set(cluster, new Set([k]));
    else members.add(k);
  });
  ids.forEach((_, k) => {
    for (const [cluster, count] of linkedDocuments(k, adjacent, clusterOf, ids)) {
      const { documents, members } = clusters[cluster]!;
      if (cluster !== clusterOf[k] && members.length > 1 && count >= 2 && count >= MIN_SHARED * documents.size)
        topics.get(cluster)!.add(k);
    }
  });
  return [...topics.values()]
    .filter((members) => members.size > 1)
    .map((members) => ({ statements: [...members].map((k) => ids[k]!).sort() }))
    .sort((p, q) =>
      p.statements[0]! < q.statements[0]!
        ? -1
        : p.statements[0]! > q.statements[0]!
          ? 1
          : q.statements.length - p.statements.length,
    );
}

/** What people accepted comes first. */
const strength = (link: LinkRecord): number => (link.status === 'accepted' ? 1 : 0) + link.score;

function join(clusters: Cluster[], clusterOf: Int32Array, big: number, small: number): void {
  const into = clusters[big]!;
  const from = clusters[small]!;
  for (const member of from.members) {
    clusterOf[member] = big;
    into.members.push(member);
  }
  for (const document of from.documents) into.documents.add(document);
  for (const [other, count] of from.links) {
    const theirs = clusters[other]!.links;
    theirs.delete(small);
    if (other === big) continue;
    into.links.set(other, (into.links.get(other) ?? 0) + count);
    theirs.set(big, (theirs.get(big) ?? 0) + count);
  }
  into.links.delete(small);
  from.links.clear();
}

/** In how many documents of each cluster the statement has a partner. */
function linkedDocuments(
  k: number,
  adjacent: readonly (readonly number[])[],
  clusterOf: Int32Array,
  ids: readonly string[],
): Map<number, number> {
  const seen = new Set<string>();
  const out = new Map<number, number>();
  for (const other of adjacent[k]!) {
    const cluster = clusterOf[other]!;
    const key = `${cluster} ${documentOf(ids[other]!)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.set(cluster, (out.get(cluster) ?? 0) + 1);
  }
  return out;
}
