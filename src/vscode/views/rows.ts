/**
 * What a tree view was given, so that as little as can be is given again: VS Code keeps a little of every row that it ever asked for, for as long
 * as the view is there. No part of this knows VS Code.
 */

/** A row as plain data. It has the same id after every change: no place in a text, which moves with every key, is part of it. */
export interface RowData {
  readonly id: string;
}

/** A row with those below it, if it is unfolded. */
export interface Shown<R> {
  readonly row: R;
  readonly below: readonly Shown<R>[] | null;
}

export interface Rows<R extends RowData> {
  /**
   * Notes that VS Code gets these rows, below another one or at the top (`null`), instead of all that it knew there.
   * @returns the objects by which VS Code is to know them: of one id always the same one, brought up to date
   */
  give(parent: R | null, rows: readonly R[]): R[];
  /**
   * Brings the rows that VS Code has up to date with those of now. Cost: linear in both.
   * @param parent what `now` stands below; `null` for the top
   * @returns what VS Code is to ask for again, with what stands below it: rows by its own objects, or `'all'`
   */
  renew(parent: R | null, now: readonly Shown<R>[]): readonly R[] | 'all';
  /** Whether a row has rows below it that were not looked at in a renewal since they were given, as it was folded. */
  isDoubtful(row: R): boolean;
  /** So many rows were given so far. */
  readonly given: number;
}

interface Known<R> {
  readonly row: R;
  /** All that is seen of it, in print. */
  print: string;
  /** Ids of those below, as VS Code has them; null until it asks. */
  below: readonly string[] | null;
  doubtful: boolean;
}

/** @param printOf all that is seen of a row */
export function createRows<R extends RowData>(printOf: (row: R) => string): Rows<R> {
  const known = new Map<string, Known<R>>();
  let top: readonly string[] | null = null;
  let given = 0;

  const drop = (id: string): void => {
    for (const below of known.get(id)?.below ?? []) drop(below);
    known.delete(id);
  };

  const haveSameIds = (below: readonly string[], now: readonly Shown<R>[]): boolean =>
    below.length === now.length && below.every((id, i) => id === now[i]!.row.id);

  /** VS Code asks for all below a changed row too, if it is unfolded. */
  const askAgain = (one: Known<R>, changed: R[]): void => {
    for (const id of one.below ?? []) drop(id);
    one.below = null;
    one.doubtful = false;
    changed.push(one.row);
  };

  const renewOne = ({ row, below }: Shown<R>, changed: R[]): void => {
    const one = known.get(row.id)!;
    const print = printOf(row);
    const looksAsBefore = one.print === print;
    one.print = print;
    become(one.row, row);
    if (!looksAsBefore) askAgain(one, changed);
    else if (one.below !== null) renewBelow(one, below, changed);
  };

  const renewBelow = (one: Known<R>, now: readonly Shown<R>[] | null, changed: R[]): void => {
    one.doubtful = now === null;
    if (now === null) return;
    if (!haveSameIds(one.below!, now)) askAgain(one, changed);
    else for (const each of now) renewOne(each, changed);
  };

  return {
    give(parent, rows) {
      const objects = rows.map(({ id }) => known.get(id)?.row);
      const ids = rows.map(({ id }) => id);
      if (parent === null) {
        known.clear();
        top = ids;
      } else {
        const above = known.get(parent.id);
        for (const id of above?.below ?? []) drop(id);
        if (above !== undefined) Object.assign(above, { below: ids, doubtful: false });
      }
      given += rows.length;
      return rows.map((data, i) => {
        const row = objects[i] ?? ({ ...data } as R);
        become(row, data);
        known.set(data.id, { row, print: printOf(data), below: null, doubtful: false });
        return row;
      });
    },
    renew(parent, now) {
      const changed: R[] = [];
      if (parent !== null) {
        const above = known.get(parent.id);
        // What VS Code does not have it has yet to ask for.
        if (above !== undefined && above.below !== null) renewBelow(above, now, changed);
        return changed;
      }
      if (top === null) return [];
      if (!haveSameIds(top, now)) return 'all';
      for (const each of now) renewOne(each, changed);
      return changed;
    },
    isDoubtful: (row) => known.get(row.id)?.doubtful === true,
    get given() {
      return given;
    },
  };
}

/** The same rows, each with an id of its own: of several with one id the second ends in `#2`, and so on. */
export function toldApart<R extends RowData>(rows: readonly R[]): readonly R[] {
  const times = new Map<string, number>();
  return rows.map((row) => {
    const time = (times.get(row.id) ?? 0) + 1;
    times.set(row.id, time);
    return time === 1 ? row : { ...row, id: `${row.id}#${time}` };
  });
}

/** VS Code knows a row by its object: the new one's content goes into the old one. */
function become<R extends object>(row: R, data: R): void {
  for (const key of Object.keys(row)) if (!(key in data)) delete (row as Record<string, unknown>)[key];
  Object.assign(row, data);
}
