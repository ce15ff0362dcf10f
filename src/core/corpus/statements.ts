/**
 * A page → its index entry: all that linking ever asks of a document, as flat columns of small numbers. The text itself is not kept,
 * so that a corpus of thousands fits in memory (about 5 kB for an article).
 */
import { annotationId } from '../ids';
import type { Claim, DocumentId, Entity, Page, Span } from '../model';
import { segment, sentenceSpan, type TokenisedText } from '../text/sentences';
import { firstEndingAfter } from '../text/span';
import { STOPWORDS } from '../text/terms';
import { Kind, Shape, tokenAt, tokenise } from '../text/tokenise';
import { type Holders, holdersOf, type TermColumns } from './columns';
import { type Figure, findFigures } from './figures';
import { hedgeOf } from './hedges';
import type { Lexicon } from './lexicon';
import { type Notes, noNotes } from './notes';
import { type Sketch, sketchOf } from './origins';
import { appearedOn, findPlaces, type StatedDate, type StatedPlace, statedDates } from './setting';
import { meantBy } from './subject';
import { isUnsaid } from './unsaid';

/** One comparable claim, as linking sees it. */
export interface Statement {
  readonly id: string;
  readonly span: Span;
  readonly quote: Claim['quote'];
  readonly polarity: Claim['polarity'];
  /** Actor id, where known. */
  readonly speaker: string | null;
  /** The speaker is a person or body known by name, not by "he" or "an officer" alone. */
  readonly speakerNamed: boolean;
  /** "he" or "she" and no more. */
  readonly speakerPronoun: boolean;
  /** Capitalised words of the phrase that names the speaker, in lower case: evidence where the actor is not known. */
  readonly speakerNames: readonly string[];
  /** Concepts of the phrase that names the speaker, ascending: "the civil protection office" is one source, whoever it is. */
  readonly source: Int32Array;
  /** Its sentence, counted from the start of the text. */
  readonly sentence: number;
  /** Word ids in reading order, without marks. */
  readonly words: Int32Array;
  /** How each word is written. */
  readonly shapes: Uint8Array;
  /** 1 where a mark other than a quotation mark stands before the word: no phrase goes on across it. */
  readonly breaks: Uint8Array;
  /** Concepts that its first words stand for: "It broke out on Monday", "The accident happened on Monday" after "The fire has destroyed…". */
  readonly meant: Int32Array;
  readonly figures: readonly Figure[];
  readonly dates: readonly StatedDate[];
  /** When the interview, the post or the broadcast that holds it appeared, as far as told. */
  readonly appeared: StatedDate | null;
  readonly places: readonly StatedPlace[];
  /** The word that makes it less than certain ("may", "allegedly"); empty where it is flat. */
  readonly hedge: string;
  /** An earlier year that its sentence speaks of; null where it speaks of its own time. */
  readonly past: number | null;
  /** What was worked out of it so far: no part of what it says. */
  readonly notes: Notes;
}

export interface IndexEntry extends Holders {
  readonly document: DocumentId;
  readonly published: string | null;
  readonly sentences: number;
  readonly statements: readonly Statement[];
  /** The sentence of each statement, as far as 16 bits count; at hand without the statements. */
  readonly sentenceOf: Uint16Array;
  readonly sketch: Sketch;
  readonly terms: TermColumns;
  /** The document's distinct terms, ascending, and whether they are names. */
  readonly vocabulary: Int32Array;
  readonly names: Uint8Array;
}

const QUOTES = new Set('“”„‟"\'‘’‚«»');
const MAX_STATEMENTS = 60_000;
/** The opening of a report, in sentences: it tells of the whole event; later sentences tell of one thing each. */
export const OPENING = 5;

/**
 * Indexes a page. `actors`: the actor id of each of the reading's entities.
 * Claims without a predicate, those in boilerplate and those of nothing but the telling stay out. Cost: linear in the text.
 */
