/** Given names as Chinese and Korean ones are put into Latin letters. */
import type { TokenisedText } from '../../text/sentences';
import { Shape } from '../../text/tokenise';

const NO_NAME =
  /^(?:anti|pro|pan|post|mid|vice|ex|non|co|self|pre|semi|multi|sub|re|all|well|long|short|high|low|half|third|first|two|three|four|five|six|ten|after|off|on|cross|inter|trans|ultra|neo|over|under|out|up|so|by|in)-/i;

/** "Kwok-hung", "Geun-hye": a given name of two syllables, as Chinese and Korean ones are written. */
export function isSyllables({ tokens, text }: TokenisedText, i: number): boolean {
  const length = tokens.end[i]! - tokens.start[i]!;
  if (tokens.joined[i] === 0 || tokens.shape[i] === Shape.Lower || length < 5 || length > 14) return false;
  const word = text.slice(tokens.start[i], tokens.end[i]);
  return /^[A-Z][a-z]{1,5}-[a-z]{2,6}$/.test(word) && !NO_NAME.test(word);
}
