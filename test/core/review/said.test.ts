import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/contract';
import { type Edit, withId } from '../../../src/core/review/edit';
import { lastSaid } from '../../../src/core/review/said';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT = 'The President of Oksa spoke. The President of Oksa left.';
const span = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};

function mark(words: string, from = 0): Annotation {
  return {
    kind: 'actor',
    id: 'm',
    document: 'a.txt',
    ...span(words, from),
    text: words,
    origin: 'machine',
    status: 'accepted',
    anchor: 'exact',
    score: 1,
    why: '',
    actor: 'ada-oksa',
    type: 'person',
    form: 'role',
  } as Annotation;
}

const by = (second: number) => ({ by: 'Ann', at: `2031-05-06T08:00:0${second}Z` });
const short = anchorOf(TEXT, span('The President'));
const long = anchorOf(TEXT, span('The President of Oksa'));

describe('what was last said of a mark', () => {
  it('is the newest verdict or change on it, not one on words alike elsewhere', () => {
    const edits: Edit[] = [
      withId({ does: 'reject', kind: 'actor', anchor: short, ...by(3) }),
      withId({ does: 'accept', kind: 'actor', anchor: short, ...by(1) }),
      withId({ does: 'dispute', kind: 'actor', anchor: anchorOf(TEXT, span('The President', 10)), ...by(5) }),
      withId({ does: 'reject', kind: 'claim', anchor: short, ...by(6) }),
    ];
    assert.equal(lastSaid(TEXT, mark('The President'), edits)?.edit.does, 'reject');
    assert.equal(lastSaid(TEXT, mark('The President', 10), edits)?.edit.does, 'dispute');
    assert.equal(lastSaid(TEXT, mark('Oksa'), edits), null);
  });

  it('comes with the extent and the actor as they were, so that those alike are found', () => {
    const who = { name: 'Ada Oksa', type: 'person', id: 'ada-oksa' } as const;
    const old = { name: 'the President', type: 'person', id: 'the-president' } as const;
    const edit = withId({
      does: 'change' as const,
      kind: 'actor',
      anchor: short,
      set: { extent: long, who, scope: 'mention' as const },
      mark: { kind: 'actor' as const, anchor: short, type: 'person' as const, form: 'role' as const, who: old },
      ...by(1),
    });
    const was = lastSaid(TEXT, mark('The President of Oksa'), [edit])?.was;
    assert.deepEqual(was && [was.text, was.start, 'actor' in was && was.actor], ['The President', 0, 'the-president']);
  });

  it('is nothing where a change spoke of the whole document, or its passage is gone', () => {
    const set = { who: { name: 'Ada Oksa', type: 'person' as const }, scope: 'document' as const };
    const whole = withId({ does: 'change' as const, kind: 'actor', anchor: short, set, ...by(1) });
    assert.equal(lastSaid(TEXT, mark('The President'), [whole]), null);
    const gone = { ...anchorOf('Somebody else altogether was here.', { start: 0, end: 8 }) };
    assert.equal(
      lastSaid(TEXT, mark('The President'), [withId({ does: 'reject', kind: 'actor', anchor: gone, ...by(1) })]),
      null,
    );
  });
});
