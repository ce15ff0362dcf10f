/** Where things are in this checkout. */
import { cp, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { temporaryFolder } from './processes';

export const root = resolve(__dirname, '..', '..');

/** All that is fetched or unpacked; ignored by git, safe to delete. */
export const cache = join(root, '.vscode-test');

export const fixtures = join(root, 'fixtures');

/**
 * The folder that is opened when none is named, that the README's pictures show, and that the tests run on: the corpus
 * in fixtures with the most texts; of equals the first by name.
 */
export async function sample(): Promise<string> {
  const texts = new Map<string, number>();
  for (const entry of await readdir(fixtures, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && /\.(txt|md)$/.test(entry.name) && entry.name !== 'README.md') {
      texts.set(entry.parentPath, (texts.get(entry.parentPath) ?? 0) + 1);
    }
  }
  const [most] = [...texts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (!most) throw new Error('fixtures/ holds no corpus');
  return most[0];
}

/** A copy of a corpus (its absolute path) in a temporary folder; deleted at the end, or before by `discard` of its parent. */
export async function copyOf(corpus: string): Promise<string> {
  const folder = join(temporaryFolder('texts'), basename(corpus));
  await cp(corpus, folder, { recursive: true });
  return folder;
}
