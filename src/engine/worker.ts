/** The engine's thread under Node (desktop, remote hosts). */
import { parentPort } from 'node:worker_threads';
import type { ModelBytes } from './engine';
import { createLibrary } from './library';
import { pauses } from './pauses';
import { serve } from './remote';

const port = parentPort;
const pause = pauses(() => new Promise((resolve) => void setImmediate(resolve)));
if (port !== null) {
  serve(
    { post: (message) => port.postMessage(message), onMessage: (listener) => port.on('message', listener) },
    (bytes) => createLibrary(bytes as ModelBytes, { pause }),
  );
}
