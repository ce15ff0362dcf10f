/**
 * Bodies that speak without their name: "the station said", "told the agency", "It said". Each means the body of that kind named last;
 * "it" the body that was the subject of the sentence before.
 */
import type { Mention, Span } from '../../model';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Shape, tokenAt } from '../../text/tokenise';
import { type WordSet, wordSet } from '../../text/wordSet';
import { SAID_BY_IT } from '../lexicon/saying';
import { isApostropheAt } from '../speakers';
import type { FoundClaim } from '../stages';
import type { Draft } from './cast';

/** Nouns for bodies, and the words in a name that tell that it is one such. */
const KINDS: readonly (readonly [string, string])[] = [
  ['station channel broadcaster network', 'radio tv television channel broadcasting station network'],
  [
    'newspaper paper daily weekly',
    'courier gazette herald tribune times telegraph journal ledger express post chronicle observer guardian newspaper weekly',
  ],
  ['agency', 'agency wire reuters'],
  ['magazine', 'magazine review'],
  [
    'company firm',
    'company corporation group holdings industries enterprises chemicals oil petroleum motors inc ltd corp',
  ],
  ...'ministry union party council board court bank commission committee university hospital museum institute foundation federation association office department senate parliament police army navy church'
    .split(' ')
    .map((word) => [word, word] as const),
];

const kindOf = new Map<number, WordSet>();
for (const [nouns, words] of KINDS) {
  const told = wordSet(words);
  for (const noun of nouns.split(' ')) kindOf.set(hashWord(noun), told);
}

const THE = hashWord('the');
const IT = hashWord('it');
/** Mentions of bodies looked back at. */
const REACH = 40;
/** Sentences in which a body of that kind is still in mind. */
const NEAR = 12;

/** The phrases among `phrases` that mean a body named before, in reading order. Cost: linear, a bounded look back for each phrase. */
export function resolveBodies(
  t: TokenisedText,
  mentions: readonly Mention[],
  claims: readonly FoundClaim[],
  drafts: readonly Draft[],
): readonly Mention[] {
  const { tokens } = t;
  const bodies: Mention[] = mentions.filter(({ form, type }) => form === 'name' && type === 'organization');
  if (bodies.length === 0) return [];
  const found: Mention[] = [];
  let next = 0;
  const heard: Mention[] = [];
  for (const { phrase, cue, from, to } of shortPhrases(t, claims)) {
    while (next < bodies.length && bodies[next]!.end <= phrase.start) heard.push(bodies[next++]!);
    const sentence = t.sentenceOf[from]!;
    let body: Mention | undefined;
    let form: 'role' | 'pronoun' = 'role';
    if (to - from === 2 && tokens.hash[from] === THE && tokens.shape[from + 1] === Shape.Lower) {
      const words = kindOf.get(tokens.hash[from + 1]!);
      if (words !== undefined) body = lastOf(t, heard, sentence, words, drafts);
    } else if (
      to - from === 1 &&
      tokens.hash[from] === IT &&
      cue !== null &&
      SAID_BY_IT.has(tokens.hash[tokenAt(tokens, cue.end - 1)]!)
    ) {
      form = 'pronoun';
      body = subjectBefore(t, [...heard.slice(-REACH), ...found.slice(-2)], sentence);
    }
    if (body === undefined) continue;
    const { name } = drafts[body.entity]!;
    found.push({
      start: phrase.start,
      end: phrase.end,
      score: form === 'role' ? 0.7 : 0.6,
      why: form === 'role' ? `${name}: the last of its kind named` : `it: ${name}, of which the sentence before tells`,
      type: 'organization',
      form,
      entity: body.entity,
    });
  }
  return found;
}

interface Phrase {
  readonly phrase: Span;
  readonly cue: Span | null;
  /** Tokens, end excluded. */
  readonly from: number;
  readonly to: number;
}

/** Who speaks and who passes on, in one word or two, each once, in reading order. */
function shortPhrases({ tokens }: TokenisedText, claims: readonly FoundClaim[]): readonly Phrase[] {
  const all: Phrase[] = [];
  const add = (phrase: Span, cue: Span | null): void => {
    const from = tokenAt(tokens, phrase.start);
    const to = tokenAt(tokens, phrase.end - 1) + 1;
    if (to - from <= 2) all.push({ phrase, cue, from, to });
  };
  for (const { speaker, cue, via } of claims) {
    if (speaker !== null) add(speaker, cue);
    for (const phrase of via) add(phrase, null);
  }
  all.sort((a, b) => a.phrase.start - b.phrase.start || b.phrase.end - a.phrase.end);
  // Of several for one phrase the last tells.
  return all.filter(
    ({ phrase }, k) => phrase.start !== all[k + 1]?.phrase.start || phrase.end !== all[k + 1]?.phrase.end,
  );
}

/** The last body whose name, or full name, holds one of these words. */
function lastOf(
  t: TokenisedText,
  heard: readonly Mention[],
  sentence: number,
  words: WordSet,
  drafts: readonly Draft[],
): Mention | undefined {
  for (let k = heard.length - 1; k >= Math.max(0, heard.length - REACH); k--) {
    const mention = heard[k]!;
    if (sentence - t.sentenceOf[tokenAt(t.tokens, mention.start)]! > NEAR) return undefined;
    const full = `${drafts[mention.entity]!.name} ${t.text.slice(mention.start, mention.end)}`.toLowerCase();
    if (full.split(/[\s-]+/).some((word) => words.has(hashWord(word)))) return mention;
  }
  return undefined;
}

/** The body that opens the sentence before, or an earlier part of this one. */
function subjectBefore(t: TokenisedText, heard: readonly Mention[], sentence: number): Mention | undefined {
  let best: Mention | undefined;
  for (const mention of heard) {
    const at = tokenAt(t.tokens, mention.start);
    const s = t.sentenceOf[at]!;
    if (sentence - s !== 1 || at - t.sentenceStart[s]! > 2) continue;
    if (isApostropheAt(t.text, mention.end)) continue;
    if (best === undefined || mention.start < best.start) best = mention;
  }
  return best;
}
