/** Files of the machine's own disk, read without a way through the editor's window. */
import { createHash } from 'node:crypto';
import { close, fstat, open, read } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What can be wrong with a file, in words that any host can tell. */
export type Amiss = 'missing' | 'forbidden' | 'folder' | 'other';

/**
 * The bytes alone, no view into the pool of Node's. Rejects with Node's own error. `check` hears of its size, in bytes, before they are in
 * memory, and may throw. By callbacks: promises of file handles take twice the time, and ten thousand files are read.
 */
export function readOnDisk(path: string, check: (size: number) => void = () => undefined): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    open(path, 'r', (error, file) => {
      if (error !== null) return reject(error);
      const end = (error: unknown, bytes: Uint8Array | null): void =>
        close(file, () => (bytes === null ? reject(error) : resolve(bytes)));
      fstat(file, (error, stats) => {
        if (error !== null) return end(error, null);
        try {
          check(stats.size);
        } catch (error) {
          return end(error, null);
        }
        const bytes = new Uint8Array(stats.size);
        read(file, bytes, 0, stats.size, 0, (error, count) => {
          if (error !== null) return end(error, null);
          // Some files tell no size, and some change while they are read.
          if (count > 0 && count === stats.size) end(null, bytes);
          else
            readFile(path).then(
              (all) => end(null, Uint8Array.from(all)),
              (error: unknown) => end(error, null),
            );
        });
      });
    });
  });
}

/** SHA-256 in lower-case hex, without the way of WebCrypto through another thread. Cost: linear, some ms for a MB. */
export const hashHere = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function amissOf(error: unknown): Amiss {
  const { code } = error as { readonly code?: unknown };
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EACCES' || code === 'EPERM') return 'forbidden';
  return code === 'EISDIR' ? 'folder' : 'other';
}
