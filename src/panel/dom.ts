/** Making elements. Text nodes only: nothing from a source is ever read as HTML. */

export function element(tag: string, className = ''): HTMLElement {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  return node;
}

export function text(tag: string, className: string, content: string): HTMLElement {
  const node = element(tag, className);
  node.textContent = content;
  return node;
}

/** Text from a source, kept apart so that its direction does not turn the words around it. */
export function isolated(content: string): HTMLElement {
  const node = document.createElement('bdi');
  node.textContent = content;
  return node;
}

export function line(className: string, content: string): HTMLElement {
  const node = element('p', className);
  node.append(isolated(content));
  return node;
}

/** `title` is what a screen reader says, and a hover shows, where the label alone would not do. */
export function button(label: string, act: () => void, title = label): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = label;
  if (title !== label) {
    node.title = title;
    node.setAttribute('aria-label', title);
  }
  node.addEventListener('click', (event) => {
    event.stopPropagation();
    act();
  });
  return node;
}

/** Pieces of a text of which some stand out, by element and not by colour alone. */
export function runNodes(runs: readonly { readonly text: string; readonly tone: string }[]): (HTMLElement | string)[] {
  return runs.map((run) =>
    run.tone === 'plain' ? run.text : text(run.tone === 'claim' ? 'span' : 'mark', run.tone, run.text),
  );
}

/** Brings the children of `root` into the order of `parts`, touching only what stands elsewhere or has gone. */
export function place(root: HTMLElement, parts: readonly Node[]): void {
  const wanted = new Set<Node>(parts);
  for (const child of [...root.childNodes]) if (!wanted.has(child)) root.removeChild(child);
  parts.forEach((part, at) => {
    const there = root.childNodes[at] ?? null;
    if (there !== part) root.insertBefore(part, there);
  });
}

/** A key that was understood goes no further. */
export function taken(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}
