import { equal, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { conceptOf, stem } from '../../../src/core/text/terms';

describe('terms', () => {
  const families = [
    'resign resigns resigned resigning resignation',
    'announce announces announced announcing announcement',
    'arrest arrests arrested arresting',
    'stop stops stopped stopping',
    'policy policies',
    'shoot shot shooting shooter',
    'die died dies dead death dying',
    'negotiate negotiated negotiation negotiations',
    'child children',
    'merge merged merger',
  ];
  for (const family of families) {
    it(`are one for ${family}`, () => {
      const [first, ...rest] = family.split(' ');
      for (const word of rest) equal(stem(word), stem(first!), word);
    });
  }

  it('keep apart what only looks alike', () => {
    for (const [a, b] of [
      ['police', 'policy'],
      ['port', 'report'],
      ['universe', 'university'],
      ['general', 'generation'],
    ] as const)
      notEqual(stem(a), stem(b), `${a} ${b}`);
  });

  it('fold case and apostrophes, and leave other scripts alone', () => {
    equal(stem('Ferries'), stem('ferry'));
    equal(stem('O’Neill'), "o'neill");
    equal(stem('Путина'), 'путина');
  });

  it('share a concept where they tell of one kind of happening', () => {
    const concept = (word: string): string => conceptOf(stem(word));
    for (const [a, b] of [
      ['killed', 'murder'],
      ['sacked', 'dismissed'],
      ['households', 'homes'],
      ['soldiers', 'army'],
    ] as const)
      equal(concept(a), concept(b), `${a} ${b}`);
    notEqual(concept('bell'), concept('ship'));
  });

  it('take any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => typeof stem(word) === 'string'));
  });
});
