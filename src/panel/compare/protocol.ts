/** All that the Compare tab and its host say to each other: the whole table one way, intents the other. */
import * as z from 'zod/mini';
import type { Run } from '../protocol';

export interface ColumnView {
  readonly id: string;
  readonly title: string;
  /** "2031-05-06", or what to say where it is not known. */
  readonly published: string;
}

/** One statement of a source, word for word. */
export interface StatementView {
  readonly claim: string;
  readonly text: string;
  /** The same in pieces, where some words differ from the statement beside it. */
  readonly runs: readonly Run[];
  /** Who says it, by name; empty in the source's own voice. */
  readonly speaker: string;
  /** Who says it and through whom. */
  readonly who: string;
  readonly line: number;
  /** What differs from another source: "figure", "date"; empty if nothing does. */
  readonly differs: readonly string[];
  readonly why: string;
}

export interface RowView {
  readonly id: string;
  readonly label: string;
  /** One for each column; empty where the source says nothing on it. */
  readonly cells: readonly (readonly StatementView[])[];
}

export interface CompareWords {
  readonly topics: string;
  readonly pair: string;
  readonly left: string;
  readonly right: string;
  readonly swap: string;
  readonly heading: string;
  readonly silent: string;
  readonly filter: string;
  readonly filters: string;
  readonly differsOnly: string;
  readonly speaker: string;
  readonly anybody: string;
  readonly from: string;
  readonly until: string;
  readonly sources: string;
  readonly reset: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<SortOrder, string>>;
  readonly shown: string;
  readonly hidden: string;
  readonly none: string;
  readonly jump: string;
  readonly beside: string;
  readonly dismiss: string;
  readonly chain: string;
  readonly timeline: string;
  readonly markdown: string;
  readonly csv: string;
  readonly empty: string;
  readonly keys: string;
  readonly table: string;
  readonly line: string;
  readonly of: string;
}

export type SortOrder = 'given' | 'differs' | 'label' | 'sources' | 'newest';

export interface CompareView {
  readonly revision: number;
  /** Two sources side by side, by their ids; null for topics by source. */
  readonly pair: readonly [left: string, right: string] | null;
  /** All sources that can be set side by side. */
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
  readonly words: CompareWords;
}

/** What is left of a table after filtering: its columns, and rows with cells for these alone. */
export type Arranged = Pick<CompareView, 'columns' | 'rows'>;

export interface ShowCompare {
  readonly type: 'show';
  readonly view: CompareView;
}

const id = z.string().check(z.maxLength(4000));

export const CompareIntent = z.discriminatedUnion('type', [
  /** With what was set side by side before the page was hidden or loaded again. */
  z.object({ type: z.literal('ready'), pair: z.nullable(z.tuple([id, id])) }),
  /** Sets two sources side by side; null goes back to the topics. */
  z.object({ type: z.literal('pair'), pair: z.nullable(z.tuple([id, id])) }),
  z.object({ type: z.literal('jump'), claim: id }),
  z.object({ type: z.literal('beside'), claim: id }),
  z.object({ type: z.literal('dismiss'), claim: id }),
  z.object({ type: z.literal('picture'), claim: id, picture: z.enum(['chain', 'timeline']) }),
  z.object({
    type: z.literal('export'),
    format: z.enum(['markdown', 'csv']),
    /** The rows and columns that are shown, in their order. */
    rows: z.array(id),
    columns: z.array(id),
  }),
]);

export type CompareIntent = z.infer<typeof CompareIntent>;
