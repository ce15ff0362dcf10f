/** A real browser for the tests: Chromium from npm on Linux x64, elsewhere an installed Chrome, Edge or Chromium. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { cache, root } from './places';
import { start, temporaryFolder } from './processes';

const packaged = '147.0.0';

/** Shared arguments: no sandbox since CI runs as root, and nothing that reaches for the network by itself. */
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-default-browser-check',
];

/**
 * Starts a headless browser. `SYNOPTIC_BROWSER` names a program to use instead of what is found.
 * @throws Error that says what was tried and what to install.
 */
export async function launchBrowser(say: (line: string) => void): Promise<Browser> {
  const named = process.env.SYNOPTIC_BROWSER;
  if (named) return chromium.launch({ executablePath: named, args });
  const tried: string[] = [];
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      const { program, env } = await unpackChromium(say);
      return await chromium.launch({ executablePath: program, args: [...args, '--headless=shell'], env });
    } catch (error) {
      tried.push(`Chromium from npm: ${firstLine(error)}`);
    }
  }
  for (const channel of ['chrome', 'msedge', 'chromium']) {
    try {
      return await chromium.launch({ channel, args });
    } catch (error) {
      tried.push(`${channel}: ${firstLine(error)}`);
    }
  }
  throw new Error(
    `No browser could be started.\n${tried.map((line) => `  ${line}\n`).join('')}` +
      'What to do: install Google Chrome, or set SYNOPTIC_BROWSER to the program of a Chrome, Edge or Chromium.',
  );
}

/**
 * `@sparticuz/chromium` unpacks itself into the temporary folder under a fixed name, and takes what lies there for whole;
 * so it is unpacked into a folder of its own that gets its name when it is. Libraries that a bare machine lacks
 * (`VERCEL` has them unpacked too) are offered only where the program does not run without them. It changes the
 * environment as it is imported: hence a process of its own.
 */
async function unpackChromium(say: (line: string) => void) {
  const home = join(cache, `chromium-${packaged}`);
  const program = join(home, 'chromium');
  if (!existsSync(program)) {
    say(`Unpacking Chromium ${packaged} …`);
    const partial = temporaryFolder('unpack', cache);
    const unpack = `import('@sparticuz/chromium').then((packed) => packed.default.executablePath())`;
    const child = start(process.execPath, ['-e', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: partial, VERCEL: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code === 0 && !existsSync(home)) await rename(partial, home);
    if (!existsSync(program)) throw new Error('it could not be unpacked');
  }
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (!existsSync('/etc/fonts')) env.FONTCONFIG_PATH = join(home, 'fonts');
  if (spawnSync(program, ['--version'], { env }).status === 0) return { program, env };
  return { program, env: { ...env, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } };
}

function firstLine(error: unknown): string {
  return String((error as Error).message).split('\n')[0] ?? '';
}
