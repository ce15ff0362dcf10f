import assert from 'node:assert/strict';
import { AnnotationsFile } from '../../src/core/contract';
import { openWorkbench, type Workbench } from './workbench';

describe('the first minute in a folder that never used Synoptic', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());

  it('shows a welcome and one button, and marks nothing', async () => {
    await workbench.sideBar();
    const welcome = workbench.page.locator('.sidebar .welcome-view-content').first();
    await welcome.waitFor();
    assert.deepEqual(await welcome.locator('.monaco-button:visible').allInnerTexts(), ['Read this folder']);
  });
});

describe('the first steps, on the sample', () => {
  let workbench: Workbench;
  /** What a person did: clicks, key chords and answers. */
  let actions = 0;
  beforeEach(async () => {
    actions = 0;
    workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on' } });
  });
  afterEach(() => workbench?.close());

  const page = () => workbench.page.locator('.gettingStartedContainer');

  async function act(what: () => Promise<unknown>): Promise<void> {
    actions++;
    await what();
  }

  /** The steps stay in view beside the text. */
  async function step(title: string): Promise<void> {
    const row = page().locator('.getting-started-step', { hasText: title }).first();
    if (!(await row.getAttribute('class'))?.includes('expanded')) await act(() => row.click());
  }

  const press = (label: string) =>
    act(() => page().locator('.getting-started-step.expanded .monaco-button', { hasText: label }).first().click());

  const isDone = (title: string) =>
    workbench.until(`“${title}” ticked off`, async () => {
      const row = page().locator('.getting-started-step', { hasText: title });
      return (await row.locator('[role="checkbox"][aria-checked="true"]').count()) > 0 || undefined;
    });

  it('lead from a folder to a file to hand on in four steps and at most twelve actions', async () => {
    await act(() => workbench.command('Welcome: Open Walkthrough...'));
    await act(() => workbench.pick('First Steps with Synoptic'));

    await step('Read a folder');
    await press('Read this folder');
    await isDone('Read a folder');

    await step('See what the others say');
    await press('Go to the next discrepancy');
    await workbench.until('a source', async () => (await workbench.activeFile())?.endsWith('.txt') || undefined);
    const panel = await workbench.webview('.card.top');
    await panel.locator('.card:not(.top)').first().waitFor();

    await step('Correct the machine');
    await press('Go to an unreviewed mark');
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 2, Col 1' }).waitFor();
    await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    // Its keys work once the extension has heard which text is in front, as Related has.
    await panel.getByText('Date · 2033-04-16').waitFor();
    // A person looks before pressing a key; the page with the steps may take the keyboard back in that second.
    await workbench.page.waitForTimeout(1500);
    await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await act(() => workbench.press('ControlOrMeta+K', 'y'));
    const kept = await workbench.file('.synoptic/islands-weekly.txt.json', (text) => text.includes('"does":"accept"'));
    assert.match(kept, /"does":"accept"/);

    await step('Hand it on');
    await press('Export annotations');
    await act(() => workbench.pick('Synoptic JSON, with everything in it'));
    const name = workbench.quickInput.locator('input').first();
    await workbench.until(
      'the name of the file',
      async () => (await name.inputValue()).endsWith('annotations.json') || undefined,
    );
    await act(() => workbench.press('Enter'));
    const file = AnnotationsFile.parse(JSON.parse(await workbench.file('annotations.json')));
    assert.equal(file.documents.length, 8);
    assert.ok(actions <= 12, `${actions} actions`);
  });
});

describe('the sample', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());

  it('opens as a copy in a window of its own', async () => {
    const opened = workbench.page.context().waitForEvent('page');
    await workbench.command('Synoptic: Open the Sample');
    const other = await opened;
    await other.locator('.explorer-folders-view .monaco-list-row', { hasText: 'tta-wire.txt' }).first().waitFor();
    assert.match(decodeURIComponent(other.url()), /synoptic\.synoptic\/sample/);
    await other.close();
  });
});
