/** Scoring counts words, never characters: a comma or a quotation mark more or less costs nothing. */
import type { Span } from '../../src/core/model';

const RUN = '[\\p{L}\\p{N}]+';
const WORD = new RegExp(`${RUN}(?:['’.-]${RUN})*`, 'gu');

/** The words of a text in order: runs of letters and digits, held together by single apostrophes, points and hyphens. */
export function wordsOf(text: string): Span[] {
  return Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

/** Indexes of the words that spans touch, even by one character. Cost: log(words) a span, and the words touched. */
export function touched(words: readonly Span[], spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const { start, end } of spans) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle]!.end > start) high = middle;
      else low = middle + 1;
    }
    for (let i = low; i < words.length && words[i]!.start < end; i++) found.add(i);
  }
  return found;
}

export function common<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let count = 0;
  for (const item of a) if (b.has(item)) count++;
  return count;
}

export const same = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => a.size === b.size && common(a, b) === a.size;

/** Shared words by all words of both: 1 for the same, 0 for apart. */
export function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const shared = common(a, b);
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Pairs two lists one to one, the most alike first; equals go by place. Returns index pairs. */
export function pairUp<T extends { readonly words: ReadonlySet<number> }>(
  predicted: readonly T[],
  gold: readonly T[],
): (readonly [number, number])[] {
  const candidates: { p: number; g: number; alike: number }[] = [];
  for (const [p, one] of predicted.entries()) {
    for (const [g, other] of gold.entries()) {
      const alike = jaccard(one.words, other.words);
      if (alike > 0) candidates.push({ p, g, alike });
    }
  }
  candidates.sort((a, b) => b.alike - a.alike || a.p - b.p || a.g - b.g);
  const takenP = new Set<number>();
  const takenG = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  for (const { p, g } of candidates) {
    if (takenP.has(p) || takenG.has(g)) continue;
    takenP.add(p);
    takenG.add(g);
    pairs.push([p, g]);
  }
  return pairs;
}
