import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { Difference, type LinkRecord, Origin, Relation, Status } from '../../../src/core/contract';
import {
  createPhrases,
  letGo,
  linksOf,
  packedLinks,
  pairOf,
  putAway,
  sharedQuotes,
  spotOf,
  tiesOf,
} from '../../../src/core/corpus/linked';
import { strictDrawer } from '../../engine/strictDrawer';

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
        const drawer = strictDrawer();
        const made = pairOf('one.txt', 'a-2#3.txt', links);
        const pair = putAway(made, drawer);
        equal(drawer.size, packedLinks(made).length < 64 ? 0 : 1);
        equal(packedLinks(pair), packedLinks(made));
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
        letGo(pair);
        equal(drawer.size, 0);
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
    equal(packedLinks(second), packedLinks(first));
    equal(packedLinks(second).length, 2 * 15);
  });
});
