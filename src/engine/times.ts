/** What is told of time: what was published, said, happened or is to come, day by day; and days that cannot follow each other. */
import { impossibleOrders, type Moment, type ToldDays, toldDays } from '../core/corpus/orders';
import { daysOf } from '../core/corpus/setting';
import { spanOf } from '../core/ids';
import type { DocumentId } from '../core/model';
import { isoDay } from '../core/text/calendar';
import { NOT_COMPARED } from './accounts';
import type { ImpossibleOrder, Place, SaidOn, TimelineEntry } from './engine';
import type { Shelf, Volume } from './shelf';

export interface Times {
  /**
   * By day; of one day what was published first, then what was said, happened and is ahead. One document for each step. `rows`: what was found
   * out on an earlier try; those of documents that changed since then are not used. Cost: linear in dates and claims.
   */
  timeline(shelf: Shelf, rows: Rows): Generator<void, TimelineEntry[]>;
  /** The claims of a document whose report tells the day. Cost: linear in the document, once. */
  saidOn(shelf: Shelf, document: DocumentId): SaidOn[];
  /**
   * None while documents are not compared. One document for each step. Cost: the documents that changed since it was last asked, and a walk over
   * the links of those that tell of days.
   */
  orders(shelf: Shelf): Generator<void, ImpossibleOrder[]>;
}

/** What each document has for the timeline. */
export type Rows = Map<Volume, readonly Row[]>;

interface Row extends Pick<TimelineEntry, 'kind' | 'value'> {
  readonly place: Place;
}

export function createTimes(): Times {
  const known = new WeakMap<Volume, ToldDays>();
  const toldBy = (volume: Volume): ToldDays => {
    let told = known.get(volume);
    if (told === undefined) {
      told = toldDays(volume.page);
      known.set(volume, told);
    }
    return told;
  };
  return {
    *timeline(shelf, rows) {
      for (const volume of shelf.volumes.values()) {
        if (!rows.has(volume)) rows.set(volume, rowsOf(shelf, volume, toldBy(volume)));
        yield;
      }
      return byDay([...shelf.volumes.values()].flatMap((volume) => rows.get(volume)!));
    },
    saidOn(shelf, document) {
      const volume = shelf.volumes.get(document);
      if (volume === undefined) return [];
      return toldBy(volume).said.map(({ claim, day, date }) => ({ claim, day: isoDay(day), date }));
    },
    *orders(shelf) {
      if (shelf.linkage === NOT_COMPARED) return [];
      const dated = (moment: Moment) => ({ day: moment.day, place: shelf.place(moment.document, moment) });
      const told: ToldDays[] = [];
      for (const volume of shelf.volumes.values()) {
        told.push(toldBy(volume));
        yield;
      }
      return impossibleOrders(told, shelf.linkage.pairs).map(({ kind, why, later, earlier }) => ({
        kind,
        why,
        later: dated(later),
        earlier: earlier.map(dated),
      }));
    },
  };
}

function rowsOf(shelf: Shelf, { record, page }: Volume, { said }: ToldDays): Row[] {
  const rows: Row[] = [];
  const add = (kind: TimelineEntry['kind'], value: string, place: Place): void =>
    void rows.push({ kind, value, place });
  const published = record.published.value;
  if (published !== null) add('published', published, shelf.place(record.id, { start: 0, end: 0 }));
  for (const { claim, day } of said) add('said', isoDay(day), shelf.place(record.id, spanOf(claim)));
  const ofReports = new Set(said.map(({ date }) => date.start));
  page.reading.dates.forEach((mark, i) => {
    const { value } = page.dates[i]!;
    if (mark.review?.status === 'rejected' || !/^\d{4}/.test(value) || ofReports.has(mark.start)) return;
    // The dateline says when the text was published, and is told of already.
    if (value === published && /\d/.test(page.source.text.slice(mark.start, mark.end))) return;
    add(isAhead(value, published) ? 'ahead' : 'happened', value, shelf.place(record.id, mark));
  });
  return rows;
}

function byDay(rows: readonly Row[]): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry & { places: Place[] }>();
  for (const { kind, value, place } of rows) {
    const key = `${value} ${kind}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { value, kind, places: [place] });
    else known.places.push(place);
  }
  return [...entries.values()].sort(
    (a, b) =>
      firstDay(a.value) - firstDay(b.value) ||
      hourOf(a.value) - hourOf(b.value) ||
      (a.value < b.value ? -1 : a.value > b.value ? 1 : KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
  );
}

const KINDS: readonly TimelineEntry['kind'][] = ['published', 'said', 'happened', 'ahead'];

/** When a value begins within its day, a whole day first: by its letters alone the evening would come before the morning. */
function hourOf(value: string): number {
  const time = value.split('T')[1];
  return time === undefined ? -1 : (PARTS_OF_DAY[time] ?? Number.parseInt(time, 10));
}

const PARTS_OF_DAY: Readonly<Record<string, number>> = { MO: 5, MI: 12, AF: 13, EV: 18, NI: 22 };

/** The days that a value covers, whatever its time of day. */
const daysIn = (value: string): readonly [number, number] | null => daysOf(value.split('T')[0]!);

/** In order with others; what cannot be told by its year. */
const firstDay = (value: string): number => (daysIn(value) ?? daysIn(value.slice(0, 4)))?.[0] ?? 0;

/** All of it comes after the day of the text. */
function isAhead(value: string, published: string | null): boolean {
  const [days, day] = [daysIn(value), published === null ? null : daysIn(published)];
  return days !== null && day !== null && days[0] > day[1];
}
