/** Who asserts what: the claims of one text, with their sources and cues. */
import type { TokenisedText } from '../text/sentences';
import { bySpan, overlaps } from '../text/span';
import { Kind } from '../text/tokenise';
import { type Columns, columnsOf } from './claims/columns';
import { ownStatements } from './claims/ownVoice';
import { passedOn } from './claims/passedOn';
import { namesOf } from './claims/phrases';
import {
  type Attribution,
  anchorHead,
  anchorWindow,
  type Cue,
  headOf,
  Role,
  relateEdges,
  relateFeatures,
  type Scanned,
  scanned,
  windowOf,
} from './claims/relate';
import { edgesOf, LABELS, Label, scanFeatures } from './claims/scan';
import { bareQuotation, settle } from './claims/settle';
import { decodeWordTable, type WordTable } from './claims/wordTable';
import type { FoundClaim, FoundName, Layout } from './stages';
import { createWorkspace, decodeTagger, FORBIDDEN, margins, type TaggerModel, tag, type Workspace } from './tagger';

export interface ClaimsModel {
  readonly words: WordTable;
  readonly scan: TaggerModel;
  readonly relate: TaggerModel;
  /** For contents without a cue. */
  readonly anchor: TaggerModel;
}

/** Reads `media/claims.bin`; throws if the bytes are no such model. */
export function loadClaimsModel(bytes: Uint8Array): ClaimsModel {
  const { table, end } = decodeWordTable(bytes, 0);
  const scan = decodeTagger(bytes, end);
  const relate = decodeTagger(bytes, scan.end);
  const anchor = decodeTagger(bytes, relate.end);
  return { words: table, scan: scan.model, relate: relate.model, anchor: anchor.model };
}

/** First stage over the whole text, paragraph by paragraph. */
/** Cues are proposed generously; the second stage rejects those that get no content. In natural-log units. */
export const tuning = {
  cueBias: 1,
  contentBias: 0.7,
  sourceBias: 1,
  anchorCueBias: 0,
  anchorSourceBias: 0,
  believe: 6,
};

export function scanText(columns: Columns, edges: Uint8Array, plain: TaggerModel, space: Workspace): Scanned {
  const { t } = columns;
  const n = t.tokens.count;
  const labels = new Uint8Array(n);
  const content = new Uint8Array(n);
  const source = new Uint8Array(n);
  const cue = new Uint8Array(n);
  const extract = scanFeatures(columns);
  const model = eager(plain, Label.CueBegin, tuning.cueBias);
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

/** The model with every step into `label` made easier by `bias` natural-log units. */
function eager(model: TaggerModel, label: number, bias: number): TaggerModel {
  const transitions = model.transitions.slice();
  for (let k = label; k < transitions.length; k += model.labels) {
    if (transitions[k]! > FORBIDDEN) transitions[k]! += Math.round(bias * model.unit);
  }
  return { ...model, transitions };
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
  names: readonly FoundName[],
  layout: Layout,
  model: ClaimsModel,
): FoundClaim[] {
  const columns = columnsOf(t, model.words);
  const front = layout.frontMatter;
  const claims = layout.language === 'en' ? inEnglish(columns, names, layout, model) : quotationsAlone(columns);
  return claims.filter((claim) => front === null || !overlaps(claim, front)).sort(bySpan);
}

function inEnglish(columns: Columns, names: readonly FoundName[], layout: Layout, model: ClaimsModel): FoundClaim[] {
  const edges = edgesOf(columns);
  const space = createWorkspace();
  const scan = scanText(columns, edges, model.scan, space);
  const nameAt = namesOf(columns, names);
  const outlets = new Set(names.flatMap((name, k) => (name.type === 'organization' ? [k] : [])));
  const claims: FoundClaim[] = [];
  attributions(columns, edges, scan, model, space).forEach((attribution, index) => {
    const passed = passedOn(columns, nameAt, attribution, outlets);
    for (const claim of settle(columns, scan, passed, index)) claims.push(claim);
  });
  claims.sort(bySpan);
  return [...claims, ...ownStatements(columns, claims, layout)];
}

/** In a language whose words the model does not know: what stands in quotation marks, if it is more than a title. */
function quotationsAlone(columns: Columns): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const { open, close } of columns.quotations.list) {
    let words = 0;
    for (let i = open; i < close; i++) if (columns.t.tokens.kind[i] !== Kind.Mark) words++;
    if (words >= 4) claims.push(bareQuotation(columns, [open, close]));
  }
  return claims;
}

