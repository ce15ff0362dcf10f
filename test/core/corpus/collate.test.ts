import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { align } from '../../../src/core/corpus/align';
import { collate } from '../../../src/core/corpus/collate';

/** Each variant with what differs from the first marked: [other|…], [added|…], [changed|…], and -dropped- words. */
function marked(texts: readonly string[]): string[] {
  const { variants } = collate(texts);
  const first = variants[0]!;
  return variants.map((variant, v) => {
    const parts = variant.words.map(({ start, end, variation, column }) => {
      const word = texts[v]!.slice(start, end);
      return { column, text: variation === 'same' ? word : `[${variation}|${word}]` };
    });
    for (const { column, changes } of variant.dropped) {
      const there = first.words.find((word) => word.column === column);
      if (there !== undefined)
        parts.push({ column, text: `${changes ? '!' : '-'}${texts[0]!.slice(there.start, there.end)}` });
    }
    return parts
      .sort((a, b) => a.column - b.column)
      .map(({ text }) => text)
      .join(' ');
  });
}

describe('collate', () => {
  it('marks what each variant drops, adds, and says in other words', () => {
    deepEqual(
      marked([
        'The new roster is safe, and it will stay.',
        'The roster is safe, and it will remain.',
        'The new roster is not safe, and it will stay.',
        'The old roster is dangerous, and it will surely stay.',
      ]),
      [
        'The new roster is safe and it will stay',
        'The -new roster is safe and it will [other|remain]',
        'The new roster is [changed|not] safe and it will stay',
        'The [other|old] roster is [changed|dangerous] and it will [added|surely] stay',
      ],
    );
  });

  it('says when a dropped word changes the meaning', () => {
    deepEqual(marked(['We return if asked.', 'We return.'])[1], 'We return !if -asked');
    deepEqual(marked(['It cost 9 marks.', 'It cost 7 marks.'])[1], 'It cost [changed|7] marks');
  });

  it('keeps every word of every variant, once and in order, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('we', 'shall', 'not', 'go', 'home', 'again', '9', '…'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const joined = texts.map((words) => words.join(' '));
        const { variants, columns } = collate(joined);
        variants.forEach((variant, v) => {
          deepEqual(
            variant.words.map(({ start, end }) => joined[v]!.slice(start, end)),
            texts[v]!.filter((word) => word !== '…'),
          );
          const used = variant.words.map(({ column }) => column);
          equal(new Set(used).size, used.length);
          ok(used.every((column, k) => column < columns && (k === 0 || column > used[k - 1]!)));
        });
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('align', () => {
  it('covers both sequences with runs, and matches as much as can be', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), fc.array(word, { maxLength: 9 }), (a, b) => {
        const runs = align(a.length, b.length, (i, j) => a[i] === b[j]);
        deepEqual(
          runs.flatMap(({ a: [from, to] }) => a.slice(from, to)),
          a,
        );
        deepEqual(
          runs.flatMap(({ b: [from, to] }) => b.slice(from, to)),
          b,
        );
        for (const run of runs) if (run.same) deepEqual(a.slice(...run.a), b.slice(...run.b));
        const matched = runs.reduce((sum, run) => sum + (run.same ? run.a[1] - run.a[0] : 0), 0);
        equal(matched, longestCommon(a, b));
      }),
      { seed: 5 },
    );
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a[0] === b[0]) return 1 + longestCommon(a.slice(1), b.slice(1));
  return Math.max(longestCommon(a.slice(1), b), longestCommon(a, b.slice(1)));
}
