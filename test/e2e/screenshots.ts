/**
 * `npm run screenshots`: the README's pictures, taken from the running thing on the sample corpus, one for each kind of
 * theme, into media/screenshots.
 */
import '../host/requireNode';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../host/places';
import { build } from '../host/stage';
import { toPalette } from './palette';
import { endSession } from './session';
import { openWorkbench } from './workbench';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** A statement that another text of the corpus makes with another day. */
const scene = { text: 'tta-wire.txt', passage: 'shipped from Sorrin' };

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
    await workbench.open(scene.text);
    await workbench.sideBar();
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until('marks in the text', async () => ((await workbench.marks()).length > 0 ? true : undefined));
    await workbench.cursorTo(scene.passage);
    await (await workbench.webview('.card')).locator('.card').first().waitFor();
    await (await workbench.view('Topics')).locator('.pane-header').click();
    await workbench.editor().focus();
    await workbench.page.mouse.move(620, 700);
    await workbench.page.locator('.codelens-decoration').nth(2).waitFor();
    // Whatever still slides or fades.
    await workbench.page.waitForTimeout(1000);
    const path = join(folder, `${name}.png`);
    await workbench.screenshot(path);
    await writeFile(path, toPalette(await readFile(path)));
    console.log(`${((await stat(path)).size / 1000).toFixed(1).padStart(9)} kB  ${path}`);
    await workbench.close();
  }
  await endSession();
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
