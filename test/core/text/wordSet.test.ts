import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashWord } from '../../../src/core/text/tokenise';
import { wordSet } from '../../../src/core/text/wordSet';

describe('a set of words', () => {
  it('knows its words in whatever case, and no others', () => {
    const verbs = wordSet('said told added');
    assert.deepEqual(
      ['said', 'Told', 'ADDED', 'adds', ''].map((word) => verbs.has(hashWord(word))),
      [true, true, true, false, false],
    );
  });

  it('is the same from a list as from words with a space between them', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, words, (list, asked) => {
        const [a, b, plain] = [wordSet(list), wordSet(list.join(' ')), new Set(list)];
        for (const word of [...list, ...asked]) {
          assert.equal(a.has(hashWord(word)), plain.has(word));
          assert.equal(b.has(hashWord(word)), plain.has(word));
        }
      }),
    );
  });
});
