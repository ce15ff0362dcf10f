/**
 * Where quotations begin and end. Marks are paired inside a paragraph; a quotation goes on in the next paragraph only if that one
 * opens with a mark again, so that a missing mark can never run away with the rest of the text. One pass, linear.
 */
import { int32Column, uint8Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { isSpace } from '../../text/span';
import { Kind, type Tokens } from '../../text/tokenise';

/** What a token is to the quotations around it. */
export const Quote = { Outside: 0, Open: 1, Inside: 2, Close: 3 } as const;

/** A quotation as token indexes: its marks are at `open` and, where closed by one, at `close`; content lies between. */
export interface Quotation {
  readonly open: number;
  /** First token after the content: the closing mark, or where the paragraph or sentence ends without one. */
  readonly close: number;
  readonly closed: boolean;
  /** Goes on from the quotation of the paragraph before. */
  readonly continues: boolean;
}

export interface Quotations {
  /** In reading order, disjoint. */
  readonly list: readonly Quotation[];
  /** `Quote` of each token. */
  readonly state: Uint8Array;
  /** Index of the quotation each token is part of, or -1. */
  readonly of: Int32Array;
}

const Turn = { None: 0, Open: 1, Close: 2, Either: 3 } as const;

export function findQuotations(t: TokenisedText): Quotations {
  const { tokens, sentenceCount, sentenceStart, paragraphOf } = t;
  const list: Quotation[] = [];
  const state = uint8Column(tokens.count);
  const of = int32Column(tokens.count).fill(-1);
  const singles = quotesWithSingles(t);
  let carried = false; // the paragraph before ended inside a quotation
  for (let s = 0; s < sentenceCount; ) {
    let after = s + 1;
    while (after < sentenceCount && paragraphOf[after] === paragraphOf[s]) after++;
    carried = inParagraph(t, sentenceStart[s]!, sentenceStart[after]!, carried, singles, list);
    s = after;
  }
  for (let q = 0; q < list.length; q++) {
    const { open, close, closed } = list[q]!;
    for (let i = open; i < close; i++) {
      state[i] = Quote.Inside;
      of[i] = q;
    }
    if (tokens.kind[open] === Kind.Mark) state[open] = Quote.Open;
    if (closed) {
      state[close] = Quote.Close;
      of[close] = q;
    }
  }
  return { list, state, of };
}

/** Pairs the marks of one paragraph; says whether it ends inside a quotation that may go on. */
function inParagraph(
  t: TokenisedText,
  from: number,
  to: number,
  carried: boolean,
  singles: boolean,
  list: Quotation[],
): boolean {
  const { tokens } = t;
  let open = -1;
  let continues = false;
  if (isDialogueDash(t, from) && from + 1 < to) {
    let close = from + 1;
    while (close < to && !isDash(unitAt(tokens, close))) close++;
    list.push({ open: from, close, closed: false, continues: false });
    return false;
  }
  for (let i = from; i < to; i++) {
    const width = markWidth(tokens, i, to);
    if (width === 0) continue;
    const turn = turnOf(tokens, i, width, singles);
    if (turn === Turn.None) continue;
    // „So“ in German: the mark that opens elsewhere closes.
    const closesLow = open >= 0 && unitAt(tokens, open) === 0x201e && unitAt(tokens, i) === 0x201c;
    // « Non » in French, with spaces inside.
    const closesPair = open >= 0 && unitAt(tokens, open) === 0xab && unitAt(tokens, i) === 0xbb;
    const opens = !closesLow && !closesPair && (turn === Turn.Open || (turn === Turn.Either && open < 0));
    if (opens) {
      // A second opening mark: the first was never closed.
      if (open >= 0 && !isSingle(tokens, open)) list.push({ open, close: i, closed: false, continues });
      open = i;
      continues = carried && i === from;
    } else if (open >= 0) {
      if (i > open + 1) list.push({ open, close: i, closed: true, continues });
      open = -1;
      continues = false;
    }
    i += width - 1;
  }
  // A single mark that nothing closes was an apostrophe: "the '90s".
  if (open < 0 || isSingle(tokens, open)) return false;
  const goesOn = opensWithMark(t, to);
  // A mark that is never closed holds its own sentence, or the rest of the paragraph where the next one goes on with the quotation.
  const last = goesOn ? to : Math.min(to, t.sentenceStart[t.sentenceOf[open]! + 1]!);
  if (last > open + 1) list.push({ open, close: last, closed: false, continues });
  return goesOn;
}

const unitAt = (tokens: Tokens, i: number): number => tokens.text.charCodeAt(tokens.start[i]!);

/** A single mark alone, not one of a pair such as ''. */
function isSingle(tokens: Tokens, i: number): boolean {
  const unit = unitAt(tokens, i);
  return (unit === 0x27 || (unit >= 0x2018 && unit <= 0x201b)) && markWidth(tokens, i, tokens.count) === 1;
}

const isDash = (unit: number): boolean => unit === 0x2014 || unit === 0x2013 || unit === 0x2015;

/** "— Come in, she said." A dash that opens a paragraph opens speech in many languages. */
const isDialogueDash = (t: TokenisedText, i: number): boolean => {
  const { tokens, text } = t;
  return i < tokens.count && isDash(unitAt(tokens, i)) && isSpace(text.charCodeAt(tokens.end[i]!));
};

function opensWithMark(t: TokenisedText, i: number): boolean {
  if (i >= t.tokens.count) return false;
  const unit = unitAt(t.tokens, i);
  return (
    unit === 0x201c ||
    unit === 0x22 ||
    unit === 0xab ||
    unit === 0x201e ||
    (unit === 0x27 && markWidth(t.tokens, i, i + 2) === 2)
  );
}

/** How many tokens the quotation mark at `i` takes: two for `` and '', 0 if it is none. */
function markWidth(tokens: Tokens, i: number, to: number): number {
  if (tokens.kind[i] !== Kind.Mark) return 0;
  const unit = unitAt(tokens, i);
  if (unit === 0x60 || unit === 0x27) {
    return i + 1 < to && tokens.start[i + 1] === tokens.end[i] && unitAt(tokens, i + 1) === unit ? 2 : 1;
  }
  return unit === 0x22 || (unit >= 0x2018 && unit <= 0x201f) || unit === 0xab || unit === 0xbb || unit === 0xff02
    ? 1
    : 0;
}

function turnOf(tokens: Tokens, i: number, width: number, singles: boolean): number {
  const unit = unitAt(tokens, i);
  const { text } = tokens;
  const start = tokens.start[i]!;
  const end = tokens.end[i + width - 1]!;
  const before = start === 0 || isSpace(text.charCodeAt(start - 1)) || isBracketOrDash(text.charCodeAt(start - 1));
  const after = end >= text.length || isSpace(text.charCodeAt(end));
  if (unit === 0x201c) return before || !after ? Turn.Open : Turn.Either;
  if (unit === 0x201d) return before && !after ? Turn.Open : Turn.Close; // some write ”so”
  if (unit === 0x201e || unit === 0x201f) return Turn.Open;
  if (unit === 0xab) return after && !before ? Turn.Close : Turn.Open;
  if (unit === 0xbb) return before && !after ? Turn.Open : Turn.Close;
  if (unit === 0x60) return width === 2 ? Turn.Open : Turn.None;
  const single =
    width === 1 && (unit === 0x27 || unit === 0x2018 || unit === 0x2019 || unit === 0x201a || unit === 0x201b);
  if (single && !singles) return Turn.None;
  if (unit === 0x2018 || unit === 0x201a) return Turn.Open;
  if (before && !after) return Turn.Open;
  if (after && !before) return Turn.Close;
  if (single) return before ? Turn.None : Turn.Close;
  return Turn.Either;
}

const isBracketOrDash = (unit: number): boolean =>
  unit === 0x28 ||
  unit === 0x5b ||
  unit === 0x2014 ||
  unit === 0x2013 ||
  unit === 0x2d ||
  unit === 0x3a ||
  unit === 0x2018 ||
  unit === 0x27;

/** Single marks count as quotation marks only in a text that has more opening ones than double marks of any kind. */
function quotesWithSingles(t: TokenisedText): boolean {
  const { tokens, text } = t;
  let doubles = 0;
  let singles = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Mark) continue;
    const unit = unitAt(tokens, i);
    if (unit === 0x22 || unit === 0x201c || unit === 0xab || unit === 0x201e) doubles++;
    else if ((unit === 0x27 || unit === 0x60) && markWidth(tokens, i, tokens.count) === 2) {
      doubles++;
      i++;
    } else if (unit === 0x27 || unit === 0x2018) {
      const start = tokens.start[i]!;
      const before = start === 0 || isSpace(text.charCodeAt(start - 1));
      if (before && i + 1 < tokens.count && tokens.start[i + 1] === tokens.end[i]) singles++;
    }
  }
  return singles > doubles;
}
