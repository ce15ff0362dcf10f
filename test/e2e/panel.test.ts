import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../host/places';
import { openWorkbench, type Workbench } from './workbench';

/** What axe-core finds wrong in a page of ours, in words; colours are judged in the theme that is shown. */
async function barriers(frame: Frame): Promise<readonly string[]> {
  // A webview lets no foreign script in; what the test evaluates comes from outside the page.
  await frame.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.failureSummary} ${node.html.slice(0, 200)}`),
    );
  });
}

const themes = ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast', 'Default High Contrast Light'];

describe('the Related panel', () => {
  let workbench: Workbench;
  let panel: Frame;
  before(async () => {
    workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on' } });
    await workbench.open('tta-wire.txt');
    await workbench.sideBar();
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'the folder to be read',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
    await workbench.cursorTo('shipped from Sorrin');
    panel = await workbench.webview('.card.top');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
  });
  after(() => workbench?.close());

  it('shows what differs first, with the words and what kind of difference it is', async () => {
    const [first] = await panel.locator('h2').allInnerTexts();
    assert.match(first ?? '', /DIFFERS/i);
    const card = panel.locator('h2.differs + .card');
    assert.match(await card.locator('.chips').innerText(), /date/);
    assert.match((await card.locator('mark.changes').allInnerTexts()).join(' '), /3/);
  });

  it('opens a passage beside with Space, without leaving the panel', async () => {
    await panel.locator('.card.top').focus();
    await workbench.press('ArrowDown', ' ');
    await workbench.until(
      'two editors',
      async () => (await workbench.page.locator('.editor-group-container').count()) === 2 || undefined,
    );
    assert.equal(await panel.evaluate(() => document.activeElement?.classList.contains('card')), true);
    await workbench.command('View: Close All Editors in Group');
    if ((await workbench.page.locator('.editor-group-container .tab').count()) === 0)
      await workbench.open('tta-wire.txt');
  });

  it('stays on its statement while pinned, and follows again after', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('shipped from Sorrin');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
    await panel.locator('.card.top').focus();
    await workbench.press('p');
    await panel.locator('.pin[aria-pressed="true"]').waitFor();
    await workbench.cursorTo('fry bronze');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(await panel.locator('.card.top').innerText(), /shipped from Sorrin/);
    await panel.locator('.pin').click();
    await panel.locator('.card.top', { hasText: 'fry bronze' }).waitFor();
  });

  it('goes back to what was in focus before', async () => {
    await panel.locator('.bar button').first().click();
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
  });

  it('confirms a link with C and rejects another with X, and both are kept', async () => {
    await panel.locator('h2.differs + .card').focus();
    await workbench.press('c');
    await panel.locator('.chip.done').first().waitFor();
    const cards = await panel.locator('.card').count();
    await panel.locator('.card').last().focus();
    await workbench.press('x');
    await workbench.until('the card to go', async () => (await panel.locator('.card').count()) < cards || undefined);
    const kept = await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"verdict":"reject"'));
    assert.match(kept, /"verdict":"confirm"/);
  });

  it('follows the cursor from line to line, and tells how long it took', async () => {
    const stops: readonly [line: number, words: string][] = [
      [5, 'closer together'],
      [9, 'shipped from Sorrin'],
      [11, 'no money had changed'],
      [13, 'About 300 islanders'],
    ];
    await workbench.page.evaluate(() => {
      addEventListener('keydown', () => document.body.setAttribute('data-pressed', String(Date.now())), true);
    });
    await panel.evaluate(() => {
      const main = document.getElementById('panel')!;
      new MutationObserver(() => {
        document.body.dataset.drawn = String(Date.now());
      }).observe(main, { childList: true, subtree: true });
    });
    const took: number[] = [];
    for (const [line, words] of [...stops, ...stops]) {
      await workbench.goTo(line - 1, 1);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await workbench.press('ArrowDown');
      await panel.locator('.card.top', { hasText: words }).waitFor();
      const pressed = Number(await workbench.page.locator('body').getAttribute('data-pressed'));
      took.push((await panel.evaluate(() => Number(document.body.dataset.drawn))) - pressed);
    }
    assert.equal(took.length, 8);
    console.log(`      key press to picture, 30 ms of rest included: ${took.sort((a, b) => a - b).join(', ')} ms`);
  });

  for (const theme of themes) {
    it(`has no barrier that axe-core knows: ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await workbench.pick(theme.replace('Default ', ''), theme.replace('Default ', ''));
      await new Promise((resolve) => setTimeout(resolve, 700));
      panel = await workbench.webview('.card.top');
      assert.deepEqual(await barriers(panel), []);
    });
  }
});

describe('the Compare table', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await workbench.open('tta-wire.txt');
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'the folder to be read',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
    await workbench.command('Synoptic: Compare Sources');
  });
  after(() => workbench?.close());

  it('has no barrier that axe-core knows', async () => {
    const table = await workbench.webview('.body .row');
    await table.locator('.body .cell').first().click();
    assert.deepEqual(await barriers(table), []);
  });
});
