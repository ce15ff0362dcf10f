/** Gradient-boosted decision trees for two classes: logistic loss, full trees of one depth, features cut into at most 64 bins. */

/** Trees of one depth as flat columns: inner nodes in level order, then leaves, tree after tree. */
export interface Forest {
  readonly depth: number;
  readonly base: number;
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly leaf: readonly number[];
}

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Smallest sum of second derivatives in a leaf. */
  readonly minWeight: number;
  readonly lambda: number;
}

const BINS = 64;

/** Learns to tell `labels` 1 from 0, each row counting by its weight. Deterministic. Cost: rows × features × trees × depth. */
export function boost(
  rows: readonly Float64Array[],
  labels: Uint8Array,
  weights: Float64Array,
  options: BoostOptions,
): Forest {
  const { depth, trees } = options;
  const n = rows.length;
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, f) => binEdges(rows, f));
  const bins = new Uint8Array(n * width);
  rows.forEach((row, r) => {
    for (let f = 0; f < width; f++) bins[r * width + f] = binOf(edges[f]!, row[f]!);
  });
  let positive = 1;
  let negative = 1;
  for (let r = 0; r < n; r++) {
    if (labels[r] === 1) positive += weights[r]!;
    else negative += weights[r]!;
  }
  const base = Math.log(positive / negative);
  const score = new Float64Array(n).fill(base);
  const inner = 2 ** depth - 1;
  const leaves = 2 ** depth;
  const feature: number[] = [];
  const threshold: number[] = [];
  const leaf: number[] = [];
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n);
  const node = new Int32Array(n);
  for (let tree = 0; tree < trees; tree++) {
    for (let r = 0; r < n; r++) {
      const p = 1 / (1 + Math.exp(-score[r]!));
      gradient[r] = weights[r]! * (labels[r]! - p);
      hessian[r] = weights[r]! * Math.max(p * (1 - p), 1e-6);
    }
    node.fill(0);
    const splits: { f: number; bin: number }[] = [];
    for (let level = 0; level < depth; level++) {
      const first = 2 ** level - 1;
      const count = 2 ** level;
      const g = new Float64Array(count * width * BINS);
      const h = new Float64Array(count * width * BINS);
      for (let r = 0; r < n; r++) {
        const at = (node[r]! - first) * width;
        for (let f = 0; f < width; f++) {
          const k = (at + f) * BINS + bins[r * width + f]!;
          g[k]! += gradient[r]!;
          h[k]! += hessian[r]!;
        }
      }
      for (let c = 0; c < count; c++) splits.push(bestSplit(g, h, c, width, options));
      for (let r = 0; r < n; r++) {
        const split = splits[node[r]!]!;
        node[r] = 2 * node[r]! + 1 + (bins[r * width + split.f]! > split.bin ? 1 : 0);
      }
    }
    const g = new Float64Array(leaves);
    const h = new Float64Array(leaves);
    for (let r = 0; r < n; r++) {
      g[node[r]! - inner]! += gradient[r]!;
      h[node[r]! - inner]! += hessian[r]!;
    }
    const values = Array.from(g, (sum, k) => (options.rate * sum) / (h[k]! + options.lambda));
    for (let r = 0; r < n; r++) score[r]! += values[node[r]! - inner]!;
    for (const split of splits) {
      feature.push(split.f);
      threshold.push(edges[split.f]![split.bin] ?? Number.MAX_VALUE);
    }
    leaf.push(...values);
  }
  return { depth, base, feature, threshold, leaf };
}

function binEdges(rows: readonly Float64Array[], f: number): number[] {
  const values = Float64Array.from(rows, (row) => row[f]!).sort();
  const edges: number[] = [];
  for (let b = 1; b < BINS; b++) {
    const value = values[Math.floor((values.length * b) / BINS)]!;
    if (edges.length === 0 || value > edges[edges.length - 1]!) edges.push(value);
  }
  return edges;
}

/** Values up to `edges[k]` are in bin k. */
function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bestSplit(
  g: Float64Array,
  h: Float64Array,
  c: number,
  width: number,
  options: BoostOptions,
): { f: number; bin: number } {
  let best = { f: 0, bin: BINS };
  let gain = 1e-9;
  for (let f = 0; f < width; f++) {
    const at = (c * width + f) * BINS;
    let sumG = 0;
    let sumH = 0;
    for (let b = 0; b < BINS; b++) {
      sumG += g[at + b]!;
      sumH += h[at + b]!;
    }
    const whole = (sumG * sumG) / (sumH + options.lambda);
    let leftG = 0;
    let leftH = 0;
    for (let b = 0; b < BINS - 1; b++) {
      leftG += g[at + b]!;
      leftH += h[at + b]!;
      const rightH = sumH - leftH;
      if (leftH < options.minWeight || rightH < options.minWeight) continue;
      const rightG = sumG - leftG;
      const found = (leftG * leftG) / (leftH + options.lambda) + (rightG * rightG) / (rightH + options.lambda) - whole;
      if (found > gain) {
        gain = found;
        best = { f, bin: b };
      }
    }
  }
  return best;
}
