/**
 * How alike are the statements of two documents? For each pair of statements that share telling terms: a row of features, from the
 * two statements, their places and their documents. It depends on these two documents alone, so that a result can be kept until
 * one of them changes. All sums are of whole numbers: they do not depend on the order in which words were met.
 */
import type { Lexicon } from './lexicon';
import type { ProfileLikeness } from './profile';
import type { IndexEntry } from './statements';

/** Names of the features, in order; the model was learned on these. */
export const FEATURES = [
  'documentCosine',
  'documentNames',
  'documentLead',
  'documentSharedNames',
  'documentContainment',
  'cosine',
  'dampedCosine',
  'containmentHigh',
  'containmentLow',
  'sharedTerms',
  'rarestShared',
  'sharedNames',
  'otherNames',
  'exactWords',
  'sharedBigrams',
  'rankLow',
  'rankHigh',
  'placeFirst',
  'placeLast',
  'placeGap',
  'wordsLow',
  'wordsHigh',
  'inOtherLow',
  'inOtherHigh',
  'centralLow',
  'centralHigh',
  'sharedNumbers',
  'otherNumbers',
  'profileGap',
  'profileAgreement',
] as const;

/** Statement `i` of one document and `j` of the other, with what the model asks. */
export interface PairRow {
  readonly i: number;
  readonly j: number;
  readonly features: Float64Array;
}

/** What two documents have in common as wholes. */
interface DocumentLikeness {
  readonly cosine: number;
  readonly names: number;
  readonly lead: number;
  readonly sharedNames: number;
  readonly containment: number;
}

const LEAD = 2;
/** Two statements whose shared terms weigh less are not looked at. */
const MIN_COSINE = 0.03;
/** A term that stands in this many pairs of statements tells none of them apart. */
const MAX_PAIRS_OF_A_TERM = 20_000;

/** Positions in both vocabularies of each shared term. Cost: linear in the vocabularies. */
function sharedTerms(a: IndexEntry, b: IndexEntry): { inA: number[]; inB: number[] } {
  const inA: number[] = [];
  const inB: number[] = [];
  for (let x = 0, y = 0; x < a.vocabulary.length && y < b.vocabulary.length; ) {
    const left = a.vocabulary[x]!;
    const right = b.vocabulary[y]!;
    if (left === right) {
      inA.push(x++);
      inB.push(y++);
    } else if (left < right) x++;
    else y++;
  }
  return { inA, inB };
}

/** Cosine of two documents as wholes, 0 to 1. Cost: linear in their vocabularies. */
export function documentCosine(a: IndexEntry, b: IndexEntry, lexicon: Lexicon): number {
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
  return all / Math.sqrt(normsOf(a, lexicon)[0] * normsOf(b, lexicon)[0] || 1);
}

function likenessOf(
  a: IndexEntry,
  b: IndexEntry,
  inA: readonly number[],
  inB: readonly number[],
  lexicon: Lexicon,
): DocumentLikeness {
  let all = 0;
  let names = 0;
  let sharedNames = 0;
  let lead = 0;
  for (let k = 0; k < inA.length; k++) {
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

interface Weights {
  /** Sums of squared weights by statement: plain, damped. */
  readonly plain: Float64Array;
  readonly damped: Float64Array;
  /** For each term of the columns, its place in the vocabulary. */
  readonly at: Int32Array;
  /** Share of each statement's weight in terms that its document repeats. */
  readonly central: Float64Array;
}

const weighed = new WeakMap<IndexEntry, Weights>();

function weightsOf(entry: IndexEntry, lexicon: Lexicon): Weights {
  const known = weighed.get(entry);
  if (known !== undefined) return known;
  const n = entry.statements.length;
  const plain = new Float64Array(n);
  const damped = new Float64Array(n);
  const central = new Float64Array(n);
  const place = new Map<number, number>();
  entry.vocabulary.forEach((term, k) => {
    place.set(term, k);
  });
  const at = entry.terms.term.map((term) => place.get(term)!);
  for (let i = 0; i < n; i++) {
    let repeated = 0;
    for (let k = entry.terms.start[i]!; k < entry.terms.start[i + 1]!; k++) {
      const w = lexicon.weightOf(entry.terms.term[k]!);
      const d = entry.damped[at[k]!]!;
      plain[i]! += w * w;
      damped[i]! += d * d;
      if (entry.counts[at[k]!]! > 1) repeated += w * w;
    }
    central[i] = repeated / (plain[i]! || 1);
  }
  const out = { plain, damped, at, central };
  weighed.set(entry, out);
  return out;
}

/** Which terms of `a`'s columns are in `b`'s vocabulary: share of each statement's weight. */
function shareIn(a: IndexEntry, weights: Weights, shared: Uint8Array, lexicon: Lexicon): Float64Array {
  const out = new Float64Array(a.statements.length);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      if (shared[weights.at[k]!] === 0) continue;
      const w = lexicon.weightOf(a.terms.term[k]!);
      sum += w * w;
    }
    out[i] = sum / (weights.plain[i]! || 1);
  }
  return out;
}

