/** The engine's thread under Node (desktop, remote hosts), and the threads that it has compare for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileDrawer } from './drawer.node';
import type { ModelBytes } from './engine';
import { createHelper, type Order } from './helper';
import { createLibrary } from './library';
import { pauses } from './pauses';
import { serve } from './remote';
import { shardsOnDisk } from './shards.node';
import { nodeTeam } from './team.node';
import { HELPER } from './thread.node';

const port = parentPort;
const pause = pauses(() => new Promise((resolve) => void setImmediate(resolve)));
if (port !== null && workerData === HELPER) {
  const work = createHelper();
  port.on('message', (order: Order) => port.postMessage(work(order)));
} else if (port !== null) {
  const team = nodeTeam(__filename);
  serve(
    { post: (message) => port.postMessage(message), onMessage: (listener) => port.on('message', listener) },
    (bytes) => createLibrary(bytes as ModelBytes, { pause, team, drawer: fileDrawer(), shardsIn: shardsOnDisk }),
  );
}
