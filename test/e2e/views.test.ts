import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

describe('the trees of the side bar', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on' } });
    await workbench.open('tta-wire.txt');
    await workbench.sideBar();
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'the folder to be read',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
    // The trees get the room.
    const related = await workbench.view('Related');
    await related.locator('.pane-header').click();
  });
  after(() => workbench?.close());

  /** The rows of a view once there are some; the view is folded again. */
  async function rowsOf(title: string) {
    const pane = await workbench.view(title);
    const rows = await workbench.until(`rows in ${title}`, async () => {
      const all = await workbench.rows(title);
      return all.length > 0 ? all : undefined;
    });
    await pane.locator('.pane-header').click();
    return rows;
  }

  it('list topics with their sources, and those that differ first', async () => {
    const [first] = await rowsOf('Topics');
    assert.match(first?.description ?? '', /^\d+ differ · \d+ sources/);
  });

  it('list actors with how often and where they are named', async () => {
    const rows = await rowsOf('Actors');
    const premier = rows.find((row) => row.label === 'Aurelia Tanaquil-Brand');
    assert.match(premier?.description ?? '', /^\d+ in [5-8] sources/);
  });

  it('list what was published and said apart from what happened and is ahead, in the order of time', async () => {
    const rows = await rowsOf('Timeline');
    for (const row of rows) assert.match(row.description, /^(published|said|happened|ahead) · /);
    const days = rows.map((row) => row.label).filter((label) => /^\d{4}-\d\d-\d\d$/.test(label));
    assert.ok(days.length > 3);
    assert.deepEqual(days, [...days].sort());
    const kinds = rows.filter((row) => row.label === '2033-04-14').map((row) => row.description.split(' ')[0]);
    assert.deepEqual(kinds, ['published', 'said', 'happened']);
  });

  it('list what waits for a person, and a mark is accepted from there', async () => {
    const group = await workbench.row('Review', 'Suggested marks');
    await group.click();
    await (await workbench.row('Review', 'islands-weekly.txt')).click();
    const mark = await workbench.row('Review', 'Tamrisk');
    await mark.hover();
    await mark.locator('.action-label[aria-label^="Accept Mark"]').click();
    const kept = await workbench.file('.synoptic/islands-weekly.txt.json', (text) => text.includes('"does":"accept"'));
    assert.match(kept, /Tamrisk/);
  });

  it('undo what was decided, also after a restart', async () => {
    // A browser writes what VS Code remembers of a workspace every five seconds, and not as it closes.
    await new Promise((resolve) => setTimeout(resolve, 9000));
    await workbench.reload();
    await workbench.until(
      'the folder to be read again',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
    await workbench.command('Synoptic: Undo Annotation');
    await workbench.until('the decision to go', async () => {
      const path = join(workbench.folder, '.synoptic/islands-weekly.txt.json');
      const kept = await readFile(path, 'utf8').catch(() => '');
      return !kept.includes('"does":"accept"') || undefined;
    });
  });

  it('tell in a tooltip who decided and when, and in the status bar what was done', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('no money had changed');
    await workbench.press('ControlOrMeta+K', 'x');
    await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"does":"reject"'));
    const review = await workbench.view('Review');
    await review.hover();
    await review.locator('.action-label[aria-label^="Collapse All"]').click();
    await (await workbench.row('Review', 'Rejected')).click();
    const mark = await workbench.row('Review', 'no money had changed');
    await mark.hover();
    const told = workbench.page.locator('.monaco-hover', { hasText: 'no money had changed' }).last();
    await workbench.until(
      'who and when',
      async () =>
        /decided by .*, \d{4}-\d\d-\d\d/.test(await told.innerText({ timeout: 1000 }).catch(() => '')) || undefined,
    );
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('fry bronze');
    await workbench.press('ControlOrMeta+K', 'g');
    await workbench.until(
      'the message',
      async () => (await workbench.statusBar()).some((text) => text.includes('Citation copied')) || undefined,
    );
    const cited = await workbench.page.evaluate(() => navigator.clipboard.readText());
    assert.match(cited, /^“.*fry bronze.*” — Fergus Halloway, tta-wire\.txt, line 15/);
    await workbench.command('Synoptic: Undo Annotation');
  });

  it('find a passage by its words, in its context', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.command('Synoptic: Find in Sources and Marks …');
    await workbench.quickInput.locator('input').first().fill('kind:claim bronze');
    const hit = workbench.quickInput.locator('.monaco-list-row', { hasText: 'fry bronze' }).first();
    await hit.waitFor();
    await hit.click();
    await workbench.until('a text', async () => (await workbench.activeFile())?.endsWith('.txt') || undefined);
  });
});
