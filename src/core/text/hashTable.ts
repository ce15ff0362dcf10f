/** Word hashes → numbers: an open-addressed table, faster to ask than a Map, and no boxed numbers. */

export interface HashTable {
  /** Places less one, a power of two less one. */
  readonly mask: number;
  /** A hash and its number for each place, side by side in memory; number 0 marks an empty place. */
  readonly cells: Int32Array;
}

const LARGE = 4096;

const placeOf = (hash: number, mask: number): number => Math.imul(hash, 0x9e3779b1) & mask;

/** The table of these hashes; their numbers are not 0. Of two with one hash the first counts. */
export function hashTable(entries: Iterable<readonly [hash: number, value: number]>): HashTable {
  const all = [...entries];
  // Room makes for short ways, but a large table is the faster the more of it lies in the cache.
  const room = all.length > LARGE ? 4 / 3 : 3;
  let size = 64;
  while (size < room * all.length) size *= 2;
  const mask = size - 1;
  const cells = new Int32Array(size * 2);
  for (const [hash, value] of all) {
    let at = placeOf(hash, mask);
    while (cells[2 * at + 1] !== 0) at = (at + 1) & mask;
    cells[2 * at] = hash;
    cells[2 * at + 1] = value;
  }
  return { mask, cells };
}

/** The number of a hash; 0 if the table has none. */
export function find({ mask, cells }: HashTable, hash: number): number {
  let at = placeOf(hash, mask);
  let value = cells[2 * at + 1]!;
  while (value !== 0 && cells[2 * at] !== hash) {
    at = (at + 1) & mask;
    value = cells[2 * at + 1]!;
  }
  return value;
}
