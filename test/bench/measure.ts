/**
 * Times things side by side in one process: turn by turn, so that a machine that slows down slows all of them, and by processor time, so that what else
 * runs on it counts little.
 */

export interface Contestant {
  readonly name: string;
  /** Work of one run; what it returns is thrown away. */
  run(): unknown;
}

export interface Timed {
  readonly name: string;
  /** Milliseconds of processor time a run, the engine's own threads included: the median. */
  readonly median: number;
}

/**
 * Each contestant first runs uncounted until its best time has stood for so many milliseconds, in all at most for so many: an engine compiles what runs
 * often only after a while, and on a busy machine later than on an idle one.
 */
const WARM_UP = { still: 3000, most: 30_000 };

/** Milliseconds each then runs uncounted in each of its turns, and as long counted, once at least. */
const TURN = 600;

/**
 * Each warms up; then they take turns, `turns` times. What the others do in their turns costs this one its caches and, when garbage is collected, compiled
 * code: so every turn begins with runs that do not count.
 */
export function sideBySide(contestants: readonly Contestant[], turns = 7): Timed[] {
  for (const contestant of contestants) warmUp(contestant);
  const times = contestants.map((): number[] => []);
  for (let turn = 0; turn < turns; turn++) {
    contestants.forEach((contestant, i) => {
      for (const start = performance.now(); performance.now() - start < TURN; ) timed(contestant);
      for (const start = performance.now(); performance.now() - start < TURN; ) times[i]!.push(timed(contestant));
    });
  }
  return contestants.map(({ name }, i) => ({ name, median: median(times[i]!) }));
}

function warmUp(contestant: Contestant): void {
  const start = performance.now();
  let best = Number.POSITIVE_INFINITY;
  let since = start;
  for (let now = start; now - since < WARM_UP.still && now - start < WARM_UP.most; now = performance.now()) {
    const time = timed(contestant);
    // A little faster now and then is chance.
    if (time < 0.98 * best) since = performance.now();
    best = Math.min(best, time);
  }
}

function timed({ run }: Contestant): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
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
