import assert from 'node:assert/strict';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edit, withId } from '../../src/core/review/edit';
import { parseProject, parseSidecar, printSidecar } from '../../src/core/review/sidecar';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { sample } from '../host/places';
import { barriers, themes } from './barriers';
import { decided, read, reading, there } from './reading';
import type { Workbench } from './workbench';

const button = async (workbench: Workbench, words: string, label: string): Promise<void> =>
  (await workbench.notification(words)).locator('.monaco-button', { hasText: label }).first().click();

describe('the same for all alike', () => {
  const others = ['islands-weekly', 'mainland-today', 'sorrin-gazette', 'velmaran-courier'];
  const kept = (name: string): string => `.synoptic/${name}.txt.json`;
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('shows the places in all sources, and goes on in those that stay chosen', async () => {
    await workbench.cursorTo('three hours');
    await workbench.press('ControlOrMeta+K', 'x');
    await workbench.file(kept('tta-wire'), (text) => text.includes('"does":"reject"'));
    await workbench.press('ControlOrMeta+K', 'Shift+Y');
    const rows = workbench.quickInput.locator('.monaco-list-row');
    await rows.filter({ hasText: 'islands-weekly.txt' }).waitFor();
    assert.equal(await rows.count(), others.length);
    await workbench.press('Enter');
    for (const name of others) {
      const { edits } = parseSidecar(await workbench.file(kept(name)));
      assert.deepEqual(
        edits.map((edit) => edit.does === 'reject' && edit.anchor.quote),
        ['three hours'],
      );
    }
  });

  it('makes it a rule of the project for whoever wants one, to be read and edited in its file', async () => {
    await button(workbench, 'In this project “three hours” is never a date.', 'Make It a Rule');
    const { edits } = parseProject(await workbench.file('.synoptic/project.json'));
    assert.deepEqual(
      edits.map((edit) => edit.does === 'never' && [edit.kind, edit.quote]),
      [['date', 'three hours']],
    );
    await workbench.command('Synoptic: Edit Project Rules');
    await workbench.until('its file', async () => (await workbench.activeFile()) === 'project.json' || undefined);
  });

  it('is undone in one step after a restart, and the rule in another', async () => {
    await workbench.reload();
    await workbench.open('tta-wire.txt');
    await read(workbench);
    await workbench.command('Synoptic: Undo Annotation');
    await workbench.until(
      'the rule to go',
      async () => !(await there(workbench, '.synoptic/project.json')) || undefined,
    );
    assert.ok(await there(workbench, kept('islands-weekly')));
    await workbench.command('Synoptic: Undo Annotation');
    await workbench.until('all others to go', async () => {
      const left = await Promise.all(others.map((name) => there(workbench, kept(name))));
      return !left.some(Boolean) || undefined;
    });
    assert.ok(await there(workbench, kept('tta-wire')), 'the first decision was a step of its own');
    await workbench.command('Synoptic: Redo Annotation');
    for (const name of others) await workbench.file(kept(name));
  });
});

describe('rules that corrections suggest', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  /** Rejects a date, and all alike. */
  const rejectAll = async (words: string): Promise<void> => {
    await workbench.open('tta-wire.txt');
    await workbench.cursorTo(words);
    await workbench.press('ControlOrMeta+K', 'x');
    await decided(workbench, 'tta-wire.txt', 'reject', ({ anchor }) => anchor.quote === words);
    await workbench.press('ControlOrMeta+K', 'Shift+Y');
    await workbench.quickInput.locator('.monaco-list-row').first().waitFor();
    await workbench.press('Enter');
    await decided(workbench, 'sorrin-gazette.txt', 'reject', ({ anchor }) => anchor.quote === words);
  };

  it('are offered until somebody asks for no more of that; then Review alone lists them', async () => {
    await rejectAll('three hours');
    await button(workbench, 'In this project “three hours” is never a date.', 'Don’t Ask Again');
    await rejectAll('Thursday');
    await workbench.sideBar();
    await (await workbench.row('Review', 'Rules to make')).click();
    await workbench.row('Review', 'In this project “Thursday” is never a date.');
    assert.ok(!(await workbench.notifications()).some((text) => text.includes('Thursday')));
    await workbench.command('Notifications: Show Notifications');
    const told = workbench.page.locator('.notifications-center .notification-list-item', { hasText: 'Thursday' });
    assert.equal(await told.count(), 0);
    assert.ok(!(await there(workbench, '.synoptic/project.json')), 'no rule is made unasked');
  });
});

