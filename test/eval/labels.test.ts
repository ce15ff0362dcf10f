import assert from 'node:assert/strict';
import { STOPWORDS } from '../../src/core/text/terms';
import { readFixture } from './fixtures/evaluate';
import { CORPORA, readPlanted } from './fixtures/gold';
import { shippedModels } from './synoptic';

const SAYING = /\b(?:said|says|saying|told|tells|telling|added|adds|quoted|denied|denies|insisted|reported)\b/i;
/** Of a particle, a label may end in it: "taken down". */
const PARTICLES = new Set(['down', 'up', 'off', 'out', 'over']);

describe('the labels of the fixtures’ topics', () => {
  const corpora = [...CORPORA, ...new Set(readPlanted('planted').map(({ corpus }) => `planted/${corpus}`))];
  for (const corpus of corpora) {
    it(`${corpus}: read as headlines have it`, async () => {
      const { file } = await readFixture(corpus, await shippedModels());
      const wrong = file.topics.filter(({ label }) => {
        const words = label.toLowerCase().split(' ');
        const last = words[words.length - 1]!;
        return (
          label === '' ||
          label[0] !== label[0]!.toUpperCase() ||
          SAYING.test(label) ||
          /\d/.test(label) ||
          (STOPWORDS.has(last) && !PARTICLES.has(last)) ||
          STOPWORDS.has(words[0]!) ||
          words.length > 7
        );
      });
      assert.deepEqual(
        wrong.map(({ label }) => label),
        [],
      );
    });
  }
});
