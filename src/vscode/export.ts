/** "Export Annotations …": the whole synopsis in a form that others read, written where the person says, never over a source. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { AnnotationsFile } from '../core/contract';
import type { Desk } from './desk';

interface Format {
  readonly id: string;
  readonly label: string;
  readonly extension: string;
  readonly print: (file: AnnotationsFile) => string;
}

const FORMATS: readonly Format[] = [
  {
    id: 'json',
    label: 'Synoptic JSON',
    extension: 'json',
    print: (file) => `${JSON.stringify(file, null, 2)}\n`,
  },
];

/** For other extensions and tests: where to, and as what, without asking. */
const Argument = z.object({ file: z.string(), format: z.optional(z.string()) });

export async function exportAnnotations(desk: Desk, argument: unknown): Promise<void> {
  const say = vscode.l10n.t;
  if (desk.engine === null) {
    void vscode.window.showInformationMessage(say('Nothing to export yet. Run "Synoptic: Read This Folder" first.'));
    return;
  }
  const given = Argument.safeParse(argument);
  const format = given.success ? FORMATS.find((one) => one.id === given.data.format) : await pickFormat();
  const chosen = format ?? (given.success ? FORMATS[0] : undefined);
  if (chosen === undefined) return;
  const target = given.success ? vscode.Uri.parse(given.data.file, true) : await pickFile(desk, chosen);
  if (target === undefined) return;
  const documents = await desk.engine.documents();
  if (documents.some((record) => desk.places.uriOf(record.id)?.toString() === target.toString())) {
    void vscode.window.showErrorMessage(
      say(
        '{0} is one of the sources, and Synoptic never writes over a source. Choose another name.',
        vscode.workspace.asRelativePath(target),
      ),
    );
    return;
  }
  const file = await desk.engine.export();
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(chosen.print(file)));
  const open = say('Open');
  const done = say(
    '{0} annotations of {1} sources written to {2}.',
    file.annotations.length,
    file.documents.length,
    vscode.workspace.asRelativePath(target),
  );
  void vscode.window.showInformationMessage(done, open).then((answer) => {
    if (answer === open) void vscode.window.showTextDocument(target);
  });
}

async function pickFormat(): Promise<Format | undefined> {
  if (FORMATS.length === 1) return FORMATS[0];
  const items = FORMATS.map((format) => ({ label: format.label, description: `.${format.extension}`, format }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export annotations as') }))?.format;
}

async function pickFile(desk: Desk, format: Format): Promise<vscode.Uri | undefined> {
  const folder = desk.places.folders[0]?.uri;
  const name = `annotations.${format.extension}`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export annotations'),
    filters: { [format.label]: [format.extension.split('.').at(-1) ?? format.extension] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}
