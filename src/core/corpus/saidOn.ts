/** On which day a claim was made, where the words that report it say so: "she said on Thursday", "On 3 May, the mayor told …". */
import type { Claim, DateMark, Page, Span } from '../model';
import { parseIsoDay } from '../text/calendar';
import { contains, firstEndingAfter } from '../text/span';

/**
 * For each of the page's claims the index of the date on which it was made, or null where the text does not tell. A date counts only where
 * it can belong to nothing but the reporting words: beside the cue, or at the head of its sentence.
 * Cost: linear in the claims, and in the length of the sentences that report one and hold a date.
 */
export function saidOn(page: Page): readonly (number | null)[] {
  const { claims, sentences } = page.reading;
  const holders = claimsAround(page);
  const found = claims.map((claim): number | null => {
    if (claim.cue === null || claim.quote === 'none') return null;
    const cue = words(page, claim.cue);
    if (TO_COME.test(cue) || PASSES_ON.test(cue)) return null;
    const sentence = sentences[firstEndingAfter(sentences, claim.cue.start)];
    return sentence === undefined ? null : dateBeside(page, claim, claim.cue, sentence, holders);
  });
  const byGroup = new Map<number, number>();
  claims.forEach(({ group }, i) => {
    if (group !== null && found[i] != null && !byGroup.has(group)) byGroup.set(group, found[i]!);
  });
  // The parts of one utterance were said on one day.
  return found.map((date, i) => date ?? byGroup.get(claims[i]!.group ?? -1) ?? null);
}

const TO_COME = /\b(?:will|would|shall|may|might|could|can|should|must|to|plans?|expected|due)\b/i;

/** For each of the page's dates the claims whose words hold it, by index. Cost: linear in both, and in what is held. */
export function claimsAround({ reading }: Page): readonly (readonly number[])[] {
  const { claims, dates } = reading;
  const around: number[][] = dates.map(() => []);
  claims.forEach((claim, i) => {
    for (let k = firstEndingAfter(dates, claim.start); k < dates.length && dates[k]!.start < claim.end; k++) {
      if (contains(claim, dates[k]!)) around[k]!.push(i);
    }
  });
  return around;
}

/** "…, the Courier quoted him on Friday as saying": that day is the Courier's. */
const PASSES_ON = /\b(?:quot|cit|report)/i;

function dateBeside(
  page: Page,
  claim: Claim,
  cue: Span,
  sentence: Span,
  holders: readonly (readonly number[])[],
): number | null {
  const { dates, claims } = page.reading;
  for (let k = firstEndingAfter(dates, sentence.start); k < dates.length && dates[k]!.start < sentence.end; k++) {
    const date = dates[k]!;
    if (!isDay(page, k) || date.review?.status === 'rejected') continue;
    const isTold = holders[k]!.some((other) => !contains(claims[other]!, cue));
    if (!isTold && isOfReport(page.source.text, claim, cue, date, sentence)) return k;
  }
  return null;
}

function isOfReport(text: string, { speaker }: Claim, cue: Span, date: DateMark, sentence: Span): boolean {
  if (speaker !== null && contains(speaker, date)) return false;
  if (date.start >= cue.end) {
    const between =
      speaker !== null && speaker.start >= cue.end && speaker.end <= date.start
        ? `${text.slice(cue.end, speaker.start)} ${text.slice(speaker.end, date.start).replace(/^,/, '')}`
        : text.slice(cue.end, date.start);
    return between.length <= 80 && ADDRESSEE.test(between) && !BREAKS.test(between);
  }
  const opening = text.slice(sentence.start, date.start);
  const follows =
    speaker !== null && speaker.start >= date.end && speaker.start < cue.start ? speaker.start : cue.start;
  if (OPENING.test(opening) && /^,?\s*$/.test(text.slice(date.end, follows))) return true;
  // "The president on Thursday said".
  return (
    speaker !== null &&
    speaker.end <= date.start &&
    /^\s+(?:on\s+|late\s+|early\s+)?$/.test(text.slice(speaker.end, date.start)) &&
    /^\s*$/.test(text.slice(date.end, cue.start))
  );
}

/** At most seven words without a mark: "reporters", "the station in an interview", and the preposition. */
const ADDRESSEE = /^\s*(?:[\p{L}’'-]+\s+){0,7}$/u;
const BREAKS =
  /\b(?:that|who|which|and|or|after|before|about|of|when|if|for|because|since|until|by|whether|how|what|why|from|over|as|not)\b/i;
const OPENING = /^[^\p{L}\p{N}]*(?:(?:speaking\s+)?(?:late\s+|early\s+)?(?:on\s+)?)?$/iu;

const words = (page: Page, span: Span): string => page.source.text.slice(span.start, span.end);

/** Whether a date is one day of the calendar. Nobody said anything "on Friday" that is still to come: then another Friday is meant. */
function isDay(page: Page, date: number): boolean {
  const resolved = page.dates[date];
  if (resolved === undefined || (resolved.type !== 'date' && resolved.type !== 'time')) return false;
  const day = parseIsoDay(resolved.value);
  if (day === null) return false;
  const published = parseIsoDay(page.published.value ?? '');
  return published === null || day <= published || /\d/.test(words(page, page.reading.dates[date]!));
}
