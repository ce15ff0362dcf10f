/**
 * Two versions of a sidecar and what both came from → one. Decisions are merged by their ids, so that only those conflict which say
 * different things of one matter; these are left between git's markers, where `parseSidecar` still reads both.
 */
import { canonical, contradict, type Edit, type ProjectEdit, placeOf } from './edit';
import { inOrder, parseEither, print, printLine, type Sidecar } from './sidecar';

export interface Merged {
  readonly text: string;
  readonly conflicts: number;
  /** What the person who merges should be told, if anything. */
  readonly problems: readonly string[];
}

type Any = Edit | ProjectEdit;

/** Merges the texts of three sidecars, or of three project files; `base` is empty where there was none. Cost: linear but for conflicts. */
export function mergeSidecars(base: string, ours: string, theirs: string): Merged {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: 0, problems: [] };
  if (ours === base) return { text: theirs, conflicts: 0, problems: [] };
  const [b, o, t] = [parseEither(base), parseEither(ours), parseEither(theirs)];
  const problems = [...o.problems, ...t.problems];
  if (o.readOnly || t.readOnly) {
    const text = `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
    return { text, conflicts: 1, problems };
  }
  const { agreed, clashes } = mergeEdits(b.edits, o.edits, t.edits);
  const blocks = [
    ...agreed.map((edit) => ({ edit, lines: [printLine(edit)] })),
    ...clashes.map(({ ours: mine, theirs: other }) => ({
      edit: mine[0]!,
      lines: ['<<<<<<< ours', ...mine.map(printLine), '=======', ...other.map(printLine), '>>>>>>> theirs'],
    })),
  ].sort((x, y) => inOrder(x.edit, y.edit));
  return {
    text: print(
      blocks.flatMap(({ lines }) => lines),
      mergeLines(b, o, t),
    ),
    conflicts: clashes.length,
    problems,
  };
}

/** Edits of the two sides that say different things of one matter. */
interface Clash {
  readonly ours: readonly Any[];
  readonly theirs: readonly Any[];
}

function mergeEdits(
  base: readonly Any[],
  ours: readonly Any[],
  theirs: readonly Any[],
): { agreed: readonly Any[]; clashes: readonly Clash[] } {
  const [b, o, t] = [base, ours, theirs].map((edits) => new Map(edits.map((edit) => [edit.id, edit]))) as [
    Map<string, Any>,
    Map<string, Any>,
    Map<string, Any>,
  ];
  const same = (x: Any | undefined, y: Any | undefined): boolean =>
    x === y || (x !== undefined && y !== undefined && canonical(x) === canonical(y));
  const agreed: Any[] = [];
  const clashes: Clash[] = [];
  const ourNews: Any[] = [];
  const theirNews: Any[] = [];
  for (const id of new Set([...o.keys(), ...t.keys()])) {
    const [was, mine, other] = [b.get(id), o.get(id), t.get(id)];
    if (same(mine, other)) agreed.push(mine!);
    else if (same(was, other)) {
      // Only this side touched it; what it took out is out.
      if (mine !== undefined) ourNews.push(mine);
    } else if (same(was, mine)) {
      if (other !== undefined) theirNews.push(other);
    } else if (mine === undefined || other === undefined) {
      // Taken out here, changed there: nothing that someone just said is dropped.
      agreed.push((mine ?? other)!);
    } else clashes.push({ ours: [mine], theirs: [other] });
  }
  const clashing = new Set<Any>();
  const byPlace = new Map<string, Any[]>();
  for (const other of theirNews) byPlace.set(placeKey(other), [...(byPlace.get(placeKey(other)) ?? []), other]);
  for (const mine of ourNews) {
    const near = byPlace.get(placeKey(mine)) ?? [];
    const against = near.filter((other) => !clashing.has(other) && contradict(mine, other));
    if (against.length === 0) continue;
    clashes.push({ ours: [mine], theirs: against });
    for (const edit of [mine, ...against]) clashing.add(edit);
  }
  agreed.push(...[...ourNews, ...theirNews].filter((edit) => !clashing.has(edit)));
  return { agreed, clashes };
}

/** Edits of different places never contradict each other. */
function placeKey(edit: Any): string {
  const place = placeOf(edit);
  return place === null ? '' : `${place.start}-${place.end}`;
}

/** Lines that nobody understands are kept unless one side took them out. */
function mergeLines(base: Sidecar<Any>, ours: Sidecar<Any>, theirs: Sidecar<Any>): string[] {
  const [b, o, t] = [base, ours, theirs].map(({ quarantined }) => new Set(quarantined)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  return [...new Set([...o, ...t])].filter((line) => (o.has(line) && t.has(line)) || !b.has(line));
}