describe('decisions and their passages', () => {
  const said = { by: 'Ann', at: '2031-05-06T08:00:00Z' };
  const reject = (text: string, words: string): Edit => {
    const start = text.indexOf(words);
    return withId({
      does: 'reject',
      kind: 'claim',
      anchor: anchorOf(text, { start, end: start + words.length }),
      ...said,
    });
  };
  const note = 'Edda Brask opened the bridge. The mayor said that it would last for a hundred years or even more.\n';
  const gone = reject('Nobody here had ever heard of Wilhelmina Oyelaran before.', 'Wilhelmina Oyelaran');
  const worn = reject(note, 'it would last for a hundred years');
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('bridge.txt', {
      'bridge.txt': note,
      '.synoptic/bridge.txt.json': printSidecar([gone, worn]),
    });
  });
  after(() => workbench?.close());

  const decision = async (id: string, fits: (edit: Edit) => boolean): Promise<Edit | undefined> => {
    const of = (text: string): Edit | undefined => parseSidecar(text).edits.find((edit) => edit.id === id);
    const text = await workbench.file('.synoptic/bridge.txt.json', (now) => {
      const found = of(now);
      return found !== undefined && fits(found);
    });
    return of(text);
  };
  const quote = (edit: Edit): string => ('anchor' in edit ? edit.anchor.quote : '');

  it('are brought to the selection when lost, still theirs who decided, and undone', async () => {
    await workbench.select('The mayor');
    await workbench.command('Synoptic: Relink Lost Decision to Selection …');
    await workbench.pick('Wilhelmina Oyelaran', '');
    const relinked = await decision(gone.id, (edit) => quote(edit) === 'The mayor');
    assert.deepEqual([relinked?.by, relinked?.at], ['Ann', said.at]);
    await workbench.command('Synoptic: Undo Annotation');
    await decision(gone.id, (edit) => quote(edit) === 'Wilhelmina Oyelaran');
  });

  it('are brought there from the list of what is lost, too', async () => {
    await workbench.select('The mayor');
    await workbench.sideBar();
    await (await workbench.row('Review', 'Lost their passage')).click();
    const row = await workbench.row('Review', 'Wilhelmina Oyelaran');
    await row.hover();
    await row.locator('.action-label[aria-label^="Relink"]').click();
    await decision(gone.id, (edit) => quote(edit) === 'The mayor');
    await workbench.command('Synoptic: Undo Annotation');
    await decision(gone.id, (edit) => quote(edit) === 'Wilhelmina Oyelaran');
    await workbench.open('bridge.txt');
  });

  it('are described anew when the text around them is written anew and saved', async () => {
    await workbench.select('The mayor said that ');
    await workbench.page.keyboard.type('Some who stood by the river thought ');
    await workbench.press('ControlOrMeta+S');
    const renewed = await decision(worn.id, (edit) => 'anchor' in edit && edit.anchor.before.includes('river'));
    assert.ok(renewed !== undefined && 'anchor' in renewed);
    const text = await readFile(join(workbench.folder, 'bridge.txt'), 'utf8');
    assert.deepEqual(renewed.anchor, anchorOf(text, renewed.anchor));
    assert.equal(renewed.anchor.quote, quote(worn));
  });
});

describe('a text that was moved by another program', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  it('keeps what was decided on it, as it is found by what it says', async () => {
    await workbench.cursorTo('three hours');
    await workbench.press('ControlOrMeta+K', 'x');
    const before = await workbench.file('.synoptic/tta-wire.txt.json');
    await rename(join(workbench.folder, 'tta-wire.txt'), join(workbench.folder, 'wire-of-14-april.txt'));
    assert.equal(await workbench.file('.synoptic/wire-of-14-april.txt.json'), before);
    assert.ok(!(await there(workbench, '.synoptic/tta-wire.txt.json')));
    await workbench.notification('went along to wire-of-14-april.txt');
    await workbench.command('Synoptic: Undo Annotation');
    await workbench.until(
      'the decision to be undone under its new name',
      async () => !(await there(workbench, '.synoptic/wire-of-14-april.txt.json')) || undefined,
    );
  });
});

