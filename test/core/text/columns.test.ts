import assert from 'node:assert/strict';
import fc from 'fast-check';
import { float64Column, int32Column, uint8Column, uint16Column } from '../../../src/core/text/columns';

const MAKERS = [int32Column, uint16Column, uint8Column, float64Column];

describe('columns', () => {
  it('are 0, as long as asked for, and share nothing', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(9000)), { maxLength: 12 }), (asked) => {
        const columns = asked.map(([maker, count]) => MAKERS[maker]!(count));
        columns.forEach((column, k) => {
          assert.equal(column.length, asked[k]![1]);
          assert.ok(column.every((n) => n === 0));
          column.fill(k + 1);
        });
        assert.ok(columns.every((column, k) => column.every((n) => n === k + 1)));
      }),
    ));
});
