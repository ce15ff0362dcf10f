/**
 * Undo and redo of annotation work: what each command did to the decisions, kept as plain data, so that it spans documents, takes back
 * bulk work in one step and outlives a restart. Nothing here touches files: it says what to take out and put in.
 */
import * as z from 'zod/mini';
import { canonical, Edit, ProjectEdit } from './edit';

const AnyEdit = z.union([Edit, ProjectEdit]);

/** What one step does to the decisions of one file. */
export interface FileChange {
  /** A document id, or `''` for the project's own file. */
  readonly document: string;
  readonly added: readonly (Edit | ProjectEdit)[];
  readonly removed: readonly (Edit | ProjectEdit)[];
}

/** All that one command did. */
export interface Step {
  /** In words, for the menu: "Reject claim". */
  readonly label: string;
  readonly changes: readonly FileChange[];
}

export interface History {
  /** Newest last. */
  readonly done: readonly Step[];
  /** Taken back, newest last. */
  readonly undone: readonly Step[];
}

export const EMPTY: History = { done: [], undone: [] };

const REMEMBERED = 200;
// Of all steps together: it is written with every step, and read at a start.
const REMEMBERED_EDITS = 50_000;

/** The step between two states of some files; null where nothing changed. */
export function stepBetween(
  label: string,
  files: readonly {
    readonly document: string;
    readonly before: readonly (Edit | ProjectEdit)[];
    readonly after: readonly (Edit | ProjectEdit)[];
  }[],
): Step | null {
  const changes = files.flatMap(({ document, before, after }): FileChange[] => {
    const [old, now] = [before, after].map((edits) => new Set(edits.map(canonical))) as [Set<string>, Set<string>];
    const added = after.filter((edit) => !old.has(canonical(edit)));
    const removed = before.filter((edit) => !now.has(canonical(edit)));
    return added.length + removed.length === 0 ? [] : [{ document, added, removed }];
  });
  return changes.length === 0 ? null : { label, changes };
}

/** The history with one more step done; what was taken back before can no longer be done again. */
export function remember(history: History, step: Step): History {
  const done = [...history.done, step].slice(-REMEMBERED);
  let edits = 0;
  let from = done.length - 1;
  for (let i = from; i >= 0; i--) {
    edits += done[i]!.changes.reduce((sum, { added, removed }) => sum + added.length + removed.length, 0);
    if (edits > REMEMBERED_EDITS) break;
    from = i;
  }
  return { done: done.slice(from), undone: [] };
}

/** Takes the last step back: the history without it and the step that does so; null if there is none. */
export function undo(history: History): { readonly history: History; readonly step: Step } | null {
  const step = history.done.at(-1);
  if (step === undefined) return null;
  return {
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
    step: reversed(step),
  };
}

/** Does the last step taken back again; null if there is none. */
export function redo(history: History): { readonly history: History; readonly step: Step } | null {
  const step = history.undone.at(-1);
  if (step === undefined) return null;
  return { history: { done: [...history.done, step], undone: history.undone.slice(0, -1) }, step };
}

/** The history after a text was renamed: its steps speak of the new name. */
export function renamed(history: History, from: string, to: string): History {
  return mapped(history, (change) => (change.document === from ? { ...change, document: to } : change));
}

/** The history after decisions on a document were described anew, each as it was and as it is: its steps know them as they are. */
export function renewed(
  history: History,
  document: string,
  pairs: readonly (readonly [Edit | ProjectEdit, Edit | ProjectEdit])[],
): History {
  const fresh = new Map(pairs.map(([was, is]) => [canonical(was), is]));
  const anew = (edits: FileChange['added']): FileChange['added'] =>
    edits.map((edit) => fresh.get(canonical(edit)) ?? edit);
  return mapped(history, (change) =>
    change.document === document ? { document, added: anew(change.added), removed: anew(change.removed) } : change,
  );
}

function mapped({ done, undone }: History, change: (change: FileChange) => FileChange): History {
  const all = (steps: readonly Step[]): Step[] =>
    steps.map(({ label, changes }) => ({ label, changes: changes.map(change) }));
  return { done: all(done), undone: all(undone) };
}

function reversed({ label, changes }: Step): Step {
  return {
    label,
    changes: changes.map(({ document, added, removed }) => ({ document, added: removed, removed: added })),
  };
}

/**
 * A file's decisions after a change. Other hands may have been at the file meanwhile: a decision they changed is neither taken out nor
 * put over theirs, and `skipped` counts it.
 */
export function applyChange<T extends Edit | ProjectEdit>(
  edits: readonly T[],
  change: FileChange,
): { readonly edits: readonly T[]; readonly skipped: number } {
  const gone = new Map(change.removed.map((edit) => [edit.id, canonical(edit)]));
  const coming = new Map(change.added.map((edit) => [edit.id, edit as T]));
  let skipped = 0;
  const kept = edits.filter((edit) => {
    const was = gone.get(edit.id);
    if (was === undefined) return true;
    if (was === canonical(edit)) return false;
    skipped++;
    return true;
  });
  for (const { id } of kept) if (coming.delete(id)) skipped++;
  return { edits: [...kept, ...coming.values()], skipped };
}

const Memory = z.array(
  z.object({
    label: z.string(),
    changes: z.array(z.object({ document: z.string(), added: z.array(z.unknown()), removed: z.array(z.unknown()) })),
  }),
);
const Remembered = z.object({ done: Memory, undone: Memory });

/** A history as it was kept over a restart; empty where it is none, for a wrong step back is worse than none. */
export function restore(kept: unknown): History {
  const parsed = Remembered.safeParse(kept);
  if (!parsed.success) return EMPTY;
  const sound = [...parsed.data.done, ...parsed.data.undone].every(({ changes }) =>
    changes.every(({ added, removed }) => [...added, ...removed].every((edit) => AnyEdit.safeParse(edit).success)),
  );
  return sound ? (kept as History) : EMPTY;
}
