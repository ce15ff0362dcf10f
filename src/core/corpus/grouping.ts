/** Which pairs of documents are of one event: those that links hold together, taken apart where the links are few. */
import type { DocumentId } from '../model';
import type { LinkedPair } from './linked';

/** More documents than this are no one event. */
const MAX_DOCUMENTS = 24;
/** Documents are of one event if they have this share of the links that either has with its nearest. */
const MIN_SHARE = 0.3;
/** The same where so much hangs together that it cannot be one event. */
const MIN_SHARE_OF_MANY = 0.6;

/** Groups of numbers that grow together, each with its size. */
interface Groups {
  lead(one: number): number;
  size(one: number): number;
  join(one: number, two: number): void;
}

function createGroups(count: number): Groups {
  const leader = Int32Array.from({ length: count }, (_, one) => one);
  const sizes = new Int32Array(count).fill(1);
  const lead = (one: number): number => {
    let at = one;
    while (leader[at] !== at) at = leader[at]!;
    for (let next = one; next !== at; ) {
      const after = leader[next]!;
      leader[next] = at;
      next = after;
    }
    return at;
  };
  return {
    lead,
    size: (one) => sizes[lead(one)]!,
    join(one, two) {
      const [a, b] = [lead(one), lead(two)];
      if (a === b) return;
      const [first, second] = a < b ? [a, b] : [b, a];
      sizes[first]! += sizes[second]!;
      leader[second] = first;
    },
  };
}

/**
 * Pairs by the event they belong to, in the order of the first pair of each; pairs across events and those without links that stand are left
 * out. `pairs` are in the order of their documents. Cost: near linear in the pairs, with a small factor: this is asked after each edit.
 */
export function pairsByEvent(pairs: readonly LinkedPair[]): LinkedPair[][] {
  const live = pairs.filter(({ standing }) => standing > 0);
  const numbers = new Map<DocumentId, number>();
  const numberOf = (document: DocumentId): number => {
    const known = numbers.get(document);
    if (known !== undefined) return known;
    numbers.set(document, numbers.size);
    return numbers.size - 1;
  };
  const ofA = new Int32Array(live.length);
  const ofB = new Int32Array(live.length);
  live.forEach(({ a, b }, k) => {
    ofA[k] = numberOf(a);
    ofB[k] = numberOf(b);
  });
  const best = new Int32Array(numbers.size);
  live.forEach(({ standing, accepted }, k) => {
    for (const one of [ofA[k]!, ofB[k]!]) best[one] = Math.max(best[one]!, standing + accepted);
  });
  const isNear = (k: number, share: number): boolean =>
    live[k]!.accepted > 0 || live[k]!.standing >= share * Math.min(best[ofA[k]!]!, best[ofB[k]!]!);
  const connected = createGroups(numbers.size);
  for (let k = 0; k < live.length; k++) if (isNear(k, MIN_SHARE)) connected.join(ofA[k]!, ofB[k]!);
  const isSmall = (k: number): boolean => connected.size(ofA[k]!) <= MAX_DOCUMENTS;
  const within = createGroups(numbers.size);
  // What people joined first, then those with the most in common; of equals the first by their ids.
  const large = [...live.keys()]
    .filter((k) => !isSmall(k) && isNear(k, MIN_SHARE_OF_MANY))
    .sort((p, q) => live[q]!.accepted - live[p]!.accepted || live[q]!.standing - live[p]!.standing || p - q);
  for (const k of large) {
    const [a, b] = [ofA[k]!, ofB[k]!];
    const fits = within.lead(a) === within.lead(b) || within.size(a) + within.size(b) <= MAX_DOCUMENTS;
    if (live[k]!.accepted > 0 || fits) within.join(a, b);
  }
  const groups = new Map<number, LinkedPair[]>();
  live.forEach((pair, k) => {
    const group = isSmall(k) ? connected : within;
    const first = group.lead(ofA[k]!);
    if (first !== group.lead(ofB[k]!)) return;
    const known = groups.get(first);
    if (known === undefined) groups.set(first, [pair]);
    else known.push(pair);
  });
  return [...groups.values()];
}
