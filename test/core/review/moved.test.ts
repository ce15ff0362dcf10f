import assert from 'node:assert/strict';
import { type Edit, type ProjectEdit, withId } from '../../../src/core/review/edit';
import { homeOf, redirected } from '../../../src/core/review/moved';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT =
  'Mara Ilves told the council on Friday that the ferry line would close in autumn. The port denied it at once, and said that no letter had come.\n';
const OTHER =
  'Another paper wrote that the ferry line would close in autumn, which the port denied at once, as others had.\n';
const at = '2031-05-06T08:00:00Z';
const on = (words: string) => anchorOf(TEXT, { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const reject = (words: string): Edit =>
  withId({ does: 'reject' as const, kind: 'claim', anchor: on(words), by: 'Ann', at });
const EDITS = [reject('the ferry line would close in autumn'), reject('no letter had come')];

describe('decisions on a text that is gone', () => {
  it('belong to the one text in which all their passages stand, wherever in it', () => {
    const texts: [string, string][] = [
      ['other.txt', OTHER],
      ['2031/harbour.txt', TEXT],
    ];
    assert.equal(homeOf(EDITS, texts), '2031/harbour.txt');
    assert.equal(homeOf(EDITS, [['a.txt', `A heading\r\n\r\n${TEXT.replace(/\n/g, '\r\n')}`]]), 'a.txt');
  });

  it('belong to the text that has the passages where they stood, though another carries them too', () => {
    assert.equal(
      homeOf(EDITS, [
        ['copy.txt', `By our staff\n\n${TEXT}`],
        ['moved.txt', TEXT],
      ]),
      'moved.txt',
    );
  });

  it('belong to none where a passage is missing, where two texts hold all, or where they quote too little', () => {
    assert.equal(
      homeOf(EDITS, [
        ['a.txt', TEXT.replace('no letter had come', 'a letter came')],
        ['b.txt', OTHER],
      ]),
      null,
    );
    assert.equal(
      homeOf(EDITS, [
        ['a.txt', TEXT],
        ['copy.txt', TEXT],
      ]),
      null,
    );
    assert.equal(homeOf([withId({ does: 'tag' as const, tag: 'seen', by: 'Ann', at })], [['a.txt', TEXT]]), null);
    const short = 'He said so.';
    const brief = withId({
      does: 'reject' as const,
      kind: 'actor',
      anchor: anchorOf(short, { start: 0, end: 2 }),
      by: '',
      at,
    });
    assert.equal(homeOf([brief], [['a.txt', short]]), null);
  });

  it('are followed by those of others that name the text', () => {
    const to = { document: 'harbour.txt', anchor: on('no letter had come') };
    const link = withId({
      does: 'link' as const,
      anchor: on('The port'),
      to,
      verdict: 'relate' as const,
      by: 'Ann',
      at,
    });
    const topic: ProjectEdit = withId({
      does: 'topic' as const,
      verdict: 'split' as const,
      statements: [to],
      by: 'Ann',
      at,
    });
    const alias: ProjectEdit = withId({
      does: 'alias' as const,
      alias: 'the mayor',
      who: { name: 'Mara Ilves', type: 'person' as const },
      documents: ['harbour.txt', 'b.txt'],
      by: 'Ann',
      at,
    });
    const told = JSON.stringify(
      [link, topic, alias].map((edit) => redirected(edit as Edit, 'harbour.txt', 'x/harbour.txt')),
    );
    assert.ok(!told.includes('"harbour.txt"'));
    assert.equal(told.match(/"x\/harbour\.txt"/g)?.length, 3);
    assert.equal(redirected(link as Edit, 'b.txt', 'c.txt'), link);
  });
});
