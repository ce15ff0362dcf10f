/**
 * How time and memory grow with the corpus. Each size is a folder of files, read and linked in a process of its own by the threads that the
 * editor's host starts; so its memory is not that of what was measured before.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeFolder } from '../../src/cli/folder';
import { inBatches } from '../../src/engine/course';
import { survey, take } from '../../src/engine/intake';
import { readInLanes } from '../../src/engine/lanes';
import { remoteEngine } from '../../src/engine/remote';
import { restingReader } from '../../src/engine/resting';
import { nodeThread, spareCores } from '../../src/engine/thread.node';
import { articles } from './corpus';
import { exponent, table } from './measure';

/** Of one size. Times in milliseconds, memory in bytes of the whole process. */
interface Point {
  readonly size: number;
  readonly reading: number;
  readonly cost: number;
  readonly links: number;
  readonly resident: number;
  readonly peak: number;
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
    const { status, stdout } = spawnSync(process.execPath, [process.argv[1]!, 'alone', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${size} articles were not read to the end`);
    return { size, ...(JSON.parse(stdout) as Omit<Point, 'size'>) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a process of its own: reads and links the texts of a folder, and prints the `Point` of it. */
export async function alone(root: string): Promise<void> {
  const bytes = { claims: readFileSync('media/claims.bin'), names: readFileSync('media/names.bin') };
  const start = () => remoteEngine(nodeThread('./out/bench.worker.js'), [bytes]);
  const later = (call: () => void): (() => void) => {
    const timer = setTimeout(call, 1000).unref();
    return () => clearTimeout(timer);
  };
  const folder = nodeFolder(root);
  const { sources, metadata } = await survey(folder);
  const engine = start();
  const readers = spareCores() > 0 ? [restingReader(start, later)] : [];
  const begun = performance.now();
  const batches = inBatches(
    sources.map((file) => file.path),
    {
      async take(document) {
        const taken = await take(folder, document, { metadata });
        return 'source' in taken ? taken.source : null;
      },
      isStopped: () => false,
      progress: () => undefined,
    },
  );
  await readInLanes(batches, { engine, readers, stamp: '' }, null, (batch, readings) => engine.put(batch, readings));
  const reading = performance.now() - begun;
  const { links } = await engine.summary();
  const cost = performance.now() - begun;
  const [resident, peak] = [process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024];
  process.stdout.write(JSON.stringify({ reading, cost, links, resident, peak } satisfies Omit<Point, 'size'>));
  engine.dispose();
  for (const reader of readers) reader.dispose();
}
