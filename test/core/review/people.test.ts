import assert from 'node:assert/strict';
import type { Reading, Source } from '../../../src/core/model';
import { type Edit, withId } from '../../../src/core/review/edit';
import { agreementReport, layersOf } from '../../../src/core/review/people';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT = 'Ada Oksa spoke on Friday.\nThe harbour | town was silent until Monday.\n';
const source: Source = { id: 'a.txt', text: TEXT, sha256: '' } as Source;
const reading: Reading = {
  document: 'a.txt',
  length: TEXT.length,
  language: { code: 'en', supported: true },
  title: null,
  outlet: null,
  published: { value: null, basis: 'none', why: '' },
  sentences: [],
  boilerplate: [],
  entities: [],
  mentions: [],
  dates: [],
  claims: [],
  own: [],
  notices: [],
} as unknown as Reading;

let second = 0;
const said = (by: string) => ({ by, at: `2031-05-06T08:00:${String(second++).padStart(2, '0')}Z` });
const on = (words: string) => {
  const start = TEXT.indexOf(words);
  return anchorOf(TEXT, { start, end: start + words.length });
};
const judge = (by: string, does: 'accept' | 'reject' | 'dispute', words: string): Edit =>
  withId({ does, kind: 'place', anchor: on(words), ...said(by) }) as Edit;
const add = (by: string, words: string): Edit =>
  withId({ does: 'add' as const, mark: { kind: 'place', anchor: on(words) }, ...said(by) });

const EDITS = [
  judge('Ann', 'reject', 'Friday'),
  judge('Ann', 'dispute', 'Ada Oksa'),
  judge('Ann', 'reject', 'Ada Oksa'),
  judge('Ben', 'reject', 'Friday'),
  judge('Ben', 'dispute', 'Ada Oksa'),
  judge('Ben', 'reject', 'The harbour | town'),
  judge('Ann', 'dispute', 'The harbour | town'),
  add('Ann', 'Monday'),
  add('Ben', 'Monday'),
  add('Ben', 'silent'),
  withId({ does: 'tag' as const, tag: 'seen', ...said('Cleo') }),
];

describe('two people’s layers', () => {
  const layers = layersOf(source, reading, EDITS);

  it('hold the last verdict of each on a mark, in reading order, and the marks each set', () => {
    assert.deepEqual(
      layers.layers.map(({ by, verdicts }) => [
        by,
        ...verdicts.map(({ text, line, verdict }) => `${line} ${text} ${verdict}`),
      ]),
      [
        ['Ann', '1 Ada Oksa reject', '1 Friday reject', '2 The harbour | town dispute'],
        ['Ben', '1 Ada Oksa dispute', '1 Friday reject', '2 The harbour | town reject'],
      ],
    );
    assert.deepEqual(
      layers.layers.map(({ marks }) => marks.map(({ start, end }) => TEXT.slice(start, end)).sort()),
      [['Monday'], ['Monday', 'silent']],
    );
  });

  it('are compared in a report: figures, and side by side what was judged otherwise', () => {
    const other = { document: 'b.txt', length: 10, layers: layers.layers.slice(0, 1) };
    const report = agreementReport([layers, other], 'Ann', 'Ben');
    assert.match(report, /^Documents on which both decided: 1$/m);
    // Observed 1/3; by chance (2·2 + 1·1) / 9 = 5/9; kappa (1/3 − 5/9) / (4/9) = −0.5.
    assert.match(report, /^\| 3 \| 1 \| -0\.500 \| /m);
    assert.match(report, /^\| place \| 1 \| 0 \| 1 \| 0\.667 \| /m);
    const apart = report.slice(report.indexOf('## Judged otherwise'));
    assert.match(apart, /^\| a\.txt, line 1 \| place \| Ada Oksa \| reject \| dispute \|$/m);
    assert.match(apart, /^\| a\.txt, line 2 \| place \| The harbour \\\| town \| dispute \| reject \|$/m);
    assert.ok(!apart.includes('Friday'));
  });

  it('say so where there is nothing to compare', () => {
    const report = agreementReport([layers], 'Ann', 'Nobody');
    assert.match(report, /both decided: 0$/m);
    assert.match(report, /^\| 0 \| 0 \| – \| – \|$/m);
    assert.match(report, /^None\.$/m);
  });
});
