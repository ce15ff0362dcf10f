/** The chain of transmission as a drawing: who said it, at the left, and through whom it came to each text, at the right. */
import {
  type Dash,
  type Drawing,
  heightOf,
  type Item,
  lineHeight,
  type Measure,
  type Shape,
  type Stack,
  textShapes,
  wrap,
} from './drawing';
import { placed } from './levels';
import type { ChainEdge, ChainNode, ChainPicture, PictureWords } from './protocol';

/** What the page has to offer: its width in pixels, its font's size and how wide that font is. */
export interface Room {
  readonly width: number;
  readonly size: number;
  readonly measure: Measure;
}

/** More stations than this are told by number. */
export const MOST = 200;

const DASH: Readonly<Record<ChainEdge['kind'], Dash>> = { said: 'solid', reported: 'dashed', repeated: 'dotted' };

export function drawChain(whole: ChainPicture, words: PictureWords, room: Room): Drawing {
  const { nodes, edges } = foldChain(whole, words.more);
  const { size } = room;
  const [margin, gap] = [size * 1.2, size * 4.5];
  const columns = Math.max(0, ...nodes.map(({ step }) => step)) + 1;
  const free = (room.width - 2 * margin - gap * (columns - 1)) / columns;
  const width = Math.round(Math.max(size * 12.5, Math.min(size * 25, free)));
  const legend = legendOf(edges, words, margin, 2 * margin + columns * width + gap * (columns - 1), room);

  const cards = nodes.map((node) => cardOf(node, width, room));
  const stations = nodes.map(({ step }, at) => ({ step, height: cards[at]!.height }));
  const place = placed(stations, edges, size * 1.1);
  const down = margin + legend.height - place.top;
  const left = (step: number): number => margin + step * (width + gap);

  const ground = edges.map((edge, at) => {
    const [from, to] = [nodes[edge.from]!, nodes[edge.to]!];
    let [x, y] = [left(from.step) + width, place.middles[edge.from]! + down];
    let d = `M${point(x, y)}`;
    const curve = (toX: number, toY: number): void => {
      const middle = (x + toX) / 2;
      d += `C${point(middle, y)} ${point(middle, toY)} ${point(toX, toY)}`;
      [x, y] = [toX, toY];
    };
    place.lanes[at]!.forEach((lane, passed) => {
      curve(left(from.step + 1 + passed), lane + down);
      x += width;
      d += `H${round(x)}`;
    });
    const end = left(to.step);
    curve(end - size * 0.6, place.middles[edge.to]! + down);
    return [stroke(d, DASH[edge.kind]), head(end - 1, y, size)];
  });
  const items = nodes.map((node, at): Item => {
    const card = cards[at]!;
    const frame = { x: left(node.step), y: place.middles[at]! + down - card.height / 2, width, height: card.height };
    return { id: node.id, label: labelOf(node), frame, shapes: card.at(frame.x, frame.y) };
  });
  return {
    width: Math.ceil(2 * margin + columns * width + gap * (columns - 1)),
    height: Math.ceil(place.bottom + down + margin),
    ground: [...legend.shapes, ...ground.flat()],
    items,
  };
}

/** The words first, then who, where and what differs. */
export const labelOf = ({ text, title, place, differs }: ChainNode): string =>
  [text, title, place, differs.length === 0 ? '' : `≠ ${differs.join(', ')}`].filter(Boolean).join('. ');

