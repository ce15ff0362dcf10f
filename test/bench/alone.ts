/**
 * In a process of its own, which holds nothing but what the editor's host starts: reads and links the texts of a folder, and prints what
 * that cost.
 */
import { readFileSync } from 'node:fs';
import { nodeFolder } from '../../src/cli/folder';
import { inBatches } from '../../src/engine/course';
import { survey, take } from '../../src/engine/intake';
import { readInLanes } from '../../src/engine/lanes';
import { remoteEngine } from '../../src/engine/remote';
import { restingReader } from '../../src/engine/resting';
import { nodeThread, spareCores } from '../../src/engine/thread.node';

/** Times in milliseconds from the first file on, memory in bytes of the whole process. */
export interface Measured {
  readonly reading: number;
  readonly cost: number;
  readonly links: number;
  readonly resident: number;
  readonly peak: number;
}

async function alone(root: string): Promise<void> {
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
  process.stdout.write(JSON.stringify({ reading, cost, links, resident, peak } satisfies Measured));
  engine.dispose();
  for (const reader of readers) reader.dispose();
}

alone(process.argv[2]!);
