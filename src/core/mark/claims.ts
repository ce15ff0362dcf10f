/** Who asserts what: the claims of one text, with their sources and cues. */
import type { TokenisedText } from '../text/sentences';
import { bySpan, overlaps } from '../text/span';
import { type Columns, columnsOf } from './claims/columns';
import { type Attribution, Role, relateEdges, relateFeatures, type Scanned, scanned, windowOf } from './claims/relate';
import { edgesOf, LABELS, Label, scanFeatures } from './claims/scan';
import { settle } from './claims/settle';
import type { FoundClaim, FoundName, Layout } from './stages';
import { createWorkspace, decodeTagger, margins, type TaggerModel, tag, type Workspace } from './tagger';

export interface ClaimsModel {
  readonly scan: TaggerModel;
  readonly relate: TaggerModel;
}

/** Reads `media/claims.bin`; throws if the bytes are no such model. */
export function loadClaimsModel(bytes: Uint8Array): ClaimsModel {
  const scan = decodeTagger(bytes);
  const relate = decodeTagger(bytes, scan.end);
  return { scan: scan.model, relate: relate.model };
}

/** First stage over the whole text, paragraph by paragraph. */
export function scanText(columns: Columns, edges: Uint8Array, model: TaggerModel, space: Workspace): Scanned {
  const { t } = columns;
  const n = t.tokens.count;
  const labels = new Uint8Array(n);
  const content = new Uint8Array(n);
  const source = new Uint8Array(n);
  const cue = new Uint8Array(n);
  const extract = scanFeatures(columns);
  for (let s = 0; s < t.sentenceCount; ) {
    let after = s + 1;
    while (after < t.sentenceCount && t.paragraphOf[after] === t.paragraphOf[s]) after++;
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[after]!;
    tag(model, from, to, edges, extract, labels, space);
    const margin = margins(model, from, to, edges, space);
    for (let i = from; i < to; i++) {
      const row = (i - from) * LABELS;
      const best = (a: number, b: number): number => Math.max(margin[row + a]!, margin[row + b]!);
      const outside = margin[row]!;
      const asCue = best(Label.CueBegin, Label.CueInside);
      const asSource = best(Label.SourceBegin, Label.SourceInside);
      const asContent = Math.max(
        best(Label.AfterBegin, Label.AfterInside),
        best(Label.BeforeBegin, Label.BeforeInside),
      );
      cue[i] = step(asCue - Math.max(outside, asSource, asContent), model.unit);
      source[i] = step(asSource - Math.max(outside, asCue, asContent), model.unit);
      content[i] = step(asContent - Math.max(outside, asCue, asSource), model.unit);
    }
    s = after;
  }
  return scanned(labels, content, source, cue);
}

/** A margin in eight steps, from surely not (0) to surely (7). */
function step(margin: number, unit: number): number {
  const halves = (2 * margin) / unit;
  if (halves < 0) return halves < -12 ? 0 : halves < -5 ? 1 : halves < -2 ? 2 : 3;
  return halves < 2 ? 4 : halves < 5 ? 5 : halves < 12 ? 6 : 7;
}

/**
 * The claims of one text, sorted by span. Works on any string. Cost: linear, a bounded number of tokens for each cue.
 */
export function findClaims(
  t: TokenisedText,
  _names: readonly FoundName[],
  layout: Layout,
  model: ClaimsModel,
): FoundClaim[] {
  const columns = columnsOf(t);
  const edges = edgesOf(columns);
  const space = createWorkspace();
  const scan = scanText(columns, edges, model.scan, space);
  const found = attributions(columns, edges, scan, model.relate, space);
  const front = layout.frontMatter;
  return found
    .flatMap((attribution, index) => settle(columns, scan, attribution, index))
    .filter((claim) => front === null || !overlaps(claim, front))
    .sort(bySpan);
}

export function attributions(
  columns: Columns,
  edges: Uint8Array,
  scan: Scanned,
  model: TaggerModel,
  space: Workspace,
): Attribution[] {
  const n = columns.t.tokens.count;
  const roleEdges = new Uint8Array(n);
  const roles = new Uint8Array(n);
  const owner = new Int32Array(n).fill(-1);
  const out: Attribution[] = [];
  for (const cue of scan.cues) {
    const [from, to] = windowOf(columns, scan, cue);
    relateEdges(columns, edges, cue, from, to, roleEdges);
    tag(model, from, to, roleEdges, relateFeatures(columns, scan, cue), roles, space);
    const pieces: [number, number][] = [];
    let source: [number, number] | null = null;
    for (let i = from; i < to; i++) {
      const role = roles[i]!;
      if (role === Role.ContentBegin) pieces.push([i, i + 1]);
      else if (role === Role.ContentInside && pieces.length > 0) pieces[pieces.length - 1]![1] = i + 1;
      else if (role === Role.SourceBegin) {
        // The source nearest to the cue.
        if (source === null || i < cue.from || source[0] > cue.to) source = [i, i + 1];
        if (i > cue.from && source[0] < cue.from) continue;
      } else if (role === Role.SourceInside && source !== null && source[1] === i) source[1] = i + 1;
    }
    if (pieces.length === 0) continue;
    // Flat: a cue inside what an earlier one attributes is not taken again.
    let taken = 0;
    let size = 0;
    for (const [a, b] of pieces) for (let i = a; i < b; i++, size++) if (owner[i]! >= 0) taken++;
    if (taken * 2 > size || owner[cue.from]! >= 0) continue;
    for (const [a, b] of pieces) for (let i = a; i < b; i++) owner[i] = out.length;
    out.push({ cue, source, pieces });
  }
  // Contents of the first stage that no cue took.
  for (let i = 0; i < n; ) {
    if (scan.labels[i]! < Label.AfterBegin) {
      i++;
      continue;
    }
    const to = scan.runTo[i]!;
    let free = true;
    for (let k = i; k < to; k++) if (owner[k]! >= 0) free = false;
    if (free) out.push({ cue: null, source: null, pieces: [[i, to]] });
    i = to;
  }
  return out;
}
