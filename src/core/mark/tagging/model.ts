/**
 * A linear-chain sequence tagger over hashed features, shared by claims and names: the model as data. Everything is integer arithmetic, so that
 * every engine gives the same labels.
 *
 * A feature is a 32-bit number made with `feature` from token columns, never a string. Weights lie by its hash in a table of slots; each
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
  /** By slot; 0 is empty. `PROBES` slots more than 2^bits, so that probing never wraps. */
  readonly fingerprints: Uint16Array;
  /** [slot][label], score units. */
  readonly weights: Int8Array;
}

/** Slots looked at for one feature. */
export const PROBES = 4;
export const FORBIDDEN = -1_000_000;

/** At most so many labels, and so many features per token: the sum of their weights fits into 16 bits. */
export const MOST_LABELS = 16;
export const MAX_FEATURES = 64;

/** The longest run that is labelled as one. Longer ones are cut by the caller: so memory stays small, and sums of scores within 32 bits. */
export const LONGEST = 2048;

/** A feature from its template number and a value, as `Extract` writes it: still to be hashed. */
export const feature = (template: number, value: number): number => value ^ Math.imul(template + 1, 0x9e3779b1);

/** The factors and shifts of a feature's hash. */
export const MIX = { first: 0x85ebca6b, down: 15, second: 0xc2b2ae35, further: 13 } as const;

/** A feature's hash. */
export function hashOf(feature: number): number {
  let h = Math.imul(feature, MIX.first);
  h ^= h >>> MIX.down;
  h = Math.imul(h, MIX.second);
  return h ^ (h >>> MIX.further);
}

/** Two values as one, for the value of a feature. */
export const joint = (a: number, b: number): number => hashOf(feature(a, b));

export const slotOf = (hash: number, bits: number): number => hash >>> (32 - bits);

export const fingerprintOf = (hash: number): number => hash & 0xffff || 1;

/**
 * Adds features to tokens `from` to `to`, at least one to each. A token has room for `MAX_FEATURES`, and the first has the first room in `out`;
 * `counts` tells how many it has, 0 before the first are added. Many tokens at once: so an engine looks up columns once, and not for each.
 */
export type Extract = (from: number, to: number, out: Int32Array, counts: Int32Array) => void;

/** The same from a function that writes the features of token `i` from `at` on and returns the index behind the last. */
export const eachToken =
  (write: (i: number, out: Int32Array, at: number) => number): Extract =>
  (from, to, out, counts) => {
    for (let k = 0; k < to - from; k++) counts[k] = write(from + k, out, k * MAX_FEATURES) - k * MAX_FEATURES;
  };

/** Keeps the last run it labelled, so that one decoder must not be used for two runs at once. */
export interface Decoder {
  readonly model: TaggerModel;
  /** Numbers in a row of `margins`: as many as labels, or some more. */
  readonly lanes: number;
  /**
   * Labels the tokens `from` to `to`, at most `LONGEST`, as one sequence into `out[from..to)`. `edges[i]` is the edge class of entering token `i`.
   * Ties go to the lower label. Cost: (features × labels + labels²) per token.
   */
  tag(from: number, to: number, edges: Uint8Array, extract: Extract, out: Uint8Array): void;
  /**
   * Of the run labelled last: how much worse the best path through label `l` at token `i` is than the best path of all, 0 on the best path and
   * negative elsewhere, as `[(i - from) * lanes + l]`; there may be more rows than tokens. Valid until the next run.
   */
  margins(): Int32Array;
}

/** The model with every step into `label` made easier by `bias` natural-log units: more of that label, less precisely. */
export function eased(model: TaggerModel, label: number, bias: number): TaggerModel {
  const transitions = model.transitions.slice();
  for (let k = label; k < transitions.length; k += model.labels) {
    if (transitions[k]! > FORBIDDEN) transitions[k]! += Math.round(bias * model.unit);
  }
  return { ...model, transitions };
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
  return { model: { labels, edges, bits, unit, transitions, fingerprints, weights }, end: at };
}

/** The bytes of a model, little-endian, empty slots left out; the same model gives the same bytes. */
export function encodeTagger(model: TaggerModel): Uint8Array {
  const { labels, edges, bits, unit, transitions, fingerprints, weights } = model;
  const slots = fingerprints.length;
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
    for (let l = 0; l < labels; l++) view.setInt8(row++, weights[slot * labels + l]!);
  }
  return bytes;
}
