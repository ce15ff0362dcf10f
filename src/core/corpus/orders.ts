/**
 * Days that cannot follow each other as the texts tell: said after the text was published, reported before it was said, told as past
 * before it happened. Only where days, tense and publication are plain: a wrong flag is worse than a missing one.
 */
import type { Published } from '../contract';
import { annotationId, spanOf } from '../ids';
import type { DocumentId, Page, Span } from '../model';
import { isoDay, parseIsoDay } from '../text/calendar';
import { firstEndingAfter } from '../text/span';
import { type LinkedPair, sharedQuotes, spotOf } from './linked';
import { claimsAround, saidOn } from './saidOn';

/** A passage and the day it speaks of or was published on. */
export interface Moment extends Span {
  readonly document: DocumentId;
  /** `2031-05-02`. */
  readonly day: string;
}

export interface ImpossibleOrder {
  /**
   * said-after-publication: a text reports what was said on a later day than its own.
   * reported-before-said: one text has a statement before the day on which, as another tells, it was made.
   * told-before-happened: what is told as past has a later day than its telling.
   */
  readonly kind: 'said-after-publication' | 'reported-before-said' | 'told-before-happened';
  /** What has the later day and should have the earlier. */
  readonly later: Moment;
  /** The earliest first. */
  readonly earlier: readonly Moment[];
  /** For the reader. */
  readonly why: string;
}

/** What a document tells of days, little enough to be kept for every one of a large corpus. */
export interface ToldDays {
  readonly document: DocumentId;
  /** Number of the day; null where it is not told, or only guessed. */
  readonly published: number | null;
  /** Claims with the day on which they were made. */
  readonly said: readonly SaidClaim[];
  /** What cannot be within the document itself. */
  readonly orders: readonly ImpossibleOrder[];
}

export interface SaidClaim {
  readonly claim: string;
  readonly day: number;
  /** Where the day is told. */
  readonly date: Span;
  /** Its length in words. */
  readonly words: number;
}

/** Cost: linear in the marks, and in the sentences that hold a day too late. */
export function toldDays(page: Page): ToldDays {
  const { claims, dates } = page.reading;
  const told: Told = { page, said: saidOn(page), published: dayOf(page.published) };
  const said = told.said.flatMap((date, i): SaidClaim[] => {
    const claim = claims[i]!;
    const day = date === null ? null : parseIsoDay(page.dates[date]!.value);
    if (date === null || day === null || claim.review?.status === 'rejected') return [];
    const { start, end } = dates[date]!;
    const words = page.source.text.slice(claim.start, claim.end).split(/\s+/).length;
    return [{ claim: annotationId(page.source.id, 'claim', claim), day, date: { start, end }, words }];
  });
  return {
    document: page.source.id,
    published: told.published,
    said,
    orders: [...saidTooLate(told), ...toldTooEarly(told)],
  };
}

/**
 * In all documents together, by document and place of what has the later day. Cost: linear in what is told of days, and in the links of
 * documents of which one appeared before the other has somebody speak.
 */
export function impossibleOrders(told: readonly ToldDays[], pairs: readonly LinkedPair[]): ImpossibleOrder[] {
  const found = [...told.flatMap(({ orders }) => orders), ...reportedTooEarly(told, pairs)];
  return found.sort((a, b) => order(a.later.document, b.later.document) || a.later.start - b.later.start);
}

interface Told {
  readonly page: Page;
  /** As `saidOn` has it. */
  readonly said: readonly (number | null)[];
  readonly published: number | null;
}

function dayOf({ value, basis }: Published): number | null {
  return value === null || basis === 'given' || basis === 'corpus' || basis === 'none' ? null : parseIsoDay(value);
}

function* saidTooLate({ page, said, published }: Told): Iterable<ImpossibleOrder> {
  const seen = new Set<number>();
  for (const [i, claim] of page.reading.claims.entries()) {
    const date = said[i];
    if (published === null || date == null || seen.has(date) || claim.review?.status === 'rejected') continue;
    const day = laterDay(page, date, published);
    if (day === null) continue;
    seen.add(date);
    yield {
      kind: 'said-after-publication',
      later: moment(page, page.reading.dates[date]!, day),
      earlier: [moment(page, { start: 0, end: 0 }, published)],
      why: `said on ${isoDay(day)} in a text of ${isoDay(published)}`,
    };
  }
}

function* toldTooEarly({ page, said, published }: Told): Iterable<ImpossibleOrder> {
  const { dates, claims } = page.reading;
  const ofReports = new Set(said);
  const holders = claimsAround(page);
  for (const [k, date] of dates.entries()) {
    if (ofReports.has(k) || date.review?.status === 'rejected') continue;
    const around = holders[k]!.find((i) => said[i] != null && claims[i]!.review?.status !== 'rejected');
    const spoken = around === undefined ? null : parseIsoDay(page.dates[said[around]!]!.value);
    const telling = spoken ?? published;
    const day = telling === null ? null : laterDay(page, k, telling);
    if (telling === null || day === null || !isToldAsPast(page, date)) continue;
    yield {
      kind: 'told-before-happened',
      later: moment(page, date, day),
      earlier: [moment(page, around === undefined ? { start: 0, end: 0 } : dates[said[around]!]!, telling)],
      why: `${isoDay(day)} told as past ${around === undefined ? 'in a text of' : 'by words of'} ${isoDay(telling)}`,
    };
  }
}

/** Two texts may count one evening as two days, by their places on the globe. */
const APART = 2;
/** Shorter ones are said again and again. */
const MIN_WORDS = 6;

