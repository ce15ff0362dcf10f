/** A thread of Node's. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Thread } from './remote';

/**
 * A heap that may grow without end is swept seldom and keeps what it once took. Below 1024 MB an engine lets it grow to twice at most of what it
 * holds, above to four times; this much is enough for tens of thousands of articles. In MB.
 */
const HEAP = { maxOldGenerationSizeMb: 1023, maxYoungGenerationSizeMb: 16 };

/** What a thread is told that compares for the engine's. */
export const HELPER = 'helper';

/** Starts `file`, a bundled worker, on its own thread; `role`: as what. */
export function nodeThread(file: string, role?: typeof HELPER): Thread {
  const worker = new Worker(file, { resourceLimits: HEAP, workerData: role });
  // The thread must not keep a process alive that has nothing else to do.
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onDeath: (listener) => {
      worker.on('error', (error) => listener(`the reading thread failed: ${error.message}`));
      worker.on('exit', () => listener('the reading thread ended'));
    },
    terminate: () => void worker.terminate(),
  };
}

/** Cores beside the one that the engine's own thread keeps busy. */
export const spareCores = (): number => availableParallelism() - 1;

/** A thread that had nothing to do for so many milliseconds is let go: it holds some tens of MB. */
const IDLE = 30_000;

/** Calls back after that, unless what it returns is called before. */
export function afterIdling(call: () => void): () => void {
  const timer = setTimeout(call, IDLE).unref();
  return () => clearTimeout(timer);
}