export function indexPage(page: Page, actors: readonly (string | null)[], lexicon: Lexicon): IndexEntry {
  const { reading, source } = page;
  const t = segment(source.text, tokenise(source.text));
  const claims = comparableClaims(reading.claims)
    .filter((claim) => !isUnsaid(t.tokens, claim))
    .slice(0, MAX_STATEMENTS);
  const wordIds = new Int32Array(t.tokens.count);
  for (let i = 0; i < t.tokens.count; i++) {
    wordIds[i] =
      t.tokens.kind[i] === Kind.Mark
        ? -1
        : lexicon.wordId(t.tokens.hash[i]!, source.text, t.tokens.start[i]!, t.tokens.end[i]!);
  }
  const dated = datedTokens(page, t);
  const statements: Statement[] = [];
  const start = new Int32Array(claims.length + 1);
  const concepts: number[] = [];
  const met = new Set<number>();
  const seen = new Set<number>();
  const hold = (word: number): void => {
    const term = lexicon.termOf(word);
    if (term < 0) return;
    const concept = lexicon.conceptOf(term);
    if (seen.has(concept)) return;
    seen.add(concept);
    concepts.push(concept);
    met.add(concept);
  };
  const taken = takenTokens(claims, t);
  claims.forEach((claim, index) => {
    const from = tokenAt(t.tokens, claim.start);
    let to = from;
    const words: number[] = [];
    const shapes: number[] = [];
    const breaks: number[] = [];
    let broken = 0;
    seen.clear();
    const end = claim.quote === 'none' ? attributionStart(t, from, claim.end) : appositionStart(t, from, claim);
    for (; to < t.tokens.count && t.tokens.start[to]! < end; to++) {
      if (t.tokens.kind[to] === Kind.Mark) {
        if (!QUOTES.has(source.text[t.tokens.start[to]!]!)) broken = 1;
        continue;
      }
      words.push(wordIds[to]!);
      breaks.push(broken);
      broken = 0;
      shapes.push(t.tokens.shape[to]!);
      hold(wordIds[to]!);
    }
    // In the opening, what its sentence says around it belongs to it: "…, police said after the arrest in Lanwick".
    const sentence = from < t.tokens.count ? t.sentenceOf[from]! : 0;
    if (sentence < OPENING && from < to) {
      const last = t.sentenceStart[t.sentenceOf[to - 1]! + 1]!;
      for (let i = t.sentenceStart[sentence]!; i < last; i++) {
        if (taken[i] === 0 && t.tokens.kind[i] !== Kind.Mark) hold(wordIds[i]!);
      }
    }
    const meant = claim.quote === 'direct' ? [] : meantBy(t, from, to, wordIds, lexicon);
    for (const word of meant) hold(word);
    start[index + 1] = concepts.length;
    const speaker = claim.speaker?.entity;
    statements.push({
      id: annotationId(reading.document, 'claim', claim),
      span: { start: claim.start, end: claim.end },
      // A reporting clause at its end: it is somebody's, even if the reader did not see whose.
      quote: claim.quote === 'none' && end < claim.end ? 'indirect' : claim.quote,
      polarity: claim.polarity,
      speaker: speaker === null || speaker === undefined ? null : (actors[speaker] ?? null),
      speakerNamed: isNamedVoice(reading.entities[speaker ?? -1]),
      speakerPronoun:
        claim.speaker !== null && PERSONAL.test(source.text.slice(claim.speaker.start, claim.speaker.end)),
      speakerNames:
        claim.speaker === null
          ? namesIn(source.text.slice(end, claim.end))
          : namesIn(source.text.slice(claim.speaker.start, claim.speaker.end)),
      source: conceptsIn(t, claim.speaker ?? { start: end, end: claim.end }, wordIds, lexicon),
      sentence,
      words: Int32Array.from(words),
      shapes: Uint8Array.from(shapes),
      breaks: Uint8Array.from(breaks),
      meant: Int32Array.from(meant, (word) => lexicon.conceptOf(lexicon.termOf(word))),
      figures: findFigures(t.tokens, from, to, (token) => dated[token] === 1),
      dates: statedDates(page, claim),
      appeared:
        claim.quote === 'none'
          ? null
          : appearedOn(
              page,
              sentenceSpan(t, t.sentenceOf[tokenAt(t.tokens, claim.cue?.start ?? claim.start)] ?? sentence),
            ),
      hedge: hedgeOf(t, from, to, (token) => dated[token] === 1),
      past: pastYear(page, t, from),
      notes: noNotes(),
      places: findPlaces(page, t.tokens, from, to, (token) => dated[token] === 1),
    });
  });

  const vocabulary = Int32Array.from(met).sort();
  const names = new Uint8Array(vocabulary.length);
  const nameLike = findNameTerms(t, wordIds, lexicon);
  vocabulary.forEach((id, k) => {
    names[k] = nameLike.has(id) ? 1 : 0;
  });
  const place = new Map(Array.from(vocabulary, (term, k) => [term, k]));
  const terms = { start, place: Int32Array.from(concepts, (term) => place.get(term)!) };
  return {
    document: reading.document,
    published: page.published.value,
    sentences: t.sentenceCount,
    statements,
    sentenceOf: sentencesOf(statements),
    sketch: sketchOf(runningWords(page, t)),
    terms,
    vocabulary,
    names,
    ...holdersOf(vocabulary, terms, lexicon),
  };
}

