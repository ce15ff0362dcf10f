/** Groups among the names: "Republicans", "Estonians", "Harbour Democrats". */
import { hashWord } from '../../text/tokenise';
import { PEOPLES } from '../lexicon/peoples';
import { isCandidate, isHeadline, type View } from './features';
import type { Piece } from './pieces';

const HASHES: ReadonlySet<number> = new Set([...PEOPLES].map(hashWord));

/** The names found, with the peoples and parties that stand for their members. Cost: linear in the capital words. */
export function withPeoples(view: View, found: readonly Piece[]): readonly Piece[] {
  const { t, runs } = view;
  const { hash } = t.tokens;
  const taken = new Set<number>();
  const all = found.map((piece): Piece => {
    if (HASHES.has(hash[piece.to - 1]!) && (piece.type !== 'organization' || piece.to - piece.from === 1))
      piece = { ...piece, type: 'group' };
    for (let i = piece.from; i < piece.to; i++) taken.add(i);
    return piece;
  });
  for (const run of runs) {
    if (isHeadline(view, run.from)) continue;
    for (let i = run.from; i < run.to; i++) {
      if (!HASHES.has(hash[i]!) || taken.has(i) || (i + 1 < run.to && isCandidate(t, i + 1))) continue;
      if (isCandidate(t, i)) all.push({ from: i, to: i + 1, type: 'group', sure: 0.8 });
    }
  }
  return all;
}
