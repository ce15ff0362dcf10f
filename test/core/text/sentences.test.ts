import assert from 'node:assert/strict';
import { segment, sentenceSpan } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';

function sentences(text: string): string[] {
  const t = segment(text, tokenise(text));
  return Array.from({ length: t.sentenceCount }, (_, i) => {
    const { start, end } = sentenceSpan(t, i);
    return text.slice(start, end);
  });
}

describe('sentences', () => {
  it('keeps initials behind a hyphen inside their sentence', () =>
    assert.deepEqual(sentences('Rep. A.B. Rand (D-N.C.), head of the board, said so. He left.'), [
      'Rep. A.B. Rand (D-N.C.), head of the board, said so.',
      'He left.',
    ]));

  it('ends with initials where a new sentence starts', () =>
    assert.deepEqual(sentences('He lives in N.Y. The talks end.'), ['He lives in N.Y.', 'The talks end.']));
});
