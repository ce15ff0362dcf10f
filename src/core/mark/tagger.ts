/**
 * A linear-chain sequence tagger over hashed features, shared by claims and names. The model is data; everything here is
 * integer arithmetic, so that every engine gives the same labels.
 *
 * A feature is a 32-bit hash made with `feature` from token columns, never a string. Weights lie in a table of slots; each
 * slot keeps a 16-bit fingerprint of the one feature it belongs to, so that a feature unknown to the model adds nothing
 * instead of some other feature's weight, and is mostly settled inside the fingerprints, which stay in cache.
 *
 * Label 0 is "outside". Transitions depend on the edge class of the token that is entered: what lies between it and the token before
 * (nothing, a comma, an opening quotation mark …), as the caller defines it.
 */

export interface TaggerModel {
  readonly labels: number;
  readonly edges: number;
  /** The table has 2^bits slots. */
  readonly bits: number;
  /** Score units per natural-log unit: a margin of `unit` means odds of e to 1. */
  readonly unit: number;
  /** [edge][from][to], score units; `FORBIDDEN` where the step may not be taken. The step into a sequence comes from label 0. */
  readonly transitions: Int32Array;
  /** `transitions` as decoding adds them up: see `stepsOf`. */
  readonly steps: Int32Array;
  /** By slot; 0 is empty. `PROBES` slots more than 2^bits, so that probing never wraps. */
  readonly fingerprints: Uint16Array;
  /**
   * [slot][pair of labels], score units from -127 to 127: the even label in the low half, the odd one added to the high half, so that
   * one addition scores both.
   */
  readonly pairs: Int32Array;
}

/** At most so many labels: which one is best is kept in the lowest bits of its score. */
const MOST_LABELS = 16;

/** The bits of a sum that are its score. */
const VALUE = ~(MOST_LABELS - 1);

/**
 * Transitions as [edge][to][from], 16 times their score, and 15 less the label the step comes from: so the largest of sums tells its
 * label, the lower one where two are equal.
 */
export function stepsOf(transitions: Int32Array, labels: number): Int32Array {
  const square = labels * labels;
  return Int32Array.from(transitions, (_, k) => {
    const from = k % labels;
    const to = Math.floor((k % square) / labels);
    return MOST_LABELS * transitions[k - (k % square) + from * labels + to]! + (MOST_LABELS - 1 - from);
  });
}

/** The larger number, without a branch that no processor could foretell. */
function larger(a: number, b: number): number {
  const d = (a - b) | 0;
  return (a - (d & (d >> 31))) | 0;
}

/** Weights as [slot][label] → pairs of labels. */
export function pairsOf(weights: Int8Array, labels: number): Int32Array {
  const width = (labels + 1) >> 1;
  const slots = weights.length / labels;
  const pairs = new Int32Array(slots * width);
  for (let slot = 0; slot < slots; slot++) {
    for (let l = 0; l < labels; l++) {
      pairs[slot * width + (l >> 1)]! += l % 2 === 0 ? weights[slot * labels + l]! : weights[slot * labels + l]! << 16;
    }
  }
  return pairs;
}

const low = (pair: number): number => (pair << 16) >> 16;
const high = (pair: number): number => (pair - low(pair)) >> 16;

/** Slots looked at for one feature. */
export const PROBES = 4;
export const FORBIDDEN = -1_000_000;

/** A feature's hash from its template number and a value. Chain for conjunctions: `feature(t, feature(t, a) ^ b)`. */
export function feature(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 13);
}

export const slotOf = (hash: number, bits: number): number => hash >>> (32 - bits);

export const fingerprintOf = (hash: number): number => hash & 0xffff || 1;

/** Writes the features of token `i` into `out`, returns how many. */
export type Extract = (i: number, out: Int32Array) => number;

/** Adds to `sums` what some features of token `i` weigh that `extract` leaves out, as pairs of labels. */
export type Base = (i: number, sums: Int32Array) => void;

