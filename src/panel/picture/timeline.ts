/** Who said what when, as a drawing: time runs down, each speaker has a lane, and days that are told of stand apart from days of saying. */
import { MOST, type Room } from './chain';
import { type Drawing, heightOf, type Item, lineHeight, type Shape, type Stack, textShapes, wrap } from './drawing';
import type { PictureWords, TimelineItem, TimelinePicture } from './protocol';

interface Lane {
  readonly title: string;
  /** Several speakers share it: each card names its own. */
  readonly shared: boolean;
  has(item: TimelineItem): boolean;
}

interface Row {
  readonly day: string;
  /** For each lane, its items in order. */
  readonly cells: readonly (readonly TimelineItem[])[];
}

export function drawTimeline(picture: TimelinePicture, words: PictureWords, room: Room): Drawing {
  const { size } = room;
  const margin = size * 1.2;
  const axis = margin + Math.max(measureDay(room), room.measure(words.undated, size, true)) + size * 1.4;
  const first = axis + size * 1.6;
  const lanes = lanesOf(picture.items, words, Math.floor((room.width - first - margin) / (size * 14)));
  const between = size * 1.1;
  const free = (room.width - first - margin - between * (lanes.length - 1)) / lanes.length;
  const width = Math.round(Math.max(size * 12, Math.min(size * 30, free)));
  const left = (lane: number): number => first + lane * (width + between);
  const right = left(lanes.length - 1) + width;

  const ground: Shape[] = [];
  const items: Item[] = [];
  let y = margin;
  if (lanes.length > 1) {
    const titles = lanes.map(({ title }): Stack[] => [
      { lines: wrap(title, width, 2, size, true, room.measure), size, bold: true, fill: 'ink' },
    ]);
    const high = Math.max(...titles.map(heightOf));
    titles.forEach((stacks, lane) => {
      ground.push(...textShapes(stacks, left(lane), y + high - heightOf(stacks), width));
    });
    y += high + size * 0.6;
    ground.push(rule(margin, right, y));
    y += size * 0.9;
  }
  let previous: string | null = null;
  for (const { day, cells } of rowsOf(picture.items, lanes, words.more)) {
    const missed = previous === null ? 0 : daysBetween(previous, day) - 1;
    if (missed > 0) {
      const text = (missed === 1 ? words.oneDay : words.days).replace('{0}', String(missed));
      const high = lineHeight(size);
      const stacks: Stack[] = [{ lines: [text], size: size * 0.88, bold: false, fill: 'quiet' }];
      ground.push(...textShapes(stacks, margin, y, axis - margin - size * 0.8));
      ground.push(spine(axis, y, high + size * 0.9, 'dotted'));
      y += high + size * 0.9;
    }
    const cards = cells.map((cell, lane) => cell.map((item) => cardOf(item, lanes[lane]!, width, room)));
    const heights = cards.map((column) => column.reduce((sum, { height }) => sum + height + size * 0.6, -size * 0.6));
    const high = Math.max(lineHeight(size), ...heights);
    const label: Stack[] = [{ lines: [day === '' ? words.undated : day], size, bold: true, fill: 'ink' }];
    ground.push(...textShapes(label, margin, y + size * 0.35, axis - margin - size * 0.8));
    if (day !== '') ground.push(spine(axis, y, high + size * 0.9, 'solid'));
    ground.push(...markers(cells.flat(), axis, y + size * 1.05, size));
    cells.forEach((cell, lane) => {
      let top = y;
      cell.forEach((item, at) => {
        const { height, draw } = cards[lane]![at]!;
        const frame = { x: left(lane), y: top, width, height };
        items.push({ id: item.id, label: labelOf(item), frame, shapes: draw(frame.x, frame.y) });
        top += height + size * 0.6;
      });
    });
    y += high + size * 0.9;
    previous = day;
  }
  return { width: Math.ceil(right + margin), height: Math.ceil(y + margin - size * 0.9), ground, items };
}

