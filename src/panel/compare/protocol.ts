/** All that the Compare table and its host say to each other: the whole table one way, intents the other. */
import * as z from 'zod/mini';

export interface ColumnView {
  readonly id: string;
  readonly title: string;
  /** "2031-05-06", or what to say where it is not known. */
  readonly published: string;
}

/** One statement of a source on a topic, word for word. */
export interface StatementView {
  readonly claim: string;
  readonly text: string;
  readonly who: string;
  readonly line: number;
  /** What differs from another source: "figure", "date"; empty if nothing does. */
  readonly differs: readonly string[];
  readonly why: string;
}

export interface RowView {
  readonly id: string;
  readonly label: string;
  /** One for each column; empty where the source says nothing on the topic. */
  readonly cells: readonly (readonly StatementView[])[];
  readonly differs: boolean;
}

export interface CompareWords {
  readonly topic: string;
  readonly silent: string;
  readonly filter: string;
  readonly differsOnly: string;
  readonly shown: string;
  readonly jump: string;
  readonly beside: string;
  readonly dismiss: string;
  readonly markdown: string;
  readonly csv: string;
  readonly empty: string;
  readonly keys: string;
  readonly table: string;
  readonly line: string;
}

export interface CompareView {
  readonly revision: number;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
  readonly words: CompareWords;
}

export interface ShowCompare {
  readonly type: 'show';
  readonly view: CompareView;
}

const id = z.string().check(z.maxLength(4000));

export const CompareIntent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('jump'), claim: id }),
  z.object({ type: z.literal('beside'), claim: id }),
  z.object({ type: z.literal('dismiss'), claim: id }),
  z.object({
    type: z.literal('export'),
    format: z.enum(['markdown', 'csv']),
    /** The rows that are shown, in their order. */
    rows: z.array(id),
  }),
]);

export type CompareIntent = z.infer<typeof CompareIntent>;
