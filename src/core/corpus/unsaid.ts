/** “Not to be named”, “declined to comment”: told of the telling, and no matter of its own. Reports of every event have it. */
import { STOPWORDS } from '../text/terms';

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

/** Is the passage of nothing but who wants not to be named, or to say no more? Cost: linear. */
export function isUnsaid(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > MOST_WORDS) return false;
  const telling = words.filter((word) => !STOPWORDS.has(word) && !BESIDE.has(word));
  return telling.length > 0 && telling.every((word) => UNSAID.has(word));
}
