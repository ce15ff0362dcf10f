/** Likenesses → topics: statements on one matter, gathered so that each hangs together with most of the others. */

import type { DocumentId } from '../model';

/** Pairs of statements as flat columns, each pair once. Statements are numbers; those in the very same words may share one. */
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
  // All by the number of a statement, a cluster's being one of its statements'. Holes are statements that are like no other.
  const clusters: (Cluster | undefined)[] = [];
  const clusterOf = new Int32Array(documentsOf.length).fill(-1);
  const { start, other: others, by: strengths } = eachWays(columns);
  for (let a = 0; a < documentsOf.length; a++) {
    if (start[a] === start[a + 1]) continue;
    const near = new Map<number, number>();
    for (let k = start[a]!; k < start[a + 1]!; k++) near.set(others[k]!, strengths[k]!);
    clusterOf[a] = a;
    clusters[a] = { members: [a], near };
  }
  const meanOf = (a: number, b: number): number => {
    const [one, two] = [clusters[a]!, clusters[b]!];
    return (one.near.get(b) ?? 0) / (one.members.length * two.members.length);
  };

  /** A few that are on both matters do not make them one. */
  const isTied = (x: number, y: number): boolean => {
    const { members } = clusters[x]!;
    let left = members.length - Math.ceil(MIN_TIED * members.length);
    for (const member of members) {
      let k = start[member]!;
      while (k < start[member + 1]! && clusterOf[others[k]!] !== y) k++;
      if (k === start[member + 1] && left-- === 0) return false;
    }
    return true;
  };
  const hangTogether = (a: number, b: number): boolean => isTied(a, b) && isTied(b, a);

  const sure: [number, number][] = [];
  const queue = createQueue();
  for (let k = 0; k < from.length; k++) {
    const by = strength[k]!;
    if (by > SURE) sure.push([Math.min(from[k]!, to[k]!), Math.max(from[k]!, to[k]!)]);
    else if (by >= MIN_MEAN) queue.push(by, from[k]!, to[k]!);
  }
  const joined = (a: number, b: number): number => {
    const [big, small] = clusters[a]!.members.length >= clusters[b]!.members.length ? [a, b] : [b, a];
    join(clusters, clusterOf, big, small);
    return big;
  };
  for (const [a, b] of sure.sort(([p, q], [r, s]) => p - r || q - s)) {
    const [x, y] = [clusterOf[a]!, clusterOf[b]!];
    if (x === y) continue;
    const big = joined(x, y);
    for (const other of clusters[big]!.near.keys()) queue.push(meanOf(big, other), big, other);
  }
  for (let next = queue.pop(); next !== null && next.mean >= MIN_MEAN; next = queue.pop()) {
    const { a, b, mean } = next;
    if (clusters[a] === undefined || clusters[b] === undefined || meanOf(a, b) !== mean) continue;
    if (!hangTogether(a, b)) continue;
    const big = joined(a, b);
    const { members, near } = clusters[big]!;
    for (const [other, sum] of near) {
      const now = sum / (members.length * clusters[other]!.members.length);
      if (now >= MIN_MEAN) queue.push(now, big, other);
    }
  }

  const further = new Map<number, number[]>();
  for (let statement = 0; statement < documentsOf.length; statement++) {
    const sums = new Map<number, number>();
    const documents = new Map<number, Set<DocumentId>>();
    const ties = new Map<number, number>();
    for (let k = start[statement]!; k < start[statement + 1]!; k++) {
      const other = others[k]!;
      const cluster = clusterOf[other]!;
      if (cluster === clusterOf[statement]) continue;
      sums.set(cluster, (sums.get(cluster) ?? 0) + strengths[k]!);
      ties.set(cluster, (ties.get(cluster) ?? 0) + 1);
      const seen = documents.get(cluster) ?? new Set();
      documents.set(cluster, seen);
      for (const document of documentsOf[other]!) seen.add(document);
    }
    for (const [cluster, sum] of sums) {
      const { members } = clusters[cluster]!;
      if (documents.get(cluster)!.size < 2 || ties.get(cluster)! < MIN_TIED * members.length) continue;
      if (sum < MIN_FURTHER * members.length) continue;
      const known = further.get(cluster);
      if (known === undefined) further.set(cluster, [statement]);
      else known.push(statement);
    }
  }
  const founded = new Set<number>();
  for (let k = 0; k < from.length; k++) {
    const cluster = clusterOf[from[k]!]!;
    if (firm[k] && cluster === clusterOf[to[k]!] && spans(documentsOf, [from[k]!, to[k]!])) founded.add(cluster);
  }
  const topics: number[][] = [];
  clusters.forEach((cluster, id) => {
    if (cluster === undefined) return;
    const { members } = cluster;
    if (founded.has(id) || spans(documentsOf, members, members.length === 1 ? 2 : 3))
      topics.push([...members, ...(further.get(id) ?? [])].sort((a, b) => a - b));
  });
  // Alone in the event, but for those who copied it.
  documentsOf.forEach((_, statement) => {
    if (clusterOf[statement] === -1 && spans(documentsOf, [statement])) topics.push([statement]);
  });
  return unionsOf(topics).sort((p, q) => p[0]! - q[0]! || q.length - p.length || p[1]! - q[1]!);
}

