/** Where results go: to standard output, to a file, or to a folder; never over a source. */
import { mkdir, open, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './folder';
import type { Written } from './formats';
import { Refused } from './refused';

export interface Output {
  /** As the user named it; undefined for standard output. */
  readonly out: string | undefined;
  /** Where the sources really lie; asked only where something would be written over. */
  readonly sources: () => Promise<ReadonlySet<string>>;
}

/** Rejects with Refused where it can't be written. */
export async function deliver(written: readonly Written[], { out, sources }: Output): Promise<void> {
  if (out === undefined) {
    for (const { content } of written) await print(content);
    return;
  }
  const inFolder = written.length !== 1 || (await isFolder(out));
  for (const { name, content } of written) {
    const target = await targetIn(out, inFolder ? name : null, sources);
    await orRefuse(target, () => writeFile(target, content));
  }
}

/** Something that is written bit by bit. Its functions reject with Refused where it can't be written. */
export interface Sink {
  /** Resolves once there is room for more. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** @param name inside `out` where that is a folder */
export async function openSink(name: string, { out, sources }: Output): Promise<Sink> {
  if (out === undefined) return { write: print, close: async () => undefined };
  const target = await targetIn(out, (await isFolder(out)) ? name : null, sources);
  const file = await orRefuse(target, () => open(target, 'w'));
  return {
    write: (text) => orRefuse(target, async () => void (await file.writeFile(text))),
    close: () => orRefuse(target, () => file.close()),
  };
}

const isFolder = (out: string): Promise<boolean> =>
  stat(out).then(
    (s) => s.isDirectory(),
    () => /[\\/]$/.test(out),
  );

/**
 * Makes the folders on the way.
 * @param name inside `out`, "/" separators; null where `out` is the file itself
 */
async function targetIn(out: string, name: string | null, sources: Output['sources']): Promise<string> {
  const target = name === null ? out : path.join(out, ...name.split('/'));
  const there = await realpath(target).catch(() => null);
  if (there !== null && (await sources()).has(there)) {
    throw new Refused(`--out ${out}: it would write over the source ${target}`);
  }
  await orRefuse(target, () => mkdir(path.dirname(target), { recursive: true }));
  return target;
}

async function orRefuse<T>(target: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Refused(`${target}: can't be written: ${reasonOf(error)}`);
  }
}

/** Where it fails, `main` ends the process. */
const print = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      if (error == null) resolve();
    });
  });
