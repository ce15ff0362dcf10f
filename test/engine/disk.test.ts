import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { amissOf, hashHere, readOnDisk } from '../../src/engine/disk.node';
import { sha256 } from '../../src/engine/intake';

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
    // A view into a pool would share its piece with others, and a slice of it would be no copy.
    bytes.slice()[0] = 0;
    equal(bytes[0], 'G'.charCodeAt(0));
  });

  it('are refused by their size before they are read', async () => {
    const file = path.join(folder, 'b.txt');
    writeFileSync(file, 'Grüße');
    const refuse = (size: number): void => {
      if (size > 6) throw new Error(`${size} bytes`);
    };
    await rejects(readOnDisk(file, refuse), /7 bytes/);
    writeFileSync(file, '');
    equal((await readOnDisk(file, refuse)).length, 0);
  });

  it('have the hash that WebCrypto gives', async () => {
    for (const text of ['', 'Grüße', 'a'.repeat(5000)]) {
      const bytes = new TextEncoder().encode(text);
      equal(hashHere(bytes), await sha256(bytes));
    }
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
  });
});
