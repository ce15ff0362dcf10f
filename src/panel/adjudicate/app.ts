/** The page where two people's decisions are settled: one card a matter, what each said side by side, each taken by a button or a key. */
import { button, element, isolated, line, text } from '../dom';
import type { AdjudicateIntent, AdjudicateView, MatterView, ShowAdjudicate, Side, StanceView } from './protocol';

declare function acquireVsCodeApi(): { postMessage(message: AdjudicateIntent): void };

const host = acquireVsCodeApi();
const send = (intent: AdjudicateIntent): void => host.postMessage(intent);
const root = document.getElementById('adjudicate')!;
let view: AdjudicateView | null = null;
/** The card that the keys speak of. */
let at = 0;

const title = element('h1');
const progress = element('p', 'quiet');
const keys = element('p', 'quiet');
const list = element('div', 'matters');
progress.setAttribute('role', 'status');
list.setAttribute('role', 'list');
root.append(title, progress, list, keys);
list.addEventListener('keydown', press);
list.addEventListener('focusin', (event) => {
  const card = (event.target as HTMLElement).closest<HTMLElement>('[data-at]');
  if (card !== null) at = Number(card.dataset.at);
});

window.addEventListener('message', (event: MessageEvent<ShowAdjudicate>) => {
  if (view !== null && event.data.view.revision < view.revision) return;
  const held = view === null || list.contains(document.activeElement);
  const before = view?.matters[at];
  view = event.data.view;
  // What was just settled has been dealt with: on to the next that is open.
  const same = view.matters.findIndex(({ id }) => id === before?.id);
  const done = same >= 0 && before?.settled === '' && view.matters[same]!.settled !== '';
  at = Math.max(0, done || before === undefined ? nextOpen(Math.max(0, same)) : same);
  draw();
  if (held) focus();
});
send({ type: 'ready' });

function nextOpen(from: number): number {
  const matters = view!.matters;
  const next = [...matters.keys()].map((i) => (from + i) % matters.length).find((i) => matters[i]!.settled === '');
  return next ?? from;
}

function draw(): void {
  const { words, matters } = view!;
  title.textContent = words.title;
  progress.textContent = matters.length === 0 ? words.empty : words.progress;
  keys.textContent = matters.length === 0 ? '' : words.keys;
  list.setAttribute('aria-label', words.title);
  list.replaceChildren(...matters.map(card));
}

function card(matter: MatterView, index: number): HTMLElement {
  const { words, a, b } = view!;
  const node = element('div', matter.settled === '' ? 'matter' : 'matter settled');
  node.dataset.at = String(index);
  node.tabIndex = index === at ? 0 : -1;
  node.setAttribute('role', 'listitem');
  const said = (name: string, stance: StanceView): string =>
    `${name}: ${[stance.verdict, ...stance.details].join(', ')}`;
  node.setAttribute(
    'aria-label',
    [matter.text, matter.kind, matter.place, said(a, matter.a), said(b, matter.b), matter.settled]
      .filter(Boolean)
      .join('; '),
  );
  const passage = element('p', 'passage');
  passage.append(matter.before, text('mark', '', matter.text), matter.after);
  passage.dir = 'auto';
  const sides = element('div', 'sides');
  sides.append(
    side(a, matter.a, words.takeA, () => take(matter, 'a')),
    side(b, matter.b, words.takeB, () => take(matter, 'b')),
  );
  const actions = element('p', 'actions');
  actions.append(
    button(words.neither, () => take(matter, 'neither')),
    button(words.show, () => send({ type: 'show', matter: matter.id })),
    text('span', 'quiet', matter.settled),
  );
  node.append(line('quiet', `${matter.kind} · ${matter.place}`), passage, sides, actions);
  return node;
}

function side(name: string, stance: StanceView, words: string, act: () => void): HTMLElement {
  const node = element('div', 'side');
  const who = element('h2');
  who.append(isolated(name));
  node.append(who, text('p', 'verdict', stance.verdict));
  for (const detail of [...stance.details, stance.reason].filter(Boolean)) node.append(line('detail', detail));
  if (stance.at !== '') node.append(text('p', 'quiet', stance.at));
  node.append(button(words, act));
  return node;
}

const take = (matter: MatterView, taken: Side): void => send({ type: 'take', matter: matter.id, side: taken });

function focus(): void {
  const card = list.querySelector<HTMLElement>(`[data-at="${at}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

function move(to: number): void {
  const count = view!.matters.length;
  list.querySelector<HTMLElement>(`[data-at="${at}"]`)!.tabIndex = -1;
  at = Math.max(0, Math.min(to, count - 1));
  list.querySelector<HTMLElement>(`[data-at="${at}"]`)!.tabIndex = 0;
  focus();
}

function press(event: KeyboardEvent): void {
  const matter = view?.matters[at];
  if (matter === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  // A button in focus keeps its own keys.
  const onButton = (event.target as HTMLElement).tagName === 'BUTTON';
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(at + 1),
    ArrowUp: () => move(at - 1),
    Home: () => move(0),
    End: () => move(view!.matters.length - 1),
    '1': () => take(matter, 'a'),
    '2': () => take(matter, 'b'),
    '0': () => take(matter, 'neither'),
    u: () => send({ type: 'undo' }),
    U: () => send({ type: 'undo' }),
    ...(onButton ? {} : { Enter: () => send({ type: 'show', matter: matter.id }) }),
  };
  const act = acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}
