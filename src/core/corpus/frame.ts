/** Two statements laid side by side: what they share, what each has alone, and whether they speak of one occasion. */
import type { Difference } from '../contract';
import { STOPWORDS } from '../text/terms';
import type { Lexicon } from './lexicon';
import { areOpposites, isNegation, worthOf } from './opposites';
import { daysOf } from './setting';
import { type IndexEntry, placeOf, type Statement } from './statements';
import { areContrary, mostAlike, type Told, toldBy } from './told';

export interface Frame {
  readonly a: Statement;
  readonly b: Statement;
  readonly entries: readonly [IndexEntry, IndexEntry];
  /** Lower-case words of each, without marks. */
  readonly words: readonly [readonly string[], readonly string[]];
  /** Concept of each word, -1 for a grammatical one. */
  readonly concepts: readonly [readonly number[], readonly number[]];
  /** At most so many words match in order. */
  readonly mostAlike: number;
  readonly lexicon: Lexicon;
  /** Share of the weight of the one that holds less in common, 0 to 1, without figures, dates and names of places. */
  readonly common: number;
  /** The same for the one that holds more alone. */
  readonly commonBoth: number;
  /** `common` without the words that turn one against the other. */
  readonly commonRest: number;
  /** `commonBoth` without the words that turn one against the other. */
  readonly commonBothRest: number;
  /** Telling words of the one that has fewer, and those that both have. */
  readonly fewest: number;
  readonly shared: number;
  /** So much alike, or of one source, that what they tell differently is a discrepancy and not another matter. */
  readonly oneMatter: boolean;
  /** Telling words that only the longer one has, above what the shorter has alone. */
  readonly detail: number;
  /** The first telling word of one is in the other too: they speak of one thing. */
  readonly oneSubject: boolean;
  /** Each has names that the other lacks: they may speak of two places, two people. Looked up when it is asked for, which is seldom. */
  readonly otherNames: boolean;
  /** Nothing says that they speak of different times. */
  readonly oneOccasion: boolean;
  /** Whether both speak in one voice: of one speaker, or of the documents themselves. */
  readonly voices: 'one' | 'two' | 'unknown';
  /** One person or body says both, known or named by the same words. */
  readonly oneSource: boolean;
  /** How one turns the other round, for the reader; null if it does not. */
  readonly opposed: string | null;
  /** By a negation alone, without opposite words. */
  readonly onlyNegated: boolean;
  /** Words in both, the most telling first, as `a` has them. */
  readonly sharedWords: readonly string[];
}

/** A difference that is flagged, with its reason for the reader. */
export interface Finding {
  readonly difference: Difference;
  readonly why: string;
}

/** Two statements with less of either's weight in common may be of two matters, or of two events of one kind. */
const MIN_COMMON_BOTH = 0.45;

/** Publication further apart than this: another occasion may be meant. */
const NEAR_DAYS = 45;
const EARLIER_DAYS = 6;

/** Cost: the product of the lengths of the two statements. */
export function frameOf(
  entries: readonly [IndexEntry, IndexEntry],
  a: Statement,
  b: Statement,
  lexicon: Lexicon,
): Frame {
  const told = [toldBy(a, lexicon), toldBy(b, lexicon)] as const;
  const [{ compared: left, weight: allLeft }, { compared: right, weight: allRight }] = told;
  const words = [told[0].words, told[1].words] as const;
  const concepts = [told[0].concepts, told[1].concepts] as const;
  let shared = 0;
  let both = 0;
  for (const [concept, weight] of left) {
    if (!right.has(concept)) continue;
    shared++;
    both += weight;
  }
  const turn = turned(told, a.polarity !== b.polarity, lexicon);
  const without = (of: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>, all: number): number => {
    let rest = all;
    if (turn === null) return rest;
    for (const concept of new Set(turn.concepts)) if (!other.has(concept)) rest -= of.get(concept) ?? 0;
    return rest;
  };
  const restLeft = without(left, right, allLeft);
  const restRight = without(right, left, allRight);
  const source = a.quote !== 'none' && b.quote !== 'none' && oneSource(a, b, lexicon);
  const commonBoth = both / (Math.max(allLeft, allRight) || 1);
  const alone = [left.size - shared, right.size - shared] as const;
  return {
    a,
    b,
    entries,
    words,
    concepts,
    mostAlike: mostAlike(told[0], told[1]),
    lexicon,
    common: both / (Math.min(allLeft, allRight) || 1),
    commonBoth,
    fewest: Math.min(left.size, right.size),
    shared,
    oneMatter: source || commonBoth >= MIN_COMMON_BOTH,
    commonRest: both / (Math.min(restLeft, restRight) || 1),
    commonBothRest: both / (Math.max(restLeft, restRight) || 1),
    detail: Math.max(...alone) - 2 * Math.min(...alone),
    oneSubject: told[0].byPronoun || told[1].byPronoun || right.has(told[0].subject) || left.has(told[1].subject),
    get otherNames() {
      return hasOwnName(entries[0], left, right) && hasOwnName(entries[1], right, left);
    },
    oneOccasion: sameTime(entries, a, b),
    voices: voicesOf(a, b),
    oneSource: source,
    opposed: turn?.why ?? null,
    onlyNegated: turn !== null && turn.concepts.length === 0,
    sharedWords: sharedWords(words[0], concepts[0], told[1].distinct, lexicon),
  };
}

function hasOwnName(entry: IndexEntry, own: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): boolean {
  for (const concept of own.keys()) if (!other.has(concept) && entry.names[placeOf(entry, concept)] === 1) return true;
  return false;
}

