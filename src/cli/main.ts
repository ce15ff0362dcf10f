/** `synoptic`: reads folders of texts from a terminal. Standard output carries the result alone; the rest goes to standard error. */
import { setFlagsFromString } from 'node:v8';
import { version } from '../../package.json';
import { annotate } from './annotate';
import { reasonOf } from './folder';
import { merge } from './merge';
import { Refused } from './refused';

const USAGE = `usage: synoptic annotate <file|folder>... [--format json|jsonl|web-annotation|brat|csv|markdown]
                         [--out <file|folder>] [--published YYYY-MM-DD] [--progress] [--no-decisions]
       synoptic merge <base> <ours> <theirs>     as a git merge driver: %O %A %B
       synoptic --help | --version`;

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'annotate':
      return annotate(rest);
    case 'merge':
      return merge(rest);
    case '--help':
    case '-h':
      process.stdout.write(`${USAGE}\n`);
      return 0;
    case '--version':
      process.stdout.write(`${version}\n`);
      return 0;
    case undefined:
      throw new Refused(USAGE);
    default:
      throw new Refused(`unknown command “${command}”\n${USAGE}`);
  }
}

// Else the heap grows to twice what it holds and more before it is swept: less memory for somewhat more time.
setFlagsFromString('--heap-growing-percent=30');
// Most of a short run is gone before code that V8 makes fast after a few calls pays: up to two fifths less processor time with Node 20.
setFlagsFromString('--interrupt-budget=600000');

// Whoever reads the output may stop early, as `head` does: then there is no more to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`synoptic: standard output can't be written: ${reasonOf(error)}\n`);
  process.exit(1);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // What a person can mend is told in a line; anything else is a fault of ours and keeps its trace.
    const text = error instanceof Refused ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`synoptic: ${text}\n`);
    process.exitCode = 1;
  },
);
