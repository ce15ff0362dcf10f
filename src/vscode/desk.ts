/** The reading desk: one engine that knows the texts of the opened folders, and keeps it fresh. Everything shown comes from here. */
import * as vscode from 'vscode';
import type { DocumentId, Source } from '../core/model';
import type { DocumentMarks, Engine, Focus, Summary } from '../engine/engine';
import { keeping } from '../engine/keeping';
import type { Threads } from '../engine/lanes';
import type { Problem } from '../engine/ports';
import { cachedReadings } from '../engine/readings';
import { loadParts, saveParts } from '../engine/remembered';
import { isLoose, type Places } from './places';
import { readWorkspace } from './readWorkspace';
import type { Report } from './report';
import type { Shards } from './shards';
import { sidecars } from './sidecars';
import { sourceOf } from './source';
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
  /** Reads one document again as it stands now; null if it cannot be read. */
  refresh(id: DocumentId): Promise<Told | null>;
  /** The same, with its marks: they are asked for along with the reading, so that the engine does nothing else in between. */
  reread(id: DocumentId): Promise<(Told & { readonly known: DocumentMarks | null }) | null>;
  /** What stands at an offset and what others say on it: while the folder is read and compared, as far as that is known by then. */
  focus(document: DocumentId, offset: number): Promise<Focus | null>;
  /** Forgets documents that were deleted or left out. */
  forget(ids: readonly DocumentId[]): Promise<void>;
  /** Deletes what was kept of earlier readings; they are only a saving of time. */
  forgetReadings(): Promise<void>;
  /** Tells the listeners that decisions or texts have changed. */
  changed(): void;
}

/** Which text the engine has of a document, and of which version of its buffer, if it is open. */
export interface Told {
  readonly source: Source;
  readonly version: number | null;
}

/** How far a reading is, is shown so often: each time costs the host more than a text that was read before. In milliseconds. */
const BETWEEN = 100;

/** Where a desk gets what it works with. */
export interface Means {
  startThreads(): Promise<Threads>;
  readonly shards: Shards;
  readonly recent: { readonly ids: readonly DocumentId[] };
}

