import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { openWorkbench, type Workbench } from './workbench';

/** Opens the sample, reads it, and puts the cursor into a statement that others make otherwise. */
async function reading(): Promise<Workbench> {
  const workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on' } });
  await workbench.open('tta-wire.txt');
  await workbench.command('Synoptic: Read This Folder');
  await workbench.until(
    'the folder to be read',
    async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
  );
  await workbench.cursorTo('shipped from Sorrin');
  return workbench;
}

/** The dialog that asks where to fills in its own answer a moment after it opens. */
async function accept(workbench: Workbench, file: string): Promise<void> {
  const field = workbench.quickInput.locator('input[type="text"]').first();
  await workbench.until(
    'the name that is offered',
    async () => (await field.inputValue().catch(() => '')).endsWith(`/${file}`) || undefined,
  );
  await field.press('Enter');
}

describe('the picture of a statement', () => {
  let workbench: Workbench;
  let picture: Frame;
  before(async () => {
    workbench = await reading();
    await workbench.command('Synoptic: Show Chain of Transmission');
    picture = await workbench.webview('.stage .item');
  });
  after(() => workbench?.close());

  /** Saves under the name that is offered, and reads the file. */
  async function saved(button: string, file: string): Promise<Buffer> {
    await picture.locator('.bar button', { hasText: button }).click();
    await accept(workbench, file);
    return workbench.until(`${file} on disk`, async () => {
      const bytes = await readFile(join(workbench.folder, file)).catch(() => undefined);
      return bytes !== undefined && bytes.length > 0 ? bytes : undefined;
    });
  }

  it('is walked through by keys, and Enter jumps to the passage', async () => {
    await picture.locator('.turn').last().focus();
    await workbench.press('Tab', 'Tab', 'Tab');
    const at = (): Promise<string | null> =>
      picture.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    assert.equal(await at(), 'Noor Halloway');
    await workbench.press('ArrowRight');
    // Through others as well: those stand above it.
    while (/^Radio Eldrey/.test((await at()) ?? '')) await workbench.press('ArrowDown');
    assert.match(
      (await at()) ?? '',
      /^The bell will be shipped from Sorrin on 2 May\. Tamrisk Telegraph Agency\. tta-wire\.txt/,
    );
    await workbench.press('ArrowRight');
    assert.match((await at()) ?? '', /islands-weekly\.txt|sorrin-gazette\.txt/);
    await workbench.press('Enter');
    await workbench.until(
      'the passage',
      async () => /islands-weekly|sorrin-gazette/.test((await workbench.activeFile()) ?? '') || undefined,
    );
    await workbench.command('Go Back');
    picture = await workbench.webview('.stage .item');
  });

  it('says the same as a table', async () => {
    await picture.locator('.list summary').click();
    const rows = await picture.locator('tbody tr').allInnerTexts();
    assert.ok(
      rows.some((row) => /Noor Halloway\s+said it to\s+Tamrisk Telegraph Agency\s+tta-wire\.txt/.test(row)),
      rows.join('\n'),
    );
  });

  it('is saved as SVG with its own colours', async () => {
    const svg = (await saved('SVG', 'chain.svg')).toString('utf8');
    assert.match(svg, /^<svg xmlns=/);
    assert.ok(svg.includes('Noor Halloway') && svg.includes('rgb('), svg.slice(0, 500));
    assert.doesNotMatch(svg, /var\(--|class=/);
  });

  it('is saved as PNG', async () => {
    const bytes = await saved('PNG', 'chain.png');
    assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG');
    assert.ok(bytes.readUInt32BE(16) > 500, 'wide enough to be read');
  });

  it('turns into the timeline, with days told of apart from days of saying', async () => {
    await picture.locator('.turn').nth(1).click();
    await picture.locator('.turn[aria-pressed="true"]', { hasText: 'Timeline' }).waitFor();
    const words = await picture.locator('.stage svg').innerHTML();
    for (const part of ['Told of', 'Noor Halloway', '2033-04-14', '2033-05-02', '≠ date'])
      assert.ok(words.includes(part), part);
  });

  it('is there again after the window was loaded again', async () => {
    // A browser writes what VS Code remembers of a workspace every five seconds, and not as it closes.
    await new Promise((resolve) => setTimeout(resolve, 9000));
    await workbench.reload();
    picture = await workbench.webview('.stage .item');
    await picture.locator('.turn[aria-pressed="true"]', { hasText: 'Timeline' }).waitFor();
  });
});

describe('Compare Sources, two sources side by side', () => {
  let workbench: Workbench;
  let table: Frame;
  before(async () => {
    workbench = await reading();
    await workbench.command('Synoptic: Compare Sources');
    table = await workbench.webview('.body .row');
  });
  after(() => workbench?.close());

  it('aligns what two sources say, with the words that differ and what only one has', async () => {
    await table.locator('.modes button').nth(1).click();
    await table.locator('.pair select').first().waitFor();
    const options = await table
      .locator('.pair select')
      .first()
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    assert.equal(options.length, 8);
    await table.locator('.pair select').first().selectOption('tta-wire.txt');
    await table.locator('.head .name', { hasText: 'tta-wire.txt' }).waitFor();
    await table.locator('.pair select').nth(1).selectOption('velmaran-courier.txt');
    await table.locator('.head .name', { hasText: 'A bell crosses the water' }).waitFor();
    await table.locator('.body .topic', { hasText: 'Only in' }).first().waitFor();
    await table.locator('#only').check();
    const row = table.locator('.body .row', { hasText: '3 May' });
    assert.deepEqual((await row.locator('mark.changes').allInnerTexts()).sort(), ['2', '3']);
  });

  it('filters by who speaks and by source, and says what is hidden', async () => {
    await table.locator('.modes button').first().click();
    await table.locator('.head .cell').nth(4).waitFor();
    await table.locator('#only').uncheck();
    await table.locator('button', { hasText: 'More filters' }).click();
    await table.locator('#speaker').selectOption('Noor Halloway');
    const count = async (): Promise<string> => table.locator('.count').innerText();
    await workbench.until('fewer rows', async () => /^[1-9]\d? of \d\d topics$/.test(await count()) || undefined);
    await table.locator('.sources input').first().uncheck();
    await workbench.until('a source hidden', async () => / · 1 sources? hidden$/.test(await count()) || undefined);
    await table.locator('button', { hasText: 'Show everything' }).click();
    await workbench.until('all rows', async () => /^(\d+) of \1 topics$/.test(await count()) || undefined);
  });

  it('writes what is shown', async () => {
    await table.locator('#only').uncheck();
    await table.locator('input[type="search"]').fill('tonnes');
    await table.locator('.files button').first().click();
    await accept(workbench, 'comparison.md');
    const markdown = await workbench.file('comparison.md');
    assert.match(markdown, /^# Topics by source\n\n## /);
    assert.match(markdown, /“It weighs 4\.2 tonnes” \(Sorrin Naval Museum.*, line 9\)/);
  });
});
