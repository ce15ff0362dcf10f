/** What each person decided in a document, and a report on how far two of them agree, with every place where they do not. */
import type { DocumentId, Reading, Source, Span } from '../model';
import { locateAll } from '../text/anchor';
import { cohenKappa, isOnMarks, krippendorffAlpha, type LayerMark, layerOf, spanF1, unitisedAlpha } from './agreement';
import { byTime, type Edit, type EditOf } from './edit';

/** A verdict on a mark, where it stands now. */
export interface Verdict extends LayerMark {
  readonly verdict: 'accept' | 'reject' | 'dispute';
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

export interface Layer {
  readonly by: string;
  /** What this person added, accepted or changed. */
  readonly marks: readonly LayerMark[];
  /** The last one on each mark, in reading order. */
  readonly verdicts: readonly Verdict[];
}

export interface DocumentLayers {
  readonly document: DocumentId;
  readonly length: number;
  /** Sorted by name. */
  readonly layers: readonly Layer[];
}

/** The layers of all who decided on marks of a document. `reading`: the machine's. Cost: for each person as `applyEdits`. */
export function layersOf(source: Source, reading: Reading, edits: readonly Edit[]): DocumentLayers {
  const people = [...new Set(edits.filter(isFirstWord).map(({ by }) => by))].sort();
  return {
    document: source.id,
    length: source.text.length,
    layers: people.map((by) => ({
      by,
      marks: layerOf(source, reading, edits, by),
      verdicts: verdictsOf(source.text, edits, by),
    })),
  };
}

type Judging = EditOf<'accept'> | EditOf<'reject'> | EditOf<'dispute'>;

const isJudging = (edit: Edit): edit is Judging =>
  edit.does === 'accept' || edit.does === 'reject' || edit.does === 'dispute';

/** Not what was said to settle a matter between two people. */
const isFirstWord = (edit: Edit): boolean => edit.settles === undefined && isOnMarks(edit);

function verdictsOf(text: string, edits: readonly Edit[], by: string): Verdict[] {
  const said = edits
    .filter(isJudging)
    .filter((edit) => edit.by === by && edit.settles === undefined)
    .sort(byTime);
  const places = locateAll(
    text,
    said.map(({ anchor }) => anchor),
  );
  const last = new Map<string, Omit<Verdict, 'line'>>();
  for (const [i, { kind, does }] of said.entries()) {
    const place = places[i]!;
    if (place.outcome === 'lost') continue;
    const { start, end } = place.span;
    last.set(keyOf({ kind, start, end }), { kind, start, end, verdict: does, text: text.slice(start, end) });
  }
  let line = 1;
  let at = 0;
  return [...last.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1))
    .map((verdict) => {
      for (; at < verdict.start; at++) if (text.charCodeAt(at) === 10) line++;
      return { ...verdict, line };
    });
}

const keyOf = ({ kind, start, end }: LayerMark): string => `${kind} ${start}-${end}`;

/**
 * The report in Markdown, in English like every export: verdicts on the same marks with Cohen's kappa and Krippendorff's alpha, marks by kind with F1 of
 * their extents and Krippendorff's alpha for unitising, and each place judged otherwise, side by side. Only documents on which both decided count.
 */
export function agreementReport(documents: readonly DocumentLayers[], a: string, b: string): string {
  const shared = documents.flatMap(({ document, length, layers }) => {
    const [one, two] = [a, b].map((by) => layers.find((layer) => layer.by === by));
    return one === undefined || two === undefined ? [] : [{ document, length, one, two }];
  });
  const pairs = shared.flatMap(({ document, one, two }) => {
    const theirs = new Map(two.verdicts.map((verdict) => [keyOf(verdict), verdict.verdict]));
    return one.verdicts.flatMap((verdict) => {
      const other = theirs.get(keyOf(verdict));
      return other === undefined ? [] : [{ document, verdict, other }];
    });
  });
  const [mine, theirs] = [pairs.map(({ verdict }) => verdict.verdict), pairs.map(({ other }) => other)];
  const same = pairs.filter(({ verdict, other }) => verdict.verdict === other).length;
  const differ = pairs.filter(({ verdict, other }) => verdict.verdict !== other);
  return [
    `# Agreement of ${name(a)} and ${name(b)}`,
    `Documents on which both decided: ${shared.length}`,
    '## Verdicts on the same marks',
    table(
      ['judged by both', 'alike', "Cohen's kappa", "Krippendorff's alpha"],
      [
        [
          String(pairs.length),
          String(same),
          figure(cohenKappa(mine, theirs)),
          figure(krippendorffAlpha(mine.map((value, i) => [value, theirs[i]!]))),
        ],
      ],
    ),
    '## Marks that each accepted, changed or set',
    table(
      ['kind', 'both', `only ${name(a)}`, `only ${name(b)}`, 'F1', "Krippendorff's alpha (unitising)"],
      byKind(shared),
    ),
    '## Judged otherwise',
    differ.length === 0
      ? 'None.'
      : table(
          ['where', 'kind', 'words', name(a), name(b)],
          differ.map(({ document, verdict, other }) => [
            `${cell(document)}, line ${verdict.line}`,
            verdict.kind,
            cell(verdict.text),
            verdict.verdict,
            other,
          ]),
        ),
    '–: not defined, for there is nothing to compare or chance alone would agree.',
    '',
  ].join('\n\n');
}

interface Shared {
  readonly length: number;
  readonly one: Layer;
  readonly two: Layer;
}

/** All documents as one long text, one after the other. */
function byKind(shared: readonly Shared[]): string[][] {
  let length = 0;
  const [one, two]: [LayerMark[], LayerMark[]] = [[], []];
  for (const document of shared) {
    const shift = ({ kind, start, end }: LayerMark): LayerMark => ({ kind, start: start + length, end: end + length });
    one.push(...document.one.marks.map(shift));
    two.push(...document.two.marks.map(shift));
    length += document.length;
  }
  return spanF1(one, two).map(({ kind, both, onlyA, onlyB, f1 }) => {
    const layers = [one, two].map((layer) => layer.filter((mark) => mark.kind === kind));
    // Unitising knows no marks within marks.
    const alpha = layers.some(overlaps) ? Number.NaN : unitisedAlpha(layers, length);
    return [kind, String(both), String(onlyA), String(onlyB), figure(f1), figure(alpha)];
  });
}

function overlaps(layer: readonly Span[]): boolean {
  const sorted = [...layer].sort((a, b) => a.start - b.start);
  return sorted.some((mark, i) => i > 0 && mark.start < sorted[i - 1]!.end);
}

const figure = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–');

const name = (by: string): string => (by === '' ? 'somebody without a name' : cell(by));

const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\|`*_<[\]]/g, '\\$&');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
