import { deepEqual, equal, ok } from 'node:assert/strict';
import { inContext, queryOf } from '../../src/vscode/query';

const ask = (typed: string) => {
  const { limit, ...query } = queryOf(typed, (name) => (name === 'Ada' ? 'ada-corvin' : null), 9);
  equal(limit, 9);
  return query;
};

describe('what is typed into Find', () => {
  it('is words where it is no filter', () => deepEqual(ask('last ferry'), { words: 'last ferry' }));

  it('narrows by actor, speaker, kind, day, source, and to what differs', () => {
    deepEqual(ask('speaker:Ada kind:claim date:2031-05 in:radio differs ferry'), {
      speaker: 'ada-corvin',
      kind: 'claim',
      date: '2031-05',
      document: 'radio',
      differsOnly: true,
      words: 'ferry',
    });
    deepEqual(ask('actor:"Port Radio"'), { actor: 'port-radio' });
  });

  it('keeps words in quotation marks together', () =>
    deepEqual(ask('"last ferry" quay'), { words: '"last ferry" quay' }));

  it('takes no filter that is still being typed', () => {
    deepEqual(ask('kind:'), {});
    deepEqual(ask('actor:"'), {});
  });
});

describe('a line of context', () => {
  const line =
    'The ferry left the quay at dawn, and the mayor said that it would be back before the next tide turned again.';

  it('has the words found in its midst', () => {
    const cut = inContext(line, 'mayor', 40);
    ok(cut.includes('mayor') && cut.startsWith('… ') && cut.endsWith(' …'), cut);
    ok(cut.length <= 44, cut);
  });

  it('is whole where it is short', () => equal(inContext('The  ferry\nleft.', 'ferry', 40), 'The ferry left.'));

  it('holds the words at either end, too', () => {
    ok(inContext(line, 'The ferry', 30).startsWith('The ferry'));
    ok(inContext(line, 'turned again', 30).includes('turned again'));
  });
});
