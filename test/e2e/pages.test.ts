import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { CompareView } from '../../src/panel/compare/protocol';
import { compareView } from '../../src/panel/compare/view';
import type { PanelView } from '../../src/panel/protocol';
import { type PanelInput, panelView } from '../../src/panel/view';
import { discrepancy, record, related, say, statement, topic } from '../panel/statements';
import { openPage, show } from './page';
import { theSession } from './session';

/** Rows and cells that exist, and those that were made since the last time. */
const COUNTING = `
  var made = 0;
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === 1) made++;
  }).observe(document.body, { childList: true, subtree: true });`;

const made = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const world = globalThis as unknown as { made: number };
    const count = world.made;
    world.made = 0;
    return count;
  });

const here = statement('a.txt', 'The ferry, she said, [would close on 3 May].');

/** What the Related panel shows of a statement that so many sources carry. */
function manySources(count: number, revision = 1, more: Partial<PanelInput> = {}): PanelView {
  const others = Array.from({ length: count }, (_, k) =>
    statement(`source-${k}.txt`, `It [would close on ${k + 1} May], he wrote.`),
  );
  const focus = {
    document: 'a.txt',
    offset: 30,
    marks: [],
    statement: here,
    related: others.map((other, k) => related(here, other, k % 5 === 0 ? { differs: ['date'] } : {})),
    topics: [],
    silent: [],
  };
  const stage = { kind: 'ready', documents: count + 1, inSource: true } as const;
  return panelView(
    { revision, stage, focus, actorName: (id) => id, pinned: false, canGoBack: false, canGoForward: false, ...more },
    say,
  );
}

function manyTopics(rows: number): CompareView {
  const documents = ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((id) => record(id, '2031-05-06'));
  const topics = Array.from({ length: rows }, (_, k) =>
    topic(
      `topic ${String(k).padStart(4, '0')}`,
      ...['a.txt', 'b.txt', 'c.txt'].map((id) => statement(id, `${k} boats lay in the harbour`)),
    ),
  );
  const [one, two] = [
    statement('a.txt', '1 boats lay in the harbour'),
    statement('b.txt', '1 boats lay in the harbour'),
  ];
  return compareView(
    { revision: 1, documents, topics, discrepancies: [discrepancy(one, two, { differs: ['figure'] })] },
    say,
  );
}

describe('the Compare table with 5,000 rows', () => {
  let page: Page;
  before(async () => {
    const { browser } = await theSession();
    page = await openPage(browser, 'compare', { type: 'show', view: manyTopics(5000) }, { width: 1000, height: 700 });
    await page.locator('.check label', { hasText: 'Differs only' }).click();
    await page.addScriptTag({ content: COUNTING });
  });
  after(() => page?.close());

  it('draws only the rows in sight', async () => {
    const rows = await page.locator('.body .row').count();
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    assert.equal(await page.locator('.scroller').getAttribute('aria-rowcount'), '5001');
    assert.ok(rows > 4 && rows < 20, `${rows} rows`);
    assert.ok(nodes < 400, `${nodes} elements`);
    console.log(`      5,000 rows: ${rows} drawn, ${nodes} elements on the page`);
  });

  it('makes one row for one row that comes into sight, and none for what stays', async () => {
    await made(page);
    const height = await page.evaluate(() => (document.querySelector('.body .row') as HTMLElement).offsetHeight);
    const counts: number[] = [];
    for (let step = 10; step < 20; step++) {
      await page.evaluate((top) => document.querySelector('.scroller')!.scrollTo(0, top), step * height);
      counts.push(await made(page));
    }
    // The first step went far.
    assert.ok(
      counts.slice(1).every((count) => count === 1),
      counts.join(' '),
    );
    console.log(`      elements put into the page for each row scrolled: ${counts.slice(1).join(', ')}`);
  });

  it('redraws nothing when the same is shown again', async () => {
    await made(page);
    await show(page, { type: 'show', view: { ...manyTopics(5000), revision: 2 } });
    assert.equal(
      await page
        .locator('.body .row')
        .count()
        .then((rows) => rows > 4),
      true,
    );
    assert.ok((await made(page)) < 40, 'the bars at most');
  });

  it('is walked through by keys to its corners, one cell at a time in the order of Tab', async () => {
    await page.locator('.body .cell').first().click();
    await page.keyboard.press('Control+End');
    const at = (): Promise<string> =>
      page.evaluate(() => {
        const cell = document.activeElement as HTMLElement;
        return `${cell.closest('[role="row"]')?.getAttribute('aria-rowindex')}/${cell.getAttribute('aria-colindex')}`;
      });
    assert.equal(await at(), '5001/4');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    assert.equal(await at(), '5000/1');
    await page.keyboard.press('Control+Home');
    assert.equal(await at(), '2/1');
    await page.keyboard.press('PageDown');
    assert.match(await at(), /^\d+\/1$/);
    assert.equal(await page.locator('.body [tabindex="0"]').count(), 1);
  });

  it('keeps the cell in focus while its row is scrolled away', async () => {
    await page.keyboard.press('Control+Home');
    await page.evaluate(() => document.querySelector('.scroller')!.scrollTo(0, 100_000));
    await made(page);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-row')), '0');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-row')), '1');
  });

  it('says how many rows fit a filter, and comes back as it was left', async () => {
    await page.locator('input[type="search"]').fill('topic 4999');
    await page.locator('.count', { hasText: '1 of 5000 topics' }).waitFor();
    const kept = await page.evaluate(() => (globalThis as unknown as { kept: unknown }).kept);
    const { browser } = await theSession();
    const again = await openPage(
      browser,
      'compare',
      { type: 'show', view: manyTopics(5000) },
      { width: 1000, height: 700 },
      undefined,
      kept,
    );
    assert.match(await again.locator('.count').innerText(), /^1 of 5000/);
    assert.equal(await again.locator('input[type="search"]').inputValue(), 'topic 4999');
    await again.close();
    await page.locator('input[type="search"]').fill('nothing like this');
    assert.equal(await page.locator('.nothing').innerText(), 'Nothing fits these filters.');
  });
});

