/** By how many marks each token of a text is covered. Cost: linear in the text and the marks. */
import type { Span } from '../../model';
import { int32Column } from '../../text/columns';
import type { TokenisedText } from '../../text/sentences';
import { tokenAt } from '../../text/tokenise';
import type { FoundClaim } from '../stages';

/** How many of the spans cover each token. */
export function covering(t: TokenisedText, spans: readonly Span[]): Int32Array {
  const depth = int32Column(t.tokens.count + 1);
  for (const span of spans) cover(t, span, depth);
  for (let k = 1; k < depth.length; k++) depth[k]! += depth[k - 1]!;
  return depth;
}

/** Where the span begins and ends, as steps up and down. */
function cover({ tokens }: TokenisedText, { start, end }: Span, steps: Int32Array): void {
  if (end <= start) return;
  steps[tokenAt(tokens, start)]!++;
  steps[tokenAt(tokens, end - 1) + 1]!--;
}

/** How many speakers, direct claims and claims cover each token. */
export function coverage(
  t: TokenisedText,
  claims: readonly FoundClaim[],
): { readonly speaks: Int32Array; readonly quoted: Int32Array; readonly told: Int32Array } {
  const { count } = t.tokens;
  const speaks = int32Column(count + 1);
  const quoted = int32Column(count + 1);
  const told = int32Column(count + 1);
  for (const claim of claims) {
    cover(t, claim, told);
    if (claim.quote === 'direct') cover(t, claim, quoted);
    if (claim.speaker !== null) cover(t, claim.speaker, speaks);
  }
  for (let k = 1; k <= count; k++) {
    speaks[k]! += speaks[k - 1]!;
    quoted[k]! += quoted[k - 1]!;
    told[k]! += told[k - 1]!;
  }
  return { speaks, quoted, told };
}
