/**
 * VS Code in a real browser, with the extension loaded, as a person sees and uses it.
 *
 *   const workbench = await openWorkbench();                 // on a copy of the sample corpus
 *   await workbench.command('Synoptic: Read This Folder');   // through the command palette
 *   await workbench.open('harbour-radio.txt');               // by quick open
 *   await workbench.cursorTo('the last ferry');              // where the text stands in the open file
 *   await workbench.marks();                                 // decorated passages, each with its style
 *   await workbench.hover('Friday');                         // the hover's text
 *   await workbench.rows('Topics');                          // rows of a tree view
 *   await (await workbench.webview('.card')).click('.card'); // inside a webview: all of Playwright's frame
 *   await workbench.file('.synoptic/a.txt.json');            // what stands on disk, waited for
 *   await workbench.close();                                 // and delete the copy
 *
 * Every step waits until what it needs is there and says what was missing if it does not come. `npm run test:e2e --
 * --grep "…"` runs the tests whose titles hold the words; a failed test leaves pictures in `.vscode-test/failures`.
 * For all else there is `workbench.page`, Playwright's.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { copyOf, sample } from '../host/places';
import { discard } from '../host/processes';
import { type Session, theSession } from './session';

export interface WorkbenchOptions {
  /** The folder to copy and open, an absolute path; the sample corpus when absent. */
  readonly corpus?: string;
  /** Further files to write into the copy, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** User settings. They hold for the server: tests that set them must run one at a time, which they do. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** What VS Code believes to speak: its own words stay English, those of extensions follow. */
  readonly language?: string;
  /** Another session than the tests' own. */
  readonly session?: Session;
  /** Load no extension under development: the server has the one to test installed. */
  readonly installed?: boolean;
}

/** A passage that carries a decoration. */
export interface Decorated {
  readonly text: string;
  /** Computed, of what the decoration draws: `text-decoration` for lines, `background-color`, `border`. */
  readonly underline: string;
  readonly background: string;
  readonly border: string;
}

export interface Row {
  readonly label: string;
  readonly description: string;
  /** From 1. */
  readonly level: number;
  readonly expanded: boolean | undefined;
}

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

const limit = 20_000;

/** Opens VS Code on a copy of a folder. @throws Error if it is not up within a minute. */
export async function openWorkbench(options: WorkbenchOptions = {}) {
  const { server, browser, extension } = options.session ?? (await theSession());
  const folder = await copyOf(options.corpus ?? (await sample()));
  for (const [path, text] of Object.entries(options.files ?? {})) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await server.configure(options.settings ?? {});
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(limit);
  if (options.language !== undefined) {
    await context.addInitScript((language) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
    }, options.language);
  }
  const page = await context.newPage();
  await page.goto(server.address(folder, options.installed ? {} : { extensionDevelopmentPath: extension }));
  await ready(page);
  return { page, folder, ...steps(page, folder), close: () => close(page, folder) };
}

