import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { there } from './reading';
import { openWorkbench, type Workbench } from './workbench';

const run = promisify(execFile);

/** Opens the sample, has it read, and shows one of its texts. */
async function reading(file: string, options: Parameters<typeof openWorkbench>[0] = {}): Promise<Workbench> {
  const workbench = await openWorkbench({ ...options, settings: { 'editor.wordWrap': 'on', ...options.settings } });
  await workbench.open(file);
  await workbench.command('Synoptic: Read This Folder');
  await workbench.until(
    'the folder to be read',
    async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
  );
  return workbench;
}

describe('the machine is wrong', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('says who is meant in the whole document, with a preview of the places, as one step of undo', async () => {
    await workbench.cursorTo('Noor Halloway');
    await workbench.press('ControlOrMeta+.');
    await workbench.page.getByText('This is … here / in this document / everywhere').first().click();
    await workbench.pick('Fergus Halloway');
    await workbench.pick('In this document');
    await workbench.quickInput.locator('.monaco-list-row', { hasText: 'Tamrisk' }).first().waitFor();
    await workbench.press('Enter');
    const kept = await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"scope":"document"'));
    assert.match(kept, /"name":"Fergus Halloway"/);
    await workbench.until(
      'the hover to tell of it',
      async () => (await workbench.hover('Noor Halloway')).includes('Actor · Fergus Halloway') || undefined,
    );
    await workbench.press('Escape');
    await workbench.command('Synoptic: Undo Annotation');
    await workbench.until(
      'the decision to be taken back',
      async () => (await workbench.hover('Noor Halloway')).includes('Actor · Noor Halloway') || undefined,
    );
  });
});

describe('when was Thursday', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('tells the day that a relative date means, and why', async () => {
    const hover = await workbench.hover('Thursday');
    assert.match(hover, /^Date · 2033-04-14/);
    assert.match(hover, /2033-04-14/);
  });

  it('moves every date along when a person corrects the publication date', async () => {
    await workbench.press('Escape');
    await workbench.command('Synoptic: Set Publication Date of This Document …');
    await workbench.answer('2033-04-22');
    await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"does":"published"'));
    const moved = await workbench.until('the date to move', async () => {
      const hover = await workbench.hover('Thursday');
      return hover.includes('2033-04-21') ? hover : undefined;
    });
    assert.match(moved, /^Date · 2033-04-21/);
  });
});

describe('typing in a text with marks', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('moves the marks at once, reads the unsaved text again, and finds what was rejected', async () => {
    await workbench.cursorTo('no money had changed hands');
    await workbench.press('ControlOrMeta+K', 'x');
    const gone = async () =>
      (await workbench.marks()).every((mark) => !mark.text.includes('no money had changed')) || undefined;
    await workbench.until('the mark to go', gone);
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.type('Correction: Greta Okonjo resigned. ');
    await workbench.until(
      'a mark in the text typed just now',
      async () => (await workbench.marks()).some((mark) => mark.text === 'Greta Okonjo') || undefined,
    );
    // A line that is drawn anew has its marks a moment later.
    await workbench.until(
      'the others, moved',
      async () => (await workbench.marks()).some((mark) => mark.text === 'Aurelia Tanaquil-Brand') || undefined,
    );
    assert.ok(await gone());
    // Nothing of ours is ever written into a source: the text on the disk has not changed.
    assert.ok(!(await workbench.file('tta-wire.txt')).includes('Okonjo'));
  });
});

describe('files that cannot be read', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt', {
      files: { 'noise.txt': '\0\u0001\u0002binary\0', 'scan.pdf': '%PDF-1.4', 'notes/empty.txt': '' },
    });
  });
  after(() => workbench?.close());

  it('are named in one place with their reason, and the rest is read', async () => {
    const status = (await workbench.statusBar()).find((text) => text.includes('sources'));
    assert.match(status ?? '', /^9 sources/);
    await workbench.sideBar();
    const group = await workbench.row('Review', 'Files to know about');
    await group.click();
    const rows = await workbench.until('the files', async () => {
      const all = await workbench.rows('Review');
      return all.some((row) => row.label === 'noise.txt') ? all : undefined;
    });
    assert.match(rows.find((row) => row.label === 'noise.txt')?.description ?? '', /not read: it is a binary file/);
    assert.match(rows.find((row) => row.label === 'scan.pdf')?.description ?? '', /only \.txt and \.md/);
  });
});

