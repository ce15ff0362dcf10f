/**
 * Trains the tagger of `core/mark/tagging`: a linear-chain conditional random field by AdaGrad, twice. The first run, over all
 * features seen often enough, only tells which are worth a slot; the second fits those. Seeded: same input, same bytes.
 */
import {
  type Extract,
  FORBIDDEN,
  fingerprintOf,
  hashOf,
  MAX_FEATURES,
  PROBES,
  slotOf,
  type TaggerModel,
} from '../core/mark/tagging/model';

/** Labelled sequences as flat columns. */
export interface Corpus {
  readonly labels: number;
  readonly edges: number;
  /** Adds tokens `from` to `to` as one sequence; `gold[i]` and `edge[i]` are read at the same indexes as features are extracted. */
  add(from: number, to: number, edge: Uint8Array, gold: Uint8Array, extract: Extract): void;
  columns(): Columns;
}

interface Columns {
  /** First token of each sequence, and the number of tokens. */
  readonly sequences: readonly number[];
  /** First feature of each token, and the number of features. */
  readonly from: Int32Array;
  readonly features: Int32Array;
  readonly edge: Uint8Array;
  readonly gold: Uint8Array;
}

export function createCorpus(labels: number, edges: number): Corpus {
  const sequences: number[] = [0];
  let from = new Int32Array(1 << 16);
  let edge = new Uint8Array(1 << 16);
  let gold = new Uint8Array(1 << 16);
  let features = new Int32Array(1 << 20);
  let tokens = 0;
  let used = 0;
  const out = new Int32Array(MAX_FEATURES);
  const counts = new Int32Array(1);
  return {
    labels,
    edges,
    add(first, last, edgeOf, goldOf, extract) {
      for (let i = first; i < last; i++) {
        if (tokens + 1 >= from.length) {
          from = wider(from, new Int32Array(from.length * 2));
          edge = wider(edge, new Uint8Array(edge.length * 2));
          gold = wider(gold, new Uint8Array(gold.length * 2));
        }
        counts[0] = 0;
        extract(i, i + 1, out, counts);
        const count = counts[0];
        if (used + count > features.length) features = wider(features, new Int32Array(features.length * 2));
        for (let f = 0; f < count; f++) features[used++] = hashOf(out[f]!);
        edge[tokens] = edgeOf[i]!;
        gold[tokens] = goldOf[i]!;
        from[++tokens] = used;
      }
      if (last > first) sequences.push(tokens);
    },
    columns: () => ({ sequences, from, features: features.subarray(0, used), edge, gold }),
  };
}

function wider<T extends Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old);
  return room;
}

export interface TrainOptions {
  /** The table gets 2^bits slots; the emptier it is, the sooner an unknown feature is dismissed. */
  readonly bits: number;
  /** Features kept; without it 85 % of the slots. */
  readonly features?: number;
  readonly epochs: number;
  /** Epochs of the run that selects features. */
  readonly scouting?: number;
  /** Features seen less often are not considered. */
  readonly minCount?: number;
  readonly rate?: number;
  /** Share of each weight lost per epoch. */
  readonly decay?: number;
  readonly seed?: number;
  /** Share of a token's features left out at random in each step, against leaning on a few. */
  readonly dropout?: number;
  /** Steps that may never be taken. */
  readonly forbidden?: (from: number, to: number) => boolean;
  readonly log?: (line: string) => void;
}

/** Cost: about 2 µs per token, epoch and ten features. */
export function trainTagger(corpus: Corpus, options: TrainOptions): TaggerModel {
  const { minCount = 3, scouting = 3, bits, epochs } = options;
  const columns = corpus.columns();
  const dictionary = countFeatures(columns.features, minCount);
  options.log?.(`${columns.sequences.length - 1} sequences, ${dictionary.size} features seen ${minCount} times`);
  const room = options.features ?? Math.floor((1 << bits) * 0.85);
  let kept = dictionary.hashes;
  if (dictionary.size > room) {
    const scout = estimate(corpus, columns, dictionary, scouting, options);
    kept = strongest(scout.weights, dictionary.hashes, corpus.labels, room);
  }
  const chosen = indexOf(kept);
  const fitted = estimate(corpus, columns, chosen, epochs, options);
  return quantise(corpus, fitted, chosen, options);
}

interface Dictionary {
  readonly size: number;
  /** Feature hash by id. */
  readonly hashes: Int32Array;
  /** Id of a hash, or -1. */
  id(hash: number): number;
}

/** An open-addressed table from 32-bit hashes to ids. */
function indexOf(hashes: Int32Array): Dictionary {
  let size = 1024;
  while (size < hashes.length * 2) size *= 2;
  const ids = new Int32Array(size);
  const mask = size - 1;
  const place = (hash: number): number => {
    let at = Math.imul(hash, 0x9e3779b1) & mask;
    while (ids[at] !== 0 && hashes[ids[at]! - 1] !== hash) at = (at + 1) & mask;
    return at;
  };
  for (let i = 0; i < hashes.length; i++) ids[place(hashes[i]!)] = i + 1;
  return { size: hashes.length, hashes, id: (hash) => ids[place(hash)]! - 1 };
}

