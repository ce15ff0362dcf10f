/**
 * Learns whether a clause speaks of the past or of what is to come from dates whose value is known: weekdays, days and
 * months without a year, against the publication day. Prints how well it guesses on documents it has not seen.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEFORE, CUES, TENSE_FEATURES, tenseFeatures } from '../core/mark/dates/tense';
import { dayNumber, digits, parseIsoDay } from '../core/text/calendar';
import { segment } from '../core/text/sentences';
import { tokenAt, tokenise } from '../core/text/tokenise';

interface Example {
  readonly document: string;
  readonly features: readonly number[];
  readonly ahead: boolean;
}

const WEEKDAY =
  /^(early |late )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)( (morning|afternoon|evening|night))?$/i;
const MONTH = /^(early |late |mid-)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?( \d{1,2})?$/i;
const FOLDS = 5;
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

/** The weights file, ready to be written, and a line that tells the accuracy by five folds of documents. */
export function learnTense(folders: readonly string[]): { readonly code: string; readonly report: string } {
  const examples = folders.flatMap(examplesIn);
  let right = 0;
  let base = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (e: Example): boolean => fingerprint(e.document) % FOLDS === fold;
    const weights = learnWeights(examples.filter((e) => !inFold(e)));
    for (const e of examples.filter(inFold)) {
      if (score(weights, e.features) > 0 === e.ahead) right++;
      if (!e.ahead) base++;
    }
  }
  const weights = learnWeights(examples);
  const rounded = weights.map((w) => Math.round(w * 100) / 100);
  const code = `/** Learned by \`src/train/dates.ts\`; do not edit by hand. */
export const TENSE_BIAS = ${rounded[TENSE_FEATURES]};
// biome-ignore format: one line, as it is written
export const TENSE_WEIGHTS: readonly number[] = [${rounded.slice(0, TENSE_FEATURES).join(', ')}];
`;
  const percent = (n: number): string => ((100 * n) / examples.length).toFixed(1);
  return {
    code,
    report: `tense: ${examples.length} dates, right ${percent(right)} % by five folds; always past: ${percent(base)} %`,
  };
}

function examplesIn(folder: string): Example[] {
  const examples: Example[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt')) continue;
    const id = file.slice(0, -4);
    const published = publishedIn(join(folder, `${id}.meta.json`));
    if (published === null) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const { annotations } = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as {
      annotations: { kind: string; start: number; end: number; text: string; value: string }[];
    };
    const t = segment(text, tokenise(text));
    for (const a of annotations) {
      if (a.kind !== 'date' || !(WEEKDAY.test(a.text) || MONTH.test(a.text))) continue;
      const day = dayOf(a.value);
      if (day === null || day === published || Math.abs(day - published) > 400) continue;
      const first = tokenAt(t.tokens, a.start);
      const last = Math.max(first, tokenAt(t.tokens, a.end - 1));
      examples.push({ document: text.slice(0, 200), features: tenseFeatures(t, first, last), ahead: day > published });
    }
  }
  return examples;
}

function publishedIn(path: string): number | null {
  try {
    const meta = JSON.parse(readFileSync(path, 'utf8')) as { published?: string };
    return meta.published === undefined ? null : parseIsoDay(meta.published);
  } catch {
    return null;
  }
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
