import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type ClaimsModel, findClaims, loadClaimsModel } from '../../../../src/core/mark/claims';
import { createLexemes, lexemeOf, ROW } from '../../../../src/core/mark/claims/lexemes';
import type { FoundClaim } from '../../../../src/core/mark/stages';
import { layOut } from '../../../../src/core/text/layout';
import { segment } from '../../../../src/core/text/sentences';
import { tokenise } from '../../../../src/core/text/tokenise';

const TEXT =
  'Mara Ilves said on Friday that the line would close. “Nobody asked us,” the mayor told reporters, “and nobody will.”';
const OTHER = 'SAID the Mayor? The line of 12 “ferries” would not Close, Ilves denied; the captain told nobody.';

describe('word forms', () => {
  const numbersOf = (text: string): readonly number[] => {
    const tokens = tokenise(text);
    const lexemes = createLexemes(null);
    return Array.from({ length: tokens.count }, (_, i) => lexemeOf(lexemes, tokens, i, 0) / ROW);
  };

  it('are told apart by how they are written, and met again', () => {
    assert.deepEqual(numbersOf('said Said SAID said 12 12 , said'), [0, 1, 2, 0, 3, 3, 4, 0]);
  });

  it('keep their numbers when there are many', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `w${i.toString(36)}x`);
    const numbers = numbersOf([...words, ...words].join(' '));
    assert.equal(new Set(numbers).size, 5000);
    assert.deepEqual(numbers.slice(5000), numbers.slice(0, 5000));
  });

  it('change no claim, whatever was read before', () => {
    const bytes = readFileSync('media/claims.bin');
    const read = (text: string, model: ClaimsModel): readonly FoundClaim[] => {
      const t = segment(text, tokenise(text));
      return findClaims(t, [], layOut(t, 'a.txt', undefined), model);
    };
    const fresh = read(TEXT, loadClaimsModel(bytes));
    assert.ok(fresh.length > 0);
    const used = loadClaimsModel(bytes);
    read(OTHER, used);
    assert.deepEqual(read(TEXT, used), fresh);
    assert.deepEqual(read(TEXT, used), fresh);
  });
});
