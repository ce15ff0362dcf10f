/** The lines of a text as token ranges: what layout is read from. */
import type { Span } from '../model';
import type { TokenisedText } from './sentences';
import { trim } from './span';

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
  let token = 0;
  let blanksBefore = 0;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    while (token < tokens.count && tokens.start[token]! < at) token++;
    const from = token;
    while (token < tokens.count && tokens.start[token]! < end) token++;
    const span = trim(text, { start: at, end });
    if (span.end > span.start) {
      lines.push({ ...span, from, to: token, blanksBefore });
      blanksBefore = 0;
    } else blanksBefore++;
    at = end + 1;
  }
  return lines;
}
