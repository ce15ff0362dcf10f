/** Spans carried along while a text is being typed in. */
import type { Span } from '../model';

/** One replacement: `[start, end)` of the text before the edit gives way to `length` units. */
export interface TextChange extends Span {
  readonly length: number;
}

/**
 * Where a span stands after one edit. All changes are in offsets before the edit and do not overlap, as an editor reports
 * those of several cursors; their order does not matter. What is typed at either end stays outside; what is typed inside belongs to
 * it. Null when nothing of the span is left: then only its anchor can tell whether it came back elsewhere.
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
  const moved = { start: start + startMoves, end: end + endMoves };
  return moved.end > moved.start ? moved : null;
}
