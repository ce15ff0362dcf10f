/** The place of a quotation in a text that has changed: candidates, what speaks for each, and the choice, or none. */
import { type FoldedText, fold, foldedOffset } from './folded';
import { GRAM, type GramIndex, indexGrams } from './gramIndex';
import { LIKENESS, likenessOf } from './likeness';
import { CONTEXT, nearbySeeds, type Pattern, type Seeds, seedsOf } from './seeds';

/** A text made ready for looking up what moved. */
export interface Search {
  readonly text: string;
  readonly folded: FoldedText;
  /** Made when first needed: mostly a passage is found near by. */
  index: GramIndex | null;
}

export function prepare(text: string): Search {
  return { text, folded: fold(text), index: null };
}

/** A place where an anchor might stand, in folded units, with what speaks for it. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Share of the quotation that is there, word for word: 1 when it is whole. */
  readonly likeness: number;
  readonly before: number;
  readonly after: number;
  /** Units of context that agree right beside the quotation, on the side where fewer do. */
  readonly touching: number;
  /** Does it stand where its neighbours lead one to expect it: 2 exactly, 1 about, 0 not at all. */
  readonly expected: 0 | 1 | 2;
}

const MOST_CLUSTERS = 8;
// Lengths below which a quotation needs its context, and below which it needs most of it.
const LONG = 48;
const SHORT = 16;
// How far from its expected place a quotation is still about there: a few line ends, a few letters.
const ABOUT = 48;
const LEAST_CONTEXT = 16;

/**
 * The one place in the text that what is known of the quotation supports clearly; null if there is none, or if two do so alike.
 * `expectedAt`: where it stood, and where its neighbours lead one to expect it, the better one last. Cost: bounded by the length of the quotation, not of the text.
 */
export function findPassage(search: Search, pattern: Pattern, expectedAt: readonly number[]): Candidate | null {
  const length = pattern.end - pattern.start;
  if (length === 0) return null;
  const { units } = search.folded;
  const near = foldedOffset(search.folded, expectedAt.at(-1) ?? 0);
  // Mostly the text was edited nearby and the words stand where they stood, or almost.
  if (near + length <= units.length && sameUnits(units, near, pattern.units, pattern.start, length)) {
    const there = candidate(search, pattern, near, near + length, 1, expectedAt);
    if (isBeyondDoubt(there, pattern)) return there;
  }
  const around = choose(pattern, candidatesFor(search, pattern, nearbySeeds(units, pattern, near), near, expectedAt));
  if (around !== null && isBeyondDoubt(around, pattern)) return around;
  search.index ??= indexGrams(search.folded);
  return choose(pattern, candidatesFor(search, pattern, seedsOf(search.index, pattern, near), near, expectedAt));
}

/** Neighbouring diagonals: one place in the text, with what was put in or taken out there. Seeds `[from, to)`. */
interface Cluster {
  readonly from: number;
  readonly to: number;
}

function candidatesFor(
  search: Search,
  pattern: Pattern,
  seeds: Seeds,
  near: number,
  expectedAt: readonly number[],
): Candidate[] {
  const gap = 24 + (pattern.end - pattern.start) * 0.15;
  const clusters: Cluster[] = [];
  let first = 0;
  for (let n = 1; n <= seeds.count; n++) {
    if (n < seeds.count && seeds.diagonal[n]! - seeds.diagonal[n - 1]! <= gap) continue;
    clusters.push({ from: first, to: n });
    first = n;
  }
  const size = (cluster: Cluster): number => cluster.to - cluster.from;
  clusters.sort((a, b) => size(b) - size(a) || distance(seeds, a.from, near) - distance(seeds, b.from, near));
  const candidates: Candidate[] = [];
  for (const cluster of clusters.slice(0, MOST_CLUSTERS)) {
    const whole = wholeIn(search, pattern, seeds, cluster, expectedAt);
    if (whole.length > 0) candidates.push(...whole);
    else {
      const partial = partialIn(search, pattern, seeds, cluster, expectedAt);
      if (partial !== null) candidates.push(partial);
    }
  }
  return candidates;
}

