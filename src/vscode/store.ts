/**
 * Keeps what people decided in `.synoptic/`, one file per text. Each step is applied to the file as it stands on the disk at that
 * moment, so that two windows or a colleague's branch lose nothing; a file is written whole to a sibling and renamed.
 */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';
import type { Edit, ProjectEdit } from '../core/review/edit';
import { parseProject, parseSidecar, printProject, printSidecar, type Sidecar } from '../core/review/sidecar';
import type { Places } from './places';
import type { Report } from './report';

/** Stands for the project's own file among the documents. */
export const PROJECT = '';

/** What one step does to one file. */
export interface FileChange {
  readonly document: DocumentId | typeof PROJECT;
  readonly added: readonly (Edit | ProjectEdit)[];
  readonly removed: readonly (Edit | ProjectEdit)[];
}

/** All that one command did, undone and done again as one. */
export interface Step {
  /** What was done, in words: "Reject claim". */
  readonly label: string;
  readonly changes: readonly FileChange[];
}

export interface Store extends vscode.Disposable {
  /** What people decided on a document; never rejects, a file that cannot be read is told of. */
  load(id: DocumentId): Promise<readonly Edit[]>;
  loadProject(): Promise<readonly ProjectEdit[]>;
  /** Writes a step and tells `onDidChange`. Rejects, with nothing written of that file, where a file cannot be written. */
  apply(step: Step): Promise<void>;
  /** Takes the last step back; its label, or null if there is none. */
  undo(): Promise<string | null>;
  redo(): Promise<string | null>;
  /** Moves the decisions along with a text that was renamed. */
  rename(from: DocumentId, to: DocumentId): Promise<void>;
  /** Decisions changed, by this window or by other hands: on these documents, `PROJECT` among them. */
  readonly onDidChange: vscode.Event<readonly (DocumentId | typeof PROJECT)[]>;
}

/** Steps that can be undone; also after a restart. */
const REMEMBERED = 200;
const MEMENTO = 'synoptic.steps';

