/** A running VS Code server, and the addresses at which it shows a folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchServer } from './fetchServer';
import { cleanEnvironment, discard, end, start, temporaryFolder } from './processes';

export interface ServerOptions {
  /** Free when absent. */
  readonly port?: number;
  /** Ask for a secret in the address: for people. Tests do without, and may load an extension under development. */
  readonly secret?: boolean;
  /** Folder of installed extensions; an empty one when absent. */
  readonly extensions?: string;
  /** User settings, over those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Ask the person before an extension may run code on a folder. Off for tests. */
  readonly workspaceTrust?: boolean;
  /** Variables for the server and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** Of VS Code. */
  readonly version: string;
  /** The address that opens the folder (an absolute path). */
  address(folder: string, payload?: Payload): string;
  /** Replaces the user settings, over those that keep VS Code quiet, for windows that are opened or loaded anew. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): Promise<void>;
  /** Settles when the server has ended by itself. */
  readonly ended: Promise<void>;
}

/** What a page asks of a workbench beyond its folder: pairs that the workbench knows. */
export interface Payload {
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
  readonly openFile?: string;
}

/** Nothing that greets, asks, or reaches for the network. */
const quiet = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'npm.fetchOnlinePackageInfo': false,
  'git.openRepositoryInParentFolders': 'never',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

const forTests = [
  '--without-connection-token',
  // Without it a built VS Code heeds no payload.
  '--enable-smoke-test-driver',
  // Should this process be killed with no chance to tidy up, the server goes some minutes after its last window.
  '--enable-remote-auto-shutdown',
];

/**
 * Starts a server on 127.0.0.1 with a data folder of its own that is deleted when it stops.
 * @throws Error with the server's last words if it does not come up within a minute.
 */
export async function startServer(options: ServerOptions, say: (line: string) => void): Promise<Server> {
  const program = await fetchServer(say);
  const data = temporaryFolder('server');
  const extensions = options.extensions ?? join(data, 'extensions');
  const user = join(data, 'data', 'User');
  await mkdir(user, { recursive: true });
  await mkdir(extensions, { recursive: true });
  const configure = (settings: Readonly<Record<string, unknown>>) =>
    writeFile(join(user, 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
  await configure(options.settings ?? {});
  const token = options.secret ? randomBytes(16).toString('hex') : undefined;
  const child = start(
    program.node,
    [
      join(program.folder, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
      ...(token ? ['--connection-token', token] : forTests),
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...['--server-data-dir', data, '--extensions-dir', extensions],
    ],
    { env: { ...cleanEnvironment(), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    await end(child);
    discard(data);
  };
  let words = '';
  try {
    const port = await new Promise<number>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error('it did not come up within a minute')), 60_000).unref();
      const listen = (chunk: string) => {
        words = (words + chunk).slice(-4000);
        const heard = /Extension host agent listening on (\d+)/.exec(words);
        if (heard) {
          clearTimeout(limit);
          resolve(Number(heard[1]));
        }
        if (words.includes('EADDRINUSE'))
          reject(new Error(`port ${options.port} is in use; another is named by --port`));
      };
      child.stdout?.setEncoding('utf8').on('data', listen);
      child.stderr?.setEncoding('utf8').on('data', listen);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
    });
    const authority = `127.0.0.1:${port}`;
    return {
      origin: `http://${authority}`,
      port,
      version: program.version,
      ended,
      configure,
      stop,
      address(folder, payload = {}) {
        const pairs = Object.entries(payload).map(([name, path]) => [
          name,
          `vscode-remote://${authority}${urlPath(path)}`,
        ]);
        const query = new URLSearchParams(token ? { tkn: token } : {});
        query.set('folder', urlPath(folder));
        if (pairs.length > 0) query.set('payload', JSON.stringify(pairs));
        return `http://${authority}/?${query}`;
      },
    };
  } catch (error) {
    await stop();
    const telling = words.split('\n').filter((line) => /error/i.test(line) && !/bindings file|EADDRINUSE/.test(line));
    throw new Error([`The VS Code server did not start: ${(error as Error).message}.`, ...telling].join('\n'));
  }
}

/** An absolute path as the path of a URI: `C:\texts` is `/c:/texts`. */
function urlPath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed.slice(0, 1).toLowerCase()}${slashed.slice(1)}`;
}
