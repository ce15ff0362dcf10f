/** Figures, dates and places of two statements on one thing: do they contradict each other? */

import { stem } from '../text/terms';
import { kindsIn } from './figureKinds';
import { compatible, type Figure, rolesIn, wordsOf } from './figures';
import type { Finding, Frame } from './frame';
import type { Lexicon } from './lexicon';
import { isOfTime } from './matter';
import { isVerbal, Part, partsOf } from './phrases';
import { MODALS } from './scope';
import { maybeOneDate } from './setting';
import { type IndexEntry, placeOf } from './statements';

/** Where each has names of its own, all the rest must be nearly the same. */
const MIN_COMMON_WITH_NAMES = 0.6;
const MIN_COMMON_FOR_TIME = 0.5;
const MIN_COMMON_FOR_PLACE = 0.5;
const MIN_COMMON_FOR_GRAIN = 0.75;
const MIN_COMMON_OF_ONE_TEXT = 0.9;

const ORDINALS = new Set(['first', 'second', 'third', 'fourth', 'fifth', 'last', 'latest', 'previous', 'earlier']);
const ordinalsOf = (words: readonly string[]): string => words.filter((word) => ORDINALS.has(word)).join(' ');

/** Figures of the same things that can't both be true. */
export function differingFigures(frame: Frame): Finding[] {
  // "the first attack", "the attack": one of several.
  if (ordinalsOf(frame.words[0]) !== ordinalsOf(frame.words[1])) return [];
  if (frame.otherNames && frame.commonBoth < MIN_COMMON_WITH_NAMES) return [];
  const { a, b } = frame;
  // Of two days, two happenings.
  if (a.dates.length > 0 && b.dates.length > 0 && !a.dates.some((one) => b.dates.some((two) => maybeOneDate(one, two))))
    return [];
  for (const one of a.figures) {
    if (one.outOf !== null) continue;
    const rivals = b.figures.filter((two) => two.outOf === null && sameThing(one, two, frame));
    if (rivals.length === 0 || rivals.some((two) => compatible(one, two))) continue;
    if (rivals.every((two) => !sameBearer(one, two, frame))) continue;
    if (isTotal(frame.words[0]) !== isTotal(frame.words[1])) continue;
    // The number is told there too, of whatever it may be: "23 pirates (12 Somali and 11 Yemeni)".
    if (isToldIn(one, b) || rivals.every((two) => isToldIn(two, a))) continue;
    // The other's figure may have its own partner here.
    const rival = rivals.find(
      (two) => !isToldIn(two, a) && !a.figures.some((other) => sameThing(other, two, frame) && compatible(other, two)),
    );
    if (rival === undefined || isOfAnotherOrder(one, rival) || areParts(one, b) || areParts(rival, a)) continue;
    if (isPartOfToll(one, rival, frame.words[0]) || isPartOfToll(rival, one, frame.words[1])) continue;
    return [{ difference: 'figure', why: `“${one.text}” against “${rival.text}”` }];
  }
  return [];
}

const TOTALS = new Set(['total', 'altogether', 'overall', 'combined', 'far', 'ever', 'annually', 'yearly']);
/** What is wanted is not what is. */
const GOALS = new Set(['need', 'needs', 'needed', 'needing']);
/** "In their five operations so far": a sum over more than one happening. */
const isTotal = (words: readonly string[]): boolean => words.some((word) => TOTALS.has(word) || GOALS.has(word));

const RATES = new Set(['per', 'each', 'apiece', 'annually', 'yearly', 'daily', 'every']);

/** Points of one player and of another, a sum and so much a season: what has no role of its own belongs to the name before it. */
function sameBearer(one: Figure, two: Figure, frame: Frame): boolean {
  if (isRate(one, frame.words[0]) !== isRate(two, frame.words[1])) return false;
  if (one.role !== '') return true;
  const [left, right] = [bearerOf(one, frame, 0), bearerOf(two, frame, 1)];
  // Whose points and yards they are, "he" does not tell.
  if (isScore(one) && (left < 0 || right < 0)) return false;
  return left < 0 || right < 0 || left === right;
}

