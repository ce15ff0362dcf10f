/** Proper names of persons, organisations and places: the longest name, without title, article or possessive ending. */
import type { ActorType } from '../contract';
import type { Span } from '../model';
import type { TokenisedText } from '../text/sentences';
import { hashWord, Kind, Shape } from '../text/tokenise';
import { Written } from './naming/evidence';
import { BEGIN, extractor, isCandidate, LABELS, type View, viewOf } from './naming/features';
import { chain, createGazetteer, decodeTables, type Gazetteer, Known } from './naming/gazetteer';
import type { FoundName, Layout } from './stages';
import { createWorkspace, decodeTagger, margins, type TaggerModel, tag } from './tagger';

/** World knowledge and weights, as read from `media/names.bin`. */
export interface NamesModel {
  readonly gazetteer: Gazetteer;
  readonly tagger: TaggerModel;
}

/** Throws an Error if the bytes are not those that training wrote. Cost: linear in their size. */
export function loadNamesModel(bytes: Uint8Array): NamesModel {
  const { tables, end } = decodeTables(bytes);
  const { model } = decodeTagger(bytes, end);
  if (model.labels !== LABELS) throw new Error('not a model of names');
  return { gazetteer: createGazetteer(tables), tagger: model };
}

/** Finds names in any text, in reading order, the outermost first. Cost: linear, most of it at capital words. */
export function findNames(t: TokenisedText, layout: Layout, model: NamesModel): FoundName[] {
  const view = viewOf(t, model.gazetteer);
  const { tokens } = t;
  const labels = new Uint8Array(tokens.count);
  const space = createWorkspace();
  const names: FoundName[] = [];
  const found: Piece[] = [];
  for (const run of view.runs) {
    tag(model.tagger, run.from, run.to, view.edges, extractor(view, run), labels, space);
    let sure: Int32Array | null = null;
    for (let i = run.from; i < run.to; ) {
      const label = labels[i]!;
      if (label === 0) {
        i++;
        continue;
      }
      let to = i + 1;
      while (to < run.to && labels[to] === label + 1) to++;
      sure ??= margins(model.tagger, run.from, run.to, view.edges, space);
      const bounds = trimmed(view, i, to);
      if (bounds !== null) {
        const margin = -bestOther(sure, i - run.from, label);
        const piece = {
          from: bounds[0],
          to: bounds[1],
          type: typeOf(label),
          sure: margin / (margin + model.tagger.unit),
        };
        for (const part of parted(view, piece)) found.push({ ...part, type: typeByWords(view, part) });
      }
      i = to;
    }
  }
  const settled = settleTypes(view, found);
  for (const piece of settled) names.push(nameOf(view, piece));
  for (const piece of repeated(view, settled, labels)) {
    names.push({ ...nameOf(view, piece), why: `named elsewhere in this text as ${KIND[piece.type]}` });
  }
  for (let i = 0; i < tokens.count; i++) if (tokens.kind[i] === Kind.Handle) addHandle(t, i, names);
  const matter = layout.frontMatter;
  const outside = matter === null ? names : names.filter((n) => n.start >= matter.end);
  return outside.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Tokens `from` to `to` as a name; `sure` between 0 and 1. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly type: ActorType;
  readonly sure: number;
}

/**
 * Two names that the tagger took for one: "Lena Berg of Harbour Watch", "Lena Berg and Anna Holm", "Latvia and Estonia".
 * The name of a body or place may well hold such a word, so that only persons, and places that are listed, are parted.
 */
function parted(view: View, piece: Piece): readonly Piece[] {
  const { tokens } = view.t;
  const { from, to, type, sure } = piece;
  for (let i = from + 1; i < to - 1; i++) {
    const hash = tokens.hash[i]!;
    if (tokens.shape[i] !== Shape.Lower || !(hash === AND || SPLITS.has(hash))) continue;
    if (type === 'person' && i - from > 1) {
      const right = trimmed(view, i + 1, to);
      const left = { from, to: i, type, sure };
      if (right === null) return [left];
      return [
        left,
        { from: right[0], to: right[1], type: hash === AND ? 'person' : beyond(view, right[0]), sure: sure / 2 },
      ];
    }
    if (type === 'place' && hash === AND && !isEntry(view, from, to) && isPlace(view, from) && isPlace(view, i + 1)) {
      return [
        { from, to: i, type, sure },
        { from: i + 1, to, type, sure },
      ];
    }
  }
  return [piece];
}
const AND = hashWord('and');

const isPlace = ({ known, entry }: View, i: number): boolean =>
  ((known[i]! | entry[i]!) & (Known.Land | Known.Town)) !== 0;

/** What a person is "of" or "in": a place if it is listed, else a body. */
const beyond = (view: View, i: number): ActorType => (isPlace(view, i) ? 'place' : 'organization');

