/**
 * What is kept of a document while nobody looks at it: a tenth of what it is when it lies open. Ten thousand articles fit in memory
 * this way; those that are looked at are opened, and the last few stay open.
 */
import type { Mark, Page, Reading, Source } from '../core/model';
import type { Bytes, Drawer } from '../core/text/drawer';
import { pack, unpack } from '../core/text/packed';

/** A document's text, and all else that is known of it without others and without people. */
export interface Kept<In extends Bytes = Bytes> {
  readonly text: In;
  /** The source without its text, and the machine's reading. */
  readonly known: In;
}

/** @param packed the reading as `pack` gives it, if somebody has it already */
export function keep(source: Source, reading: Reading, packed: Uint8Array = pack(reading)): Kept<Uint8Array> {
  const { text, ...rest } = source;
  return { text: pack(text), known: pack([rest, packed]) };
}

export const putAway = ({ text, known }: Kept<Uint8Array>, { put }: Drawer): Kept => ({
  text: put(text),
  known: put(known),
});

export function drop({ text, known }: Kept, drawer: Drawer): void {
  drawer.drop(text);
  drawer.drop(known);
}

export const textOf = ({ text }: Kept, { take }: Drawer): string => unpack(take(text)) as string;

/** Its text left out. */
export const describedIn = ({ known }: Kept, { take }: Drawer): Omit<Source, 'text'> =>
  (unpack(take(known)) as unknown as [Omit<Source, 'text'>, Uint8Array])[0];

/** Cost: linear; for an article of 5 kB some 0.2 ms. */
export function unkept(kept: Kept, drawer: Drawer): { readonly source: Source; readonly reading: Reading } {
  const [rest, packed] = unpack(drawer.take(kept.known)) as unknown as [Omit<Source, 'text'>, Uint8Array];
  return { source: { ...rest, text: textOf(kept, drawer) }, reading: unpack(packed) as unknown as Reading };
}

/** How many marks of a page stand: told without opening it. */
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

/** Rejected marks count only as such. */
export function tallyOf({ reading }: Page): Tally {
  const { entities, mentions, dates, claims, own } = reading;
  const tally = { dates: 0, claims: 0, marks: 0, suggested: 0, disputed: 0, rejected: 0, own: 0 };
  const mentioned = entities.map(() => 0);
  const said = entities.map(() => 0);
  const stands = ({ review }: Mark): boolean => {
    const status = review?.status ?? 'suggested';
    tally.marks++;
    if (status !== 'accepted') tally[status]++;
    return status !== 'rejected';
  };
  for (const mark of mentions) if (stands(mark)) mentioned[mark.entity]!++;
  for (const mark of dates) if (stands(mark)) tally.dates++;
  for (const mark of claims) {
    if (!stands(mark)) continue;
    tally.claims++;
    const by = mark.speaker?.entity;
    if (by !== null && by !== undefined) said[by]!++;
  }
  for (const mark of own) if (stands(mark)) tally.own++;
  return { ...tally, mentions: mentioned, said };
}

/** A reading that was packed elsewhere; null if it is not of this text. */
export function readingOf(packed: Uint8Array, source: Source): Reading | null {
  try {
    const reading = unpack(packed) as unknown as Reading;
    return reading.document === source.id && reading.length === source.text.length ? reading : null;
  } catch {
    return null;
  }
}

/** Same bytes and same circumstances: nothing to read again. */
export function sameSource(a: Source, b: Source): boolean {
  return (
    a.sha256 === b.sha256 &&
    a.text === b.text &&
    a.given === b.given &&
    a.dirty === b.dirty &&
    a.meta?.published === b.meta?.published &&
    a.meta?.outlet === b.meta?.outlet &&
    a.meta?.title === b.meta?.title
  );
}
