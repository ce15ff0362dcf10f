/**
 * The VS Code server from npm (`code-server` carries it whole), kept in the cache folder. It is never a dependency of the
 * project: 780 MB, and its install script insists on compiling with its own Node. Nothing of it needs to be compiled.
 */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './places';
import { end, start, temporaryFolder } from './processes';

const version = '4.139.1';
const vscodeVersion = '1.139.1';
/** The Node that this server is built for. */
const nodeMajor = 24;
/** npm asks for that many files, give or take; only for showing how far it is. */
const requests = { server: 252, modules: 106 };

export interface ServerProgram {
  /** The Node that runs it. */
  readonly node: string;
  /** Its folder: `lib/vscode` of code-server. */
  readonly folder: string;
  /** Of VS Code. */
  readonly version: string;
}

/**
 * The server in the cache, fetched first if it is not there (half a minute, 200 MB over the net). What is fetched stands
 * under a name of its own until it is whole, so an interrupted run leaves nothing half done behind.
 * @throws Error that says what could not be fetched and what to do.
 */
export async function fetchServer(say: (line: string) => void): Promise<ServerProgram> {
  const home = join(cache, `server-${version}`);
  const done = join(home, 'complete');
  if (!existsSync(done)) {
    const partial = temporaryFolder('fetch', cache);
    say(
      `Fetching VS Code ${vscodeVersion} from npm (code-server ${version}; once, about 200 MB, kept in .vscode-test) …`,
    );
    try {
      await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
      const packages = [`code-server@${version}`, ...(ownNodeFits ? [] : [nodePackage()])];
      await npm(['install', ...packages], partial, 'VS Code', requests.server, say);
      await npm(['install', '--omit=dev'], serverFolder(partial), "VS Code's own packages", requests.modules, say);
      await writeFile(join(partial, 'complete'), '');
      await rm(home, { recursive: true, force: true });
      await rename(partial, home);
    } catch (error) {
      // Somebody else may have been quicker.
      if (!existsSync(done)) throw error;
    }
  }
  const { version: found } = JSON.parse(await readFile(join(serverFolder(home), 'package.json'), 'utf8'));
  return { node: nodeProgram(home), folder: serverFolder(home), version: found };
}

const ownNodeFits = Number(process.versions.node.split('.')[0]) === nodeMajor;

function serverFolder(home: string): string {
  return join(home, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** The npm package that holds a Node for this machine. */
function nodePackage(): string {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  // On ARM Macs the plain name stopped at Node 18; this one goes on.
  const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `node-runtime@npm:${prefix}-${system}-${process.arch}@${nodeMajor}`;
}

function nodeProgram(home: string): string {
  if (ownNodeFits) return process.execPath;
  return join(home, 'node_modules', 'node-runtime', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

async function npm(
  args: readonly string[],
  folder: string,
  what: string,
  expected: number,
  say: (line: string) => void,
): Promise<void> {
  const options = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-save',
    '--loglevel=http',
    '--progress=false',
    '--fetch-retries=1',
  ];
  // npm names itself to what it runs; started otherwise, it is looked up on the PATH.
  const itself = process.env.npm_execpath;
  const byNode = itself?.endsWith('.js') ?? false;
  const child = byNode
    ? start(process.execPath, [itself as string, ...args, ...options], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
    : start('npm', [...args, ...options], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
        shell: process.platform === 'win32',
      });
  let fetched = 0;
  let last = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    fetched += chunk.split('http fetch').length - 1;
    last = (last + chunk).slice(-4000);
  });
  const begun = Date.now();
  const ticker = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    say(`  ${what}: ${Math.min(99, Math.round((100 * fetched) / expected))} % after ${seconds} s`);
  }, 5000);
  const limit = setTimeout(() => void end(child), 10 * 60_000);
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (status, signal) => resolve(status ?? signal ?? 1));
  });
  clearInterval(ticker);
  clearTimeout(limit);
  if (code === 0) return;
  const errors = last
    .split('\n')
    .filter((line) => /^npm error [a-zA-Z]/.test(line))
    .slice(0, 6);
  throw new Error(
    `Could not fetch ${what} from npm (npm ended with ${code}).\n${errors.map((line) => `  ${line}\n`).join('')}` +
      'What to do: check that `npm ping` answers (behind a proxy: `npm config set proxy …`) and that 1 GB of disk is free, ' +
      'then try again; or install VS Code from https://code.visualstudio.com, which is used where it is found.',
  );
}
