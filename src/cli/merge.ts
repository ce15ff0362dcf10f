/** `synoptic merge %O %A %B`: a git merge driver for the files in `.synoptic`. */
import { readFile, writeFile } from 'node:fs/promises';
import { mergeSidecars } from '../core/review/merge';
import { Refused } from './refused';

/**
 * Merges into the second file, as git expects. 0: merged; 1: the file now holds conflict markers around what two people decided
 * differently. Rejects with Refused where a file cannot be read or written.
 */
export async function merge(args: readonly string[]): Promise<number> {
  const [base, ours, theirs, ...more] = args;
  if (base === undefined || ours === undefined || theirs === undefined || more.length > 0) {
    throw new Refused('merge: name three files: base, ours, theirs');
  }
  const texts = await Promise.all([base, ours, theirs].map(read));
  const { text, conflicts, problems } = mergeSidecars(...(texts as [string, string, string]));
  for (const problem of problems) process.stderr.write(`synoptic: merge: ${problem}\n`);
  await writeFile(ours, text).catch((error: Error) => {
    throw new Refused(`${ours}: can't be written: ${error.message}`);
  });
  if (conflicts > 0) {
    process.stderr.write(
      `synoptic: merge: ${conflicts} ${conflicts === 1 ? 'decision differs' : 'decisions differ'}\n`,
    );
  }
  return conflicts === 0 ? 0 : 1;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Refused(`${file}: can't be read: ${(error as Error).message}`);
  }
}
