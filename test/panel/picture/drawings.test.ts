import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawChain, MOST } from '../../../src/panel/picture/chain';
import {
  type Drawing,
  estimate,
  type Frame,
  readsFromRight,
  type Shape,
  wrap,
} from '../../../src/panel/picture/drawing';
import type { ChainNode, ChainPicture, TimelineItem, TimelinePicture } from '../../../src/panel/picture/protocol';
import { drawTimeline } from '../../../src/panel/picture/timeline';
import { pictureWords } from '../../../src/panel/picture/view';

const words = pictureWords((message, ...values) =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)])),
);

const phrase = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    'Ilves',
    'the bell will be shipped on 2 May',
    'x'.repeat(500),
    'הפעמון יישלח ב-2 במאי',
    '船は五月三日に出る'.repeat(9),
  ),
);

const station = (step: number, more: Partial<ChainNode> = {}): ChainNode => ({
  id: 'n',
  kind: 'document',
  title: 'Harbour Radio',
  place: '2031-05-06 · line 3',
  text: 'The ferry would close.',
  differs: [],
  step,
  asked: false,
  claim: 'c',
  ...more,
});

/** A graph in which each edge leads to a higher step. */
const chains = (most: number): fc.Arbitrary<ChainPicture> =>
  fc
    .array(
      fc.record({
        step: fc.nat(4),
        title: phrase,
        text: phrase,
        actor: fc.boolean(),
        differs: fc.boolean(),
        ways: fc.array(fc.nat(), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((made) => {
      const nodes = made.map(({ step, title, text, actor, differs }, at) =>
        station(step, {
          id: String(at),
          title,
          text,
          kind: actor ? 'actor' : 'document',
          differs: differs ? ['date'] : [],
          asked: at === 0,
        }),
      );
      const edges = made.flatMap(({ ways, step }, from) => {
        const later = nodes.flatMap((node, to) => (node.step > step ? [to] : []));
        const ends = new Set(ways.flatMap((way) => (later.length === 0 ? [] : [later[way % later.length]!])));
        return [...ends].map((to, k) => ({ from, to, kind: (['said', 'reported', 'repeated'] as const)[k % 3]! }));
      });
      return { kind: 'chain', nodes, edges };
    });

const timelines = (most: number): fc.Arbitrary<TimelinePicture> =>
  fc
    .array(
      fc.record({
        day: fc.oneof(
          fc.constantFrom('', '2033', '2033-05', '2033-W20', '2033-05-03T18:00', '0622-07-16'),
          fc
            .tuple(fc.nat(9), fc.nat(11), fc.nat(27))
            .map(([y, m, d]) => `203${y}-${String(m + 1).padStart(2, '0')}-${String(d + 1).padStart(2, '0')}`),
        ),
        kind: fc.constantFrom('said' as const, 'told' as const),
        who: fc.oneof(fc.constantFrom('Ilves', 'Harbour Radio', 'Noor Halloway'), phrase),
        source: phrase,
        text: phrase,
        differs: fc.boolean(),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((made) => ({
      kind: 'timeline',
      items: made.map(
        ({ differs, ...item }, at): TimelineItem => ({
          ...item,
          id: String(at),
          differs: differs ? ['date'] : [],
          asked: at === 0,
          claim: 'c',
        }),
      ),
    }));

const apart = (a: Frame, b: Frame): boolean =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

const inside = (a: Frame, b: Frame): boolean =>
  a.x >= b.x - 0.01 &&
  a.y >= b.y - 0.01 &&
  a.x + a.width <= b.x + b.width + 0.01 &&
  a.y + a.height <= b.y + b.height + 0.01;

const texts = (shapes: readonly Shape[]) => shapes.filter((shape) => shape.kind === 'text');

/** What a person could not read. */
function troubles(drawing: Drawing): string[] {
  const found: string[] = [];
  const whole = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const { items } = drawing;
  items.forEach((item, at) => {
    if (!inside(item.frame, whole)) found.push(`${item.id} leaves the picture`);
    for (const other of items.slice(at + 1))
      if (!apart(item.frame, other.frame)) found.push(`${item.id} lies on ${other.id}`);
    for (const shape of item.shapes) {
      if (shape.kind !== 'path' && !inside(shape, item.frame))
        found.push(`${item.id}: a ${shape.kind} leaves its card`);
    }
    for (const label of texts(drawing.ground))
      if (!apart(label, item.frame)) found.push(`${label.text} lies on ${item.id}`);
  });
  const labels = [drawing.ground, ...items.map(({ shapes }) => shapes)].map(texts);
  for (const group of labels) {
    group.forEach((label, at) => {
      if (!inside(label, whole)) found.push(`${label.text} leaves the picture`);
      if (estimate(label.text, label.size, label.bold) > label.width + 0.01 && [...label.text].length > 1)
        found.push(`${label.text} is wider than its room`);
      for (const other of group.slice(at + 1))
        if (!apart(label, other)) found.push(`${label.text} lies on ${other.text}`);
    });
  }
  return found;
}

const room = (width: number) => ({ width, size: 13, measure: estimate });
const widths = fc.constantFrom(240, 600, 1000, 2000);

describe('the picture of a chain', () => {
  it('lays no card or label over another, and nothing outside, whatever the chain', () => {
    fc.assert(
      fc.property(chains(40), widths, (chain, width) => {
        assert.deepEqual(troubles(drawChain(chain, words, room(width))), []);
      }),
      { numRuns: 60 },
    );
  });

  it('would be found out if it did', () => {
    const drawing = drawChain(
      { kind: 'chain', nodes: [station(0, { id: 'a' }), station(0, { id: 'b' })], edges: [] },
      words,
      room(600),
    );
    const [a, b] = drawing.items as [Drawing['items'][number], Drawing['items'][number]];
    const moved = { ...drawing, items: [a, { ...b, frame: a.frame, shapes: a.shapes }] };
    assert.ok(troubles(moved).includes('a lies on b'));
    assert.ok(troubles({ ...drawing, height: 20 }).length > 0);
  });

  it('stands in columns from who said it to who printed it last', () => {
    const chain: ChainPicture = {
      kind: 'chain',
      nodes: [
        station(0, { id: 'ilves', kind: 'actor', title: 'Mara Ilves', text: '' }),
        station(1, { id: 'radio' }),
        station(2, { id: 'blog' }),
        station(1, { id: 'ledger' }),
      ],
      edges: [
        { from: 0, to: 1, kind: 'said' },
        { from: 1, to: 2, kind: 'repeated' },
        { from: 0, to: 3, kind: 'said' },
        { from: 0, to: 2, kind: 'reported' },
      ],
    };
    const { items, ground } = drawChain(chain, words, room(900));
    const x = Object.fromEntries(items.map(({ id, frame }) => [id, frame.x]));
    assert.ok(x.ilves! < x.radio! && x.radio === x.ledger && x.radio! < x.blog!);
    // Told apart without colour, and said in words.
    const dashes = new Set(ground.flatMap((shape) => (shape.kind === 'path' && !shape.filled ? [shape.dash] : [])));
    assert.deepEqual([...dashes].sort(), ['dashed', 'dotted', 'solid']);
    assert.deepEqual(
      texts(ground).map(({ text }) => text),
      [words.said, words.reported, words.repeated],
    );
  });

  for (const count of [1, 200, 1000]) {
    it(`is drawn of ${count} stations, and tells what it left out`, () => {
      const nodes = Array.from({ length: count }, (_, at) =>
        station(at === 0 ? 0 : 1, { id: String(at), asked: at === 1 }),
      );
      const edges = nodes.slice(1).map((_, at) => ({ from: 0, to: at + 1, kind: 'said' as const }));
      const drawing = drawChain({ kind: 'chain', nodes, edges }, words, room(900));
      assert.deepEqual(troubles(drawing), []);
      assert.equal(drawing.items.length, Math.min(count, MOST - 1 + Number(count <= MOST)));
      assert.equal(
        drawing.items.some(({ label }) => label === '802 more'),
        count === 1000,
      );
    });
  }
});

describe('the picture of a timeline', () => {
  it('lays no card or label over another, and nothing outside, whatever was said when', () => {
    fc.assert(
      fc.property(timelines(40), widths, (timeline, width) => {
        assert.deepEqual(troubles(drawTimeline(timeline, words, room(width))), []);
      }),
      { numRuns: 60 },
    );
  });

  it('holds every statement, or says how many it folded', () => {
    fc.assert(
      fc.property(timelines(400), widths, (timeline, width) => {
        const { items } = drawTimeline(timeline, words, room(width));
        assert.ok(items.length <= MOST, `${items.length}`);
        const more = items
          .filter(({ id }) => id.startsWith('more '))
          .map(({ label }) => Number(/^(\d+) more/.exec(label)?.[1]));
        const shown = items.length - more.length + more.reduce((sum, count) => sum + count, 0);
        assert.equal(shown, timeline.items.length);
      }),
      { numRuns: 20 },
    );
  });

  const item = (day: string, who: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
    id: `${day} ${who}`,
    day,
    kind: 'said',
    who,
    source: 'a.txt',
    text: 'x',
    differs: [],
    asked: false,
    claim: 'c',
    ...more,
  });

  it('runs from the first day to the last, each speaker in a lane, days told of apart', () => {
    const items = [
      item('2033-05-09', 'Ilves'),
      item('2033-05-02', 'Halloway'),
      item('', 'Ilves'),
      item('2033-05-03', '', { kind: 'told' }),
    ];
    const drawing = drawTimeline({ kind: 'timeline', items }, words, room(1200));
    const frame = (id: string): Frame => drawing.items.find((one) => one.id === id)!.frame;
    assert.ok(
      frame('2033-05-02 Halloway').y < frame('2033-05-03 ').y && frame('2033-05-03 ').y < frame('2033-05-09 Ilves').y,
    );
    assert.ok(frame('2033-05-09 Ilves').y < frame(' Ilves').y, 'without a day: last');
    assert.ok(
      frame('2033-05-03 ').x < frame('2033-05-02 Halloway').x && frame('2033-05-09 Ilves').x === frame(' Ilves').x,
    );
    const said = texts(drawing.ground).map(({ text }) => text);
    assert.deepEqual(said, [
      'Told of',
      'Ilves',
      'Halloway',
      '2033-05-02',
      '2033-05-03',
      '5 days',
      '2033-05-09',
      'no date',
    ]);
  });

  it('is one plain list where there is no room for lanes', () => {
    const items = [item('2033-05-02', 'Halloway'), item('2033-05-03', 'Ilves')];
    const { items: drawn } = drawTimeline({ kind: 'timeline', items }, words, room(240));
    assert.equal(new Set(drawn.map(({ frame }) => frame.x)).size, 1);
    assert.ok(
      texts(drawn[0]!.shapes).some(({ text }) => text === 'Halloway'),
      'who, on the card itself',
    );
  });
});

describe('a line of text', () => {
  it('is broken between words, and says when something is left out', () => {
    assert.deepEqual(
      wrap('the bell will be shipped', 8 * 6, 2, 10, false, (text) => text.length * 6),
      ['the bell', 'will be…'],
    );
    assert.deepEqual(
      wrap('the bell', 100, 2, 10, false, (text) => text.length * 6),
      ['the bell'],
    );
    assert.deepEqual(
      wrap('abcdefgh', 24, 3, 10, false, (text) => text.length * 6),
      ['abcd', 'efgh'],
    );
  });

  it('reads from the right if its first letter does', () => {
    assert.ok(readsFromRight('“3 הפעמון'));
    assert.ok(!readsFromRight('The word הפעמון'));
  });
});
