/**
 * What a text states in its own voice: the sentences, or the parts of sentences, that nobody is said to have said and that have a
 * finite verb. They are there to be compared with what others say; so greetings, questions and asides to the reader stay out.
 */

import type { Span } from '../../model';
import { int32Column, uint8Column } from '../../text/columns';
import { overlaps } from '../../text/span';
import { Kind, Shape, tokenAt } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import type { FoundClaim, Layout } from '../stages';
import { type Columns, isFiniteVerb, mayBeVerb } from './columns';
import { Kinds } from './kinds';
import { Quote } from './quotations';
import { attributedAtEnd, type Tail } from './tail';

/** Shorter remains of a sentence say too little to be compared. */
const FEWEST_WORDS = 5;
const FEWEST_IN_HEADLINE = 4;

/** A dateline ("LUND BAY, 6 May (Quay News) -") ends within so many tokens. */
const LONGEST_DATELINE = 14;

/** A headline, its second line and a headline told again stand within so many sentences. */
const HEADLINES = 5;

/** Statements with `quote: none`, sorted by span. Cost: linear. */
export function ownStatements(columns: Columns, attributed: readonly FoundClaim[], layout: Layout): FoundClaim[] {
  const { t } = columns;
  const held = tokensOf(columns, attributed);
  const speeches = cuesOfSpeech(columns, attributed);
  const cued = cuesOfPhrases(columns, attributed);
  const out: FoundClaim[] = [];
  let part = 0;
  for (let s = 0; s < t.sentenceCount; s++) {
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[s + 1]!;
    const sentence = { start: t.tokens.start[from]!, end: t.tokens.end[to - 1]! };
    while (part < layout.boilerplate.length && layout.boilerplate[part]!.end <= sentence.start) part++;
    const aside = layout.boilerplate[part];
    if (aside !== undefined && overlaps(aside, sentence)) continue;
    if (layout.frontMatter !== null && overlaps(layout.frontMatter, sentence)) continue;
    if (columns.kind[to - 1] === Kinds.Question) continue;
    const opening = afterDateline(columns, from, to);
    for (let i = opening; i < to; ) {
      if (held.attributed[i] === 1) {
        i++;
        continue;
      }
      let end = i + 1;
      while (end < to && held.attributed[end] === 0) end++;
      const at = i;
      const [first, last] = i === from && end === to ? [from, to] : withWhatItNeeds(columns, held, i, end, opening, to);
      i = Math.max(end, last);
      const statement = first < last ? statementIn(columns, first, last, cued) : null;
      if (statement === null || saysIt(columns, speeches, first, last)) continue;
      const tail = attributedAtEnd(columns, first, last);
      if (tail) out.push({ ...statement, ...said(t.text, tail) });
      else if ((at === from && last === to) || !onlyAttributes(columns, first, last)) out.push(statement);
    }
  }
  return out;
}

/** What makes a statement an attributed one. */
function said(text: string, { content, speaker, cue }: Tail): Partial<FoundClaim> {
  const who = text.slice(speaker.start, speaker.end);
  return { ...content, quote: 'indirect', speaker, cue, why: `reported, said by “${who}”, named at the end` };
}

interface Held {
  /** 1 for the tokens of comparable contents, their speakers and cues. */
  readonly attributed: Uint8Array;
  /** For tokens of their speakers the first of them, else -1. */
  readonly speaker: Int32Array;
  /** 1 for the tokens of their cues. */
  readonly cue: Uint8Array;
}

function tokensOf({ t }: Columns, claims: readonly FoundClaim[]): Held {
  const { count } = t.tokens;
  const held = {
    attributed: uint8Column(count),
    speaker: int32Column(count).fill(-1),
    cue: uint8Column(count),
  };
  const hold = (span: Span | null, at: (i: number, first: number) => void): void => {
    if (span === null) return;
    const first = tokenAt(t.tokens, span.start);
    for (let i = first; i < count && t.tokens.start[i]! < span.end; i++) {
      held.attributed[i] = 1;
      at(i, first);
    }
  };
  for (const { comparable, speaker, cue, via, ...content } of claims) {
    if (!comparable) continue;
    hold(content, () => {});
    for (const passer of via) hold(passer, () => {});
    hold(speaker, (i, first) => {
      held.speaker[i] = first;
    });
    hold(cue, (i) => {
      held.cue[i] = 1;
    });
  }
  return held;
}

/** Cues of words quoted, too short to be compared: "“Stop!” he wrote" tells nothing but that. */
function cuesOfSpeech({ t }: Columns, claims: readonly FoundClaim[]): readonly number[] {
  return claims.flatMap(({ comparable, cue, quote }) =>
    comparable || cue === null || quote !== 'direct' ? [] : [tokenAt(t.tokens, cue.start)],
  );
}

function saysIt(columns: Columns, speeches: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = speeches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (speeches[middle]! < from) low = middle + 1;
    else high = middle;
  }
  const cue = speeches[low];
  return cue !== undefined && cue < to && columns.kind[cue] === Class.Say;
}

/**
 * What is left of a sentence beside what is attributed, as a statement that can stand: with the subject that also speaks ("the envoy | met
 * the president to discuss …"), whole where the attributed part hangs on it ("it came a day after | she had warned …"); an empty range
 * where it only hangs on the attributed part itself ("told | reporters on Friday", "…, which took hours").
 */
