import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { barriers, themes } from './barriers';
import { openWorkbench, type Workbench } from './workbench';

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
    assert.match(await card.locator('.chip').first().innerText(), /date/);
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
    const measured = async (key: string, drawn: () => Promise<unknown>): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await workbench.press(key);
      await drawn();
      const pressed = Number(await workbench.page.locator('body').getAttribute('data-pressed'));
      took.push((await panel.evaluate(() => Number(document.body.dataset.drawn))) - pressed);
    };
    for (const [line, words] of [...stops, ...stops]) {
      // From the empty line before a statement into it, and out again, twice.
      await workbench.goTo(line - 1, 1);
      for (let times = 0; times < 2; times++) {
        await panel.locator('.card.top').waitFor({ state: 'detached' });
        await measured('ArrowDown', () => panel.locator('.card.top', { hasText: words }).waitFor());
        await measured('ArrowUp', () => panel.locator('.card.top').waitFor({ state: 'detached' }));
      }
    }
    assert.equal(took.length, 32);
    took.sort((a, b) => a - b);
    console.log(`      key press to picture: median ${took[16]}, worst ${took.at(-1)} of ${took.join(' ')} ms`);
  });

  it('draws nothing while the cursor stays within the same marks', async () => {
    await workbench.goTo(13, 20);
    await panel.locator('.card.top', { hasText: 'About 300 islanders' }).waitFor();
    const shown = () => panel.evaluate(() => document.body.dataset.drawn);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = await shown();
    await workbench.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await shown(), before);
  });

  it('is as it was after the side bar was hidden, and after the view was moved elsewhere', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('shipped from Sorrin');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
    const scrolled = (): Promise<number> => panel.evaluate(() => document.scrollingElement!.scrollTop);
    await panel.evaluate(() => document.scrollingElement!.scrollTo(0, 120));
    const before = await scrolled();
    assert.ok(before > 0);
    // What it keeps it keeps a moment after the last scrolling.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.page.locator('.sidebar .pane-header').first().waitFor({ state: 'hidden' });
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    panel = await workbench.webview('.card.top');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
    assert.equal(await scrolled(), before);
    await workbench.command('View: Move View');
    await workbench.pick('Related');
    await workbench.pick('New Panel Entry');
    await workbench.page.locator('.part.panel .composite.title', { hasText: 'Related' }).waitFor();
    panel = await workbench.webview('.card.top');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
    await workbench.command('View: Reset View Locations');
    await workbench.sideBar();
    await workbench.view('Related');
    panel = await workbench.webview('.card.top');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
  });

  it('opens the picture of its statement from the card', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('shipped from Sorrin');
    await panel.locator('.card.top', { hasText: 'shipped from Sorrin' }).waitFor();
    await panel.locator('.card.top [data-act="chain"]').click();
    const picture = await workbench.webview('.stage .item');
    assert.match(await picture.locator('h1').innerText(), /shipped from Sorrin/);
  });

  it('comes back pinned, with its way back, after the window was loaded again', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('fry bronze');
    await panel.locator('.card.top', { hasText: 'fry bronze' }).waitFor();
    await panel.locator('.pin').click();
    await panel.locator('.pin[aria-pressed="true"]').waitFor();
    // A browser writes what VS Code remembers of a workspace every five seconds, and not as it closes.
    await new Promise((resolve) => setTimeout(resolve, 9000));
    await workbench.reload();
    panel = await workbench.webview('.card.top');
    await panel.locator('.pin[aria-pressed="true"]').waitFor();
    await panel.locator('.card.top', { hasText: 'fry bronze' }).waitFor();
    assert.equal(await panel.locator('.bar button').first().isEnabled(), true);
  });
});

describe('every page of Synoptic', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ size: { width: 1700, height: 900 }, settings: { 'editor.wordWrap': 'on' } });
    await workbench.open('tta-wire.txt');
    await workbench.sideBar();
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'the folder to be read',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
    await workbench.cursorTo('shipped from Sorrin');
    await workbench.webview('.card.top');
    // The picture beside the table, so that all pages are there at once.
    await workbench.command('Synoptic: Show Timeline of This Topic');
    await workbench.webview('.stage .item');
    await workbench.command('View: Move Editor into Next Group');
    await workbench.webview('.stage .item');
    await workbench.command('View: Focus First Editor Group');
    await workbench.command('Synoptic: Compare Sources');
    await workbench.webview('.body .row');
  });
  after(() => workbench?.close());

  for (const theme of themes) {
    it(`has no barrier that axe-core knows: ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await workbench.pick(theme.replace('Default ', ''), theme.replace('Default ', ''));
      await new Promise((resolve) => setTimeout(resolve, 700));
      const found = async (page: string, selector: string): Promise<readonly string[]> =>
        (await barriers(await workbench.webview(selector))).map((barrier) => `${page}: ${barrier}`);
      const table = await workbench.webview('.body .row');
      const picture = await workbench.webview('.stage .item');
      await table.locator('.body .statement').first().click();
      const all = [...(await found('Related', '.card.top')), ...(await found('Compare', '.body .row'))];
      await table.locator('.modes button').nth(1).click();
      await table.locator('.body .row mark').first().waitFor();
      all.push(...(await found('Two sources', '.body .row')));
      await table.locator('.modes button').first().click();
      await picture.locator('.list summary').click();
      all.push(...(await found('Timeline', '.stage .item')));
      await picture.locator('.turn').first().click();
      await picture.locator('.turn[aria-pressed="true"]', { hasText: 'Chain' }).waitFor();
      all.push(...(await found('Chain', '.stage .item')));
      await picture.locator('.turn').nth(1).click();
      await picture.locator('.list summary').click();
      assert.deepEqual(all, []);
    });
  }
});
