/** What the load runs share inside the extension host: counts of what Synoptic holds there and gives, and how long the host's turns take. */
import { Session } from 'node:inspector/promises';
import { PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';

export interface Held {
  /** Created and not disposed. */
  readonly decorationTypes: number;
  readonly watchers: number;
  readonly statusItems: number;
}

/** Counts the rows that tree views ask for from now on, by view: VS Code keeps a little of each for as long as the view is there. */
export function countRows(): () => Readonly<Record<string, number>> {
  const rows: Record<string, number> = {};
  const window = vscode.window as Mutable<typeof vscode.window>;
  const create = window.createTreeView;
  window.createTreeView = <T>(id: string, options: vscode.TreeViewOptions<T>) => {
    const { treeDataProvider } = options;
    const getTreeItem = (row: T): vscode.TreeItem | Thenable<vscode.TreeItem> => {
      rows[id] = (rows[id] ?? 0) + 1;
      return treeDataProvider.getTreeItem(row);
    };
    const counted = { ...options, treeDataProvider: { ...treeDataProvider, getTreeItem } };
    return create.call(window, id, counted) as vscode.TreeView<T>;
  };
  return () => ({ ...rows });
}

/** Counts what is created from now on. To be called before the extension wakes up. */
export function countHeld(): () => Held {
  const count = { decorationTypes: 0, watchers: 0, statusItems: 0 };
  const watch = <T extends object, K extends keyof T>(of: T, name: K, what: keyof Held): void => {
    const create = of[name] as unknown as (...args: unknown[]) => vscode.Disposable;
    of[name] = ((...args: unknown[]) => {
      const made = create.apply(of, args);
      count[what]++;
      let gone = false;
      const dispose = (): unknown => {
        if (!gone) count[what]--;
        gone = true;
        return made.dispose();
      };
      // What VS Code froze gets a double that has all else from it.
      if (Object.isFrozen(made)) return Object.create(made, { dispose: { value: dispose } });
      const original = made.dispose.bind(made);
      made.dispose = () => {
        made.dispose = original;
        return dispose();
      };
      return made;
    }) as unknown as T[K];
  };
  watch(vscode.window as Mutable<typeof vscode.window>, 'createTextEditorDecorationType', 'decorationTypes');
  watch(vscode.workspace as Mutable<typeof vscode.workspace>, 'createFileSystemWatcher', 'watchers');
  watch(vscode.window as Mutable<typeof vscode.window>, 'createStatusBarItem', 'statusItems');
  return () => ({ ...count });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Asked {
  /** Questions since the last time, by name. */
  take(): Readonly<Record<string, number>>;
  /** When the text of a document was first sent to the engine, and when its marks first came, by `performance.now()`; undefined until then. */
  sent(document: string): number | undefined;
  marked(document: string): number | undefined;
  /** For how many ms the threads still work; null if they do so after `limit`. */
  untilIdle(limit: number): Promise<number | null>;
}

/** Threads that did nothing for so long, in ms, are done. */
const QUIET = 300;
const LOOK = 5;

/** Counts what is asked of the extension's threads from now on. To be called before it wakes up. */
export function countAsked(): Asked {
  let asked: Record<string, number> = {};
  const threads = new Set<Worker>();
  const marked = new Map<string, number>();
  const sent = new Map<string, number>();
  const face = Worker.prototype;
  const post = face.postMessage;
  face.postMessage = function (this: Worker, message: unknown, ...rest: never[]) {
    const { ticket, method, args } = message as { ticket?: number; method?: string; args?: readonly unknown[] };
    if (method !== undefined) asked[method] = (asked[method] ?? 0) + 1;
    if (method === 'put') {
      const [sources] = args as readonly (readonly { readonly id: string }[])[];
      for (const { id } of sources!) if (!sent.has(id)) sent.set(id, performance.now());
    }
    if (method === 'marks') {
      const answered = (reply: { readonly ticket?: number }): void => {
        if (reply.ticket !== ticket) return;
        this.off('message', answered);
        const document = String(args?.[0]);
        if (!marked.has(document)) marked.set(document, performance.now());
      };
      this.on('message', answered);
    }
    if (!threads.has(this)) this.once('exit', () => threads.delete(this));
    threads.add(this);
    post.call(this, message, ...rest);
  };
  return {
    take() {
      const taken = asked;
      asked = {};
      return taken;
    },
    sent: (document) => sent.get(document),
    marked: (document) => marked.get(document),
    async untilIdle(limit) {
      const worked = (): number =>
        [...threads].reduce((sum, thread) => sum + thread.performance.eventLoopUtilization().active, 0);
      const from = performance.now();
      let last = from;
      let before = worked();
      while (performance.now() - last < QUIET) {
        if (performance.now() - from > limit) return null;
        await pause(LOOK);
        const now = worked();
        if (now - before > LOOK / 2) last = performance.now();
        before = now;
      }
      return last - from;
    },
  };
}

/** Of one thread's JavaScript, in MB. */
export interface Heap {
  readonly used: number;
  /** What its heap has taken of the machine. */
  readonly taken: number;
  /** Buffers and the like, outside of it. */
  readonly external: number;
}

interface Reported {
  readonly javascriptHeap: {
    readonly usedMemory: number;
    readonly totalCommittedMemory: number;
    readonly externalMemory: number;
  };
  /** Those that it started. */
  readonly workers?: readonly Reported[];
}

/** Threads besides the host's own, those that threads started too. */
export function threadHeaps(): readonly Heap[] {
  const heaps = ({ workers = [] }: Reported): Heap[] =>
    workers.flatMap((worker) => [heapOf(worker.javascriptHeap), ...heaps(worker)]);
  return heaps(process.report.getReport() as unknown as Reported);
}

const heapOf = (told: Reported['javascriptHeap']): Heap => ({
  used: mb(told.usedMemory),
  taken: mb(told.totalCommittedMemory),
  external: mb(told.externalMemory),
});

const mb = (bytes: number): number => Math.round(bytes / 1e6);

export interface Memory {
  /** Of the whole process with its threads, in MB. */
  readonly resident: number;
  /** The host's own, swept. */
  readonly host: Heap;
}

setFlagsFromString('--expose-gc');
const sweep: () => void = runInNewContext('gc');

export function memory(): Memory {
  sweep();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  return { resident: mb(rss), host: { used: mb(heapUsed), taken: mb(heapTotal), external: mb(external) } };
}

/** `71 of 90 + 12`: used of what is taken, and outside. */
export const inShort = ({ used, taken, external }: Heap): string => `${used} of ${taken} + ${external}`;

export interface Turns {
  /**
   * Since the last time, in ms of its own processor time: the longest turn of the host's loop, and what 99 of 100 stay below; and the longest
   * that its heap was swept in one go, in ms.
   */
  take(): { readonly longest: number; readonly usual: number; readonly sweep: number };
}

/** Processor time of the host's own thread so far, in ms. */
export function hostTime(): number {
  const clock = process as unknown as { threadCpuUsage(): { user: number; system: number } };
  const { user, system } = clock.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * How long the host is held up, whatever else the machine has to do: a timer asks every few milliseconds how much work the host's
 * thread has done since it last asked.
 */
export function turns(): Turns {
  let before = hostTime();
  let seen: number[] = [];
  let sweep = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) sweep = Math.max(sweep, duration);
  }).observe({ entryTypes: ['gc'] });
  setInterval(() => {
    const now = hostTime();
    seen.push(now - before);
    before = now;
  }, 4);
  return {
    take() {
      const sorted = seen.sort((a, b) => a - b);
      seen = [];
      before = hostTime();
      const swept = sweep;
      sweep = 0;
      const at = (share: number): number => tenths(sorted[Math.floor(sorted.length * share)] ?? 0);
      return { longest: tenths(sorted.at(-1) ?? 0), usual: at(0.99), sweep: tenths(swept) };
    },
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Starts to note what the host's own thread does, each so many microseconds. What comes back ends it and tells the notes, as a `.cpuprofile`. */
export async function profile(interval = 200): Promise<() => Promise<string>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval });
  await session.post('Profiler.start');
  return async () => {
    const { profile: notes } = await session.post('Profiler.stop');
    session.disconnect();
    return JSON.stringify(notes);
  };
}

/** A line that the launcher hands on. */
export function say(line: string): void {
  console.log(`[suite] ${line}`);
}

/** Random numbers from a seed. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** `marks 3, summary 2`. */
export const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
