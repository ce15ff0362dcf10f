/** PanelView → DOM. Text nodes only: nothing from a source is ever read as HTML. What did not change is not redrawn. */
import type { CardView, GroupView, Intent, PanelView } from './protocol';

export type Send = (intent: Intent) => void;

/** Draws the first view into `root` and gives the function that draws every later one. */
export function renderer(root: HTMLElement, send: Send): (view: PanelView) => void {
  const document = root.ownerDocument;
  const drawn = new Map<string, { readonly text: string; readonly node: HTMLElement }>();
  let before = '';

  return (view) => {
    const now = JSON.stringify({ ...view, revision: 0 });
    if (now === before) return;
    before = now;
    const active = activeCard(document);
    const kept = new Set<string>();
    const keep = (key: string, content: unknown, make: () => HTMLElement): HTMLElement => {
      kept.add(key);
      const text = JSON.stringify(content);
      const old = drawn.get(key);
      if (old !== undefined && old.text === text) return old.node;
      const node = make();
      drawn.set(key, { text, node });
      return node;
    };
    const parts: HTMLElement[] = [
      keep('name', view.words.related, () => text(document, 'h1', 'unseen', view.words.related)),
    ];
    parts.push(
      keep('bar', [view.pinned, view.canGoBack, view.canGoForward, view.words], () => bar(document, view, send)),
    );
    if (view.focus !== null) {
      const focus = view.focus;
      parts.push(keep('focus', [focus, view.words], () => cardNode(document, focus, view, send, true)));
    }
    if (view.marks.length > 0) parts.push(keep('marks', view.marks, () => markList(document, view.marks)));
    if (view.state !== null) parts.push(keep('state', view.state, () => stateNode(document, view, send)));
    for (const group of view.groups) {
      parts.push(
        keep(`title:${group.id}`, [group.title, group.cards.length], () => groupTitle(document, group)),
        ...group.cards.map((card) =>
          keep(`card:${card.id}`, [card, view.words, group.id], () => cardNode(document, card, view, send, false)),
        ),
      );
    }
    if (view.silent !== '') parts.push(keep('silent', view.silent, () => line(document, 'silent', view.silent)));
    for (const key of drawn.keys()) if (!kept.has(key)) drawn.delete(key);
    place(root, parts);
    if (active !== null) focusCard(root, active);
  };
}

/** Brings the children of `root` into the order of `parts`, moving only what stands elsewhere. */
function place(root: HTMLElement, parts: readonly HTMLElement[]): void {
  const wanted = new Set<Node>(parts);
  for (const child of [...root.childNodes]) if (!wanted.has(child)) root.removeChild(child);
  parts.forEach((part, at) => {
    const there = root.childNodes[at] ?? null;
    if (there !== part) root.insertBefore(part, there);
  });
}

export function cardsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-card]')];
}

function activeCard(document: Document): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card ?? null;
}

export function focusCard(root: HTMLElement, id: string): void {
  const card = cardsOf(root).find((node) => node.dataset.card === id);
  if (card !== undefined && !card.contains(root.ownerDocument.activeElement)) card.focus();
}

function bar(document: Document, view: PanelView, send: Send): HTMLElement {
  const { words } = view;
  const node = element(document, 'div', 'bar');
  node.setAttribute('role', 'toolbar');
  node.setAttribute('aria-label', words.keys);
  const back = button(document, '←', words.back, () => send({ type: 'back' }));
  const forward = button(document, '→', words.forward, () => send({ type: 'forward' }));
  back.disabled = !view.canGoBack;
  forward.disabled = !view.canGoForward;
  const pin = button(document, view.pinned ? words.unpin : words.pin, view.pinned ? words.unpin : words.pin, () =>
    send({ type: 'pin' }),
  );
  pin.setAttribute('aria-pressed', String(view.pinned));
  pin.classList.add('pin');
  node.append(back, forward, pin);
  return node;
}

function stateNode(document: Document, view: PanelView, send: Send): HTMLElement {
  const state = view.state!;
  const node = line(document, 'state', state.text);
  node.setAttribute('role', 'status');
  if (state.busy) node.classList.add('busy');
  if (state.button !== null) {
    const act = button(document, state.button, state.button, () => send({ type: 'read' }));
    act.classList.add('primary');
    node.append(act);
  }
  return node;
}

