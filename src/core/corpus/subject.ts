/** Whom or what a statement speaks of where its first words only point back: "It broke out on Monday", "The accident happened at night". */
import type { TokenisedText } from '../text/sentences';
import { Kind } from '../text/tokenise';
import { SEEMS } from './hedges';
import type { Lexicon } from './lexicon';

const PRONOUNS = new Set(['it', 'they', 'he', 'she', 'this', 'that']);
/** Nouns that name a happening and tell nothing of it. */
const EVENTS = new Set(
  'accident incident attack attacks crash blast explosion collision event tragedy disaster meeting talks ceremony robbery theft'.split(
    ' ',
  ),
);
const HAPPENS = new Set(['happened', 'occurred', 'took', 'began', 'started', 'ended', 'lasted']);

/** A subject is seldom longer than so many telling words. */
const OF_A_PRONOUN = 2;
/** A happening is told by its sentence: who, what, and to whom. */
const OF_AN_EVENT = 4;

/**
 * Word ids of what the statement at tokens `from` to `to` points back to: the first telling words of the sentence before it; none where it
 * names its subject itself. Cost: linear in two sentences.
 */
export function meantBy(t: TokenisedText, from: number, to: number, wordIds: Int32Array, lexicon: Lexicon): number[] {
  if (from >= to) return [];
  const most = pointsBack(wordsFrom(from, to, wordIds, lexicon));
  const sentence = t.sentenceOf[from]!;
  if (most === 0 || sentence === 0) return [];
  const found: number[] = [];
  for (let i = afterDateline(t, sentence - 1); i < t.sentenceStart[sentence]! && found.length < most; i++) {
    if (t.tokens.kind[i] === Kind.Word && lexicon.termOf(wordIds[i]!) >= 0) found.push(wordIds[i]!);
  }
  return found;
}

/** A dateline ("KESTERHAM, 14 May (Midland) —") ends within so many tokens. */
const LONGEST_DATELINE = 14;

/** Behind the dash that ends a dateline, or the start of the sentence. */
function afterDateline({ tokens, text, sentenceStart }: TokenisedText, sentence: number): number {
  const from = sentenceStart[sentence]!;
  const to = Math.min(sentenceStart[sentence + 1]!, from + LONGEST_DATELINE);
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] === Kind.Mark && DASHES.has(text.slice(tokens.start[i], tokens.end[i]))) return i + 1;
  }
  return from;
}

const DASHES = new Set(['-', '–', '—']);

function wordsFrom(from: number, to: number, wordIds: Int32Array, lexicon: Lexicon): string[] {
  const out: string[] = [];
  for (let i = from; i < to && out.length < 3; i++) if (wordIds[i]! >= 0) out.push(lexicon.word(wordIds[i]!));
  return out;
}

/** How many words a beginning may stand for. */
function pointsBack([first, second, third]: readonly string[]): number {
  if (first === undefined) return 0;
  if (PRONOUNS.has(first)) return SEEMS.has(second ?? '') ? 0 : OF_A_PRONOUN;
  return first === 'the' && EVENTS.has(second ?? '') && HAPPENS.has(third ?? '') ? OF_AN_EVENT : 0;
}
