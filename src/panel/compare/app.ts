/** The Compare table's page: a grid of which only the rows in sight are drawn, moved through by arrows, with the whole statement below. */
import type { CompareIntent, CompareView, RowView, ShowCompare, StatementView } from './protocol';
import { filterRows } from './view';

interface State {
  readonly filter: string;
  readonly differsOnly: boolean;
}
interface Host {
  postMessage(message: CompareIntent): void;
  getState(): State | undefined;
  setState(state: State): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const send = (intent: CompareIntent): void => host.postMessage(intent);
const root = document.getElementById('compare')!;
let view: CompareView | null = null;
let rows: readonly RowView[] = [];
const kept = host.getState();
let state: State = kept ?? { filter: '', differsOnly: false };
/** The cell that the keys speak of; column 0 is the topic. */
let at = { row: 0, column: 0, statement: 0 };

const bar = make('div', 'bar');
const scroller = make('div', 'scroller');
const head = make('div', 'head row');
const body = make('div', 'body');
const detail = make('section', 'detail');
const filter = document.createElement('input');
const only = document.createElement('input');
const count = make('span', 'count');
const name = make('h1', 'unseen');
const [markdown, csv] = [document.createElement('button'), document.createElement('button')];
build();

window.addEventListener('message', (event: MessageEvent<ShowCompare>) => {
  if (view !== null && event.data.view.revision < view.revision) return;
  // Only what differs, unless nothing does or the person chose otherwise.
  if (view === null && kept === undefined) {
    state = { ...state, differsOnly: event.data.view.rows.some((row) => row.differs) };
    only.checked = state.differsOnly;
  }
  view = event.data.view;
  label();
  refilter();
});
window.addEventListener('resize', draw);
send({ type: 'ready' });

function build(): void {
  filter.type = 'search';
  filter.value = state.filter;
  only.type = 'checkbox';
  only.id = 'only';
  only.checked = state.differsOnly;
  const onlyLabel = document.createElement('label');
  onlyLabel.htmlFor = 'only';
  count.setAttribute('role', 'status');
  bar.append(filter, only, onlyLabel, count, markdown, csv);
  scroller.setAttribute('role', 'grid');
  head.setAttribute('role', 'row');
  body.setAttribute('role', 'rowgroup');
  scroller.append(head, body);
  detail.setAttribute('aria-live', 'polite');
  root.append(name, bar, scroller, detail);
  const change = (): void => {
    state = { filter: filter.value, differsOnly: only.checked };
    host.setState(state);
    refilter();
  };
  filter.addEventListener('input', change);
  only.addEventListener('change', change);
  scroller.addEventListener('scroll', draw);
  scroller.addEventListener('keydown', keys);
  scroller.addEventListener('click', (event) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (cell !== null) moveTo(Number(cell.dataset.row), Number(cell.dataset.column), statementOf(event.target));
  });
  scroller.addEventListener('dblclick', () => act('jump'));
  for (const [button, format] of [
    [markdown, 'markdown'],
    [csv, 'csv'],
  ] as const) {
    button.type = 'button';
    button.addEventListener('click', () => send({ type: 'export', format, rows: rows.map((row) => row.id) }));
  }
}

/** All fixed words, once the reader's language is known. */
function label(): void {
  const { words, columns } = view!;
  name.textContent = words.table;
  filter.placeholder = words.filter;
  filter.setAttribute('aria-label', words.filter);
  bar.querySelector('label')!.textContent = words.differsOnly;
  markdown.textContent = words.markdown;
  csv.textContent = words.csv;
  scroller.setAttribute('aria-label', `${words.table}. ${words.keys}`);
  scroller.setAttribute('aria-colcount', String(columns.length + 1));
  root.style.setProperty('--columns', String(columns.length));
  const titles = columns.map((column) => {
    const cell = make('div', 'cell source');
    cell.setAttribute('role', 'columnheader');
    cell.append(isolated(column.title), text('span', 'published', column.published));
    return cell;
  });
  const topic = text('div', 'cell topic', words.topic);
  topic.setAttribute('role', 'columnheader');
  head.replaceChildren(topic, ...titles);
}

function refilter(): void {
  if (view === null) return;
  rows = filterRows(view, state.filter, state.differsOnly);
  count.textContent =
    view.rows.length === 0
      ? view.words.empty
      : view.words.shown.replace('{0}', String(rows.length)).replace('{1}', String(view.rows.length));
  scroller.setAttribute('aria-rowcount', String(rows.length + 1));
  at = { row: Math.min(at.row, Math.max(0, rows.length - 1)), column: at.column, statement: 0 };
  draw();
  tell();
}

/** Only the rows in sight, and a few more, exist. All have one height: the whole text of the chosen cell stands below. */
function draw(): void {
  if (view === null) return;
  const height = rowHeight();
  body.style.height = `${rows.length * height}px`;
  const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 3);
  const last = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + 3);
  const held = document.activeElement !== null && body.contains(document.activeElement);
  const drawn: HTMLElement[] = [];
  for (let index = first; index < last; index++) drawn.push(rowNode(rows[index]!, index, height));
  body.replaceChildren(...drawn);
  if (held) current()?.focus({ preventScroll: true });
}

