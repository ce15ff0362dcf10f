import { deepEqual, equal, ok } from 'node:assert/strict';
import { groupOrigins, isCopy, sharedRuns, sketchOf } from '../../../src/core/corpus/origins';
import { gatherTopics } from '../../../src/core/corpus/topics';
import { hashWord } from '../../../src/core/text/tokenise';

describe('topics', () => {
  /** Pairs as "11-21" with their likeness, statements numbered by document: statement 31 is in document 3. */
  const gather = (pairs: readonly (readonly [string, number])[], firm = true): number[][] => {
    const ends = pairs.map(([pair]) => pair.split('-').map(Number) as [number, number]);
    return gatherTopics({
      from: ends.map(([from]) => from),
      to: ends.map(([, to]) => to),
      strength: pairs.map(([, strength]) => strength),
      firm: pairs.map(() => firm),
      documentsOf: Array.from({ length: 100 }, (_, statement) => [`${Math.floor(statement / 10)}.txt`]),
    });
  };
  /** Each with each. */
  const group = (statements: readonly number[], strength = 0.9) =>
    statements.flatMap((a, i) => statements.slice(i + 1).map((b) => [`${a}-${b}`, strength] as const));

  it('gather statements that are alike on the average', () => {
    deepEqual(gather([...group([11, 21, 31], 0.4), ['12-22', 0.7]]), [
      [11, 21, 31],
      [12, 22],
    ]);
  });

  it('are not chained by one weak pair', () => {
    deepEqual(gather([...group([11, 21, 31]), ...group([42, 52, 62]), ['31-42', 0.6]]), [
      [11, 21, 31],
      [42, 52, 62],
    ]);
  });

  it('follow people’s word where it is given', () => {
    const weak = [...group([11, 21, 31]), ...group([42, 52, 62])];
    const together = (topics: number[][]): boolean => topics.some((topic) => topic.includes(31) && topic.includes(42));
    equal(together(gather([...weak, ['31-42', 0.9]])), false);
    equal(together(gather([...weak, ['31-42', 1.9]])), true);
  });

  it('share a statement that belongs to both, and are one where they share most', () => {
    const [one, other] = [group([11, 21, 31]), group([12, 22, 42, 52])];
    deepEqual(gather([...one, ...other, ['12-31', 0.5], ['22-31', 0.5], ['31-42', 0.5]]), [
      [11, 21, 31],
      [12, 22, 31, 42, 52],
    ]);
    const both = [
      ...one,
      ...group([12, 22, 42]),
      ...['11-12', '11-22', '21-22', '21-12'].map((pair) => [pair, 0.5] as const),
    ];
    deepEqual(gather(both), [[11, 12, 21, 22, 31, 42]]);
  });

  it('are no topic within one document, nor on one weak word of two', () => {
    deepEqual(gather(group([11, 12, 13])), []);
    deepEqual(gather([['11-21', 0.5]], false), []);
    deepEqual(gather(group([11, 21, 31], 0.5), false), [[11, 21, 31]]);
  });
});

describe('origins', () => {
  const sketch = (text: string) => sketchOf(text.split(' ').map(hashWord));
  const words = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, k) => `w${from + k}`).join(' ');

  it('are told by the share of word runs, whatever was cut or added', () => {
    equal(sharedRuns(sketch(words(0, 300)), sketch(words(0, 300))), 1);
    ok(isCopy(sharedRuns(sketch(words(0, 900)), sketch(words(200, 320)))));
    ok(isCopy(sharedRuns(sketch(words(0, 300)), sketch(`${words(500, 560)} ${words(40, 280)}`))));
    ok(!isCopy(sharedRuns(sketch(words(0, 300)), sketch(words(280, 600)))));
    equal(sharedRuns(sketch(words(0, 10)), sketch(words(0, 10))), 0);
  });

  it('gather copies of copies, with the evidence', () => {
    const groups = groupOrigins([
      { a: 'b', b: 'c', share: 0.7 },
      { a: 'a', b: 'c', share: 0.9 },
      { a: 'x', b: 'y', share: 0.6 },
    ]);
    deepEqual(
      groups.map(({ documents }) => documents),
      [
        ['a', 'b', 'c'],
        ['x', 'y'],
      ],
    );
    equal(groups[0]!.evidence, 'runs of 5 words in common: 90 % between a and c, 70 % between b and c');
  });
});
