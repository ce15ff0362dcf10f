/** The engine of the command line: the library here, and for many texts further threads that read and compare for it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileDrawer } from '../engine/drawer.node';
import type { ModelBytes } from '../engine/engine';
import { createLibrary, type Library } from '../engine/library';
import { remoteEngine } from '../engine/remote';
import type { Reader } from '../engine/resting';
import { NO_TEAM } from '../engine/team';
import { nodeTeam } from '../engine/team.node';
import { nodeThread, spareCores } from '../engine/thread.node';
import { Refused } from './refused';

/** Fewer texts are read sooner than further threads start. */
const MANY = 64;

export interface Running {
  readonly library: Library;
  /** Further threads that read. */
  readonly readers: readonly Reader[];
  close(): void;
}

/** The library, for so many texts; many get further threads, where the package has them and the machine more than one core. */
export function start(bytes: ModelBytes, texts: number): Running {
  const drawer = fileDrawer();
  const worker = path.join(__dirname, 'worker.js');
  const threads = texts >= MANY && existsSync(worker) ? spareCores() : 0;
  const team = threads === 0 ? NO_TEAM : nodeTeam(worker);
  const library = createLibrary(bytes, { drawer, team });
  const readers = threads === 0 ? [] : [remoteEngine(nodeThread(worker), [bytes])];
  return {
    library,
    readers,
    close() {
      for (const reader of readers) reader.dispose();
      library.dispose();
      drawer.close();
    },
  };
}

/** The weights, beside the bundle or beside the sources. */
export async function models(): Promise<ModelBytes> {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const media = path.join(folder, 'media');
    const names = await readFile(path.join(media, 'names.bin')).catch(() => null);
    if (names !== null) return { names, claims: await readFile(path.join(media, 'claims.bin')) };
    if (folder === path.dirname(folder))
      throw new Refused('the weights in media/ are missing: install the package again');
  }
}