describe('what a person says by selecting words', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt');
  });
  after(() => workbench?.close());

  /** Waits for a decision of that sort on the text, by its last word on these words. */
  const said = async (does: Edit['does'], fits: (edit: Edit) => boolean): Promise<Edit> => {
    const found = (text: string): Edit | undefined =>
      parseSidecar(text).edits.find((edit) => edit.does === does && fits(edit));
    return found(await workbench.file('.synoptic/tta-wire.txt.json', (text) => found(text) !== undefined)) as Edit;
  };
  const claim = 'The bell belongs to Tamrisk';

  it('is who speaks, and by which cue', async () => {
    await workbench.select('His guest');
    await workbench.press('ControlOrMeta+K', 'Shift+S');
    const spoken = await said('change', (edit) => edit.does === 'change' && edit.set.speaker !== undefined);
    assert.ok(spoken.does === 'change' && spoken.anchor.quote.startsWith(claim));
    assert.equal(spoken.set.speaker?.anchor.quote, 'His guest');
    await workbench.select('told reporters');
    await workbench.press('ControlOrMeta+K', 'Shift+C');
    const cued = await said('change', (edit) => edit.does === 'change' && edit.set.cue !== undefined);
    assert.ok(cued.does === 'change' && cued.anchor.quote.startsWith(claim));
    assert.equal(cued.set.cue?.quote, 'told reporters');
  });

  it('is which claims are one utterance', async () => {
    await workbench.select('mattered more than any bell. "You cannot');
    await workbench.press('ControlOrMeta+K', 'Shift+F');
    await said('change', (edit) => edit.does === 'change' && edit.anchor.quote.startsWith('You cannot fry'));
    const { edits } = parseSidecar(await workbench.file('.synoptic/tta-wire.txt.json'));
    const groups = edits.flatMap((edit) => (edit.does === 'change' && edit.set.group != null ? [edit.set.group] : []));
    assert.equal(groups.length, 2);
    assert.equal(groups[0], groups[1]);
  });

  it('is where a mark ends, to the character', async () => {
    await workbench.cursorTo('1871');
    await workbench.press('ControlOrMeta+K', 'ControlOrMeta+Shift+ArrowLeft');
    const shorter = await said('change', (edit) => edit.does === 'change' && edit.set.extent !== undefined);
    assert.equal(shorter.does === 'change' && shorter.set.extent?.quote, '187');
  });

  it('is how a statement relates to another, found by the machine or not', async () => {
    await workbench.cursorTo('no money had changed hands');
    await workbench.press('ControlOrMeta+K', 'Shift+R');
    await workbench.quickInput.locator('.monaco-list-row').first().click();
    await workbench.pick('Adds detail');
    const changed = await said('link', (edit) => edit.does === 'link' && edit.verdict === 'confirm');
    assert.equal(changed.does === 'link' && changed.relation, 'elaborates');
    await workbench.cursorTo('the herring grounds');
    await workbench.press('ControlOrMeta+K', 'Shift+L');
    await workbench.pick('never leave again', 'never leave');
    await workbench.pick('Same fact');
    const linked = await said('link', (edit) => edit.does === 'link' && edit.verdict === 'relate');
    assert.ok(linked.does === 'link' && linked.relation === 'same-fact');
    assert.match(linked.to.anchor.quote, /never leave again/);
    assert.notEqual(linked.to.document, 'tta-wire.txt');
  });

  it('is what does not belong to the article', async () => {
    await workbench.select('Not everyone at home was moved.');
    await workbench.press('ControlOrMeta+K', 'Shift+N');
    const part = await said('region', () => true);
    assert.ok(part.does === 'region' && part.region === 'boilerplate');
    assert.equal(part.anchor.quote, 'Not everyone at home was moved.');
  });
});

