/** A person who corrects all day, by keyboard alone: nothing in this file clicks. */
import assert from 'node:assert/strict';
import { parseProject, parseSidecar } from '../../src/core/review/sidecar';
import { decided, kept, read, reading, there } from './reading';
import type { Workbench } from './workbench';

const WIRE = 'tta-wire.txt';
const KEPT = `.synoptic/${WIRE}.json`;
const LEADER = 'ControlOrMeta+K';

describe('by keyboard alone', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading(WIRE, {}, { 'synoptic.author': 'Ann' });
  });
  after(() => workbench?.close());

  const asked = (title: string): Promise<void> =>
    workbench.quickInput.locator('.quick-input-title, .quick-input-message', { hasText: title }).first().waitFor();
  /** The entry of that label in the list that asks so, found by typing. */
  const choose = async (label: string, title: string): Promise<void> => {
    await asked(title);
    await workbench.page.keyboard.type(label);
    await workbench.quickInput.locator('.monaco-list-row.focused', { hasText: label }).first().waitFor();
    await workbench.press('Enter');
    // Or the next list would be taken for this one.
    await workbench.quickInput.locator('.quick-input-title', { hasText: title }).waitFor({ state: 'detached' });
  };
  const run = async (title: string): Promise<void> => {
    await workbench.press('F1');
    await workbench.quickInput.locator('input:focus').waitFor();
    await workbench.page.keyboard.type(title);
    await workbench.quickInput.locator('.monaco-list-row.focused', { hasText: title }).first().waitFor();
    await workbench.press('Enter');
  };
  const added = (kind: string, words: string) =>
    decided(workbench, WIRE, 'add', ({ mark }) => mark.kind === kind && mark.anchor.quote === words);
  const undone = async (words: string): Promise<void> => {
    await workbench.press(LEADER, 'Backspace');
    await workbench.until(`“${words}” to be taken back`, async () => {
      const kept = (await there(workbench, KEPT)) ? await workbench.file(KEPT) : '';
      return (
        !parseSidecar(kept).edits.some((edit) => edit.does === 'add' && edit.mark.anchor.quote === words) || undefined
      );
    });
  };
  const toEditor = (): Promise<void> => workbench.press('Control+1');
  /** Into the list of Review; the side bar that opens for the first time may take the focus elsewhere. */
  const toReview = async (): Promise<void> => {
    const inList = (): Promise<boolean> =>
      workbench.page.evaluate(() => document.activeElement?.closest('.pane-body .monaco-list') != null);
    await workbench.until('the focus in Review', async () => {
      await run('Synoptic: Focus on Review View');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await inList()) || undefined;
    });
  };
  /** Goes down the Review tree, and round its end, to the row of that label. */
  const toRow = async (label: string): Promise<void> => {
    const inFocus = workbench.page.locator('.pane-body .monaco-list-row.focused');
    const words = async (): Promise<string> => (await inFocus.allInnerTexts()).join();
    await workbench.until(`the row “${label}”`, async () => {
      const before = await words();
      if (before.includes(label)) return true;
      await workbench.press('ArrowDown');
      // A key is answered a moment later: the next one must not overtake it.
      await new Promise((resolve) => setTimeout(resolve, 250));
      if ((await words()) === before) await workbench.press('Home');
      return undefined;
    });
  };

  it('marks a selection in two strokes as actor, claim or date, within and across other marks', async () => {
    await workbench.select('herring grounds');
    await workbench.press(LEADER, 'a');
    const actor = await added('actor', 'herring grounds');
    assert.equal(actor.by, 'Ann');
    await workbench.select('the herring grounds mattered');
    await workbench.press(LEADER, 'q');
    await added('claim', 'the herring grounds mattered');
    await workbench.select('mattered more than any bell');
    await workbench.press(LEADER, 'q');
    await added('claim', 'mattered more than any bell');
    await workbench.select('a century');
    await workbench.press(LEADER, 't');
    await asked('What does “a century” mean?');
    await workbench.answer('P100Y');
    const date = await added('date', 'a century');
    assert.equal(date.mark.kind === 'date' && 'value' in date.mark && date.mark.value, 'P100Y');
    await undone('a century');
    await workbench.press(LEADER, 'Shift+Backspace');
    await added('date', 'a century');
  });

  it('makes a kind of the project’s own, then chooses it by its key; both are one step of undo', async () => {
    await workbench.select('no relation of the minister');
    await workbench.press(LEADER, 'b');
    await asked('New kind of mark');
    await workbench.answer('Family tie');
    await choose('green', 'Colour of');
    await asked('Key that chooses');
    await workbench.press('Enter');
    await added('family-tie', 'no relation of the minister');
    const project = parseProject(await workbench.file('.synoptic/project.json'));
    assert.deepEqual(
      project.edits.map((edit) => edit.does === 'kind' && [edit.kind, edit.label, edit.colour, edit.key]),
      [['family-tie', 'Family tie', '#3f9f6b', 'f']],
    );
    const lines = workbench.editor().locator('.view-overlays .cdr');
    await workbench.until('its colour', async () => {
      const colours = await lines.evaluateAll((all) => all.map((line) => getComputedStyle(line).borderBottomColor));
      return colours.includes('rgb(63, 159, 107)') || undefined;
    });
    await run('Synoptic: New Kind of Mark …');
    await asked('New kind of mark');
    await workbench.answer('Promise');
    await choose('orange', 'Colour of');
    await asked('Key that chooses');
    await workbench.press('Enter');
    await workbench.file('.synoptic/project.json', (text) => text.includes('"kind":"promise"'));
    await toEditor();
    await workbench.select('it will never leave again');
    await workbench.press(LEADER, 'b');
    await asked('Mark as');
    await workbench.press('p');
    await added('promise', 'it will never leave again');
    await workbench.press(LEADER, 'Backspace');
    await workbench.press(LEADER, 'Backspace');
    await undone('no relation of the minister');
    await workbench.until(
      'the kinds to go with it',
      async () => !(await there(workbench, '.synoptic/project.json')) || undefined,
    );
    await workbench.press(LEADER, 'Shift+Backspace');
    await added('family-tie', 'no relation of the minister');
  });

  it('corrects kind, value, speaker and ends of a mark', async () => {
    await workbench.cursorTo('herring grounds');
    await workbench.press(LEADER, '.');
    await choose('It is a place', 'Change:');
    await decided(workbench, WIRE, 'change', ({ set }) => set.type === 'place');
    await workbench.press(LEADER, '.');
    await choose('It is a date', 'Change:');
    await asked('What does “herring grounds” mean?');
    await workbench.answer('PAST_REF');
    await decided(workbench, WIRE, 'change', ({ set, mark }) => set.kind === 'date' && mark?.kind === 'date');
    await workbench.cursorTo('2 May');
    await workbench.press(LEADER, '.');
    await choose('Date …', 'Change:');
    await asked('What does “2 May” mean?');
    await workbench.answer('2033-05-03');
    await decided(workbench, WIRE, 'change', ({ set }) => set.value === '2033-05-03');
    await workbench.cursorTo('no money had changed hands');
    await workbench.press(LEADER, '.');
    await choose('Speaker …', 'Change:');
    await choose('Noor Halloway', 'Who says');
    const spoken = await decided(workbench, WIRE, 'change', ({ set }) => set.speaker != null);
    assert.equal(spoken.set.speaker?.who?.name, 'Noor Halloway');
    await workbench.cursorTo('three hours');
    await workbench.press(LEADER, 'Shift+ArrowRight');
    await decided(workbench, WIRE, 'change', ({ set }) => set.extent?.quote === 'three hours of');
    await workbench.press(LEADER, 'Shift+ArrowLeft');
    await decided(workbench, WIRE, 'change', ({ set }) => set.extent?.quote === 'three hours');
  });

  it('says what is known of the whole text: outlet, title, tags; and takes a tag back', async () => {
    await run('Synoptic: Set Outlet');
    await asked('Which outlet published');
    await workbench.answer('TTA');
    await decided(workbench, WIRE, 'outlet', ({ name }) => name === 'TTA');
    await run('Synoptic: Set Title');
    await asked('Title of');
    await workbench.answer('The bell goes home');
    await decided(workbench, WIRE, 'title', ({ title }) => title === 'The bell goes home');
    await run('Synoptic: Tag This Document');
    await asked('Tag for');
    await workbench.answer('wire');
    await decided(workbench, WIRE, 'tag', ({ tag }) => tag === 'wire');
    await toReview();
    await toRow('Suggested marks');
    await workbench.press('ArrowRight');
    await toRow(WIRE);
    const row = (await workbench.rows('Review')).find(({ label }) => label === WIRE);
    assert.match(row?.description ?? '', /^\d+ of \d+ · #wire$/);
    await toEditor();
    await run('Synoptic: Remove Tag');
    await workbench.file(KEPT, (text) => !text.includes('"does":"tag"'));
  });

  it('goes from mark to mark that nobody looked at, and on to the next text', async () => {
    await workbench.cursorTo('SORRIN');
    const place = async (): Promise<string> => (await workbench.statusBar()).find((text) => /^Ln \d/.test(text)) ?? '';
    const start = await place();
    await workbench.press(LEADER, ']');
    const next = await workbench.until('the next one', async () => ((await place()) !== start ? place() : undefined));
    await workbench.press(LEADER, ']');
    await workbench.until('the one after', async () => (await place()) !== next || undefined);
    await workbench.press(LEADER, '[');
    await workbench.until('the one before', async () => (await place()) === next || undefined);
    await workbench.press('ControlOrMeta+A');
    await workbench.press(LEADER, 'y');
    await decided(workbench, WIRE, 'accept', ({ anchor }) => anchor.quote === 'Fergus Halloway');
    await workbench.press('ArrowLeft');
    // What was decided comes round to the marks a moment after it is on the disk.
    await workbench.until('another text', async () => {
      await workbench.press(LEADER, ']');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await workbench.activeFile()) !== WIRE || undefined;
    });
    await workbench.open(WIRE);
    await workbench.press(LEADER, 'Backspace');
    await workbench.file(KEPT, (text) => !text.includes('"does":"accept"'));
  });

  it('answers what is chosen in Review, and a rule that was dismissed does not come back', async () => {
    await workbench.open('islands-weekly.txt');
    await workbench.cursorTo('three hours');
    await workbench.press(LEADER, 'x');
    await workbench.file('.synoptic/islands-weekly.txt.json', (text) => text.includes('"does":"reject"'));
    await workbench.press(LEADER, 'Shift+Y');
    await workbench.quickInput.locator('.monaco-list-row').first().waitFor();
    await workbench.press('Enter');
    await workbench.file('.synoptic/sorrin-gazette.txt.json', (text) => text.includes('"does":"reject"'));
    const rule = 'In this project “three hours” is never a date.';
    const listed = async (): Promise<boolean> => (await workbench.rows('Review')).some(({ label }) => label === rule);
    await toReview();
    await toRow('Rules to make');
    await workbench.press('ArrowRight');
    await toRow(rule);
    await workbench.press(LEADER, 'x');
    await workbench.until('the rule to go', async () => !(await listed()) || undefined);
    assert.ok(
      !(await there(workbench, '.synoptic/project.json')) ||
        !(await workbench.file('.synoptic/project.json')).includes('"never"'),
    );
    await kept(workbench, 'synoptic.rules.dismissed');
    await workbench.reload();
    await read(workbench);
    await workbench.open(WIRE);
    await toReview();
    await toRow('Suggested marks');
    assert.ok(!(await workbench.rows('Review')).some(({ label }) => label === 'Rules to make'));
  });
});
