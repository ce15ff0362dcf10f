/** One document as the engine shall know it: the bytes on the disk, unless the editor holds something else. */
import * as vscode from 'vscode';
import type { DocumentId, Source } from '../core/model';
import { sha256, take } from '../engine/intake';
import type { Problem, SourceFolder } from '../engine/ports';
import { readBytes } from './folder';
import type { Places } from './places';
import { readSettings } from './settings';

export type Taken =
  | {
      readonly source: Source;
      readonly notices: readonly string[];
      /** Of the buffer that was looked at, if the document is open. */
      readonly version: number | null;
    }
  | { readonly problem: Problem };

/**
 * An unsaved buffer wins over the disk. So does a saved one that shows the text in another encoding: what a person sees is
 * what is marked. Line ends alone are no difference: then offsets are those of the file.
 */
export async function sourceOf(id: DocumentId, places: Places): Promise<Taken> {
  const uri = places.uriOf(id);
  const open = uri === null ? undefined : openDocument(uri);
  const settings = readSettings();
  const folder: SourceFolder = {
    list: () => {
      throw new Error('one document is no folder');
    },
    read: async (path) => {
      const at = path === id ? uri : places.uriOf(path);
      if (at === null) throw new Error(vscode.l10n.t('it is outside the opened folders'));
      if (at.scheme === 'untitled') return new TextEncoder().encode(open?.getText() ?? '');
      return readBytes(at);
    },
  };
  const taken = await take(folder, id, settings.given === null ? {} : { given: settings.given });
  if (open === undefined || open.isClosed) return 'source' in taken ? { ...taken, version: null } : taken;
  if ('problem' in taken && taken.problem.kind === 'skipped') return taken;
  const shown = open.getText();
  const { version, isDirty } = open;
  if ('source' in taken && !isDirty && sameLines(shown, taken.source.text)) return { ...taken, version };
  const before = 'source' in taken ? taken.source : { id };
  const source = { ...before, text: shown, sha256: await sha256(new TextEncoder().encode(shown)) };
  const notices = 'source' in taken ? taken.notices : [];
  return { source: isDirty ? { ...source, dirty: true } : source, notices, version };
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/** Whether a document is prose: an unsaved one has no name that tells, but a language. */
export function isText(document: vscode.TextDocument): boolean {
  return document.uri.scheme !== 'untitled' || ['plaintext', 'markdown'].includes(document.languageId);
}

/** True if two texts differ in nothing but how their lines end. */
function sameLines(a: string, b: string): boolean {
  return a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
}
