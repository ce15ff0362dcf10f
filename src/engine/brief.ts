/**
 * What is told of a document to those who count documents and join them. Where nobody decided anything it follows from the text alone: then
 * it is worked out where the text is read and kept with the reading, and a document that comes back is not opened for it.
 */
import type { Published } from '../core/contract';
import { type Told, toldIn } from '../core/corpus/cast';
import type { Mark, Page, Reading, Source } from '../core/model';
import { heard, pageOf } from '../core/page';
import { pack, unpack } from '../core/text/packed';

export interface Brief {
  readonly title: string | null;
  /** Index of the outlet among the page's entities. */
  readonly outlet: number | null;
  readonly published: Published;
  readonly tally: Tally;
  readonly told: readonly Told[];
}

/** How many marks of a page stand. */
export interface Tally {
  readonly dates: number;
  readonly claims: number;
  /** All marks, rejected ones too; of these, those that nobody judged, that somebody disputes, that somebody rejected. */
  readonly marks: number;
  readonly suggested: number;
  readonly disputed: number;
  readonly rejected: number;
  /** Of the project's own kinds, rejected ones left out. */
  readonly own: number;
  /** Mentions of each of the page's entities, and claims that it makes. */
  readonly mentions: readonly number[];
  readonly said: readonly number[];
}

/** Cost: linear in the marks. */
export const briefOf = (page: Page): Brief => ({
  title: page.reading.title,
  outlet: page.outlet,
  published: page.published,
  tally: tallyOf(page),
  told: toldIn(heard(page)),
});

/** Rejected marks count only as such. */
function tallyOf({ reading }: Page): Tally {
  const { entities, mentions, dates, claims, own } = reading;
  const tally = {
    dates: 0,
    claims: 0,
    marks: 0,
    suggested: 0,
    disputed: 0,
    rejected: 0,
    own: 0,
    mentions: entities.map(() => 0),
    said: entities.map(() => 0),
  };
  const stands = ({ review }: Mark): boolean => {
    const status = review?.status ?? 'suggested';
    tally.marks++;
    if (status !== 'accepted') tally[status]++;
    return status !== 'rejected';
  };
  for (const mark of mentions) if (stands(mark)) tally.mentions[mark.entity]!++;
  for (const mark of dates) if (stands(mark)) tally.dates++;
  for (const mark of claims) {
    if (!stands(mark)) continue;
    tally.claims++;
    const by = mark.speaker?.entity;
    if (by !== null && by !== undefined) tally.said[by]!++;
  }
  for (const mark of own) if (stands(mark)) tally.own++;
  return tally;
}

/** A reading and its brief, as they cross threads and days. */
interface Read {
  readonly document: Reading['document'];
  readonly length: Reading['length'];
  /** Packed. */
  readonly reading: Uint8Array;
  readonly brief: Brief;
}

/** Cost: linear in the text. */
export const packRead = (source: Source, reading: Reading): Uint8Array =>
  pack({
    document: reading.document,
    length: reading.length,
    reading: pack(reading),
    brief: briefOf(pageOf(source, reading, reading.published)),
  } satisfies Read);

/** What `packRead` packed, the reading itself left closed; null if it is not of this text. */
export function readOf(packed: Uint8Array, source: Source): Pick<Read, 'reading' | 'brief'> | null {
  try {
    const read = unpack(packed) as unknown as Read;
    return read.document === source.id && read.length === source.text.length ? read : null;
  } catch {
    return null;
  }
}
