/**
 * Words → classes of words that stand between like neighbours, by the exchange algorithm over bigrams: no labels needed, and a word
 * rare among the labelled ones still has company.
 */

export interface Clustering {
  /** Class of each word, from 1. */
  readonly of: ReadonlyMap<number, number>;
}

const log = Math.log;
const entropy = (count: number): number => (count > 0 ? count * log(count) : 0);

/**
 * Words (any numbers; 0 is left out and breaks the sequence) seen at least `minCount` times into `classes` classes. Deterministic.
 * Cost: words × classes × neighbouring classes per round.
 */
export function cluster(sequence: Int32Array, classes: number, minCount: number, rounds: number): Clustering {
  const counts = new Map<number, number>();
  for (const word of sequence) if (word !== 0) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].filter((w) => counts.get(w)! >= minCount);
  words.sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
  const idOf = new Map(words.map((word, id) => [word, id]));
  const classOf = new Int32Array(words.length).map((_, id) => id % classes);
  const left = words.map(() => new Map<number, number>());
  const right = words.map(() => new Map<number, number>());
  for (let i = 1; i < sequence.length; i++) {
    const a = idOf.get(sequence[i - 1]!);
    const b = idOf.get(sequence[i]!);
    if (a === undefined || b === undefined || a === b) continue;
    right[a]!.set(b, (right[a]!.get(b) ?? 0) + 1);
    left[b]!.set(a, (left[b]!.get(a) ?? 0) + 1);
  }
  const pairs = new Float64Array(classes * classes);
  const firsts = new Float64Array(classes);
  const seconds = new Float64Array(classes);
  words.forEach((_, a) => {
    for (const [b, count] of right[a]!) {
      pairs[classOf[a]! * classes + classOf[b]!]! += count;
      firsts[classOf[a]!]! += count;
      seconds[classOf[b]!]! += count;
    }
  });
  const before = new Float64Array(classes);
  const after = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    words.forEach((_, w) => {
      before.fill(0);
      after.fill(0);
      let into = 0;
      let outOf = 0;
      for (const [a, count] of left[w]!) {
        before[classOf[a]!]! += count;
        into += count;
      }
      for (const [b, count] of right[w]!) {
        after[classOf[b]!]! += count;
        outOf += count;
      }
      const old = classOf[w]!;
      const place = (c: number, sign: number): void => {
        for (let k = 0; k < classes; k++) {
          if (before[k]! > 0) pairs[k * classes + c]! += sign * before[k]!;
          if (after[k]! > 0) pairs[c * classes + k]! += sign * after[k]!;
        }
        seconds[c]! += sign * into;
        firsts[c]! += sign * outOf;
      };
      place(old, -1);
      const near: number[] = [];
      for (let k = 0; k < classes; k++) if (before[k]! > 0 || after[k]! > 0) near.push(k);
      let best = old;
      let most = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < classes; c++) {
        let gain =
          entropy(seconds[c]!) - entropy(seconds[c]! + into) + entropy(firsts[c]!) - entropy(firsts[c]! + outOf);
        for (const k of near) {
          const x = pairs[k * classes + c]!;
          const y = pairs[c * classes + k]!;
          if (before[k]! > 0) gain += entropy(x + before[k]!) - entropy(x);
          if (after[k]! > 0) gain += entropy(y + after[k]!) - entropy(y);
        }
        if (gain > most) {
          most = gain;
          best = c;
        }
      }
      place(best, 1);
      classOf[w] = best;
      if (best !== old) moved++;
    });
    if (moved === 0) break;
  }
  return { of: new Map(words.map((word, id) => [word, classOf[id]! + 1])) };
}
