import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LinkRecord } from '../../src/core/contract';
import type { Focus, Related, Statement } from '../../src/engine/engine';
import { Intent } from '../../src/panel/protocol';
import { groupOf, type PanelInput, panelView, runsOf } from '../../src/panel/view';
import { record, related as relatedTo, say, statement } from './statements';

/** Linked to a statement that nothing else is known of. */
const related = (other: Statement, link: Partial<LinkRecord>, more: Partial<Related> = {}): Related =>
  relatedTo(here, other, link, more);

const here = statement('a.txt', 'The ferry, she said, [would close on 3 May].');

function input(focus: Partial<Focus> | null, more: Partial<PanelInput> = {}): PanelInput {
  const whole: Focus | null =
    focus === null
      ? null
      : { document: 'a.txt', offset: 30, marks: [], statement: here, related: [], topics: [], silent: [], ...focus };
  return {
    revision: 1,
    stage: { kind: 'ready', documents: 3, inSource: true },
    focus: whole,
    actorName: (id) => id,
    pinned: false,
    canGoBack: false,
    canGoForward: false,
    ...more,
  };
}

describe('what the Related panel shows', () => {
  it('puts what differs first, then the same words, the same fact and what adds detail', () => {
    const view = panelView(
      input({
        related: [
          related(statement('d.txt', '[a]'), { relation: 'elaborates' }),
          related(statement('c.txt', '[a]'), { relation: 'same-quote' }),
          related(statement('b.txt', '[a]'), { differs: ['date'] }),
          related(statement('e.txt', '[a]'), { relation: 'conflicts', differs: ['stance'] }),
          related(statement('f.txt', '[a]'), {}),
        ],
      }),
      say,
    );
    assert.deepEqual(
      view.groups.map(({ title, cards }) => `${title}: ${cards.map((card) => card.source).join(' ')}`),
      ['Differs: b.txt', 'Opposed: e.txt', 'Same words: c.txt', 'Same fact: f.txt', 'Adds detail: d.txt'],
    );
  });

  it('keeps an opposed stance apart from a discrepancy of fact', () => {
    const { link } = related(here, { relation: 'conflicts', differs: ['stance'] });
    assert.equal(groupOf(link), 'stance');
    assert.equal(groupOf({ ...link, differs: ['stance', 'figure'] }), 'differs');
  });

  it('marks the words that differ in the other sentence, and those that it changes in the focus', () => {
    const other = statement('b.txt', 'It [would close on 7 May], he wrote.');
    const seven = { start: other.context.text.indexOf('7'), end: other.context.text.indexOf('7') + 1 };
    const three = { start: here.context.text.indexOf('3'), end: here.context.text.indexOf('3') + 1 };
    const view = panelView(
      input({
        related: [related(other, { differs: ['date'] }, { differing: [seven], changing: [seven], answered: [three] })],
      }),
      say,
    );
    const show = (runs: readonly { text: string; tone: string }[]) =>
      runs.map(({ text, tone }) => `${tone}(${text})`).join('');
    assert.equal(
      show(view.focus!.runs),
      'plain(The ferry, she said, )claim(would close on )changes(3)claim( May)plain(.)',
    );
    assert.equal(
      show(view.groups[0]!.cards[0]!.runs),
      'plain(It )claim(would close on )changes(7)claim( May)plain(, he wrote.)',
    );
  });

  it('never loses or repeats a word of the sentence, whatever spans it is given', () => {
    const span = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const words = spans.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b), tone: 'differs' as const }));
        const runs = runsOf(here, words);
        assert.equal(runs.map((run) => run.text).join(''), here.context.text);
      }),
    );
  });

  it('says the content first to a screen reader, then who, where and what differs', () => {
    const other = statement('b.txt', 'It [would close on 7 May].');
    const view = panelView(input({ related: [related(other, { differs: ['date'] })] }), say);
    const { label } = view.groups[0]!.cards[0]!;
    assert.ok(label.startsWith('would close on 7 May. Mara Ilves. b.txt. '), label);
    assert.ok(label.includes('differs in date'), label);
  });

  it('marks every fragment of an utterance that is interrupted', () => {
    const parts = ['The ferry', 'would close'].map((words) => {
      const start = here.context.text.indexOf(words);
      return { start, end: start + words.length };
    });
    const runs = runsOf({ ...here, parts }, []);
    assert.deepEqual(
      runs.filter(({ tone }) => tone === 'claim').map(({ text }) => text),
      ['The ferry', 'would close'],
    );
  });

  it('sums up in one line who agrees, who differs and who is silent', () => {
    const view = panelView(
      input({
        related: [
          related(statement('b.txt', '[a]'), { differs: ['date'] }),
          related(statement('b.txt', '[b]'), {}),
          related(statement('c.txt', '[a]'), { relation: 'same-quote' }),
          related(statement('d.txt', '[a]'), {}),
          related(statement('e.txt', '[a]'), { relation: 'conflicts', differs: ['stance'] }),
        ],
        silent: [record('f.txt')],
      }),
      say,
    );
    assert.equal(view.sum, '2 sources agree · 1 differs · 1 silent');
    assert.equal(panelView(input({}), say).sum, '');
  });

  it('shows texts that stand by themselves before copies of one that is shown', () => {
    const quote = (document: string, copies: string[]) =>
      related(statement(document, '[a]'), { relation: 'same-quote' }, { copies });
    const view = panelView(
      input({ related: [quote('b.txt', ['c.txt']), quote('c.txt', ['b.txt']), quote('d.txt', [])] }),
      say,
    );
    assert.deepEqual(
      view.groups[0]!.cards.map((card) => card.source),
      ['b.txt', 'd.txt', 'c.txt'],
    );
  });

  it('names the silent sources in one line, and the copies of a text', () => {
    const copied = related(statement('b.txt', '[a]'), {}, { copies: ['c.txt', 'd.txt'] });
    const view = panelView(input({ related: [copied], silent: [statement('e.txt', '[a]').document] }), say);
    assert.equal(view.silent, 'Silent: e.txt');
    assert.equal(view.groups[0]!.cards[0]!.copies, '+ 2 copies of this text');
  });

  const states: readonly [string, PanelInput, RegExp, string | null][] = [
    ['no folder', input(null, { stage: { kind: 'no-folder' } }), /No folder is open/, null],
    ['not asked yet', input(null, { stage: { kind: 'asleep' } }), /not read this folder/, 'Read this folder'],
    [
      'still reading',
      input(null, { stage: { kind: 'reading', done: 4, total: 120, name: 'a.txt' } }),
      /a\.txt \(4 of 120\)/,
      null,
    ],
    ['failed', input(null, { stage: { kind: 'failed', why: 'It failed.' } }), /It failed\./, 'Read again'],
    ['stopped', input({}, { stage: { kind: 'stopped' } }), /stopped before/, 'Read again'],
    ['nothing in focus', input({ statement: null }), /No statement here/, null],
    ['nothing found', input({}), /No other source/, null],
    ['one source only', input({}, { stage: { kind: 'ready', documents: 1, inSource: true } }), /only source/, null],
  ];
  for (const [name, given, line, button] of states) {
    it(`says in one line what is and what to do: ${name}`, () => {
      const { state } = panelView(given, say);
      assert.match(state?.text ?? '', line);
      assert.equal(state?.button ?? null, button);
    });
  }
});

describe('what the panel may ask for', () => {
  it('is checked at the door', () => {
    assert.ok(Intent.safeParse({ type: 'jump', card: 'focus' }).success);
    for (const bad of [
      null,
      'jump',
      { type: 'jump' },
      { type: 'run', command: 'x' },
      { type: 'jump', card: { id: 1 } },
    ]) {
      assert.equal(Intent.safeParse(bad).success, false);
    }
  });
});
