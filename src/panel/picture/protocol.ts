/** All that the picture tab and its host say to each other: what to draw one way, what a person asks for the other. */
import * as z from 'zod/mini';

/** A station on a claim's way: who says it, or a text that tells it. */
export interface ChainNode {
  readonly id: string;
  readonly kind: 'actor' | 'document';
  readonly title: string;
  /** "2033-04-14 · line 9"; empty for an actor. */
  readonly place: string;
  /** The statement word for word; empty for an actor. */
  readonly text: string;
  /** What differs from the statement that was asked for: "date"; empty if nothing does. */
  readonly differs: readonly string[];
  /** Steps from where it began: from 0, each edge leads to a higher one. */
  readonly step: number;
  /** The statement that was asked for. */
  readonly asked: boolean;
  /** The claim to open; null for an actor. */
  readonly claim: string | null;
}

export interface ChainEdge {
  /** Places among the nodes. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'said' | 'reported' | 'repeated';
}

export interface ChainPicture {
  readonly kind: 'chain';
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
}

export interface TimelineItem {
  readonly id: string;
  /** TIMEX3 value of a day, month or year; empty where it is not known. */
  readonly day: string;
  /** `said`: a statement, on the day its text was published. `told`: a day that statements speak of. */
  readonly kind: 'said' | 'told';
  /** Who says it; for a day told of, who tells of it. */
  readonly who: string;
  readonly source: string;
  readonly text: string;
  readonly differs: readonly string[];
  readonly asked: boolean;
  readonly claim: string | null;
}

export interface TimelinePicture {
  readonly kind: 'timeline';
  readonly items: readonly TimelineItem[];
}

export interface PictureWords {
  readonly said: string;
  readonly reported: string;
  readonly repeated: string;
  readonly toldOf: string;
  readonly others: string;
  readonly undated: string;
  readonly days: string;
  readonly oneDay: string;
  readonly more: string;
  readonly saveSvg: string;
  readonly savePng: string;
  readonly asList: string;
  readonly keys: string;
  readonly from: string;
  readonly how: string;
  readonly to: string;
  readonly day: string;
  readonly who: string;
  readonly source: string;
  readonly statement: string;
  readonly empty: string;
  readonly chain: string;
  readonly timeline: string;
}

export interface PictureView {
  readonly revision: number;
  /** What the picture is of: the statement, or the topic. */
  readonly title: string;
  readonly picture: ChainPicture | TimelinePicture;
  readonly words: PictureWords;
}

const id = z.string().check(z.maxLength(4000));
/** A place in a text outlives the reading that named it: by it the tab finds its picture again after a reload. */
export const Subject = z.object({
  picture: z.enum(['chain', 'timeline']),
  document: id,
  start: z.int().check(z.nonnegative()),
});
export type Subject = z.infer<typeof Subject>;

export interface ShowPicture {
  readonly type: 'show';
  readonly view: PictureView;
  readonly subject: Subject;
}

export const PictureIntent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('jump'), claim: id }),
  z.object({ type: z.literal('beside'), claim: id }),
  /** The other picture of the same statement. */
  z.object({ type: z.literal('turn'), picture: z.enum(['chain', 'timeline']) }),
  /** The picture as a file: SVG as text, PNG as base64. */
  z.object({
    type: z.literal('save'),
    format: z.enum(['svg', 'png']),
    content: z.string().check(z.maxLength(64_000_000)),
  }),
]);
export type PictureIntent = z.infer<typeof PictureIntent>;