/** Cost: linear. */
export const sentencesOf = (statements: readonly Statement[]): Uint16Array =>
  Uint16Array.from(statements, ({ sentence }) => Math.min(sentence, 65535));

/** Distinct concepts of a passage, ascending. */
function conceptsIn(
  { tokens }: TokenisedText,
  { start, end }: Span,
  wordIds: Int32Array,
  lexicon: Lexicon,
): Int32Array {
  const out = new Set<number>();
  for (let i = tokenAt(tokens, start); i < tokens.count && tokens.start[i]! < end; i++) {
    const term = wordIds[i]! < 0 ? -1 : lexicon.termOf(wordIds[i]!);
    if (term >= 0) out.add(lexicon.conceptOf(term));
  }
  return Int32Array.from(out).sort();
}

const REPORTS = new Set(['said', 'says', 'added', 'reported', 'told']);
/** "…, Meridian, said" and "…, the minister told the miners". */
function reportsNear({ tokens, text }: TokenisedText, last: number): boolean {
  for (let i = Math.max(0, last - 3); i <= last; i++) {
    if (REPORTS.has(text.slice(tokens.start[i], tokens.end[i]).toLowerCase())) return true;
  }
  return false;
}

/** After a comma these go on with what is told. */
const WITHIN = new Set(
  'at in on near by after before and but or which who where when with for from to of while as'.split(' '),
);
const LONGEST_ATTRIBUTION = 16;

/** Where a reporting clause at the end of a statement starts (", the agency, Meridian, said"); `end` if there is none. */
function attributionStart(t: TokenisedText, from: number, end: number): number {
  const { tokens, text } = t;
  let last = tokenAt(tokens, end - 1);
  while (last > from && tokens.kind[last] === Kind.Mark) last--;
  const first = Math.max(from + 2, last - LONGEST_ATTRIBUTION);
  for (let i = first; i <= last; i++) {
    if (text.charCodeAt(tokens.start[i]!) !== 0x2c) continue;
    const next = text.slice(tokens.start[i + 1], tokens.end[i + 1]).toLowerCase();
    const closes = reportsNear(t, last);
    if ((closes && !WITHIN.has(next)) || next === 'according' || REPORTS.has(next)) return tokens.start[i]!;
  }
  return end;
}

const PERSONAL = /^(?:he|she)$/i;
const DETERMINERS = new Set(['the', 'its', 'a', 'an', 'his', 'her', 'their', 'whose']);
const LONGEST_APPOSITION = 10;

/** Where a title starts that belongs to the speaker behind it ("… was fair, the head of the board, Judge Estevane, said"); else the end. */
function appositionStart({ tokens, text }: TokenisedText, from: number, { end, speaker, quote }: Claim): number {
  if (quote !== 'indirect' || speaker === null || speaker.start < end || speaker.start - end > 2) return end;
  const last = tokenAt(tokens, end - 1);
  for (let i = last; i > from + 2 && i > last - LONGEST_APPOSITION; i--) {
    if (text.charCodeAt(tokens.start[i]!) !== 0x2c) continue;
    const next = text.slice(tokens.start[i + 1], tokens.end[i + 1]).toLowerCase();
    return DETERMINERS.has(next) ? tokens.start[i]! : end;
  }
  return end;
}

/**
 * Claims with a predicate, in the article itself. What the document says in its own voice around a claim of somebody else ("…, the
 * agency said") is left to that claim.
 */
function comparableClaims(all: readonly Claim[]): Claim[] {
  const claims = all.filter((claim) => claim.comparable && claim.region === 'body');
  const attributed = claims.filter(({ quote }) => quote !== 'none').sort((a, b) => a.start - b.start);
  return claims.filter((claim) => {
    if (claim.quote !== 'none') return true;
    let covered = 0;
    for (let k = firstEndingAfter(attributed, claim.start); k < attributed.length; k++) {
      const { start, end } = attributed[k]!;
      if (start >= claim.end) break;
      covered = Math.max(covered, Math.min(end, claim.end) - Math.max(start, claim.start));
    }
    return covered * 2 < claim.end - claim.start;
  });
}

