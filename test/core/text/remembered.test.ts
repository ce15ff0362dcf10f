import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { remembered } from '../../../src/core/text/remembered';

/** Bytes of the heap in use, once all that nobody holds is swept. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('answers remembered by text', () => {
  it('are worked out once', () => {
    let asked = 0;
    const lengthOf = remembered((text) => {
      asked++;
      return text.length;
    });
    assert.deepEqual(['Vera', 'Vera', 'Ilmar', 'Vera'].map(lengthOf), [4, 4, 5, 4]);
    assert.equal(asked, 2);
  });

  it('keep nothing of the long texts that a name was taken from', () => {
    const partsOf = remembered((name) => name.split(' '));
    const before = inUse();
    for (let n = 0; n < 40; n++) {
      const text = Buffer.from(`Mayor Valentina Oreshkina ${n} ${'spoke. '.repeat(150_000)}`).toString();
      assert.equal(partsOf(text.slice(6, 25))[1], 'Oreshkina');
      partsOf(text.slice(6, 28));
    }
    assert.ok(inUse() - before < 4_000_000, 'forty texts of a megabyte each');
  });
});
