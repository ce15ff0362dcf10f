import assert from 'node:assert/strict';
import { type Edit, placeOf, withId } from '../../../src/core/review/edit';
import { refresh, relink } from '../../../src/core/review/relink';
import { describe as anchorOf, locate } from '../../../src/core/text/anchor';

const TEXT =
  'Mara Ilves told the council on Friday evening that the ferry line would not close before the autumn, and left. ' +
  'Nobody asked her for the letter that the crews had been shown in the week before.';
const on = (text: string, words: string) => {
  const start = text.indexOf(words);
  return anchorOf(text, { start, end: start + words.length });
};
const said = { by: 'Ann', at: '2031-05-06T08:00:00.000Z' };
const words = 'the ferry line would not close before the autumn';
const accept: Edit = withId({ does: 'accept', kind: 'claim', anchor: on(TEXT, words), ...said });
const tag: Edit = withId({ does: 'tag', tag: 'ferry', ...said });

describe('anchors of decisions', () => {
  it('are left as written while the words stand in their context, moved or not', () => {
    const edits = [accept, tag];
    assert.equal(refresh(TEXT, edits), edits);
    assert.equal(refresh(`A new beginning. ${TEXT}`, edits), edits);
  });

  it('are described anew when the context wears away, so that step by step they survive a rewriting around them', () => {
    const steps = [
      TEXT.replace('on Friday evening', 'late at night'),
      TEXT.replace('told the council on Friday evening that', 'had it put in writing late at night:'),
    ];
    let edits: readonly Edit[] = [accept, tag];
    for (const text of steps) {
      edits = refresh(text, edits);
      const location = locate(text, placeOf(edits[0]!)!);
      assert.ok(location.outcome !== 'lost' && text.slice(location.span.start, location.span.end) === words);
    }
    assert.notDeepEqual(placeOf(edits[0]!), placeOf(accept));
    assert.equal(edits[0]!.id, accept.id);
    assert.equal(edits[1], tag);
  });

  it('are never taken from words that are only alike', () => {
    const reworded = TEXT.replace('would not close before the autumn', 'would not be closed before autumn');
    assert.deepEqual(refresh(reworded, [accept]), [accept]);
  });

  it('can be set by a person who points to the passage', () => {
    const anchor = on(TEXT, 'the letter');
    assert.deepEqual(placeOf(relink(accept, anchor)), anchor);
    const add: Edit = withId({ does: 'add', mark: { kind: 'risk', anchor: on(TEXT, 'council') }, ...said });
    assert.deepEqual(placeOf(relink(add, anchor)), anchor);
    assert.equal(relink(tag, anchor), tag);
  });
});
