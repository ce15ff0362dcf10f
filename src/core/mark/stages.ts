/** What the recognisers hand to one another on the way from a tokenised text to a Reading; `read.ts` runs them in order. */
import type { ActorType, Polarity, QuoteKind } from '../contract';
import type { Entity, Mark, Mention, Span } from '../model';

export type { Layout } from '../text/layout';

/** A proper name. Nested names are allowed; the outermost come first. */
export interface FoundName extends Mark {
  readonly type: ActorType;
  /** Of the given name, where it tells. */
  readonly gender: 'f' | 'm' | undefined;
}

/** A claim before its speaker is tied to an actor. */
export interface FoundClaim extends Mark {
  readonly quote: QuoteKind;
  readonly speaker: Span | null;
  readonly cue: Span | null;
  /** Phrases naming those who passed it on, outermost last. */
  readonly via: readonly Span[];
  /** Index shared by the parts of one utterance. */
  readonly group: number | null;
  readonly polarity: Polarity;
  /** Has a predicate, so that it can be compared with others. */
  readonly comparable: boolean;
}

/** Who is who inside one document. */
export interface ResolvedActors {
  readonly entities: readonly Entity[];
  /** Names, roles and speaking pronouns, in reading order. */
  readonly mentions: readonly Mention[];
}
