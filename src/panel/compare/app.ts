/** The Compare tab's page: bars, table, and below it the chosen statement in full. */
import { button, element, isolated, runNodes, text } from '../dom';
import { arrange, type Choice, EVERYTHING, isDiffering } from './arrange';
import { createFilters } from './filters';
import { createGrid, nth } from './grid';
import type { Arranged, CompareIntent, CompareView, ShowCompare } from './protocol';

interface Kept {
  readonly choice: Choice;
  readonly pair: readonly [string, string] | null;
}
interface Host {
  postMessage(message: CompareIntent): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const send = (intent: CompareIntent): void => host.postMessage(intent);
const root = document.getElementById('compare')!;
const kept = host.getState();
let choice: Choice = { ...EVERYTHING, ...kept?.choice };
/** Until a person chooses, or nothing differs, only what differs is shown. */
let untouched = kept === undefined;
let view: CompareView | null = null;
let shown: Arranged = { columns: [], rows: [] };

const name = element('h1', 'unseen');
const detail = element('section', 'detail');
detail.setAttribute('aria-live', 'polite');
const nothing = element('p', 'nothing');
const grid = createGrid(tell, act);
const filters = createFilters(choose, send, (format) =>
  send({ type: 'export', format, rows: shown.rows.map(({ id }) => id), columns: shown.columns.map(({ id }) => id) }),
);
root.append(name, ...filters.nodes, grid.node, nothing, detail);

window.addEventListener('message', (event: MessageEvent<ShowCompare>) => {
  const next = event.data.view;
  if (view !== null && next.revision < view.revision) return;
  const other = view === null || (view.pair === null) !== (next.pair === null);
  if (untouched && other) choice = { ...choice, differsOnly: next.pair === null && next.rows.some(isDiffering) };
  // What one table knows, the other may not: a filter that nothing could pass is no filter.
  if (other && view !== null) choice = { ...choice, speaker: '', without: [], sort: 'given' };
  view = next;
  name.textContent = view.words.table;
  refresh();
});
window.addEventListener('resize', () => grid.draw());
send({ type: 'ready', pair: kept?.pair === undefined || kept.pair === null ? null : [...kept.pair] });

function choose(change: Partial<Choice>): void {
  untouched = false;
  choice = { ...choice, ...change };
  refresh();
}

function refresh(): void {
  if (view === null) return;
  host.setState({ choice, pair: view.pair });
  shown = arrange(view, choice);
  filters.show(view, choice, { rows: shown.rows.length, columns: shown.columns.length });
  const empty = shown.rows.length === 0;
  nothing.hidden = !empty;
  grid.node.hidden = empty;
  nothing.textContent = view.rows.length === 0 ? view.words.empty : view.words.none;
  grid.show(shown, view.words);
  tell();
}

/** The chosen statement in full, with what can be done to it. */
function tell(): void {
  if (view === null) return;
  const { words } = view;
  const { statement, cursor } = grid;
  const column = shown.columns[cursor.column - 1];
  if (statement === null || column === undefined) {
    detail.replaceChildren(text('p', 'quiet', words.keys));
    return;
  }
  const whole = element('p', 'whole');
  whole.dir = 'auto';
  whole.append(...(statement.runs.length === 0 ? [statement.text] : runNodes(statement.runs)));
  const count = shown.rows[cursor.row]!.cells[cursor.column - 1]!.length;
  const line = words.line.replace('{0}', String(statement.line));
  const place = [statement.who, column.title, column.published, line].filter(Boolean);
  const who = element('p', 'quiet');
  who.append(isolated([...place, ...(count > 1 ? [nth(words, cursor.statement, count)] : [])].join(' · ')));
  const parts: HTMLElement[] = [whole, who];
  if (statement.why !== '') {
    const why = element('p', 'why');
    why.append(...statement.differs.map((word) => text('span', 'chip', word)), isolated(statement.why));
    parts.push(why);
  }
  const actions = element('p', 'actions');
  const picture = (kind: 'chain' | 'timeline'): void =>
    send({ type: 'picture', claim: statement.claim, picture: kind });
  actions.append(
    button(words.jump, () => act('jump')),
    button(words.beside, () => act('beside')),
    button(words.chain, () => picture('chain')),
    button(words.timeline, () => picture('timeline')),
  );
  if (statement.differs.length > 0) actions.append(button(words.dismiss, () => act('dismiss')));
  detail.replaceChildren(...parts, actions);
}

function act(type: 'jump' | 'beside' | 'dismiss'): void {
  const { statement } = grid;
  if (statement !== null) send({ type, claim: statement.claim });
}
