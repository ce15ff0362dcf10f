/**
 * What linking costs: comparing two documents, and working out an event. Each is answered from packed entries and the words alone, so it
 * may be done on any thread that knows the same words by the same ids.
 */
import { type Drawer, inMemory } from '../text/drawer';
import { entriesAtHand, type PackedEntry } from './compact';
import { type Event, eventOf } from './event';
import type { EventTask } from './events';
import type { Lexicon } from './lexicon';
import { type LinkedPair, type Phrases, pairOf } from './linked';
import { linkPair } from './links';
import { isCopy, sharedRuns } from './origins';
import type { ProfileLikeness } from './profile';
import type { IndexEntry } from './statements';

/** Two documents to be compared; `a` has the smaller id. */
export interface PairTask {
  readonly a: PackedEntry;
  readonly b: PackedEntry;
  readonly profiles: ProfileLikeness;
}

/** What comparing two documents found. */
export interface PairFound {
  /** Null where nothing links them, as in most pairs. */
  readonly linked: LinkedPair | null;
  /** Share of the shorter one's runs of words that the other has too, where it is a copy; else 0. */
  readonly copied: number;
  /** Pairs of statements looked at. */
  readonly compared: number;
}

/** Tasks handed out together; none depends on another's answer. */
export interface Job {
  readonly pairs: readonly PairTask[];
  readonly events: readonly EventTask<PackedEntry>[];
  /** So many events are worked out one after the other that nobody will soon ask for the documents of one again. */
  readonly passing: boolean;
}

/** The answers to a job, in the order of its tasks. */
export interface Done {
  readonly pairs: readonly PairFound[];
  readonly events: readonly Event[];
}

export interface Comparer {
  /** Does a job task by task. Cost: linear in the texts, in practice. */
  work(job: Job): Generator<void, Done>;
  /** What an entry says. Cost: linear, if it is not at hand. */
  open(entry: PackedEntry): IndexEntry;
  /** Lets go of one that nobody will ask for again. */
  close(entry: PackedEntry): void;
}

/** All of a work that is done step by step. */
export function wholeOf<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** `phrases`: those that the links it finds are told in. `drawer`: the one in which entries lie. */
export function createComparer(lexicon: Lexicon, phrases: Phrases, drawer: Drawer = inMemory): Comparer {
  const { open, close } = entriesAtHand(lexicon, drawer);
  const compare = ({ a, b, profiles }: PairTask): PairFound => {
    const [one, two] = [open(a), open(b)];
    const shared = sharedRuns(one.sketch, two.sketch);
    const { links, compared } = linkPair(one, two, profiles, lexicon);
    return {
      linked: links.length === 0 ? null : pairOf(a.document, b.document, links, phrases),
      copied: isCopy(shared) ? shared : 0,
      compared,
    };
  };
  return {
    open,
    close,
    *work({ pairs, events, passing }) {
      const done = { pairs: [] as PairFound[], events: [] as Event[] };
      for (const pair of pairs) {
        done.pairs.push(compare(pair));
        yield;
      }
      for (const event of events) {
        done.events.push(eventOf(event.entries.map(open), event.pairs, lexicon));
        // With all that was worked out about them they would take more room than all others at hand.
        if (passing) event.entries.forEach(close);
        yield;
      }
      return done;
    },
  };
}
