import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { expectedPath, readFixture } from './fixtures/evaluate';
import { CORPORA } from './fixtures/gold';
import { changes, rendering } from './fixtures/rendering';
import { shippedModels } from './synoptic';

/** After a change that is meant: `npm run eval -- --update`, and read the diff. */
describe('what Synoptic finds in the fixtures', () => {
  for (const corpus of CORPORA) {
    it(`${corpus}: is what was reviewed`, async () => {
      const { file } = await readFixture(corpus, await shippedModels());
      const [expected, actual] = [readFileSync(expectedPath(corpus), 'utf8'), rendering(file)];
      const differing = changes(expected, actual);
      if (differing.length > 0) assert.fail(`not what was reviewed:\n${differing.join('\n')}`);
      assert.equal(actual, expected);
    });
  }
});
