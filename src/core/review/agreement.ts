/**
 * How far two or more people agree: Cohen's kappa and Krippendorff's alpha on what they called the same units, alpha for unitising on
 * where they set marks, and F1 of spans by kind.
 */
import type { Mark, Reading, Source, Span } from '../model';
import { applyEdits } from './apply';
import type { Edit, EditOf } from './edit';

/** Cohen's kappa of two people's values for the same units, in order. NaN where chance alone would agree always. */
export function cohenKappa(a: readonly string[], b: readonly string[]): number {
  const n = Math.min(a.length, b.length);
  const counts = new Map<string, [number, number]>();
  let same = 0;
  for (let i = 0; i < n; i++) {
    if (a[i] === b[i]) same++;
    countIn(counts, a[i]!)[0]++;
    countIn(counts, b[i]!)[1]++;
  }
  let chance = 0;
  for (const [one, two] of counts.values()) chance += (one / n) * (two / n);
  return (same / n - chance) / (1 - chance);
}

function countIn(counts: Map<string, [number, number]>, value: string): [number, number] {
  const known = counts.get(value);
  if (known !== undefined) return known;
  const fresh: [number, number] = [0, 0];
  counts.set(value, fresh);
  return fresh;
}

/**
 * Krippendorff's alpha for nominal values: one list of values for each unit, one value for each observer, null where one gave none.
 * NaN where only one value was ever used.
 */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): number {
  const totals = new Map<string, number>();
  let pairable = 0;
  let observed = 0;
  for (const unit of units) {
    const counts = new Map<string, number>();
    let m = 0;
    for (const value of unit) {
      if (value === null) continue;
      counts.set(value, (counts.get(value) ?? 0) + 1);
      m++;
    }
    if (m < 2) continue;
    pairable += m;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      observed += (count * (m - count)) / (m - 1);
    }
  }
  let expected = 0;
  for (const count of totals.values()) expected += count * (pairable - count);
  return 1 - ((pairable - 1) * observed) / expected;
}

/** A mark in one person's layer. */
export interface LayerMark extends Span {
  readonly kind: string;
}

/**
 * Krippendorff's alpha for unitising, of two or more layers over a text of `length` units and for one kind of mark; marks of one
 * layer must not overlap. Squared differences of unit boundaries, as in Krippendorff (1995). NaN where nobody marked anything.
 * Cost: linear in each pair of layers for what is observed, square in the number of marks for what is expected.
 */
export function unitisedAlpha(layers: readonly (readonly Span[])[], length: number): number {
  const sections = layers.map((layer) => sectioned(layer, length));
  const m = layers.length;
  let observed = 0;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      if (i !== j) observed += overlapDifference(sections[i]!, sections[j]!);
    }
  }
  observed /= m * (m - 1) * length ** 2;
  const expected = expectedDifference(layers, sections, length);
  return 1 - observed / expected;
}

interface Section extends Span {
  readonly marked: boolean;
}

/** Marks and the gaps between them. */
function sectioned(layer: readonly Span[], length: number): Section[] {
  const found: Section[] = [];
  let at = 0;
  for (const { start, end } of [...layer].sort((a, b) => a.start - b.start)) {
    if (start > at) found.push({ start: at, end: start, marked: false });
    found.push({ start, end, marked: true });
    at = end;
  }
  if (at < length) found.push({ start: at, end: length, marked: false });
  return found;
}

/** Of each mark against what the other layer has there: squared offsets of the ends, or the square of a mark inside a gap. */
function overlapDifference(a: readonly Section[], b: readonly Section[]): number {
  let sum = 0;
  let j = 0;
  for (const one of a) {
    while (j > 0 && b[j]!.start > one.start) j--;
    while (b[j]!.end <= one.start) j++;
    for (let k = j; k < b.length && b[k]!.start < one.end; k++) {
      const two = b[k]!;
      if (one.marked && two.marked) sum += (one.start - two.start) ** 2 + (one.end - two.end) ** 2;
      else if (one.marked && two.start <= one.start && two.end >= one.end) sum += (one.end - one.start) ** 2;
      else if (two.marked && one.start <= two.start && one.end >= two.end) sum += (two.end - two.start) ** 2;
    }
  }
  return sum;
}

function expectedDifference(
  layers: readonly (readonly Span[])[],
  sections: readonly (readonly Section[])[],
  length: number,
): number {
  const marks = layers.flat().map(({ start, end }) => end - start);
  const gaps = sections.flat().flatMap(({ start, end, marked }) => (marked ? [] : [end - start]));
  const count = marks.length;
  const places = layers.length * length;
  let sum = 0;
  for (const mark of marks) {
    let among = ((count - 1) / 3) * (2 * mark ** 3 - 3 * mark ** 2 + mark);
    for (const gap of gaps) if (gap >= mark) among += mark ** 2 * (gap - mark + 1);
    sum += among;
  }
  // A mark is never compared with itself.
  let pairs = places * (places - 1);
  for (const mark of marks) pairs -= mark * (mark - 1);
  return ((2 / length) * sum) / pairs;
}

/** What is said of marks, not of links, notes or the whole document. */
export type OnMarks = EditOf<'accept'> | EditOf<'reject'> | EditOf<'dispute'> | EditOf<'add'> | EditOf<'change'>;

export const isOnMarks = (edit: Edit): edit is OnMarks =>
  edit.does === 'accept' ||
  edit.does === 'reject' ||
  edit.does === 'dispute' ||
  edit.does === 'add' ||
  edit.does === 'change';

/**
 * One person's layer: the marks that this person added, accepted or changed, where they stand in the text now and as last decided.
 * What the machine found and
 * the person never looked at is in nobody's layer, nor what was said to settle a matter between two people. `reading`: the machine's.
 */
export function layerOf(source: Source, reading: Reading, edits: readonly Edit[], by: string): readonly LayerMark[] {
  const theirs = edits.filter((edit) => edit.by === by && edit.settles === undefined);
  const { mentions, dates, claims, own } = applyEdits(source, reading, theirs).reading;
  const kept = (kind: string, marks: readonly Mark[]): LayerMark[] =>
    marks.flatMap(({ start, end, review }) => (review?.status === 'accepted' ? [{ kind, start, end }] : []));
  return [
    ...kept('actor', mentions),
    ...kept('date', dates),
    ...kept('claim', claims),
    ...own.flatMap((mark) => kept(mark.kind, [mark])),
  ];
}

export interface KindScore {
  readonly kind: string;
  /** Marks with the same extent in both. */
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly f1: number;
}

/** Agreement of two layers on exact extents, by kind, sorted by kind. Symmetric, so that neither is the measure. Cost: linear. */
export function spanF1(a: readonly LayerMark[], b: readonly LayerMark[]): readonly KindScore[] {
  const key = ({ kind, start, end }: LayerMark): string => `${kind} ${start}-${end}`;
  const [inA, inB] = [a, b].map((layer) => new Map(layer.map((mark) => [key(mark), mark]))) as [
    Map<string, LayerMark>,
    Map<string, LayerMark>,
  ];
  const kinds = [...new Set([...a, ...b].map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const of = (layer: Map<string, LayerMark>): string[] =>
      [...layer].flatMap(([k, mark]) => (mark.kind === kind ? [k] : []));
    const [mine, theirs] = [of(inA), of(inB)];
    const both = mine.filter((k) => inB.has(k)).length;
    return {
      kind,
      both,
      onlyA: mine.length - both,
      onlyB: theirs.length - both,
      f1: (2 * both) / (mine.length + theirs.length),
    };
  });
}
