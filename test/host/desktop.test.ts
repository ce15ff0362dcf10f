import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findDesktop } from './desktop';
import { discard, temporaryFolder } from './processes';

describe('the desktop VS Code', () => {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  let folder: string;
  const ownPath = process.env.PATH;
  before(() => {
    folder = temporaryFolder('path');
    for (const place of ['bin', 'remote-cli', 'empty']) mkdirSync(join(folder, place));
    for (const place of ['bin', 'remote-cli']) writeFileSync(join(folder, place, name), '');
  });
  afterEach(() => {
    process.env.PATH = ownPath;
  });
  after(() => discard(folder));

  it('is the first on the PATH', () => {
    process.env.PATH = [join(folder, 'empty'), join(folder, 'bin')].join(delimiter);
    assert.equal(findDesktop(), join(folder, 'bin', name));
  });

  it('is not the one that speaks to a window elsewhere', () => {
    process.env.PATH = join(folder, 'remote-cli');
    assert.notEqual(findDesktop(), join(folder, 'remote-cli', name));
  });
});