/** Upper bound of features per token. */
export const MAX_FEATURES = 128;

const buffer = new Int32Array(MAX_FEATURES);

const hits = new Int32Array(MAX_FEATURES + 1);

/**
 * Rows of the features in `buffer` that the model knows, into `hits`; returns how many. Whether a feature is known is a coin toss
 * that no processor can foretell, so this loop has no branches: all `PROBES` slots are compared at once, as bits of one number.
 */
function knownRows({ bits, fingerprints }: TaggerModel, count: number, width: number): number {
  const shift = 32 - bits;
  let n = 0;
  for (let f = 0; f < count; f++) {
    const hash = buffer[f]!;
    const print = hash & 0xffff || 1;
    const slot = hash >>> shift;
    const a = fingerprints[slot]!;
    const b = fingerprints[slot + 1]!;
    const c = fingerprints[slot + 2]!;
    const d = fingerprints[slot + 3]!;
    const equal =
      ((((a ^ print) - 1) >> 31) & 1) |
      ((((b ^ print) - 1) >> 31) & 2) |
      ((((c ^ print) - 1) >> 31) & 4) |
      ((((d ^ print) - 1) >> 31) & 8);
    const empty = (((a - 1) >> 31) & 1) | (((b - 1) >> 31) & 2) | (((c - 1) >> 31) & 4);
    // Only what stands before the first empty slot counts.
    const found = equal & ((empty & -empty) - 1);
    hits[n] = Math.imul(slot + 31 - Math.clz32(found & -found), width);
    n += -found >>> 31;
  }
  return n;
}

/** Adds the weights of `count` features to `sums` from `at`, as pairs of labels. */
export function sumPairs(model: TaggerModel, features: Int32Array, count: number, sums: Int32Array, at: number): void {
  const width = (model.labels + 1) >> 1;
  for (let f = 0; f < count; f++) buffer[f] = features[f]!;
  const known = knownRows(model, count, width);
  for (let k = 0; k < known; k++) for (let p = 0; p < width; p++) sums[at + p]! += model.pairs[hits[k]! + p]!;
}

/**
 * 16 times the score of each label of the tokens `from` to `to`: `scores[(i - from) * labels + label]`. Sums of `MAX_FEATURES` weights fit into half a
 * pair. Cost: features × labels per token.
 */
