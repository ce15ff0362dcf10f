import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownCopy } from '../../../src/core/text/own';

describe('a copy of a text', () => {
  it('is the same text, however long and whatever it is made of', () => {
    const unit = fc.constantFrom('a', 'é', '\u{1f600}', '\ud83d', '\udc00', '\0');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), fc.constantFrom(1, 2), (units, times) => {
        const text = units.join('').repeat(times);
        assert.equal(ownCopy(text), text);
      }),
    );
  });
});
