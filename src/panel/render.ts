/** PanelView → DOM. Text nodes only: nothing from a source is ever read as HTML. What did not change is not redrawn. */
import { button, element, isolated, line, place, runNodes, text } from './dom';
import { icon, type Sign } from './icons';
import type { CardView, GroupView, Intent, PanelView } from './protocol';

export type Send = (intent: Intent) => void;

export interface Renderer {
  draw(view: PanelView): void;
  /** Groups that are shown in full, though they are long. */
  readonly opened: readonly GroupView['id'][];
}

/** More cards than this of one kind are folded. */
const SHOWN = 6;

/** Draws into `root` whatever view it is given; `opened` as it was left before. */
export function renderer(
  root: HTMLElement,
  send: Send,
  before: readonly GroupView['id'][],
  changed: () => void,
): Renderer {
  const drawn = new Map<string, { readonly text: string; readonly node: HTMLElement }>();
  const opened = new Set(before);
  let last = '';

  const draw = (view: PanelView): void => {
    const now = JSON.stringify([{ ...view, revision: 0 }, [...opened]]);
    if (now === last) return;
    last = now;
    const active = activeCard();
    const kept = new Set<string>();
    const keep = (key: string, content: unknown, make: () => HTMLElement): HTMLElement => {
      kept.add(key);
      const said = JSON.stringify(content);
      const old = drawn.get(key);
      if (old !== undefined && old.text === said) return old.node;
      const node = make();
      drawn.set(key, { text: said, node });
      return node;
    };
    const { words, focus } = view;
    const parts: HTMLElement[] = [
      keep('name', words.related, () => text('h1', 'unseen', words.related)),
      keep('bar', [view.pinned, view.canGoBack, view.canGoForward, words], () => bar(view, send)),
    ];
    if (focus !== null) parts.push(keep('focus', [focus, words], () => cardNode(focus, view, send, true)));
    if (view.marks.length > 0) parts.push(keep('marks', view.marks, () => markList(view.marks)));
    if (view.state !== null) parts.push(keep('state', view.state, () => stateNode(view, send)));
    if (view.sum !== '') parts.push(keep('sum', view.sum, () => text('p', 'sum', view.sum)));
    for (const group of view.groups) {
      parts.push(keep(`title:${group.id}`, [group.title, group.cards.length], () => groupTitle(group)));
      const folded = group.cards.length > SHOWN && !opened.has(group.id);
      for (const card of folded ? group.cards.slice(0, SHOWN - 1) : group.cards) {
        const key = `card:${card.id}`;
        parts.push(keep(key, [card, words, group.id], () => cardNode(card, view, send, false)));
      }
      if (group.cards.length <= SHOWN) continue;
      const rest = words.more.replace('{0}', String(group.cards.length - SHOWN + 1));
      const label = folded ? rest : words.fewer;
      const turn = (): void => {
        if (opened.has(group.id)) opened.delete(group.id);
        else opened.add(group.id);
        draw(view);
        changed();
      };
      parts.push(keep(`more:${group.id}`, [label, now], () => moreButton(label, !folded, turn)));
    }
    if (view.silent !== '') parts.push(keep('silent', view.silent, () => line('silent', view.silent)));
    for (const key of drawn.keys()) if (!kept.has(key)) drawn.delete(key);
    const onMore = document.activeElement?.classList.contains('more') === true;
    place(root, parts);
    if (active !== null) focusCard(root, active);
    else if (onMore) root.querySelector<HTMLElement>('.more')?.focus();
  };
  return {
    draw,
    get opened() {
      return [...opened];
    },
  };
}

export function cardsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-card]')];
}

export function activeCard(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card ?? null;
}

export function focusCard(root: HTMLElement, id: string): void {
  const card = cardsOf(root).find((node) => node.dataset.card === id);
  if (card !== undefined && !card.contains(document.activeElement)) card.focus();
}

