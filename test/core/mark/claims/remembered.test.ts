import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadClaimsModel } from '../../../../src/core/mark/claims';
import { columnsOf } from '../../../../src/core/mark/claims/columns';
import { createRemembered, rememberedSums } from '../../../../src/core/mark/claims/remembered';
import { LABELS, looseFeatures, scanFeatures } from '../../../../src/core/mark/claims/scan';
import { scoreLabels } from '../../../../src/core/mark/tagger';
import { segment } from '../../../../src/core/text/sentences';
import { tokenise } from '../../../../src/core/text/tokenise';

const TEXTS = [
  'Mara Ilves said on Friday that the line would close. “Nobody asked us,” the mayor told reporters.\n\nThe line is 12 km long.',
  'SAID the Mayor? The line of 12 “ferries” would not Close, Ilves denied; the captain told nobody.',
  'Ilves',
  '“',
];

describe('remembered sums', () => {
  const { scan, memory } = loadClaimsModel(readFileSync('media/claims.bin'));

  it('score every token as its features do one by one, whatever was read before', () => {
    const remembered = createRemembered();
    for (const text of [...TEXTS, ...TEXTS]) {
      const columns = columnsOf(segment(text, tokenise(text)), memory.lexemes);
      const n = columns.t.tokens.count;
      const whole = new Int32Array(n * LABELS);
      const parts = new Int32Array(n * LABELS);
      const rest = new Int32Array(n * LABELS);
      scoreLabels(scan, 0, n, scanFeatures(columns), whole);
      scoreLabels(scan, 0, n, looseFeatures(columns), parts, rememberedSums(columns, scan, remembered));
      scoreLabels(scan, 0, n, looseFeatures(columns), rest);
      assert.deepEqual(parts, whole);
      assert.notDeepEqual(rest, whole);
    }
  });
});
