/** Settings, read and checked: a value of the wrong kind counts as not set. */
import * as vscode from 'vscode';
import type { OwnKind } from '../core/review/kinds';
import { matcher } from './glob';

export interface Settings {
  /** Whether a path (of a document, from its folder) is to be read. */
  readonly wanted: (path: string) => boolean;
  /** Publication date for texts that tell none; YYYY-MM-DD. */
  readonly given: string | null;
  readonly codeLens: boolean;
  /** Whether statements in a document's own voice are tinted as well. */
  readonly ownVoice: boolean;
  /** On to the next mark that nobody looked at, once one is judged by key. */
  readonly advance: boolean;
  readonly author: string;
  readonly kinds: readonly OwnKind[];
}

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration('synoptic');
  const include = texts(settings.get('include'));
  const exclude = texts(settings.get('exclude'));
  const included = matcher(include.length > 0 ? include : ['**/*']);
  const excluded = matcher(exclude);
  const given = settings.get<unknown>('published');
  return {
    wanted: (path) => included(path) && !excluded(path),
    given: typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : null,
    codeLens: settings.get('codeLens') !== false,
    ownVoice: settings.get('ownVoice') === true,
    advance: settings.get('advance') === true,
    author: String(settings.get('author') ?? ''),
    kinds: ownKinds(settings.get('kinds')),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function ownKinds(value: unknown): OwnKind[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { id, label, color, key } = one as Record<string, unknown>;
    if (typeof id !== 'string' || !/^(?!(actor|date|claim)$)[a-z][a-z0-9-]*$/.test(id)) return [];
    return [
      {
        id,
        label: typeof label === 'string' && label !== '' ? label : id,
        colour: typeof color === 'string' && /^#[0-9a-fA-F]{6}$/.test(color) ? color : null,
        key: typeof key === 'string' && [...key].length === 1 ? key : null,
      },
    ];
  });
}
