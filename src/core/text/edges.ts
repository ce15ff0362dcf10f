/** Where an end of a mark goes when it is moved by a word or a character. */
import type { Span } from '../model';

const isWord = (text: string, at: number): boolean => !/[\s.,;:!?()"“”«»]/.test(text.charAt(at));

/**
 * The span with one end moved; `step` 1 towards the end of the text. A word's step ends at a word, on whichever side: "the ferry line"
 * grows to "the ferry line would" and shrinks to "the ferry". Null where nothing would be left, or there is nothing more to take in.
 */
export function nudged(
  text: string,
  { start, end }: Span,
  which: 'start' | 'end',
  step: 1 | -1,
  by: 'word' | 'character',
): Span | null {
  const from = which === 'start' ? start : end;
  const move = by === 'character' ? characterEdge : (which === 'end') === (step === 1) ? outward : inward;
  const to = move(text, from, step);
  const span = which === 'start' ? { start: to, end } : { start, end: to };
  return to === from || span.start >= span.end ? null : span;
}

/** The next boundary between characters; the two halves of one are never parted. */
function characterEdge(text: string, offset: number, step: 1 | -1): number {
  const at = offset + step;
  if (at < 0 || at > text.length) return offset;
  const parts = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return parts ? at + step : at;
}

/** Past what parts words and then past a word; stays where no word follows. */
function outward(text: string, offset: number, step: 1 | -1): number {
  const next = step === 1 ? 0 : -1;
  let at = offset;
  while (inside(text, at + next) && !isWord(text, at + next)) at += step;
  if (!inside(text, at + next)) return offset;
  while (inside(text, at + next) && isWord(text, at + next)) at += step;
  return at;
}

/** Past the rest of a word and what parts it from the next; past the latter alone where the end stood on it. */
function inward(text: string, offset: number, step: 1 | -1): number {
  const next = step === 1 ? 0 : -1;
  let at = offset;
  while (inside(text, at + next) && isWord(text, at + next)) at += step;
  while (inside(text, at + next) && !isWord(text, at + next)) at += step;
  return at;
}

const inside = (text: string, at: number): boolean => at >= 0 && at < text.length;
