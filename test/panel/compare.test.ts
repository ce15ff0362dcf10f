import assert from 'node:assert/strict';
import type { Pair } from '../../src/engine/engine';
import { arrange, type Choice, EVERYTHING, speakersOf } from '../../src/panel/compare/arrange';
import { CompareIntent, type SortOrder } from '../../src/panel/compare/protocol';
import { chosen, compareCsv, compareMarkdown, compareView, pairView } from '../../src/panel/compare/view';
import { discrepancy, link, record, say, statement, topic } from './statements';

const halloway = { ...statement('b.txt', 'nine boats'), chain: ['Noor Halloway'] };
const seven = statement('a.txt', 'seven boats');
const documents = [
  record('a.txt', '2031-05-06'),
  record('b.txt', '2031-05-09'),
  record('c.txt'),
  record('never-speaks.txt'),
];
const view = compareView(
  {
    revision: 1,
    documents,
    topics: [
      topic(
        'wide',
        statement('a.txt', '=HYPERLINK("x")'),
        statement('b.txt', 'something else'),
        statement('c.txt', 'yet else'),
      ),
      topic('boats', seven, halloway),
      topic('anchors', statement('a.txt', 'two *anchors*'), statement('c.txt', 'three anchors')),
    ],
    discrepancies: [discrepancy(seven, halloway, { differs: ['figure'], why: 'seven against nine' })],
  },
  say,
);

const labels = (choice: Partial<Choice>): readonly string[] =>
  arrange(view, { ...EVERYTHING, ...choice }).rows.map((row) => row.label);

describe('the Compare table', () => {
  it('has a column for each source that says something, the rows that differ first, then what most speak of', () => {
    assert.deepEqual(
      view.columns.map(({ id, published }) => `${id} ${published}`),
      ['a.txt 2031-05-06', 'b.txt 2031-05-09', 'c.txt no date'],
    );
    assert.deepEqual(labels({}), ['boats', 'wide', 'anchors']);
  });

  it('says on both sides what differs and why', () => {
    for (const cell of view.rows[0]!.cells.slice(0, 2)) {
      assert.deepEqual([cell[0]!.differs, cell[0]!.why], [['figure'], 'seven against nine']);
    }
  });

  it('filters by words of any cell, by speaker, and to what differs', () => {
    assert.deepEqual(labels({ filter: 'NINE boats' }), ['boats']);
    assert.deepEqual(labels({ filter: 'nowhere' }), []);
    assert.deepEqual(labels({ differsOnly: true }), ['boats']);
    assert.deepEqual(speakersOf(view), ['Mara Ilves', 'Noor Halloway']);
    assert.deepEqual(labels({ speaker: 'Noor Halloway' }), ['boats']);
  });

  it('leaves out sources, and with them the rows of which nothing is left and differences that nobody sees', () => {
    const { columns, rows } = arrange(view, { ...EVERYTHING, without: ['a.txt', 'b.txt'] });
    assert.deepEqual(
      columns.map(({ id }) => id),
      ['c.txt'],
    );
    assert.deepEqual(
      rows.map(({ label, cells }) => `${label} ${cells.length}`),
      ['wide 1', 'anchors 1'],
    );
    assert.deepEqual(labels({ without: ['a.txt', 'b.txt'], differsOnly: true }), []);
  });

  const spans: readonly [from: string, until: string, kept: string][] = [
    ['', '', 'a.txt b.txt c.txt'],
    ['2031-05-06', '', 'a.txt b.txt'],
    ['2031-05-07', '', 'b.txt'],
    ['', '2031-05-06', 'a.txt'],
    ['2031-05', '2031-05', 'a.txt b.txt'],
    ['2031', '2030', ''],
  ];
  for (const [from, until, kept] of spans) {
    it(`keeps the sources published from “${from}” until “${until}”`, () => {
      const { columns } = arrange(view, { ...EVERYTHING, from, until });
      assert.equal(columns.map(({ id }) => id).join(' '), kept);
    });
  }

  const orders: readonly [SortOrder, string][] = [
    ['given', 'boats wide anchors'],
    ['label', 'anchors boats wide'],
    ['sources', 'wide boats anchors'],
    ['newest', 'boats wide anchors'],
    ['differs', 'boats wide anchors'],
  ];
  for (const [sort, order] of orders) {
    it(`is sorted: ${view.words.sorts[sort]}`, () => assert.equal(labels({ sort }).join(' '), order));
  }

  it('writes what is shown as a table that spreadsheets read and do not run', () => {
    const csv = compareCsv(chosen(view, ['wide'], ['a.txt', 'c.txt']), view.words);
    assert.ok(csv.includes(`"'=HYPERLINK(""x"")"`), csv);
    assert.deepEqual(
      csv
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',')[1]),
      ['source', 'a.txt', 'c.txt'],
    );
  });

  it('writes what is shown as Markdown in which nothing of a source is read as such', () => {
    const markdown = compareMarkdown(chosen(view, ['anchors', 'boats'], ['a.txt', 'b.txt']), view.words);
    assert.deepEqual(markdown.split('\n').filter(Boolean), [
      '# Topics by source',
      '## anchors',
      '- **a.txt** (2031-05-06): “two \\*anchors\\*” (Mara Ilves, line 7)',
      '- **b.txt** (2031-05-09): *silent*',
      '## boats',
      '- **a.txt** (2031-05-06): “seven boats” (Mara Ilves, line 7) **≠ figure**',
      '- **b.txt** (2031-05-09): “nine boats” (Noor Halloway, line 7) **≠ figure**',
    ]);
  });
});

