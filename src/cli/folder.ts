/** SourceFolder over node:fs. Links are not followed, so that a loop of links cannot trap the walk. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ListedFile, SourceFolder } from '../engine/ports';

/** Never sources, never named: what tools keep beside texts. */
const LEFT_OUT = new Set(['.git', '.hg', '.svn', 'node_modules', '.synoptic', '.vscode']);

/** Deeper folders are not walked: no real corpus nests so deep, and a bad disk may seem to without end. */
const DEEPEST = 100;

/** Files whose sizes are asked for together: one after the other takes ten times as long. */
const AT_ONCE = 64;

export function nodeFolder(root: string): SourceFolder {
  return {
    list: () => walk(root, '', 0),
    read: (name) => readFile(path.join(root, ...name.split('/'))).catch(explain),
  };
}

/** A folder that holds a single file. */
export function singleFile(file: string): SourceFolder {
  const inFolder = nodeFolder(path.dirname(file));
  return {
    async *list() {
      yield { path: path.basename(file), size: (await stat(file)).size };
    },
    read: inFolder.read,
  };
}

async function* walk(root: string, below: string, depth: number): AsyncIterable<ListedFile> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const some = entries.slice(at, at + AT_ONCE);
    const nameOf = (entry: Dirent): string => (below === '' ? entry.name : `${below}/${entry.name}`);
    const sizes = await Promise.all(
      some.map((entry) => (entry.isFile() ? stat(path.join(root, nameOf(entry))).then(({ size }) => size) : null)),
    );
    for (const [i, entry] of some.entries()) {
      if (entry.isDirectory()) {
        if (!LEFT_OUT.has(entry.name) && depth < DEEPEST) yield* walk(root, nameOf(entry), depth + 1);
      } else if (entry.isFile()) yield { path: nameOf(entry), size: sizes[i]! };
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission to read it was denied',
  EPERM: 'permission to read it was denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
};

/** A file system error in words for the user. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message ?? String(error);
}

function explain(error: unknown): never {
  throw new Error(reasonOf(error));
}
