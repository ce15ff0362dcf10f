/** Two linked statements → how they relate and what differs, with words for the reader. */
import type { Difference, Relation } from '../contract';
import type { Lexicon } from './lexicon';
import type { Statement } from './statements';

export interface Related {
  readonly relation: Relation;
  readonly differs: Difference[];
  readonly why: string;
}

const SHOWN = 4;

/** Cost: linear in the two statements. */
export function relate(a: Statement, b: Statement, lexicon: Lexicon): Related {
  const shared = sharedWords(a, b, lexicon);
  return { relation: 'same-fact', differs: [], why: `both tell of ${shared.slice(0, SHOWN).join(', ')}` };
}

/** Words of `a` whose terms `b` holds too, the most telling first. */
function sharedWords(a: Statement, b: Statement, lexicon: Lexicon): string[] {
  const inB = new Set(Array.from(b.words, (word) => lexicon.termOf(word)));
  const found = new Map<number, { word: string; weight: number; at: number }>();
  a.words.forEach((word, at) => {
    const term = lexicon.termOf(word);
    if (term >= 0 && inB.has(term) && !found.has(term))
      found.set(term, { word: lexicon.word(word), weight: lexicon.weightOf(term), at });
  });
  return [...found.values()].sort((p, q) => q.weight - p.weight || p.at - q.at).map(({ word }) => word);
}