describe('two sources side by side', () => {
  const there = statement('b.txt', 'The ferry would close on 7 May');
  const here = statement('a.txt', 'The ferry would close on 3 May');
  const word = (of: typeof here, text: string) => ({
    start: of.claim.text.indexOf(text),
    end: of.claim.text.indexOf(text) + text.length,
  });
  const none = { link: null, differing: [], changing: [], missing: [], answered: [] };
  const pairs: readonly Pair[] = [
    {
      left: here,
      right: there,
      link: link(here, there, { differs: ['date'], why: '3 against 7' }),
      differing: [word(there, '7')],
      changing: [word(there, '7')],
      missing: [],
      answered: [word(here, '3')],
    },
    { ...none, left: statement('a.txt', 'Nobody was hurt'), right: null },
    { ...none, left: null, right: statement('b.txt', 'It rained') },
  ];
  const side = pairView({ revision: 1, documents, left: 'a.txt', right: 'b.txt', pairs }, say);

  it('names how each row is joined, or who alone says it', () => {
    assert.deepEqual(
      side.rows.map(({ label }) => label),
      ['Differs', 'Only in a.txt', 'Only in b.txt'],
    );
    assert.deepEqual(
      side.rows.map(({ cells }) => cells.map((cell) => cell.length).join('')),
      ['11', '10', '01'],
    );
  });

  it('marks the words that differ on both sides', () => {
    const show = (at: number): string =>
      side.rows[0]!.cells[at]![0]!.runs.map(({ text, tone }) => (tone === 'plain' ? text : `${tone}(${text})`)).join(
        '',
      );
    assert.equal(show(0), 'The ferry would close on changes(3) May');
    assert.equal(show(1), 'The ferry would close on changes(7) May');
  });

  it('marks none where nearly all of them differ', () => {
    const other = statement('b.txt', 'All boats stay in harbour');
    const whole = { start: 0, end: other.claim.text.length };
    const { rows } = pairView(
      {
        revision: 1,
        documents,
        left: 'a.txt',
        right: 'b.txt',
        pairs: [
          {
            left: here,
            right: other,
            link: link(here, other),
            differing: [whole],
            changing: [word(other, 'stay')],
            missing: [],
            answered: [],
          },
        ],
      },
      say,
    );
    assert.deepEqual(rows[0]!.cells[1]![0]!.runs, []);
  });
});

describe('what the Compare table may ask for', () => {
  it('is checked at the door', () => {
    assert.ok(CompareIntent.safeParse({ type: 'pair', pair: ['a.txt', 'b.txt'] }).success);
    for (const bad of [
      { type: 'pair', pair: ['a.txt'] },
      { type: 'jump' },
      { type: 'export', format: 'exe', rows: [], columns: [] },
    ]) {
      assert.equal(CompareIntent.safeParse(bad).success, false);
    }
  });
});