function countFeatures(features: Int32Array, minCount: number): Dictionary {
  // Sorting a copy counts exactly without a table that must grow.
  const sorted = features.slice().sort();
  const kept: number[] = [];
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j < sorted.length && sorted[j] === sorted[i]) j++;
    if (j - i >= minCount) kept.push(sorted[i]!);
    i = j;
  }
  return indexOf(Int32Array.from(kept));
}

function strongest(weights: Float32Array, hashes: Int32Array, labels: number, room: number): Int32Array {
  const norm = new Float64Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    let sum = 0;
    for (let l = 0; l < labels; l++) sum += weights[i * labels + l]! ** 2;
    norm[i] = sum;
  }
  const order = Array.from(hashes.keys()).sort((a, b) => norm[b]! - norm[a]! || a - b);
  return Int32Array.from(order.slice(0, room).map((i) => hashes[i]!));
}

interface Fitted {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

/** AdaGrad on the negative log-likelihood, one step per sequence. The weights returned are averaged over the last half of the epochs. */
function estimate(
  corpus: Corpus,
  columns: Columns,
  dictionary: Dictionary,
  epochs: number,
  options: TrainOptions,
): Fitted {
  const { labels: L, edges: E } = corpus;
  const { rate = 0.15, decay = 0.02, dropout = 0.1, seed = 1, forbidden } = options;
  const { sequences, from, features, edge, gold } = columns;
  const ids = features.map((hash) => dictionary.id(hash));
  const weights = new Float32Array(dictionary.size * L);
  const squares = new Float32Array(dictionary.size * L).fill(1e-2);
  const mean = new Float32Array(weights.length);
  const transitions = new Float32Array(E * L * L);
  const transitionSquares = new Float32Array(E * L * L).fill(1e-2);
  const transitionMean = new Float32Array(transitions.length);
  const factors = new Float64Array(E * L * L);
  const gradient = new Float64Array(E * L * L);
  const barred = new Uint8Array(E * L * L);
  if (forbidden !== undefined) {
    for (let e = 0; e < E; e++)
      for (let a = 0; a < L; a++) for (let b = 0; b < L; b++) barred[(e * L + a) * L + b] = forbidden(a, b) ? 1 : 0;
  }
  let longest = 0;
  for (let s = 1; s < sequences.length; s++) longest = Math.max(longest, sequences[s]! - sequences[s - 1]!);
  const emit = new Float64Array(longest * L);
  const alpha = new Float64Array(longest * L);
  const beta = new Float64Array(longest * L);
  const total = new Float64Array(longest);
  const active = new Int32Array(Math.max(1, longest * MAX_FEATURES));
  const activeFrom = new Int32Array(longest + 1);
  const order = Array.from({ length: sequences.length - 1 }, (_, i) => i);
  const random = generator(seed);
  const averaged = Math.max(1, epochs >> 1);
  const keep = dropout > 0 ? 1 / (1 - dropout) : 1;

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swap = order[i]!;
      order[i] = order[j]!;
      order[j] = swap;
    }
    let loss = 0;
    for (const s of order) {
      const start = sequences[s]!;
      const n = sequences[s + 1]! - start;
      let used = 0;
      for (let i = 0; i < n; i++) {
        const row = i * L;
        activeFrom[i] = used;
        for (let l = 0; l < L; l++) emit[row + l] = 0;
        for (let f = from[start + i]!; f < from[start + i + 1]!; f++) {
          const id = ids[f]!;
          if (id < 0 || (dropout > 0 && random() < dropout)) continue;
          active[used++] = id;
          const at = id * L;
          for (let l = 0; l < L; l++) emit[row + l]! += weights[at + l]!;
        }
        let top = Number.NEGATIVE_INFINITY;
        for (let l = 0; l < L; l++) {
          emit[row + l]! *= keep;
          if (emit[row + l]! > top) top = emit[row + l]!;
        }
        for (let l = 0; l < L; l++) emit[row + l] = Math.exp(emit[row + l]! - top);
      }
      activeFrom[n] = used;
      for (let i = 0; i < n; i++) {
        const table = edge[start + i]! * L * L;
        if (factors[table] === 0) {
          for (let k = table; k < table + L * L; k++) factors[k] = barred[k] ? 0 : Math.exp(transitions[k]!);
        }
      }
      forwardBackward(n, L, edge, start, emit, factors, alpha, beta, total);
      for (let i = 0; i < n; i++) {
        const row = i * L;
        const truth = gold[start + i]!;
        const table = edge[start + i]! * L * L;
        // Edge marginals.
        if (i === 0) {
          for (let to = 0; to < L; to++) gradient[table + to]! -= alpha[row + to]! * beta[row + to]!;
          gradient[table + truth]! += 1;
        } else {
          const before = row - L;
          for (let a = 0; a < L; a++) {
            const left = alpha[before + a]! / total[i]!;
            if (left === 0) continue;
            for (let b = 0; b < L; b++) {
              gradient[table + a * L + b]! -= left * factors[table + a * L + b]! * emit[row + b]! * beta[row + b]!;
            }
          }
          gradient[table + gold[start + i - 1]! * L + truth]! += 1;
        }
        for (let l = 0; l < L; l++) {
          const p = alpha[row + l]! * beta[row + l]!;
          const g = (l === truth ? 1 : 0) - p;
          if (l === truth) loss -= Math.log(Math.max(p, 1e-12));
          if (g < 1e-4 && g > -1e-4) continue;
          for (let f = activeFrom[i]!; f < activeFrom[i + 1]!; f++) {
            const at = active[f]! * L + l;
            squares[at]! += g * g;
            weights[at]! += (rate * g) / Math.sqrt(squares[at]!);
          }
        }
      }
      for (let i = 0; i < n; i++) {
        const table = edge[start + i]! * L * L;
        if (factors[table] === 0 && gradient[table] === 0) continue;
        for (let k = table; k < table + L * L; k++) {
          const g = gradient[k]!;
          factors[k] = 0;
          if (g === 0 || barred[k]) continue;
          transitionSquares[k]! += g * g;
          transitions[k]! += (rate * g) / Math.sqrt(transitionSquares[k]!);
          gradient[k] = 0;
        }
        factors[table] = 0;
      }
    }
    for (let k = 0; k < weights.length; k++) weights[k]! *= 1 - decay;
    if (epoch >= epochs - averaged) {
      for (let k = 0; k < weights.length; k++) mean[k]! += weights[k]! / averaged;
      for (let k = 0; k < transitions.length; k++) transitionMean[k]! += transitions[k]! / averaged;
    }
    options.log?.(`epoch ${epoch + 1}: loss per token ${(loss / sequences[sequences.length - 1]!).toFixed(4)}`);
  }
  for (let k = 0; k < barred.length; k++) if (barred[k]) transitionMean[k] = FORBIDDEN;
  return { weights: mean, transitions: transitionMean };
}

