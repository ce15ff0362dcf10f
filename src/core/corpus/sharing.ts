/** Which statements of two documents share enough to be looked at. All sums are of whole numbers: they have no order. */
import type { SharedTerms } from './documentLikeness';
import { countedAlike } from './figureKinds';
import { type Gate, meets, reaches } from './gate';
import { MAX_PAIRS_OF_A_TERM } from './rarest';
import { roomOfFloats, roomOfWholes } from './room';
import { type IndexEntry, OPENING } from './statements';
import type { Weights } from './weights';

/** Two documents and what they share. */
export interface Couple {
  readonly a: IndexEntry;
  readonly b: IndexEntry;
  readonly wA: Weights;
  readonly wB: Weights;
  readonly gate: Gate;
  /** For each of a's vocabulary, its place in b's; -1 where it is not, or brings nobody together. */
  readonly across: Int32Array;
}

/** Pairs of statements that share enough, in columns; by `i`. After these come pairs that no word brings together, all zero. */
interface Found {
  readonly i: Column;
  readonly j: Column;
  readonly plain: Column;
  readonly damped: Column;
  readonly count: Column;
  readonly rarest: Column;
  readonly names: Column;
}

/** Numbers one after the other, in room that is used again for the next two documents. */
interface Column {
  values: Float64Array;
}

const column = (): Column => ({ values: new Float64Array(1024) });

/** What was found last. */
export const FOUND: Found = {
  i: column(),
  j: column(),
  plain: column(),
  damped: column(),
  count: column(),
  rarest: column(),
  names: column(),
};

function put(into: Column, at: number, value: number): void {
  if (at >= into.values.length) {
    const wider = new Float64Array(into.values.length * 2);
    wider.set(into.values);
    into.values = wider;
  }
  into.values[at] = value;
}

const ACROSS = roomOfWholes();

/** Valid until it is asked for the next two. */
export function acrossOf(a: IndexEntry, b: IndexEntry, { count, inA, inB }: SharedTerms): Int32Array {
  const across = ACROSS(a.vocabulary.length).fill(-1, 0, a.vocabulary.length);
  for (let k = 0; k < count; k++) {
    if (a.counts[inA[k]!]! * b.counts[inB[k]!]! <= MAX_PAIRS_OF_A_TERM) across[inA[k]!] = inB[k]!;
  }
  return across;
}

const opens = (entry: IndexEntry, statement: number): boolean => entry.sentenceOf[statement]! < OPENING;

/** What a statement shares with each of the other document: zeros between two statements. */
const SUMS = {
  plain: roomOfFloats(),
  damped: roomOfFloats(),
  count: roomOfWholes(),
  rarest: roomOfWholes(),
  names: roomOfWholes(),
  touched: roomOfWholes(),
};

/** Where the pairs of each statement of `a` start in `FOUND`. */
const STARTS = roomOfWholes();

/** Fills `FOUND`; returns how many pairs were found. Cost: the pairs of statements that share a term. */
export function findSharing({ a, b, wA, wB, gate, across }: Couple): number {
  let size = 0;
  const [nA, nB] = [a.sentenceOf.length, b.sentenceOf.length];
  const [plain, damped] = [SUMS.plain(nB), SUMS.damped(nB)];
  const [count, rarest, names] = [SUMS.count(nB), SUMS.rarest(nB), SUMS.names(nB)];
  const touched = SUMS.touched(nB);
  const start = STARTS(nA + 1);
  for (let i = 0; i < nA; i++) {
    start[i] = size;
    let met = 0;
    for (let k = a.terms.start[i]!; k < a.terms.start[i + 1]!; k++) {
      const x = a.terms.place[k]!;
      const y = across[x]!;
      if (y < 0) continue;
      const square = wA.weight[x]! * wA.weight[x]!;
      const d = a.damped[x]! * b.damped[y]!;
      const isName = a.names[x]! + b.names[y]! > 0 ? 1 : 0;
      for (let p = b.postStart[y]!, end = b.postStart[y + 1]!; p < end; p++) {
        const j = b.post[p]!;
        if (count[j] === 0) touched[met++] = j;
        plain[j]! += square;
        damped[j]! += d;
        count[j]! += 1;
        if (d > rarest[j]!) rarest[j] = d;
        names[j]! += isName;
      }
    }
    for (let m = 0; m < met; m++) {
      const j = touched[m]!;
      const cosine = plain[j]! / Math.sqrt(wA.plain[i]! * wB.plain[j]! || 1);
      const least = opens(a, i) && opens(b, j) ? gate.minCosine : gate.minCosineBelow;
      if (count[j]! >= gate.minShared && cosine >= least) {
        put(FOUND.i, size, i);
        put(FOUND.j, size, j);
        put(FOUND.plain, size, cosine);
        put(FOUND.damped, size, damped[j]! / Math.sqrt(wA.damped[i]! * wB.damped[j]! || 1));
        put(FOUND.count, size, count[j]!);
        put(FOUND.rarest, size, rarest[j]!);
        put(FOUND.names, size, names[j]!);
        size++;
      }
      plain[j] = 0;
      damped[j] = 0;
      count[j] = 0;
      rarest[j] = 0;
      names[j] = 0;
    }
  }
  start[nA] = size;
  return size;
}

