/**
 * Keeps what people decided in `.synoptic/`, one file per text. Each step is applied to the file as it stands on the disk at that
 * moment, so that two windows or a colleague's branch lose nothing; a file is written whole to a sibling and renamed.
 */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';
import type { Edit, ProjectEdit } from '../core/review/edit';
import {
  applyChange,
  EMPTY,
  type FileChange,
  type History,
  redo,
  remember,
  renamed,
  renewed,
  restore,
  type Step,
  undo,
} from '../core/review/history';
import { redirected } from '../core/review/moved';
import { parseProject, parseSidecar, printProject, printSidecar, type Sidecar } from '../core/review/sidecar';
import { fileReason } from '../panel/words/reasons';
import { diskOf } from './disk';
import type { Places } from './places';
import type { Report } from './report';
import { sidecars } from './sidecars';

/** Stands for the project's own file among the documents. */
export const PROJECT = '';

export interface Store extends vscode.Disposable {
  /** What people decided on a document; never rejects, a file that cannot be read is told of. */
  load(id: DocumentId): Promise<readonly Edit[]>;
  loadProject(): Promise<readonly ProjectEdit[]>;
  /** Writes a step and tells `onDidChange`. Rejects, with nothing written of that file, where a file cannot be written. */
  apply(step: Step): Promise<void>;
  /** Takes the last step back; its label, or null if there is none. */
  undo(): Promise<string | null>;
  redo(): Promise<string | null>;
  /** Writes decisions of a document in other words, each as it was and as it shall be; no step, and undo still knows them. */
  renew(id: DocumentId, pairs: readonly (readonly [Edit, Edit])[]): Promise<void>;
  /** Moves the decisions along with a text that was renamed, also where others name it; false if there were none on the text itself. */
  rename(from: DocumentId, to: DocumentId): Promise<boolean>;
  /** All decisions were taken away or put back by `work`, which says of which documents: tells so. Nothing done before can be undone. */
  replaceAll(work: () => Promise<readonly DocumentId[]>): Promise<void>;
  /** Decisions changed, by this window or by other hands: on these documents, `PROJECT` among them. */
  readonly onDidChange: vscode.Event<readonly (DocumentId | typeof PROJECT)[]>;
}

/** Where the steps are kept that can be undone, also after a restart. */
const MEMENTO = 'synoptic.steps';