const labelOf = ({ text, who, source, day, differs }: TimelineItem): string =>
  [text, who, source, day, differs.length === 0 ? '' : `≠ ${differs.join(', ')}`].filter(Boolean).join('. ');

/** Days told of first, then who says most; those for whom there is no room share the last. More than six tire the eye. */
function lanesOf(items: readonly TimelineItem[], words: PictureWords, room: number): Lane[] {
  const told = items.some(({ kind }) => kind === 'told');
  const counts = new Map<string, number>();
  for (const { kind, who } of items) if (kind === 'said') counts.set(who, (counts.get(who) ?? 0) + 1);
  const speakers = [...counts].sort((a, b) => b[1] - a[1]).map(([who]) => who);
  const most = Math.min(6, room) - Number(told);
  if (most < 1 || speakers.length + Number(told) < 2) return [{ title: '', shared: true, has: () => true }];
  const alone = speakers.length <= most ? speakers : speakers.slice(0, most - 1);
  const own = new Set(alone);
  const lanes: Lane[] = alone.map((who) => ({
    title: who,
    shared: false,
    has: (item) => item.kind === 'said' && item.who === who,
  }));
  if (alone.length < speakers.length)
    lanes.push({ title: words.others, shared: true, has: (item) => item.kind === 'said' && !own.has(item.who) });
  if (told) lanes.unshift({ title: words.toldOf, shared: true, has: (item) => item.kind === 'told' });
  return lanes;
}

/** One row a day, in order, those without a day last; what is too much for one picture is folded by number, then days by month and year. */
function rowsOf(items: readonly TimelineItem[], lanes: readonly Lane[], more: string): Row[] {
  for (const unit of UNITS) {
    const rows = rowsBy(items, lanes, unit);
    const most = foldedTo(rows, items.length);
    if (most > 0)
      return rows.map(({ day, cells }) => ({ day, cells: cells.map((cell) => foldCell(cell, most, more)) }));
  }
  return [];
}

/** Day, month, year, decade, century, millennium: of the last there are ten at most, so that one of them always does. */
const UNITS: readonly ((day: string) => string)[] = [
  (day) => day.slice(0, 10),
  (day) => (day.includes('W') ? day.slice(0, 4) : day.slice(0, 7)),
  (day) => day.slice(0, 4),
  ...[3, 2, 1].map((length) => (day: string) => (day === '' ? '' : `${day.slice(0, length).padEnd(4, '0')}s`)),
];

/** The most items that each cell may hold so that the picture holds no more than it should; 0 if none would do. */
function foldedTo(rows: readonly Row[], longest: number): number {
  const cells = rows.flatMap(({ cells }) => cells.map((cell) => cell.length));
  const shown = (most: number): number => cells.reduce((sum, length) => sum + (length > most ? most + 1 : length), 0);
  if (shown(longest) <= MOST) return longest;
  let most = 0;
  while (shown(most + 1) <= MOST) most++;
  return most;
}

function foldCell(cell: readonly TimelineItem[], most: number, more: string): readonly TimelineItem[] {
  if (cell.length <= most) return cell;
  const kept = [...cell].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  const first = cell[0]!;
  return [
    ...cell.filter((item) => kept.includes(item)),
    {
      ...first,
      id: `more ${first.id}`,
      who: '',
      source: '',
      text: more.replace('{0}', String(cell.length - most)),
      differs: [],
      asked: false,
      claim: null,
    },
  ];
}

const rank = ({ asked, differs }: TimelineItem): number => (asked ? 0 : differs.length > 0 ? 1 : 2);

function rowsBy(items: readonly TimelineItem[], lanes: readonly Lane[], unit: (day: string) => string): Row[] {
  const days = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const day = unit(item.day);
    const known = days.get(day);
    if (known === undefined) days.set(day, [item]);
    else known.push(item);
  }
  return [...days]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (sortKey(a) < sortKey(b) ? -1 : 1))
    .map(([day, all]) => ({ day, cells: lanes.map((lane) => all.filter((item) => lane.has(item))) }));
}

