/**
 * The engine on another thread with the same face as at home. Each request has a ticket, each reply is a result or an
 * error; when the thread dies, all open tickets are rejected, so that nobody waits for ever.
 */
import type { Engine } from './engine';

/** One end of a channel to a thread. */
export interface Channel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The host's end, which can also end the thread and hears when it dies. */
export interface Thread extends Channel {
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}

type Method = Exclude<keyof Engine, 'dispose'>;

export interface Request {
  readonly ticket: number;
  readonly method: Method | 'start';
  readonly args: readonly unknown[];
}

export type Reply =
  | { readonly ticket: number; readonly result: unknown }
  | { readonly ticket: number; readonly error: string };

const METHODS: Readonly<Record<Method, true>> = {
  put: true,
  read: true,
  withdraw: true,
  decide: true,
  decideProject: true,
  marks: true,
  focus: true,
  summary: true,
  documents: true,
  topics: true,
  origins: true,
  actors: true,
  mentions: true,
  timeline: true,
  orders: true,
  citations: true,
  saidOn: true,
  echoes: true,
  chain: true,
  pair: true,
  discrepancies: true,
  find: true,
  layers: true,
  worn: true,
  homeOf: true,
  recall: true,
  remember: true,
  export: true,
};

/** Answers every request that comes over the channel; `start` is called once, with the first request's arguments. */
export function serve(channel: Channel, start: (...args: readonly unknown[]) => Engine): void {
  let engine: Engine | undefined;
  channel.onMessage(async (message) => {
    const { ticket, method, args } = message as Request;
    try {
      if (method === 'start') {
        engine = start(...args);
        channel.post({ ticket, result: null } satisfies Reply);
        return;
      }
      if (engine === undefined) throw new Error('the engine was asked before it was started');
      const answer = engine[method] as (...args: readonly unknown[]) => Promise<unknown>;
      channel.post({ ticket, result: await answer.apply(engine, args as unknown[]) } satisfies Reply);
    } catch (error) {
      channel.post({ ticket, error: error instanceof Error ? error.message : String(error) } satisfies Reply);
    }
  });
}

/** An Engine whose work is done by `thread`, started with `args`. */
export function remoteEngine(thread: Thread, args: readonly unknown[]): Engine {
  let next = 0;
  let dead: string | null = null;
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const die = (reason: string): void => {
    dead = reason;
    for (const { reject } of open.values()) reject(new Error(reason));
    open.clear();
  };
  thread.onDeath(die);
  thread.onMessage((message) => {
    const reply = message as Reply;
    const waiting = open.get(reply.ticket);
    open.delete(reply.ticket);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.result);
  });
  const ask = (method: Request['method'], asked: readonly unknown[]): Promise<unknown> => {
    if (dead !== null) return Promise.reject(new Error(dead));
    const ticket = next++;
    return new Promise((resolve, reject) => {
      open.set(ticket, { resolve, reject });
      thread.post({ ticket, method, args: asked } satisfies Request);
    });
  };
  // A failed start rejects every later question too, with its own reason.
  ask('start', args).catch((error: Error) => die(error.message));
  const methods = Object.keys(METHODS).map((method) => [
    method,
    (...asked: readonly unknown[]) => ask(method as Method, asked),
  ]);
  return {
    ...Object.fromEntries(methods),
    dispose: () => {
      die('the engine was closed');
      thread.terminate();
    },
  } as Engine;
}
