/**
 * A thread that compares documents for the engine's: it does the jobs that it is sent, and knows nothing but the words and the entries that
 * came with them. Plain data in, plain data out.
 */
import type { PackedEntry, WholeEntry } from '../core/corpus/compact';
import { type Comparer, createComparer, type PairFound, type PairTask, wholeOf } from '../core/corpus/comparer';
import type { Event } from '../core/corpus/event';
import { createHearingLexicon, type HeardWords } from '../core/corpus/lexicon';
import { createPhrases, type LinkedPair, type Phrases, packedLinks } from '../core/corpus/linked';
import { inMemory } from '../core/text/drawer';

/** Links as they cross to another thread: whoever gets them knows which phrases they are told in. */
export type SentPair = Omit<LinkedPair, 'links' | 'drawer' | 'phrases'> & { readonly links: string };

/** A job as it crosses; documents by the numbers that their entries were sent with. */
export interface Order {
  /** Of another corpus than the last: all that was sent is void. */
  readonly fresh: boolean;
  /** Those not sent yet. */
  readonly words: HeardWords;
  readonly entries: readonly (readonly [number: number, entry: WholeEntry])[];
  /** Entries that are not named again without being sent again. */
  readonly gone: readonly number[];
  readonly pairs: readonly (readonly [a: number, b: number, profiles: PairTask['profiles']])[];
  readonly events: readonly { readonly entries: readonly number[]; readonly pairs: readonly SentPair[] }[];
  readonly passing: boolean;
}

/** What came of it. */
export interface Report {
  readonly pairs: readonly (Omit<PairFound, 'linked'> & { readonly linked: SentPair | null })[];
  readonly events: readonly Event[];
  /** Phrases that were not reported yet, in order. */
  readonly phrases: readonly string[];
}

/** Does the orders of one engine, in their order. */
export function createHelper(): (order: Order) => Report {
  let comparer: Comparer;
  let phrases: Phrases;
  let hear: (words: HeardWords) => void;
  const entries = new Map<number, PackedEntry>();
  const start = (): void => {
    const heard = createHearingLexicon();
    hear = heard.hear;
    phrases = createPhrases();
    comparer = createComparer(heard.lexicon, phrases);
    entries.clear();
  };
  return (order) => {
    if (order.fresh) start();
    hear(order.words);
    for (const number of order.gone) {
      comparer.close(entries.get(number)!);
      entries.delete(number);
    }
    for (const [number, entry] of order.entries) entries.set(number, entry);
    const reported = phrases.texts.length;
    const work = comparer.work({
      pairs: order.pairs.map(([a, b, profiles]) => ({ a: entries.get(a)!, b: entries.get(b)!, profiles })),
      events: order.events.map((event) => ({
        entries: event.entries.map((number) => entries.get(number)!),
        pairs: event.pairs.map((pair) => received(pair, phrases)),
      })),
      passing: order.passing,
    });
    const done = wholeOf(work);
    return {
      pairs: done.pairs.map(({ linked, ...found }) => ({ ...found, linked: linked === null ? null : sent(linked) })),
      events: done.events,
      phrases: phrases.texts.slice(reported),
    };
  };
}

export function sent(pair: LinkedPair): SentPair {
  const { phrases: _, drawer: __, ...rest } = pair;
  return { ...rest, links: packedLinks(pair) };
}

export const received = (pair: SentPair, phrases: Phrases): LinkedPair => ({ ...pair, drawer: inMemory, phrases });
