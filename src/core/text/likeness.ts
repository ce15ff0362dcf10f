/** How alike two stretches of folded text are. */

// Longer stretches are compared by their ends.
const COMPARED = 400;

// What is less alike than this is something else.
export const LIKENESS = 0.68;

/** 1 − edit distance over the longer length; 0 where it cannot reach LIKENESS. Cost: bounded. */
export function likenessOf(a: Uint16Array, b: Uint16Array): number {
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > longer * (1 - LIKENESS)) return 0;
  if (longer > COMPARED) {
    const half = COMPARED / 2;
    if (Math.min(a.length, b.length) < COMPARED) return 0;
    const heads = likenessOf(a.subarray(0, half), b.subarray(0, half));
    const tails = likenessOf(a.subarray(a.length - half), b.subarray(b.length - half));
    return Math.min(heads, tails);
  }
  const band = Math.ceil(longer * (1 - LIKENESS));
  const errors = distanceWithin(...withoutSharedEnds(a, b), band);
  return errors > band ? 0 : 1 - errors / longer;
}

/** Mostly little was edited: what stands the same at both ends needs no comparing. */
function withoutSharedEnds(a: Uint16Array, b: Uint16Array): readonly [Uint16Array, Uint16Array] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [a.subarray(head, a.length - tail), b.subarray(head, b.length - tail)];
}

/** Edit distance, or anything above `band` where it is larger. Cost: length × band. */
function distanceWithin(a: Uint16Array, b: Uint16Array, band: number): number {
  if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length);
  let row = new Int32Array(b.length + 1);
  let above = new Int32Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - band);
    const to = Math.min(b.length, i + band);
    row[from - 1] = from === 1 ? i : band + 1;
    if (i + band <= b.length) above[i + band] = band + 1;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const value = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > band) return band + 1;
    const swap = above;
    above = row;
    row = swap;
  }
  return above[b.length]!;
}
