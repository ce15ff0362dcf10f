import assert from 'node:assert/strict';
import { AnnotationsFile } from '../../src/core/contract';
import { openWorkbench, type Workbench } from './workbench';

/** The whole job, as a person does it: read, look, compare, jump, mark, reject, come back, hand on. */
describe('the whole way through', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on' } });
  });
  after(() => workbench?.close());

  const quotation = 'closer together than a century';

  it('reads the folder from the one button and says what it found', async () => {
    await workbench.open('tta-wire.txt');
    await workbench.sideBar();
    await workbench.page.locator('.sidebar .monaco-button', { hasText: 'Read this folder' }).first().click();
    const status = await workbench.until('the counts in the status bar', async () =>
      (await workbench.statusBar()).find((text) => /\d+ claims/.test(text)),
    );
    assert.match(status, /^8 sources · \d+ claims · \d+ discrepanc(y|ies) · offline$/);
  });

  it('marks actors, dates and claims in the open text', async () => {
    const texts = await workbench.until('marks in the editor', async () => {
      const marks = (await workbench.marks()).map((mark) => mark.text);
      return marks.length > 5 ? marks.join('\n') : undefined;
    });
    for (const mark of ['Aurelia Tanaquil-Brand', 'April 14, 2033', 'no money had changed hands']) {
      assert.ok(texts.includes(mark), `“${mark}” is not marked:\n${texts}`);
    }
  });

  it('shows, as the cursor rests in a quotation, who said it and the same words elsewhere', async () => {
    await workbench.cursorTo(quotation);
    const panel = await workbench.webview('.card.top');
    const top = panel.locator('.card.top', { hasText: quotation });
    await top.waitFor();
    assert.match(await top.innerText(), /tta-wire\.txt/);
    const others = await panel.locator('.card:not(.top)').allInnerTexts();
    assert.ok(others.length >= 2, `only ${others.length} other sources`);
    assert.ok(
      others.some((text) => text.includes(quotation)),
      'no card has the words themselves',
    );
  });

  it('jumps to another source with Enter, and Go Back returns', async () => {
    const panel = await workbench.webview('.card.top');
    await panel.locator('.card.top').focus();
    await workbench.press('ArrowDown', 'Enter');
    const there = await workbench.until('another source in the editor', async () => {
      const file = await workbench.activeFile();
      return file !== 'tta-wire.txt' ? (file ?? undefined) : undefined;
    });
    assert.match(there, /\.txt$/);
    await workbench.page.locator('.editor-group-container.active .monaco-editor').first().waitFor();
    await workbench.command('Go Back');
    await workbench.until(
      'the first text again',
      async () => (await workbench.activeFile()) === 'tta-wire.txt' || undefined,
    );
  });

  it('marks a selection as an actor with two keys, and keeps it beside the text', async () => {
    await workbench.select('Admiralty');
    await workbench.press('ControlOrMeta+K', 'a');
    const kept = await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"does":"add"'));
    assert.ok(kept.includes('"quote":"Admiralty"'), kept);
    await workbench.until(
      'the new mark',
      async () => (await workbench.marks()).some((mark) => mark.text === 'Admiralty') || undefined,
    );
  });

  it('rejects what the machine got wrong, and the mark goes', async () => {
    await workbench.cursorTo('fishing rights had been part');
    await workbench.press('ControlOrMeta+K', 'x');
    const kept = await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"does":"reject"'));
    assert.match(kept, /"quote":"fishing rights had been part of the bargain"/);
    await workbench.until(
      'the mark to go',
      async () => (await workbench.marks()).every((mark) => !mark.text.includes('fishing rights')) || undefined,
    );
  });

  it('keeps both over a restart, without being asked to read again', async () => {
    await workbench.reload();
    await workbench.until(
      'the marks after the restart',
      async () => (await workbench.marks()).some((mark) => mark.text === 'Admiralty') || undefined,
    );
    assert.ok((await workbench.marks()).every((mark) => !mark.text.includes('fishing rights')));
  });

  it('exports what stands in the contract, decisions included, and never a changed source', async () => {
    await workbench.command('Synoptic: Export Annotations …');
    await workbench.pick('Synoptic JSON, with everything in it');
    const suggested = workbench.quickInput.locator('input').first();
    await workbench.until(
      'the name of the file',
      async () => (await suggested.inputValue()).endsWith('annotations.json') || undefined,
    );
    await workbench.press('Enter');
    const json = await workbench.file('annotations.json');
    const file = AnnotationsFile.parse(JSON.parse(json));
    const here = file.annotations.filter((mark) => mark.document === 'tta-wire.txt');
    const added = here.find((mark) => mark.text === 'Admiralty');
    assert.deepEqual(added && [added.kind, added.origin, added.status], ['actor', 'human', 'accepted']);
    const rejected = here.find((mark) => mark.text === 'fishing rights had been part of the bargain');
    assert.equal(rejected?.status, 'rejected');
    const text = await workbench.file('tta-wire.txt');
    for (const mark of here) assert.equal(text.slice(mark.start, mark.end), mark.text);
    assert.equal(file.documents.length, 8);
  });
});