export function scoreLabels(
  model: TaggerModel,
  from: number,
  to: number,
  extract: Extract,
  scores: Int32Array,
  base?: Base,
): void {
  const { labels, pairs } = model;
  const width = (labels + 1) >> 1;
  const sums = new Int32Array(Math.max(width, 5));
  for (let i = from; i < to; i++) {
    const row = (i - from) * labels;
    const known = knownRows(model, extract(i, buffer), width);
    // The first five pairs in registers.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    if (width > 5) sums.fill(0);
    for (let k = 0; k < known; k++) {
      const at = hits[k]!;
      a = (a + pairs[at]!) | 0;
      if (width > 1) b = (b + pairs[at + 1]!) | 0;
      if (width > 2) c = (c + pairs[at + 2]!) | 0;
      if (width > 3) d = (d + pairs[at + 3]!) | 0;
      if (width > 4) e = (e + pairs[at + 4]!) | 0;
      for (let p = 5; p < width; p++) sums[p]! += pairs[at + p]!;
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
    base?.(i, sums);
    for (let l = 0; l < labels; l++)
      scores[row + l] = MOST_LABELS * (l % 2 === 0 ? low(sums[l >> 1]!) : high(sums[l >> 1]!));
  }
}

/** Room for decoding, reused between sequences; grows by itself. */
export interface Workspace {
  scores: Int32Array;
  forward: Int32Array;
  backward: Int32Array;
  back: Uint8Array;
}

export const createWorkspace = (): Workspace => ({
  scores: new Int32Array(0),
  forward: new Int32Array(0),
  backward: new Int32Array(0),
  back: new Uint8Array(0),
});

export function reserve(space: Workspace, cells: number): void {
  if (space.scores.length >= cells) return;
  const size = Math.max(cells, space.scores.length * 2, 1024);
  space.scores = new Int32Array(size);
  space.forward = new Int32Array(size);
  space.backward = new Int32Array(size);
  space.back = new Uint8Array(size);
}

/**
 * Labels the tokens `from` to `to` as one sequence into `out[from..to)`. `edges[i]` is the edge class of entering token `i`.
 * Features that many tokens share may be left to `base`. Ties go to the lower label. Cost: (features × labels + labels²) per token.
 */
export function tag(
  model: TaggerModel,
  from: number,
  to: number,
  edges: Uint8Array,
  extract: Extract,
  out: Uint8Array,
  space: Workspace,
  base?: Base,
): void {
  const n = to - from;
  if (n <= 0) return;
  const { labels, steps } = model;
  reserve(space, n * labels);
  scoreLabels(model, from, to, extract, space.scores, base);
  const { scores, forward, back } = space;
  const first = edges[from]! * labels * labels;
  for (let l = 0; l < labels; l++) forward[l] = scores[l]! + (steps[first + l * labels]! & VALUE);
  for (let i = 1; i < n; i++) {
    const table = edges[from + i]! * labels * labels;
    const before = (i - 1) * labels;
    const row = i * labels;
    for (let to = 0; to < labels; to++) {
      const into = table + to * labels;
      let best = (forward[before]! + steps[into]!) | 0;
      for (let l = 1; l < labels; l++) best = larger((forward[before + l]! + steps[into + l]!) | 0, best);
      forward[row + to] = (best & VALUE) + scores[row + to]!;
      back[row + to] = MOST_LABELS - 1 - (best & ~VALUE);
    }
    // Scores of one sequence could outgrow 32 bits on a paragraph of many megabytes; only differences matter.
    if ((i & 1023) === 0) {
      const base = forward[row]!;
      for (let l = 0; l < labels; l++) forward[row + l]! -= base;
    }
  }
  let label = 0;
  const end = (n - 1) * labels;
  for (let l = 1; l < labels; l++) if (forward[end + l]! > forward[end + label]!) label = l;
  for (let i = n - 1; i >= 0; i--) {
    out[from + i] = label;
    label = back[i * labels + label]!;
  }
}

/**
 * After `tag` on the same sequence: how much worse the best path through label `l` at token `i` is than the best path of all,
 * 0 on the best path and negative elsewhere, as `[(i - from) * labels + l]` in the returned view (valid until the next call).
 */
export function margins(model: TaggerModel, from: number, to: number, edges: Uint8Array, space: Workspace): Int32Array {
  const n = to - from;
  const { labels, steps } = model;
  const { scores, forward, backward } = space;
  const end = (n - 1) * labels;
  for (let l = 0; l < labels; l++) backward[end + l] = 0;
  for (let i = n - 2; i >= 0; i--) {
    const table = edges[from + i + 1]! * labels * labels;
    const next = (i + 1) * labels;
    const row = i * labels;
    for (let l = 0; l < labels; l++) backward[row + l] = 2 * MOST_LABELS * FORBIDDEN;
    for (let to = 0; to < labels; to++) {
      const ahead = (scores[next + to]! + backward[next + to]!) | 0;
      const into = table + to * labels;
      for (let l = 0; l < labels; l++)
        backward[row + l] = larger(((steps[into + l]! & VALUE) + ahead) | 0, backward[row + l]!);
    }
    let top = backward[row]!;
    for (let l = 1; l < labels; l++) top = larger(backward[row + l]!, top);
    for (let l = 0; l < labels; l++) backward[row + l]! -= top;
  }
  for (let i = 0; i < n; i++) {
    const row = i * labels;
    let top = (forward[row]! + backward[row]!) | 0;
    for (let l = 1; l < labels; l++) top = larger((forward[row + l]! + backward[row + l]!) | 0, top);
    for (let l = 0; l < labels; l++) backward[row + l] = (forward[row + l]! + backward[row + l]! - top) >> 4;
  }
  return backward.subarray(0, n * labels);
}

/** The model with every step into `label` made easier by `bias` natural-log units: more of that label, less precisely. */
export function eased(model: TaggerModel, label: number, bias: number): TaggerModel {
  const transitions = model.transitions.slice();
  for (let k = label; k < transitions.length; k += model.labels) {
    if (transitions[k]! > FORBIDDEN) transitions[k]! += Math.round(bias * model.unit);
  }
  return { ...model, transitions, steps: stepsOf(transitions, model.labels) };
}

const MAGIC = 0x31_47_41_54; // "TAG1"
const HEAD = 12;

/**
 * Reads one model at `offset` of the bytes that `encodeTagger` wrote; several may follow one another.
 * Throws a RangeError or Error if the bytes are cut off or of another kind.
 */
export function decodeTagger(bytes: Uint8Array, offset = 0): { readonly model: TaggerModel; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== MAGIC) throw new Error('not a tagger model');
  const labels = view.getUint8(offset + 4);
  const edges = view.getUint8(offset + 5);
  const bits = view.getUint8(offset + 6);
  const packed = view.getUint8(offset + 7) === 1;
  const unit = view.getUint32(offset + 8, true);
  let at = offset + HEAD;
  const transitions = new Int32Array(edges * labels * labels);
  for (let i = 0; i < transitions.length; i++, at += 2) {
    const value = view.getInt16(at, true);
    transitions[i] = value === -32768 ? FORBIDDEN : value;
  }
  const slots = (1 << bits) + PROBES;
  const fingerprints = new Uint16Array(slots);
  const weights = new Int8Array(slots * labels);
  const used = at;
  if (packed) at += (slots + 7) >> 3;
  const isUsed = (slot: number): boolean => !packed || ((view.getUint8(used + (slot >> 3)) >> (slot & 7)) & 1) === 1;
  for (let slot = 0; slot < slots; slot++) {
    if (!isUsed(slot)) continue;
    fingerprints[slot] = view.getUint16(at, true);
    at += 2;
  }
  for (let slot = 0; slot < slots; slot++) {
    if (!isUsed(slot)) continue;
    for (let l = 0; l < labels; l++) weights[slot * labels + l] = view.getInt8(at++);
  }
  const steps = stepsOf(transitions, labels);
  return {
    model: { labels, edges, bits, unit, transitions, steps, fingerprints, pairs: pairsOf(weights, labels) },
    end: at,
  };
}

