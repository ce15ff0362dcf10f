/** Pauses in long work on a thread, so that it hears what else is asked of it. */

/** Work goes on for so many milliseconds before it pauses. */
const WORK = 12;

/** @param turn lets the thread's loop go round once */
export function pauses(turn: () => Promise<void>): () => Promise<void> {
  const goOn = Promise.resolve();
  let last = performance.now();
  return () => {
    if (performance.now() - last < WORK) return goOn;
    return turn().then(() => {
      last = performance.now();
    });
  };
}

/** A turn of a loop that has timers and nothing faster, or that shall come to all else first. */
export const byTimer = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));
