import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nudged } from '../../../src/core/text/edges';

/** "… [marked] …", one end moved. */
function moved(
  written: string,
  which: 'start' | 'end',
  step: 1 | -1,
  by: 'word' | 'character' = 'word',
): string | null {
  const start = written.indexOf('[');
  const text = written.replace('[', '').replace(']', '');
  const span = nudged(text, { start, end: written.indexOf(']') - 1 }, which, step, by);
  return span === null
    ? null
    : `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
}

describe('an end of a mark', () => {
  it('goes out to the next word, over what parts the two', () => {
    assert.equal(moved('that [the ferry] line would close', 'end', 1), 'that [the ferry line] would close');
    assert.equal(moved('Oksa, “that [the ferry] line', 'start', -1), 'Oksa, “[that the ferry] line');
    assert.equal(moved('the [ferry]. “Soon,” he said', 'end', 1), 'the [ferry. “Soon],” he said');
  });

  it('comes in to the end of the word before, not to the space behind it', () => {
    assert.equal(moved('that [the ferry line] would', 'end', -1), 'that [the ferry] line would');
    assert.equal(moved('that [the ferry line] would', 'start', 1), 'that the [ferry line] would');
    assert.equal(moved('that [the ferry, “line] would', 'end', -1), 'that [the ferry], “line would');
    assert.equal(moved('that [the ferry, ]line would', 'end', -1), 'that [the ferry], line would');
  });

  it('stays where nothing would be left, or nothing more is there', () => {
    assert.equal(moved('that [ferry] line', 'end', -1), null);
    assert.equal(moved('that [ferry] line', 'start', 1), null);
    assert.equal(moved('[ferry] line', 'start', -1), null);
    assert.equal(moved('the [ferry]. ', 'end', 1), null);
    assert.equal(moved('the [f]', 'end', -1, 'character'), null);
  });

  it('moves by whole characters, also beyond the first plane', () => {
    assert.equal(moved('a [ferry] 🚢!', 'end', 1, 'character'), 'a [ferry ]🚢!');
    assert.equal(moved('a [ferry ]🚢!', 'end', 1, 'character'), 'a [ferry 🚢]!');
    assert.equal(moved('a [ferry 🚢]!', 'end', -1, 'character'), 'a [ferry ]🚢!');
  });

  it('is never outside of the text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(30),
        fc.nat(30),
        fc.boolean(),
        fc.boolean(),
        (text, a, b, at, by) => {
          const start = Math.min(a, text.length);
          const end = Math.min(start + b, text.length);
          for (const step of [1, -1] as const) {
            const span = nudged(text, { start, end }, at ? 'start' : 'end', step, by ? 'word' : 'character');
            if (span !== null) assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
          }
        },
      ),
    );
  });
});