function markList(document: Document, marks: readonly string[]): HTMLElement {
  const node = element(document, 'ul', 'marks');
  for (const mark of marks) {
    const item = element(document, 'li', '');
    item.append(isolated(document, mark));
    node.append(item);
  }
  return node;
}

function groupTitle(document: Document, group: GroupView): HTMLElement {
  const node = element(document, 'h2', `title ${group.id}`);
  node.append(text(document, 'span', '', group.title), text(document, 'span', 'count', String(group.cards.length)));
  return node;
}

function cardNode(document: Document, card: CardView, view: PanelView, send: Send, top: boolean): HTMLElement {
  const { words } = view;
  const node = element(document, 'article', `card ${card.status}${top ? ' top' : ''}`);
  node.dataset.card = card.id;
  node.tabIndex = top ? 0 : -1;
  node.setAttribute('aria-label', card.label);
  const head = element(document, 'header', '');
  const source = element(document, 'span', 'source');
  source.append(isolated(document, card.source));
  const place = element(document, 'span', 'place');
  place.append(isolated(document, card.place));
  head.append(source, place);
  node.append(head);
  if (card.chain !== '') {
    const chain = element(document, 'p', 'chain');
    chain.append(isolated(document, card.chain));
    node.append(chain);
  }
  node.append(sentence(document, card));
  const chips = [...card.chips.map((chip) => text(document, 'span', 'chip', chip))];
  if (card.status === 'accepted') chips.push(text(document, 'span', 'chip done', words.confirmed));
  if (card.status === 'disputed') chips.push(text(document, 'span', 'chip doubt', words.disputed));
  if (card.copies !== '') chips.push(text(document, 'span', 'copies', card.copies));
  if (chips.length > 0) {
    const row = element(document, 'p', 'chips');
    row.append(...chips);
    node.append(row);
  }
  node.append(line(document, 'why', card.why), actions(document, card, view, send));
  return node;
}

/** The sentence word for word; the claim and the differing words are marked by element, not by colour alone. */
function sentence(document: Document, card: CardView): HTMLElement {
  const node = element(document, 'p', 'sentence');
  const inner = document.createElement('bdi');
  for (const run of card.runs) {
    if (run.tone === 'plain') inner.append(run.text);
    else if (run.tone === 'claim') inner.append(text(document, 'span', 'claim', run.text));
    else inner.append(text(document, 'mark', run.tone, run.text));
  }
  node.append(inner);
  return node;
}

function actions(document: Document, card: CardView, view: PanelView, send: Send): HTMLElement {
  const { words } = view;
  const node = element(document, 'div', 'actions');
  const act = (label: string, type: 'jump' | 'beside' | 'confirm' | 'reject' | 'cite') => {
    const made = button(document, label, label, () => send({ type, card: card.id }));
    made.tabIndex = -1;
    made.dataset.act = type;
    return made;
  };
  node.append(act(words.jump, 'jump'), act(words.beside, 'beside'));
  if (card.judged) node.append(act(words.confirm, 'confirm'), act(words.reject, 'reject'));
  node.append(act(words.cite, 'cite'));
  return node;
}

function button(document: Document, label: string, title: string, act: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = label;
  node.title = title;
  if (label !== title) node.setAttribute('aria-label', title);
  node.addEventListener('click', (event) => {
    event.stopPropagation();
    act();
  });
  return node;
}

function element(document: Document, tag: string, className: string): HTMLElement {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  return node;
}

function text(document: Document, tag: string, className: string, content: string): HTMLElement {
  const node = element(document, tag, className);
  node.textContent = content;
  return node;
}

/** Text from a source, kept apart so that its direction does not turn the words around it. */
function isolated(document: Document, content: string): HTMLElement {
  const node = document.createElement('bdi');
  node.textContent = content;
  return node;
}

function line(document: Document, className: string, content: string): HTMLElement {
  const node = element(document, 'p', className);
  node.append(isolated(document, content));
  return node;
}
