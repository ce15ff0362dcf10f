/**
 * Long and large runs in the real VS Code, without a screen:
 *
 *   npm run soak -- --minutes 60        random edits, openings, renames: what is held, and how late the host is, twice a minute
 *                                       (--snapshots <folder>: the host's heap after five minutes and at the end)
 *   npm run load -- --articles 10000    what reading a large folder does to the host; waking up; typing among 10,000 marks; the same
 *                                       folder in a new window; how long a cancel takes
 *                                       (--profiles <folder>: what the host does while it is typed in, as .cpuprofile)
 *   npm run load -- --twice             nothing but that: a folder in one window, and in another, with nothing done in between
 *
 * Texts are made up from a seed. Not part of `npm test`: they take their time.
 */
import '../host/requireNode';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { articles } from '../bench/corpus';
import { launchBrowser } from '../host/browser';
import { root } from '../host/places';
import { temporaryFolder } from '../host/processes';
import { startServer } from '../host/server';
import { build, stageExtension } from '../host/stage';

async function main(args: readonly string[]): Promise<number> {
  const [kind, ...rest] = args;
  if (kind !== 'soak' && kind !== 'load') throw new Error('what is to be run: soak or load?');
  const minutes = option(rest, '--minutes') ?? (kind === 'soak' ? 60 : 30);
  const count = option(rest, '--articles') ?? (kind === 'soak' ? 60 : 10_000);
  const texts = await folderOf(count);
  // Each in a window of its own, one after the other.
  const windows: readonly (readonly [suite: string, folder: string])[] =
    kind === 'soak'
      ? [['soak', texts]]
      : rest.includes('--twice')
        ? [
            ['again', texts],
            ['again', texts],
          ]
        : [
            ['load', texts],
            ['again', texts],
            ['cancel', await folderOf(count)],
          ];
  await build('--production', '--tests');
  const extension = await stageExtension(kind);
  await mkdir(join(extension, 'out'), { recursive: true });
  const env = {
    SYNOPTIC_SOAK_MINUTES: String(minutes),
    ...folder(rest, '--snapshots', 'SYNOPTIC_SOAK_SNAPSHOTS'),
    ...folder(rest, '--profiles', 'SYNOPTIC_LOAD_PROFILES'),
  };
  const server = await startServer({ env, settings: { 'files.autoSave': 'off' } }, console.log);
  const browser = await launchBrowser(console.log);
  try {
    for (const [name, folder] of windows) {
      const suite = join(extension, 'out', `${name}.js`);
      await cp(join(root, 'out', 'load', `${name}.js`), suite);
      const address = server.address(folder, { extensionDevelopmentPath: extension, extensionTestsPath: suite });
      const code = await run(browser, address, (minutes + 20) * 60_000);
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Made-up articles on the disk. */
async function folderOf(count: number): Promise<string> {
  const texts = temporaryFolder('load');
  for (const { id, text, meta } of articles(count)) {
    const file = join(texts, id);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    await writeFile(file.replace(/\.txt$/, '.meta.json'), JSON.stringify(meta));
  }
  return texts;
}

/** Opens a window, hands on what its suite says, and gives the code that it ends with. */
async function run(browser: Browser, address: string, limit: number): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const code = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('it did not end in time')), limit).unref();
    void page.exposeFunction('codeAutomationExit', resolve);
    void page.exposeFunction('codeAutomationLog', (_: string, words: readonly unknown[]) => {
      const line = words.map(String).join(' ');
      if (line.startsWith(MARK)) console.log(line.slice(MARK.length));
    });
    page.once('crash', () => reject(new Error('the page crashed')));
  });
  await page.goto(address);
  return code.finally(() => page.close());
}

const MARK = '[suite] ';

function option(args: readonly string[], name: string): number | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const value = Number(args[at + 1]);
  if (!(value > 0)) throw new Error(`${name}: expected a number above zero`);
  return value;
}

/** What tells the suite a folder that it leaves files in; nothing where none is named. */
function folder(args: readonly string[], name: string, variable: string): Readonly<Record<string, string>> {
  const at = args.indexOf(name);
  return at < 0 ? {} : { [variable]: resolve(args[at + 1] ?? '.') };
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
