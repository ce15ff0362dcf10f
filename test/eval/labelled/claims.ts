/**
 * Claims against PolNeAR: content, source and cue.
 * - exact: a content paired with the gold's has exactly its words; token: words of all contents of a document together
 * - matched: only claims paired by content; all: every source or cue of the document
 * The parts of one utterance count as one claim in several pieces, as PolNeAR has them. A leading "that" never counts.
 */
import type { ClaimAnnotation } from '../../../src/core/contract';
import type { Span } from '../../../src/core/model';
import { type Counter, counter } from '../tally';
import { common, pairUp, same, touched, wordsOf } from '../words';
import type { Label, LabelledText } from './gold';

interface Utterance {
  readonly spans: readonly Span[];
  readonly speaker: Span | null;
  readonly cue: Span | null;
  readonly quote: string;
}

interface Counted {
  readonly words: ReadonlySet<number>;
  readonly speaker: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly quote: string;
}

export interface ClaimText {
  readonly gold: LabelledText;
  readonly claims: readonly ClaimAnnotation[];
}

export interface ClaimScore {
  readonly counts: Counter;
  /** Words of contents that were found, by the gold's kind of quotation; recall only. */
  readonly recalled: Counter;
}

export function scoreClaims(texts: readonly ClaimText[]): ClaimScore {
  const score = { counts: counter(), recalled: counter() };
  for (const { gold, claims } of texts) scoreText(gold, claims, score);
  return score;
}

function scoreText(text: LabelledText, claims: readonly ClaimAnnotation[], { counts, recalled }: ClaimScore): void {
  const words = wordsOf(text.text);
  const counted = (utterance: Utterance): Counted => ({
    words: withoutThat(touched(words, utterance.spans), words, text.text),
    speaker: touched(words, utterance.speaker === null ? [] : [utterance.speaker]),
    cue: touched(words, utterance.cue === null ? [] : [utterance.cue]),
    quote: utterance.quote,
  });
  const some = ({ words }: Counted): boolean => words.size > 0;
  const gold = text.labels
    .filter(({ kind }) => kind === 'claim')
    .map(goldUtterance)
    .map(counted)
    .filter(some);
  const predicted = utterances(claims).map(counted).filter(some);
  const pairs = pairUp(predicted, gold);

  const exact = pairs.filter(([p, g]) => same(predicted[p]!.words, gold[g]!.words)).length;
  counts.hit('content exact', exact, predicted.length, gold.length);
  const inGold = union(gold.map((one) => one.words));
  const inPredicted = union(predicted.map((one) => one.words));
  counts.hit('content token', common(inGold, inPredicted), inPredicted.size, inGold.size);
  for (const one of gold) recalled.hit(one.quote, common(one.words, inPredicted), 0, one.words.size);
  for (const [p, g] of pairs) {
    for (const [name, key] of PARTS) {
      const [mine, theirs] = [predicted[p]![key], gold[g]![key]];
      counts.hit(`${name} token, matched`, common(mine, theirs), mine.size, theirs.size);
    }
  }
  for (const [name, key] of PARTS) {
    const [mine, theirs] = [union(predicted.map((one) => one[key])), union(gold.map((one) => one[key]))];
    counts.hit(`${name} token, all`, common(mine, theirs), mine.size, theirs.size);
  }
}

const PARTS = [
  ['source', 'speaker'],
  ['cue', 'cue'],
] as const;

const goldUtterance = ({ start, end, spans, speaker, cue, quote }: Label): Utterance => ({
  spans:
    spans !== undefined && spans.length > 0 ? spans.map(([from, to]) => ({ start: from, end: to })) : [{ start, end }],
  speaker: speaker ?? null,
  cue: cue ?? null,
  quote: quote ?? '',
});

/** Attributed claims, those of one group joined: the first speaker and cue that a part has stand for all. */
function utterances(claims: readonly ClaimAnnotation[]): Utterance[] {
  const joined = new Map<string, Utterance>();
  for (const { id, group, start, end, speaker, cue, quote } of claims) {
    if (quote === 'none') continue;
    const key = group === null ? `claim ${id} ${start}` : `group ${group}`;
    const known = joined.get(key);
    joined.set(key, {
      spans: [...(known?.spans ?? []), { start, end }],
      speaker: known?.speaker ?? speaker,
      cue: known?.cue ?? cue,
      quote: known?.quote ?? quote,
    });
  }
  return [...joined.values()];
}

function withoutThat(content: Set<number>, words: readonly Span[], text: string): Set<number> {
  const first = Math.min(...content);
  const word = words[first];
  if (content.size > 1 && word !== undefined && text.slice(word.start, word.end).toLowerCase() === 'that') {
    content.delete(first);
  }
  return content;
}

function union(sets: readonly ReadonlySet<number>[]): Set<number> {
  const all = new Set<number>();
  for (const set of sets) for (const item of set) all.add(item);
  return all;
}