const distance = (seeds: Seeds, n: number, near: number): number => Math.abs(seeds.diagonal[n]! - near);

/** Places of the cluster where the whole quotation stands. */
function wholeIn(
  search: Search,
  pattern: Pattern,
  seeds: Seeds,
  cluster: Cluster,
  expectedAt: readonly number[],
): Candidate[] {
  const found: Candidate[] = [];
  const { units } = search.folded;
  const length = pattern.end - pattern.start;
  let previous = Number.NEGATIVE_INFINITY;
  for (let n = cluster.from; n < cluster.to; n++) {
    const diagonal = seeds.diagonal[n]!;
    if (diagonal === previous) continue;
    previous = diagonal;
    const start = diagonal + pattern.start;
    if (start < 0 || start + length > units.length || !sameUnits(units, start, pattern.units, pattern.start, length)) {
      continue;
    }
    found.push(candidate(search, pattern, start, start + length, 1, expectedAt));
  }
  return found;
}

function sameUnits(a: Uint16Array, i: number, b: Uint16Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}

/** The cluster's best guess where quotation was edited: each end from the seed nearest to it. */
function partialIn(
  search: Search,
  pattern: Pattern,
  seeds: Seeds,
  cluster: Cluster,
  expectedAt: readonly number[],
): Candidate | null {
  const length = pattern.end - pattern.start;
  if (length < SHORT || cluster.to - cluster.from < 3) return null;
  let head = -1;
  let tail = -1;
  let headGap = Number.POSITIVE_INFINITY;
  let tailGap = Number.POSITIVE_INFINITY;
  for (let n = cluster.from; n < cluster.to; n++) {
    const i = seeds.at[n]!;
    const toHead = gapTo(pattern.start, i);
    const toTail = gapTo(pattern.end, i);
    if (toHead < headGap) {
      headGap = toHead;
      head = n;
    }
    if (toTail < tailGap) {
      tailGap = toTail;
      tail = n;
    }
  }
  const { units } = search.folded;
  const start = Math.max(0, seeds.diagonal[head]! + pattern.start);
  const end = Math.min(units.length, seeds.diagonal[tail]! + pattern.end);
  if (end <= start) return null;
  const found = candidate(search, pattern, start, end, LIKENESS, expectedAt);
  // Asked first, for it is cheap: without context no likeness will do.
  if (found.before + found.after < LEAST_CONTEXT) return null;
  const likeness = likenessOf(pattern.units.subarray(pattern.start, pattern.end), units.subarray(start, end));
  return likeness < LIKENESS ? null : { ...found, likeness };
}

/** How far the seed at `i` is from a boundary of the quotation; 0 where it touches or spans it. */
const gapTo = (boundary: number, i: number): number =>
  i > boundary ? i - boundary : i + GRAM < boundary ? boundary - i - GRAM : 0;

function candidate(
  search: Search,
  pattern: Pattern,
  start: number,
  end: number,
  likeness: number,
  expectedAt: readonly number[],
): Candidate {
  const { units, at } = search.folded;
  const before = agreement(pattern, pattern.start - 1, 0, units, start - 1, -1, pattern.opens);
  const after = agreement(pattern, pattern.end, pattern.units.length - 1, units, end, 1, pattern.closes);
  return {
    start,
    end,
    likeness,
    before: before.agreeing,
    after: after.agreeing,
    touching: Math.min(before.touching, after.touching),
    expected: expectedAt.includes(at[start]!) ? 2 : expectedAt.some((e) => Math.abs(at[start]! - e) <= ABOUT) ? 1 : 0,
  };
}

/** On one side of a quotation: units of context that agree in all, and without a break. */
interface Agreement {
  readonly agreeing: number;
  readonly touching: number;
}

/**
 * How many units of context agree, read outward from the quotation. One small change in it is forgiven, but
 * not beside a short quotation; an end of the text that both share counts for a few units more.
 */
