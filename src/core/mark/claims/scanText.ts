/** Runs the first stage over a text. */
import { createWorkspace, eased, margins, type TaggerModel, tag } from '../tagger';
import type { Columns } from './columns';
import { type Scanned, scanned } from './relate';
import { LABELS, Label, scanFeatures } from './scan';

/** Cues are proposed generously; the second stage rejects those that get no content. In natural-log units. */
const CUE_BIAS = 1.2;

/** Paragraph by paragraph. Cost: linear. */
export function scanText(columns: Columns, edges: Uint8Array, plain: TaggerModel): Scanned {
  const { t } = columns;
  const n = t.tokens.count;
  const labels = new Uint8Array(n);
  const content = new Uint8Array(n);
  const source = new Uint8Array(n);
  const cue = new Uint8Array(n);
  const extract = scanFeatures(columns);
  const model = eased(plain, Label.CueBegin, CUE_BIAS);
  const space = createWorkspace();
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
