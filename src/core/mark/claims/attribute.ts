/** Runs the second stage: contents and sources for each cue, then a cue and source for each content left over. */
import { int32Column, uint8Column } from '../../text/columns';
import { type Decoder, type Extract, eased, LONGEST, type TaggerModel } from '../tagging/model';
import type { Columns } from './columns';
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
  windowOf,
} from './relate';
import { Label } from './scan';
import { dashedSpeech, turnsOf } from './turns';

/** How much the steps into each role are eased, in natural-log units: set where train and dev stand best. */
const BIAS = { content: 1, source: 1.8, cueOfContent: 0.5, sourceOfContent: 1.5 } as const;

/** Mean certainty in steps of eight from which a content without a cue is believed. */
const BELIEVABLE = 5.5;

/** Quotations of more tokens than this are content, whatever the first stage thinks. */
const QUOTED_CONTENT = 5;

/** The second stage's models as they are used: with contents and sources made easier. */
export const eager = (relate: TaggerModel): TaggerModel =>
  eased(eased(relate, Role.ContentBegin, BIAS.content), Role.SourceBegin, BIAS.source);
export const eagerAnchor = (anchor: TaggerModel): TaggerModel =>
  eased(eased(anchor, Role.ContentBegin, BIAS.cueOfContent), Role.SourceBegin, BIAS.sourceOfContent);

/** Ties contents and sources to cues; then looks from each content left over for a cue and source of its own. */
export function attributions(
  columns: Columns,
  edges: Uint8Array,
  scan: Scanned,
  { relate, anchor }: { readonly relate: Decoder; readonly anchor: Decoder },
): Attribution[] {
  const n = columns.t.tokens.count;
  const roleEdges = uint8Column(n);
  const roles = uint8Column(n);
  // Beside a pivot that is a run's length itself nothing is looked for.
  const settleRoles = (decoder: Decoder, from: number, to: number, extract: Extract): void => {
    if (to - from <= LONGEST) decoder.tag(from, to, roleEdges, extract, roles);
    else roles.fill(Role.Outside, from, to);
  };
  const owner = int32Column(n).fill(-1);
  const cueOwner = int32Column(n).fill(-1);
  const out: Draft[] = [];
  for (const { cue, source, pieces } of [...turnsOf(columns), ...dashedSpeech(columns)]) {
    for (const [from, to] of pieces) owner.fill(out.length, from, to);
    if (cue !== null) cueOwner.fill(out.length, cue.from, cue.to);
    out.push({ cue, source, pieces: pieces.map(([from, to]) => [from, to]), spoken: true });
  }
  // News needs little more than one look at each word; a text made of nothing but cues must not cost hundreds.
  let allowance = 3 * n + 2000;
  for (const cue of scan.cues) {
    const [from, to] = within(windowOf(columns, scan, cue), cue, allowance > 0);
    allowance -= to - from;
    relateEdges(columns, edges, cue, from, to, roleEdges);
    settleRoles(relate, from, to, relateFeatures(columns, scan, cue, headOf(columns, cue)));
    const pieces = runsOf(roles, from, to, Role.ContentBegin);
    if (pieces.length === 0) continue;
    followQuotations(columns, pieces, cue, from, to);
    const beside = pieces.filter(([a]) => owner[a]! < 0 || out[owner[a]!]!.spoken !== true);
    if (beside.length > 0) pieces.splice(0, pieces.length, ...beside);
    // Flat: a cue inside what an earlier one attributes is not taken again.
    let taken = 0;
    let size = 0;
    for (const [a, b] of pieces) for (let i = a; i < b; i++, size++) if (owner[i]! >= 0) taken++;
    if (taken * 2 > size || owner[cue.from]! >= 0) continue;
    for (const [a, b] of pieces) for (let i = a; i < b; i++) owner[i] = out.length;
    for (let i = cue.from; i < cue.to; i++) cueOwner[i] = out.length;
    out.push({ cue, source: nearest(runsOf(roles, from, to, Role.SourceBegin), cue), pieces });
  }
  for (const run of leftOver(columns, scan)) {
    if (isTaken(owner, run)) continue;
    const [from, to] = within(anchorWindow(columns, run), run, allowance > 0);
    allowance -= to - from;
    relateEdges(columns, edges, run, from, to, roleEdges);
    settleRoles(anchor, from, to, relateFeatures(columns, scan, run, anchorHead(columns, scan, run)));
    const found = nearest(runsOf(roles, from, to, Role.ContentBegin), run);
    if (found === null && !isBelievable(columns, scan, run)) continue;
    const of = found === null ? -1 : cueOwner[found[0]]!;
    owner.fill(of >= 0 ? of : out.length, run.from, run.to);
    if (of >= 0) out[of]!.pieces.push([run.from, run.to]);
    else {
      const cue = found === null ? null : { from: found[0], to: found[1] };
      if (cue !== null) cueOwner.fill(out.length, cue.from, cue.to);
      const source = nearest(runsOf(roles, from, to, Role.SourceBegin), cue ?? run);
      out.push({ cue, source, pieces: [[run.from, run.to]] });
    }
  }
  joinContinued(columns, out, owner);
  for (const { pieces } of out) pieces.sort((a, b) => a[0] - b[0]);
  return out.filter(({ pieces }) => pieces.length > 0);
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
  return (quoted * 2 > size && size >= 3) || sure >= BELIEVABLE * size;
}

