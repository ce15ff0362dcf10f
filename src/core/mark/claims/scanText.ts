/** Runs the first stage over a text. */
import { uint8Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { Kind } from '../../text/tokenise';
import { type Decoder, eased, LONGEST, type TaggerModel } from '../tagging/model';
import type { Columns } from './columns';
import { type Scanned, scanned } from './relate';
import { Label, scanFeatures } from './scan';

/** Cues are proposed generously; the second stage rejects those that get no content. In natural-log units. */
const CUE_BIAS = 1.2;

/** The first stage's model as it is used: with cues made easier. */
export const generous = (scan: TaggerModel): TaggerModel => eased(scan, Label.CueBegin, CUE_BIAS);

/** Paragraph by paragraph, with a `generous` model; one that is too long in parts. Cost: linear. */
export function scanText(columns: Columns, edges: Uint8Array, decoder: Decoder): Scanned {
  const { t } = columns;
  const n = t.tokens.count;
  const labels = uint8Column(n);
  const content = uint8Column(n);
  const source = uint8Column(n);
  const cue = uint8Column(n);
  const extract = scanFeatures(columns);
  const { lanes } = decoder;
  const step = stepsOf(decoder.model.unit);
  for (const [from, to] of paragraphsOf(t)) {
    if (!hasWords(columns, from, to)) continue;
    decoder.tag(from, to, edges, extract, labels);
    const margin = decoder.margins();
    for (let i = from; i < to; i++) {
      const row = (i - from) * lanes;
      const outside = margin[row]!;
      const asCue = Math.max(margin[row + Label.CueBegin]!, margin[row + Label.CueInside]!);
      const asSource = Math.max(margin[row + Label.SourceBegin]!, margin[row + Label.SourceInside]!);
      const asAfter = Math.max(margin[row + Label.AfterBegin]!, margin[row + Label.AfterInside]!);
      const asBefore = Math.max(margin[row + Label.BeforeBegin]!, margin[row + Label.BeforeInside]!);
      const asContent = Math.max(asAfter, asBefore);
      cue[i] = step(asCue - Math.max(outside, asSource, asContent));
      source[i] = step(asSource - Math.max(outside, asCue, asContent));
      content[i] = step(asContent - Math.max(outside, asCue, asSource));
    }
  }
  return scanned(labels, content, source, cue);
}

/** Token ranges of paragraphs; one that is too long for the decoder is cut between sentences, and inside one where it must. */
function* paragraphsOf(t: TokenisedText): Generator<readonly [number, number]> {
  const { sentenceStart, sentenceCount, paragraphOf } = t;
  let from = 0;
  for (let s = 0; s < sentenceCount; s++) {
    const to = sentenceStart[s + 1]!;
    for (; to - from > LONGEST; from += LONGEST) yield [from, from + LONGEST];
    const next = s + 1 < sentenceCount ? sentenceStart[s + 2]! : to;
    if (paragraphOf[s + 1] === paragraphOf[s] && s + 1 < sentenceCount && next - from <= LONGEST) continue;
    yield [from, to];
    from = to;
  }
}

/** Bounds between the eight steps of certainty, from surely not (0) to surely (7), in half natural-log units. */
const BOUNDS = [-12, -5, -2, 0, 2, 5, 12] as const;

/** The step of a margin, read from a table: there are three margins to each token, and where they lie no processor foretells. */
function stepsOf(unit: number): (margin: number) => number {
  // Margins are whole numbers; what lies beyond the outer bounds is no surer.
  const most = 6 * unit + 1;
  const steps = uint8Column(2 * most + 1);
  for (let k = 0, step = 0; k < steps.length; k++) {
    while (step < BOUNDS.length && 2 * (k - most) >= BOUNDS[step]! * unit) step++;
    steps[k] = step;
  }
  return (margin) => steps[Math.min(2 * most, Math.max(0, margin + most))]!;
}

/** A paragraph of nothing but marks says nothing. */
function hasWords({ t }: Columns, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (t.tokens.kind[i] === Kind.Word) return true;
  return false;
}
