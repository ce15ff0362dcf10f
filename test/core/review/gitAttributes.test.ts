import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Edit, withId } from '../../../src/core/review/edit';
import { mergesDecisions, withMergeLine } from '../../../src/core/review/gitAttributes';
import { parseSidecar, printSidecar } from '../../../src/core/review/sidecar';

describe('the line in .gitattributes', () => {
  it('is added at the end, in the line ends of the file, and then known', () => {
    assert.equal(withMergeLine(''), '.synoptic/** merge=union\n');
    assert.equal(withMergeLine('*.png binary'), '*.png binary\n.synoptic/** merge=union\n');
    assert.equal(withMergeLine('*.txt text\r\n'), '*.txt text\r\n.synoptic/** merge=union\r\n');
    for (const before of ['', '*.png binary', '* text=auto\r\n']) assert.ok(mergesDecisions(withMergeLine(before)));
  });

  it('is not missed where there is a driver, nor taken for one in a comment or of other files', () => {
    for (const there of [
      '.synoptic/** merge=synoptic',
      '/.synoptic/* -text merge=union',
      'x y\n**/.synoptic/** -merge',
    ])
      assert.ok(mergesDecisions(there), there);
    for (const other of [
      '',
      '# .synoptic/** merge=union',
      '.synoptic/** text',
      '*.json merge=union',
      'my.synoptic/x merge=a',
    ])
      assert.ok(!mergesDecisions(other), other);
  });

  it('lets git merge what two people decided side by side in one text without a conflict', function () {
    this.timeout(20_000);
    const folder = mkdtempSync(join(tmpdir(), 'synoptic-union-'));
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const tag = (name: string): Edit => withId({ does: 'tag', tag: name, by: 'Ann', at: '2031-05-06T08:00:00Z' });
    const sidecar = join(folder, '.synoptic', 'a.txt.json');
    const keep = (...tags: string[]): void => {
      mkdirSync(join(folder, '.synoptic'), { recursive: true });
      writeFileSync(sidecar, printSidecar(tags.map(tag)));
      git('add', '.');
      git('commit', '-qm', tags.join(' '));
    };
    try {
      git('init', '-q', '-b', 'main');
      writeFileSync(join(folder, '.gitattributes'), withMergeLine(''));
      keep('first');
      git('checkout', '-qb', 'theirs');
      keep('first', 'theirs');
      git('checkout', '-q', 'main');
      keep('first', 'mine');
      git('merge', '-q', 'theirs');
      const { edits, problems } = parseSidecar(readFileSync(sidecar, 'utf8'));
      const tags = edits.flatMap((edit) => (edit.does === 'tag' ? [edit.tag] : []));
      assert.deepEqual([tags.sort(), problems], [['first', 'mine', 'theirs'], []]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
