/** The picture tab's page: draws for the room there is, lets the keys walk from card to card, and saves what is seen. */
import { button, element, isolated, taken, text } from '../dom';
import { drawChain, type Room } from './chain';
import { type Drawing, type Item, type Measure, TONES } from './drawing';
import type { PictureIntent, PictureView, ShowPicture, Subject } from './protocol';
import { elementOf, type Ink, type Palette, type SvgElement, element as svgElement, svgFile } from './svg';
import { pictureTable } from './table';
import { drawTimeline } from './timeline';

interface Shown {
  readonly view: PictureView;
  readonly subject: Subject;
}
interface Host {
  postMessage(message: PictureIntent): void;
  getState(): Shown | undefined;
  setState(shown: Shown): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const send = (intent: PictureIntent): void => host.postMessage(intent);
const root = document.getElementById('picture')!;
const bar = element('div', 'bar');
const title = element('h1', 'title');
const stage = element('div', 'stage');
const list = element('details', 'list');
root.append(bar, title, stage, list);

let view: PictureView | null = null;
let drawing: Drawing | null = null;
/** What is drawn now, in words: an equal picture is not drawn again. */
let before = '';
let focused: string | null = null;

function show(next: PictureView): void {
  view = next;
  const { words, picture } = next;
  title.replaceChildren(isolated(next.title));
  const turn = (kind: 'chain' | 'timeline'): HTMLButtonElement => {
    const made = button(words[kind], () => send({ type: 'turn', picture: kind }));
    made.setAttribute('aria-pressed', String(picture.kind === kind));
    made.classList.add('turn');
    return made;
  };
  const saveSvg = button(words.saveSvg, () => save('svg'));
  const savePng = button(words.savePng, () => save('png'));
  const space = element('span', 'space');
  const focusedAt = [...bar.children].indexOf(document.activeElement as Element);
  bar.replaceChildren(turn('chain'), turn('timeline'), space, saveSvg, savePng);
  (bar.children[focusedAt] as HTMLElement | undefined)?.focus();
  draw();
}

/** Lays the picture out for the width there is; the same again is left as it stands. */
function draw(): void {
  if (view === null) return;
  const { picture, words } = view;
  const key = JSON.stringify([picture, words, stage.clientWidth, fontSize()]);
  if (key === before) return;
  before = key;
  const count = picture.kind === 'chain' ? picture.nodes.length : picture.items.length;
  if (count === 0) {
    drawing = null;
    stage.replaceChildren(text('p', 'state', words.empty));
    list.replaceChildren();
    list.hidden = true;
    return;
  }
  const room: Room = { width: stage.clientWidth, size: fontSize(), measure: measure() };
  drawing = picture.kind === 'chain' ? drawChain(picture, words, room) : drawTimeline(picture, words, room);
  const held = stage.contains(document.activeElement);
  const items = drawing.items.map(itemNode);
  const svg = dom(
    svgElement('svg', {
      width: String(drawing.width),
      height: String(drawing.height),
      viewBox: `0 0 ${drawing.width} ${drawing.height}`,
      role: 'group',
      'aria-label': `${view.title}. ${words.keys}`,
    }),
  );
  const ground = dom(
    svgElement(
      'g',
      { 'aria-hidden': 'true' },
      drawing.ground.map((shape) => elementOf(shape, classes, () => null)),
    ),
  );
  svg.append(ground, ...items.map(({ group }) => group));
  stage.replaceChildren(svg);
  const buttons = items.map(({ button }) => button);
  const first = buttons.find((node) => node.dataset.item === focused) ?? buttons[0];
  if (first !== undefined) first.tabIndex = 0;
  if (held) first?.focus({ preventScroll: true });
  list.hidden = false;
  const head = text('summary', '', words.asList);
  list.replaceChildren(head, pictureTable(picture, words));
}

/** In the page a tone is a class: the style sheet gives it the theme's colour. */
const classes: Ink = (property, tone) => ['class', `${property}-${tone}`];

/**
 * What is seen of a card, and over it what is focused and named: its name says all, where the lines on the card may be cut short.
 */
function itemNode(item: Item): { readonly group: SVGElement; readonly button: SVGElement } {
  const { x, y, width, height } = item.frame;
  const seen = svgElement(
    'g',
    { 'aria-hidden': 'true' },
    item.shapes.map((shape) => elementOf(shape, classes, () => null)),
  );
  const over = dom(
    svgElement('rect', {
      class: 'item',
      role: claimOf(item.id) === null ? 'img' : 'button',
      tabindex: '-1',
      'aria-label': item.label,
      'data-item': item.id,
      ...Object.fromEntries(
        Object.entries({ x, y, width, height, rx: 4 }).map(([name, value]) => [name, String(value)]),
      ),
    }),
  );
  over.addEventListener('focus', () => {
    for (const other of stage.querySelectorAll<SVGElement>('.item')) other.tabIndex = other === over ? 0 : -1;
    focused = item.id;
  });
  // The picture stays in sight.
  over.addEventListener('click', () => open(item.id, 'beside'));
  const group = dom(svgElement('g', {}));
  group.append(dom(seen), over);
  return { group, button: over };
}

function dom(made: SvgElement): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', made.tag);
  for (const [name, value] of Object.entries(made.attributes)) node.setAttribute(name, value);
  if (typeof made.content === 'string') node.textContent = made.content;
  else node.append(...made.content.map(dom));
  return node;
}