function agreement(
  pattern: Pattern,
  from: number,
  last: number,
  units: Uint16Array,
  at: number,
  step: 1 | -1,
  edge: boolean,
): Agreement {
  const available = Math.abs(last - from) + 1;
  const has = step > 0 ? from <= last : from >= last;
  const atEdge = edge && (step > 0 ? units.length - at <= (has ? available : 0) : at + 1 <= (has ? available : 0));
  if (!has) return wholeSide(0, atEdge);
  const run = runLength(pattern.units, from, last, units, at, step);
  if (run === available) return wholeSide(run, atEdge);
  if (pattern.end - pattern.start < SHORT) return { agreeing: run, touching: run };
  // Behind one replaced, added or dropped stretch of up to six units the same words may go on.
  let best = run;
  for (let skip = 1; skip <= 6; skip++) {
    const p = from + (run + skip) * step;
    const t = at + (run + skip) * step;
    const longest = Math.max(
      runLength(pattern.units, p, last, units, t, step),
      runLength(pattern.units, p, last, units, at + run * step, step),
      runLength(pattern.units, from + run * step, last, units, t, step),
    );
    if (longest >= GRAM) best = Math.max(best, run + longest - skip);
  }
  return { agreeing: best, touching: run };
}

/** All of one side agrees; where it was cut short by an end of the text that is there too, that says as much as some more units. */
const wholeSide = (units: number, atEdge: boolean): Agreement =>
  atEdge ? { agreeing: Math.min(CONTEXT, units + GRAM), touching: CONTEXT } : { agreeing: units, touching: units };

function runLength(
  pattern: Uint16Array,
  from: number,
  last: number,
  units: Uint16Array,
  at: number,
  step: 1 | -1,
): number {
  let n = 0;
  for (let p = from, t = at; step > 0 ? p <= last : p >= last; p += step, t += step) {
    if (t < 0 || t >= units.length || pattern[p] !== units[t]) break;
    n++;
  }
  return n;
}

/** The one candidate that what is known supports clearly, or none. */
function choose(pattern: Pattern, candidates: readonly Candidate[]): Candidate | null {
  const length = pattern.end - pattern.start;
  let best: Candidate | null = null;
  for (const c of candidates) {
    if (best === null || weight(c, length) > weight(best, length)) best = c;
  }
  if (best === null || !supported(best, length)) return null;
  for (const other of candidates) {
    if (other === best || overlapping(other, best)) continue;
    const lead = weight(best, length) - weight(other, length);
    // Two places that speak equally for themselves: only the one where it was expected is believed, and only if nothing speaks against it.
    if (lead < 6 && !(best.expected > 0 && lead > 0)) return null;
  }
  return best;
}

const overlapping = (a: Candidate, b: Candidate): boolean => a.start < b.end && b.start < a.end;

const weight = (c: Candidate, length: number): number =>
  c.before + c.after + Math.min(length, LONG) * (c.likeness * 2 - 1) + 2 * c.expected;

function supported(c: Candidate, length: number): boolean {
  const context = c.before + c.after;
  const least = Math.min(c.before, c.after);
  if (c.likeness < 1) {
    // The shorter, the more alike; and where only one side agrees, little may have changed.
    if (length < SHORT || (length < LONG && c.likeness < 0.8) || (least < 4 && c.likeness < 0.85)) return false;
    const enough = LEAST_CONTEXT + (1 - c.likeness) * 40 + (c.expected > 0 ? 0 : 8);
    return context >= enough && (least >= 4 || (c.expected > 0 && context >= 28));
  }
  if (length >= LONG) return true;
  if (length >= SHORT) return context >= LEAST_CONTEXT;
  return context >= 32 && least >= 8 && c.touching >= 4;
}

/** So well supported that no other place in the text can be better. */
function isBeyondDoubt(c: Candidate, pattern: Pattern): boolean {
  const length = pattern.end - pattern.start;
  if (length < SHORT || Math.min(c.before, c.after) < GRAM) return false;
  return c.before + c.after >= (c.likeness === 1 && c.expected === 2 ? 24 : 36);
}
