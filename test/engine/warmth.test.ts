import { deepEqual, equal } from 'node:assert/strict';
import { createWarmth } from '../../src/engine/warmth';

describe('what keeps reading warm', () => {
  const reading = (...texts: readonly string[]) => {
    const read: string[] = [];
    const one = createWarmth(
      () => texts.map((text, i) => [`${i}`, text] as const),
      ({ id }) => read.push(id),
    );
    return { one, read };
  };

  it('reads one text after the other, the first again after the last, and none that is long', () => {
    const { one, read } = reading('A line.', 'x'.repeat(20_000), 'Another line.');
    deepEqual([one(), one(), one(), one()], [7, 13, 7, 13]);
    deepEqual(read, ['0', '2', '0', '2']);
  });

  it('gives up where there is none, or none that is short enough', () => {
    equal(reading().one(), 0);
    equal(reading(...Array.from({ length: 40 }, () => 'x'.repeat(20_000))).one(), 0);
  });
});
