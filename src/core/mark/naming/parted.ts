/** Two names that the tagger took for one: "Lena Berg of Harbour Watch", "Lena Berg and Anna Holm", "Latvia and Estonia". */
import type { ActorType } from '../../contract';
import { Shape } from '../../text/tokenise';
import { isCandidate, type View } from './features';
import { Known } from './gazetteer';
import { type Piece, pieceOf } from './piece';
import { isSyllables } from './syllables';
import { trimmed } from './titles';
import { AND, BODY, GIVEN, isEntry, isLand, isPlace, SPLITS, THE } from './words';

/**
 * The names in one that the tagger found. The name of a body or place may well hold such a word, so that only persons, and places that are
 * listed, are parted.
 */
export function parted(view: View, piece: Piece): readonly Piece[] {
  const { tokens } = view.t;
  const { from, to, type, sure } = piece;
  for (let i = from + 1; i < to - 1; i++) {
    if (tokens.shape[i] !== Shape.Lower) continue;
    const hash = tokens.hash[i]!;
    if (hash !== AND && !SPLITS.has(hash)) continue;
    if (type === 'person' ? i - from > 1 : isPersonOf(view, from, i)) {
      const right = trimmed(view, i + 1, to, hash === AND);
      const left = pieceOf(from, i, 'person', sure);
      if (right === null) return [left];
      const other = hash === AND ? 'person' : beyond(view, right[0]);
      return [left, ...parted(view, pieceOf(right[0], right[1], other, sure / 2))];
    }
    if (hash !== AND) continue;
    if (type === 'organization' && (view.known[i - 1]! & BODY) !== 0) {
      const land = tokens.hash[i + 1] === THE ? i + 2 : i + 1;
      if (land < to && isLand(view, land, to)) {
        return [pieceOf(from, i, type, sure), pieceOf(land, to, 'place', sure / 2)];
      }
      if (isPersonAt(view, i + 1, to)) {
        return [pieceOf(from, i, type, sure), ...parted(view, pieceOf(i + 1, to, 'person', sure / 2))];
      }
    }
    if (type === 'place' && !isEntry(view, from, to) && isPlace(view, from) && isPlace(view, i + 1)) {
      return [pieceOf(from, i, type, sure), pieceOf(i + 1, to, type, sure)];
    }
    if (isLand(view, from, i) && isLand(view, i + 1, to)) {
      return [pieceOf(from, i, 'place', sure), pieceOf(i + 1, to, 'place', sure)];
    }
  }
  return [piece];
}

/** A given name and one more capital word, or a surname and a given name in two syllables. */
const isPersonAt = ({ known, t }: View, i: number, to: number): boolean =>
  i + 1 < to &&
  isCandidate(t, i + 1) &&
  (isSyllables(t, i + 1) || ((known[i]! & GIVEN) !== 0 && (known[i + 1]! & BODY) === 0));

/** "Lena Berg" of "Lena Berg of the Harbour Party": a given name and a surname, and no word of a body or site. */
function isPersonOf({ known, t }: View, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 3) return false;
  const given = (known[from]! & GIVEN) !== 0 && (known[from]! & Known.Land) === 0;
  if (!given && !isSyllables(t, to - 1)) return false;
  for (let i = from; i < to; i++) {
    if (!isCandidate(t, i) || (known[i]! & (BODY | Known.SiteWord)) !== 0) return false;
  }
  return true;
}

/** What a person is "of" or "in": a place if it is listed, else a body. */
const beyond = (view: View, i: number): ActorType => (isPlace(view, i) ? 'place' : 'organization');
