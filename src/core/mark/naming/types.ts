/** Whether a name is that of a person, a body or a place, by its own words and by what else the text tells of it. */
import type { ActorType } from '../../contract';
import { hashWord } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Written } from './evidence';
import type { View } from './features';
import { Known } from './gazetteer';
import { type Piece, typed } from './piece';
import { BODY, GIVEN, isEntry, isLand, isPlural, keyOf, OF, POSSESSIVE, SPLITS, THE } from './words';

// "Channel Nine" is no given name and surname.
const CHANNEL = hashWord('channel');
const ON_AIR = wordSet('channel radio');
const PERSONAL_BITS = GIVEN | Known.Land | Known.Town;

/** The type that a name's own words tell, where the tagger had little to go by. */
export function typeByWords(view: View, { from, to, type, sure }: Piece): ActorType {
  const { known, entry, written, t } = view;
  const { hash } = t.tokens;
  if (to - from === 1) {
    const bits = known[from]!;
    // "the Mets": a team, unless it is a family.
    if (type === 'person' && from > 0 && hash[from - 1] === THE && isPlural(t, from)) return 'organization';
    if ((bits & (Known.Body | PERSONAL_BITS)) === Known.Body) return 'organization';
    if (type === 'organization' && isLand(view, from, to) && (bits & Known.Body) === 0) return 'place';
    const said = written[from]!;
    if (type === 'person' && (bits & GIVEN) === 0 && isWhere(said)) return 'place';
    if (type !== 'person' || sure > 0.8 || (bits & (Known.Land | Known.Town)) === 0) return type;
    const personal = Written.AfterTitle | Written.AfterGiven;
    return (said & personal) === 0 && (bits & GIVEN) === 0 ? 'place' : type;
  }
  if (isEntry(view, from, to)) {
    const listed = entry[from]! & (Known.Land | Known.Town | Known.Body);
    if (listed === Known.Body) return 'organization';
    if (listed === Known.Land) return 'place';
    if (listed !== 0 && (listed & Known.Body) === 0) return type === 'person' || sure < 0.5 ? 'place' : type;
  }
  // The head: the last word, or the one before "of" and "for".
  let head = to - 1;
  let inner = 0;
  for (let i = from; i < to; i++) {
    if (i > from && head === to - 1 && SPLITS.has(hash[i]!)) head = i - 1;
    inner |= known[i]!;
  }
  const at = known[head]!;
  if (type === 'person' && (known[from]! & (BODY | GIVEN)) === Known.BodyWord) return 'organization';
  if (type === 'place' && ON_AIR.has(hash[from]!) && (at & Known.SiteWord) === 0) return 'organization';
  if (type !== 'organization' && (at & BODY) !== 0 && (at & Known.SiteWord) === 0) return 'organization';
  if (type === 'person' && (at & Known.SiteWord) !== 0 && sure < 0.7) return 'place';
  if (type === 'person' && hash[from] === CHANNEL) return 'organization';
  const given = (known[from]! & GIVEN) !== 0 && (known[from]! & Known.Land) === 0;
  if (type !== 'person' && given && sure < 0.5 && (inner & (BODY | Known.SiteWord)) === 0) return 'person';
  return type;
}

/** Somewhere "in" or "from" it, never behind a title or given name, and it does not speak: "in Tamrisk". */
const isWhere = (said: number): boolean =>
  (said & (Written.AfterIn | Written.AfterTitle | Written.AfterGiven | Written.Speaks)) === Written.AfterIn;

const CIVIC = wordSet(
  'capital city town people republic island islands government kingdom side north south east west outskirts streets centre center citizens residents minister president premier parliament army embassy border borders',
);

/** "the premier of Tamrisk", "Tamrisk's capital". */
function isRuled({ t, known }: View, { from, to }: Piece): boolean {
  const { tokens } = t;
  const civic = (k: number): boolean => (known[k]! & Known.Office) !== 0 || CIVIC.has(tokens.hash[k]!);
  if (from > 1 && tokens.hash[from - 1] === OF && civic(from - 2)) return true;
  return to + 1 < tokens.count && tokens.hash[to] === POSSESSIVE && CIVIC.has(tokens.hash[to + 1]!);
}

/** Unknown words that are ruled or lived in are places throughout the text, if nothing says that one is a person. */
export function placed(view: View, found: readonly Piece[]): readonly Piece[] {
  const { written, known, t } = view;
  const { hash } = t.tokens;
  let places: Set<number> | null = null;
  const personal = GIVEN | Known.Body;
  for (const piece of found) {
    const { from } = piece;
    if (piece.to - from !== 1 || piece.type === 'place' || (known[from]! & personal) !== 0) continue;
    if ((written[from]! & (Written.AfterTitle | Written.AfterGiven)) === 0 && isRuled(view, piece)) {
      places ??= new Set();
      places.add(hash[from]!);
    }
  }
  if (places === null) return found;
  const ruled = places;
  return found.map((piece) =>
    piece.to - piece.from === 1 && piece.type === 'person' && ruled.has(hash[piece.from]!)
      ? typed(piece, 'place')
      : piece,
  );
}

const TYPES: readonly ActorType[] = ['person', 'organization', 'place'];

/** One name, one type in a text: the one that its mentions speak for most. */
export function settleTypes(view: View, found: readonly Piece[]): readonly Piece[] {
  const numbers = new Map<number, number>();
  // The number of each piece's name, and what speaks for each type of that name.
  const number = new Int32Array(found.length);
  const votes = new Float64Array(found.length * TYPES.length);
  for (let k = 0; k < found.length; k++) {
    const { from, to, type, sure } = found[k]!;
    const key = keyOf(view.t, from, to);
    let n = numbers.get(key);
    if (n === undefined) {
      n = numbers.size;
      numbers.set(key, n);
    }
    number[k] = n;
    votes[n * TYPES.length + TYPES.indexOf(type)]! += 0.5 + sure / 2;
  }
  return found.map((piece, k) => {
    const row = number[k]! * TYPES.length;
    let best = TYPES.indexOf(piece.type);
    for (let type = 0; type < TYPES.length; type++) if (votes[row + type]! > votes[row + best]!) best = type;
    return typed(piece, TYPES[best]!);
  });
}