/** Contents of the first stage, then what is quoted at some length: nearly always content. */
function leftOver(columns: Columns, scan: Scanned): Cue[] {
  const out: Cue[] = [];
  for (let i = 0; i < scan.labels.length; ) {
    const to = scan.runTo[i]!;
    if (scan.labels[i]! >= Label.AfterBegin) out.push({ from: i, to });
    i = to;
  }
  for (const { open, close, closed } of columns.quotations.list) {
    if (closed && close - open > QUOTED_CONTENT) out.push({ from: open + 1, to: close });
  }
  return out;
}

function isTaken(owner: Int32Array, { from, to }: Cue): boolean {
  for (let i = from; i < to; i++) if (owner[i]! >= 0) return true;
  return false;
}

/**
 * A quotation that goes on over several paragraphs is one utterance: its parts go to the part that is attributed in its own
 * paragraph, else to the first.
 */
function joinContinued(columns: Columns, drafts: Draft[], owner: Int32Array): void {
  const { t, quotations } = columns;
  const { list } = quotations;
  const paragraph = (token: number): number => t.paragraphOf[t.sentenceOf[token]!]!;
  for (let q = 1; q < list.length; q++) {
    const here = list[q]!;
    if (!here.continues) continue;
    const before = list[q - 1]!;
    const a = owner[before.open + 1]!;
    const b = owner[here.open + 1]!;
    if (a === b) continue;
    const attributes = (draft: number, at: number): boolean =>
      draft >= 0 && drafts[draft]!.cue !== null && paragraph(drafts[draft]!.cue!.from) === paragraph(at);
    if (a >= 0 && b >= 0 && attributes(a, before.open) && attributes(b, here.open)) continue;
    const to = a < 0 || (b >= 0 && attributes(b, here.open)) ? b : a;
    const from = to === a ? b : a;
    const part = to === a ? here : before;
    if (to < 0) continue;
    const moved = from < 0 ? [[part.open + 1, part.close] as [number, number]] : drafts[from]!.pieces.splice(0);
    for (const piece of moved) {
      drafts[to]!.pieces.push(piece);
      owner.fill(to, piece[0], piece[1]);
    }
  }
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

/** The window, or what lies next to the pivot when the text has used up its allowance. */
function within([from, to]: readonly [number, number], pivot: Cue, plenty: boolean): readonly [number, number] {
  return plenty ? [from, to] : [Math.max(from, pivot.from - NARROW), Math.min(to, pivot.to + NARROW)];
}

const NARROW = 4;

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
