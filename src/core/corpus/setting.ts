/** When and where a statement says that something happened. */
import type { Page, Span } from '../model';
import { remembered } from '../text/remembered';
import { firstEndingAfter } from '../text/span';
import { Kind, Shape, type Tokens, tokenText } from '../text/tokenise';

/** A day, month, year or the like, tied to the calendar. */
export interface StatedDate {
  /** TIMEX3, without a time of day: `2031-05-02`, `2031-05`, `2031-W18-WE`, `2031-H2`, `2031-SP`. */
  readonly value: string;
  readonly text: string;
}

/** A name after a preposition of place. */
export interface StatedPlace {
  readonly preposition: string;
  /** Lower case. */
  readonly name: string;
  /** Common nouns of its phrase: "the district hospital in Lanmere" → hospital. */
  readonly kind: string;
  readonly text: string;
}

/** Dates inside the span that have a place in the calendar. Cost: logarithmic, and linear in what is found. */
export function statedDates(page: Page, span: Span): StatedDate[] {
  const { dates } = page.reading;
  const out: StatedDate[] = [];
  for (let k = firstEndingAfter(dates, span.start); k < dates.length && dates[k]!.start < span.end; k++) {
    const resolved = page.dates[k];
    if (resolved === undefined || resolved.type === 'duration' || resolved.type === 'set') continue;
    const value = /^\d{4}[-\dA-Z]*?(?=T|$)/.exec(resolved.value)?.[0] ?? '';
    if (value.length < 4 || value.includes('X')) continue;
    const text = page.source.text.slice(dates[k]!.start, dates[k]!.end);
    if (!CALENDAR.test(text)) continue;
    // A dateline, or the day of the report itself, dates no happening.
    if (value === page.published.value && /\d/.test(text)) continue;
    out.push({ value, text });
  }
  return out;
}

const APPEARED = /\b(?:published|printed|aired|broadcast|posted|released)\s+(?:on\s+)?$/i;

/** "In an interview published on 3 May": the day on which what the sentence quotes appeared; null if it does not tell. Cost: linear in the sentence. */
export function appearedOn(page: Page, sentence: Span): StatedDate | null {
  const { dates } = page.reading;
  for (let k = firstEndingAfter(dates, sentence.start); k < dates.length && dates[k]!.start < sentence.end; k++) {
    const date = dates[k]!;
    if (APPEARED.test(page.source.text.slice(sentence.start, date.start))) return statedDates(page, date)[0] ?? null;
  }
  return null;
}

/** "midnight" and "the morning" are of some day, but name none. */
const CALENDAR =
  /\d|(?:^|[^d])day|tomorrow|week|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december/i;
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** Can the two be one date? What a text leaves open, which week's Thursday or which year's May, is granted. Cost: constant. */
export function maybeOneDate(a: StatedDate, b: StatedDate): boolean {
  const [one, two] = [daysOf(a.value), daysOf(b.value)];
  if (one === null || two === null) return true;
  if (one[0] <= two[1] && two[0] <= one[1]) return true;
  const loose = [a, b].filter(({ text }) => WEEKDAY.test(text) && !/\d/.test(text)).length;
  if (loose > 0 && one[0] === one[1] && two[0] === two[1]) {
    const apart = Math.abs(one[0] - two[0]);
    return apart % 7 === 0 && apart <= 28;
  }
  // Which weekend?
  if ([a, b].some(({ value }) => value.endsWith('-WE')))
    return [-7, 7].some((shift) => one[0] + shift <= two[1] && two[0] <= one[1] + shift);
  const bare = [a, b].some(({ value, text }) => value.length === 7 && !/\d{4}/.test(text));
  return bare && [-366, -365, 365, 366].some((shift) => one[0] + shift <= two[1] && two[0] <= one[1] + shift);
}

/** The days that a value covers, as numbers that can be compared; null where it can't be told. */
export const daysOf = remembered(rangeOf);

function rangeOf(value: string): readonly [number, number] | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (day !== null) {
    const at = dayNumber(Number(day[1]), Number(day[2]), Number(day[3]));
    return [at, at];
  }
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month !== null) {
    const [year, of] = [Number(month[1]), Number(month[2])];
    return [dayNumber(year, of, 1), dayNumber(year, of + 1, 1) - 1];
  }
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week !== null) {
    // ISO 8601: the week with 4 January is the first.
    const fourth = dayNumber(Number(week[1]), 1, 4);
    const monday = fourth - ((fourth + 2) % 7) + 7 * (Number(week[2]) - 1);
    return week[3] === undefined ? [monday, monday + 6] : [monday + 5, monday + 6];
  }
  const part = /^(\d{4})-(H[12]|Q[1-4]|SP|SU|FA|AU|WI)$/.exec(value);
  if (part !== null) {
    const year = Number(part[1]);
    const [first, months] = PARTS[part[2]!]!;
    return [dayNumber(year, first, 1), dayNumber(year, first + months, 1) - 1];
  }
  const year = /^(\d{4})$/.exec(value);
  return year === null ? null : [dayNumber(Number(year[1]), 1, 1), dayNumber(Number(year[1]) + 1, 1, 1) - 1];
}

