import assert from 'node:assert/strict';
import type { ClaimAnnotation, DocumentRecord } from '../../src/core/contract';
import type { Discrepancy, Statement, TopicSummary } from '../../src/engine/engine';
import { compareCsv, compareView, filterRows } from '../../src/panel/compare/view';

const say = (message: string, ...values: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));

const record = (id: string): DocumentRecord => ({
  id,
  path: id,
  sha256: '',
  length: 100,
  title: null,
  outlet: null,
  published: { value: null, basis: 'none', why: '' },
});

function statement(document: string, text: string): Statement {
  const claim: ClaimAnnotation = {
    id: `${document}: ${text}`,
    kind: 'claim',
    document,
    start: 0,
    end: text.length,
    text,
    origin: 'machine',
    status: 'suggested',
    anchor: 'exact',
    score: 1,
    why: '',
    quote: 'direct',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    region: 'body',
  };
  return {
    claim,
    document: record(document),
    context: { start: 0, end: text.length, text },
    line: 7,
    chain: ['Ilves'],
  };
}

function topic(label: string, ...statements: Statement[]): TopicSummary {
  const documents = new Set(statements.map((one) => one.document.id)).size;
  return {
    topic: { id: label, label, statements: statements.map((one) => one.claim.id) },
    documents,
    origins: documents,
    discrepancies: 0,
    statements,
    silent: [],
  };
}

const [seven, nine, wide] = [
  statement('a.txt', 'seven boats'),
  statement('b.txt', 'nine boats'),
  statement('a.txt', '=HYPERLINK("x")'),
];
const difference: Discrepancy = {
  from: seven,
  to: nine,
  link: {
    id: 'l',
    from: seven.claim.id,
    to: nine.claim.id,
    relation: 'conflicts',
    differs: ['figure'],
    score: 1,
    why: 'seven against nine',
    origin: 'machine',
    status: 'suggested',
  },
};
const view = compareView(
  {
    revision: 1,
    documents: [record('a.txt'), record('b.txt'), record('never-speaks.txt')],
    topics: [topic('wide', wide, statement('b.txt', 'something else')), topic('boats', seven, nine)],
    discrepancies: [difference],
  },
  say,
);

describe('the Compare table', () => {
  it('has a column for each source that says something, and the rows that differ first', () => {
    assert.deepEqual(
      view.columns.map((column) => column.id),
      ['a.txt', 'b.txt'],
    );
    assert.deepEqual(
      view.rows.map((row) => [row.label, row.differs]),
      [
        ['boats', true],
        ['wide', false],
      ],
    );
  });

  it('says on both sides what differs and why', () => {
    for (const cell of view.rows[0]!.cells) {
      assert.deepEqual([cell[0]!.differs, cell[0]!.why], [['figure'], 'seven against nine']);
    }
  });

  it('filters by words of any cell, and to what differs', () => {
    assert.deepEqual(
      filterRows(view, 'NINE boats', false).map((row) => row.label),
      ['boats'],
    );
    assert.deepEqual(
      filterRows(view, '', true).map((row) => row.label),
      ['boats'],
    );
    assert.equal(filterRows(view, 'nowhere', false).length, 0);
  });

  it('writes a table that spreadsheets read and do not run', () => {
    const csv = compareCsv(view, view.rows);
    assert.ok(csv.includes(`"'=HYPERLINK(""x"")"`), csv);
    assert.ok(csv.split('\r\n').length === 6, csv);
  });
});