export function openDesk(places: Places, store: Store, means: Means, report: Report): Desk {
  const changes = new vscode.EventEmitter<void>();
  const progresses = new vscode.EventEmitter<void>();
  let stage: DeskStage = { kind: 'asleep' };
  let threads: Threads | null = null;
  let engine: Engine | null = null;
  let summary: Summary | null = null;
  let problems: Problem[] = [];
  const notices = new Map<DocumentId, readonly string[]>();
  let running: Promise<void> | null = null;
  let closed = false;
  let cancelling: vscode.CancellationTokenSource | null = null;
  /** A summary was asked for before a person stopped the comparing: it is told as it stood then, and not asked for twice. */
  let counting: Promise<Summary> | null = null;
  let telling = false;
  let tellAgain = false;
  /** Documents whose decisions the engine knows. */
  const decided = new Set<DocumentId>();

  /** What all texts come to is kept for another day; then there is time to get ready for the next text. */
  const keeper = keeping(
    async () => {
      if (threads === null || engine === null) return;
      const [{ remember, rememberIn }, { stamp }, { folder }] = [engine, threads, means.shards];
      if (folder !== null) await rememberIn(folder, stamp).catch(() => undefined);
      else await saveParts(means.shards, (part) => remember(part, stamp));
      await engine?.warm().catch(() => undefined);
    },
    (call, milliseconds) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  );

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
        if (engine !== null && stage.kind === 'ready') {
          const begun = counting;
          counting = null;
          summary = await (begun ?? engine.summary());
        }
        if (stage.kind === 'ready' && summary?.compared === true) keeper.compared(summary.revision, summary.documents);
      } catch (error) {
        fail(error);
      }
      if (!closed) changes.fire();
    }
    telling = false;
  };

  const close = (): void => {
    for (const one of [...(threads?.readers ?? []), ...(engine === null ? [] : [engine])]) one.dispose();
    threads = null;
    engine = null;
  };

  const fail = (error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error);
    report.log(why);
    close();
    decided.clear();
    progress({ kind: 'failed', why: vscode.l10n.t('Reading failed: {0}. What you decided is kept. Read again.', why) });
    if (!closed) changes.fire();
  };

  /** `kept`: the documents of which a file keeps decisions, if that is known. */
  const bring = async (
    sources: readonly Source[],
    to: Engine,
    readings?: readonly Uint8Array[],
    kept?: ReadonlySet<DocumentId>,
  ): Promise<void> => {
    for (const { id } of sources) await decideOn(id, to, kept);
    await to.put(sources, readings);
  };

  /** What a file keeps of decisions on a document is told once. */
  const decideOn = async (id: DocumentId, to: Engine, kept?: ReadonlySet<DocumentId>): Promise<void> => {
    if (decided.has(id)) return;
    decided.add(id);
    if (kept !== undefined && !kept.has(id) && !isLoose(id)) return;
    const edits = await store.load(id);
    if (edits.length > 0) await to.decide(id, edits);
  };

  const readAll = async (
    token: vscode.CancellationToken,
    show: (line: string, share: number) => void,
  ): Promise<void> => {
    progress({ kind: 'reading', done: 0, total: 0, name: '' });
    const starting = threads === null ? means.startThreads() : Promise.resolve(threads);
    const started = starting.then((them) => {
      threads = them;
      return them;
    });
    // None of these needs the others, and some go by way of VS Code's window.
    const [to, files, said] = await Promise.all([started, sidecars(places), store.loadProject()]);
    engine = to.engine;
    problems = [];
    await to.engine.rest(false);
    const kept = new Set(files.flatMap((uri) => places.ofSidecar(uri) ?? []));
    await to.engine.decideProject(said);
    const inWords = timeLeft();
    let shownAt = 0;
    // Heard while texts are read: the engine has nothing else to do where these were read before.
    let heard: Promise<void> = Promise.resolve();
    const { folder } = means.shards;
    const hear = (part: Uint8Array): Promise<void> =>
      token.isCancellationRequested ? Promise.resolve() : to.engine.recall(part, to.stamp);
    const { total, left } = await readWorkspace({
      places,
      threads: to,
      token,
      recent: means.recent.ids,
      readings: (exists) => cachedReadings(means.shards, to.stamp, exists),
      bring: (sources, readings) => bring(sources, to.engine, readings, kept),
      opened() {
        changed();
        heard = folder === null ? loadParts(means.shards, hear) : to.engine.recallFrom(folder, to.stamp);
        heard.catch(() => undefined);
      },
      taken: (id, told) => notices.set(id, told),
      missed: (problem) => problems.push(problem),
      progress(done, of, name) {
        if (Date.now() - shownAt < BETWEEN) return;
        shownAt = Date.now();
        progress({ kind: 'reading', done, total: of, name });
        show(
          vscode.l10n.t('{0} ({1} of {2}, {3} left)', name, done + 1, of, inWords(done, of)),
          of === 0 ? 0 : done / of,
        );
      },
    });
    if (left > 0) {
      // What they have in hand nobody waits for.
      for (const reader of to.readers) reader.dispose();
      void to.engine.rest(true).catch(() => undefined);
      progress({ kind: 'ready', left });
      return;
    }
    // Counts first, then "ready": nobody shall see an empty summary, but whoever does not want to wait for it.
    progress({ kind: 'reading', done: total, total, name: vscode.l10n.t('comparing') });
    const stopped = new Promise<null>((resolve) => token.onCancellationRequested(() => resolve(null)));
    const comparing = heard.then(() => to.engine.recall(null, to.stamp)).then(() => to.engine.summary());
    const counted = await Promise.race([comparing, stopped]);
    if (counted !== null) summary = counted;
    else {
      void to.engine.rest(true).catch(() => undefined);
      comparing.catch(() => undefined);
      counting = comparing;
    }
    progress({ kind: 'ready', left: 0 });
    if (counted !== null) keeper.keep(counted.revision);
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
            let shown = 0;
            await readAll(source.token, (message, share) => {
              bar.report({ message, increment: Math.max(0, share - shown) * 100 });
              shown = Math.max(shown, share);
            });
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

  /** Tells the engine of a document as it stands now, and does not wait until it is read; null if it cannot be read. */
  const tellOf = async (id: DocumentId) => {
    if (engine === null) return null;
    const to = engine;
    // Each file asked for is a way through VS Code's window, which is busy while a text opens.
    const [taken] = await Promise.all([sourceOf(id, places), decideOn(id, to)]);
    problems = problems.filter((problem) => problem.path !== id);
    if ('problem' in taken) {
      problems.push(taken.problem);
      notices.delete(id);
      await to.withdraw([id]);
      return null;
    }
    notices.set(id, taken.notices);
    const { source, version } = taken;
    return { told: { source, version }, to, brought: to.put([source]) };
  };

  const refresh = async (id: DocumentId): Promise<Told | null> => {
    const under = await tellOf(id);
    await under?.brought;
    return under?.told ?? null;
  };

  const reread: Desk['reread'] = async (id) => {
    const under = await tellOf(id);
    if (under === null) return null;
    const [known] = await Promise.all([under.to.marks(id), under.brought]);
    return { ...under.told, known };
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
    reread,
    async focus(document, offset) {
      if (engine === null) return null;
      return stage.kind === 'reading' ? engine.glance(document, offset) : engine.focus(document, offset);
    },
    async forget(ids) {
      if (engine === null || ids.length === 0) return;
      const gone = new Set<string>(ids);
      problems = problems.filter((problem) => !gone.has(problem.path));
      for (const id of ids) notices.delete(id);
      await engine.withdraw(ids);
      changed();
    },
    forgetReadings: () => means.shards.clear(),
    changed,
    dispose() {
      closed = true;
      onDecisions.dispose();
      keeper.dispose();
      close();
      changes.dispose();
      progresses.dispose();
    },
  };
}

/** Says in words how long what is left will take, once that can be told. */
function timeLeft(): (done: number, total: number) => string {
  const begun = Date.now();
  return (done, total) => {
    const spent = Date.now() - begun;
    const seconds = ((spent / 1000) * (total - done)) / done;
    if (done === 0 || spent < 2000) return String(total - done);
    return seconds < 90
      ? vscode.l10n.t('{0}, about {1} s', total - done, Math.ceil(seconds))
      : vscode.l10n.t('{0}, about {1} min', total - done, Math.round(seconds / 60));
  };
}
