import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './workbench';

/** A late report with a day that cannot be, and one that names nobody in full. */
const LATE =
  'LATE EDITION\n20 April 2033\n\n“The bell belongs to Tamrisk, and it will never leave again,” Aurelia Tanaquil-Brand said on 18 April 2033.\n\nThe old freighter sank off Sorrin on 28 April 2033.\n';

describe('getting around by keyboard', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      settings: { 'editor.wordWrap': 'on' },
      files: { 'late-edition.txt': LATE, 'scan.pdf': '%PDF-1.4' },
    });
    await workbench.open('tta-wire.txt');
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'the folder to be read',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
  });
  after(() => workbench?.close());

  /** Line and column of the cursor, as the status bar tells. */
  const place = async (): Promise<string> =>
    (await workbench.statusBar()).find((text) => text.startsWith('Ln ')) ?? 'nowhere';

  const at = (wanted: string) =>
    workbench.until(`the cursor at ${wanted}`, async () => (await place()).startsWith(wanted) || undefined);

  const inFile = (wanted: string) =>
    workbench.until(wanted, async () => (await workbench.activeFile()) === wanted || undefined);

  async function from(file: string, passage: string): Promise<void> {
    await workbench.open(file);
    await workbench.cursorTo(passage);
  }

  it('F12 on a role leads to where the text names its bearer in full', async () => {
    await from('tta-wire.txt', 'the minister');
    await workbench.press('F12');
    await at('Ln 9, Col 48');
  });

  it('Shift+F12 lists a statement’s counterparts, Ctrl+Shift+F10 peeks at the closest', async () => {
    await from('tta-wire.txt', 'closer together');
    await workbench.press('Shift+F12');
    const peek = workbench.page.locator('.peekview-widget').first();
    await peek.locator('.monaco-list-row', { hasText: 'sorrin-gazette.txt' }).first().waitFor();
    await workbench.press('Escape');
    await peek.waitFor({ state: 'detached' });
    await workbench.cursorTo('closer together');
    await workbench.press('Control+Shift+F10');
    await peek.waitFor();
    await workbench.press('Escape');
    assert.equal(await workbench.activeFile(), 'tta-wire.txt');
  });

  it('marks all mentions of who is under the cursor, and the parts of what is said', async () => {
    await from('tta-wire.txt', 'Tamrisk, and it');
    const lit = () => workbench.editor().locator('.wordHighlight, .wordHighlightStrong, .wordHighlightText').count();
    await workbench.until('every mention of Tamrisk', async () => (await lit()) >= 3 || undefined);
    await workbench.cursorTo('bell belongs');
    await workbench.until(
      'claim, speaker and cue',
      async () => (await workbench.editor().locator('.wordHighlightStrong').count()) >= 1 || undefined,
    );
  });

  it('Call Hierarchy tells who passes a statement on, and whom it cites', async () => {
    await from('tta-wire.txt', 'bell belongs');
    await workbench.press('Shift+Alt+H');
    const tree = workbench.page.locator('.sidebar .monaco-list-row');
    await tree.filter({ hasText: 'SORRIN EVENING GAZETTE' }).first().waitFor();
    await workbench.command('Calls: Show Outgoing Calls');
    await tree.filter({ hasText: 'Aurelia Tanaquil-Brand' }).first().waitFor();
  });

  it('Call Hierarchy on an actor tells who cites it', async () => {
    await from('tta-wire.txt', 'Ilarion Sudakov');
    await workbench.press('Shift+Alt+H');
    const tree = workbench.page.locator('.sidebar .monaco-list-row');
    await tree.filter({ hasText: 'Ilarion Sudakov' }).first().waitFor();
    await workbench.command('Calls: Show Incoming Calls');
    await tree.filter({ hasText: 'A bell crosses the water' }).first().waitFor();
  });

  it('Ctrl+F7, Ctrl+F8 and Ctrl+F9 walk marks, related passages and discrepancies, and on from text to text', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.goTo(1, 1);
    await workbench.press('Control+F7');
    await at('Ln 1, Col 9');
    await workbench.press('Control+Shift+F7');
    await at('Ln 1, Col 1');
    await workbench.cursorTo('closer together');
    await workbench.press('Control+F8');
    await workbench.until('a related text', async () => (await workbench.activeFile()) !== 'tta-wire.txt' || undefined);
    await workbench.press('Control+Shift+F8');
    await inFile('tta-wire.txt');
    await workbench.goTo(1, 1);
    await workbench.press('Control+F9');
    await at('Ln 9, Col 1');
    // This text differs nowhere else: on to the next that does.
    await workbench.press('Control+F9');
    await inFile('velmaran-courier.txt');
    await workbench.press('Control+Shift+F9');
    await inFile('tta-wire.txt');
  });

  it('counts who agrees and who differs above a statement, and shows them at a click', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.goTo(9, 1);
    const lens = workbench.page.locator('.codelens-decoration a', { hasText: /sources? agrees?.*differ/ }).first();
    await lens.click();
    await workbench.webview('[data-card]');
  });

  it('lists discrepancies and days that cannot be among the problems, each with the other passage', async () => {
    await workbench.press('ControlOrMeta+Shift+M');
    const rows = workbench.page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'differs in date' }).first().waitFor();
    await workbench.page
      .locator('.markers-panel-action-filter input, .viewpane-filter input')
      .first()
      .fill('told as past');
    await rows.filter({ hasText: '2033-04-28 is told as past on 2033-04-20' }).first().waitFor();
    await workbench.page.locator('.markers-panel-action-filter input, .viewpane-filter input').first().fill('');
    await workbench.press('ControlOrMeta+Shift+M');
  });

  it('signs what differs in the margin, by form and not by colour alone', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.goTo(1, 1);
    const signs = workbench.editor().locator('.cgmr.codicon, .cgmr[class*="ced-"]');
    await signs.first().waitFor();
  });

  it('sets impossible orders before the days, and opens the passage by Enter', async () => {
    await workbench.sideBar();
    const related = await workbench.view('Related');
    await related.locator('.pane-header').click();
    const order = await workbench.row('Timeline', 'Said on 2033-04-18, but reported on');
    await order.click();
    await inFile('late-edition.txt');
    await (await workbench.view('Timeline')).locator('.pane-header').click();
    await related.locator('.pane-header').click();
  });

  it('finds by speaker, with what was not searched named', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.press('ControlOrMeta+K', 'j');
    const rows = workbench.quickInput.locator('.monaco-list-row');
    await rows.filter({ hasText: 'speaker:' }).first().waitFor();
    await rows.filter({ hasText: 'scan.pdf' }).first().waitFor();
    await workbench.quickInput.locator('input').first().fill('speaker:osei');
    await rows.filter({ hasText: 'Marguerite Osei-Lund' }).first().waitFor();
    await workbench.press('Enter');
    await rows.filter({ hasText: 'I have dusted that bell for 22 years' }).first().waitFor();
    assert.equal(await rows.filter({ hasText: 'no money had changed hands' }).count(), 0);
    await workbench.quickInput.locator('input').first().fill('"fry bronze" in:wire');
    await rows.filter({ hasText: 'cannot fry bronze' }).first().waitFor();
    await workbench.press('Enter');
    await inFile('tta-wire.txt');
    await at('Ln 15');
  });

  it('gives a link to a passage, which finds it again after the text has changed, and says when it cannot', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.select('no money had changed hands');
    await workbench.press('ControlOrMeta+K', 'Shift+G');
    const link = await workbench.until('the link', async () => {
      const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
      return text.includes('synoptic.synoptic/passage?') ? text : undefined;
    });
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.type('Corrected on Saturday. ');
    await workbench.press('Enter');
    await workbench.command('Synoptic: Open Link to Passage');
    await workbench.answer(link);
    await at('Ln 12, Col');
    assert.match(await place(), /\(26 selected\)/);
    await workbench.command('Synoptic: Open Link to Passage');
    const lost = link
      .replaceAll('money', 'silver')
      .replaceAll('hands', 'pockets')
      .replace(/Ilarion[^"]*?said/, 'x');
    await workbench.answer(
      lost.replace(/%22start%22%3A\d+/, '%22start%22%3A0').replace(/%22end%22%3A\d+/, '%22end%22%3A29'),
    );
    const told = await workbench.notification('no longer in tta-wire.txt');
    assert.ok(await told.isVisible());
    await workbench.press('Escape');
    await workbench.command('File: Revert File');
  });
});

