/** Likenesses → topics: statements on one matter, gathered so that each hangs together with most of the others. */

import type { DocumentId } from '../model';

/** Pairs of statements as flat columns. Statements are numbers; those in the very same words may share one. */
export interface LikenessColumns {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** How much the two have in common, up to 1; what people joined counts above 1. */
  readonly strength: ArrayLike<number>;
  /** Whether the pair alone is enough for a topic. */
  readonly firm: readonly boolean[];
  /** The documents of each statement. */
  readonly documentsOf: readonly (readonly DocumentId[])[];
}

/** Two groups become one topic if their statements are this alike on the average. */
const MIN_MEAN = 0.1;
/** A statement is in a further topic if it is so much like those who are in it. */
const MIN_FURTHER = 0.25;
const MIN_TIED = 0.6;
/** Pairs above this are people's word: they join without more ado. */
const SURE = 1;

interface Cluster {
  readonly members: number[];
  /** Sum of the likenesses to other clusters, by their present number. */
  readonly near: Map<number, number>;
}

/**
 * Gathers statements, the most alike first, as long as the groups that meet are alike on the average (mean linkage over a sparse graph).
 * A statement may be in more than one topic. Each topic is ascending and of two documents at least; the topics are in the order of
 * their first statements. Deterministic. Cost: near linear in the pairs, times a logarithm.
 */
export function gatherTopics(columns: LikenessColumns): number[][] {
  const { from, to, strength, firm, documentsOf } = columns;
  const clusters = new Map<number, Cluster>();
  const clusterOf = new Map<number, number>();
  const own = new Map<number, Map<number, number>>();
  const meet = (a: number, b: number, by: number): void => {
    let known = own.get(a);
    if (known === undefined) {
      known = new Map();
      own.set(a, known);
    }
    known.set(b, Math.max(known.get(b) ?? 0, by));
  };
  for (let k = 0; k < from.length; k++) {
    meet(from[k]!, to[k]!, strength[k]!);
    meet(to[k]!, from[k]!, strength[k]!);
  }
  for (const [statement, near] of own) {
    clusterOf.set(statement, statement);
    clusters.set(statement, { members: [statement], near: new Map(near) });
  }
  const meanOf = (a: number, b: number): number => {
    const [one, two] = [clusters.get(a)!, clusters.get(b)!];
    return (one.near.get(b) ?? 0) / (one.members.length * two.members.length);
  };

  /** A few that are on both matters do not make them one. */
  const hangTogether = (a: number, b: number): boolean =>
    [
      [a, b],
      [b, a],
    ].every(([x, y]) => {
      const { members } = clusters.get(x!)!;
      let tied = 0;
      for (const member of members)
        for (const other of own.get(member)!.keys())
          if (clusterOf.get(other) === y) {
            tied++;
            break;
          }
      return tied >= MIN_TIED * members.length;
    });

  const sure: [number, number][] = [];
  const queue = createQueue();
  for (const [a, near] of own)
    for (const [b, by] of near) {
      if (a >= b) continue;
      if (by > SURE) sure.push([a, b]);
      else queue.push(by, a, b);
    }
  const joined = (a: number, b: number): number => {
    const [big, small] = clusters.get(a)!.members.length >= clusters.get(b)!.members.length ? [a, b] : [b, a];
    join(clusters, clusterOf, big, small);
    return big;
  };
  for (const [a, b] of sure.sort(([p, q], [r, s]) => p - r || q - s)) {
    const [x, y] = [clusterOf.get(a)!, clusterOf.get(b)!];
    if (x === y) continue;
    const big = joined(x, y);
    for (const other of clusters.get(big)!.near.keys()) queue.push(meanOf(big, other), big, other);
  }
  for (let next = queue.pop(); next !== null && next.mean >= MIN_MEAN; next = queue.pop()) {
    const { a, b, mean } = next;
    if (!clusters.has(a) || !clusters.has(b) || meanOf(a, b) !== mean) continue;
    if (!hangTogether(a, b)) continue;
    const big = joined(a, b);
    for (const other of clusters.get(big)!.near.keys()) {
      const now = meanOf(big, other);
      if (now >= MIN_MEAN) queue.push(now, big, other);
    }
  }

  const further = new Map<number, number[]>();
  for (const [statement, near] of own) {
    const sums = new Map<number, number>();
    const documents = new Map<number, Set<DocumentId>>();
    const ties = new Map<number, number>();
    for (const [other, by] of near) {
      const cluster = clusterOf.get(other)!;
      if (cluster === clusterOf.get(statement)) continue;
      sums.set(cluster, (sums.get(cluster) ?? 0) + by);
      ties.set(cluster, (ties.get(cluster) ?? 0) + 1);
      const seen = documents.get(cluster) ?? new Set();
      documents.set(cluster, seen);
      for (const document of documentsOf[other]!) seen.add(document);
    }
    for (const [cluster, sum] of sums) {
      const { members } = clusters.get(cluster)!;
      if (documents.get(cluster)!.size < 2 || ties.get(cluster)! < MIN_TIED * members.length) continue;
      if (sum < MIN_FURTHER * members.length) continue;
      const known = further.get(cluster);
      if (known === undefined) further.set(cluster, [statement]);
      else known.push(statement);
    }
  }
  const founded = new Set<number>();
  for (let k = 0; k < from.length; k++) {
    const cluster = clusterOf.get(from[k]!)!;
    if (firm[k] && cluster === clusterOf.get(to[k]!) && spans(documentsOf, [from[k]!, to[k]!])) founded.add(cluster);
  }
  const topics: number[][] = [];
  for (const [id, { members }] of clusters) {
    if (founded.has(id) || spans(documentsOf, members, members.length === 1 ? 2 : 3))
      topics.push([...members, ...(further.get(id) ?? [])].sort((a, b) => a - b));
  }
  // Alone in the event, but for those who copied it.
  documentsOf.forEach((_, statement) => {
    if (!own.has(statement) && spans(documentsOf, [statement])) topics.push([statement]);
  });
  return unionsOf(topics).sort((p, q) => p[0]! - q[0]! || q.length - p.length || p[1]! - q[1]!);
}

