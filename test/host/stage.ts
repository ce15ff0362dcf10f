/** The extension as it ships, laid out in the cache folder: what the tests load is what the package will hold. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cache, root } from './places';
import { temporaryFolder } from './processes';

const run = promisify(execFile);

/** Builds all bundles, shipped ones and test suites. @throws Error with what the compiler said. */
export async function build(...flags: readonly string[]): Promise<void> {
  try {
    await run(process.execPath, ['esbuild.mjs', ...flags], { cwd: root });
  } catch (error) {
    throw new Error(`The build failed.\n${(error as { stderr?: string }).stderr ?? error}`);
  }
}

/** The files that go into the package, relative to the root, as the packager itself tells them. */
export async function packagedFiles(): Promise<readonly string[]> {
  const { stdout } = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root });
  return stdout.split('\n').filter((line) => line !== '');
}

/** Makes the `.vsix`; returns its path. */
export async function makePackage(out: string): Promise<string> {
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', out];
  await mkdir(dirname(out), { recursive: true });
  await run(process.execPath, [vsce, 'package', ...options], { cwd: root, maxBuffer: 1 << 26 });
  return out;
}

/**
 * A copy of the extension under a folder of its own, so that another build does not pull it away. Gone at the end.
 * @param name of the folder
 * @param host `web` leaves out `main`, so that VS Code loads it into the browser's extension host.
 * @returns its absolute path
 */
export async function stageExtension(name: string, host: 'node' | 'web' = 'node'): Promise<string> {
  // Inside the checkout, so that a test suite beside it finds the checkout's packages.
  const folder = temporaryFolder(name, join(cache, 'staged'));
  for (const file of await packagedFiles()) await cp(join(root, file), join(folder, file));
  if (host === 'web') {
    const { main: _, ...manifest } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  }
  return folder;
}

const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
