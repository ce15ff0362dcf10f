/**
 * The engine on another thread with the same face as at home. Each request has a ticket, each reply is a result or an
 * error; when the thread dies, all open tickets are rejected, so that nobody waits for ever. What is asked after every change
 * and is long is sent only where it has changed: else the asker gets the very object that it got before.
 */
import { recent } from '../core/text/recent';
import type { Engine } from './engine';
import { isLong, packParts, sumOf, unpackParts } from './longAnswers';

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
  /** Ticket of an answer to the same question that the asker still has. */
  readonly has?: number;
}

/** A long answer. */
interface InParts {
  readonly ticket: number;
  readonly parts: readonly Uint8Array[];
}

export type Reply =
  | { readonly ticket: number; readonly result: unknown }
  | InParts
  /** The answer that the asker has. */
  | { readonly ticket: number; readonly same: true }
  | { readonly ticket: number; readonly error: string };

const METHODS: Readonly<Record<Method, true>> = {
  rest: true,
  put: true,
  read: true,
  withdraw: true,
  decide: true,
  decideProject: true,
  marks: true,
  focus: true,
  glance: true,
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
  recallFrom: true,
  rememberIn: true,
  warm: true,
  export: true,
};

/** Questions of which the last answer is remembered, on both sides. */
const REPEATED: ReadonlySet<string> = new Set<Method>([
  'actors',
  'discrepancies',
  'echoes',
  'marks',
  'orders',
  'timeline',
  'topics',
]);
/** Questions whose answers are remembered at most. */
const MOST_REMEMBERED = 500;

/** One name for the same question; null where no answer is remembered. */
const questionOf = (method: string, args: readonly unknown[]): string | null =>
  REPEATED.has(method) ? JSON.stringify([method, ...args]) : null;

/** Answers every request that comes over the channel; `start` is called once, with the first request's arguments. */
export function serve(channel: Channel, start: (...args: readonly unknown[]) => Engine): void {
  let engine: Engine | undefined;
  /** The last answers by question: under which ticket they went, and the checksum of each. */
  const told = recent<string, { readonly ticket: number; readonly sum: Promise<string> }>(MOST_REMEMBERED, Infinity);
  /** Cost: what it takes to pack the answer; of a short one where the asker has none that could be the same, after it was sent. */
  const answer = async ({ ticket, method, args, has }: Request, result: unknown): Promise<void> => {
    const question = questionOf(method, args);
    const before = question === null ? undefined : told.get(question);
    const isHad = question !== null && has !== undefined && has === before?.ticket;
    const long = isLong(result) ? await packParts(result) : null;
    const sum = long !== null ? Promise.resolve(long.sum) : isHad ? sumOf(result) : null;
    if (isHad && (await sum) === (await before!.sum)) {
      channel.post({ ticket, same: true } satisfies Reply);
      return;
    }
    channel.post(long === null ? { ticket, result } : ({ ticket, parts: long.parts } satisfies Reply));
    if (question !== null) told.set(question, { ticket, sum: sum ?? sumOf(result) }, 1);
  };
  channel.onMessage(async (message) => {
    const { ticket, method, args } = message as Request;
    try {
      if (method === 'start') {
        engine = start(...args);
        channel.post({ ticket, result: null } satisfies Reply);
        return;
      }
      if (engine === undefined) throw new Error('the engine was asked before it was started');
      const ask = engine[method] as (...args: readonly unknown[]) => Promise<unknown>;
      await answer(message as Request, await ask.apply(engine, args as unknown[]));
    } catch (error) {
      channel.post({ ticket, error: error instanceof Error ? error.message : String(error) } satisfies Reply);
    }
  });
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly question: string | null;
  /** The answer that the request says the asker has. */
  readonly has: object | undefined;
}

/** An Engine whose work is done by `thread`, started with `args`. */
export function remoteEngine(thread: Thread, args: readonly unknown[]): Engine {
  let next = 0;
  let dead: string | null = null;
  const open = new Map<number, Waiting>();
  /** The last answers by question, for as long as somebody holds them. */
  const had = recent<string, { readonly ticket: number; readonly answer: WeakRef<object> }>(MOST_REMEMBERED, Infinity);
  const die = (reason: string): void => {
    dead = reason;
    for (const { reject } of open.values()) reject(new Error(reason));
    open.clear();
  };
  thread.onDeath(die);
  const settle = (reply: Exclude<Reply, InParts>): void => {
    const waiting = open.get(reply.ticket);
    open.delete(reply.ticket);
    if (waiting === undefined) return;
    const { resolve, reject, question, has } = waiting;
    if ('error' in reply) reject(new Error(reply.error));
    else if ('same' in reply) resolve(has);
    else {
      const { ticket, result } = reply;
      if (question !== null && typeof result === 'object' && result !== null)
        had.set(question, { ticket, answer: new WeakRef(result) }, 1);
      resolve(result);
    }
  };
  thread.onMessage((message) => {
    const reply = message as Reply;
    if (!('parts' in reply)) return settle(reply);
    const { ticket } = reply;
    unpackParts(reply.parts).then(
      (result) => settle({ ticket, result }),
      (error: Error) => settle({ ticket, error: error.message }),
    );
  });
  const ask = (method: Request['method'], asked: readonly unknown[]): Promise<unknown> => {
    if (dead !== null) return Promise.reject(new Error(dead));
    const ticket = next++;
    const question = questionOf(method, asked);
    const before = question === null ? undefined : had.get(question);
    const has = before?.answer.deref();
    return new Promise((resolve, reject) => {
      open.set(ticket, { resolve, reject, question, has });
      const request: Request = { ticket, method, args: asked };
      thread.post(before === undefined || has === undefined ? request : { ...request, has: before.ticket });
    });
  };
  /** Questions that are open, and those to be asked once more when they are answered. */
  const asking = new Map<string, Promise<unknown>>();
  const again = new Map<string, Promise<unknown>>();
  /** What is asked after every change is asked once at a time, and once more for all who asked meanwhile: of long answers none is made for nothing. */
  const askInTurn = (method: Method, asked: readonly unknown[]): Promise<unknown> => {
    const question = questionOf(method, asked);
    if (question === null) return ask(method, asked);
    const before = asking.get(question);
    if (before === undefined) {
      const answer = ask(method, asked).finally(() => asking.delete(question));
      asking.set(question, answer);
      return answer;
    }
    const waiting = again.get(question);
    if (waiting !== undefined) return waiting;
    const next = before
      .catch(() => undefined)
      .then(() => {
        again.delete(question);
        return askInTurn(method, asked);
      });
    again.set(question, next);
    return next;
  };
  // A failed start rejects every later question too, with its own reason.
  ask('start', args).catch((error: Error) => die(error.message));
  const methods = Object.keys(METHODS).map((method) => [
    method,
    (...asked: readonly unknown[]) => askInTurn(method as Method, asked),
  ]);
  return {
    ...Object.fromEntries(methods),
    dispose: () => {
      die('the engine was closed');
      thread.terminate();
    },
  } as Engine;
}
