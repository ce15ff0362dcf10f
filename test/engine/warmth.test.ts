import { deepEqual, equal } from 'node:assert/strict';
import { loadClaimsModel } from '../../src/core/mark/claims';
import { loadNamesModel } from '../../src/core/mark/names';
import { inMemory } from '../../src/core/text/drawer';
import { createDocuments } from '../../src/engine/documents';
import { createWarmth } from '../../src/engine/warmth';
import { shippedModels } from './models';

describe('what keeps reading warm', () => {
  const reading = (...texts: readonly string[]) => {
    const read: string[] = [];
    const one = createWarmth(
      () => texts.map((text, i) => [`${i}`, text] as const),
      ({ id }) => read.push(id),
    );
    return { one, read };
  };

  it('reads one text after the other, the first again after the last', () => {
    const { one, read } = reading('A line.', 'Another line.');
    deepEqual([one(), one(), one(), one()], [7, 13, 7, 13]);
    deepEqual(read, ['0', '1', '0', '1']);
  });

  it('gives up where there is none', () => {
    equal(reading().one(), 0);
  });

  it('opens no text that is long', () => {
    const bytes = shippedModels();
    const opened: number[] = [];
    const drawer = {
      ...inMemory,
      take(place: Parameters<typeof inMemory.take>[0]) {
        opened.push(place.length);
        return inMemory.take(place);
      },
    };
    const models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
    const documents = createDocuments({ models, drawer, pause: () => Promise.resolve() });
    for (const [id, text] of [
      ['a', 'It rained. '.repeat(4000)],
      ['b', 'It rained.'],
    ] as const)
      documents.put({ id, text, sha256: id });
    opened.length = 0;
    deepEqual([...documents.free(15_000)], [['b', 'It rained.']]);
    deepEqual(
      opened.filter((length) => length > 15_000),
      [],
    );
  });
});
