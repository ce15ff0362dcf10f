/** What makes a statement less than certain. */
import type { TokenisedText } from '../text/sentences';
import { Kind, Shape, tokenText } from '../text/tokenise';
import { wordSet } from '../text/wordSet';

const WORDS = new Set(
  'may might possibly probably perhaps apparently allegedly reportedly seemingly presumably supposedly likely maybe purportedly conceivably'.split(
    ' ',
  ),
);
/** Followed by one of these, "could" tells of an ability. */
const ABILITY = new Set(
  "hear see feel smell taste remember afford understand tell not only n't barely hardly no to".split(' '),
);
/** "appears to", "is believed to", "are thought to". */
const BEFORE_TO = new Set(
  'appear appears appeared seem seems seemed believed thought suspected alleged reported rumoured rumored said understood feared'.split(
    ' ',
  ),
);

/** After "it", of no subject. */
export const SEEMS: ReadonlySet<string> = new Set(['appears', 'appeared', 'seems', 'seemed']);

export const isHedge = (word: string): boolean => WORDS.has(word);

/** Of all words that a hedge may begin with: most words are none, and are not looked at as strings. */
const BEGINS = wordSet([...WORDS, ...BEFORE_TO, 'it', 'could']);

/** The first hedge among the tokens `from` to `to`, in lower case; empty if there is none. Cost: linear. */
export function hedgeOf(t: TokenisedText, from: number, to: number, dated: (token: number) => boolean): string {
  const { tokens } = t;
  for (let i = from; i < to; i++) {
    if (!BEGINS.has(tokens.hash[i]!)) continue;
    // "May" as a month or a name is no hedge.
    if (tokens.kind[i] !== Kind.Word || dated(i) || (i > from && tokens.shape[i] !== Shape.Lower)) continue;
    const word = tokenText(tokens, i).toLowerCase();
    const next = i + 1 < to ? tokenText(tokens, i + 1).toLowerCase() : '';
    if (WORDS.has(word) && !(word === 'likely' && i > from && tokenText(tokens, i - 1).toLowerCase() === 'not'))
      return word;
    if (word === 'it' && SEEMS.has(next)) return `it ${next}`;
    if (word === 'could' && next !== '' && !ABILITY.has(next)) return word;
    if (BEFORE_TO.has(word) && (next === 'to' || next === 'as')) return `${word} ${next}`;
  }
  return '';
}
