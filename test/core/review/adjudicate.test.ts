import assert from 'node:assert/strict';
import type { Reading, Source } from '../../../src/core/model';
import { matters, rule } from '../../../src/core/review/adjudicate';
import { applyEdits } from '../../../src/core/review/apply';
import { decide, type Edit, withId } from '../../../src/core/review/edit';
import { layersOf } from '../../../src/core/review/people';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT =
  'Mara Ilves told the council on Friday that the ferry line would close. The port denied it, and the crews were not asked.\n';
const source: Source = { id: 'a.txt', text: TEXT, sha256: '' };
const on = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const reading: Reading = {
  document: 'a.txt',
  length: TEXT.length,
  language: 'en',
  title: null,
  outlet: null,
  published: { value: null, basis: 'none', why: '' },
  sentences: [],
  boilerplate: [],
  entities: [],
  mentions: [],
  dates: [
    {
      ...on('Friday'),
      score: 1,
      why: '',
      type: 'date',
      meaning: { rule: 'decided', args: [] },
      range: null,
      decided: '2031-05-02',
    },
  ],
  claims: [],
  own: [
    { ...on('the council'), kind: 'body', score: 1, why: '' },
    { ...on('The port'), kind: 'body', score: 1, why: '' },
  ],
  notices: [],
};

let second = 10;
const said = (by: string) => ({ by, at: `2031-05-06T08:00:${second++}Z` });
const judge = (by: string, does: 'accept' | 'reject' | 'dispute', words: string): Edit =>
  withId({ does, kind: 'body', anchor: anchorOf(TEXT, on(words)), ...said(by) }) as Edit;
const add = (by: string, words: string): Edit =>
  withId({ does: 'add' as const, mark: { kind: 'body', anchor: anchorOf(TEXT, on(words)) }, ...said(by) });
const date = (by: string, value: string): Edit =>
  withId({
    does: 'change' as const,
    kind: 'date',
    anchor: anchorOf(TEXT, on('Friday')),
    set: { value },
    mark: { kind: 'date', anchor: anchorOf(TEXT, on('Friday')), type: 'date', value: '2031-05-02' },
    ...said(by),
  });
const grow = (by: string, words: string): Edit =>
  withId({
    does: 'change' as const,
    kind: 'body',
    anchor: anchorOf(TEXT, on('The port')),
    set: { extent: anchorOf(TEXT, on(words)) },
    mark: { kind: 'body', anchor: anchorOf(TEXT, on('The port')) },
    ...said(by),
  });

const open = (edits: readonly Edit[]) => matters('a.txt', TEXT, edits, 'Ann', 'Ben');
const words = ({ start, end }: { start: number; end: number }): string => TEXT.slice(start, end);

/** The one matter between the two, settled by Cleo for a side: all decisions then, and the marks as they stand, "words: status value". */
function settled(edits: readonly Edit[], side: 'a' | 'b' | 'neither') {
  const [matter, ...more] = open(edits);
  assert.ok(matter !== undefined && more.length === 0);
  let after: readonly Edit[] = edits;
  for (const draft of rule(TEXT, matter, side)) after = decide(after, withId({ ...draft, ...said('Cleo') }) as Edit);
  const { reading: left, lost } = applyEdits(source, reading, after);
  assert.deepEqual(lost, []);
  assert.deepEqual(
    open(after).map((one) => one.settled?.by),
    ['Cleo'],
  );
  const stands = [
    ...left.dates.map((mark) => [mark, mark.decided ?? ''] as const),
    ...left.own.map((mark) => [mark, ''] as const),
  ];
  return stands
    .map(([mark, value]) => `${words(mark)}: ${mark.review?.status ?? 'suggested'} ${value}`.trim())
    .filter((line) => !/suggested/.test(line));
}