export function openStore(places: Places, memento: vscode.Memento, report: Report): Store {
  const changes = new vscode.EventEmitter<readonly string[]>();
  /** For texts outside the folders, whose decisions no file keeps. */
  const loose = new Map<DocumentId, readonly Edit[]>();
  /** What this window wrote last, by the file that is there: so that it does not hear of itself. */
  const written = new Map<string, string>();
  let queue: Promise<unknown> = Promise.resolve();
  let remembered: History | null = null;
  /** Checked when it is first needed: it may be long. */
  const history = (): History => {
    remembered ??= restore(memento.get(MEMENTO));
    return remembered;
  };

  const fileOf = (document: string): vscode.Uri | null =>
    document === PROJECT ? places.project : places.sidecarOf(document);

  const read = async (document: string): Promise<Sidecar<Edit | ProjectEdit>> => {
    const uri = fileOf(document);
    const nothing = { edits: [], quarantined: [], readOnly: false, problems: [] };
    if (uri === null) return { ...nothing, edits: document === PROJECT ? [] : (loose.get(document) ?? []) };
    let text: string;
    try {
      text = new TextDecoder().decode(await diskOf(uri).read(uri));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return nothing;
      throw error;
    }
    const sidecar: Sidecar<Edit | ProjectEdit> = document === PROJECT ? parseProject(text) : parseSidecar(text);
    for (const problem of sidecar.problems) {
      const path = vscode.workspace.asRelativePath(uri);
      report.tell(vscode.l10n.t('Decisions in {0}: {1}.', path, fileReason(problem, vscode.l10n.t)));
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

  /** Says how many decisions were left as they are, for other hands have changed them meanwhile. */
  const write = async (change: FileChange): Promise<number> => {
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
    const { edits, skipped } = applyChange(sidecar.edits, change);
    if (uri === null) {
      if (document !== PROJECT) loose.set(document, edits as Edit[]);
      return skipped;
    }
    if (edits.length === 0 && sidecar.quarantined.length === 0) {
      written.set(uri.toString(), '');
      await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
      return skipped;
    }
    const text =
      document === PROJECT
        ? printProject(edits as ProjectEdit[], sidecar.quarantined)
        : printSidecar(edits as Edit[], sidecar.quarantined);
    written.set(uri.toString(), text);
    const sibling = uri.with({ path: `${uri.path}.${vscode.env.sessionId.slice(0, 8)}.new` });
    await vscode.workspace.fs.writeFile(sibling, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(sibling, uri, { overwrite: true });
    return skipped;
  };

  /** One after another, whatever asks. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const writeAll = async (step: Step): Promise<void> => {
    const finished: FileChange[] = [];
    let skipped = 0;
    try {
      for (const change of step.changes) {
        skipped += await write(change);
        finished.push(change);
      }
    } catch (error) {
      // All or nothing: what was written of this step is taken back.
      for (const change of finished) await write(inverse(change)).catch(() => undefined);
      throw error;
    }
    if (skipped > 0) {
      report.tell(vscode.l10n.t('{0}: {1} decisions were changed by others meanwhile and stay.', step.label, skipped));
    }
    changes.fire(step.changes.map((change) => change.document));
  };

  const keep = (next: History): Thenable<void> => {
    remembered = next;
    return memento.update(MEMENTO, next);
  };

  const walk = (back: typeof undo): Promise<string | null> =>
    inTurn(async () => {
      const moved = back(history());
      if (moved === null) return null;
      await writeAll(moved.step);
      await keep(moved.history);
      return moved.step.label;
    });

  /** Decisions that name a text by its old name name it by its new one; the documents of which some did. */
  const redirect = async (from: DocumentId, to: DocumentId): Promise<readonly string[]> => {
    const touched: string[] = [];
    for (const uri of await sidecars(places)) {
      const document = places.ofSidecar(uri) ?? PROJECT;
      const pairs = (await readQuietly(document)).flatMap((edit): [Edit | ProjectEdit, Edit | ProjectEdit][] => {
        const next = redirected(edit, from, to);
        return next === edit ? [] : [[edit, next]];
      });
      if (pairs.length === 0) continue;
      await write({ document, removed: pairs.map(([was]) => was), added: pairs.map(([, is]) => is) });
      await keep(renewed(history(), document, pairs));
      touched.push(document);
    }
    return touched;
  };

  const watcher = vscode.workspace.createFileSystemWatcher('**/.synoptic/**/*.json');
  const byOtherHands = async (uri: vscode.Uri): Promise<void> => {
    const isProject = places.project?.toString() === uri.toString();
    const document = isProject ? PROJECT : places.ofSidecar(uri);
    if (document === null) return;
    const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => new Uint8Array());
    const own = written.get(uri.toString()) === new TextDecoder().decode(bytes);
    if (bytes.length === 0) written.delete(uri.toString());
    if (!own) changes.fire([document]);
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
        await keep(remember(history(), step));
      }),
    undo: () => walk(undo),
    redo: () => walk(redo),
    renew: (id, pairs) =>
      inTurn(async () => {
        await write({ document: id, removed: pairs.map(([was]) => was), added: pairs.map(([, is]) => is) });
        await keep(renewed(history(), id, pairs));
        changes.fire([id]);
      }),
    replaceAll: (work) =>
      inTurn(async () => {
        const documents = await work();
        await keep(EMPTY);
        changes.fire([...documents, PROJECT]);
      }),
    rename: (from, to) =>
      inTurn(async () => {
        const [old, next] = [fileOf(from), fileOf(to)];
        if (old === null || next === null) return false;
        try {
          await vscode.workspace.fs.rename(old, next, { overwrite: false });
        } catch {
          // No decisions on this text, or some beside its new name already: those stay.
          await redirect(from, to);
          return false;
        }
        written.delete(old.toString());
        await keep(renamed(history(), from, to));
        const others = await redirect(from, to);
        changes.fire([from, to, ...others]);
        return true;
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
