import assert from 'node:assert/strict';
import { matters } from '../../src/core/review/adjudicate';
import { type Edit, withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { adjudicateView } from '../../src/panel/adjudicate/view';

const TEXT =
  'Harbour notes\nMara Ilves told the council on Friday that the ferry line would close.\nNobody asked the crews.\n';
const say = (message: string, ...values: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));
const on = (words: string) => {
  const start = TEXT.indexOf(words);
  return anchorOf(TEXT, { start, end: start + words.length });
};
const at = '2031-05-06T08:00:00Z';
const EDITS: Edit[] = [
  withId({ does: 'change' as const, kind: 'date', anchor: on('Friday'), set: { value: '2031-05-02' }, by: 'Ann', at }),
  withId({ does: 'reject' as const, kind: 'date', anchor: on('Friday'), reason: 'no day', by: 'Ben', at }),
  withId({ does: 'add' as const, mark: { kind: 'body', anchor: on('the crews') }, by: 'Ben', at }),
];

describe('the page where two people’s decisions are settled', () => {
  const view = adjudicateView(
    3,
    'Ann',
    'Ben',
    [{ text: TEXT, matters: matters('notes.txt', TEXT, EDITS, 'Ann', 'Ben') }],
    say,
  );

  it('shows each passage on its line, and what each said beside the other', () => {
    assert.deepEqual(
      view.matters.map(({ place, before, text, after, a, b }) => ({ place, line: `${before}[${text}]${after}`, a, b })),
      [
        {
          place: 'notes.txt, line 2',
          line: 'Mara Ilves told the council on [Friday] that the ferry line would close.',
          a: { verdict: 'changed', details: ['2031-05-02'], at: '2031-05-06', reason: '' },
          b: { verdict: 'rejected', details: [], at: '2031-05-06', reason: 'no day' },
        },
        {
          place: 'notes.txt, line 3',
          line: 'Nobody asked [the crews].',
          a: { verdict: 'no mark', details: [], at: '', reason: '' },
          b: { verdict: 'marked', details: [], at: '2031-05-06', reason: '' },
        },
      ],
    );
  });

  it('counts what is settled, and names both people in its words', () => {
    assert.equal(view.words.progress, '0 of 2 settled');
    assert.deepEqual([view.words.takeA, view.words.takeB], ['Take Ann', 'Take Ben']);
    assert.equal(new Set(view.matters.map(({ id }) => id)).size, 2);
  });
});
