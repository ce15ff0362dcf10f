/**
 * Columns of numbers, all 0, cut from larger pieces of memory: making a small typed array of its own takes an engine some twenty times as long,
 * and a text is read with dozens of them. A piece lives as long as any of its columns.
 */

const PIECE = 1 << 16;

let piece = new ArrayBuffer(PIECE);
let used = 0;

/** Takes room in the piece at hand, or begins another; returns where it starts. */
function take(bytes: number): number {
  if (used + bytes > PIECE) {
    piece = new ArrayBuffer(PIECE);
    used = 0;
  }
  const at = used;
  used = (at + bytes + 7) & ~7;
  return at;
}

/** Larger columns get memory of their own. */
const isLarge = (bytes: number): boolean => bytes > PIECE >> 3;

export function int32Column(count: number): Int32Array<ArrayBuffer> {
  if (isLarge(4 * count)) return new Int32Array(count);
  const at = take(4 * count);
  return new Int32Array(piece, at, count);
}

export function uint16Column(count: number): Uint16Array<ArrayBuffer> {
  if (isLarge(2 * count)) return new Uint16Array(count);
  const at = take(2 * count);
  return new Uint16Array(piece, at, count);
}

export function float64Column(count: number): Float64Array<ArrayBuffer> {
  if (isLarge(8 * count)) return new Float64Array(count);
  const at = take(8 * count);
  return new Float64Array(piece, at, count);
}

export function uint8Column(count: number): Uint8Array<ArrayBuffer> {
  if (isLarge(count)) return new Uint8Array(count);
  const at = take(count);
  return new Uint8Array(piece, at, count);
}