/** Each pair from both its sides: of statement `a` at `start[a]` to `start[a + 1]`, in the order of the pairs. */
function eachWays({ from, to, strength, documentsOf }: LikenessColumns): {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly by: Float64Array;
} {
  const start = new Int32Array(documentsOf.length + 1);
  for (const side of [from, to]) for (let k = 0; k < side.length; k++) start[side[k]! + 1]!++;
  for (let a = 0; a < documentsOf.length; a++) start[a + 1]! += start[a]!;
  const next = start.slice();
  const other = new Int32Array(2 * from.length);
  const by = new Float64Array(2 * from.length);
  const put = (a: number, b: number, strength: number): void => {
    other[next[a]!] = b;
    by[next[a]!++] = strength;
  };
  for (let k = 0; k < from.length; k++) {
    put(from[k]!, to[k]!, strength[k]!);
    put(to[k]!, from[k]!, strength[k]!);
  }
  return { start, other, by };
}

/** Are they of so many documents? */
function spans(documentsOf: readonly (readonly DocumentId[])[], statements: readonly number[], least = 2): boolean {
  return new Set(statements.flatMap((statement) => documentsOf[statement]!)).size >= least;
}

function join(clusters: (Cluster | undefined)[], clusterOf: Int32Array, big: number, small: number): void {
  const into = clusters[big]!;
  const from = clusters[small]!;
  for (const member of from.members) {
    clusterOf[member] = big;
    into.members.push(member);
  }
  for (const [other, sum] of from.near) {
    if (other === big) continue;
    const theirs = clusters[other]!.near;
    theirs.delete(small);
    into.near.set(other, (into.near.get(other) ?? 0) + sum);
    theirs.set(big, (theirs.get(big) ?? 0) + sum);
  }
  into.near.delete(small);
  clusters[small] = undefined;
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

/** The most alike first; of equals those with the lowest numbers. In columns: an event has tens of thousands of meetings. */
function createQueue(): { push(mean: number, a: number, b: number): void; pop(): Meeting | null } {
  let size = 0;
  let means = new Float64Array(1024);
  let ones = new Int32Array(1024);
  let others = new Int32Array(1024);
  const widen = <T extends Float64Array | Int32Array>(column: T, wider: T): T => {
    wider.set(column);
    return wider;
  };
  const isBefore = (mean: number, a: number, b: number, at: number): boolean =>
    mean > means[at]! || (mean === means[at] && (a < ones[at]! || (a === ones[at] && b < others[at]!)));
  const put = (at: number, mean: number, a: number, b: number): void => {
    means[at] = mean;
    ones[at] = a;
    others[at] = b;
  };
  const move = (to: number, from: number): void => put(to, means[from]!, ones[from]!, others[from]!);
  return {
    push(mean, x, y) {
      if (size === means.length) {
        means = widen(means, new Float64Array(size * 2));
        ones = widen(ones, new Int32Array(size * 2));
        others = widen(others, new Int32Array(size * 2));
      }
      const [a, b] = x < y ? [x, y] : [y, x];
      let at = size++;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!isBefore(mean, a, b, up)) break;
        move(at, up);
        at = up;
      }
      put(at, mean, a, b);
    },
    pop() {
      if (size === 0) return null;
      const first = { mean: means[0]!, a: ones[0]!, b: others[0]! };
      size--;
      if (size === 0) return first;
      const [mean, a, b] = [means[size]!, ones[size]!, others[size]!];
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= size) break;
        if (down + 1 < size && isBefore(means[down + 1]!, ones[down + 1]!, others[down + 1]!, down)) down++;
        if (isBefore(mean, a, b, down)) break;
        move(at, down);
        at = down;
      }
      put(at, mean, a, b);
      return first;
    },
  };
}
