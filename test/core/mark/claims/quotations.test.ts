import assert from 'node:assert/strict';
import { findQuotations } from '../../../../src/core/mark/claims/quotations';
import { segment } from '../../../../src/core/text/sentences';
import { tokenise } from '../../../../src/core/text/tokenise';

/** The contents of all quotations; "…" before one that goes on from the paragraph before, "~" after one that no mark closes. */
function quoted(text: string): string[] {
  const t = segment(text, tokenise(text));
  const { start, end } = t.tokens;
  return findQuotations(t).list.map(({ open, close, closed, continues }) => {
    const content = text.slice(start[open]!, end[close - 1]!).replace(/^[“"'`„«‘—–\s]+/, '');
    return `${continues ? '…' : ''}${content}${closed ? '' : '~'}`;
  });
}

describe('quotations', () => {
  it('pairs marks of many hands', () => {
    for (const line of [
      '“a b” c',
      '"a b" c',
      "''a b'' c",
      "``a b'' c",
      '«a b» c',
      '„a b“ c',
      '‘a b’ c',
      "'a b' c",
      '« a b » c',
    ]) {
      assert.deepEqual(quoted(line), ['a b'], line);
    }
  });

  it('tells apostrophes from single marks', () => {
    assert.deepEqual(quoted("The workers' union and the '90s and O'Neill's boat."), []);
    assert.deepEqual(quoted("“The workers' union won,” he said."), ["The workers' union won,"]);
  });

  it('ends at the next opening mark, or with its sentence, where no mark closes', () => {
    assert.deepEqual(quoted('“It closes, he said. “It opens,” she said.'), ['It closes, he said.~', 'It opens,']);
    assert.deepEqual(quoted('“It closes, he said. The council met.\n\nIt rained.'), ['It closes, he said.~']);
  });

  it('goes on in the next paragraph only where that one opens with a mark', () => {
    assert.deepEqual(quoted('“It closes. We lost.\n\n“Nobody asked,” he said.'), [
      'It closes. We lost.~',
      '…Nobody asked,',
    ]);
  });

  it('takes a dash that opens a paragraph for speech', () => {
    assert.deepEqual(quoted('— It closes — he said.'), ['It closes~']);
  });
});