const SCORES = new Set(['point', 'yard', 'touchdown', 'goal', 'rebound', 'assist', 'run', 'carry', 'catch'].map(stem));
const isScore = (figure: Figure): boolean => wordsOf(figure).some((word) => SCORES.has(stem(word)));

/** The place of its number among the words of its statement, or -1. */
function placeOfNumber(figure: Figure, words: readonly string[]): number {
  const parts = wordsOf(figure);
  return words.indexOf(parts.find((part) => /\d/.test(part)) ?? parts[0]!);
}

const isRate = (figure: Figure, words: readonly string[]): boolean => {
  const at = placeOfNumber(figure, words);
  return at >= 0 && words.slice(at + 1, at + wordsOf(figure).length + 2).some((word) => RATES.has(word));
};

/** The concept of the nearest name before the figure, or -1. */
function bearerOf(figure: Figure, { words, concepts, entries }: Frame, side: 0 | 1): number {
  const at = placeOfNumber(figure, words[side]);
  for (let k = at - 1; k >= 0; k--) {
    const concept = concepts[side][k]!;
    if (concept >= 0 && entries[side].names[placeOf(entries[side], concept)] === 1) return concept;
  }
  return -1;
}

const ANOTHER_ORDER = 10;
/** Two boats and a hundred: no two counts of one thing. */
const isOfAnotherOrder = ({ value: p }: Figure, { value: q }: Figure): boolean =>
  Math.max(p, q) >= ANOTHER_ORDER * Math.min(p, q);

/** Do two of the statement's figures add up to this one? */
function areParts({ value, unit }: Figure, { figures }: Frame['a']): boolean {
  const parts = figures.filter((other) => other.unit === unit).map((other) => other.value);
  return parts.some((part, k) => parts.slice(k + 1).some((rest) => part + rest === value));
}

/** "Killed one and hurt two" against "shot three people": those of one lot, where the other counts all. `words`: of its statement. */
const isPartOfToll = (part: Figure, whole: Figure, words: readonly string[]): boolean =>
  part.role !== '' && whole.role === '' && rolesIn(words).size > 1;

const isToldIn = (one: Figure, { figures }: Frame['a']): boolean =>
  figures.some((other) => other.unit === one.unit && other.value === one.value);

/** One source's only count of those who left, died or were hurt in each document: nothing else need be the same. */
export function differingCounts(frame: Frame): Finding[] {
  const { a, b, entries } = frame;
  if (ordinalsOf(frame.words[0]) !== ordinalsOf(frame.words[1])) return [];
  for (const one of a.figures) {
    if (one.role === '' || one.people === '' || entries.some((entry) => kindsIn(entry).get(one.role)?.length !== 1))
      continue;
    const two = b.figures.find(({ role }) => role === one.role);
    if (two !== undefined && sameCount(one, two, frame.lexicon) && !compatible(one, two))
      return [{ difference: 'figure', why: `“${one.text}” against “${two.text}”` }];
  }
  return [];
}

/** Do the two count or measure one thing, as far as their own words tell? */
export function sameCount(one: Figure, two: Figure, lexicon: Lexicon): boolean {
  if (one.unit !== two.unit) return false;
  if (one.role !== '' && two.role !== '' && one.role !== two.role) return false;
  if (one.unit !== '') return true;
  const concept = (term: string): string => lexicon.conceptName(term);
  const [left, right] = [one.noun.map(concept), two.noun.map(concept)];
  if (left.length > 0 && right.length > 0 && (left.includes(right.at(-1)!) || right.includes(left.at(-1)!)))
    return true;
  // Whoever is counted as a worker is a person too; a pilot is no docker.
  if (one.people !== '' && two.people !== '' && (one.people === 'any' || two.people === 'any')) return true;
  // "Eleven others": a number alone is of whatever befalls it.
  return (one.noun.length === 0 || two.noun.length === 0) && one.role !== '' && one.role === two.role;
}

function sameThing(one: Figure, two: Figure, frame: Frame): boolean {
  // Stretches of time are told of everything; they must be of the same thing.
  const alone = frame.oneSource && frame.a.figures.length === 1 && frame.b.figures.length === 1;
  if (one.unit === 'day' && !alone && frame.commonBoth < MIN_COMMON_FOR_TIME) return false;
  return sameCount(one, two, frame.lexicon);
}

