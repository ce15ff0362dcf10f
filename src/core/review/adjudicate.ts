/**
 * Where two people decided differently on one matter, what each said of it, and what to say so that the one, the other or neither
 * holds. What is said then names what it settles, so that both first words stay, and still count for how far the two agree.
 */
import { slug } from '../ids';
import type { DocumentId, Span } from '../model';
import { describe, locateAll } from '../text/anchor';
import { isOnMarks, type OnMarks } from './agreement';
import { byTime, canonical, type Edit, type EditOf, type MarkRecord, placeOf } from './edit';

/** All that one person said of a matter, oldest first. */
export interface Stance {
  readonly edits: readonly OnMarks[];
  readonly verdict: 'accept' | 'reject' | 'dispute';
  /** A mark that this person set where there was none. */
  readonly added: MarkRecord | null;
  /** What this person changed, the newest word on each field. */
  readonly set: EditOf<'change'>['set'];
  /** Where the mark stands by this person's word. */
  readonly span: Span;
  readonly at: string;
  readonly reason: string | null;
}

export interface Matter {
  /** Unique in its document, and the same as long as both say the same. */
  readonly id: string;
  readonly document: DocumentId;
  readonly kind: string;
  /** Null: this person set no mark here. */
  readonly a: Stance | null;
  readonly b: Stance | null;
  /** Who settled it, and when; null while it is open. */
  readonly settled: { readonly by: string; readonly at: string } | null;
}

type Draft<T> = T extends unknown ? Omit<T, 'id' | 'by' | 'at'> : never;
export type RulingDraft = Draft<OnMarks>;

/**
 * The matters on which two people decided differently, in reading order: other verdicts, other changes, other ends, and marks that
 * only one of them set. What only one of them has looked at is no disagreement. Cost: as `locateAll`, and linear.
 */
export function matters(document: DocumentId, text: string, edits: readonly Edit[], a: string, b: string): Matter[] {
  const onMarks = [...edits].filter(isOnMarks).sort(byTime);
  const at = placesOf(text, onMarks);
  const first = onMarks.filter(({ settles }) => settles === undefined);
  const [ones, others] = [a, b].map((by) =>
    stancesOf(
      first.filter((edit) => edit.by === by),
      at,
    ),
  ) as [Map<string, Stance>, Map<string, Stance>];
  const found: Omit<Matter, 'id' | 'settled'>[] = [];
  const loose: [Stance[], Stance[]] = [[], []];
  for (const [key, one] of ones) {
    const other = others.get(key);
    if (other === undefined) loose[0].push(one);
    else if (gist(one, at) !== gist(other, at)) found.push({ document, kind: kindOf(one), a: one, b: other });
  }
  for (const [key, other] of others) if (!ones.has(key)) loose[1].push(other);
  for (const one of loose[0].filter(marks)) {
    const other = nearest(one, loose[1]);
    if (other !== null) loose[1].splice(loose[1].indexOf(other), 1);
    if (other !== null ? gist(one, at) !== gist(other, at) : one.added !== null) {
      found.push({ document, kind: kindOf(one), a: one, b: other });
    }
  }
  for (const other of loose[1])
    if (other.added !== null) found.push({ document, kind: kindOf(other), a: null, b: other });
  const settling = onMarks.filter(({ settles }) => settles !== undefined);
  return found
    .map((matter): Matter => {
      const ids = saidIn(matter);
      const last = settling.findLast((edit) => ids.every((id) => edit.settles!.includes(id)));
      return { ...matter, id: ids.join(' '), settled: last === undefined ? null : { by: last.by, at: last.at } };
    })
    .sort((x, y) => compare(spanIn(x), spanIn(y)) || (x.id < y.id ? -1 : 1));
}

const compare = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** The passage in question: that of the first person who marked it. */
export const spanIn = ({ a, b }: Pick<Matter, 'a' | 'b'>): Span => (a ?? b)!.span;

const saidIn = ({ a, b }: Pick<Matter, 'a' | 'b'>): string[] =>
  [...(a?.edits ?? []), ...(b?.edits ?? [])].map(({ id }) => id).sort();

/**
 * What to say so that one side's word holds, or neither's: then what they changed is as it was, marks that they set are rejected, and a
 * mark of the machine's is disputed. Nothing of what either said is taken out. `text`: the one that the matter was found in.
 */
export function rule(text: string, matter: Matter, side: 'a' | 'b' | 'neither'): RulingDraft[] {
  const settles = saidIn(matter);
  const taken = side === 'neither' ? null : matter[side];
  const sides = [matter.a, matter.b].filter((stance): stance is Stance => stance !== null && stance !== taken);
  const drafts: RulingDraft[] = [];
  for (const stance of sides) {
    const undone = undoing(text, stance, taken);
    if (undone !== null) drafts.push({ ...undone, settles });
    const sameMark = taken !== null && compare(taken.span, stance.span) === 0;
    if (stance.added !== null && !sameMark) {
      drafts.push({ does: 'reject', kind: kindOf(stance), anchor: describe(text, stance.span), settles });
    }
  }
  for (const edit of taken?.edits ?? []) {
    const { id: _id, by: _by, at: _at, ...said } = edit;
    drafts.push({ ...said, settles } as RulingDraft);
  }
  if (side === 'neither' && [matter.a, matter.b].every((stance) => stance?.added == null)) {
    const found = originOf(sides);
    drafts.push({ does: 'dispute', kind: matter.kind, anchor: found, settles });
  }
  return drafts;
}

