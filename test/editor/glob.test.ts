import assert from 'node:assert/strict';
import { matcher } from '../../src/vscode/glob';

describe('a glob', () => {
  const cases: readonly [pattern: string, path: string, fits: boolean][] = [
    ['**/*.{txt,md}', 'a.txt', true],
    ['**/*.{txt,md}', 'deep/er/a.md', true],
    ['**/*.{txt,md}', 'a.pdf', false],
    ['drafts/**', 'drafts/one/two.txt', true],
    ['drafts/**', 'other/drafts/one.txt', false],
    ['**/notes?.txt', 'x/notes1.txt', true],
    ['**/notes?.txt', 'x/notes12.txt', false],
    ['*.txt', 'x/a.txt', false],
    ['a*b*c.txt', 'aXbYbZc.txt', true],
  ];
  for (const [pattern, path, fits] of cases) {
    it(`${pattern} ${fits ? 'takes' : 'leaves'} ${path}`, () => assert.equal(matcher([pattern])(path), fits));
  }
  it('does not hang on a pattern that would make a regex do so', () =>
    assert.equal(matcher([`${'*a'.repeat(30)}b`])('a'.repeat(20_000)), false));
});
