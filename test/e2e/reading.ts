/** Steps that tests of a person's decisions share. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edit } from '../../src/core/review/edit';
import { parseSidecar } from '../../src/core/review/sidecar';
import { openWorkbench, type Workbench } from './workbench';

/** Opens the sample, has it read, and shows one of its texts. */
export async function reading(
  file: string,
  files: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Workbench> {
  const workbench = await openWorkbench({ settings: { 'editor.wordWrap': 'on', ...settings }, files });
  await workbench.open(file);
  await workbench.command('Synoptic: Read This Folder');
  await read(workbench);
  return workbench;
}

export const read = (workbench: Workbench): Promise<unknown> =>
  workbench.until(
    'the folder to be read',
    async () => (await workbench.statusBar()).some((text) => /\d+ claims/.test(text)) || undefined,
  );

export const there = (workbench: Workbench, path: string): Promise<boolean> =>
  access(join(workbench.folder, path)).then(
    () => true,
    () => false,
  );

/** Waits for a decision of that sort on a text. */
export async function decided<Does extends Edit['does']>(
  workbench: Workbench,
  document: string,
  does: Does,
  fits: (edit: Extract<Edit, { does: Does }>) => boolean = () => true,
): Promise<Extract<Edit, { does: Does }>> {
  const of = (text: string): Extract<Edit, { does: Does }> | undefined =>
    parseSidecar(text).edits.find((edit): edit is Extract<Edit, { does: Does }> => {
      return edit.does === does && fits(edit as Extract<Edit, { does: Does }>);
    });
  return of(await workbench.file(`.synoptic/${document}.json`, (text) => of(text) !== undefined))!;
}

/** Waits until VS Code has written what an extension keeps for this folder, and which holds these words, to the browser's database. */
export const kept = (workbench: Workbench, words: string): Promise<unknown> =>
  workbench.until(`“${words}” to be kept`, async () => (await workbench.page.evaluate(inDatabase, words)) || undefined);

/** Runs in the page, where no function inside may have a name of its own: what names them is not there. */
async function inDatabase(words: string): Promise<boolean> {
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const opening = indexedDB.open(name);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const [store] = opening.result.objectStoreNames;
    if (store === undefined) continue;
    const asking = opening.result.transaction(store).objectStore(store).getAll();
    await new Promise((resolve) => asking.addEventListener('success', resolve));
    opening.result.close();
    if (asking.result.some((value) => String(value).includes(words))) return true;
  }
  return false;
}