/** Rows for all pairs of statements that share enough. Cost: linear in the texts, but for terms that stand in many statements of both. */
export function pairRows(a: IndexEntry, b: IndexEntry, profiles: ProfileLikeness, lexicon: Lexicon): PairRow[] {
  const { inA, inB } = sharedTerms(a, b);
  if (inA.length === 0) return [];
  const documents = likenessOf(a, b, inA, inB, lexicon);
  const nB = b.statements.length;
  const wA = weightsOf(a, lexicon);
  const wB = weightsOf(b, lexicon);
  const sharedA = new Uint8Array(a.vocabulary.length);
  const sharedB = new Uint8Array(b.vocabulary.length);
  // For each shared term of a, its place in b's vocabulary.
  const across = new Int32Array(a.vocabulary.length).fill(-1);
  for (let k = 0; k < inA.length; k++) {
    sharedA[inA[k]!] = 1;
    sharedB[inB[k]!] = 1;
    if (a.counts[inA[k]!]! * b.counts[inB[k]!]! <= MAX_PAIRS_OF_A_TERM) across[inA[k]!] = inB[k]!;
  }

  const found: { i: number; j: number; plain: number; damped: number; count: number; rarest: number; names: number }[] =
    [];
  const plain = new Float64Array(nB);
  const damped = new Float64Array(nB);
  const count = new Int32Array(nB);
  const rarest = new Int32Array(nB);
  const names = new Int32Array(nB);
  const bestA = new Float64Array(a.statements.length);
  const bestB = new Float64Array(nB);
  const touched: number[] = [];
  for (let i = 0; i < a.statements.length; i++) {
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      const x = wA.at[k]!;
      const y = across[x]!;
      if (y < 0) continue;
      const w = lexicon.weightOf(a.terms.term[k]!);
      const d = a.damped[x]! * b.damped[y]!;
      const isName = a.names[x]! + b.names[y]! > 0 ? 1 : 0;
      for (let p = b.postStart[y]!; p < b.postStart[y + 1]!; p++) {
        const j = b.post[p]!;
        if (count[j] === 0) touched.push(j);
        plain[j]! += w * w;
        damped[j]! += d;
        count[j]! += 1;
        if (d > rarest[j]!) rarest[j] = d;
        names[j]! += isName;
      }
    }
    for (const j of touched) {
      const cosine = plain[j]! / Math.sqrt(wA.plain[i]! * wB.plain[j]! || 1);
      if (cosine >= MIN_COSINE) {
        const d = damped[j]! / Math.sqrt(wA.damped[i]! * wB.damped[j]! || 1);
        found.push({ i, j, plain: cosine, damped: d, count: count[j]!, rarest: rarest[j]!, names: names[j]! });
        if (d > bestA[i]!) bestA[i] = d;
        if (d > bestB[j]!) bestB[j] = d;
      }
      plain[j] = 0;
      damped[j] = 0;
      count[j] = 0;
      rarest[j] = 0;
      names[j] = 0;
    }
    touched.length = 0;
  }

  const inOtherA = shareIn(a, wA, sharedA, lexicon);
  const inOtherB = shareIn(b, wB, sharedB, lexicon);
  found.sort((p, q) => p.i - q.i || p.j - q.j);
  return found.map((pair) => {
    const { i, j } = pair;
    const left = a.statements[i]!;
    const right = b.statements[j]!;
    const rankA = pair.damped / (bestA[i]! || 1);
    const rankB = pair.damped / (bestB[j]! || 1);
    const sumShared = pair.damped * Math.sqrt(wA.damped[i]! * wB.damped[j]!);
    const containA = Math.min(1, sumShared / (wA.damped[i]! || 1));
    const containB = Math.min(1, sumShared / (wB.damped[j]! || 1));
    const detail = compareTerms(a, i, b, j, wA, wB, lexicon);
    return {
      i,
      j,
      features: Float64Array.of(
        documents.cosine,
        documents.names,
        documents.lead,
        documents.sharedNames,
        documents.containment,
        pair.plain,
        pair.damped,
        Math.max(containA, containB),
        Math.min(containA, containB),
        pair.count,
        pair.rarest,
        pair.names,
        detail.otherNames,
        sharedWords(left.words, right.words, lexicon),
        sharedBigrams(left.words, right.words, lexicon),
        Math.min(rankA, rankB),
        Math.max(rankA, rankB),
        Math.min(left.sentence, right.sentence, 20),
        Math.min(Math.max(left.sentence, right.sentence), 20),
        Math.min(Math.abs(left.sentence - right.sentence), 20),
        Math.min(left.words.length, right.words.length),
        Math.max(left.words.length, right.words.length),
        Math.min(inOtherA[i]!, inOtherB[j]!),
        Math.max(inOtherA[i]!, inOtherB[j]!),
        Math.min(wA.central[i]!, wB.central[j]!),
        Math.max(wA.central[i]!, wB.central[j]!),
        detail.sharedNumbers,
        detail.otherNumbers,
        profiles.gap,
        profiles.agreement,
      ),
    };
  });
}

