import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { Difference, type LinkRecord, Origin, Relation, Status } from '../../../src/core/contract';
import { createPhrases, linksOf, pairOf, sharedQuotes, spotOf, tiesOf } from '../../../src/core/corpus/linked';

const offset = fc.integer({ min: 0, max: 25_000_000 });
const why = fc
  .array(fc.oneof(fc.constantFrom('Both say “silver”, “basin”', 'The figures differ: “12” against “13”'), fc.string()))
  .map((reasons) => reasons.join('. '));
const link = fc
  .record({
    places: fc.tuple(offset, offset, offset, offset),
    relation: fc.constantFrom(...Relation.options),
    differs: fc.subarray([...Difference.options]),
    why,
    hundredths: fc.integer({ min: 0, max: 100 }),
    origin: fc.constantFrom(...Origin.options),
    status: fc.constantFrom(...Status.options),
  })
  .map(({ places: [p, q, r, s], hundredths, ...rest }): LinkRecord => {
    const from = `one.txt#claim:${Math.min(p, q)}-${Math.max(p, q)}`;
    const to = `a-2#3.txt#claim:${Math.min(r, s)}-${Math.max(r, s)}`;
    return { id: `${from}~${to}`, from, to, score: hundredths / 100, ...rest };
  });

describe('the links of two documents', () => {
  it('come back as they were packed', () => {
    fc.assert(
      fc.property(fc.array(link), (links) => {
        const pair = pairOf('one.txt', 'a-2#3.txt', links);
        deepEqual(linksOf(pair), links);
        equal(pair.count, links.length);
        equal(pair.standing, links.filter(({ status }) => status !== 'rejected').length);
        deepEqual(
          sharedQuotes(pair).map(({ from, to }) => [from, to].map(({ start, end }) => `:${start}-${end}`)),
          links
            .filter(({ relation, status }) => relation === 'same-quote' && status !== 'rejected')
            .filter(({ differs }) => !differs.includes('speaker'))
            .map(({ from, to }) => [from, to].map((claim) => claim.slice(claim.lastIndexOf(':')))),
        );
        deepEqual(
          tiesOf(pair).map(({ from, score }) => [from, score]),
          links.map(({ from, score }) => {
            const [, start, end] = /:(\d+)-(\d+)$/.exec(from)!;
            return [spotOf({ start: Number(start), end: Number(end) }), score];
          }),
        );
      }),
    );
  });

  it('tell a word of their reasons once in a corpus', () => {
    const phrases = createPhrases();
    const link = (k: number): LinkRecord => ({
      id: `one.txt#claim:${k}-9~two.txt#claim:0-9`,
      from: `one.txt#claim:${k}-9`,
      to: 'two.txt#claim:0-9',
      relation: 'same-fact',
      differs: ['figure'],
      why: 'Both say “harbour”, “mayor”, “silver”',
      score: 0.9,
      origin: 'machine',
      status: 'suggested',
    });
    const first = pairOf('one.txt', 'two.txt', [link(1), link(2)], phrases);
    const known = phrases.texts.length;
    const second = pairOf('one.txt', 'two.txt', [link(1), link(2)], phrases);
    equal(phrases.texts.length, known);
    equal(second.links, first.links);
    equal(second.links.length, 2 * 15);
  });
});
