/**
 * `npm test`: all checks, one after the other, whatever became of the one before.
 *
 *   run [stage…] [--grep <text>]      stages: types lint unit host web e2e (all when none is named)
 *
 * The last line is `N passed, N failed`; the exit code is 1 if anything failed. `SYNOPTIC_TEST_HOST=server` or `desktop`
 * decides which VS Code the host stage uses; else it is the desktop's, where it can be had.
 */
import './requireNode';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, copyOf, root, sample } from './places';
import { cleanEnvironment, start, temporaryFolder } from './processes';
import { build, stageExtension } from './stage';
import { add, nothing, single, type Tally } from './tally';

const stages: Readonly<Record<string, () => Promise<Tally>>> = { types, lint, unit, host, web, e2e };

async function main(): Promise<void> {
  const { chosen, grep } = parse(process.argv.slice(2));
  if (grep) process.env.SYNOPTIC_GREP = grep;
  let sum = nothing;
  const lines: string[] = [];
  for (const name of chosen) {
    console.log(`\n── ${name}`);
    const begun = Date.now();
    const work = (stages[name] as () => Promise<Tally>)().catch((error: Error) => single(name, error.message));
    const tally = await Promise.race([work, overdue(name)]);
    for (const { title, message } of tally.failures) console.log(`\n✗ ${name}: ${title}\n${indent(message)}`);
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    lines.push(`${name.padEnd(6)} ${tally.passed} passed, ${tally.failed} failed${skipped} (${seconds} s)`);
    sum = add(sum, tally);
  }
  console.log(`\n${lines.join('\n')}\n\n${sum.passed} passed, ${sum.failed} failed`);
  process.exit(sum.failed > 0 ? 1 : 0);
}

/** A stage that hangs has failed; what it started ends with this process. */
function overdue(name: string): Promise<Tally> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(single(name, 'It did not end within twenty minutes.')), 20 * 60_000).unref();
  });
}

function parse(args: readonly string[]): { chosen: readonly string[]; grep: string | undefined } {
  const chosen: string[] = [];
  let grep: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    if (arg === '--grep' || arg === '-g') {
      at += 1;
      grep = args[at];
    } else if (arg in stages) chosen.push(arg);
    else {
      console.error(`Unknown: ${arg}. Stages: ${Object.keys(stages).join(' ')}; options: --grep <text>`);
      process.exit(1);
    }
  }
  return { chosen: chosen.length > 0 ? chosen : Object.keys(stages), grep };
}

/** Each room against the types it may see: the core without Node and DOM, the panel and the browser tests with DOM. */
async function types(): Promise<Tally> {
  let failed = '';
  for (const project of ['.', 'src/core', 'src/panel', 'test/e2e']) {
    const { code, output } = await program('node_modules/typescript/bin/tsc', ['--noEmit', '-p', project]);
    if (code !== 0) failed += output;
  }
  return single('types', failed || undefined);
}

async function lint(): Promise<Tally> {
  const { code, output } = await program('node_modules/@biomejs/biome/bin/biome', ['check', '--colors=off', '.']);
  return single('lint', code === 0 ? undefined : output);
}

/** Some of them look at the bundles. */
async function unit(): Promise<Tally> {
  await build('--production');
  return mocha(['test/**/*.test.ts']);
}

async function host(): Promise<Tally> {
  await build('--tests');
  const extension = await stageExtension('host');
  const desktop = await desktopVSCode();
  return suiteInside(desktop ?? (await launcher()), extension, 'node.js');
}

async function web(): Promise<Tally> {
  await build('--tests');
  const extension = await stageExtension('web', 'web');
  return suiteInside(await launcher(), extension, 'web.js');
}

async function e2e(): Promise<Tally> {
  await build();
  return mocha(['--config', 'test/e2e/.mocharc.json']);
}

async function mocha(args: readonly string[]): Promise<Tally> {
  const scratch = temporaryFolder('tally');
  const path = join(scratch, 'tally.json');
  const grep = process.env.SYNOPTIC_GREP;
  const { code } = await program(
    'node_modules/mocha/bin/mocha.js',
    [...args, '--reporter', 'test/host/reporter.ts', ...(grep ? ['--grep', grep] : [])],
    { SYNOPTIC_TALLY: path },
    true,
  );
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return single('mocha', `It ended with ${code} before it ran a test; see above.`);
  return JSON.parse(text);
}

/** The suite `out/vscode/<file>` inside the given VS Code, on a copy of the sample. */
async function suiteInside(vscodeExecutablePath: string, extension: string, file: string): Promise<Tally> {
  const { runTests } = await import('@vscode/test-electron');
  const folder = await copyOf(await sample());
  const out = join(extension, 'out');
  const results = join(out, 'results.json');
  // VS Code runs a suite in the host of the extension that it lies in.
  await mkdir(out, { recursive: true });
  await cp(join(root, 'out', 'vscode', file), join(out, file));
  // What the command line makes of the same folder, for the suite to compare with.
  const { output } = await program('dist/cli.js', ['annotate', folder]);
  await writeFile(join(out, 'expected.json'), output);
  let ending = '';
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(out, file),
      launchArgs: [folder],
    });
  } catch (error) {
    ending = (error as Error).message;
  }
  const text = await readFile(results, 'utf8').catch(() => undefined);
  if (text === undefined) return single(file, `The suite gave no results; VS Code ended with: ${ending || 'nothing'}.`);
  return JSON.parse(text);
}

/** The desktop VS Code, downloaded if need be, in the oldest version that we support; undefined where it cannot be had or shown. */
async function desktopVSCode(): Promise<string | undefined> {
  const wanted = process.env.SYNOPTIC_TEST_HOST;
  if (wanted === 'server') return undefined;
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version: string = engines.vscode.replace(/^\^/, '');
  const why = await noDesktop();
  if (why && wanted !== 'desktop') {
    console.log(`VS Code: the server from npm, in a browser (no desktop VS Code: ${why}).`);
    return undefined;
  }
  const { download } = await import('@vscode/test-electron');
  console.log(`VS Code: the desktop's, ${version}, by @vscode/test-electron.`);
  return download({ version, cachePath: cache, timeout: 15_000 });
}

async function noDesktop(): Promise<string | undefined> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'no display';
  try {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(5000) });
    return undefined;
  } catch {
    return 'its download cannot be reached';
  }
}

/** A program with the desktop VS Code's command line that runs `launcher.ts`. */
async function launcher(): Promise<string> {
  const script = join(__dirname, 'launcher.ts');
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const windows = process.platform === 'win32';
  const path = join(cache, windows ? 'launcher.cmd' : 'launcher.sh');
  await mkdir(cache, { recursive: true });
  const command = `"${process.execPath}" "${tsx}" "${script}"`;
  await writeFile(path, windows ? `@${command} %*\r\n` : `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  return path;
}

/** Runs a program of this checkout under this Node; its output is returned, or shown as it comes. */
async function program(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  show = false,
): Promise<{ readonly code: number; readonly output: string }> {
  const child = start(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...cleanEnvironment(), ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { code, output };
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
