import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashWord, tokenAt, tokenise, tokenText } from '../../../src/core/text/tokenise';

const cut = (text: string): string[] => {
  const tokens = tokenise(text);
  return Array.from({ length: tokens.count }, (_, i) => tokenText(tokens, i));
};

/** Texts of the characters that tokens hang on. */
const texts = fc.string({
  unit: fc.constantFrom(...'aZé19.,:-/’\'"()@#_%\u00ad\u2009\u2028 \n\r', 'n’t', 'http://', 'U.S.', '🙂', '\ud800'),
  maxLength: 60,
});

describe('tokens', () => {
  it('part clitics, keep initials, hyphens and separators', () =>
    assert.deepEqual(cut('Kara-Murza’s U.S. aides didn’t pay 1,200 to @ilves_m: “No.”'), [
      ...[
        'Kara-Murza',
        '’s',
        'U.S.',
        'aides',
        'did',
        'n’t',
        'pay',
        '1,200',
        'to',
        '@ilves_m',
        ':',
        '“',
        'No',
        '.',
        '”',
      ],
    ]));

  it('end where the text ends', () => {
    for (const text of ['U.S.', 'A.', 'a-', 'it’', '1.', '@', 'http:', '\ud83d'])
      assert.equal(cut(text).join(''), text);
  });

  it('know the line ends before them, and whether marks stand inside', () => {
    const { lines, joined } = tokenise('One two\nthree\r\n\r\nwell-known didn’t');
    assert.deepEqual([...lines], [0, 0, 1, 2, 0, 0]);
    assert.deepEqual([...joined], [0, 0, 0, 1, 0, 1]);
  });

  it('hash as words do, case and apostrophes folded', () =>
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = tokenise(text);
        for (let i = 0; i < tokens.count; i++)
          assert.equal(tokens.hash[i], hashWord(tokenText(tokens, i).toLowerCase()));
      }),
    ));

  it('are found by any offset, as if all were looked through', () =>
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = tokenise(text);
        for (let offset = 0; offset <= text.length + 20; offset++) {
          const found = tokens.end.findIndex((end) => end > offset);
          assert.equal(tokenAt(tokens, offset), found < 0 ? tokens.count : found);
        }
      }),
    ));

  it('leave out nothing but white space and joiners, in order', () =>
    fc.assert(fc.property(texts, (text) => assert.equal(dense(cut(text).join('')), dense(text)))));
});

const dense = (text: string): string => text.replace(/[\s\u00ad]/g, '');
