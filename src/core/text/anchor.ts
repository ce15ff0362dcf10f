/**
 * Span ↔ quotation in context: what a person marked, described so that it can be found again after the text has changed,
 * or said to be lost. Wrong is worse than lost: a short quotation without agreeing context is never placed.
 */
import type { Span } from '../model';
import { type FoldedText, fold, foldedOffset, sameText } from './folded';
import { GRAM, type GramIndex, hashAt, hits, indexGrams, mixed, occurrences, rolled, sameRun } from './gramIndex';

/** How much of the text on each side is kept, in UTF-16 units. */
export const CONTEXT = 32;

/** Position, exact quotation and context of a span at the time it was described. */
export interface Anchor extends Span {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

export interface Placed {
  readonly span: Span;
  /** exact: as described; moved: the same words elsewhere; fuzzy: nearly the same words in the same context. */
  readonly outcome: 'exact' | 'moved' | 'fuzzy';
  /** Between 0 and 1: how much of quotation and context agrees. */
  readonly score: number;
}

export type Location = Placed | { readonly outcome: 'lost' };

const LOST: Location = { outcome: 'lost' };

/** Describes a span of `text`; offsets beyond the text are drawn in. */
export function describe(text: string, span: Span): Anchor {
  const start = Math.max(0, Math.min(span.start, text.length));
  const end = Math.max(start, Math.min(span.end, text.length));
  let from = Math.max(0, start - CONTEXT);
  let to = Math.min(text.length, end + CONTEXT);
  if (from > 0 && splitsPair(text, from)) from++;
  if (to < text.length && splitsPair(text, to)) to--;
  return { start, end, quote: text.slice(start, end), before: text.slice(from, start), after: text.slice(end, to) };
}

const splitsPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** Finds one anchor; see `locateAll`, which is far cheaper for many. */
export function locate(text: string, anchor: Anchor): Location {
  return locateAll(text, [anchor])[0]!;
}

/**
 * Finds each anchor in `text`, in the order given. Where nothing around an anchor has changed this is three comparisons;
 * the text is folded and indexed once, and only if some anchor needs it. Cost: linear in the text plus, for each anchor that
 * changed, time bounded by its own length.
 */
export function locateAll(text: string, anchors: readonly Anchor[]): readonly Location[] {
  const locations: (Location | undefined)[] = new Array(anchors.length);
  const changed: number[] = [];
  for (let i = 0; i < anchors.length; i++) {
    const anchor = anchors[i]!;
    if (standsAt(text, anchor, anchor.start)) {
      locations[i] = { span: { start: anchor.start, end: anchor.end }, outcome: 'exact', score: 1 };
    } else changed.push(i);
  }
  if (changed.length === 0) return locations as Location[];
  changed.sort((a, b) => anchors[a]!.start - anchors[b]!.start || a - b);
  let shift = 0;
  let search: Search | null = null;
  for (const i of changed) {
    const anchor = anchors[i]!;
    let location: Location;
    if (standsAt(text, anchor, anchor.start + shift)) {
      const start = anchor.start + shift;
      location = { span: { start, end: start + anchor.quote.length }, outcome: 'moved', score: 1 };
    } else {
      search ??= prepare(text);
      location = find(search, anchor, shift);
      if (location.outcome !== 'lost') shift = location.span.start - anchor.start;
    }
    locations[i] = location;
  }
  return doubted(locations as Location[], changed.length);
}

// Of so many anchors at least this share must be found word for word, or what looks alike is coincidence.
const ENOUGH_ANCHORS = 8;
const ENOUGH_FOUND = 0.3;

/** Where hardly anything is found word for word, this is another text: then what is only alike is lost. */
function doubted(locations: readonly Location[], changed: number): readonly Location[] {
  if (changed < ENOUGH_ANCHORS) return locations;
  const found = locations.filter(({ outcome }) => outcome === 'exact' || outcome === 'moved').length;
  if (found >= locations.length * ENOUGH_FOUND) return locations;
  return locations.map((location) => (location.outcome === 'fuzzy' ? LOST : location));
}

/** Quotation and all its context stand at `start`; where the context was cut short by an end of the text, so must this be. */
function standsAt(text: string, anchor: Anchor, start: number): boolean {
  const { quote, before, after } = anchor;
  const end = start + quote.length;
  const from = start - before.length;
  return (
    quote.length > 0 &&
    from >= 0 &&
    (before.length >= CONTEXT - 1 || from === 0) &&
    (after.length >= CONTEXT - 1 || end + after.length === text.length) &&
    text.startsWith(quote, start) &&
    text.startsWith(before, from) &&
    text.startsWith(after, end)
  );
}

/** A text made ready for looking up what moved. */
interface Search {
  readonly text: string;
  readonly folded: FoldedText;
  readonly index: GramIndex;
}

function prepare(text: string): Search {
  const folded = fold(text);
  return { text, folded, index: indexGrams(folded) };
}

/** An anchor's words, folded; the quotation is `[start, end)` of them. */
interface Pattern {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
  /** The description reaches the start, the end of its text. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A place where an anchor might stand, in folded units, with what speaks for it. */
interface Candidate {
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

// The most places of one run of units that are looked at, and the runs asked for on each side of an end of a quotation.
const MOST_PLACES = 12;
const REACH = 96;
const MOST_CLUSTERS = 8;
// How far around its expected place, in folded units, a quotation is looked for before the whole text is.
const NEARBY = 200;
// Repetitive stretches give more seeds than can tell anything.
const MOST_NEARBY = 1024;
// Shares and lengths below which a quotation is not taken for found.
const LIKENESS = 0.68;
const LONG = 48;
const SHORT = 16;
// How far from its expected place a quotation is still about there: a few line ends, a few letters.
const ABOUT = 48;
const LEAST_CONTEXT = 16;

function find(search: Search, anchor: Anchor, shift: number): Location {
  const pattern = patternOf(anchor);
  const length = pattern.end - pattern.start;
  if (length === 0) return LOST;
  const { units } = search.folded;
  const expectedAt = [anchor.start, anchor.start + shift];
  const near = foldedOffset(search.folded, anchor.start + shift);
  // Mostly the text was edited nearby and the words stand where they stood, or almost.
  if (near + length <= units.length && sameUnits(units, near, pattern.units, pattern.start, length)) {
    const there = candidate(search, pattern, near, near + length, 1, expectedAt);
    if (isBeyondDoubt(there, pattern)) return placed(search, anchor, pattern, there);
  }
  const around = choose(pattern, candidatesFor(search, pattern, nearbySeeds(search, pattern, near), near, expectedAt));
  if (around !== null && isBeyondDoubt(around, pattern)) return placed(search, anchor, pattern, around);
  const best = choose(pattern, candidatesFor(search, pattern, seedsOf(search, pattern, near), near, expectedAt));
  return best === null ? LOST : placed(search, anchor, pattern, best);
}

function patternOf(anchor: Anchor): Pattern {
  const { before, quote, after } = anchor;
  const folded = fold(before + quote + after);
  return {
    units: folded.units,
    start: foldedOffset(folded, before.length),
    end: foldedOffset(folded, before.length + quote.length),
    opens: before.length < CONTEXT - 1,
    closes: after.length < CONTEXT - 1,
  };
}

/** Runs of the pattern that occur in the text, sorted by diagonal: place in the text − place in the pattern. */
interface Seeds {
  readonly count: number;
  readonly at: Int32Array;
  readonly diagonal: Int32Array;
}

const places = hits(MOST_PLACES);
// Seeds as sortable numbers: (diagonal + 2^31) · 2^16 + the number of the question.
let keys = new Float64Array(1024);
// What was asked: places in the pattern.
const asked = new Int32Array(2 * REACH + 2 * CONTEXT + 2 * GRAM);

/** Numbers the runs of the pattern that are looked for, every `step` units. Of a long quotation both ends: the rest is compared afterwards. */
function ask(pattern: Pattern, step: number): number {
  const last = pattern.units.length - GRAM;
  const headEnd = Math.min(last, pattern.start + REACH);
  let questions = 0;
  for (let i = 0; i <= headEnd && questions < asked.length; i += step) asked[questions++] = i;
  const tailStart = Math.max(headEnd + 1, pattern.end - REACH);
  for (let i = tailStart; i <= last && questions < asked.length; i += step) asked[questions++] = i;
  return questions;
}

function note(count: number, diagonal: number, question: number): void {
  if (count === keys.length) {
    const wider = new Float64Array(keys.length * 2);
    wider.set(keys);
    keys = wider;
  }
  keys[count] = (diagonal + 2 ** 31) * 65536 + question;
}

/** Seeds anywhere in the text. */
function seedsOf(search: Search, pattern: Pattern, near: number): Seeds {
  const questions = ask(pattern, 2);
  let count = 0;
  for (let q = 0; q < questions; q++) {
    const i = asked[q]!;
    occurrences(search.index, pattern.units, i, near + i - pattern.start, places);
    for (let n = 0; n < places.count; n++) note(count++, places.places[n]! - i, q);
  }
  return sortedSeeds(count);
}

const SLOTS = 1024;
// By hash: one more than the number of a question; and the next question of that hash.
const slots = new Uint16Array(SLOTS);
const chain = new Uint16Array(asked.length);

/** Seeds about where the words are expected: the stretch is read once, no index is asked. */
function nearbySeeds(search: Search, pattern: Pattern, near: number): Seeds {
  const { units } = search.folded;
  const questions = ask(pattern, 1);
  slots.fill(0);
  for (let q = questions - 1; q >= 0; q--) {
    const slot = mixed(hashAt(pattern.units, asked[q]!)) & (SLOTS - 1);
    chain[q] = slots[slot]!;
    slots[slot] = q + 1;
  }
  const from = Math.max(0, near - pattern.start - NEARBY);
  const to = Math.min(units.length - GRAM, near + pattern.units.length + NEARBY);
  let count = 0;
  for (let at = from, hash = 0; at <= to; at++) {
    hash = at === from ? hashAt(units, at) : rolled(hash, units[at - 1]!, units[at + GRAM - 1]!);
    for (let q = slots[mixed(hash) & (SLOTS - 1)]!; q > 0; q = chain[q - 1]!) {
      const i = asked[q - 1]!;
      if (count < MOST_NEARBY && sameRun(units, at, pattern.units, i)) note(count++, at - i, q - 1);
    }
  }
  return sortedSeeds(count);
}

function sortedSeeds(count: number): Seeds {
  const sorted = keys.subarray(0, count).sort();
  const at = new Int32Array(count);
  const diagonal = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const key = sorted[n]!;
    const high = Math.floor(key / 65536);
    diagonal[n] = high - 2 ** 31;
    at[n] = asked[key - high * 65536]!;
  }
  return { count, at, diagonal };
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
  const before = agreement(pattern.units, pattern.start - 1, 0, units, start - 1, -1, pattern.opens);
  const after = agreement(pattern.units, pattern.end, pattern.units.length - 1, units, end, 1, pattern.closes);
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
 * How many units of context agree, read outward from the quotation. One small change in it is forgiven; an end of the text that both
 * share counts for a few units more.
 */
function agreement(
  pattern: Uint16Array,
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
  const run = runLength(pattern, from, last, units, at, step);
  if (run === available) return wholeSide(run, atEdge);
  // Behind one replaced, added or dropped stretch of up to six units the same words may go on.
  let best = run;
  for (let skip = 1; skip <= 6; skip++) {
    const p = from + (run + skip) * step;
    const t = at + (run + skip) * step;
    const longest = Math.max(
      runLength(pattern, p, last, units, t, step),
      runLength(pattern, p, last, units, at + run * step, step),
      runLength(pattern, from + run * step, last, units, t, step),
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
    const enough = LEAST_CONTEXT + (1 - c.likeness) * 40 + (c.expected > 0 ? 0 : 8);
    return length >= SHORT && context >= enough && (least >= 4 || (c.expected > 0 && context >= 28));
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

function placed(search: Search, anchor: Anchor, pattern: Pattern, c: Candidate): Location {
  const { text, folded } = search;
  let start = folded.at[c.start]!;
  let end = folded.at[c.end - 1]! + 1;
  while (end < text.length && isCombining(text.charCodeAt(end))) end++;
  // Folding melts runs of spaces: the quotation itself may stand a little further inside.
  const inside = text.slice(start, end).indexOf(anchor.quote);
  if (inside >= 0) {
    start += inside;
    end = start + anchor.quote.length;
  }
  const context =
    Math.min(1, (c.before + c.after) / Math.max(1, pattern.units.length - (pattern.end - pattern.start))) || 0;
  const found = text.slice(start, end);
  const same = c.likeness === 1 && sameText(found, anchor.quote);
  const likeness = same ? 1 : Math.min(c.likeness, 0.98);
  return {
    span: { start, end },
    outcome: same ? (found === anchor.quote && start === anchor.start ? 'exact' : 'moved') : 'fuzzy',
    score: Math.round(likeness * (0.6 + 0.4 * context) * 1000) / 1000,
  };
}

const isCombining = (unit: number): boolean => unit >= 0x300 && unit < 0x370;

// Longer stretches are compared by their ends.
const COMPARED = 400;

/** 1 − edit distance over the longer length; 0 where it cannot reach LIKENESS. Cost: bounded. */
function likenessOf(a: Uint16Array, b: Uint16Array): number {
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > longer * (1 - LIKENESS)) return 0;
  if (longer > COMPARED) {
    const half = COMPARED / 2;
    if (Math.min(a.length, b.length) < COMPARED) return 0;
    const heads = likenessOf(a.subarray(0, half), b.subarray(0, half));
    const tails = likenessOf(a.subarray(a.length - half), b.subarray(b.length - half));
    return Math.min(heads, tails);
  }
  const band = Math.ceil(longer * (1 - LIKENESS));
  const errors = distanceWithin(...withoutSharedEnds(a, b), band);
  return errors > band ? 0 : 1 - errors / longer;
}

/** Mostly little was edited: what stands the same at both ends needs no comparing. */
function withoutSharedEnds(a: Uint16Array, b: Uint16Array): readonly [Uint16Array, Uint16Array] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [a.subarray(head, a.length - tail), b.subarray(head, b.length - tail)];
}

/** Edit distance, or anything above `band` where it is larger. Cost: length × band. */
function distanceWithin(a: Uint16Array, b: Uint16Array, band: number): number {
  if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length);
  let row = new Int32Array(b.length + 1);
  let above = new Int32Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - band);
    const to = Math.min(b.length, i + band);
    row[from - 1] = from === 1 ? i : band + 1;
    if (i + band <= b.length) above[i + band] = band + 1;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const value = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > band) return band + 1;
    const swap = above;
    above = row;
    row = swap;
  }
  return above[b.length]!;
}
