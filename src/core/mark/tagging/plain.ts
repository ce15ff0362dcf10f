/** Decoding as the books have it, for engines without vector instructions, and to hold the kernel against. */
import {
  type Decoder,
  type Extract,
  fingerprintOf,
  hashOf,
  MAX_FEATURES,
  PROBES,
  slotOf,
  type TaggerModel,
} from './model';

export function plainDecoder(model: TaggerModel): Decoder {
  const { labels, transitions } = model;
  const square = labels * labels;
  let edgeOf = new Uint8Array(0);
  let scores: Int32Array = new Int32Array(0);
  let forward = new Int32Array(0);
  let n = 0;
  return {
    model,
    lanes: labels,
    tag(from, to, edges, extract, out) {
      n = to - from;
      edgeOf = edges.slice(from, to);
      scores = scoresOf(model, from, to, extract);
      forward = new Int32Array(n * labels);
      const back = new Uint8Array(n * labels);
      for (let i = 0; i < n; i++) {
        const table = edgeOf[i]! * square;
        for (let label = 0; label < labels; label++) {
          let best = 0;
          let most = i === 0 ? transitions[table + label]! : Number.NEGATIVE_INFINITY;
          for (let before = 0; i > 0 && before < labels; before++) {
            const sum = forward[(i - 1) * labels + before]! + transitions[table + before * labels + label]!;
            if (sum <= most) continue;
            most = sum;
            best = before;
          }
          forward[i * labels + label] = most + scores[i * labels + label]!;
          back[i * labels + label] = best;
        }
      }
      let label = 0;
      const last = (n - 1) * labels;
      for (let l = 1; l < labels; l++) if (forward[last + l]! > forward[last + label]!) label = l;
      for (let i = n - 1; i >= 0; i--) {
        out[from + i] = label;
        label = back[i * labels + label]!;
      }
    },
    margins() {
      const out = new Int32Array(n * labels);
      const behind = new Int32Array(labels);
      for (let i = n - 1; i >= 0; i--) {
        const row = i * labels;
        let top = Number.NEGATIVE_INFINITY;
        for (let l = 0; l < labels; l++) top = Math.max(top, forward[row + l]! + behind[l]!);
        for (let l = 0; l < labels; l++) out[row + l] = forward[row + l]! + behind[l]! - top;
        const ahead = behind.map((sum, l) => sum + scores[row + l]!);
        for (let before = 0; before < labels; before++) {
          let most = Number.NEGATIVE_INFINITY;
          const table = edgeOf[i]! * square + before * labels;
          for (let l = 0; l < labels; l++) most = Math.max(most, ahead[l]! + transitions[table + l]!);
          behind[before] = most;
        }
      }
      return out;
    },
  };
}

/** [token][label]. */
function scoresOf(model: TaggerModel, from: number, to: number, extract: Extract): Int32Array {
  const { labels, weights, bits, fingerprints } = model;
  const scores = new Int32Array((to - from) * labels);
  const features = new Int32Array(MAX_FEATURES);
  const counts = new Int32Array(1);
  for (let i = from; i < to; i++) {
    counts[0] = 0;
    extract(i, i + 1, features, counts);
    for (let f = 0; f < counts[0]; f++) {
      const hash = hashOf(features[f]!);
      const print = fingerprintOf(hash);
      let slot = slotOf(hash, bits);
      const last = slot + PROBES;
      while (slot < last && fingerprints[slot] !== print) slot++;
      if (slot === last) continue;
      for (let l = 0; l < labels; l++) scores[(i - from) * labels + l]! += weights[slot * labels + l]!;
    }
  }
  return scores;
}
