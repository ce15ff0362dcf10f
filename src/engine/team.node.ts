/** The threads of Node's that compare; apart from `thread.node.ts`, so that the editor's host carries nothing of linking. */
import { IDLE } from './resting';
import { createTeam, type Team } from './team';
import { HELPER, nodeThread, spareCores } from './thread.node';

/** At most so many. */
const MOST_HELPERS = 3;

/** As many as there are cores to spare, each the bundled worker `file`; none on a machine with one core. */
export const nodeTeam = (file: string): Team =>
  createTeam({
    start: () => nodeThread(file, HELPER),
    count: Math.min(spareCores(), MOST_HELPERS),
    later: afterIdling,
  });

/** Calls back after a while without work, unless what it returns is called before. */
function afterIdling(call: () => void): () => void {
  const timer = setTimeout(call, IDLE).unref();
  return () => clearTimeout(timer);
}
