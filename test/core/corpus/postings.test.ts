import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { createPostings } from '../../../src/core/corpus/postings';

describe('which documents hold which terms', () => {
  it('is what plain sets would tell, whatever comes and goes', () => {
    const step = fc.record({ term: fc.oneof(fc.nat(3), fc.nat(300)), document: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const postings = createPostings();
        const plain = new Map<number, Set<number>>();
        const into = new Int32Array(41);
        for (const { term, document } of steps) {
          const held = plain.get(term) ?? new Set();
          plain.set(term, held);
          if (held.delete(document)) postings.remove(term, document);
          else {
            held.add(document);
            postings.add(term, document);
          }
          equal(postings.count(term), held.size);
        }
        for (const [term, held] of plain) {
          equal(postings.copy(term, into), held.size);
          deepEqual(new Set(into.slice(0, held.size)), held);
        }
        equal(postings.count(1000), 0);
        equal(postings.copy(1000, into), 0);
      }),
    );
  });
});
