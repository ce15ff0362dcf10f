/** What each statement of an event is about, weighed within the event, and how much each two of them have in common. */
import { fieldOf } from '../text/fields';
import { stem } from '../text/terms';
import type { Lexicon } from './lexicon';
import { noted } from './notes';
import { Part, partsOf } from './phrases';
import type { IndexEntry, Statement } from './statements';

/** One thing that a statement is about: a concept, or below zero a field or what befalls those whom it counts. */
export type Mark = number;

/** What one statement is about. */
export interface Matter {
  /** Ascending. */
  readonly marks: readonly Mark[];
  /** Whole numbers: how much each of them tells here and in the event. */
  readonly weights: readonly number[];
  /** Which of them are names. */
  readonly names: readonly boolean[];
  /** Sum of the squared weights. */
  readonly norm: number;
}

/** Pairs of statements by number, in the order of the first, then of the second. */
export interface Likenesses {
  readonly from: number[];
  readonly to: number[];
  /** 0 to 1; above where people said so. */
  readonly strength: number[];
  /** Linked, or with more in common than one word that is not very telling. */
  readonly firm: boolean[];
}

/** What stands in more statements of an event than this brings no two of them together. */
const MAX_HOLDERS = 32;
/** Fewer statements tell little of how common a term is: as if there were so many more. */
const MORE_STATEMENTS = 12;
const MIN_LIKENESS = 0.1;
/** What the two share must tell so much: one word that is not quite common. */
const MIN_TELLING = 20;
const LINK_WORTH = 0.4;
const LINK_ALONE_WORTH = 0.15;
/** One word as telling as this is enough for a topic. */
const FIRM = 50;
/** Of a field and of what befalls people, whichever words tell it. */
const FIELD_WEIGHT = 90;

/** What a word counts by the part it plays, in percent: things tell most of what is spoken of. */
const WORTH: Readonly<Record<number, number>> = {
  [Part.Noun]: 100,
  [Part.Name]: 45,
  [Part.Adjective]: 60,
  [Part.Adverb]: 20,
  [Part.Number]: 0,
};
const WORTH_OF_OTHERS = 80;

const TIMES = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow year month week day hour minute morning afternoon evening night overnight noon a.m. p.m.'
    .split(' ')
    .map(stem),
);

/** What a word that is no grammatical one stands for. */
export function markOf(word: number, lexicon: Lexicon): Mark {
  const term = lexicon.termOf(word);
  const field = fieldOf(lexicon.term(term));
  return field >= 0 ? -1 - field : lexicon.conceptOf(term);
}

/** When it was is seldom what it is about. */
export const isOfTime = (word: number, lexicon: Lexicon): boolean =>
  lexicon.termOf(word) >= 0 && TIMES.has(lexicon.term(lexicon.termOf(word)));

interface Plain {
  readonly weight: number;
  readonly name: boolean;
}

/** What a statement is about before it is weighed within its event: marks with their plain weights. */
function plainMatter(statement: Statement, entry: IndexEntry, lexicon: Lexicon): Map<Mark, Plain> {
  const out = new Map<Mark, Plain>();
  const parts = partsOf(statement, entry, lexicon);
  const hold = (mark: Mark, weight: number, name = false): void => {
    if (weight > (out.get(mark)?.weight ?? 0)) out.set(mark, { weight, name });
  };
  statement.words.forEach((word, i) => {
    const term = lexicon.termOf(word);
    if (term < 0) return;
    const name = lexicon.term(term);
    if (TIMES.has(name)) return;
    const worth = WORTH[parts[i]!] ?? WORTH_OF_OTHERS;
    const mark = markOf(word, lexicon);
    if (mark < 0) hold(mark, Math.round((FIELD_WEIGHT * Math.max(worth, WORTH_OF_OTHERS)) / 100));
    else hold(mark, Math.round((lexicon.weightOf(term) * worth) / 100), parts[i] === Part.Name);
  });
  for (const { unit, value } of statement.figures) {
    if (unit !== '' && value > 12) hold(-1_000_000 - Math.round(value * 10), FIELD_WEIGHT);
  }
  return out;
}

const plainMatterOf = noted(plainMatter);

