/** What a measure counts, and the figures made of it. */

/** `right` of `predicted` are right, `found` of `gold` were found: two counts, since one prediction may cover several golds. */
export interface Tally {
  readonly right: number;
  readonly predicted: number;
  readonly found: number;
  readonly gold: number;
}

export interface Measure extends Tally {
  readonly name: string;
}

export const NOTHING: Tally = { right: 0, predicted: 0, found: 0, gold: 0 };

export const precision = ({ right, predicted }: Tally): number => (predicted === 0 ? 0 : right / predicted);
export const recall = ({ found, gold }: Tally): number => (gold === 0 ? 0 : found / gold);

/** Harmonic mean of precision and recall, 0 to 1. */
export function f1(tally: Tally): number {
  const p = precision(tally);
  const r = recall(tally);
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

export const percent = (share: number): string => (100 * share).toFixed(1);

/** Adds up tallies by name, and keeps the order in which names first came. */
export interface Counter {
  add(name: string, tally: Tally): void;
  /** The common case: what is right is also what is found. */
  hit(name: string, hits: number, predicted: number, gold: number): void;
  tally(name: string): Tally;
  measures(): Measure[];
}

export function counter(): Counter {
  const byName = new Map<string, Tally>();
  const add = (name: string, more: Tally): void => {
    const { right, predicted, found, gold } = byName.get(name) ?? NOTHING;
    byName.set(name, {
      right: right + more.right,
      predicted: predicted + more.predicted,
      found: found + more.found,
      gold: gold + more.gold,
    });
  };
  return {
    add,
    hit: (name, hits, predicted, gold) => add(name, { right: hits, predicted, found: hits, gold }),
    tally: (name) => byName.get(name) ?? NOTHING,
    measures: () => [...byName].map(([name, tally]) => ({ name, ...tally })),
  };
}

/** Rows as text: the first column to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const count = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(1));

export const measureTable = (title: string, measures: readonly Measure[]): string =>
  table(
    [title, 'found/gold', 'right/predicted', 'P', 'R', 'F1'],
    measures.map((m) => [
      m.name,
      `${count(m.found)}/${count(m.gold)}`,
      `${count(m.right)}/${count(m.predicted)}`,
      percent(precision(m)),
      percent(recall(m)),
      percent(f1(m)),
    ]),
  );