/** What the terms of two statements say beyond those they share. Cost: the product of their lengths, at most 80 terms each. */
function compareTerms(
  a: IndexEntry,
  i: number,
  b: IndexEntry,
  j: number,
  wA: Weights,
  wB: Weights,
  lexicon: Lexicon,
): { otherNames: number; sharedNumbers: number; otherNumbers: number } {
  const fromB = b.terms.start[j]!;
  const toB = Math.min(b.terms.start[j + 1]!, fromB + 80);
  const fromA = a.terms.start[i]!;
  const toA = Math.min(a.terms.start[i + 1]!, fromA + 80);
  let otherNames = 0;
  let sharedNumbers = 0;
  let numbersA = 0;
  let numbersB = 0;
  for (let l = fromB; l < toB; l++) if (isNumber(lexicon.term(b.terms.term[l]!))) numbersB++;
  let namesB = 0;
  let namesShared = 0;
  for (let l = fromB; l < toB; l++) namesB += b.names[wB.at[l]!]!;
  for (let k = fromA; k < toA; k++) {
    const term = a.terms.term[k]!;
    const number = isNumber(lexicon.term(term));
    if (number) numbersA++;
    let same = false;
    for (let l = fromB; l < toB; l++) {
      const other = b.terms.term[l]!;
      if (other === term) same = true;
    }
    if (same && number) sharedNumbers++;
    if (a.names[wA.at[k]!]! > 0) {
      if (same) namesShared++;
      else otherNames++;
    }
  }
  otherNames += Math.max(0, namesB - namesShared);
  return { otherNames, sharedNumbers, otherNumbers: Math.max(numbersA, numbersB) - sharedNumbers };
}

function isNumber(term: string): boolean {
  const unit = term.charCodeAt(0);
  return unit >= 48 && unit <= 57;
}

/** Telling words that both hold in one form. */
function sharedWords(a: Int32Array, b: Int32Array, lexicon: Lexicon): number {
  const left = new Set<number>();
  for (const word of a) if (lexicon.termOf(word) >= 0) left.add(word);
  let shared = 0;
  for (const word of b) if (left.delete(word)) shared++;
  return shared;
}

/** Pairs of neighbouring telling words that both hold. */
function sharedBigrams(a: Int32Array, b: Int32Array, lexicon: Lexicon): number {
  const left = bigrams(a, lexicon);
  let shared = 0;
  for (const pair of bigrams(b, lexicon)) if (left.has(pair)) shared++;
  return shared;
}

function bigrams(words: Int32Array, lexicon: Lexicon): Set<number> {
  const out = new Set<number>();
  let last = -1;
  for (const word of words) {
    const term = lexicon.termOf(word);
    if (term < 0) continue;
    if (last >= 0) out.add(last * 4_194_304 + term);
    last = term;
  }
  return out;
}
