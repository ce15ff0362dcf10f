/** What the resolver knows while it goes through the marks of one document, and the words its reasons use. */
import type { PublicationBasis } from '../../contract';
import { civilDay, parseIsoDay } from '../../text/calendar';

export const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What the resolver knows while it goes through the marks of one document. */
export interface Story {
  /** Day of publication, or null. */
  readonly published: number | null;
  /** "the dateline 2031-05-06": how reasons name it. */
  readonly name: string;
  /** The day told of last, else null. */
  day: number | null;
  /** The last value that names a stretch of the calendar. */
  value: string | null;
  /** The last quarter or business period. */
  quarter: string | null;
}

export type Meant = readonly [value: string, why: string];

export const BASIS: Readonly<Record<PublicationBasis, string>> = {
  decided: 'the publication date you set,',
  'front-matter': 'the date in the front matter,',
  meta: 'the publication date',
  dateline: 'the dateline',
  text: 'the date line',
  'file-name': 'the date in the file name,',
  given: 'the publication date given,',
  corpus: 'the publication date taken from other documents,',
  none: '',
};

export function remember(story: Story, value: string, type: string): void {
  if (type === 'duration' || type === 'set') return;
  const day = parseIsoDay(value);
  if (day !== null) story.day = day;
  if (/^\d{4}/.test(value)) {
    story.value = value;
    const current = story.published === null || Number(value.slice(0, 4)) >= civilDay(story.published).year;
    if (current && /^\d{4}-(Q|H)\d/.test(value)) story.quarter = value;
  }
}

export const num = (x: string | number | null | undefined): number => (typeof x === 'number' ? x : 0);
export const str = (x: string | number | null | undefined): string => (x === null || x === undefined ? '' : String(x));

export const nearest = (day: number, published: number): string =>
  day === published ? 'is' : day < published ? 'before' : 'after';
