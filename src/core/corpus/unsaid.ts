/** “Not to be named”, “declined to comment”: told of the telling, and no matter of its own. Reports of every event have it. */
import type { Span } from '../model';
import { STOPWORDS } from '../text/terms';
import { type Tokens, tokenAt } from '../text/tokenise';
import { wordSet } from '../text/wordSet';

const UNSAID = new Set(
  'name named names identify identified quoted quote comment comments commented commenting elaborate anonymous anonymity anonymously'.split(
    ' ',
  ),
);
/** What may stand beside these, and tells nothing more. */
const BESIDE = new Set(
  'decline declined declining refuse refused refusing ask asked asking request requested wish wished want wanted speak spoke speaking talk condition publicly openly immediately immediate further public record authorised authorized available reached press media reporters journalists'.split(
    ' ',
  ),
);
/** Longer ones tell something. */
const MOST_WORDS = 16;

const HASHES = wordSet(UNSAID);

/** Is the passage of nothing but who wants not to be named, or to say no more? Cost: linear. */
export function isUnsaid(tokens: Tokens, { start, end }: Span): boolean {
  if (!mayBeUnsaid(tokens, start, end)) return false;
  const words =
    tokens.text
      .slice(start, end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > MOST_WORDS) return false;
  const telling = words.filter((word) => !STOPWORDS.has(word) && !BESIDE.has(word));
  return telling.length > 0 && telling.every((word) => UNSAID.has(word));
}

/** Most passages have none of these words, alone or within another, and need not be looked at as strings. */
function mayBeUnsaid(tokens: Tokens, start: number, end: number): boolean {
  for (let i = tokenAt(tokens, start); i < tokens.count && tokens.start[i]! < end; i++) {
    if (tokens.joined[i] === 1 || HASHES.has(tokens.hash[i]!)) return true;
  }
  return false;
}
