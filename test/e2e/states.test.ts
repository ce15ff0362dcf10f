import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './workbench';

/** Many texts, so that a person has time to change their mind. */
function many(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let number = 0; number < count; number++) {
    const paragraph = `Ferry number ${number} left the harbour on 3 May 2031, the harbour office said. "It was late," Mara Ilves said.\n\n`;
    files[`wire/${String(number).padStart(4, '0')}.txt`] = paragraph.repeat(80);
  }
  return files;
}

describe('reading a large folder', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ files: many(1200) });
  });
  after(() => workbench?.close());

  it('names the file, the count and what is left, and stops when told so; what was read stays', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.command('Synoptic: Read This Folder');
    await workbench.command('Notifications: Show Notifications');
    const told = workbench.page
      .locator('.notifications-center .notification-list-item', { hasText: 'Reading' })
      .first();
    await workbench.until(
      'the progress',
      async () =>
        /\.txt \(\d+ of 1208, \d+ left\)/.test(await told.innerText({ timeout: 1000 }).catch(() => '')) || undefined,
    );
    await told.locator('.monaco-button', { hasText: 'Cancel' }).first().click();
    const status = await workbench.until('the counts', async () =>
      (await workbench.statusBar()).find((text) => /\d+ claims/.test(text)),
    );
    assert.match(status, /^\d+ sources? · \d+ not read · \d+ claims/);
    // The open text was read first.
    assert.ok((await workbench.marks()).some((mark) => mark.text === 'Aurelia Tanaquil-Brand'));
  });
});

describe('a text that was never saved', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());

  it('is marked like any other once the folder is read', async () => {
    await workbench.command('File: New Untitled Text File');
    await workbench.page.keyboard.type('On 3 May 2033 Aurelia Tanaquil-Brand said the bell would stay. ');
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'marks',
      async () => (await workbench.marks()).some((mark) => mark.text === 'Aurelia Tanaquil-Brand') || undefined,
    );
  });
});

describe('a text too long to be marked while it lies open', () => {
  let workbench: Workbench;
  before(async () => {
    const line = `${'water and wind '.repeat(7)}\n`;
    const said = 'Aurelia Tanaquil-Brand said the bell would stay.\n';
    workbench = await openWorkbench({ files: { 'long.txt': said + line.repeat(1_520_000 / line.length) } });
  });
  after(() => workbench?.close());

  it('says so, has no marks, and is compared all the same', async () => {
    await workbench.open('long.txt');
    await workbench.command('Synoptic: Read This Folder');
    const told = await workbench.until('the reason', async () =>
      (await workbench.statusBar()).find((text) => text.includes('No marks here')),
    );
    assert.match(told, /texts above 1\.5 million characters are compared as they are saved/);
    assert.deepEqual(await workbench.marks(), []);
    await workbench.sideBar();
    const actor = await workbench.row('Actors', 'Aurelia Tanaquil-Brand');
    await actor.click();
    await workbench.row('Actors', 'long.txt');
    await workbench.open('tta-wire.txt');
    await workbench.until('marks of another text', async () => (await workbench.marks()).length > 5 || undefined);
  });
});

describe('a decisions file that is damaged', () => {
  let workbench: Workbench;
  const path = '.synoptic/tta-wire.txt.json';
  const damaged =
    '{"schema":"synoptic.decisions/1","decisions":[\n{"does":"nonsense"},\n{"does":"tag","tag":"wire","by":"Ann","at":"2033-04-16T08:00:00.000Z","id":"t1"},\n{"does":"acc';
  before(async () => {
    workbench = await openWorkbench({ files: { [path]: damaged } });
  });
  after(() => workbench?.close());

  it('is told of once, and what cannot be understood is kept when a decision is added', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.until('the marks', async () => (await workbench.marks()).length > 5 || undefined);
    await workbench.command('Notifications: Show Notifications');
    const told = workbench.page.locator('.notifications-center .notification-list-item', { hasText: 'Decisions in' });
    await told.first().waitFor();
    assert.match(await told.first().innerText(), /kept/);
    await workbench.press('Escape');
    await workbench.cursorTo('no money had changed');
    await workbench.press('ControlOrMeta+K', 'x');
    const kept = await workbench.file(path, (text) => text.includes('"does":"reject"'));
    assert.ok(kept.includes('nonsense') && kept.includes('"tag":"wire"') && kept.includes('{\\"does\\":\\"acc'), kept);
  });
});
