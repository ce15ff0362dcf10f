/** Names that the tagger passed over though their words alone tell what they are. */

import { unitAt } from '../../text/characters';
import { uint8Column } from '../../text/columns';
import { hashWord, Kind } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { isCandidate, isHeadline, type View } from './features';
import { Known } from './gazetteer';
import { type Piece, pieceOf } from './piece';
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

const SERIES = wordSet(', and or &');

/**
 * Names beside those found: a surname and a given name in two syllables ("Geun-hye"); what stands in a row with places or persons and
 * is as long as they are: "Narva, Tartu and | Haapsalu". Cost: linear in the capital words.
 */
export function overlooked(view: View, before: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { t, known } = view;
  const { tokens } = t;
  const states: Piece[] = [];
  for (const { from, to } of view.runs) addStates(view, from, to, labels, states);
  const found = [...before, ...states];
  const taken = uint8Column(tokens.count);
  for (const { from, to } of found) taken.fill(1, from, to);
  // Where pieces start and end: few texts ask.
  let starts: ReadonlyMap<number, Piece> | null = null;
  let ends: ReadonlyMap<number, Piece> | null = null;
  const isFree = (i: number): boolean => labels[i] === 0 && isCandidate(t, i) && taken[i] === 0;
  const inRow = (from: number, to: number): Piece | undefined => {
    const first = from === t.sentenceStart[t.sentenceOf[from]!];
    if (!first && SERIES.has(tokens.hash[from - 1]!) && !(tokens.kind[to] === Kind.Word && to - from === 1)) {
      ends ??= new Map(found.map((piece) => [piece.to, piece]));
      const before = ends.get(from - 1);
      if (before !== undefined) return before;
    }
    if (to >= tokens.count || !SERIES.has(tokens.hash[to]!)) return undefined;
    starts ??= new Map(found.map((piece) => [piece.from, piece]));
    const after = starts.get(to + 1);
    return after !== undefined && (!first || (known[after.from]! & Known.Land) !== 0) ? after : undefined;
  };
  const more = states;
  for (const run of view.runs) {
    if (isHeadline(view, run.from)) continue;
    for (let i = run.from; i < run.to; i++) {
      if (!isFree(i) || (i > run.from && isCandidate(t, i - 1))) continue;
      let to = i + 1;
      let named = (known[i]! & NO_NAME_WORD) === 0;
      for (; to < run.to && isFree(to); to++) named &&= (known[to]! & NO_NAME_WORD) === 0;
      if (to < run.to && isCandidate(t, to)) continue;
      if (to - i === 2 && isSyllables(t, i + 1) && (known[i]! & Known.Common) === 0) {
        more.push(pieceOf(i, to, 'person', 0.3));
      } else if (named) {
        const beside = inRow(i, to);
        const fits =
          beside !== undefined &&
          (to - i === 1
            ? beside.type === 'place' && beside.to - beside.from === 1
            : beside.type === 'person' && to - i === 2 && beside.to - beside.from > 1);
        if (fits) more.push(pieceOf(i, to, beside.type, 0.2));
      }
      i = to - 1;
    }
  }
  return more;
}

/** Adds "N.H." behind a town and its comma. */
function addStates({ t, known }: View, from: number, to: number, labels: Uint8Array, states: Piece[]): void {
  const { tokens } = t;
  for (let i = Math.max(from, 2); i < to; i++) {
    const abbreviated = (known[i]! & Known.Land) !== 0 && unitAt(t.text, tokens.end[i]! - 1) === 0x2e;
    if (!abbreviated || labels[i] !== 0 || tokens.hash[i - 1] !== COMMA || !isCandidate(t, i - 2)) continue;
    states.push(pieceOf(i, i + 1, 'place', 0.6));
  }
}
const COMMA = hashWord(',');
