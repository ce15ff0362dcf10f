import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pairOf } from '../../../src/core/corpus/linked';
import { createPairs, type Pair } from '../../../src/core/corpus/pairs';

const pair = (step: number, copied = 0): Pair => ({ step, linked: null, copied });
const linked = (one: string, two: string): Pair => ({ step: 0, linked: pairOf(one, two, []), copied: 0 });

describe('what comparing documents found', () => {
  it('is told from both sides', () => {
    const pairs = createPairs();
    pairs.set('a.txt', 'b.txt', pair(3));
    pairs.set('a.txt', 'c.txt', pair(4));
    assert.equal(pairs.get('a.txt', 'b.txt')?.step, 3);
    assert.equal(pairs.get('b.txt', 'c.txt'), undefined);
    assert.deepEqual(pairs.othersOf('c.txt'), ['a.txt']);
    assert.deepEqual(pairs.after('c.txt'), []);
  });

  it('makes rows of links and copies, in the order of the documents', () => {
    const pairs = createPairs();
    pairs.set('b.txt', 'd.txt', linked('b.txt', 'd.txt'));
    pairs.set('b.txt', 'c.txt', linked('b.txt', 'c.txt'));
    pairs.set('a.txt', 'b.txt', pair(1, 0.9));
    assert.deepEqual(
      pairs.rowOf('b.txt').linked.map(({ b }) => b),
      ['c.txt', 'd.txt'],
    );
    assert.deepEqual(pairs.rowOf('a.txt').copies, [{ a: 'a.txt', b: 'b.txt', share: 0.9 }]);
    const before = pairs.rowOf('b.txt');
    assert.equal(pairs.rowOf('b.txt'), before, 'made once');
    pairs.withdraw('c.txt');
    assert.deepEqual(
      pairs.rowOf('b.txt').linked.map(({ b }) => b),
      ['d.txt'],
    );
  });

  it('is what a plain table of pairs would tell, whatever comes and goes', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const change = fc.record({ does: fc.constantFrom('set', 'set', 'delete', 'withdraw'), a: name, b: name });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const gone: unknown[] = [];
        const made: unknown[] = [];
        const pairs = createPairs(undefined, (one) => gone.push(one));
        const plain = new Map<string, Pair>();
        changes.forEach(({ does, a, b }, n) => {
          const [one, two] = a < b ? [a, b] : [b, a];
          if (does === 'withdraw') {
            pairs.withdraw(a);
            for (const key of [...plain.keys()]) if (key.includes(a)) plain.delete(key);
          } else if (one === two) return;
          else if (does === 'delete') {
            pairs.delete(one, two);
            plain.delete(one + two);
          } else {
            const found = n % 3 === 0 ? linked(one, two) : pair(n % 4, n % 2);
            if (found.linked !== null) made.push(found.linked);
            pairs.set(one, two, found);
            plain.set(one + two, found);
          }
          // Rows are asked for in between, so that stale ones would show.
          pairs.rowOf(one);
        });
        const stay = new Set([...plain.values()].map((one) => one.linked));
        assert.equal(gone.length, new Set(gone).size, 'told once');
        assert.deepEqual(
          new Set(gone),
          new Set(made.filter((one) => !stay.has(one as Pair['linked']))),
          'all links that no pair has any more',
        );
        for (const document of 'abcdef') {
          const own = [...plain.keys()].filter((key) => key.includes(document));
          assert.deepEqual([...pairs.othersOf(document)].sort(), own.map((key) => key.replace(document, '')).sort());
          const later = own.filter((key) => key[0] === document).sort();
          for (const key of later) assert.deepEqual(pairs.get(key[0]!, key[1]!), plain.get(key));
          const row = pairs.rowOf(document);
          assert.deepEqual(
            row.linked.map(({ b }) => b),
            later.flatMap((key) => plain.get(key)!.linked?.b ?? []),
          );
          assert.deepEqual(
            row.copies.map(({ b }) => b),
            later.filter((key) => plain.get(key)!.copied > 0).map((key) => key[1]),
          );
        }
      }),
    );
  });
});
