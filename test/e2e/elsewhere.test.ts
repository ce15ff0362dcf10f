import assert from 'node:assert/strict';
import { type Server, startServer } from '../host/server';
import { stageExtension } from '../host/stage';
import { theSession } from './session';
import { openWorkbench, type Workbench } from './workbench';

/** Reads the sample, and looks at what the panel says of a statement that other texts carry too. */
async function readAndLook(workbench: Workbench): Promise<void> {
  await workbench.open('tta-wire.txt');
  await workbench.sideBar();
  await workbench.command('Synoptic: Read This Folder');
  const summary = await workbench.until('the summary in the status bar', async () =>
    (await workbench.statusBar()).find((text) => /^\d+ sources · \d+ claims/.test(text)),
  );
  assert.match(summary, /offline/);
  await workbench.cursorTo('The bell belongs to Tamrisk');
  const panel = await workbench.webview('[data-card]');
  await panel.locator('[data-card]', { hasText: 'The bell belongs to Tamrisk' }).nth(1).waitFor();
}

describe("in the browser's extension host, without Node", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      session: { ...(await theSession()), extension: await stageExtension('web', 'web') },
    });
  });
  after(() => workbench?.close());

  it('reads the folder and relates its texts', () => readAndLook(workbench));

  it('keeps what a person marks beside the text', async () => {
    await workbench.select('letters');
    await workbench.command('Synoptic: Mark Selection as Actor');
    await workbench.press('Enter');
    assert.match(await workbench.file('.synoptic/tta-wire.txt.json'), /letters/);
  });
});

describe('in Restricted Mode', () => {
  let server: Server;
  let workbench: Workbench;
  before(async () => {
    server = await startServer({ workspaceTrust: true }, console.log);
    workbench = await openWorkbench({
      session: { ...(await theSession()), server },
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
  });
  after(async () => {
    await workbench?.close();
    await server?.stop();
  });

  it('reads the folder and relates its texts, as it runs nothing of theirs', async () => {
    await workbench.until('the sign of Restricted Mode', async () =>
      (await workbench.statusBar()).find((text) => text.includes('Restricted Mode')),
    );
    await readAndLook(workbench);
  });
});
