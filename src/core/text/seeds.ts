/** Where runs of a quotation's units occur in a text: the first, cheap look, on which all finer comparing rests. */
import { GRAM, type GramIndex, hashAt, hits, mixed, occurrences, rolled, sameRun } from './gramIndex';

/** How much of a text is kept on each side of a quotation, in UTF-16 units. */
export const CONTEXT = 32;

/** An anchor's words, folded; the quotation is `[start, end)` of them. */
export interface Pattern {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
  /** The description reaches the start, the end of its text. */
  readonly opens: boolean;
  readonly closes: boolean;
}

// The most places of one run of units that are looked at, and the runs asked for on each side of an end of a quotation.
const MOST_PLACES = 12;
const REACH = 96;
// How far around its expected place, in folded units, a quotation is looked for before the whole text is.
const NEARBY = 200;
// Repetitive stretches give more seeds than can tell anything.
const MOST_NEARBY = 1024;

/** Runs of the pattern that occur in the text, sorted by diagonal: place in the text − place in the pattern. */
export interface Seeds {
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
export function seedsOf(index: GramIndex, pattern: Pattern, near: number): Seeds {
  const questions = ask(pattern, 2);
  let count = 0;
  for (let q = 0; q < questions; q++) {
    const i = asked[q]!;
    occurrences(index, pattern.units, i, near + i - pattern.start, places);
    for (let n = 0; n < places.count; n++) note(count++, places.places[n]! - i, q);
  }
  return sortedSeeds(count);
}

const SLOTS = 1024;
// By hash: one more than the number of a question; and the next question of that hash.
const slots = new Uint16Array(SLOTS);
const chain = new Uint16Array(asked.length);

/** Seeds about where the words are expected: the stretch is read once, no index is asked. */
export function nearbySeeds(units: Uint16Array, pattern: Pattern, near: number): Seeds {
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