/** Scaled so that each row of alpha sums to one and alpha × beta is the marginal. */
function forwardBackward(
  n: number,
  L: number,
  edge: Uint8Array,
  start: number,
  emit: Float64Array,
  factors: Float64Array,
  alpha: Float64Array,
  beta: Float64Array,
  total: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    const row = i * L;
    const table = edge[start + i]! * L * L;
    let sum = 0;
    for (let to = 0; to < L; to++) {
      let p = 0;
      if (i === 0) p = factors[table + to]!;
      else for (let a = 0; a < L; a++) p += alpha[row - L + a]! * factors[table + a * L + to]!;
      p *= emit[row + to]!;
      alpha[row + to] = p;
      sum += p;
    }
    total[i] = sum;
    for (let l = 0; l < L; l++) alpha[row + l]! /= sum;
  }
  const end = (n - 1) * L;
  for (let l = 0; l < L; l++) beta[end + l] = 1;
  for (let i = n - 2; i >= 0; i--) {
    const row = i * L;
    const next = row + L;
    const table = edge[start + i + 1]! * L * L;
    for (let a = 0; a < L; a++) {
      let p = 0;
      for (let b = 0; b < L; b++) p += factors[table + a * L + b]! * emit[next + b]! * beta[next + b]!;
      beta[row + a] = p / total[i + 1]!;
    }
  }
}

/** Places features by strength; one that finds its slots taken by stronger ones is dropped. */
function quantise(corpus: Corpus, fitted: Fitted, chosen: Dictionary, options: TrainOptions): TaggerModel {
  const { labels: L, edges } = corpus;
  const { bits } = options;
  const magnitudes = fitted.weights.map(Math.abs).sort();
  const clip = magnitudes[Math.floor(magnitudes.length * 0.9999)] ?? 1;
  const unit = Math.max(1, Math.floor(127 / Math.max(clip, 1e-6)));
  const slots = (1 << bits) + PROBES;
  const fingerprints = new Uint16Array(slots);
  const weights = new Int8Array(slots * L);
  const ordered = strongest(fitted.weights, chosen.hashes, L, chosen.size);
  let dropped = 0;
  for (const hash of ordered) {
    const id = chosen.id(hash);
    let slot = slotOf(hash, bits);
    const last = slot + PROBES;
    while (slot < last && fingerprints[slot] !== 0) slot++;
    if (slot === last) {
      dropped++;
      continue;
    }
    fingerprints[slot] = fingerprintOf(hash);
    for (let l = 0; l < L; l++) {
      weights[slot * L + l] = Math.max(-127, Math.min(127, Math.round(fitted.weights[id * L + l]! * unit)));
    }
  }
  options.log?.(`${ordered.length - dropped} features kept, ${dropped} found no slot, unit ${unit}`);
  const transitions = new Int32Array(edges * L * L);
  for (let k = 0; k < transitions.length; k++) {
    const w = fitted.transitions[k]!;
    transitions[k] = w === FORBIDDEN ? FORBIDDEN : Math.max(-32000, Math.min(32000, Math.round(w * unit)));
  }
  return { labels: L, edges, bits, unit, transitions, fingerprints, weights };
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
