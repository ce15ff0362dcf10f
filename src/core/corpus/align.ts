/** Word-by-word alignment of two wordings of one utterance. */

/** What stands opposite what: runs of words that match, and runs that do not. Ranges are word indexes, end excluded. */
export interface Run {
  readonly same: boolean;
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

/** Longer utterances are compared by their first words. */
const MAX_WORDS = 400;

/**
 * Aligns two sequences so that as many items as possible are matched; `equal` tells which may be. Deterministic.
 * Cost: the product of the lengths, each at most 400.
 */
export function align(a: number, b: number, equal: (i: number, j: number) => boolean): Run[] {
  const n = Math.min(a, MAX_WORDS);
  const m = Math.min(b, MAX_WORDS);
  // Longest common subsequence of the rest, from each position.
  const width = m + 1;
  const best = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const skip = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      best[i * width + j] = equal(i, j) ? Math.max(skip, best[(i + 1) * width + j + 1]! + 1) : skip;
    }
  }
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  const push = (same: boolean, i0: number, j0: number): void => {
    if (i > i0 || j > j0) runs.push({ same, a: [i0, i], b: [j0, j] });
  };
  while (i < n || j < m) {
    let [i0, j0] = [i, j];
    while (i < n && j < m && equal(i, j) && best[i * width + j] === best[(i + 1) * width + j + 1]! + 1) {
      i++;
      j++;
    }
    push(true, i0, j0);
    [i0, j0] = [i, j];
    while (
      (i < n || j < m) &&
      !(i < n && j < m && equal(i, j) && best[i * width + j] === best[(i + 1) * width + j + 1]! + 1)
    ) {
      if (j >= m || (i < n && best[(i + 1) * width + j]! >= best[i * width + j + 1]!)) i++;
      else j++;
    }
    push(false, i0, j0);
  }
  if (n < a || m < b) runs.push({ same: false, a: [n, a], b: [m, b] });
  return runs;
}
