/**
 * Sums of first-stage weights that hang on one word form alone, or on the kinds of three tokens in a row: worked out when either is first met
 * and remembered from text to text, since texts are mostly made of what the text before was made of. A memory and no more: what is added is
 * what the tagger finds feature by feature.
 */
import { type Base, sumPairs, type TaggerModel } from '../tagger';
import type { Columns } from './columns';
import { Kinds } from './kinds';
import { kindFeatures, PLACES, wordFeatures } from './scan';

/** Rows of sums, each for the `PLACES` from which a token may be asked for; they grow. */
interface Rows {
  count: number;
  sums: Int32Array;
}

/** Row 0 of `words` is for what lies outside the text; the others are by the number of the word form, from 1. */
export interface Remembered {
  readonly words: Rows;
  /** Which word forms have their row. */
  met: Uint8Array;
  readonly kinds: Rows;
  /** Row of three kinds, six bits each, from 1. */
  readonly kindRow: Int32Array;
}

export const createRemembered = (): Remembered => ({
  words: { count: 0, sums: new Int32Array(0) },
  met: new Uint8Array(0),
  kinds: { count: 0, sums: new Int32Array(0) },
  kindRow: new Int32Array(1 << 18),
});

const features = new Int32Array(8);

/** What word forms and kinds add to the score of each token of a text, as pairs of labels. Cost: linear, less the more is remembered. */
export function rememberedSums(columns: Columns, model: TaggerModel, memory: Remembered): Base {
  const width = (model.labels + 1) >> 1;
  const size = PLACES * width;
  const wordAt = wordRows(columns, model, memory, size);
  const kindsAt = kindRows(columns, model, memory, size);
  const words = memory.words.sums;
  const kinds = memory.kinds.sums;
  // Written out: a loop over places would go through memory for each sum.
  return (i, sums) => {
    const w0 = wordAt[i]!;
    const w1 = wordAt[i + 1]! + width;
    const w2 = wordAt[i + 2]! + 2 * width;
    const w3 = wordAt[i + 3]! + 3 * width;
    const w4 = wordAt[i + 4]! + 4 * width;
    const k0 = kindsAt[i]!;
    const k1 = kindsAt[i + 1]! + width;
    const k2 = kindsAt[i + 2]! + 2 * width;
    const k3 = kindsAt[i + 3]! + 3 * width;
    const k4 = kindsAt[i + 4]! + 4 * width;
    for (let p = 0; p < width; p++) {
      const near = words[w0 + p]! + words[w1 + p]! + words[w2 + p]! + words[w3 + p]! + words[w4 + p]!;
      const like = kinds[k0 + p]! + kinds[k1 + p]! + kinds[k2 + p]! + kinds[k3 + p]! + kinds[k4 + p]!;
      sums[p] = (sums[p]! + near + like) | 0;
    }
  };
}

/** Where the row of each token begins, from two before the first token to two behind the last. */
function wordRows(columns: Columns, model: TaggerModel, memory: Remembered, size: number): Int32Array {
  const { lexeme, word, ending, stem } = columns;
  const n = lexeme.length;
  const width = size / PLACES;
  const rows = new Int32Array(n + 4);
  const { words } = memory;
  for (let k = -1; k < n; k++) {
    const row = k < 0 ? 0 : lexeme[k]! + 1;
    rows[k + 2] = row * size;
    if (row < memory.met.length && memory.met[row] === 1) continue;
    reserve(words, row + 1, size);
    if (memory.met.length <= row) memory.met = wider(memory.met, new Uint8Array(2 * row + 1024));
    memory.met[row] = 1;
    for (let place = 0; place < PLACES; place++) {
      const count =
        row === 0
          ? wordFeatures(place, 0, 0, 0, features, 0)
          : wordFeatures(place, word[k]!, ending[k]!, stem[k]!, features, 0);
      sumPairs(model, features, count, words.sums, row * size + place * width);
    }
  }
  return rows;
}

/** Where the row of each three tokens begins, from the three before the first token to those behind the last. */
function kindRows({ kind }: Columns, model: TaggerModel, memory: Remembered, size: number): Int32Array {
  const n = kind.length;
  const width = size / PLACES;
  const rows = new Int32Array(n + 4);
  const { kinds, kindRow } = memory;
  const at = (k: number): number => (k >= 0 && k < n ? kind[k]! : Kinds.Edge);
  let a = Kinds.Edge as number;
  let b = Kinds.Edge as number;
  for (let k = 0; k < n + 4; k++) {
    const c = at(k - 1);
    const key = (((a << 6) | b) << 6) | c;
    let row = kindRow[key]! - 1;
    if (row < 0) {
      row = kinds.count;
      kindRow[key] = row + 1;
      reserve(kinds, row + 1, size);
      for (let place = 0; place < PLACES; place++) {
        const count = kindFeatures(place, a, b, c, features, 0);
        sumPairs(model, features, count, kinds.sums, row * size + place * width);
      }
    }
    rows[k] = row * size;
    a = b;
    b = c;
  }
  return rows;
}

function reserve(rows: Rows, count: number, size: number): void {
  rows.count = Math.max(rows.count, count);
  if (rows.sums.length >= count * size) return;
  rows.sums = wider(rows.sums, new Int32Array(2 * count * size + 1024 * size));
}

function wider<T extends Int32Array | Uint8Array>(old: T, room: T): T {
  room.set(old);
  return room;
}
