/** The kinds of figures that a document tells: those who left, those who are dead, hectares. */
import { kindOf } from './figures';
import type { IndexEntry } from './statements';

/** A kind of figure that stands in more pairs of statements tells none of them apart. */
const MAX_PAIRS_OF_A_KIND = 9;

/**
 * Pairs of statements that no word brings together, but a figure: those who left, those who are dead, hectares. `isKnown`: whether words
 * brought them together already. Cost: linear.
 */
export function countedAlike(
  a: IndexEntry,
  b: IndexEntry,
  isKnown: (i: number, j: number) => boolean,
): (readonly [i: number, j: number])[] {
  const inB = kindsIn(b);
  const out: (readonly [number, number])[] = [];
  for (const [kind, ofA] of kindsIn(a)) {
    const ofB = inB.get(kind) ?? [];
    if (ofA.length * ofB.length > MAX_PAIRS_OF_A_KIND) continue;
    for (const i of ofA) {
      for (const j of ofB) {
        if (!isKnown(i, j) && !out.some(([p, q]) => p === i && q === j)) out.push([i, j]);
      }
    }
  }
  return out;
}

const kinds = new WeakMap<IndexEntry, ReadonlyMap<string, readonly number[]>>();

/** Statements by the kinds of figures that they hold. Cost: linear, once for an entry. */
export function kindsIn(entry: IndexEntry): ReadonlyMap<string, readonly number[]> {
  const known = kinds.get(entry);
  if (known !== undefined) return known;
  const out = new Map<string, number[]>();
  entry.statements.forEach(({ figures, past }, i) => {
    // "In 2024 about 1,100 had to leave" is of another happening.
    if (past !== null) return;
    for (const kind of new Set(figures.map(kindOf))) {
      const holders = out.get(kind);
      if (kind === '') continue;
      if (holders === undefined) out.set(kind, [i]);
      else holders.push(i);
    }
  });
  kinds.set(entry, out);
  return out;
}
