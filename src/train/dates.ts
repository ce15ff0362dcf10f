/**
 * Learns whether a clause speaks of the past or of what is to come from dates whose value is known: weekdays, days and
 * months without a year, against the publication day. Prints how well it guesses on documents it has not seen.
 */
import { BEFORE, CUES, TENSE_FEATURES, type Tense, tenseFeatures } from '../core/mark/dates/tense';
import type { Span } from '../core/model';
import { dayNumber, digits, parseIsoDay } from '../core/text/calendar';
import { segment } from '../core/text/sentences';
import { tokenAt, tokenise } from '../core/text/tokenise';

interface Example {
  readonly features: readonly number[];
  readonly ahead: boolean;
}

const WEEKDAY =
  /^(early |late )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)( (morning|afternoon|evening|night))?$/i;
const MONTH = /^(early |late |mid-)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?( \d{1,2})?$/i;
export const FOLDS = 5;
const ROUNDS = 400;
const RATE = 0.5;
const RIDGE = 0.01;

/**
 * What is believed before any example: the weights a few hundred examples cannot tell stay close to it. Six for each cue:
 * near, middle and far before the date, then after it.
 */
const BELIEVED: Partial<Record<(typeof CUES)[number], readonly number[]>> = {
  will: [2.5, 2.5, 1.5, 1.5, 1.5, 0.8],
  plan: [1.5, 1.2, 0.6, 0.6, 0.6, 0.3],
  modal: [1, 0.8, 0.4, 0.4, 0.4, 0.2],
  infinitive: [0.8, 0.6, 0.3, 0, 0, 0],
  past: [-0.8, -0.6, -0.3, -0.5, -0.4, -0.2],
  been: [-0.8, -0.6, -0.3, -0.5, -0.4, -0.2],
};
const BELIEVED_BEFORE: Partial<Record<(typeof BEFORE)[number], number>> = {
  until: 1.5,
  by: 1,
  next: 1.5,
  since: -2,
  last: -1.5,
};
const BELIEVED_BIAS = -1;

/** A text with its dates as labelled, and the day it was published. */
export interface LabelledDates {
  readonly text: string;
  readonly published: string | null;
  readonly dates: readonly (Span & { readonly value: string })[];
}

/** The weights file, ready to be written, and a line that tells the accuracy by five folds of documents. */
export function learnTense(texts: readonly LabelledDates[]): { readonly code: string; readonly report: string } {
  const all = texts.flatMap(examplesIn);
  let right = 0;
  let base = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const [seen, unseen] = parted(texts, fold);
    const weights = learnWeights(seen.flatMap(examplesIn));
    for (const e of unseen.flatMap(examplesIn)) {
      if (score(weights, e.features) > 0 === e.ahead) right++;
      if (!e.ahead) base++;
    }
  }
  const { bias, weights } = trainTense(texts);
  const code = `/** Learned by \`src/train/dates.ts\`; do not edit by hand. */
export const TENSE_BIAS = ${bias};
// biome-ignore format: one line, as it is written
export const TENSE_WEIGHTS: readonly number[] = [${weights.join(', ')}];
`;
  const percent = (n: number): string => ((100 * n) / all.length).toFixed(1);
  return {
    code,
    report: `tense: ${all.length} dates, right ${percent(right)} % by five folds; always past: ${percent(base)} %`,
  };
}

/** What these texts teach, rounded as it ships. Cost: a second for 250 news texts. */
export function trainTense(texts: readonly LabelledDates[]): Tense {
  const weights = learnWeights(texts.flatMap(examplesIn)).map((w) => Math.round(w * 100) / 100);
  return { bias: weights[TENSE_FEATURES]!, weights: weights.slice(0, TENSE_FEATURES) };
}

/** The texts of other folds and those of this one; a text that stands twice is in one fold. */
export function parted<T extends { readonly text: string }>(texts: readonly T[], fold: number): readonly [T[], T[]] {
  const inFold = ({ text }: T): boolean => fingerprint(text.slice(0, 200)) % FOLDS === fold;
  return [texts.filter((text) => !inFold(text)), texts.filter(inFold)];
}

function examplesIn({ text, published: day, dates }: LabelledDates): Example[] {
  const published = day === null ? null : parseIsoDay(day);
  if (published === null) return [];
  const examples: Example[] = [];
  const t = segment(text, tokenise(text));
  for (const { start, end, value } of dates) {
    const said = text.slice(start, end).replace(/\s+/g, ' ');
    if (!(WEEKDAY.test(said) || MONTH.test(said))) continue;
    const day = dayOf(value);
    if (day === null || day === published || Math.abs(day - published) > 400) continue;
    const first = tokenAt(t.tokens, start);
    const last = Math.max(first, tokenAt(t.tokens, end - 1));
    examples.push({ features: tenseFeatures(t, first, last), ahead: day > published });
  }
  return examples;
}

/** The day of a value, the middle of its month where it names none. */
function dayOf(value: string): number | null {
  if (/^\d{4}-\d\d$/.test(value)) return dayNumber(digits(value, 0, 4), digits(value, 5, 7), 15);
  return parseIsoDay(value.slice(0, 10));
}

function learnWeights(examples: readonly Example[]): number[] {
  const believed = [
    ...CUES.flatMap((cue) => BELIEVED[cue] ?? [0, 0, 0, 0, 0, 0]),
    ...BEFORE.map((word) => BELIEVED_BEFORE[word] ?? 0),
    BELIEVED_BIAS,
  ];
  const weights = [...believed];
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Array<number>(TENSE_FEATURES + 1).fill(0);
    for (const e of examples) {
      const error = (e.ahead ? 1 : 0) - 1 / (1 + Math.exp(-score(weights, e.features)));
      for (const f of e.features) slope[f]! += error;
      slope[TENSE_FEATURES]! += error;
    }
    for (let f = 0; f <= TENSE_FEATURES; f++)
      weights[f]! += RATE * ((slope[f]! / examples.length) * 4 - RIDGE * (weights[f]! - believed[f]!));
  }
  return weights;
}

function score(weights: readonly number[], features: readonly number[]): number {
  let sum = weights[TENSE_FEATURES]!;
  for (const f of features) sum += weights[f]!;
  return sum;
}

function fingerprint(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return hash;
}
