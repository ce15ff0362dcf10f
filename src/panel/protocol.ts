/**
 * All that the Related panel and its host say to each other. To the panel goes one message: the whole view. To the host go
 * intents, checked at the door; nothing awaits a reply, the answer is the next view.
 */
import * as z from 'zod/mini';

/**
 * A run of text inside a sentence: plain, the statement itself, words that differ from the focus, those of them that change the
 * meaning, or words of the focus that another source lacks.
 */
export interface Run {
  readonly text: string;
  readonly tone: 'plain' | 'claim' | 'differs' | 'changes' | 'lacks';
}

export interface CardView {
  /** Unique in the view; stays the same while the card speaks of the same link. */
  readonly id: string;
  /** The source's title or file name. */
  readonly source: string;
  /** Publication date and line: "6 May 2031 · line 12". */
  readonly place: string;
  /** Who says it and through whom: "Mara Ilves → Harbour Radio". Empty where it is the document's own voice. */
  readonly chain: string;
  readonly runs: readonly Run[];
  /** "figure", "date" … */
  readonly chips: readonly string[];
  /** "+ 2 copies of this text": empty if there are none. */
  readonly copies: string;
  readonly why: string;
  readonly status: 'suggested' | 'accepted' | 'disputed';
  /** What a screen reader says: the content first. */
  readonly label: string;
  /** False on the focus itself, which has no link to judge. */
  readonly judged: boolean;
}

export interface GroupView {
  readonly id: 'differs' | 'same-quote' | 'same-fact' | 'elaborates' | 'stance';
  readonly title: string;
  readonly cards: readonly CardView[];
}

/** A line that says what is and what to do, with one button at most. */
export interface StateLine {
  readonly text: string;
  readonly button: string | null;
  readonly busy: boolean;
}

/** Every fixed word of the panel, so that it is written once, in the reader's language. */
export interface PanelWords {
  readonly jump: string;
  readonly beside: string;
  readonly confirm: string;
  readonly reject: string;
  readonly cite: string;
  readonly pin: string;
  readonly unpin: string;
  readonly back: string;
  readonly forward: string;
  readonly confirmed: string;
  readonly disputed: string;
  readonly chain: string;
  readonly timeline: string;
  /** "{0} more". */
  readonly more: string;
  readonly fewer: string;
  readonly keys: string;
  readonly related: string;
}

export interface PanelView {
  /** Grows with every view sent; an older one never replaces a newer one. */
  readonly revision: number;
  readonly state: StateLine | null;
  readonly focus: CardView | null;
  /** Marks at the cursor in one line: "Actor · Mara Ilves · 14 mentions in 4 sources". */
  readonly marks: readonly string[];
  /** All in one line: "4 sources agree · 1 differs · 2 silent"; empty where nothing is related. */
  readonly sum: string;
  readonly groups: readonly GroupView[];
  /** Sources that say nothing on the matter, in one line; empty if there are none. */
  readonly silent: string;
  readonly pinned: boolean;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly words: PanelWords;
}

export interface Show {
  readonly type: 'show';
  readonly view: PanelView;
}

const id = z.string().check(z.maxLength(4000));

/** What a person asks for in the panel. */
export const Intent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('read') }),
  z.object({ type: z.literal('jump'), card: id }),
  z.object({ type: z.literal('beside'), card: id }),
  z.object({ type: z.literal('confirm'), card: id }),
  z.object({ type: z.literal('reject'), card: id }),
  z.object({ type: z.literal('cite'), card: id }),
  z.object({ type: z.literal('picture'), picture: z.enum(['chain', 'timeline']) }),
  z.object({ type: z.literal('pin') }),
  z.object({ type: z.literal('back') }),
  z.object({ type: z.literal('forward') }),
]);

export type Intent = z.infer<typeof Intent>;