/** A change that brings back what the mark was in all that the stance changed and the one that holds did not. */
function undoing(text: string, stance: Stance, holds: Stance | null): Draft<EditOf<'change'>> | null {
  const changes = stance.edits.filter((edit) => edit.does === 'change');
  const was = changes.find(({ mark }) => mark !== undefined)?.mark;
  if (was === undefined) return null;
  const record: Readonly<Record<string, unknown>> = { ...was, extent: was.anchor };
  const set = Object.fromEntries(
    Object.keys(stance.set)
      .filter((field) => field in record && field !== 'kind' && !(holds !== null && field in holds.set))
      .map((field) => [field, record[field]]),
  ) as EditOf<'change'>['set'];
  if (Object.keys(set).length === 0) return null;
  return { does: 'change', kind: kindOf(stance), anchor: describe(text, stance.span), set, mark: was };
}

const originOf = (stances: readonly Stance[]) => placeOf(stances[0]!.edits[0]!)!;

const kindOf = ({ edits }: Stance): string => {
  const [first] = edits;
  return first!.does === 'add' ? first!.mark.kind : first!.kind;
};

const marks = ({ added, set }: Stance): boolean => added !== null || Object.keys(set).length > 0;

/** The stance on a mark of that kind which covers most of the same words, and at least half of the shorter one. */
function nearest(one: Stance, others: readonly Stance[]): Stance | null {
  let best: Stance | null = null;
  let most = 0.5;
  for (const other of others) {
    if (kindOf(other) !== kindOf(one) || !marks(other)) continue;
    const shared = Math.min(one.span.end, other.span.end) - Math.max(one.span.start, other.span.start);
    const share = shared / Math.min(one.span.end - one.span.start, other.span.end - other.span.start);
    if (share < most) continue;
    most = share;
    best = other;
  }
  return best;
}

type Places = ReadonlyMap<object, Span | null>;

/** Where the edits' anchors stand: their own, and those of the extents that they set. */
function placesOf(text: string, edits: readonly OnMarks[]): Places {
  const anchors = edits.flatMap((edit) => [
    placeOf(edit)!,
    ...(edit.does === 'change' && edit.set.extent !== undefined ? [edit.set.extent] : []),
  ]);
  const locations = locateAll(text, anchors);
  return new Map(
    anchors.map((anchor, i) => {
      const location = locations[i]!;
      return [anchor, location.outcome === 'lost' ? null : location.span];
    }),
  );
}

/** One person's stances by the mark that they speak of; what speaks of a mark that this person's own change moved belongs to it. */
function stancesOf(edits: readonly OnMarks[], at: Places): Map<string, Stance> {
  const groups = new Map<string, OnMarks[]>();
  const movedTo = new Map<string, string>();
  for (const edit of edits) {
    const span = at.get(placeOf(edit)!);
    if (span === null || span === undefined) continue;
    const kind = edit.does === 'add' ? edit.mark.kind : edit.kind;
    const here = keyOf(kind, span);
    const key = movedTo.get(here) ?? here;
    groups.set(key, [...(groups.get(key) ?? []), edit]);
    const extent = edit.does === 'change' && edit.set.extent !== undefined ? at.get(edit.set.extent) : null;
    if (extent != null) movedTo.set(keyOf(edit.does === 'change' ? (edit.set.kind ?? kind) : kind, extent), key);
  }
  return new Map([...groups].map(([key, group]) => [key, stanceOf(group, at)]));
}

const keyOf = (kind: string, { start, end }: Span): string => `${kind} ${start}-${end}`;

function stanceOf(edits: readonly OnMarks[], at: Places): Stance {
  let span = at.get(placeOf(edits[0]!)!)!;
  let verdict: Stance['verdict'] = 'accept';
  let added: MarkRecord | null = null;
  let set: Stance['set'] = {};
  let reason: string | null = null;
  for (const edit of edits) {
    if (edit.does === 'add') added = edit.mark;
    else if (edit.does === 'change') {
      set = { ...set, ...edit.set };
      span = (edit.set.extent === undefined ? null : at.get(edit.set.extent)) ?? span;
    } else {
      verdict = edit.does;
      reason = edit.does === 'accept' ? null : (edit.reason ?? null);
    }
  }
  return { edits, verdict, added, set, span, at: edits.at(-1)!.at, reason };
}

/** What a stance comes to: two that come to the same are no matter to settle. */
function gist({ verdict, added, set, span }: Stance, at: Places): string {
  if (verdict === 'reject') return 'reject';
  const { extent: _extent, was: _was, scope: _scope, ...rest } = set;
  const { anchor: _anchor, kind: _kind, ...own } = added ?? { anchor: null, kind: null };
  const fields = Object.entries({ ...own, ...rest }).map(([name, value]) => [name, plain(value)]);
  const place =
    added !== null || (set.extent !== undefined && at.get(set.extent) != null) ? [span.start, span.end] : null;
  return canonical([verdict, fields.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)), place]);
}

/** A value without what does not change its meaning: of an anchor the words and the place, of an actor who it is. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const { before: _before, after: _after, id, name, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof name === 'string') return id ?? slug(name);
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, plain(inner)]));
}