describe('two people', () => {
  let workbench: Workbench;
  before(async () => {
    const wire = await readFile(join(await sample(), 'tta-wire.txt'), 'utf8');
    const start = wire.indexOf('three hours');
    const anns = withId({
      does: 'reject' as const,
      kind: 'date',
      anchor: anchorOf(wire, { start, end: start + 'three hours'.length }),
      by: 'Ann',
      at: '2021-05-06T08:00:00Z',
    });
    workbench = await reading(
      'tta-wire.txt',
      { '.synoptic/tta-wire.txt.json': printSidecar([anns]) },
      { 'synoptic.author': 'Ben' },
    );
  });
  after(() => workbench?.close());

  it('see who decided what, and when', async () => {
    await workbench.select('three hours');
    await workbench.press('ControlOrMeta+K', '/');
    await workbench.file('.synoptic/tta-wire.txt.json', (text) => text.includes('"by":"Ben"'));
    const hover = await workbench.until('the hover to tell of it', async () => {
      const told = await workbench.hover('three hours');
      await workbench.press('Escape');
      return told.includes('decided by') ? told : undefined;
    });
    assert.match(hover, /decided by Ben, \d{4}-\d\d-\d\d/);
  });

  it('see how far they agree, and side by side where they do not', async () => {
    await workbench.command('Synoptic: Compare Two People’s Decisions …');
    const lines = workbench.editor().locator('.view-line');
    await lines.filter({ hasText: 'Agreement of Ann and Ben' }).waitFor();
    await lines.filter({ hasText: /line\s1.*three\shours.*reject.*dispute/ }).waitFor();
    // A report is no source: nothing in it is marked.
    assert.deepEqual(await workbench.marks(), []);
  });

  it('settle it by key, side by side, as a decision that names what it settles, and take it back', async () => {
    await workbench.command('Synoptic: Settle Where Two People Differ …');
    const page = await workbench.webview('.matter');
    assert.equal(await page.locator('.matter').count(), 1);
    assert.deepEqual(await page.locator('.side h2, .side .verdict').allInnerTexts(), [
      'Ann',
      'rejected',
      'Ben',
      'disputed',
    ]);
    await page.locator('.matter:focus').waitFor();
    await workbench.press('1');
    await page.locator('.matter.settled', { hasText: 'settled by Ben' }).waitFor();
    const settled = await decided(workbench, 'tta-wire.txt', 'reject', (edit) => edit.settles !== undefined);
    assert.deepEqual([settled.by, settled.settles?.length], ['Ben', 2]);
    await workbench.press('u');
    await page.locator('.matter:not(.settled)').waitFor();
    await workbench.file('.synoptic/tta-wire.txt.json', (text) => !text.includes('"settles"'));
    await page.locator('button', { hasText: 'Neither' }).click();
    await page.locator('.matter.settled').waitFor();
  });

  for (const theme of themes) {
    it(`meet no barrier there that axe-core knows: ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await workbench.pick(theme.replace('Default ', ''), theme.replace('Default ', ''));
      await new Promise((resolve) => setTimeout(resolve, 700));
      const page = await workbench.webview('.matter');
      assert.deepEqual(await barriers(page), []);
      // At twice the size nothing is pushed out of sight sideways.
      await page.evaluate(() => document.documentElement.style.setProperty('zoom', '2'));
      const beyond = await page.evaluate(() => document.body.scrollWidth - document.body.clientWidth);
      await page.evaluate(() => document.documentElement.style.removeProperty('zoom'));
      assert.ok(beyond <= 1, `${beyond} pixels beyond the edge`);
    });
  }
});

describe('what Synoptic writes in a folder', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await reading('tta-wire.txt', { '.git/HEAD': 'ref: refs/heads/main\n' });
  });
  after(() => workbench?.close());

  it('comes with an offer to let git merge it, once, and nothing is written unasked', async () => {
    await writeFile(join(workbench.folder, '.gitattributes'), '*.png binary\n');
    await workbench.cursorTo('three hours');
    await workbench.press('ControlOrMeta+K', 'y');
    await workbench.notification('With a line in .gitattributes');
    assert.equal(await workbench.file('.gitattributes'), '*.png binary\n');
    await button(workbench, 'With a line in .gitattributes', 'Add the Line');
    const text = await workbench.file('.gitattributes', (now) => now.includes('synoptic'));
    assert.equal(text, '*.png binary\n.synoptic/** merge=union\n');
  });

  it('is taken away after a clear question, and can be had back', async () => {
    const before = await workbench.file('.synoptic/tta-wire.txt.json');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await workbench.command('Synoptic: Remove All Synoptic Data in This Folder …');
    await dialog.filter({ hasText: '.synoptic with 1 files' }).waitFor();
    await workbench.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.ok(await there(workbench, '.synoptic'));
    await workbench.command('Synoptic: Remove All Synoptic Data in This Folder …');
    await dialog.locator('.monaco-button', { hasText: 'Remove' }).click();
    assert.equal(await workbench.file('.synoptic-removed-1/tta-wire.txt.json'), before);
    assert.ok(!(await there(workbench, '.synoptic')));
    await button(workbench, 'There is no trash here.', 'Put Back');
    assert.equal(await workbench.file('.synoptic/tta-wire.txt.json'), before);
    assert.ok(!(await there(workbench, '.synoptic-removed-1')));
  });
});
