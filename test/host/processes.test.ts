import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from './places';

/** A program that starts one with a child of its own, makes a temporary folder, tells of both, and waits. */
const parent = `
  const { start, temporaryFolder } = require('./test/host/processes.ts');
  const child = start(process.execPath, ['-e', ${JSON.stringify(`
    const { spawn } = require('node:child_process');
    const grandchild = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    console.log(grandchild.pid);
    setTimeout(() => {}, 60000);
  `)}], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (pid) => console.log(JSON.stringify([child.pid, Number(pid), temporaryFolder('test')])));
`;

describe('programs that live no longer than we do', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`end with their children, and temporary folders with them, on ${signal}`, async function () {
      if (process.platform === 'win32') this.skip();
      const program = spawn(process.execPath, ['--import', 'tsx', '-e', parent], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const told = await new Promise<string>((resolve) => program.stdout.once('data', (data) => resolve(String(data))));
      const [child, grandchild, folder] = JSON.parse(told) as [number, number, string];
      assert.ok(alive(child) && alive(grandchild) && existsSync(folder));
      program.kill(signal);
      const code = await new Promise((resolve) => program.once('exit', resolve));
      assert.equal(code, 128 + { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }[signal]);
      for (let wait = 0; wait < 50 && (alive(child) || alive(grandchild)); wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual([alive(child), alive(grandchild), existsSync(folder)], [false, false, false]);
    });
  }
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
