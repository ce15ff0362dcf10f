import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { amissOf, readOnDisk, sizeOnDisk } from '../../src/engine/disk.node';

describe('files of the own disk', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'synoptic-disk-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are told byte by byte, as plain bytes of their own', async () => {
    const file = path.join(folder, 'a.txt');
    writeFileSync(file, 'Grüße');
    const bytes = await readOnDisk(file);
    equal(bytes.constructor, Uint8Array);
    equal(new TextDecoder().decode(bytes), 'Grüße');
    equal(await sizeOnDisk(file), bytes.length);
    // A view into a pool would share its piece with others, and a slice of it would be no copy.
    bytes.slice()[0] = 0;
    equal(bytes[0], 'G'.charCodeAt(0));
  });

  it('that are not there, or are folders, are known by what is amiss', async () => {
    const amiss = async (name: string): Promise<string> => {
      const error = await readOnDisk(path.join(folder, name)).catch((error: unknown) => error);
      return amissOf(error);
    };
    deepEqual(
      [await amiss('none.txt'), await amiss('none/none.txt'), await amiss('.')],
      ['missing', 'missing', 'folder'],
    );
    await rejects(sizeOnDisk(path.join(folder, 'none.txt')));
  });
});
