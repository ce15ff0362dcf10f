/**
 * `npm run screenshots`: the README's pictures, taken from the running thing on the sample corpus, of each page in each kind
 * of theme, into media/screenshots.
 */
import '../host/requireNode';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../host/places';
import { build } from '../host/stage';
import { toPalette } from './palette';
import { endSession } from './session';
import { openWorkbench, type Workbench } from './workbench';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** A statement that another text of the corpus makes with another day. */
const scene = { text: 'tta-wire.txt', passage: 'shipped from Sorrin', other: 'velmaran-courier.txt' };

async function main(): Promise<void> {
  await build('--production');
  const folder = join(root, 'media', 'screenshots');
  await mkdir(folder, { recursive: true });
  for (const [name, theme] of Object.entries(themes)) {
    const workbench = await openWorkbench({
      size: { width: 1240, height: 720 },
      settings: {
        'workbench.colorTheme': theme,
        'workbench.layoutControl.enabled': false,
        'editor.minimap.enabled': false,
        'editor.wordWrap': 'on',
        'editor.lineNumbers': 'off',
        'editor.fontSize': 13,
        'editor.occurrencesHighlight': 'off',
        'editor.lightbulb.enabled': 'off',
        'window.commandCenter': false,
      },
    });
    await related(workbench);
    await taken(workbench, folder, name);
    await compare(workbench);
    await taken(workbench, folder, `compare-${name}`);
    await sideBySide(workbench);
    await taken(workbench, folder, `two-sources-${name}`);
    await picture(workbench, 'Synoptic: Show Chain of Transmission');
    await taken(workbench, folder, `chain-${name}`);
    await picture(workbench, 'Synoptic: Show Timeline of This Topic');
    await taken(workbench, folder, `timeline-${name}`);
    await workbench.close();
  }
  await endSession();
}

/** A text, and beside it what the others say. */
async function related(workbench: Workbench): Promise<void> {
  await workbench.open(scene.text);
  await workbench.sideBar();
  await workbench.command('Synoptic: Read This Folder');
  await workbench.until('marks in the text', async () => ((await workbench.marks()).length > 0 ? true : undefined));
  await workbench.cursorTo(scene.passage);
  await (await workbench.webview('.card')).locator('.card').first().waitFor();
  await (await workbench.view('Topics')).locator('.pane-header').click();
  await workbench.editor().focus();
  await workbench.page.locator('.codelens-decoration').nth(2).waitFor();
}

/** The tabs get the whole window. */
async function compare(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close Primary Side Bar');
  await workbench.command('Synoptic: Compare Sources');
  const table = await workbench.webview('.body .row');
  await table.locator('.body .statement.differs').first().click();
}

async function sideBySide(workbench: Workbench): Promise<void> {
  const table = await workbench.webview('.body .row');
  await table.locator('.modes button').nth(1).click();
  const [left, right] = [table.locator('.pair select').first(), table.locator('.pair select').nth(1)];
  await left.selectOption(scene.text);
  await table.locator('.head .name', { hasText: scene.text }).waitFor();
  await right.selectOption(scene.other);
  await table.locator('.body mark.changes').first().waitFor();
  await table.locator('#sort').selectOption('differs', { force: true });
  await table.locator('.body .cell').nth(2).click();
}

async function picture(workbench: Workbench, command: string): Promise<void> {
  await workbench.open(scene.text);
  await workbench.cursorTo(scene.passage);
  await workbench.command(command);
  const title = command.includes('Chain') ? 'Chain' : 'Timeline';
  const frame = await workbench.webview('.stage .item');
  await frame.locator('.turn[aria-pressed="true"]', { hasText: title }).waitFor();
}

async function taken(workbench: Workbench, folder: string, name: string): Promise<void> {
  await workbench.page.mouse.move(620, 715);
  // Whatever still slides or fades.
  await workbench.page.waitForTimeout(1000);
  const path = join(folder, `${name}.png`);
  await workbench.screenshot(path);
  await writeFile(path, toPalette(await readFile(path)));
  console.log(`${((await stat(path)).size / 1000).toFixed(1).padStart(9)} kB  ${path}`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
