/** The reading desk: one engine that knows the texts of the opened folders, and keeps it fresh. Everything shown comes from here. */
import * as vscode from 'vscode';
import type { DocumentId, Source } from '../core/model';
import type { Engine, Summary } from '../engine/engine';
import { survey, take } from '../engine/intake';
import type { Problem } from '../engine/ports';
import { workspaceFolder } from './folder';
import { isLoose, type Places } from './places';
import type { Report } from './report';
import { readSettings } from './settings';
import { isText, sourceOf } from './source';
import { PROJECT, type Store } from './store';

export type DeskStage =
  | { readonly kind: 'asleep' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number; readonly name: string }
  /** `left`: texts not read because a person stopped the reading. */
  | { readonly kind: 'ready'; readonly left: number }
  | { readonly kind: 'failed'; readonly why: string };

export interface Desk extends vscode.Disposable {
  readonly places: Places;
  readonly report: Report;
  readonly stage: DeskStage;
  /** Null until a person asks to read. */
  readonly engine: Engine | null;
  /** As of the last change; null before. */
  readonly summary: Summary | null;
  /** Files that were not read, each with its reason. */
  readonly problems: readonly Problem[];
  /** What the reader should know of documents that were read all the same. */
  readonly notices: ReadonlyMap<DocumentId, readonly string[]>;
  /** Something that can be asked of the engine has changed. */
  readonly onDidChange: vscode.Event<void>;
  /** The stage alone has changed: reading goes on. */
  readonly onDidProgress: vscode.Event<void>;
  /** Reads the folders, quietly without a notification; settles when all is read, stopped or failed. Asked again meanwhile, it waits for the same end. */
  read(quietly?: boolean): Promise<void>;
  /** Stops a reading that is under way; what was read so far stays. */
  stop(): void;
  /** Reads one document again as it stands now; says which text the engine has of it and of which version of its buffer. */
  refresh(id: DocumentId): Promise<{ readonly source: Source; readonly version: number | null } | null>;
  /** Forgets documents that were deleted or left out. */
  forget(ids: readonly DocumentId[]): Promise<void>;
  /** Tells the listeners that decisions or texts have changed. */
  changed(): void;
}

/** The size of what is sent to the engine at once, in UTF-16 units: small enough that a question in between waits little. */
const BATCH = 60_000;

