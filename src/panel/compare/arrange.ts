/** Which rows and columns of the table are shown, and in which order: all that filters and sorting ask for. */
import type { Arranged, CompareView, RowView, SortOrder } from './protocol';

/** What a person chose; kept while the page is hidden or loaded again. */
export interface Choice {
  /** Words that all must occur in a row. */
  readonly filter: string;
  readonly differsOnly: boolean;
  /** Name of a speaker; empty for anybody. */
  readonly speaker: string;
  /** Days, or their beginnings ("2033-05"), between which a source was published; empty for any. */
  readonly from: string;
  readonly until: string;
  /** Ids of the sources that are left out. */
  readonly without: readonly string[];
  readonly sort: SortOrder;
}

export const EVERYTHING: Choice = {
  filter: '',
  differsOnly: false,
  speaker: '',
  from: '',
  until: '',
  without: [],
  sort: 'given',
};

/** Rows that say nothing in any column that is shown are left out. Cost: linear in the cells, but for the sorting. */
export function arrange(view: CompareView, choice: Choice): Arranged {
  const without = new Set(choice.without);
  const kept = view.columns.flatMap((column, at) =>
    !without.has(column.id) && isWithin(column.published, choice.from, choice.until) ? [at] : [],
  );
  const whole = kept.length === view.columns.length;
  const columns = kept.map((at) => view.columns[at]!);
  const words = choice.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = view.rows
    .map((row) => (whole ? row : { ...row, cells: kept.map((at) => row.cells[at]!) }))
    .filter(
      (row) =>
        row.cells.some((cell) => cell.length > 0) &&
        (!choice.differsOnly || isDiffering(row)) &&
        (choice.speaker === '' || row.cells.some((cell) => cell.some(({ speaker }) => speaker === choice.speaker))) &&
        holdsAll(row, words),
    );
  return {
    columns,
    rows: sorted(
      rows,
      columns.map(({ published }) => published),
      choice.sort,
    ),
  };
}

export const isDiffering = ({ cells }: RowView): boolean =>
  cells.some((cell) => cell.some(({ differs }) => differs.length > 0));

/** Everybody who says something, by name. */
export function speakersOf(view: CompareView): string[] {
  const names = view.rows.flatMap((row) => row.cells.flatMap((cell) => cell.map(({ speaker }) => speaker)));
  return [...new Set(names)].filter((name) => name !== '').sort();
}

/** A day is within "2033-05" to "2033-06" if it begins so or lies between; a source without a day is within no bounds. */
function isWithin(published: string, from: string, until: string): boolean {
  if (from === '' && until === '') return true;
  if (!/^\d{4}/.test(published)) return false;
  return published >= from && (until === '' || published.slice(0, until.length) <= until);
}

function holdsAll(row: RowView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = textOf(row);
  return words.every((word) => text.includes(word));
}

/** A row's words, folded once. */
const folded = new WeakMap<RowView, string>();
function textOf(row: RowView): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const text = [row.label, ...row.cells.flatMap((cell) => cell.flatMap(({ text, who }) => [text, who]))]
    .join(' ')
    .toLowerCase();
  folded.set(row, text);
  return text;
}

/** Rows of equal rank keep the order that they came in. */
function sorted(rows: readonly RowView[], days: readonly string[], order: SortOrder): readonly RowView[] {
  if (order === 'given') return rows;
  if (order === 'label') return [...rows].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  const rank = (row: RowView): number => {
    if (order === 'differs') return Number(isDiffering(row));
    if (order === 'sources') return row.cells.filter((cell) => cell.length > 0).length;
    const newest = row.cells
      .map((cell, at) => (cell.length > 0 ? (days[at] ?? '') : ''))
      .filter((day) => /^\d/.test(day));
    return Math.max(0, ...newest.map((day) => Number(day.slice(0, 10).replaceAll('-', '').padEnd(8, '0'))));
  };
  const ranks = new Map(rows.map((row) => [row, rank(row)]));
  return [...rows].sort((a, b) => ranks.get(b)! - ranks.get(a)!);
}
