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

/**
 * Gathers statements, the most alike first, as long as the groups that meet are alike on the average (mean linkage over a sparse graph).
 * A statement may be in more than one topic. Each topic is ascending and of two documents at least; the topics are in the order of
 * their first statements. Deterministic. Cost: near linear in the pairs, times a logarithm.
 */
export function gatherTopics(columns: LikenessColumns): number[][] {
  const { from, to, strength, firm, documentsOf } = columns;
  const { start, other: others, by: strengths } = eachWays(columns);
  // By the number of a cluster, which is that of one of its statements. Holes are statements that are like no other.
  const clusters: (number[] | undefined)[] = [];
  const clusterOf = new Int32Array(documentsOf.length).fill(-1);
  for (let a = 0; a < documentsOf.length; a++) {
    if (start[a] === start[a + 1]) continue;
    clusterOf[a] = a;
    clusters[a] = [a];
  }

  /** A few that are on both matters do not make them one. */
  const isTied = (x: number, y: number): boolean => {
    const members = clusters[x]!;
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
    else if (by >= MIN_MEAN) queue.push(by, from[k]!, to[k]!, 0);
  }
  /** How many clusters were joined before each became what it is. */
  const since = new Int32Array(documentsOf.length);
  let joins = 0;
  const join = (a: number, b: number): number => {
    const [big, small] = clusters[a]!.length >= clusters[b]!.length ? [a, b] : [b, a];
    for (const member of clusters[small]!) {
      clusterOf[member] = big;
      clusters[big]!.push(member);
    }
    clusters[small] = undefined;
    since[big] = ++joins;
    return big;
  };
  /** Zero between two meetings. */
  const sums = new Float64Array(documentsOf.length);
  /** How alike the cluster is to all others, for the queue. */
  const meet = (cluster: number): void => {
    const members = clusters[cluster]!;
    const met: number[] = [];
    for (const member of members) {
      for (let k = start[member]!; k < start[member + 1]!; k++) {
        const other = clusterOf[others[k]!]!;
        if (other === cluster) continue;
        if (sums[other] === 0) met.push(other);
        sums[other]! += strengths[k]!;
      }
    }
    for (const other of met) {
      const mean = sums[other]! / (members.length * clusters[other]!.length);
      sums[other] = 0;
      if (mean >= MIN_MEAN) queue.push(mean, cluster, other, joins);
    }
  };
  for (const [a, b] of sure.sort(([p, q], [r, s]) => p - r || q - s)) {
    const [x, y] = [clusterOf[a]!, clusterOf[b]!];
    if (x !== y) meet(join(x, y));
  }
  for (let next = queue.pop(); next !== null; next = queue.pop()) {
    const { a, b, told } = next;
    if (clusters[a] === undefined || clusters[b] === undefined || told < since[a]! || told < since[b]!) continue;
    if (hangTogether(a, b)) meet(join(a, b));
  }

  const further = new Map<number, number[]>();
  const ties = new Int32Array(documentsOf.length);
  for (let statement = 0; statement < documentsOf.length; statement++) {
    const met: number[] = [];
    for (let k = start[statement]!; k < start[statement + 1]!; k++) {
      const cluster = clusterOf[others[k]!]!;
      if (cluster === clusterOf[statement]) continue;
      if (ties[cluster] === 0) met.push(cluster);
      ties[cluster]! += 1;
      sums[cluster]! += strengths[k]!;
    }
    for (const cluster of met) {
      const members = clusters[cluster]!;
      const fits = ties[cluster]! >= MIN_TIED * members.length && sums[cluster]! >= MIN_FURTHER * members.length;
      ties[cluster] = 0;
      sums[cluster] = 0;
      if (!fits) continue;
      const tied = Array.from(others.subarray(start[statement], start[statement + 1]));
      if (
        !spans(
          documentsOf,
          tied.filter((other) => clusterOf[other] === cluster),
        )
      )
        continue;
      const known = further.get(cluster);
      if (known === undefined) further.set(cluster, [statement]);
      else known.push(statement);
    }
  }
  const founded = new Set<number>();
  for (let k = 0; k < from.length; k++) {
    const cluster = clusterOf[from[k]!]!;
    if (!firm[k] || cluster !== clusterOf[to[k]!] || founded.has(cluster)) continue;
    if (spans(documentsOf, [from[k]!, to[k]!])) founded.add(cluster);
  }
  const topics: number[][] = [];
  clusters.forEach((members, id) => {
    if (members === undefined) return;
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
  const met: DocumentId[] = [];
  for (const statement of statements) {
    for (const document of documentsOf[statement]!) {
      if (met.includes(document)) continue;
      met.push(document);
      if (met.length === least) return true;
    }
  }
  return false;
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

/** Two clusters, and how alike they were when so many had been joined. */
interface Meeting {
  readonly a: number;
  readonly b: number;
  readonly told: number;
}

/** The most alike first; of equals those with the lowest numbers. In columns: an event has tens of thousands of meetings. */
function createQueue(): {
  push(mean: number, a: number, b: number, told: number): void;
  pop(): Meeting | null;
} {
  let size = 0;
  let means = new Float64Array(1024);
  let ones = new Int32Array(1024);
  let others = new Int32Array(1024);
  let tolds = new Int32Array(1024);
  const isBefore = (mean: number, a: number, b: number, at: number): boolean =>
    mean > means[at]! || (mean === means[at] && (a < ones[at]! || (a === ones[at] && b < others[at]!)));
  const put = (at: number, mean: number, a: number, b: number, told: number): void => {
    means[at] = mean;
    ones[at] = a;
    others[at] = b;
    tolds[at] = told;
  };
  const move = (to: number, from: number): void => put(to, means[from]!, ones[from]!, others[from]!, tolds[from]!);
  return {
    push(mean, x, y, told) {
      if (size === means.length) {
        means = widened(means, new Float64Array(size * 2));
        ones = widened(ones, new Int32Array(size * 2));
        others = widened(others, new Int32Array(size * 2));
        tolds = widened(tolds, new Int32Array(size * 2));
      }
      const [a, b] = x < y ? [x, y] : [y, x];
      let at = size++;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!isBefore(mean, a, b, up)) break;
        move(at, up);
        at = up;
      }
      put(at, mean, a, b, told);
    },
    pop() {
      if (size === 0) return null;
      const first = { a: ones[0]!, b: others[0]!, told: tolds[0]! };
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
      put(at, mean, a, b, tolds[size]!);
      return first;
    },
  };
}

function widened<T extends Float64Array | Int32Array>(column: T, wider: T): T {
  wider.set(column);
  return wider;
}
