/** One reading of the opened folders: what is open first, then what was in front lately, then the rest. */
import * as vscode from 'vscode';
import type { DocumentId, Source } from '../core/model';
import { inBatches, inOrder } from '../engine/course';
import { type Intake, survey, take } from '../engine/intake';
import { readInLanes, type Threads } from '../engine/lanes';
import type { Problem } from '../engine/ports';
import type { Readings } from '../engine/readings';
import { nextTurn, workspaceFolder } from './folder';
import { isLoose, type Places } from './places';
import { readSettings } from './settings';
import { isText, sourceOf } from './source';

export interface Course {
  readonly places: Places;
  readonly threads: Threads;
  readonly token: vscode.CancellationToken;
  readonly recent: readonly DocumentId[];
  /** Those of an earlier day, once it is known which documents there are. */
  readings(exists: (document: DocumentId) => boolean): Readings | null;
  bring(sources: readonly Source[], readings: readonly Uint8Array[]): Promise<void>;
  /** The open documents are in. */
  opened(): void;
  taken(document: DocumentId, notices: readonly string[]): void;
  missed(problem: Problem): void;
  /** Before each document. */
  progress(done: number, total: number, name: DocumentId): void;
}

/**
 * Settles when all is read or a person stopped it: how many texts there are, and how many were left; stopped while the folder is still listed,
 * of those that were listed by then.
 */
export async function readWorkspace(course: Course): Promise<{ readonly total: number; readonly left: number }> {
  const { places, threads, token } = course;
  const settings = readSettings();
  const folder = workspaceFolder(places, token);
  const given = settings.given === null ? {} : { given: settings.given };
  const open = openIds(places).filter((id) => isLoose(id) || settings.wanted(id));
  const stopped = new Promise<void>((resolve) => void token.onCancellationRequested(() => resolve()));
  /** Those that came in, and those that cannot be read. */
  let settled = 0;

  const takeIn = async (id: DocumentId, metadata: Intake['metadata'] | undefined): Promise<Source | null> => {
    const buffer = open.includes(id) ? await sourceOf(id, places) : null;
    const options = metadata === undefined ? given : { ...given, metadata };
    const taken = buffer === null || 'problem' in buffer ? await take(folder, id, options) : buffer;
    if ('problem' in taken) {
      course.missed(taken.problem);
      settled++;
      return null;
    }
    course.taken(id, taken.notices);
    return taken.source;
  };

  const bring = async (sources: readonly Source[], readings: readonly Uint8Array[]): Promise<void> => {
    if (token.isCancellationRequested) return;
    await course.bring(sources, readings);
    settled += sources.length;
  };

  const readThese = (
    ids: readonly DocumentId[],
    by: Threads,
    readings: Readings | null,
    before: number,
    metadata?: Intake['metadata'],
  ): Promise<void> => {
    const batches = inBatches(ids, {
      take: (id) => takeIn(id, metadata),
      isStopped: () => token.isCancellationRequested,
      progress: (done, next) => course.progress(before + done, before + ids.length, next),
    });
    // Whoever stops does not wait for what the threads have in hand.
    return Promise.race([readInLanes(batches, by, readings, bring), stopped]);
  };

  // What is open needs no list of the folder.
  await readThese(open, { ...threads, readers: [] }, null, 0);
  course.opened();
  const intake = await survey(folder, { wanted: settings.wanted });
  await nextTurn();
  const all = new Set([...open.filter(isLoose), ...intake.sources.map(({ path }) => path)]);
  // Half a list does not tell what is gone.
  if (token.isCancellationRequested) return { total: all.size, left: Math.max(1, all.size - settled) };
  for (const problem of intake.problems) course.missed(problem);
  const gone = (await threads.engine.documents()).map(({ id }) => id).filter((id) => !all.has(id));
  if (gone.length > 0) await threads.engine.withdraw(gone);
  const readings = course.readings((id) => all.has(id));
  const unopened = [...all].filter((id) => !open.includes(id));
  await nextTurn();
  const rest = inOrder(unopened, course.recent, (id) => readings?.shardOf(id) ?? '');
  await readThese(rest, threads, readings, open.length, intake.metadata);
  const left = token.isCancellationRequested ? Math.max(0, open.length + rest.length - settled) : 0;
  const kept = readings?.flush();
  // Whoever stopped does not wait for what only saves time on another day.
  if (left === 0) await kept;
  return { total: open.length + rest.length, left };
}

/** The visible, then the other tabs. */
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
