/**
 * Threads that compare documents for the engine's thread, so that linking a folder takes as many cores as there are. Each is sent a job
 * with the words and entries that it does not know yet. They start when there is much to compare, and are let go when there is nothing.
 */
import type { PackedEntry, WholeEntry } from '../core/corpus/compact';
import type { Done, Job } from '../core/corpus/comparer';
import { placeOf, retold } from '../core/corpus/linked';
import type { Linker } from '../core/corpus/linker';
import type { DocumentId } from '../core/model';
import { type Order, type Report, received, sent as toSend } from './helper';
import type { Thread } from './remote';
import type { Later } from './resting';

/** What helpers ask of a linker. */
export type Employer = Pick<Linker, 'take' | 'bring' | 'words' | 'phrases' | 'whole'>;

export interface Team {
  /** More than a little is to be compared: gets the threads ready. */
  wake(): void;
  /** Gives a job of about `most` documents to each thread that has room for one. */
  share(linker: Employer, most: number): void;
  /** Resolves once some job that is out is brought. */
  next(): Promise<void>;
  /** Lets the threads go; the jobs that they have are given back. They start again when they are woken. */
  dispose(): void;
}

export interface TeamOptions {
  /** Starts one thread. */
  readonly start: () => Thread;
  readonly count: number;
  readonly later: Later;
  /** Entries that a thread holds. */
  readonly entries?: number;
}

/** Jobs that a thread has at once: it takes up the next while the engine hears of the last. */
const JOBS = 2;
/** More than the neighbours of the documents of two jobs; each takes some 20 kB. */
const ENTRIES = 512;

/** On an engine without helpers. */
export const NO_TEAM: Team = {
  wake: () => undefined,
  share: () => undefined,
  next: () => Promise.resolve(),
  dispose: () => undefined,
};

/** Work out on a thread. */
interface Given {
  readonly employer: Known;
  readonly job: Job;
}

/** What a thread knows of a linker. */
interface Known {
  readonly linker: Employer;
  /** Words told so far. */
  words: number;
  /** Numbers of the entries that it holds, those named last at the end. */
  readonly entries: Map<PackedEntry, number>;
  next: number;
  /** Of each phrase that it reported, its place among those of the linker. */
  readonly places: number[];
}

interface Member {
  readonly isFree: boolean;
  /** A document of its last job. */
  readonly near: DocumentId | null;
  give(linker: Employer, job: Job): void;
  dispose(): void;
}

export function createTeam({ start, count, later, entries = ENTRIES }: TeamOptions): Team {
  let members: Member[] = [];
  let out = 0;
  let stay = (): void => undefined;
  let waiting: (() => void)[] = [];
  const rest = (): void => {
    for (const member of members) member.dispose();
    members = [];
  };
  const brought = (): void => {
    if (--out === 0) stay = later(rest);
    for (const go of waiting) go();
    waiting = [];
  };
  return {
    wake() {
      stay();
      while (members.length < count) members.push(createMember(start(), entries, brought));
      if (out === 0) stay = later(rest);
    },
    share(linker, most) {
      for (const member of members) {
        if (!member.isFree) continue;
        const job = linker.take(most, member.near ?? undefined);
        if (job === null) return;
        stay();
        out++;
        member.give(linker, job);
      }
    },
    next: () => new Promise((resolve) => (out === 0 ? resolve() : waiting.push(resolve))),
    dispose() {
      stay();
      rest();
    },
  };
}

function createMember(thread: Thread, most: number, brought: () => void): Member {
  let known: Known | null = null;
  let near: DocumentId | null = null;
  let isThere = true;
  const given: Given[] = [];
  const bring = ({ employer, job }: Given, done: Done | null): void => {
    employer.linker.bring(job, done);
    brought();
  };
  thread.onMessage((message) => {
    if (!isThere) return;
    const first = given.shift()!;
    bring(first, doneIn(message as Report, first.employer));
  });
  /** What it had to do is to be done by others. */
  const leave = (): void => {
    if (!isThere) return;
    isThere = false;
    for (const one of given.splice(0)) bring(one, null);
  };
  thread.onDeath(leave);
  return {
    get isFree() {
      return isThere && given.length < JOBS;
    },
    get near() {
      return near;
    },
    give(linker, job) {
      const fresh = known?.linker !== linker;
      if (known === null || fresh) known = { linker, words: 0, entries: new Map(), next: 0, places: [] };
      given.push({ employer: known, job });
      near = job.pairs.at(-1)?.a.document ?? near;
      thread.post(orderOf(job, known, fresh, most));
    },
    dispose() {
      leave();
      thread.terminate();
    },
  };
}

/** What must be told of a job to a thread that knows so much; from then on it knows that too. */
function orderOf({ pairs, events, passing }: Job, known: Known, fresh: boolean, most: number): Order {
  const words = known.linker.words(known.words);
  known.words += words.words.length;
  const sent: [number, WholeEntry][] = [];
  const used = new Set<PackedEntry>();
  const numberOf = (entry: PackedEntry): number => {
    const number = known.entries.get(entry) ?? known.next++;
    if (!known.entries.delete(entry)) sent.push([number, known.linker.whole(entry)]);
    known.entries.set(entry, number);
    used.add(entry);
    return number;
  };
  const order = {
    fresh,
    words,
    pairs: pairs.map(({ a, b, profiles }) => [numberOf(a), numberOf(b), profiles] as const),
    events: events.map((event) => ({ entries: event.entries.map(numberOf), pairs: event.pairs.map(toSend) })),
    passing,
  };
  const gone: number[] = [];
  for (const [entry, number] of known.entries) {
    if (known.entries.size <= Math.max(most, used.size)) break;
    known.entries.delete(entry);
    gone.push(number);
  }
  return { ...order, entries: sent, gone };
}

/** A report in the phrases of the linker that it is for. */
function doneIn({ pairs, events, phrases: fresh }: Report, { linker: { phrases }, places }: Known): Done {
  for (const text of fresh) places.push(placeOf(phrases, text));
  return {
    events,
    pairs: pairs.map(({ linked, ...found }) => ({
      ...found,
      linked: linked === null ? null : retold(received(linked, phrases), phrases, places),
    })),
  };
}
