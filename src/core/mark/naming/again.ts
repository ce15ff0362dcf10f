/** What a text names more than once: names found again where the tagger saw none, and cut to their length in headlines. */
import type { ActorType } from '../../contract';
import type { TokenisedText } from '../../text/sentences';
import { Written } from './evidence';
import { isCandidate, isHeadline, type View } from './features';
import { type Piece, pieceOf } from './piece';
import { keyOf, NOT_ALONE } from './words';

/** Below this a name does not speak for other places. */
const TELLING = 0.4;

/** Longer names with one first word that are sought again; so many texts have no more. */
const ALIKE = 8;

/** Capital words that the tagger passed over though they are a surname or a whole name elsewhere in the text. */
export function repeated(view: View, found: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { t } = view;
  const { hash } = t.tokens;
  const known = new Map<number, Piece>();
  const long = new Map<number, Piece[]>();
  for (const piece of found) {
    const { from, to, sure } = piece;
    if (sure < TELLING) continue;
    if (to - from > 1) {
      const like = long.get(hash[from]!);
      if (like === undefined) long.set(hash[from]!, [piece]);
      else if (like.length < ALIKE) like.push(piece);
    }
    if ((piece.type !== 'person' && to - from > 1) || !speaksAlone(view, to - 1)) continue;
    const before = known.get(hash[to - 1]!);
    if (before === undefined || before.sure < sure) known.set(hash[to - 1]!, piece);
  }
  const more: Piece[] = [];
  for (const run of view.runs) {
    for (let i = run.from; i < run.to; i++) {
      if (labels[i] !== 0 || !isCandidate(t, i)) continue;
      const whole = long.get(hash[i]!)?.find((piece) => isAgain(t, piece, i, run.to, labels));
      if (whole !== undefined) {
        const to = i + whole.to - whole.from;
        more.push(pieceOf(i, to, whole.type, whole.sure / 2));
        i = to - 1;
        continue;
      }
      const like = known.get(hash[i]!);
      if (like === undefined || (view.written[i]! & Written.Small) !== 0) continue;
      more.push(pieceOf(i, i + 1, like.type, like.sure / 2));
    }
  }
  return more;
}

/** A word of three letters or more that is not too common. */
const speaksAlone = ({ t, known }: View, i: number): boolean =>
  t.tokens.end[i]! - t.tokens.start[i]! >= 3 && (known[i]! & NOT_ALONE) === 0;

/** Do the words of a name stand at `at` too, where the tagger saw nothing? */
function isAgain({ tokens }: TokenisedText, { from, to }: Piece, at: number, end: number, labels: Uint8Array): boolean {
  if (at + to - from > end) return false;
  for (let k = from; k < to; k++) {
    const here = at + k - from;
    if (labels[here] !== 0 || tokens.hash[here] !== tokens.hash[k] || tokens.shape[here] !== tokens.shape[k])
      return false;
  }
  return true;
}

/** A headline's capitals hide where a name ends: it is cut to the longest beginning that is a name in the text below. */
export function cutInHeadlines(view: View, found: readonly Piece[]): readonly Piece[] {
  const { t } = view;
  if (!found.some(({ from }) => isHeadline(view, from))) return found;
  const plain = new Map<number, ActorType>();
  for (const { from, to, type } of found) if (!isHeadline(view, from)) plain.set(keyOf(t, from, to), type);
  if (plain.size === 0) return found;
  return found.map((piece) => {
    if (!isHeadline(view, piece.from)) return piece;
    for (let to = piece.to; to > piece.from; to--) {
      const type = plain.get(keyOf(t, piece.from, to));
      if (type !== undefined) return to === piece.to ? piece : pieceOf(piece.from, to, type, piece.sure);
    }
    return piece;
  });
}
