/** A thread of Node's. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Thread } from './remote';

/**
 * A heap that may grow without end is swept seldom and keeps what it once took: V8 lets a heap grow to so much more than what lives in it
 * as its limit allows, and with this one to one and a half times as much. The engine holds some 11 kB of a document, so that there is room
 * for thirty thousand. In MB.
 */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/** What a thread is told that compares for the engine's. */
export const HELPER = 'helper';

/** Nearly all that a helper makes is of no use a moment later: with a young heap of a quarter it is no slower, and the process 10 to 20 MB smaller. */
const HELPERS_HEAP = { ...HEAP, maxYoungGenerationSizeMb: 4 };

/** Starts `file`, a bundled worker, on its own thread; `role`: as what. */
export function nodeThread(file: string, role?: typeof HELPER): Thread {
  const worker = new Worker(file, { resourceLimits: role === HELPER ? HELPERS_HEAP : HEAP, workerData: role });
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
