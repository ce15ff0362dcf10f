/** What is done to the names the tagger found: ends trimmed, two told apart, types settled, other places and initials found. */
import type { ActorType } from '../../contract';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { Written } from './evidence';
import { isCandidate, isHeadline, type View } from './features';
import { chain, Known } from './gazetteer';
import { isSyllables } from './syllables';

/** Tokens `from` to `to` as a name; `sure` between 0 and 1. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly type: ActorType;
  readonly sure: number;
}

/**
 * Two names that the tagger took for one: "Lena Berg of Harbour Watch", "Lena Berg and Anna Holm", "Latvia and Estonia".
 * The name of a body or place may well hold such a word, so that only persons, and places that are listed, are parted.
 */
export function parted(view: View, piece: Piece): readonly Piece[] {
  const { tokens } = view.t;
  const { from, to, type, sure } = piece;
  for (let i = from + 1; i < to - 1; i++) {
    const hash = tokens.hash[i]!;
    if (tokens.shape[i] !== Shape.Lower || !(hash === AND || SPLITS.has(hash))) continue;
    if (type === 'person' ? i - from > 1 : isPersonOf(view, from, i)) {
      const right = trimmed(view, i + 1, to, hash === AND);
      const left: Piece = { from, to: i, type: 'person', sure };
      if (right === null) return [left];
      const other = hash === AND ? 'person' : beyond(view, right[0]);
      return [left, ...parted(view, { from: right[0], to: right[1], type: other, sure: sure / 2 })];
    }
    const land = tokens.hash[i + 1] === THE ? i + 2 : i + 1;
    if (type === 'organization' && hash === AND && isBodyWord(view, i - 1) && land < to && isLand(view, land, to)) {
      return [
        { from, to: i, type, sure },
        { from: land, to, type: 'place', sure: sure / 2 },
      ];
    }
    if (type === 'organization' && hash === AND && isBodyWord(view, i - 1) && isPersonAt(view, i + 1, to)) {
      return [{ from, to: i, type, sure }, ...parted(view, { from: i + 1, to, type: 'person', sure: sure / 2 })];
    }
    if (type === 'place' && hash === AND && !isEntry(view, from, to) && isPlace(view, from) && isPlace(view, i + 1)) {
      return [
        { from, to: i, type, sure },
        { from: i + 1, to, type, sure },
      ];
    }
    if (hash === AND && isLand(view, from, i) && isLand(view, i + 1, to)) {
      return [
        { from, to: i, type: 'place', sure },
        { from: i + 1, to, type: 'place', sure },
      ];
    }
  }
  return [piece];
}
const AND = hashWord('and');

const isBodyWord = ({ known }: View, i: number): boolean => (known[i]! & BODY) !== 0;

/** A given name and one more capital word, or a surname and a given name in two syllables. */
const isPersonAt = ({ known, t }: View, i: number, to: number): boolean =>
  i + 1 < to &&
  isCandidate(t, i + 1) &&
  (isSyllables(t, i + 1) || ((known[i]! & GIVEN) !== 0 && (known[i + 1]! & BODY) === 0));

/** "Lena Berg" of "Lena Berg of the Harbour Party": a given name and a surname, and no word of a body or site. */
function isPersonOf({ known, t }: View, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 3) return false;
  const given = (known[from]! & GIVEN) !== 0 && (known[from]! & Known.Land) === 0;
  if (!given && !isSyllables(t, to - 1)) return false;
  for (let i = from; i < to; i++) {
    if (!isCandidate(t, i) || (known[i]! & (BODY | Known.SiteWord)) !== 0) return false;
  }
  return true;
}

const isPlace = ({ known, entry }: View, i: number): boolean =>
  ((known[i]! | entry[i]!) & (Known.Land | Known.Town)) !== 0;

/** Is the whole name that of a country or region? */
const isLand = (view: View, from: number, to: number): boolean =>
  to - from === 1
    ? (view.known[from]! & Known.Land) !== 0
    : isEntry(view, from, to) && (view.entry[from]! & Known.Land) !== 0;

/** What a person is "of" or "in": a place if it is listed, else a body. */
const beyond = (view: View, i: number): ActorType => (isPlace(view, i) ? 'place' : 'organization');