/** A card: the words, then who and in which source. */
function cardOf(item: TimelineItem, lane: Lane, width: number, { size, measure }: Room) {
  const pad = size * 0.65;
  const inner = width - 2 * pad;
  const small = size * 0.88;
  const stack = (text: string, lines: number, bold: boolean, fill: Stack['fill'], at: number): Stack => ({
    lines: text === '' ? [] : wrap(text, inner, lines, at, bold, measure),
    size: at,
    bold,
    fill,
  });
  const stacks = [
    stack(lane.shared ? item.who : '', 1, true, 'ink', size),
    stack(item.text, 4, false, item.claim === null && item.kind === 'said' ? 'quiet' : 'ink', size),
    stack(item.source, 1, false, 'quiet', small),
    stack(item.differs.length === 0 ? '' : `≠ ${item.differs.join(', ')}`, 1, true, 'differs', small),
  ];
  const height = Math.max(heightOf(stacks), lineHeight(size)) + 2 * pad * 0.7;
  const draw = (x: number, y: number): Shape[] => [
    {
      kind: 'box',
      x,
      y,
      width,
      height,
      radius: size * 0.3,
      fill: item.kind === 'told' ? 'back' : 'card',
      stroke: item.differs.length > 0 ? 'differs' : item.asked ? 'accent' : 'line',
      weight: item.asked ? 2.5 : 1,
    },
    ...textShapes(stacks, x + pad, y + pad * 0.7, inner),
  ];
  return { height, draw };
}

/** On the axis: a dot for a day on which something was said, a diamond for one that is told of. */
function markers(items: readonly TimelineItem[], x: number, y: number, size: number): Shape[] {
  const r = size * 0.38;
  const shapes: Shape[] = [];
  if (items.some(({ kind }) => kind === 'told')) {
    const s = r * 1.5;
    const d = `M${round(x)} ${round(y - s)}l${round(s)} ${round(s)} ${round(-s)} ${round(s)} ${round(-s)} ${round(-s)}z`;
    shapes.push(
      { kind: 'path', d, stroke: 'back', weight: 4, dash: 'solid', filled: true },
      { kind: 'path', d, stroke: 'accent', weight: 1.5, dash: 'solid', filled: false },
    );
  }
  if (items.some(({ kind }) => kind === 'said')) {
    const box = { x: x - r, y: y - r, width: 2 * r, height: 2 * r, radius: r };
    shapes.push({ kind: 'box', ...box, fill: 'accent', stroke: 'back', weight: 1 });
  }
  return shapes;
}

const rule = (from: number, to: number, y: number): Shape => ({
  kind: 'path',
  d: `M${round(from)} ${round(y)}H${round(to)}`,
  stroke: 'line',
  weight: 1,
  dash: 'solid',
  filled: false,
});

const spine = (x: number, y: number, height: number, dash: 'solid' | 'dotted'): Shape => ({
  kind: 'path',
  d: `M${round(x)} ${round(y)}v${round(height)}`,
  stroke: 'quiet',
  weight: 1.5,
  dash,
  filled: false,
});

const measureDay = ({ measure, size }: Room): number => measure('2000-00-00', size, true);

/** Whole days from one to the other; 1 where either is no day. */
function daysBetween(from: string, to: string): number {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  return a === null || b === null ? 1 : b - a;
}

/** A week stands where its Monday does. */
export function sortKey(day: string): string {
  const week = /^(\d{4})-W(\d\d)$/.exec(day);
  if (week === null) return day;
  // 4 January is always in the first week.
  const fourth = Date.UTC(Number(week[1]), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (Number(week[2]) - 1) * 7 * DAY;
  return `${new Date(monday).toISOString().slice(0, 10)} ${day}`;
}

const DAY = 86_400_000;

function dayNumber(value: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  return parts === null ? null : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY;
}

const round = (value: number): number => Math.round(value * 100) / 100;
