import { deepEqual, equal, ok } from 'node:assert/strict';
import { labelOf } from '../../../src/core/corpus/labels';
import { createLexicon } from '../../../src/core/corpus/lexicon';
import { groupOrigins, isCopy, sharedRuns, sketchOf } from '../../../src/core/corpus/origins';
import { indexPage } from '../../../src/core/corpus/statements';
import { gatherTopics } from '../../../src/core/corpus/topics';
import { hashWord } from '../../../src/core/text/tokenise';
import { pageOf } from './pages';

describe('topics', () => {
  /** Links as "1-2" with a strength, statements numbered by document: statement 31 is in document 3. */
  const gather = (...links: readonly (readonly [string, number])[]): number[][] => {
    const ends = links.map(([pair]) => pair.split('-').map(Number) as [number, number]);
    return gatherTopics({
      from: ends.map(([from]) => from),
      to: ends.map(([, to]) => to),
      strength: links.map(([, strength]) => strength),
      documentOf: Array.from({ length: 100 }, (_, statement) => Math.floor(statement / 10)),
    });
  };

  it('gather statements that most documents link', () => {
    deepEqual(gather(['11-21', 0.9], ['21-31', 0.8], ['11-31', 0.8], ['12-22', 0.7]), [
      [11, 21, 31],
      [12, 22],
    ]);
  });

  it('are not chained by one weak link', () => {
    deepEqual(
      gather(
        ['11-21', 0.9],
        ['21-31', 0.9],
        ['11-31', 0.9],
        ['42-52', 0.9],
        ['52-62', 0.9],
        ['42-62', 0.9],
        ['31-42', 0.6],
      ),
      [
        [11, 21, 31],
        [42, 52, 62],
      ],
    );
  });

  it('follow people’s word where it is given', () => {
    const weak = [
      ['11-21', 0.9],
      ['21-31', 0.9],
      ['11-31', 0.9],
      ['42-52', 0.9],
      ['52-62', 0.9],
      ['42-62', 0.9],
    ] as const;
    const together = (topics: number[][]): boolean => topics.some((topic) => topic.includes(31) && topic.includes(42));
    equal(together(gather(...weak, ['31-42', 0.9])), false);
    equal(together(gather(...weak, ['31-42', 1.9])), true);
  });

  it('share a statement that belongs to both', () => {
    const one = [
      ['11-21', 0.9],
      ['11-31', 0.8],
      ['21-31', 0.8],
    ] as const;
    const other = [
      ['12-22', 0.9],
      ['12-42', 0.9],
      ['22-42', 0.9],
    ] as const;
    deepEqual(gather(...one, ...other, ['12-31', 0.7], ['22-31', 0.7]), [
      [11, 21, 31],
      [12, 22, 31, 42],
    ]);
  });
});

describe('labels', () => {
  const lexicon = createLexicon();
  const label = (...texts: readonly string[]): string => {
    const entries = texts.map((text, k) => indexPage(pageOf(`${k}.txt`, text).page, [], lexicon));
    const statements = entries.map((entry) => entry.statements[0]!);
    return labelOf(statements, entries, lexicon);
  };

  it('are phrases that the texts have in common, as they write them', () => {
    equal(
      label(
        'Fishing rights had been part of the bargain.',
        'He denied that fishing rights were traded.',
        'No fishing rights were given.',
      ),
      'Fishing rights',
    );
    equal(label('The ferry line to Cape Marren will close.', 'A court kept the ferry line open.'), 'ferry line');
  });

  it('are one word, or two apart, where no phrase is shared', () => {
    equal(label('The bell weighs much.', 'They weighed the bell.'), 'bell');
    equal(label('Velmaran demands are territorial.', 'The territorial demands grew.'), 'demands · territorial');
    equal(label('In April the ferry sank.', 'The ferry was lost in April.'), 'ferry');
    equal(label('The bell hangs in Sorrin.', 'In Sorrin, nobody rings a bell.'), 'Sorrin · bell');
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
