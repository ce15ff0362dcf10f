/** What the shape of a line or an address tells of names: bodies in capitals, somebody spoken to, scraps of credits. */

import { Kind, Shape } from '../../text/tokenise';
import type { FoundName, Layout } from '../stages';
import type { View } from './features';
import { type Piece, typed } from './piece';
import { isSyllables } from './syllables';
import { GIVEN } from './words';

/** "IMEMO RAS": capitals in running text that hold no given name are no person; "Vladimir, STOP!" calls one, whatever town is called so. */
export function shown(view: View, pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) =>
    piece.type === 'person' && isInitials(view, piece)
      ? typed(piece, 'organization')
      : piece.type === 'place' && isAddressed(view, piece)
        ? typed(piece, 'person')
        : piece,
  );
}

/** Letters of the shortest word of such a name at most. */
const SHORT = 4;

function isInitials({ t, known }: View, { from, to }: Piece): boolean {
  const { shape, start, end } = t.tokens;
  if (to - from < 2) return false;
  let short = false;
  for (let i = from; i < to; i++) {
    if (shape[i] !== Shape.Upper || (known[i]! & GIVEN) !== 0 || isSyllables(t, i)) return false;
    const length = end[i]! - start[i]!;
    if (length < 2) return false;
    short ||= length <= SHORT;
  }
  return short && hasSmallWord(t, from);
}

/** Is there a word in small letters in this sentence? A line in capitals tells nothing. */
function hasSmallWord(t: View['t'], i: number): boolean {
  const s = t.sentenceOf[i]!;
  const to = Math.min(t.sentenceStart[s + 1]!, i + 24);
  for (let k = Math.max(t.sentenceStart[s]!, i - 24); k < to; k++) if (t.tokens.shape[k] === Shape.Lower) return true;
  return false;
}

/** A given name that opens a sentence, a comma, and a shout. */
function isAddressed({ t, known }: View, { from, to }: Piece): boolean {
  const { tokens, text } = t;
  if (to - from !== 1 || (known[from]! & GIVEN) === 0 || to + 1 >= tokens.count) return false;
  if (text[tokens.start[to]!] !== ',') return false;
  const opens = t.sentenceStart[t.sentenceOf[from]!] === from || tokens.kind[from - 1] === Kind.Mark;
  const shouted = tokens.shape[to + 1] === Shape.Upper && tokens.end[to + 1]! - tokens.start[to + 1]! > 2;
  return opens && shouted && text[tokens.end[to + 1]!] === '!';
}

const GLUED = /\p{Ll}(?:Reporting|Writing|Editing|Additional)$/u;
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\s]/u;

/** Without what is no name among the credits below an article: words run together, and other scripts than the article's. */
export function withoutCredits(text: string, names: readonly FoundName[], layout: Layout): FoundName[] {
  const { boilerplate, language } = layout;
  let next = 0;
  return names.filter(({ start, end }) => {
    while (next < boilerplate.length && boilerplate[next]!.end <= start) next++;
    const part = boilerplate[next];
    if (part === undefined || part.start > start) return true;
    const name = text.slice(start, end);
    return !GLUED.test(name) && !(language === 'en' && OTHER_SCRIPT.test(name));
  });
}

/** In other languages nouns may have capitals: of names that nothing but the learned eye tells, those of two capital words or more. */
export function surelyNames(text: string, names: readonly FoundName[]): FoundName[] {
  return names.filter(({ start, end, why }) => {
    if (!why.startsWith('reads like') && !why.startsWith('named elsewhere')) return true;
    const words = text.slice(start, end).split(/\s+/);
    return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
  });
}
