/** Why two statements are linked, and what differs, in a sentence that a reader can check against the texts. */
import type { Difference } from '../contract';
import { Shape } from '../text/tokenise';
import { compatible, type Figure } from './figures';
import type { Finding, Frame } from './frame';
import { placeOf, type Statement } from './statements';

/** So many words that both hold are named. */
const SHOWN = 4;

const OPENINGS: Readonly<Record<Difference, string>> = {
  figure: 'The figures differ',
  date: 'The dates differ',
  place: 'The places differ',
  speaker: 'The speakers differ',
  certainty: 'One is less certain',
  wording: 'The wording differs',
  scope: 'One tells of more than the other',
  stance: 'They contradict each other',
};

/** `note`: what makes it one utterance; empty where it is none. Cost: the product of the lengths. */
export function reasonOf(frame: Frame, findings: readonly Finding[], note: string): string {
  const reasons = findings.map(({ difference, why }) => `${OPENINGS[difference]}: ${why}`);
  if (note !== '') reasons.push(note);
  const shared = sharedWords(frame);
  if (shared.length > 0) reasons.push(`Both say ${shared.map((word) => `“${word}”`).join(', ')}`);
  const figures = agreeing(frame.a.figures, frame.b.figures);
  if (figures !== null) reasons.push(figures);
  const day = frame.a.dates.find(({ value }) => frame.b.dates.some((other) => other.value === value));
  if (day !== undefined) reasons.push(`Both mean ${day.value} (“${day.text}”)`);
  if (frame.oneSource && note === '') reasons.push('Both have it from the same source');
  if (reasons.length === 0) reasons.push('Both open reports that have much in common, and tell of their event');
  return reasons.join('. ');
}

/** Figures that can both be true of one thing. */
function agreeing(ours: readonly Figure[], theirs: readonly Figure[]): string | null {
  for (const one of ours) {
    const two = theirs.find(
      (other) => other.unit === one.unit && (one.unit !== '' || one.value === other.value) && compatible(one, other),
    );
    if (two === undefined) continue;
    return one.text.toLowerCase() === two.text.toLowerCase()
      ? `Both tell “${one.text}”`
      : `“${one.text}” and “${two.text}” agree`;
  }
  return null;
}

/** The most telling words in both, as `a` writes them. */
function sharedWords({ a, sharedWords: words, words: [all], concepts: [concepts], entries }: Frame): string[] {
  return words.slice(0, SHOWN).map((word) => {
    const at = all.indexOf(word);
    const isName = entries.some((entry) => entry.names[placeOf(entry, concepts[at]!)] === 1);
    return asWritten(word, a, at, isName);
  });
}

/** Words are kept in lower case; how they are written is kept beside. */
function asWritten(word: string, { shapes }: Statement, at: number, isName: boolean): string {
  const shape = shapes[at];
  if (shape === Shape.Upper) return word.toUpperCase();
  // The first word has its capital from the sentence.
  if (!isName && (at === 0 || (shape !== Shape.Capital && shape !== Shape.Mixed))) return word;
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