describe('the editor’s own ways', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('goes to the definition of a statement: the closest one elsewhere', async () => {
    await workbench.cursorTo('closer together');
    await workbench.press('F12');
    await workbench.until('another text', async () => (await workbench.activeFile()) !== 'tta-wire.txt' || undefined);
    await workbench.command('Go Back');
    await workbench.until(
      'the first again',
      async () => (await workbench.activeFile()) === 'tta-wire.txt' || undefined,
    );
  });

  it('lists actors, dates and claims as symbols of the text', async () => {
    await workbench.press('ControlOrMeta+Shift+O');
    await workbench.quickInput.locator('.monaco-list-row', { hasText: 'Aurelia Tanaquil-Brand' }).first().waitFor();
    await workbench.press('Escape');
  });

  it('finds a claim of any text by Ctrl+T', async () => {
    await workbench.press('ControlOrMeta+T');
    await workbench.quickInput.locator('input').first().fill('#bronze');
    await workbench.quickInput.locator('.monaco-list-row', { hasText: 'fry bronze' }).first().waitFor();
    await workbench.press('Escape');
  });

  it('walks from mark to mark by key', async () => {
    await workbench.goTo(1, 1);
    await workbench.press('Control+F7');
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 1, Col 9' }).waitFor();
  });
});

describe('what a colleague decided', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  const path = '.synoptic/tta-wire.txt.json';

  it('shows as soon as their branch is pulled, and joins what is decided here', async () => {
    await workbench.cursorTo('no money had changed hands');
    await workbench.press('ControlOrMeta+K', 'x');
    const mine = await workbench.file(path);
    const [theirs] = mine.split('\n').filter((line) => line.includes('"does":"reject"'));
    const quote = 'fishing rights had been part of the bargain';
    const text = await workbench.file('tta-wire.txt');
    const start = text.indexOf(quote);
    const decision = JSON.parse((theirs ?? '').replace(/,$/, ''));
    decision.id = 'theirs';
    decision.by = 'Ann';
    decision.anchor = {
      start,
      end: start + quote.length,
      quote,
      before: text.slice(start - 20, start),
      after: text.slice(start + quote.length, start + quote.length + 20),
    };
    await writeFile(join(workbench.folder, path), mine.replace('null]}', `${JSON.stringify(decision)},\nnull]}`));
    await workbench.until(
      'their decision to show',
      async () => (await workbench.marks()).every((mark) => !mark.text.includes('fishing rights')) || undefined,
    );
    await workbench.cursorTo('Fergus Halloway');
    await workbench.press('ControlOrMeta+K', 'y');
    const both = await workbench.file(path, (kept) => kept.includes('"does":"accept"'));
    assert.ok(both.includes('"id":"theirs"'), both);
  });

  it('goes along when the text is renamed', async () => {
    await workbench.press('ControlOrMeta+Shift+E');
    const row = workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'tta-wire.txt' }).first();
    const name = workbench.page.locator('.explorer-folders-view input').first();
    // The list may be made anew in that moment, and takes the box for the name along; keys must then not go to the text.
    await workbench.until('the text renamed', async () => {
      if (await there(workbench, 'agency.txt')) return true;
      const chosen = await row.click({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (!chosen) return undefined;
      await workbench.press('F2');
      const told = await name.fill('agency.txt', { timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (!told) return undefined;
      await name.press('Enter');
      await row.waitFor({ state: 'detached', timeout: 5000 }).catch(() => undefined);
      return undefined;
    });
    assert.ok((await workbench.file('.synoptic/agency.txt.json')).includes('"id":"theirs"'));
    await workbench.open('agency.txt');
    await workbench.until('the marks, without those rejected', async () => {
      const marks = (await workbench.marks()).map((mark) => mark.text).join('\n');
      return (marks.includes('Fergus Halloway') && !marks.includes('fishing rights')) || undefined;
    });
  });
});

describe('Compare Sources', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('shows what differs, by keyboard, and a wrong row is dismissed with a word why', async () => {
    await workbench.command('Synoptic: Compare Sources');
    const table = await workbench.webview('.scroller');
    await table.locator('.body .row').first().waitFor();
    assert.equal(await table.locator('.body .row:not(.differs)').count(), 0);
    const before = await table.locator('.body .statement.differs').count();
    await table.locator('.body .statement.differs').first().click();
    await workbench.press('x');
    await workbench.answer('another count');
    await workbench.until(
      'the difference to go',
      async () => (await table.locator('.body .statement.differs').count()) < before || undefined,
    );
    const kept = await workbench.until('the decision on disk', async () => {
      const { stdout } = await run('grep', ['-rh', '"verdict":"dismiss"', join(workbench.folder, '.synoptic')]).catch(
        () => ({ stdout: '' }),
      );
      return stdout === '' ? undefined : stdout;
    });
    assert.match(kept, /"reason":"another count"/);
  });

  it('jumps from a cell with Enter', async () => {
    const table = await workbench.webview('.scroller');
    await table.locator('.body .statement').first().click();
    await workbench.press('Enter');
    await workbench.until('a text', async () => (await workbench.activeFile())?.endsWith('.txt') || undefined);
  });
});

