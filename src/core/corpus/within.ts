/** What a term tells within two documents: the less, the more of their statements hold it. What all reports of an event name tells nothing in it. */
import type { IndexEntry } from './statements';
import type { Weights } from './weights';

/** Documents of few statements tell little of how common a term is within the event: as if there were so many more. */
const MORE_STATEMENTS = 10;
/** A name that is less rare than this within the event tells nothing: 0 (in all statements) to 1 (in these two alone). */
const RARE_NAME = 0.6;

/** A name that the other document lacks: another place may be all that differs. */
const NAME_ALONE = 0.4;

/** The logarithms of rarity for two documents of so many statements together. */
export interface Rarity {
  /** What a concept of this weight counts, a whole number; `holding`: in how many of the statements it is. */
  weigh(weight: number, isName: boolean, holding: number): number;
}

export function rarityWithin(all: number): Rarity {
  const total = all + MORE_STATEMENTS;
  const whole = Math.log(total / 3);
  const shares = new Float64Array(all + 2).fill(-1);
  return {
    weigh(weight, isName, holding) {
      if (shares[holding]! < 0) shares[holding] = Math.min(1, Math.max(0, Math.log(total / (holding + 1)) / whole));
      const rarity = shares[holding]!;
      return Math.round(weight * (isName ? Math.max(0, (rarity - RARE_NAME) / (1 - RARE_NAME)) : rarity));
    },
  };
}

/** Squared weights of each statement within two documents; `within`: of the terms that both documents hold, -1 of others. */
export function toldIn(entry: IndexEntry, { timeless }: Weights, within: Int32Array, rarity: Rarity): Float64Array {
  for (let k = 0; k < within.length; k++) {
    if (within[k]! >= 0) continue;
    const isName = entry.names[k]! > 0;
    within[k] = Math.round(rarity.weigh(timeless[k]!, isName, entry.counts[k]!) * (isName ? NAME_ALONE : 1));
  }
  const out = new Float64Array(entry.terms.start.length - 1);
  for (let i = 0; i < out.length; i++) {
    for (let k = entry.terms.start[i]!; k < entry.terms.start[i + 1]!; k++) {
      const weight = within[entry.terms.place[k]!]!;
      out[i]! += weight * weight;
    }
  }
  return out;
}