/** Once more without titles where only the words told that it is a person, and "RDIF" alone of "RDIF CEO". */
export function untitled(view: View, piece: Piece): Piece {
  const { shape } = view.t.tokens;
  const { from, to, type } = piece;
  if (type !== 'person' || to - from < 2) return piece;
  if (to - from === 2 && shape[from] === Shape.Upper && isTitle(view, to - 1)) {
    return { ...piece, to: to - 1, type: 'organization' };
  }
  return { ...piece, from: behindTitles(view, from, to) };
}

// "Channel Nine" is no given name and surname.
const CHANNEL = hashWord('channel');

/** The type that a name's own words tell, where the tagger had little to go by. */
export function typeByWords(view: View, { from, to, type, sure }: Piece): ActorType {
  const { known, entry, evidence, t } = view;
  if (to - from === 1) {
    const bits = known[from]!;
    // "the Mets": a team, unless it is a family.
    if (type === 'person' && from > 0 && t.tokens.hash[from - 1] === THE && isPlural(t, from)) return 'organization';
    if ((bits & (Known.Body | PERSONAL_BITS)) === Known.Body) return 'organization';
    if (type === 'organization' && isLand(view, from, to) && (bits & Known.Body) === 0) return 'place';
    const said = evidence.written(t.tokens.hash[from]!);
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
    if (i > from && head === to - 1 && SPLITS.has(t.tokens.hash[i]!)) head = i - 1;
    inner |= known[i]!;
  }
  const at = known[head]!;
  if (type === 'person' && (known[from]! & (BODY | GIVEN)) === Known.BodyWord) return 'organization';
  if (type === 'place' && ON_AIR.has(t.tokens.hash[from]!) && (at & Known.SiteWord) === 0) return 'organization';
  if (type !== 'organization' && (at & BODY) !== 0 && (at & Known.SiteWord) === 0) return 'organization';
  if (type === 'person' && (at & Known.SiteWord) !== 0 && sure < 0.7) return 'place';
  if (type === 'person' && t.tokens.hash[from] === CHANNEL) return 'organization';
  const given = (known[from]! & GIVEN) !== 0 && (known[from]! & Known.Land) === 0;
  if (type !== 'person' && given && sure < 0.5 && (inner & (BODY | Known.SiteWord)) === 0) return 'person';
  return type;
}

/** Somewhere "in" or "from" it, never behind a title or given name, and it does not speak: "in Tamrisk". */
const isWhere = (said: number): boolean =>
  (said & (Written.AfterIn | Written.AfterTitle | Written.AfterGiven | Written.Speaks)) === Written.AfterIn;

const CIVIC = new Set(
  'capital city town people republic island islands government kingdom side north south east west outskirts streets centre center citizens residents minister president premier parliament army embassy border borders'
    .split(' ')
    .map(hashWord),
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
  const { evidence, known, t } = view;
  const places = new Set<number>();
  const personal = GIVEN | Known.Body;
  for (const piece of found) {
    const hash = t.tokens.hash[piece.from]!;
    if (piece.to - piece.from !== 1 || piece.type === 'place' || (known[piece.from]! & personal) !== 0) continue;
    if ((evidence.written(hash) & (Written.AfterTitle | Written.AfterGiven)) === 0 && isRuled(view, piece))
      places.add(hash);
  }
  if (places.size === 0) return found;
  return found.map((piece) =>
    piece.to - piece.from === 1 && piece.type === 'person' && places.has(t.tokens.hash[piece.from]!)
      ? { ...piece, type: 'place' }
      : piece,
  );
}
const OF = hashWord('of');

const isPlural = ({ tokens, text }: TokenisedText, i: number): boolean => text.charCodeAt(tokens.end[i]! - 1) === 0x73;

/** Is the whole name one entry of the gazetteer? */
function isEntry({ entry }: View, from: number, to: number): boolean {
  if ((entry[from]! & 0x8000) === 0) return false;
  for (let i = from + 1; i < to; i++) if (entry[i] === 0 || (entry[i]! & 0x8000) !== 0) return false;
  const next = entry[to] ?? 0;
  return next === 0 || (next & 0x8000) !== 0;
}

