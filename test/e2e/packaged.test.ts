import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchServer } from '../host/fetchServer';
import { root } from '../host/places';
import { temporaryFolder } from '../host/processes';
import { type Server, startServer } from '../host/server';
import { makePackage } from '../host/stage';
import { theSession } from './session';
import { openWorkbench, type Workbench } from './workbench';

describe('the packaged extension, installed', () => {
  let server: Server;
  let workbench: Workbench;
  let listed: string;
  before(async () => {
    const folder = temporaryFolder('package');
    const vsix = await makePackage(join(folder, 'synoptic.vsix'));
    const extensions = join(folder, 'extensions');
    const program = await fetchServer(console.log);
    const cli = (...args: readonly string[]) =>
      promisify(execFile)(program.node, [
        join(program.folder, 'out', 'server-main.js'),
        ...['--extensions-dir', extensions, '--server-data-dir', join(folder, 'data')],
        ...args,
      ]);
    await cli('--install-extension', vsix);
    ({ stdout: listed } = await cli('--list-extensions', '--show-versions'));
    server = await startServer({ extensions }, console.log);
    workbench = await openWorkbench({ installed: true, session: { ...(await theSession()), server } });
  });
  after(async () => {
    await workbench?.close();
    await server?.stop();
  });

  it('is listed under its name and version', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    assert.match(listed, new RegExp(`^synoptic\\.synoptic@${version.replaceAll('.', '\\.')}$`, 'm'));
  });

  it('greets in its view and reads the folder when asked', async () => {
    await workbench.sideBar();
    await workbench.page.locator('.sidebar .welcome-view-content .monaco-button').first().click();
    const summary = await workbench.until('the summary in the status bar', async () =>
      (await workbench.statusBar()).find((text) => /^\d+ sources · \d+ claims/.test(text)),
    );
    assert.match(summary, /offline/);
  });
});
