/**
 * The table itself: a grid of which only the rows in sight exist, walked through by arrows. A row that is drawn stays as it is
 * while its content, its place and the cell in focus do.
 */
import { element, isolated, place, runNodes, taken, text } from '../dom';
import { isDiffering } from './arrange';
import type { Arranged, CompareWords, RowView, StatementView } from './protocol';

/** Where the keys are: column 0 is the heading of the row; `statement` counts within a cell. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
  readonly statement: number;
}

export interface Grid {
  readonly node: HTMLElement;
  /** Shows another table; the cursor stays on its row, if that is still there. */
  show(table: Arranged, words: CompareWords): void;
  /** Draws what came into sight. */
  draw(): void;
  readonly cursor: Cursor;
  readonly statement: StatementView | null;
}

/** Rows drawn above and below those in sight. */
const MARGIN = 3;

export function createGrid(moved: () => void, act: (type: 'jump' | 'beside' | 'dismiss') => void): Grid {
  const scroller = element('div', 'scroller');
  const head = element('div', 'head row');
  const body = element('div', 'body');
  scroller.setAttribute('role', 'grid');
  head.setAttribute('role', 'row');
  head.setAttribute('aria-rowindex', '1');
  body.setAttribute('role', 'rowgroup');
  scroller.append(head, body);

  let table: Arranged = { columns: [], rows: [] };
  let words: CompareWords | null = null;
  let at: Cursor = { row: 0, column: 0, statement: 0 };
  let drawn = new Map<RowView, { readonly key: string; readonly node: HTMLElement }>();
  let told = '';

  const rowHeight = (): number => Math.round(7.1 * Number.parseFloat(getComputedStyle(scroller).fontSize));
  const cellAt = (): readonly StatementView[] => table.rows[at.row]?.cells[at.column - 1] ?? [];
  const current = (): HTMLElement | null => body.querySelector(`[data-row="${at.row}"][data-column="${at.column}"]`);

  const draw = (): void => {
    if (words === null) return;
    const height = rowHeight();
    body.style.height = `${table.rows.length * height}px`;
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - MARGIN);
    const last = Math.min(table.rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + MARGIN);
    const wanted = Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k);
    // The row in focus is kept while it is scrolled out of sight: the keys would be lost with it.
    if (at.row < first) wanted.unshift(at.row);
    else if (at.row >= last && at.row < table.rows.length) wanted.push(at.row);
    const now: typeof drawn = new Map();
    for (const index of wanted) {
      const row = table.rows[index]!;
      const key = `${index} ${height} ${index === at.row ? `${at.column} ${at.statement}` : ''}`;
      const known = drawn.get(row);
      now.set(row, known?.key === key ? known : { key, node: rowNode(row, index, height) });
    }
    const held = body.contains(document.activeElement);
    drawn = now;
    place(
      body,
      [...now.values()].map(({ node }) => node),
    );
    if (held) current()?.focus({ preventScroll: true });
  };

  const rowNode = (row: RowView, index: number, height: number): HTMLElement => {
    const node = element('div', isDiffering(row) ? 'row differs' : 'row');
    node.setAttribute('role', 'row');
    node.setAttribute('aria-rowindex', String(index + 2));
    node.style.top = `${index * height}px`;
    node.style.height = `${height}px`;
    const heading = cellNode(index, 0, 'topic', 'rowheader');
    heading.append(isolated(row.label));
    node.append(heading, ...row.cells.map((cell, column) => statementCell(cell, index, column + 1)));
    return node;
  };

  /** One statement at a time: the first, or the one that the keys are on; how many there are is told. */
  const statementCell = (cell: readonly StatementView[], row: number, column: number): HTMLElement => {
    const made = cellNode(row, column, cell.length === 0 ? 'silent' : '', 'gridcell');
    const here = row === at.row && column === at.column ? at.statement : 0;
    const statement = cell[here];
    if (statement === undefined) {
      made.textContent = words!.silent;
      return made;
    }
    const sentence = element('p', statement.differs.length > 0 ? 'statement differs' : 'statement');
    sentence.dir = 'auto';
    sentence.append(...(statement.runs.length === 0 ? [statement.text] : runNodes(statement.runs)));
    made.append(sentence);
    const notes = statement.differs.map((word) => text('span', 'chip', word));
    if (cell.length > 1) notes.push(text('span', 'quiet', nth(words!, here, cell.length)));
    if (notes.length > 0) {
      const line = element('p', 'notes');
      line.append(...notes);
      made.append(line);
    }
    return made;
  };

  const cellNode = (row: number, column: number, className: string, role: string): HTMLElement => {
    const node = element('div', `cell ${className}`.trim());
    node.setAttribute('role', role);
    node.setAttribute('aria-colindex', String(column + 1));
    node.dataset.row = String(row);
    node.dataset.column = String(column);
    node.tabIndex = row === at.row && column === at.column ? 0 : -1;
    return node;
  };

  const moveTo = (row: number, column: number, statement = 0): void => {
    at = {
      row: Math.max(0, Math.min(row, table.rows.length - 1)),
      column: Math.max(0, Math.min(column, table.columns.length)),
      statement,
    };
    const height = rowHeight();
    const top = at.row * height;
    const room = scroller.clientHeight - head.offsetHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room;
    draw();
    const cell = current();
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    moved();
  };

  scroller.addEventListener('scroll', draw);
  scroller.addEventListener('click', (event) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (cell === null) return;
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    moveTo(row, column, row === at.row && column === at.column ? at.statement : 0);
  });
  scroller.addEventListener('dblclick', () => act('jump'));
  scroller.addEventListener('keydown', (event) => {
    if (event.altKey) return;
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight()) - 1);
    const inCell = cellAt().length;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () =>
        at.statement + 1 < inCell ? moveTo(at.row, at.column, at.statement + 1) : moveTo(at.row + 1, at.column),
      ArrowUp: () => (at.statement > 0 ? moveTo(at.row, at.column, at.statement - 1) : moveTo(at.row - 1, at.column)),
      ArrowRight: () => moveTo(at.row, at.column + 1),
      ArrowLeft: () => moveTo(at.row, at.column - 1),
      Home: () => moveTo(at.row, 0),
      End: () => moveTo(at.row, table.columns.length),
      PageDown: () => moveTo(at.row + page, at.column),
      PageUp: () => moveTo(at.row - page, at.column),
      Enter: () => act('jump'),
      ' ': () => act('beside'),
      x: () => act('dismiss'),
      X: () => act('dismiss'),
    };
    const corners: Readonly<Record<string, () => void>> = {
      Home: () => moveTo(0, 0),
      End: () => moveTo(table.rows.length - 1, table.columns.length),
    };
    const move = (event.ctrlKey || event.metaKey ? corners : moves)[event.key];
    if (move !== undefined) taken(event, move);
  });

  return {
    node: scroller,
    show(next, spoken) {
      const row = table.rows[at.row];
      const same = row === undefined ? -1 : next.rows.findIndex(({ id }) => id === row.id);
      const known = same >= 0;
      at = {
        row: known ? same : Math.max(0, Math.min(at.row, next.rows.length - 1)),
        column: Math.min(at.column, next.columns.length),
        statement: known ? at.statement : 0,
      };
      const heading = JSON.stringify([next.columns, spoken]);
      // A row that says the same as before is the same row.
      const before = new Map(table.rows.map((one) => [one.id, one]));
      const rows = next.rows.map((one) => {
        const old = before.get(one.id);
        if (old === one || old === undefined || told !== heading) return one;
        return JSON.stringify(old) === JSON.stringify(one) ? old : one;
      });
      table = { columns: next.columns, rows };
      words = spoken;
      scroller.setAttribute('aria-label', `${spoken.table}. ${spoken.keys}`);
      scroller.setAttribute('aria-rowcount', String(rows.length + 1));
      scroller.setAttribute('aria-colcount', String(next.columns.length + 1));
      if (heading !== told) {
        told = heading;
        drawn = new Map();
        scroller.style.setProperty('--columns', String(next.columns.length));
        head.replaceChildren(...headings(next, spoken));
      }
      draw();
    },
    draw,
    get cursor() {
      return at;
    },
    get statement() {
      return cellAt()[at.statement] ?? null;
    },
  };
}

function headings(table: Arranged, words: CompareWords): HTMLElement[] {
  const first = text('div', 'cell topic', words.heading);
  const sources = table.columns.map((column) => {
    const cell = element('div', 'cell source');
    const title = element('span', 'name');
    title.append(isolated(column.title));
    title.title = column.title;
    cell.append(title, text('span', 'published', column.published));
    return cell;
  });
  return [first, ...sources].map((cell, at) => {
    cell.setAttribute('role', 'columnheader');
    cell.setAttribute('aria-colindex', String(at + 1));
    return cell;
  });
}

export const nth = (words: CompareWords, at: number, count: number): string =>
  words.of.replace('{0}', String(at + 1)).replace('{1}', String(count));
