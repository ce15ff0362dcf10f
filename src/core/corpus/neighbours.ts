/** The nearest documents of each, as columns of numbers: a Map for each document would take ten times the room. */

import type { DocumentId } from '../model';

/** The nearest of a document, best first. */
export interface SavedNeighbours {
  readonly documents: readonly DocumentId[];
  readonly cosines: readonly number[];
  /** Score that a newcomer must reach. */
  readonly bar: number;
}

/** A document by its number, and how near it is. */
export interface Near {
  readonly slot: number;
  readonly cosine: number;
}

export interface NeighbourLists {
  /** Numbers of documents are below this. */
  readonly size: number;
  count(of: number): number;
  /** The `k`th nearest of a document, and how near it is. */
  slot(of: number, k: number): number;
  cosineAt(of: number, k: number): number;
  /** How near `other` is, if it is among the nearest. Cost: linear in these. */
  cosine(of: number, other: number): number | undefined;
  /** Best first; whether this is other than before. */
  set(of: number, list: readonly Near[]): boolean;
}

/** @param most so many for each document at most */
export function neighbourLists(most: number): NeighbourLists {
  let counts = new Uint16Array(64);
  let slots = new Int32Array(64 * most);
  let cosines = new Float64Array(64 * most);

  const grow = (size: number): void => {
    const wider = [new Uint16Array(size), new Int32Array(size * most), new Float64Array(size * most)] as const;
    wider[0].set(counts);
    wider[1].set(slots);
    wider[2].set(cosines);
    [counts, slots, cosines] = wider;
  };

  return {
    get size() {
      return counts.length;
    },
    count: (of) => counts[of] ?? 0,
    slot: (of, k) => slots[of * most + k]!,
    cosineAt: (of, k) => cosines[of * most + k]!,
    cosine(of, other) {
      const end = of * most + (counts[of] ?? 0);
      for (let k = of * most; k < end; k++) if (slots[k] === other) return cosines[k];
      return undefined;
    },
    set(of, list) {
      if (of >= counts.length) grow(Math.max(of + 1, counts.length * 2));
      let same = counts[of] === list.length;
      counts[of] = list.length;
      list.forEach(({ slot, cosine }, k) => {
        const at = of * most + k;
        same &&= slots[at] === slot && cosines[at] === cosine;
        slots[at] = slot;
        cosines[at] = cosine;
      });
      return !same;
    },
  };
}