describe('decorated by kind', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('hides and shows all marks with one key', async () => {
    await workbench.cursorTo('closer together');
    await workbench.press('ControlOrMeta+K', 'l');
    await workbench.until('no marks', async () => (await workbench.marks()).length === 0 || undefined);
    await workbench.press('ControlOrMeta+K', 'l');
    await workbench.until('marks again', async () => (await workbench.marks()).length > 5 || undefined);
  });

  it('hides one kind by itself', async () => {
    await workbench.command('Synoptic: Show or Hide Dates');
    await workbench.until(
      'no dates',
      async () => (await workbench.marks()).every((mark) => mark.text !== 'Thursday') || undefined,
    );
    assert.ok((await workbench.marks()).some((mark) => mark.text === 'Aurelia Tanaquil-Brand'));
  });
});

describe('notes, and texts left out', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('keeps a note on a passage and shows it as a thread, also after a restart', async () => {
    await workbench.select('fry bronze');
    await workbench.command('Synoptic: Note on This Passage …');
    await workbench.answer('Said at the quay <b>twice</b>');
    const kept = await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"does":"note"'));
    assert.match(kept, /"quote":"fry bronze"/);
    await workbench.reload();
    await workbench.open('tta-wire.txt');
    const note = workbench.page.locator('.comments-panel', { hasText: 'Said at the quay' }).first();
    await note.waitFor();
    // What a person writes is text, not markup.
    assert.ok((await note.innerText()).includes('<b>twice</b>'));
    assert.equal(await note.locator('b').count(), 0);
  });

  it('keeps an answer that is typed into the thread, by keyboard', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.goTo(1, 1);
    await workbench.press('Alt+F9');
    const thread = workbench.page.locator('.review-widget', { hasText: 'Said at the quay' }).first();
    const reply = thread.locator('.review-thread-reply-button');
    await reply.focus();
    await workbench.press('Enter');
    await thread.locator('.comment-form .monaco-editor.focused').waitFor();
    await workbench.page.keyboard.type('And once in the hold');
    await workbench.press('ControlOrMeta+Enter');
    const kept = await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('once in the hold'));
    assert.match(kept, /"reply":"[^"]+"/);
    // It is the thread that was open, and it stays so.
    await thread.locator('.review-comment', { hasText: 'once in the hold' }).waitFor();
    assert.equal(await thread.locator('.review-comment').count(), 2);
  });

  it('stays with the text while an answer is being typed into a thread: its commands are offered', async () => {
    await typeAnswer(workbench, 'Not yet');
    // Long enough for whatever follows the editor in front.
    await workbench.page.waitForTimeout(1000);
    await workbench.press('F1');
    await workbench.quickInput.locator('input').first().fill('>Synoptic: Leave This Document Out');
    await workbench.quickInput
      .locator('.monaco-list-row[aria-label^="Synoptic: Leave This Document Out"]')
      .waitFor({ timeout: 5000 });
    await workbench.press('Escape');
  });

  it('stays with the text while an answer is being typed into a thread: so does Related', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo('fry bronze');
    await workbench.command('Synoptic: Focus on Related View');
    const related = await workbench.webview('.card');
    const said = await related.locator('.card').first().innerText();
    await typeAnswer(workbench, ' at all');
    await workbench.page.waitForTimeout(1000);
    assert.deepEqual(await related.locator('.card').first().allInnerTexts(), [said]);
  });

  it('leaves a text out when told so, and takes it in again', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.command('Synoptic: Leave This Document Out');
    await workbench.until(
      'one source less',
      async () => (await workbench.statusBar()).some((text) => text.startsWith('7 sources')) || undefined,
    );
    await workbench.until('no marks', async () => (await workbench.marks()).length === 0 || undefined);
    await workbench.command('Synoptic: Take This Document In Again');
    await workbench.until(
      'all sources',
      async () => (await workbench.statusBar()).some((text) => text.startsWith('8 sources')) || undefined,
    );
    await workbench.until('the marks', async () => (await workbench.marks()).length > 5 || undefined);
  });
});

/** Begins an answer in the thread that stands in the text, or goes on with it. */
async function typeAnswer(workbench: Workbench, words: string): Promise<void> {
  const thread = workbench.page.locator('.review-widget', { hasText: 'Said at the quay' }).first();
  const reply = thread.locator('.review-thread-reply-button');
  if (await reply.isVisible()) {
    await reply.focus();
    await workbench.press('Enter');
  } else await thread.locator('.comment-form .monaco-editor').click();
  await thread.locator('.comment-form .monaco-editor.focused').waitFor();
  await workbench.page.keyboard.type(words);
}
