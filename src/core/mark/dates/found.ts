/** What a rule of the date grammar finds, in pieces: where, of which type, and what it means. */
import type { DateType } from '../../contract';

export interface Found {
  /** First piece, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly type: DateType;
  readonly rule: string;
  readonly args: readonly (string | number | null)[];
  readonly score: number;
  /** May an article before it belong to it? "the past week", "a decade"; not "the Friday meeting". */
  readonly article: 'the' | 'a' | 'both' | undefined;
  /** Names a point or stretch of the calendar that "early", "the end of" can stand before. */
  readonly part: boolean;
  /** A length of time that "nearly", "more than" can stand before. */
  readonly length: boolean;
  /** The piece after `from` is joined by a hyphen to what follows the expression: "two-week", never with an article. */
  readonly attributive: boolean;
}

export const found = (
  from: number,
  to: number,
  type: DateType,
  rule: string,
  args: readonly (string | number | null)[],
  score: number,
  {
    article,
    part = false,
    length = false,
    attributive = false,
  }: Partial<Pick<Found, 'article' | 'part' | 'length' | 'attributive'>> = NOTHING,
): Found => ({ from, to, type, rule, args, score, article, part, length, attributive });

const NOTHING = {};

/** The same with another first piece. */
export const startingAt = (one: Found, from: number): Found => {
  const { to, type, rule, args, score, article, part, length, attributive } = one;
  return from === one.from ? one : { from, to, type, rule, args, score, article, part, length, attributive };
};

/** The longer of two; the first if they end together. */
export const longer = (a: Found | null, b: Found | null): Found | null =>
  a === null ? b : b === null || b.to <= a.to ? a : b;

/** A number of a date in two digits. */
export const two = (n: number): string => String(n).padStart(2, '0');