const rowHeight = (): number => 6.6 * Number.parseFloat(getComputedStyle(root).fontSize);

function rowNode(row: RowView, index: number, height: number): HTMLElement {
  const node = make('div', row.differs ? 'row differs' : 'row');
  node.setAttribute('role', 'row');
  node.setAttribute('aria-rowindex', String(index + 2));
  node.style.top = `${index * height}px`;
  node.style.height = `${height}px`;
  const topic = cellNode(index, 0, 'topic', 'rowheader');
  topic.append(isolated(row.label));
  node.append(topic);
  row.cells.forEach((cell, column) => {
    const made = cellNode(index, column + 1, cell.length === 0 ? 'silent' : '', 'gridcell');
    if (cell.length === 0) made.textContent = view!.words.silent;
    made.append(...cell.map(statementNode));
    node.append(made);
  });
  return node;
}

function cellNode(row: number, column: number, className: string, role: string): HTMLElement {
  const node = make('div', `cell ${className}`.trim());
  node.setAttribute('role', role);
  node.setAttribute('aria-colindex', String(column + 1));
  node.dataset.row = String(row);
  node.dataset.column = String(column);
  node.tabIndex = row === at.row && column === at.column ? 0 : -1;
  return node;
}

function statementNode(statement: StatementView, order: number): HTMLElement {
  const node = make('p', statement.differs.length > 0 ? 'statement differs' : 'statement');
  node.dataset.statement = String(order);
  node.append(isolated(statement.text));
  for (const word of statement.differs) node.append(' ', text('span', 'chip', word));
  return node;
}

function current(): HTMLElement | null {
  return body.querySelector(`[data-row="${at.row}"][data-column="${at.column}"]`);
}

function moveTo(row: number, column: number, statement = 0): void {
  at = {
    row: Math.max(0, Math.min(row, rows.length - 1)),
    column: Math.max(0, Math.min(column, view?.columns.length ?? 0)),
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
  tell();
}

function statementAt(): StatementView | null {
  return rows[at.row]?.cells[at.column - 1]?.[at.statement] ?? null;
}

function statementOf(target: EventTarget | null): number {
  return Number((target as HTMLElement).closest<HTMLElement>('[data-statement]')?.dataset.statement ?? 0);
}

/** The chosen statement in full, with what can be done to it. */
function tell(): void {
  if (view === null) return;
  const statement = statementAt();
  if (statement === null) {
    detail.replaceChildren(text('p', 'keys', view.words.keys));
    return;
  }
  const { words, columns } = view;
  const column = columns[at.column - 1]!;
  const place = [column.title, column.published, words.line.replace('{0}', String(statement.line))].join(' · ');
  const whole = make('p', 'whole');
  whole.append(isolated(statement.text));
  const who = make('p', 'quiet');
  who.append(isolated([statement.who, place].filter(Boolean).join(' · ')));
  const parts: HTMLElement[] = [whole, who];
  if (statement.why !== '') parts.push(text('p', 'quiet', statement.why));
  const actions = make('p', 'actions');
  actions.append(
    button(words.jump, () => act('jump')),
    button(words.beside, () => act('beside')),
  );
  if (statement.differs.length > 0) actions.append(button(words.dismiss, () => act('dismiss')));
  detail.replaceChildren(...parts, actions);
}

function act(type: 'jump' | 'beside' | 'dismiss'): void {
  const statement = statementAt();
  if (statement !== null) send({ type, claim: statement.claim });
}

function keys(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight()) - 1);
  const inCell = rows[at.row]?.cells[at.column - 1]?.length ?? 0;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () =>
      at.statement + 1 < inCell ? moveTo(at.row, at.column, at.statement + 1) : moveTo(at.row + 1, at.column),
    ArrowUp: () => (at.statement > 0 ? moveTo(at.row, at.column, at.statement - 1) : moveTo(at.row - 1, at.column)),
    ArrowRight: () => moveTo(at.row, at.column + 1),
    ArrowLeft: () => moveTo(at.row, at.column - 1),
    Home: () => moveTo(at.row, 0),
    End: () => moveTo(at.row, view?.columns.length ?? 0),
    PageDown: () => moveTo(at.row + page, at.column),
    PageUp: () => moveTo(at.row - page, at.column),
    Enter: () => act('jump'),
    ' ': () => act('beside'),
    x: () => act('dismiss'),
    X: () => act('dismiss'),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move();
}

function make(tag: string, className: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  return node;
}

function text(tag: string, className: string, content: string): HTMLElement {
  const node = make(tag, className);
  node.textContent = content;
  return node;
}

function button(content: string, act: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = content;
  node.addEventListener('click', act);
  return node;
}

function isolated(content: string): HTMLElement {
  const node = document.createElement('bdi');
  node.textContent = content;
  return node;
}
