/** All that the page where two people's decisions are settled and its host say to each other: the whole view one way, intents the other. */
import * as z from 'zod/mini';

export type Side = 'a' | 'b' | 'neither';

/** What one person said, in words. */
export interface StanceView {
  readonly verdict: string;
  /** "2031-05-09", "speaker: Mara Ilves"; in the order in which they matter. */
  readonly details: readonly string[];
  /** The day. */
  readonly at: string;
  readonly reason: string;
}

export interface MatterView {
  readonly id: string;
  /** "harbour.txt, line 12". */
  readonly place: string;
  readonly kind: string;
  /** The passage on its line. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly a: StanceView;
  readonly b: StanceView;
  /** By whom and when; empty while it is open. */
  readonly settled: string;
}

export interface AdjudicateWords {
  readonly title: string;
  readonly progress: string;
  readonly keys: string;
  readonly takeA: string;
  readonly takeB: string;
  readonly neither: string;
  readonly show: string;
  readonly empty: string;
}

export interface AdjudicateView {
  readonly revision: number;
  /** The two people. */
  readonly a: string;
  readonly b: string;
  readonly matters: readonly MatterView[];
  readonly words: AdjudicateWords;
}

export interface ShowAdjudicate {
  readonly type: 'show';
  readonly view: AdjudicateView;
}

const matter = z.string().check(z.maxLength(100));

export const AdjudicateIntent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('show'), matter }),
  z.object({ type: z.literal('take'), matter, side: z.enum(['a', 'b', 'neither']) }),
  z.object({ type: z.literal('undo') }),
]);

export type AdjudicateIntent = z.infer<typeof AdjudicateIntent>;
