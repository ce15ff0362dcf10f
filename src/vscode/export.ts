/** "Export Annotations …": the whole synopsis in a form that others read, written where the person says, never over a source. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { AnnotationsFile } from '../core/contract';
import { printAnnotations, readAnnotations } from '../core/formats/annotations';
import { BRAT_LEAVES_OUT, bratName, readBratMarks, toBrat } from '../core/formats/brat';
import { readCsvMarks, toCsv } from '../core/formats/csv';
import { toJsonl } from '../core/formats/jsonl';
import { toMarkdown } from '../core/formats/markdown';
import { type ReadMark, receipt } from '../core/formats/receipt';
import { readWebAnnotation, toWebAnnotation } from '../core/formats/webAnnotation';
import type { DocumentId } from '../core/model';
import type { Desk } from './desk';
import type { Hand } from './hand';

type Texts = ReadonlyMap<DocumentId, string>;
interface Part {
  readonly name: string;
  readonly content: string;
}

interface Format {
  readonly id: string;
  readonly label: string;
  readonly extension: string;
  /** Several files in a folder, or one file, whose name the person gives. */
  readonly folder?: boolean;
  readonly print: (file: AnnotationsFile, texts: Texts) => readonly Part[];
  /** What a reader of the format finds in it: to be compared with what was put in. */
  readonly read?: (parts: readonly Part[], texts: Texts) => readonly ReadMark[];
}

const one = (content: string): Part[] => [{ name: '', content }];

function formats(): readonly Format[] {
  const say = vscode.l10n.t;
  return [
    {
      id: 'json',
      label: say('Synoptic JSON, with everything in it'),
      extension: 'json',
      print: (file) => one(printAnnotations(file)),
      read: ([part], texts) => readAnnotations(part?.content ?? '', texts).file.annotations,
    },
    {
      id: 'markdown',
      label: say('Report in Markdown: each statement word for word, its source and line'),
      extension: 'md',
      print: (file, texts) => one(toMarkdown(file, texts)),
    },
    {
      id: 'csv',
      label: say('Table for spreadsheets (CSV)'),
      extension: 'csv',
      print: (file, texts) => one(toCsv(file, texts, { bom: true })),
      read: ([part]) => readCsvMarks(part?.content ?? ''),
    },
    {
      id: 'web-annotation',
      label: say('W3C Web Annotations (JSON-LD)'),
      extension: 'jsonld',
      print: (file, texts) => one(toWebAnnotation(file, texts)),
      read: ([part], texts) => readWebAnnotation(part?.content ?? '', texts),
    },
    {
      id: 'jsonl',
      label: say('Synoptic JSON, one record a line'),
      extension: 'jsonl',
      print: (file) => one([...toJsonl(file)].join('')),
    },
    {
      id: 'brat',
      label: say('brat standoff: a folder of texts and .ann files'),
      extension: 'ann',
      folder: true,
      print: toBrat,
      read: (parts, texts) =>
        [...texts].flatMap(([id, text]) => {
          const part = parts.find(({ name }) => name === `${bratName(id)}.ann`);
          return part === undefined ? [] : readBratMarks(part.content, text, id);
        }),
    },
  ];
}

/** For other extensions and tests: where to, and as what, without asking. */
const Argument = z.object({ file: z.string(), format: z.optional(z.string()) });

/** Asks for form and place unless told; `as` names the form alone. */
export async function exportAnnotations(desk: Desk, hand: Hand, argument: unknown, as?: string): Promise<void> {
  const say = vscode.l10n.t;
  if (desk.engine === null) {
    void vscode.window.showInformationMessage(say('Nothing to export yet. Run "Synoptic: Read This Folder" first.'));
    return;
  }
  const given = Argument.safeParse(argument);
  const wanted = given.success ? (given.data.format ?? 'json') : (as ?? null);
  const format = wanted === null ? await pickFormat() : formats().find(({ id }) => id === wanted);
  if (format === undefined) return;
  const target = given.success ? vscode.Uri.parse(given.data.file, true) : await pickTarget(desk, format);
  if (target === undefined) return;
  const file = await desk.engine.export();
  const texts = new Map<DocumentId, string>();
  for (const { id } of file.documents) {
    const text = await hand.textOf(id);
    if (text !== null) texts.set(id, text);
  }
  const parts = format.print(file, texts);
  const targets = parts.map(({ name }) => (name === '' ? target : vscode.Uri.joinPath(target, name)));
  const sources = new Set(file.documents.map(({ id }) => desk.places.uriOf(id)?.toString()));
  const source = targets.find((uri) => sources.has(uri.toString()));
  if (source !== undefined) {
    void vscode.window.showErrorMessage(
      say(
        '{0} is one of the sources, and Synoptic never writes over a source. Choose another place.',
        vscode.workspace.asRelativePath(source),
      ),
    );
    return;
  }
  for (const [index, part] of parts.entries()) {
    await vscode.workspace.fs.writeFile(targets[index]!, new TextEncoder().encode(part.content));
  }
  tellReceipt(format, file, parts, texts, target);
}

/** Says what was written, and whether all of it came back when it was read again. */
function tellReceipt(
  format: Format,
  file: AnnotationsFile,
  parts: readonly Part[],
  texts: Texts,
  target: vscode.Uri,
): void {
  const say = vscode.l10n.t;
  const written = say(
    '{0} annotations of {1} sources written to {2}.',
    file.annotations.length,
    file.documents.length,
    vscode.workspace.asRelativePath(target),
  );
  const left = format.id === 'brat' ? BRAT_LEAVES_OUT : [];
  const checked = format.read === undefined ? null : receipt(file, format.read(parts, texts), left);
  const back =
    checked === null
      ? ''
      : checked.missing.length === 0
        ? say('All of them read back alike.')
        : say('{0} did not read back alike.', checked.missing.length);
  const without = left.length === 0 ? '' : say('This form has no room for: {0}.', left.join(', '));
  const open = say('Open');
  const message = [written, back, without].filter((part) => part !== '').join(' ');
  void vscode.window.showInformationMessage(message, ...(format.folder === true ? [] : [open])).then((answer) => {
    if (answer === open) void vscode.window.showTextDocument(target);
  });
}

async function pickFormat(): Promise<Format | undefined> {
  const items = formats().map((format) => ({ label: format.label, description: `.${format.extension}`, format }));
  // The page with the first steps takes the keyboard back after its button was pressed: the question stays.
  const options = { title: vscode.l10n.t('Export annotations as'), ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.format;
}

async function pickTarget(desk: Desk, format: Format): Promise<vscode.Uri | undefined> {
  const folder = desk.places.folders[0]?.uri;
  const title = vscode.l10n.t('Export annotations');
  if (format.folder === true) {
    const options = { title, canSelectFolders: true, canSelectFiles: false, canSelectMany: false };
    return (
      await vscode.window.showOpenDialog(folder === undefined ? options : { ...options, defaultUri: folder })
    )?.[0];
  }
  const name = format.id === 'markdown' ? 'report.md' : `annotations.${format.extension}`;
  return vscode.window.showSaveDialog({
    title,
    filters: { [format.extension]: [format.extension] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}
