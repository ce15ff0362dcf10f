/** The Related panel's page: draws each view that comes and sends what the person asks for. */
import { taken } from './dom';
import type { GroupView, Intent, PanelView, Show } from './protocol';
import { activeCard, cardsOf, focusCard, renderer } from './render';

/** What outlives the page: it is thrown away when the panel is hidden, moved or loaded again. */
interface Kept {
  readonly view: PanelView;
  readonly opened: readonly GroupView['id'][];
  readonly card: string | null;
  readonly scrolled: number;
}
interface Host {
  postMessage(message: Intent): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('panel')!;
const send = (intent: Intent): void => host.postMessage(intent);
const before = host.getState();
let view = before?.view ?? null;
let revision = -1;
let saving: ReturnType<typeof setTimeout> | undefined;
const shown = renderer(root, send, before?.opened ?? [], keepSoon);

if (before !== undefined) {
  shown.draw(before.view);
  document.scrollingElement?.scrollTo(0, before.scrolled);
  if (before.card !== null && document.hasFocus()) focusCard(root, before.card);
}

window.addEventListener('message', (event: MessageEvent<Show>) => {
  const next = event.data.view;
  if (next.revision < revision) return;
  revision = next.revision;
  // Another statement is read from its beginning.
  if (view?.focus?.label !== next.focus?.label) document.scrollingElement?.scrollTo(0, 0);
  view = next;
  shown.draw(next);
  keepSoon();
});
// Who comes here by key is on the statement, from where the arrows lead on; or on the one button there is.
window.addEventListener('focus', () => {
  if (document.activeElement !== document.body) return;
  root.querySelector<HTMLElement>('.card.top, .state button')?.focus({ preventScroll: true });
});
window.addEventListener('scroll', keepSoon, { passive: true });
root.addEventListener('focusin', keepSoon);

/** Not at every pixel that is scrolled. */
function keepSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(() => {
    if (view === null) return;
    const scrolled = document.scrollingElement?.scrollTop ?? 0;
    host.setState({ view, opened: shown.opened, card: activeCard(), scrolled });
  }, 100);
}

const KEYS: Readonly<Record<string, 'jump' | 'beside' | 'confirm' | 'reject'>> = {
  Enter: 'jump',
  ' ': 'beside',
  c: 'confirm',
  C: 'confirm',
  x: 'reject',
  X: 'reject',
};

root.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  const onButton = target.tagName === 'BUTTON';
  if (onButton && (event.key === 'Enter' || event.key === ' ')) return;
  if (event.key === 'p' || event.key === 'P') return taken(event, () => send({ type: 'pin' }));
  const cards = cardsOf(root);
  const current = target.closest<HTMLElement>('[data-card]');
  const at = current === null ? -1 : cards.indexOf(current);
  const to = step(event.key, at, cards.length);
  if (to !== null) return taken(event, () => cards[to]?.focus());
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
    return taken(event, () => sideways(target, current, event.key));
  const type = KEYS[event.key];
  const card = current?.dataset.card;
  if (type !== undefined && card !== undefined) taken(event, () => send({ type, card }));
});

root.addEventListener('dblclick', (event) => {
  const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card;
  if (card !== undefined) send({ type: 'jump', card });
});

/** Where a key leads in a list of `count` cards; null if it is no key for moving. */
function step(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

/** From a card to its buttons, from one to the next, and back to the card. */
function sideways(from: HTMLElement, card: HTMLElement | null, key: string): void {
  const forward = key === 'ArrowRight';
  if (from === card) {
    if (forward) card.querySelector<HTMLElement>('.actions button')?.focus();
    return;
  }
  const next = forward ? from.nextElementSibling : (from.previousElementSibling ?? card);
  if (next instanceof HTMLElement) next.focus();
}

send({ type: 'ready' });
