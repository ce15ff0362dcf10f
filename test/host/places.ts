/** Where things are in this checkout. */
import { cp, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { temporaryFolder } from './processes';

export const root = resolve(__dirname, '..', '..');

/** All that is fetched or unpacked; ignored by git, safe to delete. */
export const cache = join(root, '.vscode-test');

export const fixtures = join(root, 'fixtures');

/**
 * The folder that is opened when none is named, that the README's pictures show, and that the tests run on: the first
 * corpus in fixtures, by name, that holds at least six texts.
 */
export async function sample(): Promise<string> {
  const folders = (await readdir(fixtures, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const files = await readdir(join(fixtures, name));
    if (files.filter((file) => /\.(txt|md)$/.test(file)).length >= 6) return join(fixtures, name);
  }
  throw new Error('fixtures/ holds no corpus of six texts');
}

/** A copy of a corpus (its absolute path) in a temporary folder; deleted at the end, or before by `discard` of its parent. */
export async function copyOf(corpus: string): Promise<string> {
  return copyTexts(corpus, join(temporaryFolder('texts'), basename(corpus)));
}

/** Copies a corpus without what only its judges need; leaves alone what is there already. */
export async function copyTexts(corpus: string, folder: string): Promise<string> {
  await cp(corpus, folder, { recursive: true, force: false, filter: (path) => basename(path) !== 'gold.json' });
  return folder;
}
