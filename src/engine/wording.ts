/** Which words of two statements differ, as spans into their texts. */
import { collate } from '../core/corpus/collate';
import type { Span } from '../core/model';

interface Passage extends Span {
  readonly text: string;
}

export interface WordingDifference {
  /** Words of the other statement that stand differently in the focus, or not at all. */
  readonly differing: Span[];
  /** Those of them that change the meaning. */
  readonly changing: Span[];
  /** Words of the focus that the other lacks. */
  readonly missing: Span[];
  /** Words of the focus in whose place the other has one that changes the meaning. */
  readonly answered: Span[];
}

/** Cost: that of `collate` for two. */
export function compareWordings(focus: Passage, other: Passage): WordingDifference {
  const [left, right] = collate([focus.text, other.text]).variants as [Variant, Variant];
  const inOther = right.words.filter(({ variation }) => variation !== 'same');
  const changing = inOther.filter(({ variation }) => variation === 'changed');
  const [dropped, changed] = [columnsOf(right.dropped), columnsOf(changing)];
  return {
    differing: inOther.map(shifted(other.start)),
    changing: changing.map(shifted(other.start)),
    missing: left.words.filter(({ column }) => dropped.has(column)).map(shifted(focus.start)),
    answered: left.words.filter(({ column }) => changed.has(column)).map(shifted(focus.start)),
  };
}

type Variant = ReturnType<typeof collate>['variants'][number];

const columnsOf = (cells: readonly { readonly column: number }[]): ReadonlySet<number> =>
  new Set(cells.map(({ column }) => column));

const shifted =
  (by: number) =>
  ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
