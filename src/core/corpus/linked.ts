/**
 * The links between two documents, packed to some twenty bytes each: a corpus has a hundred of them for every article, and nobody
 * looks at more than a few. Those of a large corpus lie in a drawer. They are made into records when somebody asks, and those of the last
 * pairs stay at hand.
 */
import type { Difference, LinkRecord, Origin, Relation, Status } from '../contract';
import { annotationId } from '../ids';
import type { DocumentId, Span } from '../model';
import { type Drawer, inMemory, type Place } from '../text/drawer';
import { ownCopy } from '../text/own';
import { recent } from '../text/recent';
import { stringOf } from '../text/units';

/** Pieces of reasons that very many links tell, each kept once: “Both say ”, a word, what stands between two words. */
export interface Phrases {
  readonly byText: Map<string, number>;
  readonly texts: string[];
}

/** `known`: in the order in which they were told. */
export const createPhrases = (known: readonly string[] = []): Phrases => ({
  byText: new Map(known.map((text, i) => [text, i])),
  texts: [...known],
});

/** The place of a phrase, which it has from now on if it had none. */
export function placeOf(phrases: Phrases, text: string): number {
  const known = phrases.byText.get(text);
  if (known !== undefined) return known;
  // A piece of a reason would keep all of that.
  const own = ownCopy(text);
  phrases.byText.set(own, phrases.texts.length);
  return phrases.texts.push(own) - 1;
}

/** Links between two documents, the smaller id first. */
export interface LinkedPair {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** All of them, for `packedLinks` to tell: a string, as of very many small ones these take less room than bytes, or where they lie. */
  readonly links: string | Place;
  /** The one in which they lie. */
  readonly drawer: Drawer;
  readonly phrases: Phrases;
  readonly count: number;
  /** Links that nobody rejected, and those of them that flag a difference. */
  readonly standing: number;
  readonly flagged: number;
  /** Links that people made or confirmed. */
  readonly accepted: number;
}

const RELATIONS: readonly Relation[] = ['same-quote', 'same-fact', 'elaborates', 'conflicts'];
const STATUSES: readonly Status[] = ['suggested', 'accepted', 'rejected', 'disputed'];
const ORIGINS: readonly Origin[] = ['machine', 'human'];
const DIFFERENCES: readonly Difference[] = [
  'figure',
  'date',
  'place',
  'speaker',
  'certainty',
  'wording',
  'scope',
  'stance',
];
/** Ends of the pieces of a reason: what is quoted changes from link to link, what stands around it seldom does. */
const PIECES = /(?<=[“”])/;

/** A whole number below 2^31, in a unit for each seven bits. */
function put(units: number[], number: number): void {
  let n = number;
  for (; n >= 0x80; n >>>= 7) units.push((n & 0x7f) | 0x80);
  units.push(n);
}

/** Each number that was put, one after the other. */
function numbersIn(links: string): () => number {
  let at = 0;
  return () => {
    let n = 0;
    for (let shift = 0; ; shift += 7) {
      const unit = links.charCodeAt(at++);
      n |= (unit & 0x7f) << shift;
      if (unit < 0x80) return n;
    }
  };
}

/** Cost: linear in the links. Scores are kept to the hundredth. */
export function pairOf(
  a: DocumentId,
  b: DocumentId,
  links: readonly LinkRecord[],
  phrases: Phrases = createPhrases(),
): LinkedPair {
  const units: number[] = [];
  let [standing, flagged, accepted] = [0, 0, 0];
  for (const { from, to, relation, differs, score, why, origin, status } of links) {
    const [one, two] = [spanOf(from), spanOf(to)];
    const kind = RELATIONS.indexOf(relation) + 4 * STATUSES.indexOf(status) + 16 * ORIGINS.indexOf(origin);
    const pieces = why === '' ? [] : why.split(PIECES);
    for (const { start, end } of [one, two]) {
      put(units, start);
      put(units, end - start);
    }
    put(units, kind);
    put(units, Math.round(score * 100));
    put(units, differs.length);
    for (const difference of differs) put(units, DIFFERENCES.indexOf(difference));
    put(units, pieces.length);
    for (const piece of pieces) put(units, placeOf(phrases, piece));
    if (status === 'accepted') accepted++;
    if (status === 'rejected') continue;
    standing++;
    if (differs.length > 0) flagged++;
  }
  const packed = stringOf(Uint8Array.from(units));
  return { a, b, links: packed, drawer: inMemory, phrases, count: links.length, standing, flagged, accepted };
}

/** All links of a pair, a unit of the string for each byte: equal for equal links of pairs that share their `phrases`. */
export const packedLinks = ({ links, drawer }: Pick<LinkedPair, 'links' | 'drawer'>): string =>
  typeof links === 'string' ? links : stringOf(drawer.take(links));

/** The place of fewer bytes takes as much room as they do. */
const MIN_AWAY = 64;

/** The same pair, its links put into the drawer. */
export function putAway(pair: LinkedPair, drawer: Drawer): LinkedPair {
  const { a, b, links, phrases, count, standing, flagged, accepted } = pair;
  if (typeof links !== 'string' || links.length < MIN_AWAY) return pair;
  return { a, b, links: drawer.put(links), drawer, phrases, count, standing, flagged, accepted };
}

