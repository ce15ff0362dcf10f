/** Threads that only read are there while there is something to read. */
import type { Engine } from './engine';

/** What the lanes ask of a thread. */
export type Reader = Pick<Engine, 'read' | 'dispose'>;

/** Calls back after a while of its own choosing, unless what it returns is called before. */
export type Later = (call: () => void) => () => void;

/** A thread that had nothing to do for so many milliseconds is let go: it holds some tens of MB. */
export const IDLE = 30_000;

/** Starts a thread when it has something to read, and lets it go when it has had nothing for a while. */
export function restingReader(start: () => Reader, later: Later): Reader {
  let reader: Reader | null = null;
  let reading = 0;
  let stay = (): void => undefined;
  const rest = (): void => {
    reader?.dispose();
    reader = null;
  };
  return {
    async read(sources) {
      stay();
      reader ??= start();
      reading++;
      try {
        return await reader.read(sources);
      } finally {
        if (--reading === 0) stay = later(rest);
      }
    },
    dispose() {
      stay();
      rest();
    },
  };
}
