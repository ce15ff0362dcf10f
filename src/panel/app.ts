/** The Related panel's page: draws each view that comes and sends what the person asks for. */
import type { Intent, PanelView, Show } from './protocol';
import { cardsOf, renderer } from './render';

interface Host {
  postMessage(message: Intent): void;
  getState(): PanelView | undefined;
  setState(view: PanelView): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('panel')!;
const send = (intent: Intent): void => host.postMessage(intent);
const draw = renderer(root, send);
let revision = -1;

const before = host.getState();
if (before !== undefined) draw(before);

window.addEventListener('message', (event: MessageEvent<Show>) => {
  const { view } = event.data;
  if (view.revision < revision) return;
  revision = view.revision;
  draw(view);
  host.setState(view);
});

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
  if (event.key === 'p' || event.key === 'P') return done(event, () => send({ type: 'pin' }));
  const cards = cardsOf(root);
  const current = target.closest<HTMLElement>('[data-card]');
  const at = current === null ? -1 : cards.indexOf(current);
  const to = step(event.key, at, cards.length);
  if (to !== null) return done(event, () => cards[to]?.focus());
  if (onButton && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
    return done(event, () => sideways(target, event.key));
  const type = KEYS[event.key];
  const card = current?.dataset.card;
  if (type !== undefined && card !== undefined) done(event, () => send({ type, card }));
});

root.addEventListener('dblclick', (event) => {
  const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card;
  if (card !== undefined) send({ type: 'jump', card });
});

function done(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** Where a key leads in a list of `count` cards; null if it is no key for moving. */
function step(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

function sideways(from: HTMLElement, key: string): void {
  const next = key === 'ArrowRight' ? from.nextElementSibling : from.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
}

send({ type: 'ready' });