/** Days that can't be one: both name one date, fine enough, and neither holds the other. */
export function differingDates(frame: Frame): Finding[] {
  const [one, two] = [frame.a.dates, frame.b.dates];
  if (one.length !== 1 || two.length !== 1) return [];
  if (isVague(one[0]!.text) || isVague(two[0]!.text)) return [];
  // One text printed on two days: "today" is as its writer had it.
  if (isDeictic(one[0]!.text) && isDeictic(two[0]!.text) && frame.commonBoth >= MIN_COMMON_OF_ONE_TEXT) return [];
  // "How many will you kill today" tells no day.
  if (frame.words.some((words) => words.includes('how'))) return [];
  if (!isOfTheMatter(frame, 0, one[0]!.text) || !isOfTheMatter(frame, 1, two[0]!.text)) return [];
  if (befallsOneThing(frame, one[0]!.text, two[0]!.text)) return [];
  if (maybeOneDate(one[0]!, two[0]!)) return [];
  // A day against a year is seldom of one happening.
  if (one[0]!.value.length !== two[0]!.value.length && frame.commonBoth < MIN_COMMON_FOR_GRAIN) return [];
  const why = `“${one[0]!.text}” (${one[0]!.value}) against “${two[0]!.text}” (${two[0]!.value})`;
  return [{ difference: 'date', why }];
}

const wordsOfDate = (date: string): string[] => date.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** "The bell is shipped on 2 May", "the bell is taken down on 30 April": both name one thing and nothing else, and each has its own verb. */
function befallsOneThing(frame: Frame, one: string, two: string): boolean {
  const days = [...wordsOfDate(one), ...wordsOfDate(two)];
  if (frame.sharedWords.filter((word) => !days.includes(word)).length !== 1) return false;
  return isOfOwnVerb(frame, 0, one) && isOfOwnVerb(frame, 1, two);
}

/** Is the date that of a verb which the other statement does not have? */
function isOfOwnVerb({ a, b, words, concepts, entries, lexicon }: Frame, side: 0 | 1, date: string): boolean {
  const at = placeOfDate(words[side], date);
  const verb = partsOf(side === 0 ? a : b, entries[side], lexicon)
    .subarray(0, at)
    .findLastIndex(isVerbal);
  const other = side === 0 ? 1 : 0;
  if (verb < 0 || words[other].includes(words[side][verb]!)) return false;
  const concept = concepts[side][verb]!;
  return concept < 0 || !concepts[other].includes(concept);
}

/** Of the first of its words that stands in the statement, else the end. */
function placeOfDate(words: readonly string[], date: string): number {
  const parts = wordsOfDate(date);
  const at = words.indexOf(parts.find((part) => words.includes(part)) ?? '');
  return at < 0 ? words.length : at;
}

/** "the day", "this year", "2 a.m.": which one is too unsure. */
const isVague = (text: string): boolean =>
  /^(?:the|this|that|next|last|same)?\s*(?:same\s)?(?:day|week|month|year)$|\bhours?\b/i.test(text) ||
  /^\d[\d:.]* ?[ap]\.?m\b/i.test(text);

/** Counted from the day of writing. */
const isDeictic = (text: string): boolean => /today|yesterday|tomorrow|tonight|earlier|later|ago/i.test(text);

/** In so short a statement a date is of all that it tells. */
const SHORT = 14;
const NEAREST = 2;

const TELLING = new Set(['said', 'told', 'explained', 'announced', 'reported', 'confirmed', 'says']);
const SOON = 5;
/** "Yesterday, the police explained": the day of the telling. */
const isOfTelling = (words: readonly string[], date: string): boolean =>
  words[0] === date.toLowerCase().split(' ')[0] && words.slice(1, SOON).some((word) => TELLING.has(word));

const ARTICLES = new Set(['a', 'an']);

