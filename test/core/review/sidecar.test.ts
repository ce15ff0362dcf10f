import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, withId } from '../../../src/core/review/edit';
import { parseProject, parseSidecar, printProject, printSidecar } from '../../../src/core/review/sidecar';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT = 'Mara Ilves said the ferry line would close on Friday. The council denied it.';
const at = (second: number): string => `2031-05-06T08:00:${String(second).padStart(2, '0')}.000Z`;

function on(words: string): ReturnType<typeof anchorOf> {
  const start = TEXT.indexOf(words);
  return anchorOf(TEXT, { start, end: start + words.length });
}

const said = (second: number, by = 'Ann'): { by: string; at: string } => ({ by, at: at(second) });

const EDITS: readonly Edit[] = [
  withId({ does: 'accept', kind: 'actor', anchor: on('Mara Ilves'), ...said(1) }),
  withId({ does: 'reject', kind: 'date', anchor: on('Friday'), reason: 'not a date here', ...said(2) }),
  withId({
    does: 'add',
    mark: {
      kind: 'claim',
      anchor: on('the ferry line would close on Friday'),
      quote: 'indirect',
      speaker: { anchor: on('Mara Ilves'), who: { name: 'Mara Ilves', type: 'person' } },
      cue: on('said'),
      via: [],
      group: null,
      polarity: 'asserted',
      region: 'body',
    },
    ...said(3),
  }),
  withId({
    does: 'note',
    kind: null,
    anchor: on('The council'),
    text: 'Which one?\nLine two\u2028three \ud800',
    ...said(4),
  }),
  withId({ does: 'published', value: '2031-05-06', ...said(5) }),
  withId({ does: 'tag', tag: 'ferry', ...said(6) }),
];

const NONE = { quarantined: [], readOnly: false, problems: [] };

