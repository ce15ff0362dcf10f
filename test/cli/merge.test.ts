import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Edit, withId } from '../../src/core/review/edit';
import { parseSidecar, printSidecar } from '../../src/core/review/sidecar';
import { describe as anchorOf } from '../../src/core/text/anchor';

const TEXT = 'Mara Ilves said the ferry line would close on Friday. The council denied it, and so did the port.\n';
const SIDECAR = '.synoptic/harbour.txt.json';
const MAIN = path.resolve('src/cli/main.ts');

function decision(does: 'accept' | 'reject', words: string, by: string, second: number): Edit {
  const start = TEXT.indexOf(words);
  const anchor = anchorOf(TEXT, { start, end: start + words.length });
  return withId({ does, kind: 'actor', anchor, by, at: `2031-05-06T08:00:0${second}.000Z` });
}

describe('two people annotate clones of one repository', function () {
  this.timeout(60_000);
  let folder: string;
  let ann: string;
  let ben: string;

  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: path.join(folder, 'no-config'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.org',
      },
    });
  const write = (clone: string, edits: readonly Edit[]): void =>
    writeFileSync(path.join(clone, SIDECAR), printSidecar(edits));
  const read = (clone: string): string => readFileSync(path.join(clone, SIDECAR), 'utf8');
  const commit = (clone: string): void => {
    git(clone, 'add', '.');
    git(clone, 'commit', '-qm', 'decide');
  };

  const first = decision('accept', 'The council', 'Ann', 0);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'synoptic-merge-'));
    ann = path.join(folder, 'ann');
    ben = path.join(folder, 'ben');
    mkdirSync(path.join(ann, '.synoptic'), { recursive: true });
    git(ann, 'init', '-q', '-b', 'main');
    writeFileSync(path.join(ann, 'harbour.txt'), TEXT);
    writeFileSync(path.join(ann, '.gitattributes'), '.synoptic/** merge=union\n');
    write(ann, [first]);
    commit(ann);
    git(folder, 'clone', '-q', ann, ben);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('and git alone merges them without a conflict, on neighbouring lines too', () => {
    const anns = [decision('accept', 'Mara Ilves', 'Ann', 1), decision('reject', 'the port', 'Ann', 2)];
    const bens = [decision('reject', 'the ferry line', 'Ben', 3), decision('accept', 'Friday', 'Ben', 4)];
    write(ann, [first, ...anns]);
    commit(ann);
    write(ben, [first, ...bens]);
    commit(ben);
    git(ben, 'pull', '-q', '--no-rebase', '--no-edit', 'origin', 'main');
    const { edits, problems, quarantined } = parseSidecar(read(ben));
    assert.deepEqual([problems, quarantined], [[], []]);
    assert.deepEqual(edits.map((edit) => edit.id).sort(), [first, ...anns, ...bens].map((edit) => edit.id).sort());
  });

  it('and the driver leaves to them only the mark on which they decided differently', () => {
    writeFileSync(path.join(ann, '.gitattributes'), '.synoptic/** merge=synoptic\n');
    commit(ann);
    git(ben, 'pull', '-q', 'origin', 'main');
    // Run from the project, where what compiles it is installed.
    const files = ['%O', '%A', '%B'].map((file) => `"${ben}/${file}"`).join(' ');
    const driver = `cd "${path.resolve('.')}" && "${process.execPath}" --import tsx "${MAIN}" merge ${files}`;
    git(ben, 'config', 'merge.synoptic.driver', driver);
    const pull = (): string => git(ben, 'pull', '-q', '--no-rebase', '--no-edit', 'origin', 'main');

    write(ann, [first, decision('accept', 'Mara Ilves', 'Ann', 1)]);
    commit(ann);
    write(ben, [first, decision('accept', 'Friday', 'Ben', 2)]);
    commit(ben);
    pull();
    assert.equal(parseSidecar(read(ben)).edits.length, 3);
    assert.deepEqual(parseSidecar(read(ben)).problems, []);

    git(ann, 'pull', '-q', ben, 'main');
    const merged = parseSidecar(read(ann)).edits;
    write(ann, [...merged, decision('accept', 'the port', 'Ann', 3)]);
    commit(ann);
    write(ben, [...merged, decision('reject', 'the port', 'Ben', 4), decision('accept', 'the ferry line', 'Ben', 5)]);
    commit(ben);
    assert.throws(pull, /1 decision differs/);
    const text = read(ben);
    assert.equal(text.match(/^<<<<<<< ours$/gm)?.length, 1);
    assert.equal(parseSidecar(text).edits.length, 6);
    assert.match(parseSidecar(text).problems.join(), /conflict markers/);
  });
});
