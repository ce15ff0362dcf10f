/**
 * `npm start -- [folder] [--port <number>] [--server]`: builds, and opens VS Code on the folder with the extension loaded.
 *
 * The desktop VS Code, if one is installed; else the server from npm, whose address is printed. `--server` or `--port`
 * asks for the server in any case.
 */
import './requireNode';
import { cp, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { findDesktop } from './desktop';
import { cache, copyTexts, root, sample } from './places';
import { cleanEnvironment, start, temporaryFolder } from './processes';
import { startServer } from './server';
import { build, packagedFiles } from './stage';

interface Wish {
  readonly folder: string | undefined;
  readonly port: number | undefined;
  readonly server: boolean;
}

async function main(): Promise<number> {
  const wish = parse(process.argv.slice(2));
  if (typeof wish === 'string') {
    console.error(`${wish}\nUsage: npm start -- [folder] [--port <number>] [--server]`);
    return 1;
  }
  const folder =
    wish.folder === undefined ? await ownSample() : resolve(process.env.INIT_CWD ?? process.cwd(), wish.folder);
  const kind = await stat(folder).catch(() => undefined);
  if (!kind?.isDirectory()) {
    console.error(
      `${folder} is ${kind ? 'no folder' : 'not there'}. Name a folder of texts (.txt, .md), or none for the sample.`,
    );
    return 1;
  }
  console.log('Building …');
  await build();
  const desktop = wish.server ? undefined : findDesktop();
  return desktop ? openDesktop(desktop, folder) : openServer(folder, wish.port);
}

/** A copy of the sample that stays from one start to the next, so that marking in it does not change the checkout. */
async function ownSample(): Promise<string> {
  const corpus = await sample();
  return copyTexts(corpus, join(cache, 'sample', basename(corpus)));
}

/** What is wanted, or what is wrong with it. */
function parse(args: readonly string[]): Wish | string {
  let folder: string | undefined;
  let port: number | undefined;
  let server = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    if (arg === '--server') server = true;
    else if (arg === '--port' || arg.startsWith('--port=')) {
      const value = arg === '--port' ? args[++at] : arg.slice('--port='.length);
      port = Number(value);
      if (!Number.isInteger(port) || port < 1 || port > 65_535)
        return `--port wants a number from 1 to 65535, not ${value}.`;
      server = true;
    } else if (arg.startsWith('-')) return `Unknown option ${arg}.`;
    else if (folder !== undefined) return 'Only one folder can be opened.';
    else folder = arg;
  }
  return { folder, port, server };
}

async function openDesktop(program: string, folder: string): Promise<number> {
  console.log(`Opening ${folder}\nin ${program}. Ctrl+C here does not close it.`);
  const windows = process.platform === 'win32';
  const quoted = (text: string) => (windows ? `"${text}"` : text);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder].map(quoted);
  const child = start(quoted(program), args, { env: cleanEnvironment(), stdio: 'inherit', shell: windows });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (code) => done(code ?? 1));
  });
}

/** The server with the extension installed, as a person would have it: its address needs nothing but the folder. */
async function openServer(folder: string, port: number | undefined): Promise<number> {
  console.log('No desktop VS Code is used: this is the VS Code server, for your browser.');
  const extensions = temporaryFolder('extensions');
  for (const file of await packagedFiles()) await cp(join(root, file), join(extensions, 'synoptic', file));
  const server = await startServer({ secret: true, extensions, ...(port === undefined ? {} : { port }) }, console.log);
  const texts = (await readdir(folder)).filter((name) => /\.(txt|md)$/.test(name)).length;
  console.log(
    `\nVS Code ${server.version} with Synoptic, on ${folder} (${texts} texts):\n\n  ${server.address(folder)}\n\n` +
      'Open this address in a browser on this machine; click the Synoptic icon in the bar at the left. Ctrl+C stops it.',
  );
  await server.ended;
  console.error('The VS Code server has ended.');
  return 1;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