/** Is the date told of what both statements tell, as far as the words next to it say? */
function isOfTheMatter({ words, concepts }: Frame, side: 0 | 1, date: string): boolean {
  if (isOfTelling(words[side], date)) return false;
  const parts = wordsOfDate(date);
  const first = placeOfDate(words[side], date);
  const last = first + parts.length;
  const there = new Set(concepts[side === 0 ? 1 : 0]);
  const telling = words[side].flatMap((word, k) => (concepts[side][k]! >= 0 && !parts.includes(word) ? [k] : []));
  const after = telling.filter((k) => k >= last);
  // "For Sunday's game", "at a Tuesday feast": the day of that, whatever else is told.
  const isOfNext = words[side][last] === "'s" || ARTICLES.has(words[side][first - 1] ?? '');
  if (isOfNext && !after.slice(0, NEAREST).some((k) => there.has(concepts[side][k]!))) return false;
  if (words[side].length <= SHORT) return true;
  const before = telling.filter((k) => k < first);
  const near = [...before.slice(-NEAREST), ...(before.length < NEAREST ? after.slice(0, NEAREST - before.length) : [])];
  // Of another verb, it is another day.
  return near.every((k) => there.has(concepts[side][k]!));
}

/** Two places for one happening, of which neither document knows the other's. */
export function differingPlaces(frame: Frame, minCommon: number): Finding[] {
  const [one, two] = [frame.a.places, frame.b.places];
  if (one.length === 0 || two.length === 0) return [];
  const parts = (places: typeof one): Set<string> => new Set(places.flatMap(({ name }) => name.split(' ')));
  const [left, right] = [parts(one), parts(two)];
  if ([...left].some((part) => right.has(part))) return [];
  for (const p of one) {
    for (const q of two) {
      if (family(p.preposition) !== family(q.preposition)) continue;
      // Where somebody goes is not where something is.
      if (/^(?:into|to)\b/i.test(p.text) || /^(?:into|to)\b/i.test(q.text)) continue;
      // A street may lie in the town.
      if (STREET.test(p.name) !== STREET.test(q.name)) continue;
      // "near the village of" in both says nearly as much as a shared event.
      const oneKind = p.kind !== '' && p.kind === q.kind;
      if (frame.common < (oneKind ? minCommon / 2 : minCommon)) continue;
      if (!oneKind && frame.commonBoth < MIN_COMMON_FOR_PLACE) continue;
      if (knows(frame.entries[1], p.name, frame) || knows(frame.entries[0], q.name, frame)) continue;
      if (!governorShared(frame, 0, p.text) || !governorShared(frame, 1, q.text)) continue;
      return [{ difference: 'place', why: `“${p.text}” against “${q.text}”` }];
    }
  }
  return [];
}

const STREET = /\b(?:street|road|avenue|lane|square|boulevard|drive|st|ave)$/i;

/** "A clinic in Lanwick" and "a hospital in Tarrow": where a noun stands before the place, both must tell of what it names. */
function governorShared(frame: Frame, side: 0 | 1, place: string): boolean {
  const { words, concepts, entries, lexicon } = frame;
  const own = side === 0 ? frame.a : frame.b;
  const names = place.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const before = words[side].findIndex((_, k) => names.every((name, i) => words[side][k + i] === name)) - 1;
  const part = before < 0 ? Part.Unknown : partsOf(own, entries[side], lexicon)[before];
  const isVerb = (part !== Part.Noun && part !== Part.Name) || MODALS.has(words[side][before - 1] ?? '');
  // "The talks take place in Tarrow", "the talks of June in Tarrow".
  const isOther = words[side][before] === 'place' || (before >= 0 && isOfTime(own.words[before]!, lexicon));
  return isVerb || isOther || concepts[side === 0 ? 1 : 0].includes(concepts[side][before]!);
}

const family = (preposition: string): string =>
  preposition === 'near' || preposition === 'outside' || preposition === 'off'
    ? 'near'
    : preposition === 'from'
      ? 'from'
      : 'in';

/** Does the document speak of the place anywhere? Then the two may lie in one another. */
function knows(entry: IndexEntry, name: string, frame: Frame): boolean {
  return name.split(' ').every((word) => {
    const concept = frame.lexicon.find(word);
    return concept >= 0 && placeOf(entry, concept) >= 0;
  });
}
