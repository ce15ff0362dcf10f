/**
 * A drawer in a file of its own, which nobody else can open and which is gone with its process: what nobody looks at then takes no
 * memory. Small folders never get there.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bytes, Drawer, Place } from '../core/text/drawer';
import { bytesOf } from '../core/text/units';

export interface FileDrawer extends Drawer {
  /** Bytes of the file in use. */
  readonly outside: number;
  /** What it holds is lost. */
  close(): void;
}

/** So many bytes stay in memory: some three hundred articles. */
const IN_MEMORY = 4_000_000;
/** Places have sizes by this many bytes, so that what comes fits where another was. */
const GRAIN = 256;
/** So many bytes are written at once. */
const PAGE = 256 * 1024;
const LOST = 'the file of texts that lie closed was lost';

/** @param folder where the file is made once it is needed; if that fails, everything stays in memory */
export function fileDrawer(folder: string = tmpdir(), inMemory: number = IN_MEMORY): FileDrawer {
  /** Null: there can be no file, or no more. */
  let file: number | null | undefined;
  let held = 0;
  let end = 0;
  let outside = 0;
  /** Places that were dropped, by their room. */
  const free = new Map<number, number[]>();
  const roomOf = (length: number): number => Math.ceil(length / GRAIN) * GRAIN;

  /** The last piece of the file, from `pageAt` on, before it is written: many small places are written at once. */
  let page = new Uint8Array(0);
  let pageAt = 0;
  /** Pieces that the disk had no room for stay here, and nothing more is put out. */
  const unwritten: { readonly at: number; readonly bytes: Uint8Array }[] = [];

  const isWritten = (bytes: Uint8Array, at: number): boolean => {
    try {
      // A disk that is full takes less than it was given.
      return typeof file === 'number' && writeSync(file, bytes, 0, bytes.length, at) === bytes.length;
    } catch {
      return false;
    }
  };
  const turnPage = (): void => {
    const bytes = page.subarray(0, end - pageAt);
    if (!isWritten(bytes, pageAt)) {
      unwritten.push({ at: pageAt, bytes });
      page = new Uint8Array(PAGE);
    }
    pageAt = end;
  };

  const write = (bytes: Uint8Array): Place | null => {
    if (file === undefined) {
      file = hiddenFile(folder);
      if (file !== null) page = new Uint8Array(PAGE);
    }
    if (file === null || unwritten.length > 0) return null;
    const room = roomOf(bytes.length);
    const known = free.get(room)?.pop();
    if (known === undefined && end + room - pageAt > PAGE) turnPage();
    const at = known ?? end;
    if (at >= pageAt && at + room - pageAt <= PAGE) page.set(bytes, at - pageAt);
    else if (!isWritten(bytes, at)) return null;
    if (known === undefined) {
      end += room;
      if (end - pageAt > PAGE) pageAt = end;
    }
    outside += room;
    return { at, length: bytes.length };
  };

  const read = ({ at, length }: Place): Uint8Array => {
    const taken = new Uint8Array(length);
    const held = at >= pageAt ? { at: pageAt, bytes: page } : unwritten.find((one) => holds(one, at));
    if (typeof file !== 'number') throw new Error(LOST);
    if (held !== undefined) taken.set(held.bytes.subarray(at - held.at, at - held.at + length));
    else if (readSync(file, taken, 0, length, at) < length) throw new Error(LOST);
    return taken;
  };

  return {
    put(bytes) {
      const isRoom = held + bytes.length <= inMemory;
      const place = isRoom ? null : write(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
      if (place === null) held += bytes.length;
      return place ?? bytes;
    },
    take(bytes) {
      return bytes instanceof Uint8Array ? bytes : read(bytes);
    },
    drop(bytes: Bytes | string) {
      if (typeof bytes === 'string' || bytes instanceof Uint8Array) {
        held -= bytes.length;
        return;
      }
      const room = roomOf(bytes.length);
      outside -= room;
      const known = free.get(room);
      if (known === undefined) free.set(room, [bytes.at]);
      else known.push(bytes.at);
    },
    get outside() {
      return outside;
    },
    close() {
      if (typeof file === 'number') closeSync(file);
      file = null;
    },
  };
}

const holds = (piece: { readonly at: number; readonly bytes: Uint8Array }, at: number): boolean =>
  at >= piece.at && at < piece.at + piece.bytes.length;

/** A file without a name: only who has opened it can read it. Null where none can be made. */
function hiddenFile(folder: string): number | null {
  let own: string | null = null;
  try {
    own = mkdtempSync(path.join(folder, 'synoptic-'));
    return openSync(path.join(own, 'closed'), 'wx+', 0o600);
  } catch {
    return null;
  } finally {
    // The system keeps what is open until it is closed, also when the process is killed.
    if (own !== null) forget(own);
  }
}

function forget(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Some systems keep the name while the file is open: then it is left to their own sweeping of temporary files.
  }
}