function bar(view: PanelView, send: Send): HTMLElement {
  const { words } = view;
  const node = element('div', 'bar');
  node.setAttribute('role', 'toolbar');
  node.setAttribute('aria-label', words.keys);
  const back = iconButton('back', words.back, () => send({ type: 'back' }));
  const forward = iconButton('forward', words.forward, () => send({ type: 'forward' }));
  back.disabled = !view.canGoBack;
  forward.disabled = !view.canGoForward;
  const pin = button(view.pinned ? words.unpin : words.pin, () => send({ type: 'pin' }));
  pin.setAttribute('aria-pressed', String(view.pinned));
  pin.classList.add('pin');
  node.append(back, forward, pin);
  return node;
}

function stateNode(view: PanelView, send: Send): HTMLElement {
  const state = view.state!;
  const node = line('state', state.text);
  node.setAttribute('role', 'status');
  if (state.busy) node.classList.add('busy');
  if (state.button !== null) {
    const act = button(state.button, () => send({ type: 'read' }));
    act.classList.add('primary');
    node.append(act);
  }
  return node;
}

function markList(marks: readonly string[]): HTMLElement {
  const node = element('ul', 'marks');
  for (const mark of marks) {
    const item = element('li');
    item.append(isolated(mark));
    node.append(item);
  }
  return node;
}

function groupTitle(group: GroupView): HTMLElement {
  const node = element('h2', `title ${group.id}`);
  node.append(text('span', '', group.title), text('span', 'count', String(group.cards.length)));
  return node;
}

function moreButton(label: string, open: boolean, turn: () => void): HTMLElement {
  const node = button(label, turn);
  node.classList.add('more');
  node.setAttribute('aria-expanded', String(open));
  return node;
}

function cardNode(card: CardView, view: PanelView, send: Send, top: boolean): HTMLElement {
  const { words } = view;
  const node = element('article', `card ${card.status}${top ? ' top' : ''}`);
  node.dataset.card = card.id;
  node.tabIndex = top ? 0 : -1;
  node.setAttribute('aria-label', card.label);
  const head = element('header');
  const source = element('span', 'source');
  source.append(isolated(card.source));
  const where = element('span', 'place');
  where.append(isolated(card.place));
  head.append(source, where);
  node.append(head);
  if (card.chain !== '') node.append(line('chain', card.chain));
  node.append(sentence(card), line('why', card.why));
  const chips = card.chips.map((chip) => text('span', 'chip', chip));
  if (card.status === 'accepted') chips.push(text('span', 'chip done', words.confirmed));
  if (card.status === 'disputed') chips.push(text('span', 'chip doubt', words.disputed));
  if (card.copies !== '') chips.push(text('span', 'copies', card.copies));
  const foot = element('div', 'foot');
  foot.append(...chips, actions(card, view, send));
  node.append(foot);
  return node;
}

/** The sentence word for word, in its own direction; the claim and the differing words are marked by element, not by colour alone. */
function sentence(card: CardView): HTMLElement {
  const node = element('p', 'sentence');
  node.dir = 'auto';
  node.append(...runNodes(card.runs));
  return node;
}

function actions(card: CardView, view: PanelView, send: Send): HTMLElement {
  const { words } = view;
  const node = element('div', 'actions');
  const act = (sign: Sign & Intent['type'], label: string): void => {
    add(sign, label, () => send({ type: sign, card: card.id } as Intent));
  };
  const add = (sign: Sign, label: string, done: () => void): void => {
    const made = iconButton(sign, label, done);
    made.tabIndex = -1;
    made.dataset.act = sign;
    node.append(made);
  };
  act('jump', words.jump);
  act('beside', words.beside);
  if (card.judged) {
    act('confirm', words.confirm);
    act('reject', words.reject);
  }
  act('cite', words.cite);
  if (!card.judged) {
    add('chain', words.chain, () => send({ type: 'picture', picture: 'chain' }));
    add('timeline', words.timeline, () => send({ type: 'picture', picture: 'timeline' }));
  }
  return node;
}

function iconButton(sign: Sign, label: string, act: () => void): HTMLButtonElement {
  const node = button('', act, label);
  node.classList.add('sign');
  node.append(icon(sign));
  return node;
}
