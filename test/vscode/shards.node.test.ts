import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { shardsOnDisk } from '../../src/engine/shards.node';
import { shardsIn } from '../../src/vscode/shards';
import { equal, until } from './expect';

describe('what is kept of a folder for another day', () => {
  it('is deleted for good, also while the thread of the engine writes more of it', async () => {
    const storage = mkdtempSync(path.join(tmpdir(), 'synoptic-storage-'));
    try {
      const shards = shardsIn(vscode.Uri.file(storage));
      const thread = shardsOnDisk(path.join(storage, 'readings'));
      let written = 0;
      let failed = 0;
      let goesOn = true;
      const writing = (async () => {
        for (let part = 0; goesOn; part = (part + 1) % 16) {
          await thread.save(`links-${part}`, new Uint8Array(1_000_000)).then(
            () => written++,
            () => failed++,
          );
        }
      })();
      await until('some parts', () => written > 3);
      await shards.clear();
      const then = failed;
      await until('some more that are tried', () => failed > then + 3);
      goesOn = false;
      await writing;
      equal(readdirSync(storage), []);
      await shards.clear();
      equal(await shards.load('links-1').then(undefined, () => null), null);
      await shards.save('links-1', new Uint8Array(3));
      equal(readdirSync(path.join(storage, 'readings')), ['links-1.bin']);
    } finally {
      rmSync(storage, { recursive: true });
    }
  });
});
