/** Offsets as other formats count them: code points, and lines. */

/** Turns offsets in UTF-16 units into offsets in code points and back. A text without astral characters costs nothing. */
export interface CodePoints {
  readonly fromUnits: (offset: number) => number;
  readonly toUnits: (offset: number) => number;
}

export function codePoints(text: string): CodePoints {
  // Places of the second halves of surrogate pairs.
  const seconds: number[] = [];
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) seconds.push(i);
  }
  return {
    fromUnits: (offset) => offset - countBelow(seconds, (second) => second, offset),
    toUnits: (offset) => offset + countBelow(seconds, (second, n) => second - 1 - n, offset),
  };
}

/** Number of leading places whose value lies below `limit`; values ascend. */
function countBelow(places: readonly number[], value: (place: number, n: number) => number, limit: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(places[middle]!, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line, from 1, that an offset lies in; CRLF, LF and CR end lines, as in an editor. Cost: linear once, then logarithmic. */
export function lineNumbers(text: string): (offset: number) => number {
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return (offset) => countBelow(starts, (start) => start, offset + 1) + 1;
}