/** Ties contents and sources to cues; then looks from each content left over for a cue and source of its own. */
export function attributions(
  columns: Columns,
  edges: Uint8Array,
  scan: Scanned,
  { relate, anchor }: Pick<ClaimsModel, 'relate' | 'anchor'>,
  space: Workspace,
): Attribution[] {
  const n = columns.t.tokens.count;
  const roleEdges = new Uint8Array(n);
  const roles = new Uint8Array(n);
  const owner = new Int32Array(n).fill(-1);
  const cueOwner = new Int32Array(n).fill(-1);
  const out: Draft[] = [];
  const byCue = eager(eager(relate, Role.ContentBegin, tuning.contentBias), Role.SourceBegin, tuning.sourceBias);
  for (const cue of scan.cues) {
    const [from, to] = windowOf(columns, scan, cue);
    relateEdges(columns, edges, cue, from, to, roleEdges);
    tag(byCue, from, to, roleEdges, relateFeatures(columns, scan, cue, headOf(columns, cue)), roles, space);
    const pieces = runsOf(roles, from, to, Role.ContentBegin);
    if (pieces.length === 0) continue;
    followQuotations(columns, pieces, cue, from, to);
    // Flat: a cue inside what an earlier one attributes is not taken again.
    let taken = 0;
    let size = 0;
    for (const [a, b] of pieces) for (let i = a; i < b; i++, size++) if (owner[i]! >= 0) taken++;
    if (taken * 2 > size || owner[cue.from]! >= 0) continue;
    for (const [a, b] of pieces) for (let i = a; i < b; i++) owner[i] = out.length;
    for (let i = cue.from; i < cue.to; i++) cueOwner[i] = out.length;
    out.push({ cue, source: nearest(runsOf(roles, from, to, Role.SourceBegin), cue), pieces });
  }
  const byContent = eager(
    eager(anchor, Role.ContentBegin, tuning.anchorCueBias),
    Role.SourceBegin,
    tuning.anchorSourceBias,
  );
  for (let i = 0; i < n; ) {
    if (scan.labels[i]! < Label.AfterBegin) {
      i++;
      continue;
    }
    const run: Cue = { from: i, to: scan.runTo[i]! };
    i = run.to;
    let free = true;
    for (let k = run.from; k < run.to; k++) if (owner[k]! >= 0) free = false;
    if (!free) continue;
    const [from, to] = anchorWindow(columns, run);
    relateEdges(columns, edges, run, from, to, roleEdges);
    tag(
      byContent,
      from,
      to,
      roleEdges,
      relateFeatures(columns, scan, run, anchorHead(columns, scan, run)),
      roles,
      space,
    );
    const found = nearest(runsOf(roles, from, to, Role.ContentBegin), run);
    if (found === null && !isBelievable(columns, scan, run)) continue;
    const of = found === null ? -1 : cueOwner[found[0]]!;
    for (let k = run.from; k < run.to; k++) owner[k] = of >= 0 ? of : out.length;
    if (of >= 0) out[of]!.pieces.push([run.from, run.to]);
    else {
      const cue = found === null ? null : { from: found[0], to: found[1] };
      if (cue !== null) for (let k = cue.from; k < cue.to; k++) cueOwner[k] = out.length;
      out.push({
        cue,
        source: nearest(runsOf(roles, from, to, Role.SourceBegin), cue ?? run),
        pieces: [[run.from, run.to]],
      });
    }
  }
  for (const { pieces } of out) pieces.sort((a, b) => a[0] - b[0]);
  return out;
}

/** Without a cue only what is quoted, or what the first stage was quite sure of. */
function isBelievable(columns: Columns, scan: Scanned, run: Cue): boolean {
  let sure = 0;
  let quoted = 0;
  for (let i = run.from; i < run.to; i++) {
    sure += scan.content[i]!;
    if (columns.quotations.of[i]! >= 0) quoted++;
  }
  const size = run.to - run.from;
  return (quoted * 2 > size && size >= 3) || sure >= tuning.believe * size;
}

interface Draft extends Attribution {
  readonly pieces: [number, number][];
}

/** A content that reaches the end of what was looked at inside a quotation goes on to the quotation's end. */
function followQuotations(columns: Columns, pieces: [number, number][], cue: Cue, from: number, to: number): void {
  const { list, of } = columns.quotations;
  const first = pieces[0]!;
  const last = pieces[pieces.length - 1]!;
  const before = of[first[0]]!;
  if (first[0] === from && before >= 0 && before !== of[cue.from])
    first[0] = Math.min(first[0], list[before]!.open + 1);
  const after = of[last[1] - 1]!;
  if (last[1] === to && after >= 0 && after !== of[cue.from]) last[1] = Math.max(last[1], list[after]!.close);
}

/** Runs of one role. */
function runsOf(roles: Uint8Array, from: number, to: number, begin: number): [number, number][] {
  const out: [number, number][] = [];
  for (let i = from; i < to; i++) {
    if (roles[i] === begin) out.push([i, i + 1]);
    else if (roles[i] === begin + 1 && out.length > 0) out[out.length - 1]![1] = i + 1;
  }
  return out;
}

function nearest(runs: readonly (readonly [number, number])[], pivot: Cue): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const run of runs) {
    const distance = run[1] <= pivot.from ? pivot.from - run[1] : run[0] - pivot.to;
    if (distance < least) {
      least = distance;
      best = run;
    }
  }
  return best;
}