/** The same for links that come as bytes. */
export function laidAway(links: Uint8Array, drawer: Drawer): Pick<LinkedPair, 'links' | 'drawer'> {
  if (links.length < MIN_AWAY) return { links: stringOf(links), drawer: inMemory };
  const place = drawer.put(links);
  return { links: place instanceof Uint8Array ? stringOf(place) : place, drawer };
}

/** Nobody will ask for the links of this pair again. */
export const letGo = ({ links, drawer }: LinkedPair): void => drawer.drop(links);

/** The same links, their reasons told in other phrases. `places`: of each phrase in which they are told now, its place there. Cost: linear. */
export function retold(pair: LinkedPair, phrases: Phrases, places: readonly number[]): LinkedPair {
  const units: number[] = [];
  const next = numbersIn(packedLinks(pair));
  const copy = (): number => {
    const n = next();
    put(units, n);
    return n;
  };
  for (let k = 0; k < pair.count; k++) {
    for (let left = NUMBERS_BEFORE_DIFFERS; left > 0; left--) copy();
    for (let left = copy(); left > 0; left--) copy();
    for (let left = copy(); left > 0; left--) put(units, places[next()]!);
  }
  return { ...pair, links: stringOf(Uint8Array.from(units)), drawer: inMemory, phrases };
}

/** What holds an event together of one link: where its two claims stand, and how sure it is. */
export interface Tie {
  /** By `spotOf`. */
  readonly from: number;
  readonly to: number;
  readonly relation: LinkRecord['relation'];
  readonly score: LinkRecord['score'];
  readonly status: LinkRecord['status'];
}

/** A claim's place in its document as one number. */
export const spotOf = ({ start, end }: Span): number => start * 2 ** 26 + end;

/** Both spans, the kind and the score. */
const NUMBERS_BEFORE_DIFFERS = 6;

/** What is told of each link, number by number. */
interface Row {
  readonly from: Span;
  readonly to: Span;
  readonly kind: number;
  readonly score: number;
  readonly differs: readonly number[];
  readonly why: readonly number[];
}

function* rowsOf(pair: LinkedPair): Generator<Row> {
  const next = numbersIn(packedLinks(pair));
  const span = (): Span => {
    const start = next();
    return { start, end: start + next() };
  };
  const list = (): number[] => Array.from({ length: next() }, next);
  for (let k = 0; k < pair.count; k++) {
    yield { from: span(), to: span(), kind: next(), score: next() / 100, differs: list(), why: list() };
  }
}

/** The links of a pair, without the strings that make them records. Cost: linear. */
export function tiesOf(pair: LinkedPair): Tie[] {
  return Array.from(rowsOf(pair), ({ from, to, kind, score }) => ({
    from: spotOf(from),
    to: spotOf(to),
    relation: RELATIONS[kind & 3]!,
    score,
    status: STATUSES[(kind >> 2) & 3]!,
  }));
}

const SAME_QUOTE = RELATIONS.indexOf('same-quote');
const REJECTED = STATUSES.indexOf('rejected');
const SPEAKER = DIFFERENCES.indexOf('speaker');

/** Where the same words of the same speaker stand in both documents: of the links that nobody rejected. Cost: linear, and little for each. */
export function sharedQuotes(pair: LinkedPair): { readonly from: Span; readonly to: Span }[] {
  const found: { from: Span; to: Span }[] = [];
  const next = numbersIn(packedLinks(pair));
  for (let k = 0; k < pair.count; k++) {
    const [from, length, to, otherLength, kind] = [next(), next(), next(), next(), next()];
    next();
    let isOfTwo = false;
    for (let rest = next(); rest > 0; rest--) if (next() === SPEAKER) isOfTwo = true;
    for (let rest = next(); rest > 0; rest--) next();
    if (isOfTwo || (kind & 3) !== SAME_QUOTE || ((kind >> 2) & 3) === REJECTED) continue;
    found.push({ from: { start: from, end: from + length }, to: { start: to, end: to + otherLength } });
  }
  return found;
}

/** Links of so many pairs are at hand. */
const PAIRS = 256;
const atHand = recent<LinkedPair, readonly LinkRecord[]>(PAIRS, Number.POSITIVE_INFINITY);

/** Cost: linear in the links, if they are not at hand. */
export function linksOf(pair: LinkedPair): readonly LinkRecord[] {
  const known = atHand.get(pair);
  if (known !== undefined) return known;
  const links = Array.from(rowsOf(pair), ({ from: one, to: two, kind, score, differs, why }): LinkRecord => {
    const from = annotationId(pair.a, 'claim', one);
    const to = annotationId(pair.b, 'claim', two);
    return {
      id: `${from}~${to}`,
      from,
      to,
      relation: RELATIONS[kind & 3]!,
      differs: differs.map((difference) => DIFFERENCES[difference]!),
      why: why.map((piece) => pair.phrases.texts[piece]!).join(''),
      score,
      origin: ORIGINS[(kind >> 4) & 1]!,
      status: STATUSES[(kind >> 2) & 3]!,
    };
  });
  atHand.set(pair, links, 1);
  return links;
}

/** The offsets at the end of a claim's id. */
function spanOf(claim: string): Span {
  const dash = claim.lastIndexOf('-');
  return { start: Number(claim.slice(claim.lastIndexOf(':', dash) + 1, dash)), end: Number(claim.slice(dash + 1)) };
}