describe('a sidecar', () => {
  it('gives back what was put in, in one order, one decision a line', () => {
    const text = printSidecar(EDITS);
    assert.equal(printSidecar([...EDITS].reverse()), text);
    const { edits, ...rest } = parseSidecar(text);
    assert.deepEqual(rest, NONE);
    assert.deepEqual(
      [...edits].sort((a, b) => (a.id < b.id ? -1 : 1)),
      [...EDITS].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    assert.equal(printSidecar(edits), text);
    assert.equal(text.split('\n').length, EDITS.length + 3);
    assert.equal(JSON.parse(text).decisions.length, EDITS.length + 1);
    assert.equal(
      edits[0]!.does === 'published' || edits[0]!.does === 'tag',
      true,
      'what concerns the document comes first',
    );
  });

  it('says so when it is empty', () => {
    assert.deepEqual(parseSidecar(''), { ...NONE, edits: [], problems: ['the file is empty'] });
    assert.deepEqual(parseSidecar(printSidecar([])), { ...NONE, edits: [] });
  });

  it('keeps fields it does not know', () => {
    const line = JSON.stringify({ ...EDITS[0], mood: { of: 'the day' } });
    const text = printSidecar([]).replace('null]}', `${line},\nnull]}`);
    const { edits, problems } = parseSidecar(text);
    assert.deepEqual(problems, []);
    assert.ok(printSidecar(edits).includes('"mood":{"of":"the day"}'));
  });

  it('keeps decisions it does not know word for word, and loads the rest', () => {
    const odd = '{"does":"sing",  "at":"dawn"}';
    const text = printSidecar(EDITS.slice(0, 2)).replace('null]}', `${odd},\nnull]}`);
    const read = parseSidecar(text);
    assert.equal(read.edits.length, 2);
    assert.deepEqual(read.quarantined, [odd]);
    assert.deepEqual(read.problems, ['1 line is not understood and kept as written']);
    assert.ok(printSidecar(read.edits, read.quarantined).includes(`\n${odd},\n`));
  });

  it('puts broken lines aside, and keeps the file JSON', () => {
    const broken = '{"does":"accept","kind":"act';
    const text = printSidecar(EDITS.slice(0, 2)).replace('null]}', `${broken}\nnull]}`);
    const read = parseSidecar(text);
    assert.equal(read.edits.length, 2);
    assert.deepEqual(read.quarantined, [broken]);
    const again = printSidecar(read.edits, read.quarantined);
    assert.doesNotThrow(() => JSON.parse(again));
    assert.deepEqual(parseSidecar(again).quarantined, [broken]);
    assert.equal(printSidecar(parseSidecar(again).edits, parseSidecar(again).quarantined), again);
  });

  it('reads what a newer version wrote and forbids to write it', () => {
    const text = printSidecar(EDITS).replace('decisions/1', 'decisions/2');
    const read = parseSidecar(text);
    assert.equal(read.readOnly, true);
    assert.equal(read.edits.length, EDITS.length);
    assert.match(read.problems.join(), /newer version/);
  });

  it('loses at most the line it breaks off in, whatever byte that is', () => {
    const bytes = new TextEncoder().encode(printSidecar(EDITS));
    const ids = parseSidecar(printSidecar(EDITS)).edits.map((edit) => edit.id);
    for (let length = 0; length < bytes.length - 1; length++) {
      const text = new TextDecoder().decode(bytes.subarray(0, length));
      const { edits, quarantined, problems } = parseSidecar(text);
      const whole = text.split('\n').length - 2;
      assert.ok(edits.length >= Math.max(0, Math.min(whole, EDITS.length)), `${length}: ${edits.length} of ${whole}`);
      assert.deepEqual(
        edits.map((edit) => edit.id),
        ids.slice(0, edits.length),
      );
      assert.ok(quarantined.length <= 1);
      assert.ok(problems.length > 0, `${length}`);
      assert.doesNotThrow(() => JSON.parse(printSidecar(edits, quarantined)));
    }
  });

  it("salvages both sides of git's conflict markers, and not what they started from", () => {
    const [a, b, c] = EDITS.map((edit) => JSON.stringify(edit));
    const text = [
      '{"schema":"synoptic.decisions/1","decisions":[',
      '<<<<<<< ours',
      `${a},`,
      '||||||| base',
      `${c},`,
      '=======',
      `${b},`,
      '>>>>>>> theirs',
      'null]}',
      '',
    ].join('\r\n');
    const read = parseSidecar(text);
    assert.deepEqual(read.edits.map((edit) => edit.id).sort(), [EDITS[0]!.id, EDITS[1]!.id].sort());
    assert.match(read.problems.join(), /conflict markers/);
  });

  it('keeps both versions of one decision under two ids, the same on every machine', () => {
    const older = { ...EDITS[3]!, text: 'first thought', at: at(1) };
    const newer = { ...EDITS[3]!, text: 'second thought', at: at(2) };
    const texts = [
      [older, newer],
      [newer, older],
    ].map((pair) =>
      printSidecar([]).replace('null]}', `${pair.map((edit) => `${JSON.stringify(edit)},\n`).join('')}null]}`),
    );
    const [one, two] = texts.map(parseSidecar);
    assert.equal(one!.edits.length, 2);
    assert.equal(printSidecar(one!.edits), printSidecar(two!.edits));
    const holding = one!.edits.find((edit) => edit.id === EDITS[3]!.id);
    assert.ok(holding?.does === 'note' && holding.text === 'second thought');
  });

  it('reads a file that a formatter has laid out anew', () => {
    const pretty = JSON.stringify(JSON.parse(printSidecar(EDITS)), null, 4);
    const read = parseSidecar(`\ufeff${pretty}`);
    assert.equal(printSidecar(read.edits), printSidecar(EDITS));
    assert.deepEqual(read.problems, []);
  });

  for (const [name, line] of [
    ['reversed offsets', JSON.stringify({ ...EDITS[0], anchor: { ...on('Friday'), start: 9, end: 3 } })],
    ['negative offsets', JSON.stringify({ ...EDITS[0], anchor: { ...on('Friday'), start: -6, end: 0 } })],
    ['huge offsets', JSON.stringify({ ...EDITS[0], anchor: { ...on('Friday'), start: 1e15, end: 1e15 + 6 } })],
    ['1e309', JSON.stringify({ ...EDITS[0] }).replace('"start":0', '"start":1e309')],
    ['1e309 in a field not known', JSON.stringify({ ...EDITS[0] }).replace('{', '{"weight":1e309,')],
    ['__proto__', JSON.stringify({ ...EDITS[0] }).replace('{', '{"__proto__":{"polluted":true},')],
    ['a mile of brackets', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['a mile of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['an unknown time', JSON.stringify({ ...EDITS[0], at: 'yesterday' })],
    ['an id that is markup', JSON.stringify({ ...EDITS[0], id: '<img src=x>' })],
  ] as const) {
    it(`refuses ${name}, that record alone, and keeps it as written`, () => {
      const text = printSidecar(EDITS.slice(1)).replace('null]}', `${line},\nnull]}`);
      const read = parseSidecar(text);
      assert.equal(read.edits.length, EDITS.length - 1);
      assert.deepEqual(read.quarantined, [line]);
      assert.ok(printSidecar(read.edits, read.quarantined).includes(line));
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });
  }

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const read = parseSidecar(text);
        const printed = printSidecar(read.edits, read.quarantined);
        assert.deepEqual(parseSidecar(printed).quarantined, read.quarantined);
      }),
    );
  });

  it('keeps the project\u2019s decisions in the same way', () => {
    const edits = [
      withId({ does: 'join' as const, actors: ['mara-ilves', 'ilves'], ...said(1) }),
      withId({ does: 'kind' as const, kind: 'risk', label: 'Risk', colour: '#aa3300', key: 'r', ...said(2) }),
      withId({
        does: 'alias' as const,
        alias: 'the President',
        who: { name: 'Ada Oksa', type: 'person' as const, id: 'ada-oksa' },
        ...said(3),
      }),
    ];
    const read = parseProject(printProject(edits));
    assert.deepEqual(read.problems, []);
    assert.equal(printProject(read.edits), printProject(edits));
    assert.equal(read.edits.length, 3);
  });
});
