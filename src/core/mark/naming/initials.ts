/** Initials: in brackets behind what they stand for, and before a surname that the tagger found alone. */

import { unitAt } from '../../text/characters';
import type { TokenisedText } from '../../text/sentences';
import { Kind, Shape } from '../../text/tokenise';
import { isCandidate, type View } from './features';
import { Known } from './gazetteer';
import { between, meet, type Piece, pieceOf } from './piece';
import { ARTICLE, GIVEN, isAbbreviationStop, isStance, NOT_ALONE } from './words';

const OPEN = 0x28;
const CLOSE = 0x29;

/**
 * Initials in brackets behind what they stand for: "Baltic Ferry Fund (BFF)". They are a name if they spell the capital words before them,
 * and the longer name reaches back over all these words. Returns `found` with both put right.
 */
export function bracketed(view: View, found: readonly Piece[]): readonly Piece[] {
  const { tokens, text } = view.t;
  const put: Piece[] = [];
  for (const run of view.runs) {
    const i = run.from;
    if (run.to - i !== 1 || tokens.shape[i] !== Shape.Upper || i < 3 || i + 1 >= tokens.count) continue;
    if (unitAt(text, tokens.start[i - 1]!) !== OPEN || unitAt(text, tokens.start[i + 1]!) !== CLOSE) continue;
    const from = spelledBy(view.t, i);
    if (from >= 0) put.push(pieceOf(from, i - 1, 'organization', 0.9), pieceOf(i, i + 1, 'organization', 0.9));
  }
  if (put.length === 0) return found;
  return [...found.filter((piece) => !put.some((one) => meet(one, piece))), ...put];
}

/** First token of the words before the bracket whose initials are the letters of token `i`, or -1. Small words may be passed over. */
function spelledBy(t: TokenisedText, i: number): number {
  const { tokens, text } = t;
  const from = t.sentenceStart[t.sentenceOf[i]!]!;
  let letter = tokens.end[i]! - 1;
  for (let k = i - 2; k >= from && i - k < 16; k--) {
    if (tokens.kind[k] !== Kind.Word) return -1;
    const matches = (unitAt(text, tokens.start[k]!) & ~0x20) === (unitAt(text, letter) & ~0x20);
    if (!matches) {
      if (tokens.shape[k] !== Shape.Lower) return -1;
      continue;
    }
    if (letter === tokens.start[i]) return tokens.shape[k] === Shape.Lower || i - k < 3 ? -1 : k;
    letter--;
  }
  return -1;
}

const NOT_OF_BODY = Known.Style | Known.Office | GIVEN | Known.Land | Known.Calendar;

/** With the initials and the given name that the tagger left before a person's name, or the words before a body's: "M. Lopez", "Fyodor Berg". */
export function reaching(view: View, piece: Piece, labels: Uint8Array): Piece {
  if (piece.type === 'person') return between(piece, givenStart(view, piece.from, labels), piece.to);
  if (piece.type !== 'organization' || piece.to - piece.from === 1) return piece;
  // "Russian Direct" before "Investment Fund".
  const { t, known } = view;
  const first = t.sentenceStart[t.sentenceOf[piece.from]!]!;
  let { from } = piece;
  while (
    from - 1 > first &&
    labels[from - 1] === 0 &&
    isCandidate(t, from - 1) &&
    (known[from - 1]! & NOT_OF_BODY) === 0 &&
    !ARTICLE.has(t.tokens.hash[from - 1]!) &&
    !isStance(t, from - 1)
  )
    from--;
  return between(piece, from, piece.to);
}

function givenStart({ t, known }: View, surname: number, labels: Uint8Array): number {
  const { tokens } = t;
  const first = t.sentenceStart[t.sentenceOf[surname]!]!;
  for (let from = surname; ; ) {
    const k = isAbbreviationStop(t, from - 1) ? from - 2 : from - 1;
    if (k < first || labels[k] !== 0 || !isCandidate(t, k)) return from;
    const initial = k === from - 2 && tokens.end[k]! - tokens.start[k]! === 1;
    const given = k === from - 1 && (known[k]! & GIVEN) !== 0 && (known[k]! & (NOT_ALONE | Known.Land)) === 0;
    if (!initial && !given) return from;
    from = k;
  }
}