/** What the statements of an event are about, in order. A mark counts the less, the more of them have it. Cost: linear in their words. */
export function mattersOf(statements: readonly (readonly [Statement, IndexEntry])[], lexicon: Lexicon): Matter[] {
  const all = statements.map(([statement, entry]) => plainMatterOf(statement, entry, lexicon));
  const holding = new Map<Mark, number>();
  for (const own of all) for (const mark of own.keys()) holding.set(mark, (holding.get(mark) ?? 0) + 1);
  const total = all.length + MORE_STATEMENTS;
  return all.map((own) => {
    const marks: Mark[] = [];
    const weights: number[] = [];
    const names: boolean[] = [];
    let norm = 0;
    for (const [mark, { weight, name }] of own) {
      const rarity = Math.max(0, Math.log(total / (holding.get(mark)! + 1)) / Math.log(total / 3));
      const here = Math.round(weight * Math.min(1, rarity) ** 2);
      if (here === 0) continue;
      marks.push(mark);
      weights.push(here);
      names.push(name);
      norm += here * here;
    }
    return { marks, weights, names, norm };
  });
}

/** A link between two statements, by number. */
export interface NumberedLink {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  /** People said so. */
  readonly sure: boolean;
  /** One utterance in two wordings. */
  readonly quoted: boolean;
}

/**
 * Pairs of statements that have something telling in common, and those that are linked. Cost: linear in the links and the matters, times
 * the holders of a mark, of which at most 32 count.
 */
export function likenesses(matters: readonly Matter[], links: readonly NumberedLink[]): Likenesses {
  const holders = new Map<Mark, { at: number[]; weight: number[] }>();
  matters.forEach(({ marks, weights }, a) => {
    marks.forEach((mark, k) => {
      const known = holders.get(mark);
      if (known === undefined) holders.set(mark, { at: [a], weight: [weights[k]!] });
      else {
        known.at.push(a);
        known.weight.push(weights[k]!);
      }
    });
  });
  const linksOf = new Map<number, NumberedLink[]>();
  for (const link of links) {
    if (link.from === link.to) continue;
    const a = Math.min(link.from, link.to);
    const known = linksOf.get(a);
    if (known === undefined) linksOf.set(a, [link]);
    else known.push(link);
  }
  const out: Likenesses = { from: [], to: [], strength: [], firm: [] };
  // What the others have in common with one of them, by number; zero between two of them. The sums of shared weights, how many words and names
  // are shared, and the most telling word that is no name.
  const dots = new Float64Array(matters.length);
  const words = new Int32Array(matters.length);
  const named = new Int32Array(matters.length);
  const most = new Float64Array(matters.length);
  const strengths = new Float64Array(matters.length);
  const firm = new Uint8Array(matters.length);
  matters.forEach(({ marks, weights, names, norm }, a) => {
    const met: number[] = [];
    for (let k = 0; k < marks.length; k++) {
      const { at, weight } = holders.get(marks[k]!)!;
      if (at.length > MAX_HOLDERS) continue;
      for (let j = at.length - 1; j >= 0 && at[j]! > a; j--) {
        const b = at[j]!;
        if (dots[b] === 0) met.push(b);
        const shared = weights[k]! * weight[j]!;
        dots[b]! += shared;
        if (names[k]) named[b]! += 1;
        else {
          words[b]! += 1;
          most[b] = Math.max(most[b]!, shared);
        }
      }
    }
    const found: number[] = [];
    for (const b of met) {
      const strength = dots[b]! / Math.sqrt(norm * matters[b]!.norm || 1);
      const tells = strength >= MIN_LIKENESS && dots[b]! >= MIN_TELLING * MIN_TELLING;
      if (tells && (words[b]! > 0 || named[b]! > 1)) {
        found.push(b);
        strengths[b] = strength;
        firm[b] = words[b]! + named[b]! > 1 || most[b]! >= FIRM * FIRM ? 1 : 0;
      }
      dots[b] = 0;
      words[b] = 0;
      named[b] = 0;
      most[b] = 0;
    }
    for (const { from, to, score, sure, quoted } of linksOf.get(a) ?? []) {
      const b = Math.max(from, to);
      const known = strengths[b]!;
      if (known === 0) found.push(b);
      const worth = known > 0 || quoted ? LINK_WORTH : LINK_ALONE_WORTH;
      strengths[b] = sure ? 1 + score : Math.min(1, known + worth * score);
      firm[b] = 1;
    }
    for (const b of found.sort((p, q) => p - q)) {
      out.from.push(a);
      out.to.push(b);
      out.strength.push(strengths[b]!);
      out.firm.push(firm[b] === 1);
      strengths[b] = 0;
    }
  });
  return out;
}
