/** Shards in a folder of the machine's own disk. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readOnDisk } from './disk.node';
import { fileOf, type ShardStore, siblingOf } from './readings';

/**
 * @param folder made once something is saved, and not again: where all that is kept is deleted meanwhile, the rest of it is not written either, but
 * `save` rejects
 */
export function shardsOnDisk(folder: string): ShardStore {
  let made: Promise<unknown> | null = null;
  return {
    load: (name) => readOnDisk(path.join(folder, fileOf(name))).catch(() => null),
    async save(name, bytes) {
      const sibling = path.join(folder, siblingOf(name));
      made ??= mkdir(folder, { recursive: true });
      await made;
      await writeFile(sibling, bytes);
      await rename(sibling, path.join(folder, fileOf(name)));
    },
  };
}