function steps(page: Page, folder: string) {
  const quickInput = page.locator('.quick-input-widget:visible');

  /** Types into the quick input that is open. */
  async function type(text: string): Promise<void> {
    await quickInput.locator('input[type="text"], input:not([type])').first().fill(text);
  }

  /** Types into the quick input that is open, and takes the entry of that label (its beginning is enough). */
  async function pick(label: string, typed = label): Promise<void> {
    await type(typed);
    await quickInput.locator('.monaco-list-row', { hasText: label }).first().click();
  }

  /** Answers the input box that is open. */
  async function answer(text: string): Promise<void> {
    await type(text);
    await page.keyboard.press('Enter');
  }

  /** Runs a command through the palette by its whole title, with its category ("Synoptic: Read This Folder"). */
  async function command(title: string): Promise<void> {
    // A palette that something else closed in that moment is opened again.
    for (let tries = 3; ; tries--) {
      await page.keyboard.press('F1');
      await type(`>${title}`);
      const row = quickInput.locator(`.monaco-list-row[aria-label^="${title}"]`).first();
      try {
        return await row.click({ timeout: tries > 1 ? 4000 : 20_000 });
      } catch (error) {
        if (tries === 1) throw error;
      }
    }
  }

  /** Opens a file of the folder by its relative path, and waits until its text is shown. */
  async function open(path: string): Promise<void> {
    await page.keyboard.press('ControlOrMeta+P');
    await type(path);
    const name = path.split('/').at(-1) as string;
    // Files opened before are listed at once, before what was typed is taken in: Enter takes the row that is in focus.
    await quickInput.locator('.monaco-list-row.focused', { hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
    await editor().locator('.view-line').first().waitFor();
    // A list that is closing hands the keyboard on a moment later: a command before that would not know this text.
    await page.locator('.editor-group-container.active .editor-instance > .monaco-editor.focused').first().waitFor();
  }

  /** The editor that is active. */
  function editor(): Locator {
    return page.locator('.editor-group-container.active .monaco-editor[role="code"]').first();
  }

  /** Name of the file in the active editor. */
  async function activeFile(): Promise<string | null> {
    return page.locator('.editor-group-container.active .tab.active').first().getAttribute('data-resource-name');
  }

  /** Where a passage stands in the file on disk, from 1. */
  async function positionOf(path: string, passage: string, nth = 1): Promise<{ line: number; column: number }> {
    const text = await readFile(join(folder, path), 'utf8');
    let at = -1;
    for (let count = 0; count < nth; count += 1) {
      at = text.indexOf(passage, at + 1);
      if (at < 0) throw new Error(`${path} holds no ${nth > 1 ? `${nth}th ` : ''}"${passage}"`);
    }
    const before = text.slice(0, at).split(/\r\n|\r|\n/);
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  }

  /** Puts the cursor into the nth occurrence of a passage of the active file (an unsaved change is not known here). */
  async function cursorTo(passage: string, nth = 1): Promise<void> {
    const path = await activePath();
    const { line, column } = await positionOf(path, passage, nth);
    await goTo(line, column + Math.min(1, passage.length - 1));
  }

  /** Selects the nth occurrence of a passage of the active file; it must stand on one line. */
  async function select(passage: string, nth = 1): Promise<void> {
    const { line, column } = await positionOf(await activePath(), passage, nth);
    await goTo(line, column);
    for (let step = 0; step < [...passage].length; step += 1) await page.keyboard.press('Shift+ArrowRight');
  }

  /** Line and column from 1. */
  async function goTo(line: number, column: number): Promise<void> {
    await page.keyboard.press('Control+G');
    await answer(`:${line}:${column}`);
    await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** The active file's path relative to the folder: from the title that VS Code gives its tab. */
  async function activePath(): Promise<string> {
    const label = page.locator('.editor-group-container.active .tab.active .monaco-icon-label').first();
    const title = (await label.getAttribute('aria-label')) ?? '';
    const at = title.indexOf(`${folder}/`);
    if (at >= 0) return title.slice(at + folder.length + 1).split(/ [•,]/)[0] as string;
    return (await activeFile()) ?? '';
  }

  /**
   * The passages of the active editor that carry a decoration of an extension, as far as they are scrolled into view, in
   * the order of the text; one for each run of characters of one look.
   */
  async function marks(): Promise<readonly Decorated[]> {
    return editor().evaluate(decorated);
  }

  /** The hover over the nth occurrence of a passage. @returns its text as it is read out */
  async function hover(passage: string, nth = 1): Promise<string> {
    await cursorTo(passage, nth);
    await command('Show or Focus Hover');
    const shown = page.locator('.monaco-hover:visible .hover-row').first();
    await shown.waitFor();
    const box = page.locator('.monaco-hover:visible').first();
    // Several extensions answer one after the other.
    const read = async () => (await box.allInnerTexts()).join('\n');
    await settled(read);
    return read();
  }

  /** Shows Synoptic's side bar. */
  async function sideBar(): Promise<void> {
    const icon = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Synoptic"]') }).first();
    if (!(await icon.getAttribute('class'))?.includes('checked')) await icon.click();
    await page.locator('.sidebar .pane-header, .sidebar .composite.title').first().waitFor();
  }

  /** A view of the side bar by its title, opened if it is folded. */
  async function view(title: string): Promise<Locator> {
    const pane = page.locator('.sidebar .pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) }).first();
    await pane.waitFor();
    const header = pane.locator('.pane-header').first();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return pane;
  }

  /** The rows of a tree view that are scrolled into view. */
  async function rows(title: string): Promise<readonly Row[]> {
    const pane = await view(title);
    return pane.locator('.monaco-list-row').evaluateAll((found) =>
      found.map((row) => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        level: Number(row.getAttribute('aria-level')),
        expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
      })),
    );
  }

  /** The row of a tree view whose label begins so. */
  async function row(title: string, label: string): Promise<Locator> {
    const found = (await view(title)).locator('.monaco-list-row', { hasText: label }).first();
    await found.waitFor();
    return found;
  }

  /** The texts of the status bar's entries. */
  async function statusBar(): Promise<readonly string[]> {
    const texts = await page.locator('.statusbar-item').allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  /** The frame of the extension's webview that holds an element of this selector. */
  async function webview(selector = 'body > *'): Promise<Frame> {
    return until(`a webview with ${selector}`, async () => {
      for (const frame of page.frames()) {
        if (!frame.parentFrame()?.url().includes('extensionId=synoptic.synoptic')) continue;
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      return undefined;
    });
  }

  /** The texts of the notifications that are shown. */
  async function notifications(): Promise<readonly string[]> {
    return page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /**
   * The notification that holds these words, once it is there, in VS Code's list of them: under the driver of the tests none
   * pops up. Its buttons are `.monaco-button` in it.
   */
  async function notification(words: string): Promise<Locator> {
    const found = page.locator('.notifications-center .notification-list-item', { hasText: words }).first();
    if (!(await page.locator('.notifications-center.visible').isVisible())) {
      await command('Notifications: Show Notifications');
    }
    await found.waitFor();
    return found;
  }

  /**
   * Presses keys in Playwright's spelling, one chord after the other: `press('ControlOrMeta+K', 'A')`. A person sees the quick input before
   * answering it: keys wait until it has the keyboard, or they would be typed into the text behind it.
   */
  async function press(...keys: readonly string[]): Promise<void> {
    if (await quickInput.isVisible())
      await quickInput
        .locator(':focus')
        .first()
        .waitFor({ timeout: 3000 })
        .catch(() => undefined);
    for (const key of keys) await page.keyboard.press(key);
  }

  /**
   * Loads the window anew, as a restart does: the extension host starts again. VS Code writes down what is open once a minute
   * and when its window is left, but not always as its page goes; so the window is left first.
   */
  async function reload(): Promise<void> {
    await page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
    await page.waitForTimeout(500);
    await page.reload();
    await ready(page);
  }

  /** The text of a file in the folder, once it exists and `fits` holds of it. VS Code makes a file before it writes into it. */
  async function file(path: string, fits: (text: string) => boolean = (text) => text !== ''): Promise<string> {
    return until(`${path} on disk`, async () => {
      const text = await readFile(join(folder, path), 'utf8').catch(() => undefined);
      return text !== undefined && fits(text) ? text : undefined;
    });
  }

  async function screenshot(path: string): Promise<void> {
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  return {
    activeFile,
    answer,
    command,
    cursorTo,
    editor,
    file,
    goTo,
    hover,
    marks,
    notification,
    notifications,
    open,
    pick,
    press,
    quickInput,
    reload,
    row,
    rows,
    screenshot,
    select,
    sideBar,
    statusBar,
    until,
    view,
    webview,
  };
}

/** Asks again and again until there is an answer. @throws Error that names what was waited for */
export async function until<T>(what: string, probe: () => Promise<T | undefined>, within = limit): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${within / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until a text stays the same for half a second. */
async function settled(read: () => Promise<string>): Promise<void> {
  let before = await read();
  for (let quiet = 0; quiet < 5; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await read();
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

/**
 * The workbench is drawn and has heard from its extension host. A window that was there before first shows what it
 * remembers, takes it back, and shows it again: hence three times in a row.
 */
async function ready(page: Page): Promise<void> {
  const signs = ['.activitybar [aria-label^="Synoptic"]', '[id="status.problems"]', '[id="status.host"]'];
  let seen = 0;
  await until(
    'the workbench to come up with Synoptic in its activity bar',
    async () => {
      const all = await Promise.all(signs.map((sign) => page.locator(sign).first().isVisible()));
      seen = all.every(Boolean) ? seen + 1 : 0;
      return seen >= 3 || undefined;
    },
    60_000,
  );
}

async function close(page: Page, folder: string): Promise<void> {
  await page.context().close();
  discard(dirname(folder));
}

/**
 * Runs in the page. VS Code draws a decoration in two layers: what touches the letters as classes on their spans, what
 * lies behind them (background, border) as boxes of their own; both are brought back to the characters they meet.
 */
function decorated(editor: Element): Decorated[] {
  const boxes = [...editor.querySelectorAll('.view-overlays .cdr')]
    .filter((box) => /\bced-/.test(box.className))
    .map((box) => ({ area: box.getBoundingClientRect(), style: getComputedStyle(box) }));
  const found: Decorated[] = [];
  const lines = [...editor.querySelectorAll<HTMLElement>('.view-lines .view-line')];
  lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  for (const line of lines) {
    let open: Decorated | undefined;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const inline = node.parentElement?.closest('[class*="ced-"]');
      const underline = inline ? getComputedStyle(inline).textDecoration : '';
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const behind = boxes.filter(({ area }) => area.left <= x && x < area.right && area.top <= y && y < area.bottom);
        const look = {
          underline,
          background: behind.map(({ style }) => style.backgroundColor).join(' '),
          border: behind.map(({ style }) => style.border).join(' '),
        };
        const marked = inline !== null && inline !== undefined ? true : behind.length > 0;
        const same =
          open?.underline === look.underline && open.background === look.background && open.border === look.border;
        if (open && marked && same) open = { ...open, text: open.text + text[at] };
        else {
          if (open) found.push(open);
          open = marked ? { text: text[at] as string, ...look } : undefined;
        }
      }
    }
    if (open) found.push(open);
  }
  return found.map((mark) => ({ ...mark, text: mark.text.replaceAll('\u00a0', ' ') }));
}
