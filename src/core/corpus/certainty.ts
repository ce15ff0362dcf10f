/** What was learned of when two statements tell of the same: a forest of decision trees over the features of `likeness`. */
import data from '../../../media/links.json';

const { depth, base } = data.forest;
const feature = Int32Array.from(data.forest.feature);
const threshold = Float64Array.from(data.forest.threshold);
const leaf = Float64Array.from(data.forest.leaf);
const INNER = 2 ** depth - 1;
const LEAVES = 2 ** depth;

/** Certainty, 0 to 1, that two statements tell of the same. Cost: constant. */
export function certainty(features: Float64Array): number {
  let score = base;
  for (let tree = 0, leaves = 0; tree < feature.length; tree += INNER, leaves += LEAVES) {
    let node = 0;
    while (node < INNER) node = 2 * node + (features[feature[tree + node]!]! > threshold[tree + node]! ? 2 : 1);
    score += leaf[leaves + node - INNER]!;
  }
  return 1 / (1 + Math.exp(-score));
}
