/** Names of things among the names found: storms, ships, games, laws, products. They are no actors. */

import { unitAt } from '../../text/characters';
import type { TokenisedText } from '../../text/sentences';
import { Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { THING_STYLES, THING_WORDS, THINGS } from '../lexicon/things';
import { Written } from './evidence';
import { isCandidate, type View } from './features';
import { Known } from './gazetteer';
import type { Piece } from './piece';
import { ARTICLE, GIVEN, OPENS } from './words';

const HEADS = wordSet(THING_WORDS);
const STYLES = wordSet(THING_STYLES);
const KNOWN = wordSet(THINGS);

/** The names found without those of things. Cost: linear. */
export function withoutThings(view: View, found: readonly Piece[]): readonly Piece[] {
  const { t, known, entry } = view;
  const { tokens } = t;
  const styled = new Set<number>();
  const peoples = new Set<number>();
  for (const run of view.runs) {
    if (run.to - run.from === 1 && isAdjective(view, run.from)) peoples.add(tokens.hash[run.from]!);
    for (let i = run.from; i + 1 < run.to; i++) {
      if (STYLES.has(tokens.hash[i]!) && isCandidate(t, i + 1)) styled.add(tokens.hash[i + 1]!);
    }
  }
  const isThing = ({ from, to }: Piece): boolean => {
    const first = tokens.hash[from]!;
    const bits = known[from]! | entry[from]!;
    if (to - from > 1) {
      if ((bits & Known.Body) !== 0 && (entry[from]! & OPENS) !== 0) return false;
      return STYLES.has(first) || (HEADS.has(tokens.hash[to - 1]!) && (bits & GIVEN) === 0);
    }
    if (KNOWN.has(first) || peoples.has(first) || isSeat(t, from)) return true;
    if (startsSmall(t, from)) return (bits & Known.Body) === 0;
    return styled.has(first) && (view.written[from]! & PERSONAL) === 0 && (bits & PLACE) === 0;
  };
  return found.filter((piece) => !isThing(piece));
}

const PLACE = Known.Land | Known.Town;
const PERSONAL = Written.AfterTitle | Written.AfterGiven;

const ENDING = /(?:[aeiou]n|ese|ish)$/;

/** "the Velmaran president": an adjective of a country or town that no atlas has. */
function isAdjective({ t, known, written }: View, i: number): boolean {
  const { tokens, text } = t;
  if (i === 0 || i + 1 >= tokens.count || !ARTICLE.has(tokens.hash[i - 1]!)) return false;
  if (tokens.shape[i + 1] !== Shape.Lower || tokens.end[i]! - tokens.start[i]! < 5) return false;
  if ((known[i]! & (GIVEN | PLACE | Known.Body | Known.BodyWord)) !== 0) return false;
  const said = written[i]!;
  return (said & (PERSONAL | Written.AfterIn)) === 0 && ENDING.test(text.slice(tokens.end[i]! - 3, tokens.end[i]));
}

/** "R-Ky.", "D-N.J.": party and state behind a lawmaker's name. */
const isSeat = ({ tokens, text }: TokenisedText, i: number): boolean =>
  tokens.end[i]! - tokens.start[i]! < 10 &&
  tokens.joined[i] === 1 &&
  unitAt(text, tokens.start[i]! + 1) === 0x2d &&
  /^[RDI]-[A-Z]/.test(text.slice(tokens.start[i], tokens.end[i]));

/** "iPhone", "eBook", "macOS": a product as its makers write it. */
function startsSmall({ tokens, text }: TokenisedText, i: number): boolean {
  const unit = unitAt(text, tokens.start[i]!);
  return tokens.kind[i] === Kind.Word && unit >= 0x61 && unit <= 0x7a && tokens.end[i]! - tokens.start[i]! > 3;
}
