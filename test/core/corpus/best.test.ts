import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { amongBest } from '../../../src/core/corpus/best';

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Sorted, the best first; then each is kept while one of its ends has fewer than `most`. */
function bySorting(pairs: readonly Pair[], most: number): number[] {
  const held = new Map<string, number>();
  const order = pairs.map((_, k) => k);
  order.sort((p, q) => {
    const [one, two] = [pairs[p]!, pairs[q]!];
    return two.value - one.value || one.from - two.from || one.to - two.to;
  });
  return order
    .filter((k) => {
      const ends = [`from ${pairs[k]!.from}`, `to ${pairs[k]!.to}`];
      const keeps = ends.some((end) => (held.get(end) ?? 0) < most);
      if (keeps) for (const end of ends) held.set(end, (held.get(end) ?? 0) + 1);
      return keeps;
    })
    .sort((p, q) => p - q);
}

describe('the best pairs of either end', () => {
  it('are those that sorting them all would keep', () => {
    const pair = fc.record({ from: fc.nat(5), to: fc.nat(5), value: fc.nat(4) });
    const distinct = fc.uniqueArray(pair, { maxLength: 36, selector: ({ from, to }) => from * 6 + to });
    fc.assert(
      fc.property(distinct, fc.integer({ min: 1, max: 3 }), (pairs, most) => {
        const best = amongBest(
          {
            from: pairs.map(({ from }) => from),
            to: pairs.map(({ to }) => to),
            value: pairs.map(({ value }) => value),
            count: pairs.length,
          },
          6,
          6,
          most,
        );
        deepEqual(
          pairs.flatMap((_, k) => (best[k] === 1 ? [k] : [])),
          bySorting(pairs, most),
        );
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
