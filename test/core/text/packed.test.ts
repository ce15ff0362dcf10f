import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadClaimsModel } from '../../../src/core/mark/claims';
import { loadNamesModel } from '../../../src/core/mark/names';
import { read } from '../../../src/core/mark/read';
import { pack, unpack } from '../../../src/core/text/packed';
import { articles } from '../../bench/corpus';
import { shippedModels } from '../../engine/models';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, true, false, -0, Number.NaN, Number.POSITIVE_INFINITY),
    fc.integer(),
    fc.double(),
    fc.integer({ min: 1, max: 99_999 }).map((n) => n / 10_000),
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer()).map((n) => Int32Array.from(n)),
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
  ),
})).value;

describe('packed data', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(plain, (value) => {
        assert.deepStrictEqual(unpack(pack(value)), value);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps half a surrogate pair, and long texts', () => {
    const text = `half \ud83d, whole \u{1f600}, ${'à la carte '.repeat(2000)}`;
    assert.equal(unpack(pack(text)), text);
  });

  it('comes back whatever long strings are made of', () => {
    const unit = fc.constantFrom('a', '~', '\u0080', 'é', '“', '\uffff', '\u{1f600}', '\ud83d', '\udc00');
    const units = fc.oneof(fc.constant('a'), fc.constantFrom('a', 'é', '”'), unit);
    fc.assert(
      fc.property(units, fc.integer({ min: 250, max: 300 }), unit, (one, count, last) => {
        const value = [one.repeat(count), `${one.repeat(count)}${last}`, last];
        assert.deepEqual(unpack(pack(value)), value);
      }),
    );
  });

  it('tells a string and a set of keys once', () => {
    const one = pack([{ name: 'the harbour master' }]).length;
    const three = pack(Array.from({ length: 3 }, () => ({ name: 'the harbour master' }))).length;
    assert.equal(three - one, 4);
  });

  it('keeps the reading of an article in a third of the room that it takes as JSON', () => {
    const bytes = shippedModels();
    const models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
    for (const source of articles(3)) {
      const reading = read(source, models);
      const packed = pack(reading);
      assert.deepStrictEqual(unpack(packed), reading);
      const printed = JSON.stringify(reading).length;
      assert.ok(packed.length * 3 < printed, `${packed.length} of ${printed}`);
    }
  });

  it('refuses bytes that end too early', () => {
    const bytes = pack({ marks: [{ start: 1200, end: 1300, why: 'said' }], sha: 'abc' });
    for (let end = 0; end < bytes.length; end++) assert.throws(() => unpack(bytes.slice(0, end)), RangeError);
  });
});
