import assert from 'node:assert/strict';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edit, withId } from '../../src/core/review/edit';
import { parseProject, parseSidecar, printSidecar } from '../../src/core/review/sidecar';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { openWorkbench, type Workbench } from './workbench';

/** Opens the sample, has it read, and shows one of its texts. */
async function reading(file: string, files: Readonly<Record<string, string>> = {}): Promise<Workbench> {
  const workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on' }, files });
  await workbench.open(file);
  await workbench.command('Synoptic: Read This Folder');
  await read(workbench);
  return workbench;
}

const read = (workbench: Workbench): Promise<unknown> =>
  workbench.until(
    'the folder to be read',
    async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
  );

const there = (workbench: Workbench, path: string): Promise<boolean> =>
  access(join(workbench.folder, path)).then(
    () => true,
    () => false,
  );

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