describe('two people’s decisions, side by side', () => {
  it('are matters where verdicts, values, ends or added marks differ; what only one looked at is none', () => {
    const edits = [
      judge('Ann', 'accept', 'the council'),
      judge('Ben', 'reject', 'the council'),
      date('Ann', '2031-05-09'),
      date('Ben', '2031-05-16'),
      grow('Ann', 'The port denied'),
      add('Ben', 'the crews'),
      judge('Cleo', 'accept', 'the council'),
    ];
    assert.deepEqual(
      open(edits).map(({ kind, a, b }) => [kind, words((a ?? b)!.span), a?.verdict ?? null, b?.verdict ?? null]),
      [
        ['body', 'the council', 'accept', 'reject'],
        ['date', 'Friday', 'accept', 'accept'],
        ['body', 'the crews', null, 'accept'],
      ],
    );
    assert.deepEqual(
      open(edits).map((matter) => matter.settled),
      [null, null, null],
    );
  });

  it('are none where both come to the same, each in its own way', () => {
    assert.deepEqual(open([add('Ann', 'the crews'), add('Ben', 'the crews')]), []);
    assert.deepEqual(open([date('Ann', '2031-05-09'), date('Ben', '2031-05-09')]), []);
    assert.deepEqual(
      open([
        judge('Ann', 'accept', 'the council'),
        judge('Ben', 'reject', 'the council'),
        judge('Ben', 'accept', 'the council'),
      ]).map(({ b }) => b?.verdict),
      [],
    );
  });

  it('pair marks of which each set the ends a little differently', () => {
    const [matter, ...more] = open([add('Ann', 'the crews'), add('Ben', 'the crews were')]);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [matter?.a, matter?.b].map((stance) => words(stance!.span)),
      ['the crews', 'the crews were'],
    );
  });

  it('are settled by verdict', () => {
    const edits = [judge('Ann', 'accept', 'the council'), judge('Ben', 'reject', 'the council')];
    assert.deepEqual(settled(edits, 'a'), ['the council: accepted']);
    assert.deepEqual(settled(edits, 'b'), ['the council: rejected']);
    assert.deepEqual(settled(edits, 'neither'), ['the council: disputed']);
  });

  it('are settled by value, and neither’s is what the machine read', () => {
    const edits = [date('Ann', '2031-05-09'), date('Ben', '2031-05-16')];
    assert.deepEqual(settled(edits, 'a'), ['Friday: accepted 2031-05-09']);
    assert.deepEqual(settled(edits, 'b'), ['Friday: accepted 2031-05-16']);
    assert.deepEqual(settled(edits, 'neither'), ['Friday: disputed 2031-05-02']);
  });

  it('undo the change of one where the other accepted the mark as it was', () => {
    const accepted = withId({
      does: 'accept' as const,
      kind: 'date',
      anchor: anchorOf(TEXT, on('Friday')),
      ...said('Ann'),
    });
    assert.deepEqual(settled([accepted, date('Ben', '2031-05-16')], 'a'), ['Friday: accepted 2031-05-02']);
    const whole = judge('Ann', 'accept', 'The port');
    assert.deepEqual(settled([whole, grow('Ben', 'The port denied')], 'a'), ['The port: accepted']);
    assert.deepEqual(settled([whole, grow('Ben', 'The port denied')], 'b'), ['The port denied: accepted']);
  });

  it('are settled by extent, and by whether there is a mark at all', () => {
    const ends = [grow('Ann', 'The port denied'), grow('Ben', 'The port denied it')];
    assert.deepEqual(settled(ends, 'a'), ['The port denied: accepted']);
    assert.deepEqual(settled(ends, 'b'), ['The port denied it: accepted']);
    assert.deepEqual(settled(ends, 'neither'), ['The port: disputed']);
    const marks = [add('Ann', 'the crews'), add('Ben', 'the crews were')];
    assert.deepEqual(settled(marks, 'a'), ['the crews were: rejected', 'the crews: accepted']);
    assert.deepEqual(settled(marks, 'neither'), ['the crews were: rejected', 'the crews: rejected']);
    assert.deepEqual(settled([add('Ben', 'the crews')], 'a'), ['the crews: rejected']);
    assert.deepEqual(settled([add('Ben', 'the crews')], 'b'), ['the crews: accepted']);
  });

  it('stay as they were for how far the two agree, also where one of them settles it', () => {
    const edits = [judge('Ann', 'accept', 'the council'), judge('Ben', 'reject', 'the council')];
    const [matter] = open(edits);
    let after: readonly Edit[] = edits;
    for (const draft of rule(TEXT, matter!, 'b')) after = decide(after, withId({ ...draft, ...said('Ann') }) as Edit);
    assert.deepEqual(layersOf(source, reading, after), layersOf(source, reading, edits));
    // Whoever thinks again afterwards opens it anew.
    const again = decide(after, judge('Ann', 'dispute', 'the council'));
    assert.deepEqual(
      open(again).map((one) => [one.a?.verdict, one.settled]),
      [['dispute', null]],
    );
  });
});
