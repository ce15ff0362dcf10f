/** A thread for tests. */
import type { Channel, Thread } from '../../src/engine/remote';

/** A thread in this one: messages are copied, as between real threads. */
export function loopback(serveOn: (channel: Channel) => void): Thread & { die(reason: string): void } {
  const host: ((message: unknown) => void)[] = [];
  const far: ((message: unknown) => void)[] = [];
  const deaths: ((reason: string) => void)[] = [];
  const send = (to: ((message: unknown) => void)[], message: unknown): void => {
    const copy = structuredClone(message);
    queueMicrotask(() => {
      for (const listener of to) listener(copy);
    });
  };
  serveOn({ post: (message) => send(host, message), onMessage: (listener) => far.push(listener) });
  return {
    post: (message) => send(far, message),
    onMessage: (listener) => host.push(listener),
    onDeath: (listener) => deaths.push(listener),
    terminate: () => {},
    die: (reason) => {
      for (const listener of deaths) listener(reason);
    },
  };
}
