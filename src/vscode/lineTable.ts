/**
 * Where the lines of a text begin. The editor shows every line end alike, whatever stands on the disk, so line and character
 * are what a text and its buffer have in common.
 */
export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface LineTable {
  /** Offset of the first unit of each line. */
  readonly starts: readonly number[];
  /** Offset behind the last unit of each line, its line end left out. */
  readonly ends: readonly number[];
}

/** Lines end with CRLF, LF or CR, as in the editor. Cost: linear. */
export function lineTable(text: string): LineTable {
  const starts = [0];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 10 && unit !== 13) continue;
    ends.push(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    starts.push(at + 1);
  }
  ends.push(text.length);
  return { starts, ends };
}

/** An offset inside a line end belongs to the end of its line; one outside the text to its nearest end. Cost: logarithmic. */
export function placeAt(table: LineTable, offset: number): Place {
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (table.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const start = table.starts[low]!;
  return { line: low, character: Math.max(0, Math.min(offset, table.ends[low]!) - start) };
}

/** A place outside the text is brought to the nearest inside. */
export function offsetAt(table: LineTable, place: Place): number {
  const line = Math.max(0, Math.min(place.line, table.starts.length - 1));
  if (place.line > line) return table.ends[line]!;
  return Math.min(table.starts[line]! + Math.max(0, place.character), table.ends[line]!);
}

/** Where words end that begin at a place and end in no line end. Cost: linear in the words. */
export function placeBehind({ line, character }: Place, words: string): Place {
  const lines = words.split(/\r\n?|\n/);
  const last = lines.at(-1)!.length;
  return { line: line + lines.length - 1, character: lines.length === 1 ? character + last : last };
}
