/** Runs the first stage over a text. */
import { Kind } from '../../text/tokenise';
import { createWorkspace, eased, margins, type TaggerModel, tag } from '../tagger';
import type { Columns } from './columns';
import { type Scanned, scanned } from './relate';
import { createRemembered, type Remembered, rememberedSums } from './remembered';
import { LABELS, Label, looseFeatures } from './scan';

/** Cues are proposed generously; the second stage rejects those that get no content. In natural-log units. */
const CUE_BIAS = 1.2;

/** The first stage's model as it is used: with cues made easier. */
export const generous = (scan: TaggerModel): TaggerModel => eased(scan, Label.CueBegin, CUE_BIAS);

/** Paragraph by paragraph, with a `generous` model; `memory` is of this model alone. Cost: linear. */
export function scanText(
  columns: Columns,
  edges: Uint8Array,
  model: TaggerModel,
  memory: Remembered = createRemembered(),
): Scanned {
  const { t } = columns;
  const n = t.tokens.count;
  const labels = new Uint8Array(n);
  const content = new Uint8Array(n);
  const source = new Uint8Array(n);
  const cue = new Uint8Array(n);
  const extract = looseFeatures(columns);
  const base = rememberedSums(columns, model, memory);
  const space = createWorkspace();
  for (let s = 0; s < t.sentenceCount; ) {
    let after = s + 1;
    while (after < t.sentenceCount && t.paragraphOf[after] === t.paragraphOf[s]) after++;
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[after]!;
    s = after;
    if (!hasWords(columns, from, to)) continue;
    tag(model, from, to, edges, extract, labels, space, base);
    const margin = margins(model, from, to, edges, space);
    for (let i = from; i < to; i++) {
      const row = (i - from) * LABELS;
      const outside = margin[row]!;
      const asCue = Math.max(margin[row + Label.CueBegin]!, margin[row + Label.CueInside]!);
      const asSource = Math.max(margin[row + Label.SourceBegin]!, margin[row + Label.SourceInside]!);
      const asAfter = Math.max(margin[row + Label.AfterBegin]!, margin[row + Label.AfterInside]!);
      const asBefore = Math.max(margin[row + Label.BeforeBegin]!, margin[row + Label.BeforeInside]!);
      const asContent = Math.max(asAfter, asBefore);
      cue[i] = step(asCue - Math.max(outside, asSource, asContent), model.unit);
      source[i] = step(asSource - Math.max(outside, asCue, asContent), model.unit);
      content[i] = step(asContent - Math.max(outside, asCue, asSource), model.unit);
    }
  }
  return scanned(labels, content, source, cue);
}

/** A margin in eight steps, from surely not (0) to surely (7). */
function step(margin: number, unit: number): number {
  const halves = (2 * margin) / unit;
  if (halves < 0) return halves < -12 ? 0 : halves < -5 ? 1 : halves < -2 ? 2 : 3;
  return halves < 2 ? 4 : halves < 5 ? 5 : halves < 12 ? 6 : 7;
}

/** A paragraph of nothing but marks says nothing. */
function hasWords({ t }: Columns, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (t.tokens.kind[i] === Kind.Word) return true;
  return false;
}