const GIVEN = Known.Female | Known.Male;
const ON_AIR = new Set(['channel', 'radio'].map(hashWord));
const PERSONAL_BITS = GIVEN | Known.Land | Known.Town;
const BODY = Known.BodyWord | Known.LegalForm;
const SPLITS = new Set(['of', 'for', 'on', 'in', 'at'].map(hashWord));

/** One name, one type in a text: the one that its mentions speak for most. */
export function settleTypes(view: View, found: readonly Piece[]): readonly Piece[] {
  const { tokens } = view.t;
  const keyOf = ({ from, to }: Piece): number => {
    let key = 0;
    for (let i = from; i < to; i++) key = chain(key, tokens.hash[i]!);
    return key;
  };
  const votes = new Map<number, Float64Array>();
  for (const piece of found) {
    const key = keyOf(piece);
    let of = votes.get(key);
    if (of === undefined) {
      of = new Float64Array(TYPES.length);
      votes.set(key, of);
    }
    of[TYPES.indexOf(piece.type)]! += 0.5 + piece.sure / 2;
  }
  return found.map((piece) => {
    const of = votes.get(keyOf(piece))!;
    let best = TYPES.indexOf(piece.type);
    for (let k = 0; k < TYPES.length; k++) if (of[k]! > of[best]!) best = k;
    return { ...piece, type: TYPES[best]! };
  });
}
const TYPES: readonly ActorType[] = ['person', 'organization', 'place'];

/** Below this a name does not speak for other places. */
const TELLING = 0.4;

/** Words too common to be a name wherever they are capital. */
const NOT_ALONE = Known.Common | Known.Office | Known.Style | Known.Modifier | Known.BodyWord | Known.Calendar;

/** Capital words that the tagger passed over though they are a surname or a whole name elsewhere in the text. */
export function repeated(view: View, found: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { tokens } = view.t;
  const known = new Map<number, Piece>();
  const long = new Map<number, Piece[]>();
  for (const piece of found) {
    if (piece.sure >= TELLING && piece.to - piece.from > 1) {
      const like = long.get(tokens.hash[piece.from]!);
      if (like === undefined) long.set(tokens.hash[piece.from]!, [piece]);
      else if (like.length < ALIKE) like.push(piece);
    }
    if (piece.sure < TELLING || (piece.type !== 'person' && piece.to - piece.from > 1)) continue;
    const hash = tokens.hash[piece.to - 1]!;
    if (tokens.end[piece.to - 1]! - tokens.start[piece.to - 1]! < 3 || (view.known[piece.to - 1]! & NOT_ALONE) !== 0)
      continue;
    const before = known.get(hash);
    if (before === undefined || before.sure < piece.sure) known.set(hash, piece);
  }
  const more: Piece[] = [];
  for (const run of view.runs) {
    for (let i = run.from; i < run.to; i++) {
      if (labels[i] !== 0 || !isCandidate(view.t, i)) continue;
      const whole = long.get(tokens.hash[i]!)?.find((piece) => isAgain(view.t, piece, i, run.to, labels));
      if (whole !== undefined) {
        const to = i + whole.to - whole.from;
        more.push({ from: i, to, type: whole.type, sure: whole.sure / 2 });
        i = to - 1;
        continue;
      }
      const like = known.get(tokens.hash[i]!);
      if (like === undefined || (view.evidence.written(tokens.hash[i]!) & Written.Small) !== 0) continue;
      more.push({ from: i, to: i + 1, type: like.type, sure: like.sure / 2 });
    }
  }
  return more;
}

/** Longer names with one first word that are sought again; so many texts have no more. */
const ALIKE = 8;

/** Do the words of a name stand at `at` too, where the tagger saw nothing? */
function isAgain({ tokens }: TokenisedText, { from, to }: Piece, at: number, end: number, labels: Uint8Array): boolean {
  if (at + to - from > end) return false;
  for (let k = from; k < to; k++) {
    const here = at + k - from;
    if (labels[here] !== 0 || tokens.hash[here] !== tokens.hash[k] || tokens.shape[here] !== tokens.shape[k])
      return false;
  }
  return true;
}

