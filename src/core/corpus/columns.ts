/** Which statements of a document hold which of its terms, as flat columns of small numbers. */
import type { Lexicon } from './lexicon';

/** Distinct concepts of each statement in order of first occurrence, as places in the vocabulary: those of statement `i` at `start[i]` to `start[i + 1]`. */
export interface TermColumns {
  readonly start: Int32Array;
  readonly place: Int32Array;
}

/** Who holds what, for each of a vocabulary. */
export interface Holders {
  /** How many statements hold it. */
  readonly counts: Uint16Array;
  /** These statements: at `postStart[k]` to `postStart[k + 1]`. */
  readonly postStart: Int32Array;
  readonly post: Uint16Array;
  /** Damped weight: familiar in the language or in this document counts little. */
  readonly damped: Int32Array;
}

/** Follows from the terms of the statements. Cost: linear. */
export function holdersOf(vocabulary: Int32Array, { start, place }: TermColumns, lexicon: Lexicon): Holders {
  const statements = start.length - 1;
  const postStart = new Int32Array(vocabulary.length + 1);
  for (let k = 0; k < place.length; k++) postStart[place[k]! + 1]!++;
  const counts = new Uint16Array(vocabulary.length);
  const damped = new Int32Array(vocabulary.length);
  for (let k = 0; k < vocabulary.length; k++) {
    const holding = postStart[k + 1]!;
    counts[k] = Math.min(holding, 65535);
    damped[k] = damp(lexicon.weightOf(vocabulary[k]!), holding, statements);
    postStart[k + 1]! += postStart[k]!;
  }
  const post = new Uint16Array(place.length);
  const next = postStart.slice();
  for (let i = 0; i < statements; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) post[next[place[k]!]!++] = i;
  }
  return { counts, postStart, post, damped };
}

/** A term that stands in every statement of a document tells its statements apart no more than "the" does. */
function damp(weight: number, holding: number, statements: number): number {
  return Math.round((weight * Math.log((statements + 2) / (holding + 1))) / Math.log((statements + 2) / 2));
}