describe('topics and actors put right by hand', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await workbench.open('tta-wire.txt');
    await workbench.sideBar();
    await workbench.command('Synoptic: Read This Folder');
    await workbench.until(
      'the folder to be read',
      async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
    );
    await (await workbench.view('Related')).locator('.pane-header').click();
  });
  after(() => workbench?.close());

  const labels = async (title: string): Promise<readonly string[]> =>
    (await workbench.rows(title)).filter(({ level }) => level === 1).map(({ label }) => label);

  async function undo(title: string, label: string): Promise<void> {
    await workbench.command('Synoptic: Undo Annotation');
    await workbench.until(`${label} again`, async () => (await labels(title)).includes(label) || undefined);
  }

  it('a topic dropped on another becomes one with it, and undo parts them', async () => {
    const before = await workbench.until('topics', async () => {
      const all = await labels('Topics');
      return all.length > 3 ? all : undefined;
    });
    const [one, other] = [before[3]!, before[2]!];
    await (await workbench.row('Topics', one)).dragTo(await workbench.row('Topics', other));
    await workbench.until('one topic less', async () => !(await labels('Topics')).includes(one) || undefined);
    await workbench.file('.synoptic/project.json', (text) => text.includes('"verdict":"merge"'));
    await undo('Topics', one);
  });

  it('a topic is given another name by its menu', async () => {
    const [first] = await labels('Topics');
    await (await workbench.row('Topics', first!)).click({ button: 'right' });
    await workbench.page.locator('.context-view .action-label', { hasText: 'Rename Topic' }).first().hover();
    await workbench.press('Enter');
    await workbench.answer('When the bell sails');
    await workbench.until(
      'the name',
      async () => (await labels('Topics')).includes('When the bell sails') || undefined,
    );
    await undo('Topics', first!);
  });

  it('an actor dropped on another is the same, and undo parts them', async () => {
    await (await workbench.view('Topics')).locator('.pane-header').click();
    await workbench.until('actors', async () => ((await labels('Actors')).length > 5 ? true : undefined));
    const [one, other] = ['Sorrin Naval Museum', 'Radio Eldrey'];
    await (await workbench.row('Actors', one)).dragTo(await workbench.row('Actors', other));
    await workbench.file('.synoptic/project.json', (text) => text.includes('"does":"join"'));
    await workbench.until('one actor less', async () => {
      const all = await labels('Actors');
      return all.includes(one) !== all.includes(other) || undefined;
    });
    await undo('Actors', one);
  });

  it('the filter says how many it hides', async () => {
    const pane = await workbench.view('Actors');
    await pane.hover();
    await pane.locator('.action-label[aria-label^="Filter Actors"]').click();
    await workbench.quickInput.locator('.quick-input-title', { hasText: 'Show only actors' }).waitFor();
    await workbench.answer('halloway');
    const message = await workbench.until('what is hidden', async () => {
      const text = await pane.innerText();
      return /“halloway” · \d+ hidden/.test(text) && !text.includes('Sudakov') ? text : undefined;
    });
    assert.ok(message.includes('Noor Halloway') && message.includes('Fergus Halloway'));
  });
});