/** Are they of so many documents? */
function spans(documentsOf: readonly (readonly DocumentId[])[], statements: readonly number[], least = 2): boolean {
  return new Set(statements.flatMap((statement) => documentsOf[statement]!)).size >= least;
}

function join(clusters: Map<number, Cluster>, clusterOf: Map<number, number>, big: number, small: number): void {
  const into = clusters.get(big)!;
  const from = clusters.get(small)!;
  for (const member of from.members) {
    clusterOf.set(member, big);
    into.members.push(member);
  }
  for (const [other, sum] of from.near) {
    if (other === big) continue;
    const theirs = clusters.get(other)!.near;
    theirs.delete(small);
    into.near.set(other, (into.near.get(other) ?? 0) + sum);
    theirs.set(big, (theirs.get(big) ?? 0) + sum);
  }
  into.near.delete(small);
  clusters.delete(small);
}

/** Topics of which the smaller is mostly in the larger are one. */
function unionsOf(topics: readonly number[][]): number[][] {
  const out: Set<number>[] = [];
  const holding = new Map<number, Set<number>[]>();
  for (const topic of [...topics].sort((p, q) => q.length - p.length || p[0]! - q[0]!)) {
    const shared = new Map<Set<number>, number>();
    for (const statement of topic) {
      for (const other of holding.get(statement) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const into = [...shared].find(([, count]) => count >= MOSTLY * topic.length)?.[0] ?? new Set<number>();
    if (into.size === 0) out.push(into);
    for (const statement of topic) {
      if (into.has(statement)) continue;
      into.add(statement);
      const known = holding.get(statement);
      if (known === undefined) holding.set(statement, [into]);
      else known.push(into);
    }
  }
  return out.map((topic) => [...topic].sort((a, b) => a - b));
}

const MOSTLY = 0.65;

interface Meeting {
  readonly mean: number;
  readonly a: number;
  readonly b: number;
}

/** The most alike first; of equals those with the lowest numbers. */
function createQueue(): { push(mean: number, a: number, b: number): void; pop(): Meeting | null } {
  const heap: Meeting[] = [];
  const before = (p: Meeting, q: Meeting): boolean =>
    p.mean > q.mean || (p.mean === q.mean && (p.a < q.a || (p.a === q.a && p.b < q.b)));
  return {
    push(mean, x, y) {
      const entry = x < y ? { mean, a: x, b: y } : { mean, a: y, b: x };
      let at = heap.length;
      heap.push(entry);
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!before(entry, heap[up]!)) break;
        heap[at] = heap[up]!;
        at = up;
      }
      heap[at] = entry;
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length === 0) return first;
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= heap.length) break;
        if (down + 1 < heap.length && before(heap[down + 1]!, heap[down]!)) down++;
        if (!before(heap[down]!, last)) break;
        heap[at] = heap[down]!;
        at = down;
      }
      heap[at] = last;
      return first;
    },
  };
}
