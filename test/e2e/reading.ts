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
