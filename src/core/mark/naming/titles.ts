/** Names without what announces them: articles, styles, offices; and those that a style alone announces. */
import { Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { isCandidate, type View } from './features';
import { Known } from './gazetteer';
import { between, type Piece, pieceOf } from './piece';
import { ARTICLE, isAbbreviationStop, isEntry, isModifier, isStance, isTitle, POSSESSIVE } from './words';

/** Without article or title before it and without marks and a possessive ending behind it; null if nothing is left. */
export function trimmed(view: View, from: number, to: number, person: boolean): readonly [number, number] | null {
  const { tokens } = view.t;
  if (person) from = behindTitles(view, from, to);
  while (from < to && (tokens.kind[from] === Kind.Mark || ARTICLE.has(tokens.hash[from]!) || isStance(view.t, from)))
    from++;
  while (
    to > from &&
    (tokens.hash[to - 1] === POSSESSIVE || (tokens.kind[to - 1] === Kind.Mark && !isAbbreviationStop(view.t, to - 1)))
  )
    to--;
  if (from === to) return null;
  // An office alone names nobody; the White House is a body.
  let said = 0;
  for (let i = from; i < to; i++)
    said += isTitle(view, i) || isModifier(view, i) || tokens.kind[i] === Kind.Mark ? 1 : 0;
  if (said === to - from && (to - from > 1 || isTitle(view, from))) {
    const listed = (view.entry[from]! & Known.Body) !== 0 && isEntry(view, from, to);
    if (!listed) return null;
  }
  // "Americans" are no actor.
  if (to - from === 1 && (view.known[from]! & (Known.Demonym | Known.Land | Known.Town)) === Known.Demonym) return null;
  return [from, to];
}

/** Behind "Mr.", "Presidential Aide", "Deputy Foreign Minister": the first token that is no part of a title. */
function behindTitles(view: View, from: number, to: number): number {
  const { kind } = view.t.tokens;
  let at = from;
  for (let i = from; i < to - 1; i++) {
    if (isTitle(view, i)) at = i + 1;
    else if (kind[i] === Kind.Mark && at === i) at = i + 1;
    else if (!isModifier(view, i)) break;
  }
  return at;
}

/** Once more without titles where only the words told that it is a person, and "RDIF" alone of "RDIF CEO". */
export function untitled(view: View, piece: Piece): Piece {
  const { shape } = view.t.tokens;
  const { from, to, type } = piece;
  if (type !== 'person' || to - from < 2) return piece;
  if (to - from === 2 && shape[from] === Shape.Upper && isTitle(view, to - 1)) {
    return pieceOf(from, to - 1, 'organization', piece.sure);
  }
  return between(piece, behindTitles(view, from, to), to);
}

const POLITE = wordSet(
  'mr mrs ms miss mme dr sir lord lady dame prof professor sen rep gov rev col gen lt sgt capt maj',
);

/** Whom a style announces is a person, whatever the tagger makes of the name: "Mr. Walsh". Returns `found` put right. */
export function styled(view: View, found: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { t } = view;
  const { tokens } = t;
  const more: Piece[] = [];
  for (const run of view.runs) {
    for (let i = run.from; i + 1 < run.to; i++) {
      if (tokens.shape[i] === Shape.Lower || !POLITE.has(tokens.hash[i]!)) continue;
      const from = isAbbreviationStop(t, i + 1) ? i + 2 : i + 1;
      if (from >= run.to || !isCandidate(t, from) || labels[from] !== 0) continue;
      let to = from + 1;
      while (to < run.to && isCandidate(t, to) && labels[to] === 0) to++;
      more.push(pieceOf(from, to, 'person', 0.8));
    }
  }
  const isStyle = ({ from, to }: Piece): boolean => to - from === 1 && POLITE.has(tokens.hash[from]!);
  return more.length === 0 && !found.some(isStyle) ? found : [...found.filter((piece) => !isStyle(piece)), ...more];
}
