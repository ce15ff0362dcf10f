/** Where things are in this checkout. */
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..', '..');

/** All that is fetched or unpacked; ignored by git, safe to delete. */
export const cache = join(root, '.vscode-test');

/** The folder that is opened when none is named, and that the README's pictures show. */
export const sample = join(root, 'fixtures', 'bridge');
