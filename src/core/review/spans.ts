/** Sorted, disjoint lists of spans: one more, one less. */
import type { Span } from '../model';

/** The list with `span` in it; what touches it melts together. */
export function unite(spans: readonly Span[], span: Span): readonly Span[] {
  let { start, end } = span;
  const rest: Span[] = [];
  for (const other of spans) {
    if (other.end < start || other.start > end) rest.push(other);
    else {
      start = Math.min(start, other.start);
      end = Math.max(end, other.end);
    }
  }
  return [...rest, { start, end }].sort((a, b) => a.start - b.start);
}

/** The list without what lies inside `span`. */
export function subtract(spans: readonly Span[], span: Span): readonly Span[] {
  return spans.flatMap((other) =>
    [
      { start: other.start, end: Math.min(other.end, span.start) },
      { start: Math.max(other.start, span.end), end: other.end },
    ].filter((part) => part.end > part.start),
  );
}