/** The bytes of a model, little-endian, empty slots left out; the same model gives the same bytes. */
export function encodeTagger(model: TaggerModel): Uint8Array {
  const { labels, edges, bits, unit, transitions, fingerprints, pairs } = model;
  const slots = fingerprints.length;
  const width = (labels + 1) >> 1;
  const map = (slots + 7) >> 3;
  const rows = fingerprints.reduce((count, print) => (print === 0 ? count : count + 1), 0);
  const bytes = new Uint8Array(HEAD + 2 * transitions.length + map + rows * (2 + labels));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint8(4, labels);
  view.setUint8(5, edges);
  view.setUint8(6, bits);
  view.setUint8(7, 1);
  view.setUint32(8, unit, true);
  let at = HEAD;
  for (const value of transitions) {
    view.setInt16(at, value === FORBIDDEN ? -32768 : value, true);
    at += 2;
  }
  const used = at;
  let print = at + map;
  let row = print + 2 * rows;
  for (let slot = 0; slot < slots; slot++) {
    if (fingerprints[slot] === 0) continue;
    bytes[used + (slot >> 3)]! |= 1 << (slot & 7);
    view.setUint16(print, fingerprints[slot]!, true);
    print += 2;
    for (let l = 0; l < labels; l++) {
      const pair = pairs[slot * width + (l >> 1)]!;
      view.setInt8(row++, l % 2 === 0 ? low(pair) : high(pair));
    }
  }
  return bytes;
}