/** Known actors decide; else the names in the phrases, if both have some and share none. */
function areTwo(a: Statement, b: Statement): boolean {
  if (a.speaker !== null && b.speaker !== null) return a.speaker !== b.speaker;
  const names = new Set(a.speakerNames);
  return names.size > 0 && b.speakerNames.length > 0 && !b.speakerNames.some((name) => names.has(name));
}

/** Is it one person or body that says both, known or named by the same words? Cost: the product of two phrases. */
export function oneSource(a: Statement, b: Statement, lexicon: Lexicon): boolean {
  if (a.speaker !== null && a.speaker === b.speaker) return true;
  let [shared, one, two] = [0, 0, 0];
  for (const concept of a.source) {
    const weight = lexicon.weightOf(concept);
    one += weight;
    if (b.source.includes(concept)) shared += weight;
  }
  for (const concept of b.source) two += lexicon.weightOf(concept);
  return shared > 0 && shared * 2 > Math.min(one, two);
}

function voicesOf(a: Statement, b: Statement): Frame['voices'] {
  if (a.quote === 'none' && b.quote === 'none') return 'one';
  if (areTwo(a, b)) return 'two';
  return a.speaker !== null && a.speaker === b.speaker ? 'one' : 'unknown';
}

function sharedWords(
  words: readonly string[],
  concepts: readonly number[],
  other: ReadonlySet<number>,
  lexicon: Lexicon,
): string[] {
  /** Their places, sorted as they come: they are few. */
  const best: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const concept = concepts[at]!;
    if (concept < 0 || !other.has(concept) || best.some((known) => concepts[known] === concept)) continue;
    const weight = lexicon.weightOf(concept);
    let place = best.length;
    while (place > 0 && lexicon.weightOf(concepts[best[place - 1]!]!) < weight) place--;
    best.splice(place, 0, at);
  }
  return best.map((at) => words[at]!);
}

function sameTime([one, two]: readonly [IndexEntry, IndexEntry], a: Statement, b: Statement): boolean {
  if (a.past !== b.past) return false;
  if (tellsOfEarlier(one, a) !== tellsOfEarlier(two, b) && (a.dates.length === 0 || b.dates.length === 0)) return false;
  const [published, other] = [one.published, two.published].map((value) => (value === null ? null : daysOf(value)));
  if (!published || !other) return true;
  return Math.abs(published[0] - other[0]) <= NEAR_DAYS;
}

/** Does it name a day well before its publication? */
function tellsOfEarlier(entry: IndexEntry, { dates }: Statement): boolean {
  const published = entry.published === null ? null : daysOf(entry.published);
  if (published === null) return false;
  return dates.some(({ value }) => {
    const days = value.length === 10 ? daysOf(value) : null;
    return days !== null && published[0] - days[1] > EARLIER_DAYS;
  });
}

/** What turns one statement against the other: a negation in one alone, opposite words, praise against blame. */
function turned(
  [one, two]: readonly [Told, Told],
  denied: boolean,
  lexicon: Lexicon,
): { why: string; concepts: readonly number[] } | null {
  const [a, b] = [one.words, two.words];
  const words = [a, b] as const;
  const concepts = [one.concepts, two.concepts] as const;
  const odd = ((one.negations - two.negations) % 2 !== 0) !== denied;
  for (const [k, undone] of [unsaid(a, two), unsaid(b, one)].entries()) {
    if (undone === null) continue;
    const side = k === 0 ? 1 : 0;
    const concept = concepts[side][words[side].indexOf(`un${undone}`)]!;
    return odd ? null : { why: `“${undone}” against “un${undone}”`, concepts: [concept] };
  }
  if (areContrary(one, two)) {
    const [onlyA, onlyB] = [alone(one, two), alone(two, one)];
    for (const p of onlyA) {
      for (const q of onlyB) {
        if (!areOpposites(lexicon.term(p), lexicon.term(q))) continue;
        // "not safe" and "dangerous" agree.
        if (odd) return null;
        return { why: `“${wordFor(p, a, concepts[0])}” against “${wordFor(q, b, concepts[1])}”`, concepts: [p, q] };
      }
    }
  }
  const [valuedA, valuedB] = [valuedAlone(one, two), valuedAlone(two, one)];
  const value = sumOf(valuedA, lexicon) * sumOf(valuedB, lexicon);
  if (value !== 0) {
    const against = odd ? value > 0 : value < 0;
    return against ? { why: 'one praises what the other condemns', concepts: [...valuedA, ...valuedB] } : null;
  }
  if (!odd) return null;
  return {
    why: denied ? 'asserted in one, denied in the other' : `“${[...a, ...b].find(isNegation)}” in one only`,
    concepts: [],
  };
}

/** A word of `a` too common to be a term ("just") that `b` turns round ("unjust"). */
function unsaid(a: readonly string[], b: Told): string | null {
  if (b.undone.size === 0) return null;
  return a.find((word) => word.length > 3 && STOPWORDS.has(word) && b.undone.has(word)) ?? null;
}

const alone = (own: Told, other: Told): number[] => [...own.distinct].filter((concept) => !other.distinct.has(concept));

const valuedAlone = (own: Told, other: Told): readonly number[] =>
  own.valued.length === 0 ? own.valued : own.valued.filter((concept) => !other.distinct.has(concept));

/** Praise above zero, blame below. */
const sumOf = (valued: readonly number[], lexicon: Lexicon): number =>
  Math.sign(valued.reduce((sum, concept) => sum + worthOf(lexicon.term(concept)), 0));

function wordFor(concept: number, words: readonly string[], concepts: readonly number[]): string {
  return words[concepts.indexOf(concept)] ?? '';
}