export function openStore(places: Places, memento: vscode.Memento, report: Report): Store {
  const changes = new vscode.EventEmitter<readonly string[]>();
  /** For texts outside the folders, whose decisions no file keeps. */
  const loose = new Map<DocumentId, readonly Edit[]>();
  const written = new Map<string, string>();
  let queue: Promise<unknown> = Promise.resolve();
  let { done, undone } = memento.get<{ done: Step[]; undone: Step[] }>(MEMENTO, { done: [], undone: [] });

  const fileOf = (document: string): vscode.Uri | null =>
    document === PROJECT ? places.project : places.sidecarOf(document);

  const read = async (document: string): Promise<Sidecar<Edit | ProjectEdit>> => {
    const uri = fileOf(document);
    const nothing = { edits: [], quarantined: [], readOnly: false, problems: [] };
    if (uri === null) return { ...nothing, edits: document === PROJECT ? [] : (loose.get(document) ?? []) };
    let text: string;
    try {
      text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return nothing;
      throw error;
    }
    const sidecar: Sidecar<Edit | ProjectEdit> = document === PROJECT ? parseProject(text) : parseSidecar(text);
    for (const problem of sidecar.problems) {
      report.tell(vscode.l10n.t('Decisions in {0}: {1}.', vscode.workspace.asRelativePath(uri), problem));
    }
    return sidecar;
  };

  const readQuietly = async (document: string): Promise<readonly (Edit | ProjectEdit)[]> => {
    try {
      return (await read(document)).edits;
    } catch (error) {
      report.tell(
        vscode.l10n.t(
          'The decisions on {0} could not be read ({1}). They are left as they are; the text is shown without them.',
          document === PROJECT ? vscode.l10n.t('the project') : document,
          error instanceof Error ? error.message : String(error),
        ),
      );
      return [];
    }
  };

  const write = async (change: FileChange): Promise<void> => {
    const { document } = change;
    const uri = fileOf(document);
    const sidecar = await read(document);
    if (sidecar.readOnly) {
      throw new Error(
        vscode.l10n.t(
          'The decisions on {0} were written by a newer Synoptic. They are shown, but not changed: update Synoptic first.',
          document,
        ),
      );
    }
    const gone = new Set(change.removed.map((edit) => edit.id));
    const kept = sidecar.edits.filter((edit) => !gone.has(edit.id));
    const known = new Set(kept.map((edit) => edit.id));
    const edits = [...kept, ...change.added.filter((edit) => !known.has(edit.id))];
    if (uri === null) {
      if (document !== PROJECT) loose.set(document, edits as Edit[]);
      return;
    }
    if (edits.length === 0 && sidecar.quarantined.length === 0) {
      written.set(uri.toString(), '');
      await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
      return;
    }
    const text =
      document === PROJECT
        ? printProject(edits as ProjectEdit[], sidecar.quarantined)
        : printSidecar(edits as Edit[], sidecar.quarantined);
    written.set(uri.toString(), text);
    const sibling = uri.with({ path: `${uri.path}.${vscode.env.sessionId.slice(0, 8)}.new` });
    await vscode.workspace.fs.writeFile(sibling, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(sibling, uri, { overwrite: true });
  };

  /** One after another, whatever asks. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const writeAll = async (step: Step): Promise<void> => {
    const finished: FileChange[] = [];
    try {
      for (const change of step.changes) {
        await write(change);
        finished.push(change);
      }
    } catch (error) {
      // All or nothing: what was written of this step is taken back.
      for (const change of finished) await write(inverse(change)).catch(() => undefined);
      throw error;
    }
    changes.fire(step.changes.map((change) => change.document));
  };

  const remember = (): Thenable<void> => {
    done = done.slice(-REMEMBERED);
    undone = undone.slice(-REMEMBERED);
    return memento.update(MEMENTO, { done, undone });
  };

  const watcher = vscode.workspace.createFileSystemWatcher('**/.synoptic/**/*.json');
  const byOtherHands = async (uri: vscode.Uri): Promise<void> => {
    const isProject = places.project?.toString() === uri.toString();
    const document = isProject ? PROJECT : places.ofSidecar(uri);
    if (document === null) return;
    const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => new Uint8Array());
    if (written.get(uri.toString()) === new TextDecoder().decode(bytes)) return;
    changes.fire([document]);
  };
  const subscriptions = [
    watcher,
    watcher.onDidChange(byOtherHands),
    watcher.onDidCreate(byOtherHands),
    watcher.onDidDelete(byOtherHands),
    changes,
  ];

  return {
    load: async (id) => (await readQuietly(id)) as readonly Edit[],
    loadProject: async () => (await readQuietly(PROJECT)) as readonly ProjectEdit[],
    apply: (step) =>
      inTurn(async () => {
        await writeAll(step);
        done.push(step);
        undone = [];
        await remember();
      }),
    undo: () =>
      inTurn(async () => {
        const step = done.at(-1);
        if (step === undefined) return null;
        await writeAll({ label: step.label, changes: [...step.changes].reverse().map(inverse) });
        done.pop();
        undone.push(step);
        await remember();
        return step.label;
      }),
    redo: () =>
      inTurn(async () => {
        const step = undone.at(-1);
        if (step === undefined) return null;
        await writeAll(step);
        undone.pop();
        done.push(step);
        await remember();
        return step.label;
      }),
    rename: (from, to) =>
      inTurn(async () => {
        const [old, next] = [fileOf(from), fileOf(to)];
        if (old === null || next === null) return;
        try {
          await vscode.workspace.fs.rename(old, next, { overwrite: false });
        } catch {
          // No decisions on this text, or some beside its new name already: those stay.
        }
      }),
    onDidChange: changes.event,
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

const inverse = (change: FileChange): FileChange => ({
  document: change.document,
  added: change.removed,
  removed: change.added,
});