function reportedTooEarly(told: readonly ToldDays[], pairs: readonly LinkedPair[]): ImpossibleOrder[] {
  const byDocument = new Map(told.map((text) => [text.document, daysSaid(text)]));
  const earlier = new Map<SaidClaim, Moment[]>();
  const compare = (one: DaysSaid, other: DaysSaid, quotes: () => readonly (readonly [Span, Span])[]): void => {
    const { published } = other;
    if (published === null || one.latest - published < APART) return;
    for (const [here, there] of quotes()) {
      for (const said of one.at.get(spotOf(here)) ?? []) {
        if (said.day - published < APART) continue;
        const known = earlier.get(said);
        const moment = momentOf(other.document, there, published);
        if (known === undefined) earlier.set(said, [moment]);
        else known.push(moment);
      }
    }
  };
  for (const pair of pairs) {
    const [a, b] = [byDocument.get(pair.a), byDocument.get(pair.b)];
    if (a === undefined || b === undefined) continue;
    compare(a, b, () => sharedQuotes(pair).map(({ from, to }) => [from, to]));
    compare(b, a, () => sharedQuotes(pair).map(({ from, to }) => [to, from]));
  }
  const found = told.flatMap(({ document, said }) =>
    said.flatMap((one) => {
      const moments = earlier.get(one);
      return moments === undefined ? [] : [{ later: momentOf(document, one.date, one.day), earlier: moments }];
    }),
  );
  return found.map(({ later, earlier }) => {
    const sorted = earlier.sort((a, b) => order(a.day, b.day) || order(a.document, b.document));
    const first = sorted[0]!;
    return {
      kind: 'reported-before-said',
      later,
      earlier: sorted,
      why: `said on ${later.day}, but ${first.document} of ${first.day} has it already`,
    };
  });
}

/** What a document's people said on days that it tells, by where it stands; what is short is left out. */
interface DaysSaid {
  readonly document: DocumentId;
  readonly published: number | null;
  readonly at: ReadonlyMap<number, readonly SaidClaim[]>;
  readonly latest: number;
}

function daysSaid({ document, published, said }: ToldDays): DaysSaid {
  const at = new Map<number, SaidClaim[]>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const one of said) {
    if (one.words < MIN_WORDS) continue;
    const spot = spotOf(spanOf(one.claim));
    at.set(spot, [...(at.get(spot) ?? []), one]);
    latest = Math.max(latest, one.day);
  }
  return { document, published, at, latest };
}

const momentOf = (document: DocumentId, { start, end }: Span, day: number): Moment => ({
  document,
  start,
  end,
  day: isoDay(day),
});

const moment = ({ source }: Page, span: Span, day: number): Moment => momentOf(source.id, span, day);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Without its year, "23 January" is a date far ahead only by a wrong guess. */
const NEAR = 31;

/** The day that a date names by figures, if it comes after `than`. Of "Friday" it is only worked out which one is meant. */
function laterDay(page: Page, index: number, than: number): number | null {
  const date = page.reading.dates[index]!;
  const resolved = page.dates[index];
  if (resolved === undefined || (resolved.type !== 'date' && resolved.type !== 'time')) return null;
  const words = page.source.text.slice(date.start, date.end);
  const day = /\d/.test(words) ? parseIsoDay(resolved.value) : null;
  if (day === null || day <= than) return null;
  return day - than <= NEAR || /\d{4}/.test(words) ? day : null;
}

/** "The ferry sank on 9 May.": a plain past tense in the date's own clause, and nothing that plans, fears or sets a term. */
function isToldAsPast(page: Page, date: Span): boolean {
  const { text } = page.source;
  const { sentences } = page.reading;
  const sentence = sentences[firstEndingAfter(sentences, date.start)];
  if (sentence === undefined || sentence.start > date.start || sentence.end - sentence.start > LONGEST) return false;
  if (AHEAD.test(text.slice(sentence.start, sentence.end))) return false;
  const [before, after] = [text.slice(sentence.start, date.start), text.slice(date.end, sentence.end)];
  if (!/(?:^|\s)on\s+$/i.test(before) && !/^[^\p{L}\p{N}]*$/u.test(before)) return false;
  // "the 9 May vote", "9 May 2031 edition": a name for something, not the day of something.
  if (/^\s+(?!(?:in|at|and|but|when|as|near|with|during|after|the|a|an|he|she|it|they|we|i)\b)[\p{L}]/iu.test(after))
    return false;
  const clause = `${before.split(/[;:()–—]/).at(-1)} , ${after.split(/[;:()–—]/)[0]}`;
  return PAST.test(clause);
}

const LONGEST = 600;
// As they are written: May is a month.
const AHEAD =
  /\b(?:will|would|shall|may|might|could|can|should|must|to be|going to|is|are|has|have|plan\w*|schedul\w*|due|expect\w*|set|propos\w*|intend\w*|until|till|before|by|deadline|expir\w*|if|next|upcoming|coming|ahead|start\w*|begin\w*|announc\w*|promis\w*|agree\w*|postpon\w*|mov\w*|delay\w*|fix\w*|call\w*|order\w*|ask\w*|want\w*|hop\w*|predict\w*|warn\w*|invit\w*|book\w*|appoint\w*|suppos\w*)\b|\b(?:If|Until|Till|Before|By|Next|Should|Starting|Beginning)\b/;
const PAST =
  /\b(?:was|were|did|had|came|went|fell|sank|broke|burned|burnt|died|left|met|took|gave|won|lost|saw|shot|struck|hit|rose|ran|held|sent|found|flew|drove|signed|opened|closed|arrived|collapsed|exploded|crashed|killed|resigned|attacked|arrested|voted|elected|happened|occurred|ended|landed|erupted|flooded|visited|returned|sailed|shipped|published|declared|reached)\b/i;
