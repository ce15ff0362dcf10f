/** The textbook's way of finding what is alike: the cosine of every statement with every other, words weighed by how few statements have them. */

/** Answers with the places of all statements that share a word with this one, the likest first. */
export type Likest = (place: number) => readonly number[];

/** By postings, so that statements without a common word cost nothing. Cost of a question: the postings of its words. */
export function allPairs(texts: readonly string[]): Likest {
  const postings = new Map<string, { readonly place: number; weight: number }[]>();
  const counted = texts.map((text) => {
    const counts = new Map<string, number>();
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  counted.forEach((counts, place) => {
    for (const [word, count] of counts) {
      const known = postings.get(word);
      if (known === undefined) postings.set(word, [{ place, weight: count }]);
      else known.push({ place, weight: count });
    }
  });
  const lengths = new Float64Array(texts.length);
  for (const holders of postings.values()) {
    const rarity = Math.log(texts.length / holders.length);
    for (const holder of holders) {
      holder.weight *= rarity;
      lengths[holder.place]! += holder.weight ** 2;
    }
  }
  const own = (holders: readonly { readonly place: number; readonly weight: number }[], place: number): number => {
    let low = 0;
    let high = holders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holders[middle]!.place < place) low = middle + 1;
      else high = middle;
    }
    return holders[low]!.weight;
  };
  const dots = new Float64Array(texts.length);
  return (place) => {
    dots.fill(0);
    const touched: number[] = [];
    for (const word of counted[place]!.keys()) {
      const holders = postings.get(word)!;
      const weight = own(holders, place);
      if (weight === 0) continue;
      for (const other of holders) {
        if (other.place === place) continue;
        if (dots[other.place] === 0) touched.push(other.place);
        dots[other.place]! += weight * other.weight;
      }
    }
    const cosine = (other: number): number => dots[other]! / Math.sqrt(lengths[other]!);
    return touched.sort((p, q) => cosine(q) - cosine(p) || p - q);
  };
}
