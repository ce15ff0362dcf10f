/**
 * Programs and temporary folders that live no longer than we do. Each program is started in a process group of its own,
 * so that its children end with it; all go when this process ends: by itself, by Ctrl+C or by a signal.
 */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const windows = process.platform === 'win32';
const running = new Set<ChildProcess>();
const folders = new Set<string>();
let watching = false;

/** Starts a program whose whole process tree ends with this process. Same arguments as `spawn`. */
export function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  watchForTheEnd();
  const child = spawn(command, args, { ...options, detached: !windows });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a program started here together with its children, and waits until it is gone (at most five seconds, then by force). */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalTree(child, 'SIGTERM');
  const force = setTimeout(() => signalTree(child, 'SIGKILL'), 5000);
  await gone;
  clearTimeout(force);
}

/** A new folder, among the system's temporary ones if no other place is named; deleted when this process ends if not before. */
export function temporaryFolder(name: string, place = tmpdir()): string {
  watchForTheEnd();
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, `synoptic-${name}-`));
  folders.add(folder);
  return folder;
}

/** Deletes a folder made by `temporaryFolder`. */
export function discard(folder: string): void {
  // On Windows a file may be held for a moment by a program that has just ended.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  folders.delete(folder);
}

/** The environment without what an enclosing VS Code or debugger has put there for its own children. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const strangers = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_INSPECT)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !strangers.test(name)));
}

function watchForTheEnd(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const child of running) signalTree(child, 'SIGKILL');
    for (const folder of folders) discard(folder);
  });
  for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 })) {
    process.on(signal, () => process.exit(128 + number));
  }
}

function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
