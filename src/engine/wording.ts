/** Which words two statements do not share, as spans into their texts. */
import type { Span } from '../core/model';
import { Kind, type Tokens, tokenise } from '../core/text/tokenise';

interface Passage extends Span {
  readonly text: string;
}

/** Words of `other` that `focus` lacks, and words of `focus` that `other` lacks. Cost: linear. */
export function compareWordings(focus: Passage, other: Passage): { differing: Span[]; missing: Span[] } {
  const left = tokenise(focus.text);
  const right = tokenise(other.text);
  return {
    differing: wordsNotIn(right, left, other.start),
    missing: wordsNotIn(left, right, focus.start),
  };
}

function wordsNotIn(tokens: Tokens, others: Tokens, offset: number): Span[] {
  const known = new Set(others.hash);
  const spans: Span[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === Kind.Mark || known.has(tokens.hash[i]!)) continue;
    spans.push({ start: offset + tokens.start[i]!, end: offset + tokens.end[i]! });
  }
  return spans;
}