/** A person or body known by name; a place that speaks stands for somebody. */
const isNamedVoice = (entity: Entity | undefined): boolean => entity?.named === true && entity.type !== 'place';

/** Place of a concept in a document's vocabulary, or -1. Cost: logarithmic. */
export function placeOf({ vocabulary }: IndexEntry, concept: number): number {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vocabulary[middle]! < concept) low = middle + 1;
    else high = middle;
  }
  return vocabulary[low] === concept ? low : -1;
}

/** Hashes of the article's words, without boilerplate: sites share that, whoever wrote the article. */
function runningWords(page: Page, t: TokenisedText): Int32Array {
  const { boilerplate } = page.reading;
  const out = new Int32Array(t.tokens.count);
  let count = 0;
  let part = 0;
  for (let i = 0; i < t.tokens.count; i++) {
    if (t.tokens.kind[i] === Kind.Mark) continue;
    while (part < boilerplate.length && boilerplate[part]!.end <= t.tokens.start[i]!) part++;
    if (part < boilerplate.length && boilerplate[part]!.start <= t.tokens.start[i]!) continue;
    out[count++] = t.tokens.hash[i]!;
  }
  return out.subarray(0, count);
}

/** The earliest year before its publication that the sentence of token `from` names. */
function pastYear(page: Page, t: TokenisedText, from: number): number | null {
  if (page.published.value === null || from >= t.tokens.count) return null;
  const now = Number(page.published.value.slice(0, 4));
  const years = statedDates(page, sentenceSpan(t, t.sentenceOf[from]!)).map(({ value }) => Number(value.slice(0, 4)));
  const past = years.filter((year) => year < now);
  return past.length === 0 ? null : Math.min(...past);
}

const namesIn = (phrase: string): string[] =>
  (phrase.match(/\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? [])
    .map((name) => name.toLowerCase())
    .filter((name) => !STOPWORDS.has(name));

/** Tokens of claims, their speakers and cues. */
function takenTokens(claims: readonly Claim[], t: TokenisedText): Uint8Array {
  const out = new Uint8Array(t.tokens.count);
  const take = ({ start, end }: Span): void => {
    for (let i = tokenAt(t.tokens, start); i < out.length && t.tokens.start[i]! < end; i++) out[i] = 1;
  };
  for (const claim of claims) {
    take(claim);
    if (claim.speaker !== null) take(claim.speaker);
    if (claim.cue !== null) take(claim.cue);
  }
  return out;
}

/** Tokens of dates and times of day; those of durations are figures. */
function datedTokens(page: Page, t: TokenisedText): Uint8Array {
  const out = new Uint8Array(t.tokens.count);
  page.reading.dates.forEach((mark, k) => {
    if ((page.dates[k]?.type ?? mark.type) === 'duration') return;
    for (let i = tokenAt(t.tokens, mark.start); i < out.length && t.tokens.start[i]! < mark.end; i++) out[i] = 1;
  });
  return out;
}

/** Terms written with a capital in mid-sentence, and seldom without. A headline in capitals proves nothing. */
function findNameTerms(t: TokenisedText, wordIds: Int32Array, lexicon: Lexicon): ReadonlySet<number> {
  const capital = new Map<number, number>();
  const lower = new Map<number, number>();
  const conceptAt = (i: number): number => {
    const term = lexicon.termOf(wordIds[i]!);
    return term < 0 ? -1 : lexicon.conceptOf(term);
  };
  for (let s = 0; s < t.sentenceCount; s++) {
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[s + 1]!;
    let words = 0;
    let capitals = 0;
    for (let i = from; i < to; i++) {
      if (t.tokens.kind[i] !== Kind.Word || lexicon.termOf(wordIds[i]!) < 0) continue;
      words++;
      if (t.tokens.shape[i] !== Shape.Lower) capitals++;
    }
    const shouts = capitals > 3 && capitals > words * 0.7;
    let first = true;
    for (let i = from; i < to; i++) {
      if (t.tokens.kind[i] === Kind.Mark) continue;
      const id = conceptAt(i);
      const isFirst = first;
      first = false;
      if (id < 0 || t.tokens.kind[i] === Kind.Number) continue;
      if (t.tokens.shape[i] === Shape.Lower) lower.set(id, (lower.get(id) ?? 0) + 1);
      else if (!isFirst && !shouts) capital.set(id, (capital.get(id) ?? 0) + 1);
    }
  }
  const out = new Set<number>();
  for (const [id, count] of capital) if (count > (lower.get(id) ?? 0)) out.add(id);
  return out;
}
