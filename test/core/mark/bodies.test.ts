import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadClaimsModel } from '../../../src/core/mark/claims';
import { loadNamesModel } from '../../../src/core/mark/names';
import { read } from '../../../src/core/mark/read';

const models = {
  claims: loadClaimsModel(readFileSync('media/claims.bin')),
  names: loadNamesModel(readFileSync('media/names.bin')),
};

/** Who says what through whom, by the actors' names. */
function told(text: string): string[] {
  const { claims, entities } = read({ id: 'a.txt', text, sha256: '' }, models);
  const name = (entity: number | null): string => (entity === null ? '–' : entities[entity]!.name);
  return claims
    .filter(({ quote }) => quote !== 'none')
    .map(({ start, end, speaker, via }) =>
      [text.slice(start, end), name(speaker?.entity ?? null), ...via.map(name)].join(' | '),
    );
}

describe('bodies without their name', () => {
  it('knows the station, the paper and the ministry by the last of that kind named', () => {
    assert.deepEqual(
      told('Mara Ilves told Radio Eldrey that the bell comes home. She told the station that nobody would pay for it.'),
      ['the bell comes home | Mara Ilves | Radio Eldrey', 'nobody would pay for it | Mara Ilves | Radio Eldrey'],
    );
    assert.deepEqual(told('The Velmaran Courier met Mara Ilves. The paper said the line would close in May.'), [
      'the line would close in May | Velmaran Courier',
    ]);
  });

  it('knows what it is that said so, if a body was spoken of just before', () => {
    assert.deepEqual(
      told('The Foreign Ministry published a note on Friday. It said that the talks had failed.').at(-1),
      'the talks had failed | Foreign Ministry',
    );
  });

  it('leaves open which station and what it is that speaks where the text does', () => {
    assert.deepEqual(told('Mara Ilves joined the Harbour Party in May. It said the line would close.'), [
      'the line would close | –',
    ]);
    assert.deepEqual(told('The Harbour Party met on Friday. The station said the line would close.'), [
      'the line would close | –',
    ]);
  });
});
