/** One reading of the opened folders: what is open first, then what was in front lately, then the rest. */
import * as vscode from 'vscode';
import type { DocumentId, Source } from '../core/model';
import { type Intake, survey, take } from '../engine/intake';
import { readInLanes, type Threads } from '../engine/lanes';
import type { Problem } from '../engine/ports';
import type { Readings } from '../engine/readings';
import { workspaceFolder } from './folder';
import { isLoose, type Places } from './places';
import { readSettings } from './settings';
import { isText, sourceOf } from './source';

/** The size of what is sent to a thread at once, in UTF-16 units: small enough that a question in between waits little. */
const BATCH = 60_000;
/** Files asked for at once. */
const AHEAD = 8;

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

/** Settles when all is read or a person stopped it: how many texts there are, and how many were left. */
export async function readWorkspace(course: Course): Promise<{ readonly total: number; readonly left: number }> {
  const { places, threads, token } = course;
  const settings = readSettings();
  const folder = workspaceFolder(places, token);
  const given = settings.given === null ? {} : { given: settings.given };
  const open = openIds(places).filter((id) => isLoose(id) || settings.wanted(id));
  let done = 0;

  const takeIn = async (id: DocumentId, metadata: Intake['metadata'] | undefined): Promise<Source | null> => {
    const buffer = open.includes(id) ? await sourceOf(id, places) : null;
    const options = metadata === undefined ? given : { ...given, metadata };
    const taken = buffer === null || 'problem' in buffer ? await take(folder, id, options) : buffer;
    if ('problem' in taken) {
      course.missed(taken.problem);
      return null;
    }
    course.taken(id, taken.notices);
    return taken.source;
  };

  async function* batches(
    ids: readonly DocumentId[],
    total: number,
    metadata?: Intake['metadata'],
  ): AsyncGenerator<readonly Source[]> {
    let batch: Source[] = [];
    let size = 0;
    for (let at = 0; at < ids.length && !token.isCancellationRequested; at += AHEAD) {
      const some = ids.slice(at, at + AHEAD);
      course.progress(done, total, some[0]!);
      const sources = await Promise.all(some.map((id) => takeIn(id, metadata)));
      done += some.length;
      for (const source of sources) {
        if (source === null) continue;
        batch.push(source);
        size += source.text.length;
      }
      if (size < BATCH) continue;
      yield batch;
      batch = [];
      size = 0;
    }
    if (batch.length > 0) yield batch;
  }

  // What is open needs no list of the folder.
  await readInLanes(batches(open, open.length), { ...threads, readers: [] }, null, course.bring);
  course.opened();
  const intake = await survey(folder, { wanted: settings.wanted });
  for (const problem of intake.problems) course.missed(problem);
  const all = new Set([...open.filter(isLoose), ...intake.sources.map(({ path }) => path)]);
  const gone = (await threads.engine.documents()).map(({ id }) => id).filter((id) => !all.has(id));
  if (gone.length > 0) await threads.engine.withdraw(gone);
  const readings = course.readings((id) => all.has(id));
  const rest = inOrder(
    [...all].filter((id) => !open.includes(id)),
    course.recent,
    readings,
  );
  done = open.length;
  const total = open.length + rest.length;
  await readInLanes(batches(rest, total, intake.metadata), threads, readings, course.bring);
  await readings?.flush();
  return { total, left: token.isCancellationRequested ? Math.max(0, total - done) : 0 };
}

/** What was in front lately comes first; the rest shard by shard, in each by path. */
function inOrder(ids: readonly DocumentId[], recent: readonly DocumentId[], readings: Readings | null): DocumentId[] {
  const rank = new Map(recent.map((id, i) => [id, i]));
  const keyed = ids.map((id) => ({ id, rank: rank.get(id) ?? recent.length, shard: readings?.shardOf(id) ?? '' }));
  keyed.sort((a, b) => a.rank - b.rank || compare(a.shard, b.shard) || compare(a.id, b.id));
  return keyed.map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
