import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { CompareView } from '../../src/panel/compare/protocol';
import { compareView } from '../../src/panel/compare/view';
import type { ShowPicture } from '../../src/panel/picture/protocol';
import { chainPicture, pictureWords, timelinePicture } from '../../src/panel/picture/view';
import { discrepancy, record, say, statement, topic } from '../panel/statements';
import { openPage } from './page';
import { theSession } from './session';

/** A window of 1280 × 800, seen at 200 %: half as many pixels each way, as VS Code's own zoom gives them. */
const ZOOMED = { width: 640, height: 400 };

const LONG =
  'The ferry, which the harbour office had mended in the spring at the expense of both towns, [would close on';
const ids = ['harbour-radio.txt', 'northern-ledger.txt', 'port-gazette.txt', 'island-weekly.txt', 'coast-today.txt'];
const statements = ids.map((id, k) => statement(id, `${LONG} ${k + 1} May]`, {}, `2031-05-0${k + 1}`));

function table(): CompareView {
  const [one, two] = statements as [(typeof statements)[0], (typeof statements)[0]];
  const topics = Array.from({ length: 40 }, (_, k) =>
    k === 0 ? topic('ferry closed', ...statements) : topic(`matter ${k}`, one, two),
  );
  const documents = ids.map((id) => record(id, '2031-05-06'));
  return compareView(
    { revision: 1, documents, topics, discrepancies: [discrepancy(one, two, { differs: ['date'] })] },
    say,
  );
}

function picture(kind: 'chain' | 'timeline'): ShowPicture {
  const asked = statements[0]!.claim.id;
  const nodes = [
    { kind: 'actor' as const, id: 'ilves', name: 'Mara Ilves', step: 0, published: null, statement: null },
    ...statements.map((one, k) => {
      const { id } = one.document;
      return {
        kind: 'document' as const,
        id,
        name: id,
        step: k === 4 ? 2 : 1,
        published: '2031-05-01',
        statement: one,
      };
    }),
  ];
  const edges = [1, 2, 3, 4].map((to) => ({ from: 0, to, kind: 'said' as const }));
  edges.push({ from: 1, to: 5, kind: 'said' });
  const drawn =
    kind === 'chain'
      ? chainPicture({ nodes, edges }, asked, new Map(), say)
      : timelinePicture(
          statements,
          asked,
          () => [],
          () => null,
          new Map(),
          say,
        );
  const view = { revision: 1, title: 'would close on 1 May', picture: drawn, words: pictureWords(say) };
  return { type: 'show', view, subject: { picture: kind, document: 'harbour-radio.txt', start: 0 } };
}

/** What a person would have to scroll sideways for, or cannot see: the page itself, and controls beyond its edge. */
const lost = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond > 0) found.push(`the page is ${beyond} pixels too wide`);
    for (const control of document.querySelectorAll<HTMLElement>(
      '.bar button, .bar input, .bar select, .bar label, .title',
    )) {
      const { left, right, width } = control.getBoundingClientRect();
      if (width === 0) continue;
      const name = control.getAttribute('aria-label') ?? control.textContent ?? control.id;
      if (left < -0.5 || right > innerWidth + 0.5) found.push(`${name} lies beyond the edge`);
      if (control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1)
        found.push(`${name} is cut off`);
    }
    return found;
  });

/** Twice the letters in the same window, and half the window. */
const WAYS = {
  'at 200 %': { size: ZOOMED, font: '13px' },
  'with letters twice as large': { size: { width: 1280, height: 800 }, font: '26px' },
} as const;

for (const [way, { size, font }] of Object.entries(WAYS)) {
  const opened = async (name: 'compare' | 'picture', message: object): Promise<Page> => {
    const { browser } = await theSession();
    return openPage(browser, name, message, size, {
      className: 'vscode-light',
      style: `--vscode-font-size: ${font}; --vscode-font-family: sans-serif; --vscode-foreground: #333; --vscode-focusBorder: #06c;`,
    });
  };

  describe(`Compare ${way}`, () => {
    let page: Page;
    before(async () => {
      page = await opened('compare', { type: 'show', view: table() });
      await page.locator('.check label', { hasText: 'Differs only' }).click();
    });
    after(() => page?.close());

    it('loses nothing at its side, with all filters shown', async () => {
      assert.deepEqual(await lost(page), []);
      await page.locator('button', { hasText: 'More filters' }).click();
      assert.deepEqual(await lost(page), []);
      await page.locator('button', { hasText: 'filters' }).first().click();
    });

    it('shows a whole row at least, and its keys lead to every cell, none of it behind the first column', async () => {
      const rows = await page.evaluate(() => {
        const { top, bottom } = document.querySelector('.scroller')!.getBoundingClientRect();
        const head = document.querySelector('.head')!.getBoundingClientRect().bottom;
        return [...document.querySelectorAll('.body .row')].filter((row) => {
          const box = row.getBoundingClientRect();
          return box.top >= Math.max(top, head) - 1 && box.bottom <= Math.min(bottom, innerHeight) + 1;
        }).length;
      });
      assert.ok(rows >= 1, 'no row is seen in full');
      await page.locator('.body .cell').first().click();
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'End', 'Control+End', 'ArrowUp', 'ArrowLeft']) {
        await page.keyboard.press(key);
        const seen = await page.evaluate(async () => {
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          const cell = document.activeElement!.closest<HTMLElement>('.cell')!;
          const box = cell.getBoundingClientRect();
          const around = document.querySelector('.scroller')!.getBoundingClientRect();
          const first = cell.classList.contains('topic')
            ? around.left
            : document.querySelector('.body .topic')!.getBoundingClientRect().right;
          return { left: box.left - first, right: around.right - box.right, top: box.top - around.top };
        });
        assert.ok(seen.left >= -1 && seen.right >= -1 && seen.top >= -1, `${key}: ${JSON.stringify(seen)}`);
      }
    });
  });

  for (const kind of ['chain', 'timeline'] as const) {
    describe(`the ${kind} ${way}`, () => {
      let page: Page;
      before(async () => {
        page = await opened('picture', picture(kind));
        await page.locator('.stage .item').first().waitFor();
      });
      after(() => page?.close());

      it('loses nothing at its side, and no words run out of the drawing', async () => {
        assert.deepEqual(await lost(page), []);
        const out = await page.evaluate(() => {
          const svg = document.querySelector('.stage svg')!.getBoundingClientRect();
          return [...document.querySelectorAll('.stage text')]
            .filter((words) => {
              const box = words.getBoundingClientRect();
              return box.left < svg.left - 1 || box.right > svg.right + 1 || box.bottom > svg.bottom + 1;
            })
            .map((words) => words.textContent);
        });
        assert.deepEqual(out, []);
      });

      it('is walked through by keys, each card coming into sight', async () => {
        await page.locator('.stage .item').first().focus();
        const count = await page.locator('.stage .item').count();
        assert.ok(count >= 5);
        for (const key of ['End', 'ArrowUp', 'Home', 'ArrowDown', 'ArrowRight']) {
          await page.keyboard.press(key);
          const box = await page.evaluate(() => {
            const { left, right, top, bottom } = document.activeElement!.getBoundingClientRect();
            const bar = document.querySelector('.bar')!.getBoundingClientRect().bottom;
            return { left, right: innerWidth - right, top: top - bar, bottom: innerHeight - bottom };
          });
          assert.ok(box.left >= -1 && box.right >= -1, `${key}: ${JSON.stringify(box)}`);
          assert.ok(box.top >= -1 && box.bottom >= -1, `${key}: ${JSON.stringify(box)}`);
        }
      });
    });
  }
}