const THE = hashWord('the');
const ARTICLE = new Set(['the', 'a', 'an'].map(hashWord));

/** Without article or title before it and without marks and a possessive ending behind it; null if nothing is left. */
export function trimmed(view: View, from: number, to: number, person: boolean): readonly [number, number] | null {
  const { tokens } = view.t;
  if (person) from = behindTitles(view, from, to);
  while (from < to && (ARTICLE.has(tokens.hash[from]!) || tokens.kind[from] === Kind.Mark || isStance(view.t, from)))
    from++;
  while (
    to > from &&
    (isEnding(view.t, to - 1) || (tokens.kind[to - 1] === Kind.Mark && !isAbbreviationStop(view.t, to - 1)))
  )
    to--;
  // An office alone names nobody; the White House is a body.
  let said = 0;
  for (let i = from; i < to; i++)
    said += isTitle(view, i) || isModifier(view, i) || tokens.kind[i] === Kind.Mark ? 1 : 0;
  const listed = (view.entry[from]! & Known.Body) !== 0 && isEntry(view, from, to);
  if (said === to - from && (to - from > 1 || isTitle(view, from)) && !listed) return null;
  // "Americans" are no actor.
  if (to - from === 1 && (view.known[from]! & (Known.Demonym | Known.Land | Known.Town)) === Known.Demonym) return null;
  return from < to ? [from, to] : null;
}

/** "Dean" and "Earl" may be given names. */
const isTitle = ({ known }: View, i: number): boolean =>
  (known[i]! & (Known.Style | Known.Office)) !== 0 && ((known[i]! & GIVEN) === 0 || (known[i]! & Known.Common) !== 0);

const isModifier = ({ known }: View, i: number): boolean =>
  (known[i]! & (Known.Modifier | Known.Demonym)) !== 0 && (known[i]! & GIVEN) === 0;

/** Behind "Mr.", "Presidential Aide", "Deputy Foreign Minister": the first token that is no part of a title. */
function behindTitles(view: View, from: number, to: number): number {
  const { kind } = view.t.tokens;
  let at = from;
  for (let i = from; i < to - 1; i++) {
    if (isTitle(view, i)) at = i + 1;
    else if (kind[i] === Kind.Mark && at === i) at = i + 1;
    else if (!isModifier(view, i)) break;
  }
  return at;
}

/** "pro-Minsk", "anti-Russian": what one is for or against, never who. */
function isStance({ tokens, text }: TokenisedText, i: number): boolean {
  const start = tokens.start[i]!;
  if (tokens.end[i]! - start < 5) return false;
  const [first, second, third] = [0, 1, 2].map((k) => text.charCodeAt(start + k) | 0x20);
  return (
    (first === 0x70 && second === 0x72 && third === 0x6f && text[start + 3] === '-') ||
    (first === 0x61 && second === 0x6e && third === 0x74 && text.slice(start + 3, start + 5) === 'i-')
  );
}

const POSSESSIVE = hashWord("'s");
const isEnding = (t: TokenisedText, i: number): boolean => t.tokens.hash[i] === POSSESSIVE;

const isAbbreviationStop = (t: TokenisedText, i: number): boolean =>
  t.text.charCodeAt(t.tokens.start[i]!) === 0x2e && t.tokens.start[i] === t.tokens.end[i - 1];

const POLITE = new Set(
  'mr mrs ms miss mme dr sir lord lady dame prof professor sen rep gov rev col gen lt sgt capt maj'
    .split(' ')
    .map(hashWord),
);

/** Whom a style announces is a person, whatever the tagger makes of the name: "Mr. Walsh". Returns `found` put right. */
export function styled(view: View, found: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { t } = view;
  const { tokens } = t;
  const more: Piece[] = [];
  for (const run of view.runs) {
    for (let i = run.from; i + 1 < run.to; i++) {
      if (!POLITE.has(tokens.hash[i]!) || tokens.shape[i] === Shape.Lower) continue;
      const from = isAbbreviationStop(t, i + 1) ? i + 2 : i + 1;
      if (from >= run.to || !isCandidate(t, from) || labels[from] !== 0) continue;
      let to = from + 1;
      while (to < run.to && isCandidate(t, to) && labels[to] === 0) to++;
      more.push({ from, to, type: 'person', sure: 0.8 });
    }
  }
  const kept = found.filter(({ from, to }) => to - from > 1 || !POLITE.has(tokens.hash[from]!));
  return more.length === 0 && kept.length === found.length ? found : [...kept, ...more];
}

