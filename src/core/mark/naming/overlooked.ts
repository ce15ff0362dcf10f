/** Names that the tagger passed over though their words alone tell what they are. */
import { hashWord, Kind } from '../../text/tokenise';
import { isCandidate, isHeadline, type View } from './features';
import { Known } from './gazetteer';
import type { Piece } from './pieces';
import { isSyllables } from './syllables';

const NO_NAME_WORD =
  Known.Common |
  Known.Body |
  Known.BodyWord |
  Known.SiteWord |
  Known.LegalForm |
  Known.Office |
  Known.Style |
  Known.Modifier |
  Known.Calendar |
  Known.Demonym;

const SERIES: ReadonlySet<number> = new Set([',', 'and', 'or', '&'].map(hashWord));

/**
 * Names beside those found: a surname and a given name in two syllables ("Geun-hye"); what stands in a row with places or persons and
 * is as long as they are: "Narva, Tartu and | Haapsalu". Cost: linear in the capital words.
 */
export function overlooked(view: View, before: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { t, known } = view;
  const { tokens } = t;
  const states = view.runs.flatMap(({ from, to }) => statesIn(view, from, to, labels));
  const found = [...before, ...states];
  const starts = new Map(found.map((piece) => [piece.from, piece]));
  const ends = new Map(found.map((piece) => [piece.to, piece]));
  const taken = new Set<number>();
  for (const { from, to } of found) for (let i = from; i < to; i++) taken.add(i);
  const isFree = (i: number): boolean => labels[i] === 0 && isCandidate(t, i) && !taken.has(i);
  const inRow = (from: number, to: number): Piece | undefined => {
    const first = from === t.sentenceStart[t.sentenceOf[from]!];
    if (!first && SERIES.has(tokens.hash[from - 1]!) && !(tokens.kind[to] === Kind.Word && to - from === 1)) {
      const before = ends.get(from - 1);
      if (before !== undefined) return before;
    }
    const after = SERIES.has(tokens.hash[to] ?? 0) ? starts.get(to + 1) : undefined;
    return after !== undefined && (!first || (known[after.from]! & Known.Land) !== 0) ? after : undefined;
  };
  const more: Piece[] = states;
  for (const run of view.runs) {
    if (isHeadline(view, run.from)) continue;
    for (let i = run.from; i < run.to; i++) {
      if (!isFree(i) || (i > run.from && isCandidate(t, i - 1))) continue;
      let to = i + 1;
      let named = (known[i]! & NO_NAME_WORD) === 0;
      for (; to < run.to && isFree(to); to++) named &&= (known[to]! & NO_NAME_WORD) === 0;
      if (to < run.to && isCandidate(t, to)) continue;
      if (to - i === 2 && isSyllables(t, i + 1) && (known[i]! & Known.Common) === 0) {
        more.push({ from: i, to, type: 'person', sure: 0.3 });
      } else if (named) {
        const beside = inRow(i, to);
        const fits =
          beside !== undefined &&
          (to - i === 1
            ? beside.type === 'place' && beside.to - beside.from === 1
            : beside.type === 'person' && to - i === 2 && beside.to - beside.from > 1);
        if (fits) more.push({ from: i, to, type: beside.type, sure: 0.2 });
      }
      i = to - 1;
    }
  }
  return more;
}

/** "N.H." behind a town and its comma. */
function statesIn({ t, known }: View, from: number, to: number, labels: Uint8Array): Piece[] {
  const { tokens } = t;
  const states: Piece[] = [];
  for (let i = Math.max(from, 2); i < to; i++) {
    const abbreviated = (known[i]! & Known.Land) !== 0 && t.text[tokens.end[i]! - 1] === '.';
    if (!abbreviated || labels[i] !== 0 || tokens.hash[i - 1] !== COMMA || !isCandidate(t, i - 2)) continue;
    states.push({ from: i, to: i + 1, type: 'place', sure: 0.6 });
  }
  return states;
}
const COMMA = hashWord(',');
