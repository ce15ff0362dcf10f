/** Where the names found end and begin, put right by what their words are: "Lena Berg | Sunday", "the People’s Party", "Harbour Press | Secretary". */
import type { ActorType } from '../../contract';
import { unitAt } from '../../text/characters';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { isCandidate, isHeadline, type View } from './features';
import { Known } from './gazetteer';
import { between, meet, type Piece, pieceOf } from './piece';
import { GIVEN, OPENS, POSSESSIVE } from './words';

const NO_SURNAME =
  Known.BodyWord | Known.LegalForm | Known.Body | Known.SiteWord | Known.Office | Known.Style | Known.Calendar;
const MAGAZINE = hashWord('magazine');
const FORMER = wordSet('former then ex says via');

/**
 * A name without what only follows it: the day of a date line, "Magazine", the first word of an office; and what are two names apart:
 * "Washington State University | Simon Berg". Cost: the name's length.
 */
export function bounded(view: View, piece: Piece): readonly Piece[] {
  const { known, t } = view;
  const { tokens } = t;
  let { from, to } = piece;
  while (to - from > 1 && (FORMER.has(tokens.hash[from]!) || isBased(view, from))) from++;
  if (piece.type === 'person')
    while (to - from > 2 && (known[to - 1]! & (Known.Calendar | GIVEN)) === Known.Calendar) to--;
  if (to - from > 1 && tokens.hash[to - 1] === MAGAZINE && (view.entry[to - 1]! & Known.Body) === 0) to--;
  if (to - from > 1 && opensOffice(view, to - 1)) to--;
  const at = piece.type === 'person' ? -1 : personIn(view, from, to);
  return at < 0 ? [between(piece, from, to)] : [between(piece, from, at), pieceOf(at, to, 'person', piece.sure / 2)];
}

/** "Narva-based" before the name of a body. */
const isBased = ({ t }: View, i: number): boolean =>
  t.tokens.end[i]! - t.tokens.start[i]! > 6 &&
  unitAt(t.text, t.tokens.end[i]! - 6) === 0x2d &&
  t.text.startsWith('-based', t.tokens.end[i]! - 6);

/** "Press" before "Secretary", "Foreign" before "Minister": an office that a name stands before, not the name's end. */
function opensOffice({ known, t, entry }: View, i: number): boolean {
  const { shape, count } = t.tokens;
  if (i + 1 >= count || shape[i + 1] === Shape.Lower || t.tokens.kind[i + 1] !== Kind.Word) return false;
  if ((known[i + 1]! & Known.Office) === 0 || (known[i]! & Known.Modifier) === 0) return false;
  return (entry[i]! & (Known.Body | Known.Land | Known.Town)) === 0;
}

/** Where a person's name begins behind that of a country or body, with nothing between them; -1 if none does. */
function personIn({ known, entry, t }: View, from: number, to: number): number {
  for (let i = Math.max(from + 1, to - 3); i < to - 1; i++) {
    if ((known[i]! & GIVEN) === 0 || (known[i]! & (NO_SURNAME | Known.Land | Known.Town | Known.Common)) !== 0)
      continue;
    const ends = known[i - 1]! & (Known.BodyWord | Known.LegalForm) || (entry[i - 1]! & Known.Land) !== 0;
    if (!ends || !isCandidate(t, i - 1)) continue;
    let whole = true;
    for (let k = i + 1; k < to; k++) whole &&= isCandidate(t, k) && (known[k]! & NO_SURNAME) === 0;
    if (whole) return i;
  }
  return -1;
}

/** The names found, those of listed bodies as they are listed: "Securities and Exchange Commission". Cost: linear in the capital words. */
export function listed(view: View, found: readonly Piece[]): readonly Piece[] {
  const { entry, runs } = view;
  const whole: Piece[] = [];
  for (const run of runs) {
    for (let from = run.from; from < run.to; ) {
      let to = from + 1;
      if ((entry[from]! & OPENS) !== 0) while (to < run.to && entry[to] !== 0 && (entry[to]! & OPENS) === 0) to++;
      if (to - from > 1 && (entry[from]! & Known.Body) !== 0 && !isHeadline(view, from)) {
        whole.push(pieceOf(from, to, 'organization', 0.8));
      }
      from = to;
    }
  }
  if (whole.length === 0) return found;
  const covers = (a: Piece, b: Piece): boolean => a.from <= b.from && b.to <= a.to;
  const missing = whole.filter((one) => !found.some((piece) => covers(piece, one)));
  if (missing.length === 0) return found;
  return [...found.filter((piece) => !missing.some((one) => meet(piece, one))), ...missing];
}

/** What goes on behind a possessive: "People" and "'s Party", "'s Democratic Front". */
const OWNERS = wordSet('people women men children workers teachers');
const REPUBLIC = wordSet('republic republics');

/** The names found, those of bodies that a possessive cut in two whole again: "the Harbour People’s Party". Cost: linear. */
export function rejoined(view: View, found: readonly Piece[]): readonly Piece[] {
  const { tokens } = view.t;
  const whole: Piece[] = [];
  for (const { from, to, sure } of found) {
    if (tokens.hash[to] === POSSESSIVE) put(view, whole, from, to - 1, sure);
    else if (from > 1 && tokens.hash[from - 1] === POSSESSIVE)
      put(view, whole, behindSmall(view, from - 2), from - 2, sure);
  }
  if (whole.length === 0) return found;
  return [...found.filter((piece) => !whole.some((one) => meet(piece, one))), ...whole];
}

/** Adds the name from token `from` over the owner at `owner` and its clitic to the last capital word, if that is a body's or a state's. */
function put({ known, t }: View, whole: Piece[], from: number, owner: number, sure: number): void {
  const { tokens } = t;
  if (!OWNERS.has(tokens.hash[owner]!) || !isCandidate(t, owner)) return;
  let type: ActorType | null = null;
  let to = owner + 2;
  for (; to < tokens.count && isCandidate(t, to); to++) {
    if (REPUBLIC.has(tokens.hash[to]!)) type = 'place';
    else if ((known[to]! & Known.BodyWord) !== 0) type = 'organization';
  }
  if (type !== null && !whole.some((one) => one.from < to && from < one.to)) whole.push(pieceOf(from, to, type, sure));
}

/** The first of the capital words that end with token `i`. */
function behindSmall({ t, known }: View, i: number): number {
  let from = i;
  while (from > 0 && i - from < LONGEST && isCandidate(t, from - 1) && (known[from - 1]! & NOT_OPENING) === 0) from--;
  return from;
}
const LONGEST = 4;
const NOT_OPENING = Known.Office | Known.Style | Known.Calendar;
