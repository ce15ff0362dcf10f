/** Spans carried along while a text is being typed in. */
import type { Span } from '../model';

/** One replacement: `[start, end)` of the text before the edit gives way to `length` units. */
export interface TextChange extends Span {
  readonly length: number;
}

/**
 * Where a span stands after one edit. All changes are in offsets before the edit and do not overlap, as an editor reports
 * those of several cursors; their order does not matter. What is typed at either end stays outside; what is typed inside belongs to
 * it. Null when nothing of the span is left: then only its anchor can tell whether it came back elsewhere. The span itself where it stays.
 */
export function shift(span: Span, changes: readonly TextChange[]): Span | null {
  let { start, end } = span;
  let startMoves = 0;
  let endMoves = 0;
  for (const change of changes) {
    const grows = change.length - (change.end - change.start);
    if (change.end <= span.start) {
      startMoves += grows;
      endMoves += grows;
    } else if (change.start >= span.end) {
      // behind it
    } else if (change.start <= span.start && change.end >= span.end) {
      return null;
    } else if (change.start < span.start) {
      // Across the start: what is left of the span begins behind the new text.
      start = change.end;
      startMoves += grows;
      endMoves += grows;
    } else if (change.end > span.end) {
      end = change.start;
    } else {
      endMoves += grows;
    }
  }
  start += startMoves;
  end += endMoves;
  if (start === span.start && end === span.end) return span;
  return end > start ? { start, end } : null;
}

/**
 * The same edits in fewer: what was typed key by key, also into what had just been typed, is one, and so is what was deleted backwards. Every span moves with
 * them as it does with those given, one after the other.
 */
export function joined(edits: readonly (readonly TextChange[])[]): readonly (readonly TextChange[])[] {
  const all: (readonly TextChange[])[] = [];
  for (const edit of edits) {
    const before = all.at(-1);
    const one = before?.length === 1 && edit.length === 1 ? together(before[0]!, edit[0]!) : null;
    if (one === null) all.push(edit);
    else all[all.length - 1] = [one];
  }
  return all;
}

function together(a: TextChange, b: TextChange): TextChange | null {
  const isWithin = a.start <= b.start && b.start <= a.start + a.length;
  const isTyped = a.start === a.end && b.start === b.end && isWithin;
  if (isTyped) return { start: a.start, end: a.start, length: a.length + b.length };
  const isDeleted = a.length === 0 && b.length === 0 && b.end === a.start;
  return isDeleted ? { start: b.start, end: a.end, length: 0 } : null;
}
