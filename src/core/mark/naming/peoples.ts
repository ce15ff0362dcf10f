/** Groups among the names: "Republicans", "Estonians", "Harbour Democrats". */
import { uint8Column } from '../../text/columns';
import { wordSet } from '../../text/wordSet';
import { PEOPLES } from '../lexicon/peoples';
import { isCandidate, isHeadline, type View } from './features';
import { type Piece, pieceOf, typed } from './piece';

const HASHES = wordSet(PEOPLES);

/** The names found, with the peoples and parties that stand for their members. Cost: linear in the capital words. */
export function withPeoples(view: View, found: readonly Piece[]): readonly Piece[] {
  const { t, runs } = view;
  const { hash } = t.tokens;
  const taken = uint8Column(t.tokens.count);
  const all = found.map((piece): Piece => {
    taken.fill(1, piece.from, piece.to);
    const isGroup = HASHES.has(hash[piece.to - 1]!) && (piece.type !== 'organization' || piece.to - piece.from === 1);
    return isGroup ? typed(piece, 'group') : piece;
  });
  for (const run of runs) {
    if (isHeadline(view, run.from)) continue;
    for (let i = run.from; i < run.to; i++) {
      if (taken[i] === 1 || !HASHES.has(hash[i]!) || (i + 1 < run.to && isCandidate(t, i + 1))) continue;
      if (isCandidate(t, i)) all.push(pieceOf(i, i + 1, 'group', 0.8));
    }
  }
  return all;
}