function withWhatItNeeds(
  columns: Columns,
  held: Held,
  from: number,
  to: number,
  opening: number,
  end: number,
): readonly [number, number] {
  const { t, kind } = columns;
  const none = [from, from] as const;
  let first = from;
  while (first < to && (t.tokens.kind[first] === Kind.Mark || kind[first] === Class.Coordinator)) first++;
  let last = to - 1;
  while (last > first && t.tokens.kind[last] === Kind.Mark) last--;
  if (first >= to) return none;
  if (hangsOn(kind[last]!) && to < end) return from === opening ? [from, end] : none;
  if (from === opening) return [from, to];
  if (RELATIVE.has(t.tokens.hash[first]!)) return none;
  const adverbial = hangsOn(kind[first]!) || kind[first] === Class.Adverb || kind[first] === Class.Count;
  if (held.cue[from - 1] === 1 && !adverbial) return none;
  if (isFiniteVerb(columns, first))
    return first === from && held.speaker[from - 1]! >= 0 ? [held.speaker[from - 1]!, to] : none;
  if (!adverbial) return [from, to];
  // "… said | on Tuesday evening, while the floodlights still burned" goes on with a clause of its own.
  let clause = first;
  while (clause < to && kind[clause] !== Kinds.Comma) clause++;
  const next = clause + 1 < to ? kind[clause + 1] : undefined;
  return next === Class.Subordinator || next === Class.Coordinator ? [from, to] : none;
}

const hangsOn = (kind: number): boolean =>
  kind === Class.Preposition || kind === Class.Subordinator || kind === Class.Wh;
const RELATIVE = wordSet('who whom whose which that where');

/** Cues of contents that are no statements: "nominates" of "nominates a doctor as surgeon general" is the verb of its sentence. */
function cuesOfPhrases({ t }: Columns, claims: readonly FoundClaim[]): Uint8Array {
  const held = uint8Column(t.tokens.count);
  for (const { comparable, cue } of claims) {
    if (comparable || cue === null) continue;
    for (let i = tokenAt(t.tokens, cue.start); i < held.length && t.tokens.start[i]! < cue.end; i++) held[i] = 1;
  }
  return held;
}

function statementIn(columns: Columns, from: number, to: number, cued: Uint8Array): FoundClaim | null {
  const { t, kind, quotations } = columns;
  let first = from;
  let last = to;
  while (first < last && isTrimmed(columns, first)) first++;
  while (last > first && isTrimmed(columns, last - 1)) last--;
  let words = 0;
  let quoted = 0;
  let figures = 0;
  // A full sentence with its full stop has its verb, whether or not the tables know it.
  const s = t.sentenceOf[from]!;
  const headline = s < HEADLINES && isParagraph(columns, s) && kind[to - 1] !== Kinds.Stop;
  let told = kind[to - 1] === Kinds.Stop && from === t.sentenceStart[s];
  for (let i = first; i < last; i++) {
    if (t.tokens.kind[i] === Kind.Mark) continue;
    if (t.tokens.kind[i] === Kind.Address || speaksToReader(columns, i)) return null;
    words++;
    if (kind[i] === Kinds.Digits) figures++;
    if (quotations.state[i] !== Quote.Outside) quoted++;
    else if (isFiniteVerb(columns, i) || (headline && (cued[i] === 1 || mayBeVerb(columns, i)))) told = true;
  }
  // "Published 16 April 2033" is none.
  const enough = headline ? words - figures >= FEWEST_IN_HEADLINE : words >= FEWEST_WORDS;
  if (!told || !enough || quoted * 2 > words) return null;
  return {
    start: t.tokens.start[first]!,
    end: t.tokens.end[last - 1]!,
    score: figures > 0 ? 0.7 : 0.6,
    why: headline ? 'stated by the headline' : 'stated by the text itself',
    quote: 'none',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    comparable: true,
  };
}

/** Is sentence `s` a paragraph of its own? */
const isParagraph = ({ t }: Columns, s: number): boolean =>
  t.paragraphOf[s] !== t.paragraphOf[s + 1] && (s === 0 || t.paragraphOf[s] !== t.paragraphOf[s - 1]);

/** Behind the dash that ends a dateline at the start of a paragraph, else `from`. */
function afterDateline(columns: Columns, from: number, to: number): number {
  const { t, kind } = columns;
  const s = t.sentenceOf[from]!;
  if (s > 0 && t.paragraphOf[s - 1] === t.paragraphOf[s]) return from;
  for (let i = from; i < to && i < from + LONGEST_DATELINE; i++) {
    if (isFiniteVerb(columns, i)) return from;
    // "32 - year - old": no dateline.
    if (kind[i] === Kinds.Dash) return i + 1 < to && t.tokens.shape[i + 1] === Shape.Lower ? from : i + 1;
  }
  return from;
}

/** Beside an attributed part: a clause that hangs on it, or one that but names who passed it on ("as the agency reported"). */
function onlyAttributes({ t, kind }: Columns, from: number, to: number): boolean {
  let first = from;
  let last = to - 1;
  while (first < last && t.tokens.kind[first] === Kind.Mark) first++;
  while (last > first && t.tokens.kind[last] === Kind.Mark) last--;
  const opening = kind[first] === Class.Preposition ? kind[first + 1] : kind[first];
  return kind[last] === Class.Say || opening === Class.Wh || kind[first] === Class.Subordinator;
}

/** Marks, and conjunctions that tied the part to what was said before or after it. */
function isTrimmed({ t, kind }: Columns, i: number): boolean {
  const k = kind[i];
  return t.tokens.kind[i] === Kind.Mark || k === Class.Coordinator || k === Class.That;
}

/** "I", "we" and "you" outside quotation marks: the writer speaks of himself or to the reader. */
function speaksToReader({ t, quotations }: Columns, i: number): boolean {
  return quotations.state[i] === Quote.Outside && TO_READER.has(t.tokens.hash[i]!);
}
const TO_READER = wordSet('i we you your my');
