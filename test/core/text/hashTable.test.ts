import assert from 'node:assert/strict';
import fc from 'fast-check';
import { find, hashTable } from '../../../src/core/text/hashTable';

describe('a table of hashes', () => {
  it('tells what a map tells', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer({ min: 1 }))),
        fc.array(fc.integer()),
        (entries, others) => {
          const map = new Map(entries);
          const table = hashTable(map);
          for (const hash of [...map.keys(), ...others]) assert.equal(find(table, hash), map.get(hash) ?? 0);
        },
      ),
    ));

  it('keeps apart hashes that fall into one place', () => {
    const table = hashTable([0, 64, 128, 192].map((hash, i) => [hash, i + 1]));
    assert.deepEqual(
      [0, 64, 128, 192, 256].map((hash) => find(table, hash)),
      [1, 2, 3, 4, 0],
    );
  });
});