describe('the Related panel on fifty sources', () => {
  let page: Page;
  before(async () => {
    const { browser } = await theSession();
    page = await openPage(browser, 'panel', { type: 'show', view: manySources(50) }, { width: 300, height: 700 });
    await page.addScriptTag({ content: COUNTING });
  });
  after(() => page?.close());

  it('says in one line who agrees, folds what is much, and unfolds it by key', async () => {
    assert.equal(await page.locator('.sum').innerText(), '40 sources agree · 10 differ');
    assert.equal(await page.locator('.card').count(), 1 + 5 + 5);
    await page.locator('.more').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.card').count(), 1 + 10 + 5);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'more');
  });

  it('redraws nothing that did not change', async () => {
    await made(page);
    await show(page, { type: 'show', view: manySources(50, 2) });
    assert.equal(await made(page), 0);
    await show(page, { type: 'show', view: manySources(50, 3, { pinned: true }) });
    assert.ok((await made(page)) <= 3, 'the bar, and the buttons that unfold');
    const view = manySources(50, 4, { pinned: true });
    const [first, ...groups] = view.groups;
    const cards = first!.cards.map((card, k) => (k === 2 ? { ...card, status: 'accepted' as const } : card));
    await show(page, { type: 'show', view: { ...view, groups: [{ ...first!, cards }, ...groups] } });
    assert.ok((await made(page)) <= 3, 'one card, and the buttons that unfold');
    assert.equal(await page.locator('.chip.done').count(), 1);
  });

  it('comes back as it was left: unfolded, scrolled, in focus', async () => {
    await page.locator('.card').nth(7).focus();
    await page.evaluate(() => scrollTo(0, 900));
    await page.waitForTimeout(200);
    const kept = await page.evaluate(() => (globalThis as unknown as { kept: unknown }).kept);
    const { browser } = await theSession();
    const again = await openPage(
      browser,
      'panel',
      { type: 'show', view: manySources(50) },
      { width: 300, height: 700 },
      undefined,
      kept,
    );
    assert.equal(await again.locator('.card').count(), 1 + 10 + 5);
    assert.equal(await again.evaluate(() => scrollY), 900);
    assert.equal(
      await again.evaluate(() => [...document.querySelectorAll('.card')].indexOf(document.activeElement!)),
      7,
    );
    await again.close();
  });
});

describe('any text in the Related panel', () => {
  const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(12);
  const ARABIC = 'ستغلق العبارة في 3 مايو';
  let page: Page;
  before(async () => {
    const { browser } = await theSession();
    const others = [
      { ...statement('long.txt', `[${LONG}]`), chain: [LONG] },
      statement('arabic.txt', `[${ARABIC}]`),
      statement('mixed.txt', '[He wrote “ستغلق العبارة” on 3 May]'),
    ];
    const focus = {
      document: 'a.txt',
      offset: 30,
      marks: [],
      statement: here,
      related: others.map((one) => related(here, one)),
      topics: [],
      silent: [],
    };
    const view = panelView(
      {
        revision: 1,
        stage: { kind: 'reading', done: 1, total: 9, name: 'a.txt' },
        focus,
        actorName: (id) => id,
        pinned: false,
        canGoBack: false,
        canGoForward: false,
      },
      say,
    );
    page = await openPage(browser, 'panel', { type: 'show', view }, { width: 240, height: 700 });
  });
  after(() => page?.close());

  it('runs over no edge, at 240 pixels and at twice the size', async () => {
    const over = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await over()) <= 0);
    await page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
    assert.ok((await over()) <= 0);
  });

  it('is read in its own direction, and turns nothing around it', async () => {
    const directions = await page
      .locator('.sentence')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
    assert.deepEqual(directions, ['ltr', 'ltr', 'rtl', 'ltr']);
    assert.ok(await page.locator('.place').evaluateAll((all) => all.every((one) => one.querySelector('bdi') !== null)));
  });

  it('is waited for without motion by those who want none', async () => {
    const turning = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.querySelector('.busy')!, '::before').animationName);
    assert.equal(await turning(), 'turn');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await turning(), 'none');
  });
});
