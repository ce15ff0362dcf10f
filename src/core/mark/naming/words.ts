/** What the single words of a name tell, and whether several are one entry of the gazetteer. */

import { unitAt } from '../../text/characters';
import type { TokenisedText } from '../../text/sentences';
import { hashWord } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import type { View } from './features';
import { chain, Known } from './gazetteer';

export const GIVEN = Known.Female | Known.Male;
export const BODY = Known.BodyWord | Known.LegalForm;

export const AND = hashWord('and');
export const OF = hashWord('of');
export const THE = hashWord('the');
export const POSSESSIVE = hashWord("'s");
export const ARTICLE = wordSet('the a an');
/** What may hang one name on another. */
export const SPLITS = wordSet('of for on in at');

/** Words too common to be a name wherever they are capital. */
export const NOT_ALONE = Known.Common | Known.Office | Known.Style | Known.Modifier | Known.BodyWord | Known.Calendar;

/** In `View.entry`: the first token of its entry. */
export const OPENS = 0x8000;

/** Is the whole name one entry of the gazetteer? */
export function isEntry({ entry }: View, from: number, to: number): boolean {
  if ((entry[from]! & OPENS) === 0) return false;
  for (let i = from + 1; i < to; i++) if (entry[i] === 0 || (entry[i]! & OPENS) !== 0) return false;
  return to >= entry.length || entry[to] === 0 || (entry[to]! & OPENS) !== 0;
}

export const isPlace = ({ known, entry }: View, i: number): boolean =>
  ((known[i]! | entry[i]!) & (Known.Land | Known.Town)) !== 0;

/** Is the whole name that of a country or region? */
export const isLand = (view: View, from: number, to: number): boolean =>
  to - from === 1
    ? (view.known[from]! & Known.Land) !== 0
    : isEntry(view, from, to) && (view.entry[from]! & Known.Land) !== 0;

/** "Dean" and "Earl" may be given names. */
export const isTitle = ({ known }: View, i: number): boolean =>
  (known[i]! & (Known.Style | Known.Office)) !== 0 && ((known[i]! & GIVEN) === 0 || (known[i]! & Known.Common) !== 0);

export const isModifier = ({ known }: View, i: number): boolean =>
  (known[i]! & (Known.Modifier | Known.Demonym)) !== 0 && (known[i]! & GIVEN) === 0;

/** "pro-Minsk", "anti-Russian": what one is for or against, never who. */
export function isStance({ tokens, text }: TokenisedText, i: number): boolean {
  const start = tokens.start[i]!;
  if (tokens.joined[i] === 0 || tokens.end[i]! - start < 5) return false;
  const first = unitAt(text, start) | 0x20;
  if (first !== 0x70 && first !== 0x61) return false;
  const second = unitAt(text, start + 1) | 0x20;
  const third = unitAt(text, start + 2) | 0x20;
  return first === 0x70
    ? second === 0x72 && third === 0x6f && unitAt(text, start + 3) === 0x2d
    : second === 0x6e && third === 0x74 && unitAt(text, start + 3) === 0x69 && unitAt(text, start + 4) === 0x2d;
}

/** The full stop of "Mr." or "J.": it touches the word before it. */
export const isAbbreviationStop = ({ text, tokens }: TokenisedText, i: number): boolean =>
  i > 0 && i < tokens.count && tokens.start[i] === tokens.end[i - 1] && unitAt(text, tokens.start[i]!) === 0x2e;

export const isPlural = ({ tokens, text }: TokenisedText, i: number): boolean =>
  unitAt(text, tokens.end[i]! - 1) === 0x73;

/** One number for the words of a name. */
export function keyOf({ tokens }: TokenisedText, from: number, to: number): number {
  let key = 0;
  for (let i = from; i < to; i++) key = chain(key, tokens.hash[i]!);
  return key;
}
