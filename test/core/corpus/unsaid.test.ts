import { equal } from 'node:assert/strict';
import { isUnsaid } from '../../../src/core/corpus/unsaid';
import { tokenise } from '../../../src/core/text/tokenise';

describe('what tells of nothing but the telling', () => {
  for (const text of [
    'not to be named',
    'not to be identified',
    'he declined to comment further',
    'on condition of anonymity',
    'they were not authorised to comment publicly',
    'no comment',
  ])
    it(`is “${text}”`, () => equal(isUnsaid(tokenise(text), { start: 0, end: text.length }), true));

  for (const text of [
    'the ship is to be named after her mother',
    'the minister declined to comment on the leak',
    'two of the dead had been identified',
    'he refused to speak',
    '',
  ])
    it(`is not “${text}”`, () => equal(isUnsaid(tokenise(text), { start: 0, end: text.length }), false));
});
