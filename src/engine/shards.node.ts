/** Shards in a folder of the machine's own disk. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readOnDisk } from './disk.node';
import { fileOf, type ShardStore, siblingOf } from './readings';

/** @param folder made once something is saved */
export const shardsOnDisk = (folder: string): ShardStore => ({
  load: (name) => readOnDisk(path.join(folder, fileOf(name))).catch(() => null),
  async save(name, bytes) {
    const sibling = path.join(folder, siblingOf(name));
    await mkdir(folder, { recursive: true });
    await writeFile(sibling, bytes);
    await rename(sibling, path.join(folder, fileOf(name)));
  },
});
