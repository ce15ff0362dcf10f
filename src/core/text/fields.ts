/**
 * Words → the field they belong to: what is spoken of in one breath, though it does not mean the same ("owned", "lent", "borrowed").
 * Wider than a concept: two statements on one field may deny one another, and are on one matter all the same.
 */
import { stem } from './terms';

const FIELDS =
  'own belong owner ownership possess possession property lend lent loan borrow lease;' +
  'die dead death kill killed fatal deadly toll fatality;injure injury wound hurt injured wounded;' +
  'pay payment price cost money fee coin paid;' +
  'fish fishing herring fisherman fisheries;' +
  'close shut closure blockade block;protest demonstrate demonstration rally march chant;' +
  'rebuild reconstruct build repair restore;missing vanish disappear;letter memo;' +
  'shore coast seaside;weigh weight tonne ton kilogram';

const fields = new Map<string, number>();
FIELDS.split(';').forEach((line, field) => {
  for (const word of line.split(' ').map(stem)) if (!fields.has(word)) fields.set(word, field);
});

/** The number of a term's field, or -1. */
export const fieldOf = (term: string): number => fields.get(term) ?? -1;
