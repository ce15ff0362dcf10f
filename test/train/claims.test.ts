import assert from 'node:assert/strict';
import { findClaims, loadClaimsModel } from '../../src/core/mark/claims';
import { buildWordTable } from '../../src/core/mark/claims/wordTable';
import { layOut } from '../../src/core/text/layout';
import { segment } from '../../src/core/text/sentences';
import { tokenise } from '../../src/core/text/tokenise';
import { trainClaims } from '../../src/train/claims';
import type { GoldClaim, Labelled } from '../../src/train/labelled';

const PEOPLE = ['Mara Ilves', 'the mayor', 'He', 'Jon Rand', 'The harbour board'];
const CUES = ['said', 'believes', 'told reporters', 'has denied'];
const CONTENTS = [
  'the line would close',
  'nobody asked the council',
  'the ferry is old and slow',
  'it lost money in May',
];
const FILLERS = ['The ferry left at noon.', 'It rained on the harbour all day.', 'A new pier stands there.'];

/** "[who] [cue] that [content]." and the other way round, with sentences of no one between them. */
function documents(): Labelled<GoldClaim>[] {
  const out: Labelled<GoldClaim>[] = [];
  for (let d = 0; d < 24; d++) {
    let text = '';
    const annotations: GoldClaim[] = [];
    for (let k = 0; k < 6; k++) {
      const pick = <T>(list: readonly T[], shift: number): T => list[(d * 5 + k * 3 + shift) % list.length]!;
      const put = (piece: string): { start: number; end: number } => {
        const start = text.length;
        text += piece;
        return { start, end: text.length };
      };
      const speaker = put(pick(PEOPLE, 0));
      put(' ');
      const cue = put(pick(CUES, 1));
      put(' that ');
      const content = put(pick(CONTENTS, 2));
      put(`. ${pick(FILLERS, 3)}\n\n`);
      annotations.push({ kind: 'claim', ...content, quote: 'indirect', speaker, cue });
    }
    out.push({ id: `d${d}`, text, annotations, published: null });
  }
  return out;
}

describe('training claims', function () {
  this.timeout(60_000);
  const words = buildWordTable(6, []);
  const bytes = trainClaims(documents(), words, () => {});

  it('gives the same bytes for the same texts', () => {
    assert.deepEqual(
      trainClaims(documents(), words, () => {}),
      bytes,
    );
  });

  it('finds in a new text what the labelled ones taught', () => {
    const text = 'A new pier stands there. Jon Rand believes that it lost money in May. The ferry left at noon.';
    const t = segment(text, tokenise(text));
    const claims = findClaims(t, [], layOut(t, 'a.txt', undefined), loadClaimsModel(bytes));
    const [claim] = claims.filter((one) => one.quote !== 'none');
    const cut = (span: { start: number; end: number } | null): string => (span ? text.slice(span.start, span.end) : '');
    assert.deepEqual(
      [cut(claim!.speaker), cut(claim!.cue), cut(claim!)],
      ['Jon Rand', 'believes', 'it lost money in May'],
    );
  });
});
