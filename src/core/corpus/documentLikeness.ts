/** How alike two documents are as wholes: by the weights of the terms that both hold. All sums are of whole numbers. */
import type { Lexicon } from './lexicon';
import { roomOfWholes } from './room';
import type { IndexEntry } from './statements';

/** What two documents have in common as wholes. */
export interface DocumentLikeness {
  readonly cosine: number;
  readonly names: number;
  readonly lead: number;
  readonly sharedNames: number;
  readonly containment: number;
}

/** Statements that count as the lead. */
const LEAD = 2;

/** Positions of shared terms in the vocabularies of two documents: the first `count` of each. */
export interface SharedTerms {
  readonly count: number;
  readonly inA: Int32Array;
  readonly inB: Int32Array;
}

const IN_A = roomOfWholes();
const IN_B = roomOfWholes();

/** Positions in both vocabularies of each shared term, valid until it is asked for the next two. Cost: linear in the vocabularies. */
export function sharedTerms(a: IndexEntry, b: IndexEntry): SharedTerms {
  const least = Math.min(a.vocabulary.length, b.vocabulary.length);
  const [inA, inB] = [IN_A(least), IN_B(least)];
  let count = 0;
  for (let x = 0, y = 0; x < a.vocabulary.length && y < b.vocabulary.length; ) {
    const left = a.vocabulary[x]!;
    const right = b.vocabulary[y]!;
    if (left === right) {
      inA[count] = x++;
      inB[count++] = y++;
    } else if (left < right) x++;
    else y++;
  }
  return { count, inA, inB };
}

type Vocabulary = Pick<IndexEntry, 'vocabulary'>;

/** Cosine of two documents as wholes, 0 to 1. Cost: linear in their vocabularies. */
export function documentCosine(a: Vocabulary, b: Vocabulary, lexicon: Lexicon): number {
  let all = 0;
  for (let x = 0, y = 0; x < a.vocabulary.length && y < b.vocabulary.length; ) {
    const left = a.vocabulary[x]!;
    const right = b.vocabulary[y]!;
    if (left === right) {
      const w = lexicon.weightOf(left);
      all += w * w;
      x++;
      y++;
    } else if (left < right) x++;
    else y++;
  }
  return all / Math.sqrt(squareOf(a, lexicon) * squareOf(b, lexicon) || 1);
}

const squares = new WeakMap<Vocabulary, number>();

/** The squared weights of all terms of a document. Cost: linear, once for each. */
function squareOf(entry: Vocabulary, lexicon: Lexicon): number {
  const known = squares.get(entry);
  if (known !== undefined) return known;
  let all = 0;
  for (const term of entry.vocabulary) all += lexicon.weightOf(term) ** 2;
  squares.set(entry, all);
  return all;
}

/** Cost: linear in the shared terms. */
export function likenessOf(
  a: IndexEntry,
  b: IndexEntry,
  { count, inA, inB }: SharedTerms,
  lexicon: Lexicon,
): DocumentLikeness {
  let all = 0;
  let names = 0;
  let sharedNames = 0;
  let lead = 0;
  for (let k = 0; k < count; k++) {
    const x = inA[k]!;
    const y = inB[k]!;
    const w = lexicon.weightOf(a.vocabulary[x]!);
    const square = w * w;
    all += square;
    if (a.names[x]! + b.names[y]! > 0) {
      names += square;
      sharedNames++;
    }
    if (a.post[a.postStart[x]!]! < LEAD && b.post[b.postStart[y]!]! < LEAD) lead += square;
  }
  const [allA, namesA, leadA] = normsOf(a, lexicon);
  const [allB, namesB, leadB] = normsOf(b, lexicon);
  return {
    cosine: all / Math.sqrt(allA * allB || 1),
    names: names / Math.sqrt(namesA * namesB || 1),
    lead: lead / Math.sqrt(leadA * leadB || 1),
    sharedNames,
    containment: all / (Math.min(allA, allB) || 1),
  };
}

const norms = new WeakMap<IndexEntry, readonly [number, number, number]>();

function normsOf(entry: IndexEntry, lexicon: Lexicon): readonly [number, number, number] {
  const known = norms.get(entry);
  if (known !== undefined) return known;
  let all = 0;
  let names = 0;
  let lead = 0;
  for (let k = 0; k < entry.vocabulary.length; k++) {
    const w = lexicon.weightOf(entry.vocabulary[k]!);
    all += w * w;
    if (entry.names[k]! > 0) names += w * w;
    if (entry.post[entry.postStart[k]!]! < LEAD) lead += w * w;
  }
  const out = [all, names, lead] as const;
  norms.set(entry, out);
  return out;
}