/** The claim that a card leads to; null for an actor, or for those told by number. */
function claimOf(id: string): string | null {
  const { picture } = view!;
  const found =
    picture.kind === 'chain'
      ? picture.nodes.find((node) => node.id === id)
      : picture.items.find((item) => item.id === id);
  return found?.claim ?? null;
}

function open(id: string, how: 'jump' | 'beside'): void {
  const claim = claimOf(id);
  if (claim !== null) send({ type: how, claim });
}

stage.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || drawing === null) return;
  const { items } = drawing;
  const at = items.findIndex(
    (item) => item.id === (event.target as Element).closest<SVGElement>('.item')?.dataset.item,
  );
  if (at < 0) return;
  const id = items[at]!.id;
  if (event.key === 'Enter') return taken(event, () => open(id, 'jump'));
  if (event.key === ' ') return taken(event, () => open(id, 'beside'));
  const to = neighbour(items, at, event.key);
  if (to !== null) taken(event, () => focusItem(items[to]!.id));
});

function focusItem(id: string): void {
  const node = [...stage.querySelectorAll<SVGElement>('.item')].find((one) => one.dataset.item === id);
  // Not under the bar that stays at the top.
  document.documentElement.style.scrollPaddingTop = `${bar.offsetHeight + 4}px`;
  node?.focus({ preventScroll: true });
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The nearest card in the direction of the key; null if the key is none, or nothing lies there. */
function neighbour(items: readonly Item[], at: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return items.length - 1;
  const ways: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
  };
  const way = ways[key];
  if (way === undefined) return null;
  const here = middle(items[at]!);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  items.forEach((item, index) => {
    const there = middle(item);
    const [right, down] = [there.x - here.x, there.y - here.y];
    const along = right * way[0] + down * way[1];
    const aside = Math.abs(right * way[1]) + Math.abs(down * way[0]);
    if (along > 1 && along + 3 * aside < least) [best, least] = [index, along + 3 * aside];
  });
  return best;
}

const middle = ({ frame }: Item) => ({ x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 });

const fontSize = (): number => Number.parseFloat(getComputedStyle(root).fontSize);

/** Measures with the page's own font; a little more than it says, for what a screen rounds. */
function measure(): Measure {
  const context = document.createElement('canvas').getContext('2d')!;
  const { fontFamily } = getComputedStyle(root);
  return (content, size, bold) => {
    context.font = `${bold ? 600 : 400} ${size}px ${fontFamily}`;
    return context.measureText(content).width * 1.02 + 0.5;
  };
}

/** The theme's colours as they are now, for a file that must stand on its own. */
function palette(): Palette {
  const probe = dom(svgElement('path', {}));
  const svg = dom(svgElement('svg', { width: '0', height: '0' }));
  svg.append(probe);
  root.append(svg);
  const colours = TONES.map((tone) => {
    probe.setAttribute('class', `fill-${tone}`);
    return [tone, getComputedStyle(probe).fill] as const;
  });
  svg.remove();
  return Object.fromEntries(colours) as Palette;
}

async function save(format: 'svg' | 'png'): Promise<void> {
  if (drawing === null || view === null) return;
  const { fontFamily } = getComputedStyle(root);
  const kind = view.words[view.picture.kind];
  const labels = drawing.items.map(({ label }) => label).join('\n');
  const svg = svgFile(drawing, `${kind}: ${view.title}`, labels, palette(), fontFamily, measure());
  send({ type: 'save', format, content: format === 'svg' ? svg : await rastered(svg, drawing) });
}

/** Twice as fine as the screen, as far as a canvas goes. @returns base64 */
async function rastered(svg: string, { width, height }: Drawing): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.floor(width * scale), Math.floor(height * scale)];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace('data:image/png;base64,', '');
}

const remembered = host.getState();
if (remembered !== undefined) show(remembered.view);
window.addEventListener('message', (event: MessageEvent<ShowPicture>) => {
  const { view: next, subject } = event.data;
  if (view !== null && next.revision < view.revision) return;
  host.setState({ view: { ...next, revision: 0 }, subject });
  show(next);
});
window.addEventListener('resize', draw);
send({ type: 'ready' });
