/**
 * How common a term is in news writing at large, from a table of hashed terms that ships with Synoptic. A fixed background, so that
 * the likeness of two documents depends on these two alone: adding a third never changes it, and nothing has to be counted again.
 */
import weights from '../../../media/links.json';

export interface FamiliarityTable {
  /** Weight of a term that the table does not hold. */
  readonly unknown: number;
  /** By weight: ascending 24-bit hashes as differences in base 36. */
  readonly terms: Readonly<Record<string, string>>;
}

/** Weight of a term by the `hashWord` of its stem: a whole number from 0 (in every text) to that of an unknown term. */
export type Familiarity = (hash: number) => number;

/** Reads a table. Cost: linear in the table; constant for each question. */
export function familiarityOf({ unknown, terms }: FamiliarityTable): Familiarity {
  const classes = new Map<number, number>();
  for (const [weight, hashes] of Object.entries(terms)) {
    let hash = 0;
    for (const step of hashes.split(' ')) {
      hash += Number.parseInt(step, 36);
      classes.set(hash, Number(weight));
    }
  }
  return (hash) => classes.get(hash >>> 8) ?? unknown;
}

let shipped: Familiarity | null = null;

/** By the table that ships. */
export const familiarity: Familiarity = (hash) => {
  shipped ??= familiarityOf(weights.familiarity);
  return shipped(hash);
};
