/**
 * Does the clause around a date speak of the past or of what is to come? A logistic model over a few dozen features: which
 * kind of verb or cue stands on which side, how near. Its weights are learned by `src/train/dates.ts`.
 */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind } from '../../text/tokenise';
import { TENSE_BIAS, TENSE_WEIGHTS } from './tenseWeights';

/** The kinds of cue, in the order the weights are kept. */
export const CUES = ['will', 'modal', 'plan', 'infinitive', 'say', 'past', 'being', 'been', 'perfect'] as const;
/** The words right before a date that tell something by themselves. */
export const BEFORE = [
  'until',
  'by',
  'since',
  'from',
  'on',
  'in',
  'of',
  'for',
  'last',
  'next',
  'early',
  'late',
  'mid',
  'the',
] as const;
/** Distances in tokens that count as one. */
const NEAR = 2;
const MIDDLE = 6;
const FAR = 14;

export const TENSE_FEATURES = CUES.length * 6 + BEFORE.length;

const kinds = new Map<number, number>();
const learn = (kind: (typeof CUES)[number], words: string): void => {
  for (const word of words.split(' ')) kinds.set(hashWord(word), CUES.indexOf(kind));
};
learn('will', "will 'll ’ll shall won");
learn('modal', "would could may might should can 'd");
learn(
  'plan',
  'plan plans planned planning scheduled schedule due expected expects expect set upcoming deadline hopes hope hoped intends aims postponed begins starts opens expires expire ends awaits ahead tentatively effective payable until deadline resume going start starting beginning record must',
);
learn('say', 'said says say told tells added announced reported reports according noted stated declared');
learn(
  'past',
  'came went took made held began found killed died left gave saw ran won lost fell rose wrote spoke sent brought broke led became got heard shot struck met ago kept thought felt drew rode fled hit cut',
);
learn('being', 'is are am');
learn('been', 'was were had did');
learn('perfect', 'has have been');
const before = new Map(BEFORE.map((word, i) => [hashWord(word), i]));
const TO = hashWord('to');
const PAST = CUES.indexOf('past');
const INFINITIVE = CUES.indexOf('infinitive');

/** The features of a date at tokens `first` to `last`, as indexes into the weights. Cost: bounded. */
export function tenseFeatures(t: TokenisedText, first: number, last: number): number[] {
  const { tokens, text } = t;
  const sentence = t.sentenceOf[first]!;
  const low = Math.max(t.sentenceStart[sentence]!, first - FAR);
  const high = Math.min(t.sentenceStart[sentence + 1]!, last + 1 + FAR);
  const features: number[] = [];
  const word = first > 0 ? before.get(tokens.hash[first - 1]!) : undefined;
  if (word !== undefined) features.push(CUES.length * 6 + word);
  for (let i = low; i < high; i++) {
    if (tokens.kind[i] !== Kind.Word || (i >= first && i <= last)) continue;
    const kind = kindAt(t, i, text);
    if (kind < 0) continue;
    const distance = i < first ? first - i : i - last;
    const bucket = distance <= NEAR ? 0 : distance <= MIDDLE ? 1 : 2;
    const feature = kind * 6 + (i < first ? 0 : 3) + bucket;
    if (!features.includes(feature)) features.push(feature);
  }
  return features;
}

function kindAt(t: TokenisedText, i: number, text: string): number {
  const { tokens } = t;
  const hash = tokens.hash[i]!;
  const kind = kinds.get(hash);
  if (kind !== undefined) return kind;
  if (hash === TO)
    return i + 1 < tokens.count && tokens.shape[i + 1] === 0 && tokens.kind[i + 1] === Kind.Word ? INFINITIVE : -1;
  const end = tokens.end[i]!;
  if (end - tokens.start[i]! > 4 && text.charCodeAt(end - 1) === 0x64 && text.charCodeAt(end - 2) === 0x65) return PAST;
  return -1;
}

/** What training tells of tense: a weight for each feature, and what is believed where none stands. */
export interface Tense {
  readonly bias: number;
  readonly weights: readonly number[];
}

export const TENSE: Tense = { bias: TENSE_BIAS, weights: TENSE_WEIGHTS };

/** 1 for what is to come, -1 for the past, -2 where nothing speaks against it, 0 where nothing tells clearly. */
export function leanAt(t: TokenisedText, first: number, last: number, { bias, weights }: Tense): number {
  let sum = bias;
  for (const feature of tenseFeatures(t, first, last)) sum += weights[feature] ?? 0;
  return sum > -0.25 ? 1 : sum < bias - 0.25 ? -2 : sum < -1.2 ? -1 : 0;
}
