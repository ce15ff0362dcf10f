/** The lines of a text as token ranges: what layout is read from. */
import type { Span } from '../model';
import type { TokenisedText } from './sentences';
import { trim } from './span';
import type { Tokens } from './tokenise';

/** One line without the white space at its ends; blank lines are left out and counted in `blanksBefore`. */
export interface Line extends Span {
  /** First token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly blanksBefore: number;
}

/** The lines that start at `offset` or later. Cost: linear. */
export function linesOf(t: TokenisedText, offset: number): readonly Line[] {
  const lines: Line[] = [];
  const { text, tokens } = t;
  let at = offset;
  let token = tokenAt(tokens, offset, 0);
  let blanksBefore = 0;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const span = trim(text, { start: at, end });
    if (span.end > span.start) {
      const from = token;
      token = tokenAt(tokens, span.end, token);
      lines.push({ start: span.start, end: span.end, from, to: token, blanksBefore });
      blanksBefore = 0;
    } else blanksBefore++;
    at = end + 1;
  }
  return lines;
}

/** The first token at or behind `offset`, from `low` on: steps that double, then halves. */
function tokenAt(tokens: Tokens, offset: number, low: number): number {
  let step = 8;
  let high = low;
  while (high < tokens.count && tokens.start[high]! < offset) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, tokens.count);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
