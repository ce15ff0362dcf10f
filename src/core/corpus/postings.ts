/**
 * Which documents hold which terms, as numbers in one column: a list of each term's own would take three times the room, as most terms
 * stand in few documents and lists grow with room to spare.
 */

/** Documents by the terms that they hold, both as whole numbers from 0 on. */
export interface Postings {
  /** How many documents hold a term. */
  count(term: number): number;
  /** A document that does not hold it yet. Cost: constant. */
  add(term: number, document: number): void;
  /** A document that holds it. Cost: linear in those that do. */
  remove(term: number, document: number): void;
  /** Puts those that hold a term at the head of `into`, in no order; how many they are. `into` has room for them. */
  copy(term: number, into: Int32Array): number;
}

/** Numbers of a block: the first says where the block before it begins (0: nowhere), the others are documents. */
const BLOCK = 8;
const HELD = BLOCK - 1;

export function createPostings(): Postings {
  /** Blocks one after the other; what begins at 0 is none. */
  let blocks: Int32Array = new Int32Array(64 * BLOCK);
  let end = BLOCK;
  /** The first of the blocks that are free, in a chain too. */
  let free = 0;
  /** By term: how many hold it, and where its last block begins, the only one that may have room. */
  let counts: Int32Array = new Int32Array(64);
  let lasts: Int32Array = new Int32Array(64);

  const freshBlock = (): number => {
    if (free !== 0) {
      const at = free;
      free = blocks[at]!;
      return at;
    }
    if (end === blocks.length) blocks = grown(blocks, end * 2);
    end += BLOCK;
    return end - BLOCK;
  };
  /** How many documents the last block of a term with so many has. */
  const inLast = (count: number): number => ((count - 1) % HELD) + 1;

  return {
    count: (term) => counts[term] ?? 0,
    add(term, document) {
      if (term >= counts.length) {
        const size = Math.max(term + 1, counts.length * 2);
        counts = grown(counts, size);
        lasts = grown(lasts, size);
      }
      const count = counts[term]!;
      if (count % HELD === 0) {
        const block = freshBlock();
        blocks[block] = lasts[term]!;
        lasts[term] = block;
      }
      counts[term] = count + 1;
      blocks[lasts[term]! + inLast(count + 1)] = document;
    },
    remove(term, document) {
      const last = lasts[term]!;
      const count = counts[term]!;
      let at = last;
      let k = inLast(count);
      while (blocks[at + k] !== document) {
        if (--k > 0) continue;
        at = blocks[at]!;
        k = HELD;
      }
      blocks[at + k] = blocks[last + inLast(count)]!;
      counts[term] = count - 1;
      if ((count - 1) % HELD !== 0) return;
      lasts[term] = blocks[last]!;
      blocks[last] = free;
      free = last;
    },
    copy(term, into) {
      const count = counts[term] ?? 0;
      let to = 0;
      for (let at = lasts[term] ?? 0, k = inLast(count); to < count; at = blocks[at]!, k = HELD) {
        for (; k > 0; k--) into[to++] = blocks[at + k]!;
      }
      return count;
    },
  };
}

function grown(column: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(size);
  wider.set(column);
  return wider;
}
