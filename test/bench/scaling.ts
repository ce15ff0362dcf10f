/**
 * How time and memory grow with the corpus. Each size is a folder of files, read and linked in a process of its own by the threads that the
 * editor's host starts; so its memory is not that of what was measured before.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spareCores } from '../../src/engine/thread.node';
import type { Measured } from './alone';
import { articles } from './corpus';
import { exponent, table } from './measure';

/** Of one size. */
interface Point extends Measured {
  readonly size: number;
}

/** The table. `tell`: of each size as it is done. */
export function scaling(sizes: readonly number[], tell: (line: string) => void): string {
  const points = sizes.map((size): Point => {
    const point = inOwnProcess(size);
    tell(`${size} articles: ${(point.cost / 1000).toFixed(0)} s, ${mb(point.peak)} MB`);
    return point;
  });
  const rows = points.map(({ size, links, reading, cost, resident, peak }) => [
    String(size),
    String(links),
    (reading / 1000).toFixed(1),
    (cost / 1000).toFixed(1),
    (cost / size / (points[0]!.cost / points[0]!.size)).toFixed(2),
    mb(resident),
    mb(peak),
  ]);
  const head = [
    'articles',
    'links',
    'reading, s',
    'all, s',
    'all per article, smallest = 1',
    'resident after, MB',
    'at most, MB',
  ];
  return [
    `\n## How costs grow, with ${spareCores() + 1} cores\n`,
    table(head, rows),
    `\nTime grows with the corpus to the power of ${exponent(points).toFixed(2)}.`,
  ].join('\n');
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);

function inOwnProcess(size: number): Point {
  const folder = mkdtempSync(path.join(tmpdir(), 'synoptic-bench-'));
  try {
    for (const { id, text, meta } of articles(size)) {
      const file = path.join(folder, id);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      writeFileSync(file.replace(/\.txt$/, '.meta.json'), JSON.stringify(meta));
    }
    const { status, stdout } = spawnSync(process.execPath, ['./out/bench.alone.mjs', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${size} articles were not read to the end`);
    return { size, ...(JSON.parse(stdout) as Measured) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