const NOT_OF_BODY = Known.Style | Known.Office | Known.Female | Known.Male | Known.Land | Known.Calendar;

/** With the initials and the given name that the tagger left before a person's name: "M. Lopez", "Fyodor Berg". */
export function reaching({ t, known }: View, piece: Piece, labels: Uint8Array): Piece {
  const { tokens } = t;
  const first = t.sentenceStart[t.sentenceOf[piece.from]!]!;
  let { from } = piece;
  if (piece.type === 'organization' && piece.to - from > 1) {
    // "Russian Direct" before "Investment Fund".
    while (
      from - 1 > first &&
      labels[from - 1] === 0 &&
      isCandidate(t, from - 1) &&
      (known[from - 1]! & NOT_OF_BODY) === 0 &&
      !ARTICLE.has(tokens.hash[from - 1]!) &&
      !isStance(t, from - 1)
    )
      from--;
  }
  if (piece.type !== 'person') return from === piece.from ? piece : { ...piece, from };
  for (;;) {
    const k = isAbbreviationStop(t, from - 1) ? from - 2 : from - 1;
    if (k < first || labels[k] !== 0 || !isCandidate(t, k)) break;
    const initial = k === from - 2 && tokens.end[k]! - tokens.start[k]! === 1;
    const given = k === from - 1 && (known[k]! & GIVEN) !== 0 && (known[k]! & (NOT_ALONE | Known.Land)) === 0;
    if (!initial && !given) break;
    from = k;
  }
  return from === piece.from ? piece : { ...piece, from };
}

/** A headline's capitals hide where a name ends: it is cut to the longest beginning that is a name in the text below. */
export function cutInHeadlines(view: View, found: readonly Piece[]): readonly Piece[] {
  const { tokens } = view.t;
  const plain = new Map<number, ActorType>();
  const keyOf = (from: number, to: number): number => {
    let key = 0;
    for (let i = from; i < to; i++) key = chain(key, tokens.hash[i]!);
    return key;
  };
  for (const { from, to, type } of found) if (!isHeadline(view, from)) plain.set(keyOf(from, to), type);
  if (plain.size === 0) return found;
  return found.map((piece) => {
    if (!isHeadline(view, piece.from)) return piece;
    for (let to = piece.to; to > piece.from; to--) {
      const type = plain.get(keyOf(piece.from, to));
      if (type !== undefined) return to === piece.to ? piece : { ...piece, to, type };
    }
    return piece;
  });
}

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
    if (text.charCodeAt(tokens.start[i - 1]!) !== OPEN || text.charCodeAt(tokens.start[i + 1]!) !== CLOSE) continue;
    const from = spelledBy(view.t, i);
    if (from < 0) continue;
    put.push(
      { from, to: i - 1, type: 'organization', sure: 0.9 },
      { from: i, to: i + 1, type: 'organization', sure: 0.9 },
    );
  }
  if (put.length === 0) return found;
  return [...found.filter((piece) => !put.some((p) => p.from < piece.to && piece.from < p.to)), ...put];
}

/** First token of the words before the bracket whose initials are the letters of token `i`, or -1. Small words may be passed over. */
function spelledBy(t: TokenisedText, i: number): number {
  const { tokens, text } = t;
  const from = t.sentenceStart[t.sentenceOf[i]!]!;
  let letter = tokens.end[i]! - 1;
  for (let k = i - 2; k >= from && i - k < 16; k--) {
    if (tokens.kind[k] !== Kind.Word) return -1;
    const matches = (text.charCodeAt(tokens.start[k]!) & ~0x20) === (text.charCodeAt(letter) & ~0x20);
    if (!matches) {
      if (tokens.shape[k] !== Shape.Lower) return -1;
      continue;
    }
    if (letter === tokens.start[i]) return tokens.shape[k] === Shape.Lower || i - k < 3 ? -1 : k;
    letter--;
  }
  return -1;
}