export function openDesk(places: Places, store: Store, startEngine: () => Promise<Engine>, report: Report): Desk {
  const changes = new vscode.EventEmitter<void>();
  const progresses = new vscode.EventEmitter<void>();
  let stage: DeskStage = { kind: 'asleep' };
  let engine: Engine | null = null;
  let summary: Summary | null = null;
  let problems: Problem[] = [];
  const notices = new Map<DocumentId, readonly string[]>();
  let running: Promise<void> | null = null;
  let closed = false;
  let cancelling: vscode.CancellationTokenSource | null = null;
  let telling = false;
  let tellAgain = false;
  /** Documents whose decisions the engine knows. */
  const decided = new Set<DocumentId>();

  const progress = (next: DeskStage): void => {
    stage = next;
    progresses.fire();
  };

  /** Asks for the new summary first, so that every listener finds one state; many changes at once are told once. */
  const changed = (): void => {
    tellAgain = true;
    if (!telling) void tell();
  };

  const tell = async (): Promise<void> => {
    telling = true;
    while (tellAgain && !closed) {
      tellAgain = false;
      try {
        if (engine !== null && stage.kind === 'ready') summary = await engine.summary();
      } catch (error) {
        fail(error);
      }
      if (!closed) changes.fire();
    }
    telling = false;
  };

  const fail = (error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error);
    report.log(why);
    engine?.dispose();
    engine = null;
    decided.clear();
    progress({ kind: 'failed', why: vscode.l10n.t('Reading failed: {0}. What you decided is kept. Read again.', why) });
    if (!closed) changes.fire();
  };

  const bring = async (sources: readonly Source[], to: Engine): Promise<void> => {
    for (const { id } of sources) {
      if (decided.has(id)) continue;
      decided.add(id);
      const edits = await store.load(id);
      if (edits.length > 0) await to.decide(id, edits);
    }
    await to.put(sources);
  };

  const readAll = async (
    token: vscode.CancellationToken,
    show: (line: string, share: number) => void,
  ): Promise<void> => {
    progress({ kind: 'reading', done: 0, total: 0, name: '' });
    engine ??= await startEngine();
    const to = engine;
    const settings = readSettings();
    const folder = workspaceFolder(places, token);
    const options = { wanted: settings.wanted, ...(settings.given === null ? {} : { given: settings.given }) };
    const intake = await survey(folder, options);
    problems = [...intake.problems];
    await to.decideProject(await store.loadProject());
    const paths = inOrder(
      [...openIds(places).filter(isLoose), ...intake.sources.map((file) => file.path)],
      openIds(places),
    );
    const seen = new Set(paths);
    const gone = (await to.documents()).map((record) => record.id).filter((id) => !seen.has(id));
    if (gone.length > 0) await to.withdraw(gone);
    let batch: Source[] = [];
    let size = 0;
    const open = new Set(openIds(places));
    for (const [done, path] of paths.entries()) {
      if (token.isCancellationRequested) {
        if (batch.length > 0) await bring(batch, to);
        progress({ kind: 'ready', left: paths.length - done });
        return;
      }
      progress({ kind: 'reading', done, total: paths.length, name: path });
      show(
        vscode.l10n.t('{0} ({1} of {2}, {3} left)', path, done + 1, paths.length, paths.length - done - 1),
        1 / paths.length,
      );
      const buffer = open.has(path) ? await sourceOf(path, places) : null;
      const taken = buffer === null || 'problem' in buffer ? await take(folder, path, options) : buffer;
      if ('problem' in taken) problems.push(taken.problem);
      else {
        batch.push(taken.source);
        size += taken.source.text.length;
        notices.set(path, taken.notices);
      }
      const lastOpen = open.has(path) && !open.has(paths[done + 1] ?? '');
      if (size >= BATCH || lastOpen || done === paths.length - 1) {
        await bring(batch, to);
        batch = [];
        size = 0;
        if (lastOpen) changed();
      }
    }
    // Counts first, then "ready": nobody shall see an empty summary.
    progress({ kind: 'reading', done: paths.length, total: paths.length, name: vscode.l10n.t('comparing') });
    summary = await to.summary();
    progress({ kind: 'ready', left: 0 });
  };

  const read = (quietly = false): Promise<void> => {
    running ??= Promise.resolve(
      vscode.window.withProgress(
        {
          location: quietly ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Reading'),
          cancellable: true,
        },
        async (bar, token) => {
          const source = new vscode.CancellationTokenSource();
          cancelling = source;
          const asked = token.onCancellationRequested(() => source.cancel());
          try {
            await readAll(source.token, (message, share) => bar.report({ message, increment: share * 100 }));
          } catch (error) {
            fail(error);
          } finally {
            cancelling = null;
            asked.dispose();
            source.dispose();
          }
        },
      ),
    ).finally(() => {
      running = null;
      changed();
    });
    return running;
  };

  const refresh = async (id: DocumentId) => {
    if (engine === null) return null;
    const to = engine;
    const taken = await sourceOf(id, places);
    problems = problems.filter((problem) => problem.path !== id);
    if ('problem' in taken) {
      problems.push(taken.problem);
      await to.withdraw([id]);
      return null;
    }
    notices.set(id, taken.notices);
    await bring([taken.source], to);
    return { source: taken.source, version: taken.version };
  };

  const onDecisions = store.onDidChange(async (documents) => {
    if (engine === null) return;
    try {
      for (const document of documents) {
        if (document === PROJECT) await engine.decideProject(await store.loadProject());
        else await engine.decide(document, await store.load(document));
      }
    } catch (error) {
      fail(error);
    }
    changed();
  });

  return {
    places,
    report,
    get stage() {
      return stage;
    },
    get engine() {
      return engine;
    },
    get summary() {
      return summary;
    },
    get problems() {
      return problems;
    },
    notices,
    onDidChange: changes.event,
    onDidProgress: progresses.event,
    read,
    stop: () => cancelling?.cancel(),
    refresh,
    async forget(ids) {
      if (engine === null || ids.length === 0) return;
      const gone = new Set<string>(ids);
      problems = problems.filter((problem) => !gone.has(problem.path));
      await engine.withdraw(ids);
      changed();
    },
    changed,
    dispose() {
      closed = true;
      onDecisions.dispose();
      engine?.dispose();
      engine = null;
      changes.dispose();
      progresses.dispose();
    },
  };
}

/** What is open comes first: the visible, then the other tabs; the rest in the order of their paths. */
function inOrder(paths: readonly string[], open: readonly string[]): string[] {
  const all = new Set(paths);
  const first = open.filter((id) => all.has(id));
  const taken = new Set(first);
  return [...first, ...paths.filter((path) => !taken.has(path))];
}

function openIds(places: Places): DocumentId[] {
  const documents = [
    ...vscode.window.visibleTextEditors.map((editor) => editor.document),
    ...vscode.workspace.textDocuments,
  ];
  const ids = documents
    .filter(isText)
    .map((document) => places.idOf(document.uri))
    .filter((id) => id !== null);
  return [...new Set(ids)];
}