// Seasons are told loosely: a month is granted at both ends.
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  H1: [1, 6],
  H2: [7, 6],
  Q1: [1, 3],
  Q2: [4, 3],
  Q3: [7, 3],
  Q4: [10, 3],
  SP: [2, 5],
  SU: [5, 5],
  FA: [8, 5],
  AU: [8, 5],
  WI: [11, 5],
};

/** Days since 1 March of the year 0; months may run over the end of the year. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month - 3;
  const y = year + Math.floor(shifted / 12);
  const m = ((shifted % 12) + 12) % 12;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1
  );
}

const PREPOSITIONS = new Set(['in', 'at', 'near', 'from', 'outside', 'off', 'to', 'into', 'inside']);

/** Names that follow a preposition of place and are not those of people or bodies. Cost: linear. */
export function findPlaces(
  page: Page,
  tokens: Tokens,
  from: number,
  to: number,
  dated: (token: number) => boolean,
): StatedPlace[] {
  const out: StatedPlace[] = [];
  if (isHeadline(tokens, from, to)) return out;
  const host = hostOf(tokens, from, to);
  if (host !== null && !isOther(page, 'in', tokens.start[from]!, tokens.end[host - 1]!)) {
    const name = words(tokens, from, host).join(' ');
    out.push({
      preposition: 'in',
      name,
      kind: '',
      text: tokens.text.slice(tokens.start[from]!, tokens.end[host - 1]!),
    });
  }
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    const preposition = tokenText(tokens, i).toLowerCase();
    if (!PREPOSITIONS.has(preposition)) continue;
    let start = i + 1;
    while (start < to && start < i + 5 && tokens.shape[start] === Shape.Lower && tokens.kind[start] === Kind.Word)
      start++;
    let end = start;
    while (end < to && isCapital(tokens, end) && !dated(end)) end++;
    if (end === start) continue;
    const between = words(tokens, i + 1, start);
    if (between.some((word) => PREPOSITIONS.has(word) || word === 'and')) continue;
    // "to nominate Dr Benjamin".
    if (preposition === 'to' && between.length > 0 && between[0] !== 'the') continue;
    // "in a Rose Garden announcement" is of no one place.
    if (between[0] === 'a' || between[0] === 'an') continue;
    let tail = end;
    while (tail < to && tail < end + 2 && tokens.kind[tail] === Kind.Word && FACILITIES.has(tokenText(tokens, tail)))
      tail++;
    // "tram depot", "fairground hall": the noun may follow a modifier.
    if (tail === end && end + 1 < to && FACILITIES.has(tokenText(tokens, end + 1))) tail = end + 2;
    if (isOther(page, preposition, tokens.start[start]!, tokens.end[end - 1]!) && tail === end) continue;
    out.push({
      preposition,
      name: words(tokens, start, tail).join(' '),
      kind: between.filter((word) => word !== 'the' && word !== 'a' && word !== 'an' && word !== 'of').join(' '),
      text: tokens.text.slice(tokens.start[i]!, tokens.end[tail - 1]!),
    });
    i = tail - 1;
  }
  return out;
}

const FACILITIES = new Set(
  'hall depot pier bridge station stadium airport hospital clinic school university hotel square park street avenue harbour harbor port museum church camp base prison court courthouse beach'.split(
    ' ',
  ),
);

const HOSTS = new Set('receive receives received host hosts hosted welcome welcomes welcomed'.split(' '));
const AUXILIARIES = new Set(['will', 'would', 'is', 'was', 'to', 'has', 'had', 'may', 'might', 'could']);

/** The end of a name that opens a statement and takes guests ("Hallenbad will receive the delegations"); null if there is none. */
function hostOf(tokens: Tokens, from: number, to: number): number | null {
  let end = from;
  while (end < to && end < from + 3 && isCapital(tokens, end)) end++;
  if (end === from) return null;
  let verb = end;
  while (verb < to && verb < end + 2 && AUXILIARIES.has(tokenText(tokens, verb))) verb++;
  return verb < to && HOSTS.has(tokenText(tokens, verb)) ? end : null;
}

function isCapital(tokens: Tokens, i: number): boolean {
  return tokens.kind[i] === Kind.Word && (tokens.shape[i] === Shape.Capital || tokens.shape[i] === Shape.Mixed);
}

/** Is it the name of a body, or of a person where the preposition allows one? Nobody is "near" or "in" a person. */
function isOther(page: Page, preposition: string, start: number, end: number): boolean {
  const person = preposition === 'to' || preposition === 'from' || preposition === 'at';
  const { mentions } = page.reading;
  for (const mention of mentions) {
    if (mention.start >= end) break;
    if (mention.end <= start || mention.form !== 'name') continue;
    if (mention.type === 'person' ? person : mention.type !== 'place') return true;
  }
  return false;
}

/** Most words with capitals: there they tell no names. */
function isHeadline(tokens: Tokens, from: number, to: number): boolean {
  let [count, capitals] = [0, 0];
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    count++;
    if (tokens.shape[i] !== Shape.Lower) capitals++;
  }
  return count > 3 && capitals > MOST_CAPITALS * count;
}

const MOST_CAPITALS = 0.65;

function words(tokens: Tokens, from: number, to: number): string[] {
  const out: string[] = [];
  for (let i = from; i < to; i++) out.push(tokenText(tokens, i).toLowerCase());
  return out;
}