/** The type that a name's own words tell, where the tagger had little to go by. */
function typeByWords(view: View, { from, to, type, sure }: Piece): ActorType {
  const { known, entry, evidence, t } = view;
  if (to - from === 1) {
    const bits = known[from]!;
    if (type !== 'person' || sure > 0.8 || (bits & (Known.Land | Known.Town)) === 0) return type;
    const personal = Written.AfterTitle | Written.AfterGiven;
    return (evidence.written(t.tokens.hash[from]!) & personal) === 0 && (bits & GIVEN) === 0 ? 'place' : type;
  }
  if (isEntry(view, from, to)) {
    const listed = entry[from]! & (Known.Land | Known.Town | Known.Body);
    if (listed === Known.Body) return 'organization';
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
  const body = Known.BodyWord | Known.LegalForm;
  if (type !== 'organization' && (at & body) !== 0 && (at & Known.SiteWord) === 0) return 'organization';
  if (type === 'person' && (at & Known.SiteWord) !== 0 && sure < 0.7) return 'place';
  const given = (known[from]! & GIVEN) !== 0 && (known[from]! & Known.Land) === 0;
  if (type !== 'person' && given && sure < 0.5 && (inner & (body | Known.SiteWord)) === 0) return 'person';
  return type;
}
/** Is the whole name one entry of the gazetteer? */
function isEntry({ entry }: View, from: number, to: number): boolean {
  if ((entry[from]! & 0x8000) === 0) return false;
  for (let i = from + 1; i < to; i++) if (entry[i] === 0 || (entry[i]! & 0x8000) !== 0) return false;
  const next = entry[to] ?? 0;
  return next === 0 || (next & 0x8000) !== 0;
}

const GIVEN = Known.Female | Known.Male;
const SPLITS = new Set(['of', 'for', 'on', 'in', 'at'].map(hashWord));

/** One name, one type in a text: the one that its mentions speak for most. */
function settleTypes(view: View, found: readonly Piece[]): readonly Piece[] {
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
function repeated(view: View, found: readonly Piece[], labels: Uint8Array): readonly Piece[] {
  const { tokens } = view.t;
  const known = new Map<number, Piece>();
  for (const piece of found) {
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
      const like = known.get(tokens.hash[i]!);
      if (like === undefined || (view.evidence.written(tokens.hash[i]!) & Written.Small) !== 0) continue;
      more.push({ from: i, to: i + 1, type: like.type, sure: like.sure / 2 });
    }
  }
  return more;
}

const typeOf = (label: number): ActorType =>
  label < BEGIN.organization ? 'person' : label < BEGIN.place ? 'organization' : 'place';

/** The best margin of any label but this one. */
function bestOther(sure: Int32Array, row: number, label: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let l = 0; l < LABELS; l++) if (l !== label) best = Math.max(best, sure[row * LABELS + l]!);
  return best;
}

const ARTICLE = new Set(['the', 'a', 'an'].map(hashWord));

/** Without a leading article, and without marks and small words at the ends; null if nothing is left. */
function trimmed(view: View, from: number, to: number): readonly [number, number] | null {
  const { tokens } = view.t;
  while (from < to && (ARTICLE.has(tokens.hash[from]!) || tokens.kind[from] === Kind.Mark)) from++;
  while (
    to > from &&
    (isEnding(view.t, to - 1) || (tokens.kind[to - 1] === Kind.Mark && !isAbbreviationStop(view.t, to - 1)))
  )
    to--;
  // "Americans" are no actor.
  if (to - from === 1 && (view.known[from]! & (Known.Demonym | Known.Land | Known.Town)) === Known.Demonym) return null;
  return from < to ? [from, to] : null;
}

const POSSESSIVE = hashWord("'s");
const isEnding = (t: TokenisedText, i: number): boolean => t.tokens.hash[i] === POSSESSIVE;

const isAbbreviationStop = (t: TokenisedText, i: number): boolean =>
  t.text.charCodeAt(t.tokens.start[i]!) === 0x2e && t.tokens.start[i] === t.tokens.end[i - 1];

function nameOf(view: View, { from, to, type, sure }: Piece): FoundName {
  const { tokens } = view.t;
  const genders = view.known[from]! & (Known.Female | Known.Male);
  return {
    ...(type === 'person' && genders === Known.Female ? { gender: 'f' as const } : {}),
    ...(type === 'person' && genders === Known.Male ? { gender: 'm' as const } : {}),
    start: tokens.start[from]!,
    end: tokens.end[to - 1]!,
    type,
    score: Math.round((0.5 + sure / 2) * 100) / 100,
    why: reason(view, from, to, type),
  };
}

const KIND: Record<ActorType, string> = {
  person: 'a person',
  organization: 'an organisation',
  place: 'a place',
  group: 'a group',
};

function reason(view: View, from: number, to: number, type: ActorType): string {
  const { known, entry, t } = view;
  const has = (k: number, bit: number): boolean => ((known[k] ?? 0) & bit) !== 0;
  const word = (k: number): string => t.text.slice(t.tokens.start[k], t.tokens.end[k]);
  if (type === 'person') {
    if (has(from - 1, Known.Style | Known.Office)) return `a person’s name: “${word(from - 1)}” before it`;
    if (has(from, Known.Female | Known.Male)) return `a person’s name: “${word(from)}” is a given name`;
  }
  if (type === 'place' && (has(from, Known.Land | Known.Town) || (entry[from]! & (Known.Land | Known.Town)) !== 0)) {
    return 'a place: listed';
  }
  if (type === 'organization') {
    for (let k = to - 1; k >= from; k--)
      if (has(k, Known.BodyWord | Known.LegalForm)) return `an organisation: “${word(k)}”`;
    if (has(from, Known.Body) || (entry[from]! & Known.Body) !== 0) return 'an organisation: listed';
  }
  return `reads like the name of ${KIND[type]}`;
}

/** "@ilves_m" names its owner; "#Ilves" names Ilves only if it is capital and the text names Ilves elsewhere. */
function addHandle(t: TokenisedText, i: number, names: FoundName[]): void {
  const { tokens, text } = t;
  const start = tokens.start[i]!;
  const end = tokens.end[i]!;
  if (text.charCodeAt(start) === 0x40) {
    if (end - start > 2 && tokens.shape[i] !== Shape.Digits) {
      names.push({ start, end, type: 'person', score: 0.8, why: 'the name of an account' });
    }
    return;
  }
  const tagged = text.slice(start + 1, end);
  const same = names.find((n: Span) => n.end - n.start === tagged.length && text.startsWith(tagged, n.start));
  if (same !== undefined)
    names.push({ start: start + 1, end, type: same.type, score: 0.8, why: 'a name as a hashtag' });
}