const HERE = roomOfWholes();
const LOOKED = roomOfWholes();

/**
 * The same for documents whose statements must be nearly the same: a partner holds one of a few terms, those without which too little
 * is left, and only those that hold one are looked at. Cost: linear, but for terms that stand in many statements of `b`.
 */
export function findTold({ a, b, wA, wB, gate, across }: Couple): number {
  let size = 0;
  const [nA, nB] = [a.sentenceOf.length, b.sentenceOf.length];
  const least = gate.minCosine;
  /** For each of b's vocabulary, the place in a's of what the statement holds, beyond it by one; zeros between two statements. */
  const here = HERE(b.vocabulary.length);
  /** The last statement that each was compared with, beyond it by one. */
  const looked = LOOKED(nB).fill(0, 0, nB);
  for (let i = 0; i < nA; i++) {
    const [from, to] = [a.terms.start[i]!, a.terms.start[i + 1]!];
    let known = 0;
    for (let k = from; k < to; k++) {
      const x = a.terms.place[k]!;
      if (across[x]! >= 0) known += wA.weight[x]! * wA.weight[x]!;
    }
    if (!reaches(known, wA.plain[i]!, least)) continue;
    for (let k = from; k < to; k++) {
      const y = across[a.terms.place[k]!]!;
      if (y >= 0) here[y] = a.terms.place[k]! + 1;
    }
    for (let rest = known; reaches(rest, wA.plain[i]!, least); ) {
      let rare = -1;
      for (let k = from; k < to; k++) {
        const y = across[a.terms.place[k]!]!;
        if (y >= 0 && here[y]! > 0 && (rare < 0 || b.counts[y]! < b.counts[rare]!)) rare = y;
      }
      const w = wA.weight[here[rare]! - 1]!;
      rest -= w * w;
      // Those that hold it are looked at now.
      here[rare] = -here[rare]!;
      for (let p = b.postStart[rare]!, end = b.postStart[rare + 1]!; p < end; p++) {
        const j = b.post[p]!;
        if (looked[j] === i + 1) continue;
        looked[j] = i + 1;
        if (!meets(Math.min(known, wB.plain[j]!), wA.plain[i]!, wB.plain[j]!, least)) continue;
        if (compareTold(i, j, size)) size++;
      }
    }
    for (let k = from; k < to; k++) {
      const y = across[a.terms.place[k]!]!;
      if (y >= 0) here[y] = 0;
    }
  }
  return size;

  function compareTold(i: number, j: number, at: number): boolean {
    let [plain, damped, count, rarest, names] = [0, 0, 0, 0, 0];
    for (let k = b.terms.start[j]!; k < b.terms.start[j + 1]!; k++) {
      const y = b.terms.place[k]!;
      if (here[y] === 0) continue;
      const x = Math.abs(here[y]!) - 1;
      const d = a.damped[x]! * b.damped[y]!;
      plain += wA.weight[x]! * wA.weight[x]!;
      damped += d;
      count++;
      rarest = Math.max(rarest, d);
      if (a.names[x]! + b.names[y]! > 0) names++;
    }
    const cosine = plain / Math.sqrt(wA.plain[i]! * wB.plain[j]! || 1);
    if (count < gate.minShared || cosine < least) return false;
    put(FOUND.i, at, i);
    put(FOUND.j, at, j);
    put(FOUND.plain, at, cosine);
    put(FOUND.damped, at, damped / Math.sqrt(wA.damped[i]! * wB.damped[j]! || 1));
    put(FOUND.count, at, count);
    put(FOUND.rarest, at, rarest);
    put(FOUND.names, at, names);
    return true;
  }
}

/** Adds to the `found` pairs of `findSharing` those that a kind of figure brings together; returns how many there are now. */
export function findCounted({ a, b }: Couple, found: number): number {
  let size = found;
  const start = STARTS(a.sentenceOf.length + 1);
  const isKnown = (i: number, j: number): boolean => {
    for (let k = start[i]!; k < start[i + 1]!; k++) if (FOUND.j.values[k] === j) return true;
    return false;
  };
  for (const [i, j] of countedAlike(a, b, isKnown)) {
    for (const own of Object.values(FOUND) as Column[]) put(own, size, 0);
    FOUND.i.values[size] = i;
    FOUND.j.values[size] = j;
    size++;
  }
  return size;
}