/** Texts beyond what one can look at stand as one station for each column; `more` is "{0} more". */
export function foldChain({ nodes, edges }: Pick<ChainPicture, 'nodes' | 'edges'>, more: string) {
  if (nodes.length <= MOST) return { nodes, edges };
  const steps = new Set(nodes.map(({ step }) => step));
  // The statement that was asked for, then those who pass on, then the rest as they come.
  const passing = new Set(edges.map(({ from }) => from));
  const rank = (at: number): number => (nodes[at]!.asked ? 0 : passing.has(at) ? 1 : 2);
  const order = nodes.map((_, at) => at).sort((a, b) => rank(a) - rank(b) || a - b);
  const kept = order.slice(0, Math.max(1, MOST - steps.size)).sort((a, b) => a - b);
  const place = new Map(kept.map((at, now) => [at, now]));
  const out = kept.map((at) => nodes[at]!);
  for (const step of [...steps].sort((a, b) => a - b)) {
    const folded = nodes.flatMap((node, at) => (node.step === step && !place.has(at) ? [at] : []));
    if (folded.length === 0) continue;
    for (const at of folded) place.set(at, out.length);
    out.push({
      id: `more ${step}`,
      kind: 'actor',
      title: more.replace('{0}', String(folded.length)),
      place: '',
      text: '',
      differs: [],
      step,
      asked: false,
      claim: null,
    });
  }
  const ways = new Map<string, ChainEdge>();
  for (const { from, to, kind } of edges) {
    const [a, b] = [place.get(from)!, place.get(to)!];
    ways.set(`${a} ${b}`, ways.get(`${a} ${b}`) ?? { from: a, to: b, kind });
  }
  return { nodes: out, edges: [...ways.values()] };
}

/** One station: an actor in a rounded frame, a text on a card with its words. */
function cardOf(node: ChainNode, width: number, { size, measure }: Room) {
  const pad = size * 0.75;
  const inner = width - 2 * pad;
  const small = size * 0.88;
  const stack = (text: string, lines: number, bold: boolean, fill: Stack['fill'], at = size): Stack => ({
    lines: text === '' ? [] : wrap(text, inner, lines, at, bold, measure),
    size: at,
    bold,
    fill,
  });
  const stacks =
    node.kind === 'actor'
      ? [stack(node.title, 3, true, 'ink')]
      : [
          stack(node.title, 2, true, 'ink'),
          stack(node.place, 1, false, 'quiet', small),
          stack(node.text, 4, false, 'ink'),
          stack(node.differs.length === 0 ? '' : `≠ ${node.differs.join(', ')}`, 1, true, 'differs', small),
        ];
  const height = heightOf(stacks) + 2 * pad * 0.8;
  const round = node.kind === 'actor' ? Math.min(height / 2, size * 1.4) : size * 0.3;
  const at = (x: number, y: number): Shape[] => [
    {
      kind: 'box',
      x,
      y,
      width,
      height,
      radius: round,
      fill: 'card',
      stroke: node.differs.length > 0 ? 'differs' : node.asked ? 'accent' : 'line',
      weight: node.asked ? 2.5 : 1,
    },
    ...textShapes(stacks, x + pad, y + pad * 0.8, inner),
  ];
  return { height, at };
}

function legendOf(
  edges: readonly ChainEdge[],
  words: PictureWords,
  margin: number,
  wide: number,
  { size, measure }: Room,
) {
  const used = (['said', 'reported', 'repeated'] as const).filter((kind) => edges.some((edge) => edge.kind === kind));
  const small = size * 0.88;
  const [sample, high] = [size * 2.6, lineHeight(size)];
  const shapes: Shape[] = [];
  let [x, y] = [margin, margin];
  for (const kind of used) {
    const text = words[kind];
    const width = Math.min(measure(text, small, false) + 2, wide - 2 * margin - sample);
    if (x > margin && x + sample + width > wide - margin) [x, y] = [margin, y + high];
    shapes.push(
      stroke(`M${point(x, y + high / 2)}h${round(sample - size * 0.9)}`, DASH[kind]),
      head(x + sample - size * 0.4, y + high / 2, size),
      ...textShapes([{ lines: [text], size: small, bold: false, fill: 'quiet' }], x + sample, y, width),
    );
    x += sample + width + size * 1.6;
  }
  return { shapes, height: used.length === 0 ? 0 : y - margin + high + size };
}

const stroke = (d: string, dash: Dash): Shape => ({
  kind: 'path',
  d,
  stroke: 'quiet',
  weight: 1.5,
  dash,
  filled: false,
});

function head(x: number, y: number, size: number): Shape {
  const [long, half] = [round(size * 0.6), round(size * 0.3)];
  const d = `M${point(x, y)}l${-long} ${-half}v${2 * half}z`;
  return { kind: 'path', d, stroke: 'quiet', weight: 1, dash: 'solid', filled: true };
}

const round = (value: number): number => Math.round(value * 100) / 100;
const point = (x: number, y: number): string => `${round(x)} ${round(y)}`;
