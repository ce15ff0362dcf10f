/** Times things side by side in one process, round by round, so that a machine that slows down slows all of them. */

export interface Contestant {
  readonly name: string;
  /** Work of one round; what it returns is thrown away. */
  run(): unknown;
}

export interface Timed {
  readonly name: string;
  /** Milliseconds a round: the median. */
  readonly median: number;
}

/** Milliseconds each contestant runs uncounted: an engine compiles what runs often only after a while, and more code takes longer. */
const WARM_UP = 3000;

/** Each warms up, one round at least; then `rounds` in turn. */
export function sideBySide(contestants: readonly Contestant[], rounds = 9): Timed[] {
  for (const { run } of contestants) {
    const start = performance.now();
    do run();
    while (performance.now() - start < WARM_UP);
  }
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    contestants.forEach(({ run }, i) => {
      const start = performance.now();
      run();
      times[i]!.push(performance.now() - start);
    });
  }
  return contestants.map(({ name }, i) => ({ name, median: median(times[i]!) }));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** The slope of log(cost) over log(size): 1 is linear. */
export function exponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const mx = xs.reduce((a, b) => a + b, 0) / xs.length;
  const my = ys.reduce((a, b) => a + b, 0) / ys.length;
  const top = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0);
  return top / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

/** A Markdown table, so that the figures can go to the README as they are. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
