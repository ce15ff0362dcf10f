/** One page of ours by itself, in a bare browser tab: for counting what is drawn, without the noise of a whole workbench. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../host/places';

/** What a theme gives to a page. */
export interface Theme {
  /** CSS of `:root`. */
  readonly style: string;
  readonly className: string;
}

const PLAIN: Theme = {
  style:
    '--vscode-font-size: 13px; --vscode-font-family: sans-serif; --vscode-foreground: #333; --vscode-focusBorder: #06c;',
  className: 'vscode-light',
};

/** Stands for VS Code: remembers what it is told. */
const HOST = `
  var sent = [], kept;
  function acquireVsCodeApi() {
    return { postMessage: (message) => sent.push(message), getState: () => kept, setState: (state) => { kept = state; } };
  }`;

/**
 * Opens the bundle `dist/<name>.js` with its styles and shows it a view. What the page says to its host is in
 * `window.sent`, what it keeps in `window.kept`.
 */
export async function openPage(
  browser: Browser,
  name: 'panel' | 'compare' | 'picture',
  message: object,
  size: { readonly width: number; readonly height: number },
  theme: Theme = PLAIN,
  /** What an earlier page kept. */
  kept?: unknown,
): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (error) => console.error(error.message));
  const styles = await Promise.all(['webview', name].map((one) => readFile(join(root, 'media', `${one}.css`), 'utf8')));
  await page.setContent(
    `<!DOCTYPE html><html lang="en"><head><title>${name}</title><style>body { margin: 0 }</style></head>` +
      `<body class="${theme.className}"><main id="${name}"></main></body></html>`,
  );
  await page.evaluate((style) => document.documentElement.setAttribute('style', style), theme.style);
  for (const content of styles) await page.addStyleTag({ content });
  await page.addScriptTag({ content: HOST });
  if (kept !== undefined) await page.addScriptTag({ content: `kept = ${JSON.stringify(kept)}` });
  await page.addScriptTag({ content: await readFile(join(root, 'dist', `${name}.js`), 'utf8') });
  await show(page, message);
  return page;
}

/** As the host does: a message, and the page has drawn. */
export async function show(page: Page, message: object): Promise<void> {
  await page.evaluate(async (data) => {
    window.postMessage(data, '*');
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }, message);
}
