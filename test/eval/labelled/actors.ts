/**
 * Names against GUM: outermost names, strict (same words), relaxed (any overlap, one to one), typed (strict and the same type);
 * identity: B3 of the actor ids over all names found, nested ones too.
 * Leading articles and titles and a possessive ending count on neither side.
 */
import type { ActorAnnotation } from '../../../src/core/contract';
import type { Span } from '../../../src/core/model';
import { type Counter, counter } from '../tally';
import { common, pairUp, same, touched, wordsOf } from '../words';
import type { LabelledText } from './gold';

export interface ActorText {
  readonly gold: LabelledText;
  readonly actors: readonly ActorAnnotation[];
}

interface Name {
  readonly words: ReadonlySet<number>;
  readonly type: string;
  readonly actor: string;
}

const TITLES = new Set(
  (
    'the a an mr mrs ms dr sir dame lord lady prof professor president vice prime minister chancellor secretary senator sen rep ' +
    'representative congressman congresswoman governor gov mayor judge justice general gen colonel col captain capt lieutenant lt ' +
    'sgt sergeant king queen prince princess pope archbishop bishop rev reverend chairman chief director ambassador mp'
  ).split(' '),
);

export function scoreActors(texts: readonly ActorText[]): Counter {
  const counts = counter();
  for (const { gold: text, actors } of texts) {
    const words = wordsOf(text.text);
    const names = (marks: readonly (Span & { type?: string | undefined; actor?: string | undefined })[]): Name[] =>
      distinct(
        marks.map((mark) => ({
          words: touched(words, [bare(text.text, mark)]),
          type: mark.type ?? '',
          actor: mark.actor ?? '',
        })),
      );
    const gold = names(text.labels.filter(({ kind }) => kind === 'actor'));
    const predicted = names(actors.filter(({ form }) => form === 'name'));
    scoreOutermost(outermost(predicted), outermost(gold), counts);
    scoreIdentity(predicted, gold, counts);
  }
  return counts;
}

function scoreOutermost(predicted: readonly Name[], gold: readonly Name[], counts: Counter): void {
  const pairs = pairUp(predicted, gold);
  const strict = pairs.filter(([p, g]) => same(predicted[p]!.words, gold[g]!.words));
  const typed = strict.filter(([p, g]) => predicted[p]!.type === gold[g]!.type);
  counts.hit('strict', strict.length, predicted.length, gold.length);
  counts.hit('relaxed', pairs.length, predicted.length, gold.length);
  counts.hit('typed', typed.length, predicted.length, gold.length);
}

/** B3: for each name found, how much of its predicted and of its gold cluster (within the document) the two share. */
function scoreIdentity(predicted: readonly Name[], gold: readonly Name[], counts: Counter): void {
  const found = pairUp(predicted, gold).map(([p, g]) => ({ mine: predicted[p]!.actor, theirs: gold[g]!.actor }));
  for (const { mine, theirs } of found) {
    const together = found.filter((other) => other.mine === mine);
    const belonging = found.filter((other) => other.theirs === theirs).length;
    const shared = together.filter((other) => other.theirs === theirs).length;
    counts.add('identity B3', { right: shared / together.length, predicted: 1, found: shared / belonging, gold: 1 });
  }
}

function distinct(names: readonly Name[]): Name[] {
  const seen = new Set<string>();
  return names.filter(({ words }) => {
    const key = [...words].join(' ');
    if (words.size === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const outermost = (names: readonly Name[]): Name[] =>
  names.filter(
    (name) =>
      !names.some((other) => other.words.size > name.words.size && common(name.words, other.words) === name.words.size),
  );

/** A name without leading articles and titles, unless nothing capital would be left, and without a possessive ending. */
function bare(text: string, { start, end }: Span): Span {
  let from = start;
  for (;;) {
    const title = /^([A-Za-z]+)\.?\s+(?=\S)/.exec(text.slice(from, end));
    if (title === null || !TITLES.has(title[1]!.toLowerCase())) break;
    from += title[0].length;
  }
  if (!/[A-Z]/.test(text.slice(from, end))) from = start;
  const name = text.slice(from, end);
  const ending = /['’]s?$/.exec(name)?.[0] ?? name.slice(name.replace(/[\s,.;:]+$/, '').length);
  return { start: from, end: ending.length < name.length ? end - ending.length : end };
}
