/**
 * How common a term is in news writing at large, from a table of hashed terms that ships with Synoptic. A fixed background, so that
 * the likeness of two documents depends on these two alone: adding a third never changes it, and nothing has to be counted again.
 */
import table from '../../../media/links.json';

/** Of a term that the table does not hold. */
const UNKNOWN = table.familiarity.unknown;

let classes: ReadonlyMap<number, number> | null = null;

/** Weight of a term by the `hashWord` of its stem: 0 (in every text) to `UNKNOWN`; whole numbers. Cost: constant. */
export function familiarity(hash: number): number {
  classes ??= decode(table.familiarity.terms);
  return classes.get(hash >>> 8) ?? UNKNOWN;
}

/** Classes in order of weight, each as ascending 24-bit hashes written as differences in base 36. */
function decode(terms: Readonly<Record<string, string>>): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  for (const [weight, hashes] of Object.entries(terms)) {
    let hash = 0;
    for (const step of hashes.split(' ')) {
      hash += Number.parseInt(step, 36);
      out.set(hash, Number(weight));
    }
  }
  return out;
}
