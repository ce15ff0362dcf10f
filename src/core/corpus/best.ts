/** Which pairs are among the best of either of their two ends, without sorting them all. */

/** Pairs in columns. */
export interface Ranked {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  readonly count: number;
}

/**
 * 1 for each pair that is among the `most` best of its `from` or of its `to`; of equals the one with the lowest numbers. `from` is below
 * `froms`, `to` below `tos`. Cost: linear, times `most` at worst.
 */
export function amongBest(pairs: Ranked, froms: number, tos: number, most: number): Uint8Array {
  const out = new Uint8Array(pairs.count);
  for (const [own, other, ends] of [
    [pairs.from, pairs.to, froms],
    [pairs.to, pairs.from, tos],
  ] as const) {
    const held = new Uint8Array(ends);
    const best = new Int32Array(ends * most);
    for (let k = 0; k < pairs.count; k++) {
      const end = own[k]!;
      const first = end * most;
      let at = first + held[end]!;
      if (held[end] === most) {
        if (!isBefore(pairs.value, other, k, best[at - 1]!)) continue;
        at--;
      } else held[end]!++;
      for (; at > first && isBefore(pairs.value, other, k, best[at - 1]!); at--) best[at] = best[at - 1]!;
      best[at] = k;
    }
    for (let end = 0; end < ends; end++) {
      for (let at = 0; at < held[end]!; at++) out[best[end * most + at]!] = 1;
    }
  }
  return out;
}

const isBefore = (value: ArrayLike<number>, other: ArrayLike<number>, k: number, than: number): boolean =>
  value[k]! > value[than]! || (value[k] === value[than] && other[k]! < other[than]!);
