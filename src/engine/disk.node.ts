/** Files of the machine's own disk, read without a way through the editor's window. */
import { readFile, stat } from 'node:fs/promises';

/** What can be wrong with a file, in words that any host can tell. */
export type Amiss = 'missing' | 'forbidden' | 'folder' | 'other';

/** The bytes alone, no view into the pool of Node's. Rejects with Node's own error. */
export async function readOnDisk(path: string): Promise<Uint8Array> {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** In bytes. Rejects with Node's own error. */
export const sizeOnDisk = async (path: string): Promise<number> => (await stat(path)).size;

export function amissOf(error: unknown): Amiss {
  const { code } = error as { readonly code?: unknown };
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EACCES' || code === 'EPERM') return 'forbidden';
  return code === 'EISDIR' ? 'folder' : 'other';
}
