/** Proper names of persons, organisations and places: the longest name, without title, article or possessive ending. */
import type { ActorType } from '../contract';
import { unitAt } from '../text/characters';
import { uint8Column } from '../text/columns';
import type { TokenisedText } from '../text/sentences';
import { hashWord, Kind, Shape } from '../text/tokenise';
import { cutInHeadlines, repeated } from './naming/again';
import { bounded, listed, rejoined } from './naming/bounds';
import { typedElsewhere } from './naming/elsewhere';
import { BEGIN, extractor, LABELS, type View, viewOf } from './naming/features';
import { createGazetteer, decodeTables, type Gazetteer, Known } from './naming/gazetteer';
import { bracketed, reaching } from './naming/initials';
import { shown, surelyNames, withoutCredits } from './naming/outward';
import { overlooked } from './naming/overlooked';
import { parted } from './naming/parted';
import { withPeoples } from './naming/peoples';
import { type Piece, pieceOf, typed } from './naming/piece';
import { withoutThings } from './naming/things';
import { styled, trimmed, untitled } from './naming/titles';
import { placed, settleTypes, typeByWords } from './naming/types';
import type { FoundName, Layout } from './stages';
import { createDecoder } from './tagging/decoder';
import { type Decoder, decodeTagger } from './tagging/model';

/** World knowledge and weights, as read from `media/names.bin`. */
export interface NamesModel {
  readonly gazetteer: Gazetteer;
  readonly tagger: Decoder;
}

/** Throws an Error if the bytes are not those that training wrote. Cost: linear in their size. */
export function loadNamesModel(bytes: Uint8Array): NamesModel {
  const { tables, end } = decodeTables(bytes);
  const { model } = decodeTagger(bytes, end);
  if (model.labels !== LABELS) throw new Error('not a model of names');
  return { gazetteer: createGazetteer(tables), tagger: createDecoder(model) };
}

/** Finds names in any text, in reading order, the outermost first. Cost: linear, most of it at capital words. */
export function findNames(t: TokenisedText, layout: Layout, model: NamesModel): FoundName[] {
  const view = viewOf(t, model.gazetteer);
  const { tokens } = t;
  const labels = uint8Column(tokens.count);
  const names: FoundName[] = [];
  const found: Piece[] = [];
  for (const run of view.runs) {
    model.tagger.tag(run.from, run.to, view.edges, extractor(view, run), labels);
    let sure: Int32Array | null = null;
    for (let i = run.from; i < run.to; ) {
      const label = labels[i]!;
      if (label === 0) {
        i++;
        continue;
      }
      let to = i + 1;
      while (to < run.to && labels[to] === label + 1) to++;
      sure ??= model.tagger.margins();
      const bounds = trimmed(view, i, to, label === BEGIN.person);
      if (bounds !== null) {
        const margin = -bestOther(sure, (i - run.from) * model.tagger.lanes, label);
        const piece = pieceOf(bounds[0], bounds[1], typeOf(label), margin / (margin + model.tagger.model.unit));
        for (const part of parted(view, piece))
          for (const one of bounded(view, part)) found.push(untitled(view, typed(one, typeByWords(view, one))));
      }
      i = to;
    }
  }
  const whole = rejoined(view, listed(view, bracketed(view, styled(view, found, labels))));
  const actors = withoutThings(view, cutInHeadlines(view, whole));
  const beside = overlooked(view, [...found, ...whole], labels);
  const settled = shown(view, typedElsewhere(view, settleTypes(view, placed(view, [...actors, ...beside]))));
  const again = [...settled, ...repeated(view, settled, labels)];
  withPeoples(view, again).forEach((piece, k) => {
    const isAgain = k >= settled.length && piece === again[k];
    addNames(view, reaching(view, piece, labels), isAgain, names);
  });
  addHandles(t, names);
  const matter = layout.frontMatter;
  const outside = matter === null ? names : names.filter((n) => n.start >= matter.end);
  outside.sort((a, b) => a.start - b.start || b.end - a.end);
  const once = outside.filter(
    ({ start, end }, k) => k === 0 || start !== outside[k - 1]!.start || end !== outside[k - 1]!.end,
  );
  const known = layout.language === 'en' ? once : surelyNames(t.text, once);
  return withoutCredits(t.text, known, layout);
}

const typeOf = (label: number): ActorType =>
  label < BEGIN.organization ? 'person' : label < BEGIN.place ? 'organization' : 'place';

/** The best margin of any label but this one. */
function bestOther(sure: Int32Array, row: number, label: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let l = 0; l < LABELS; l++) if (l !== label) best = Math.max(best, sure[row + l]!);
  return best;
}

/** Adds the name, or the two countries of "Ukraine-Russia" (talks). */
function addNames(view: View, { from, to, type, sure }: Piece, isAgain: boolean, names: FoundName[]): void {
  const { tokens, text } = view.t;
  const start = tokens.start[from]!;
  const end = tokens.end[to - 1]!;
  const score = Math.round((0.5 + sure / 2) * 100) / 100;
  const hyphen = to - from > 1 || tokens.joined[from] === 1 ? hyphenIn(text, start, end) : -1;
  const isLand = (first: number, last: number): boolean =>
    (view.gazetteer.bits(hashWord(text.slice(first, last))) & Known.Land) !== 0;
  if (hyphen >= 0 && isLand(start, hyphen) && isLand(hyphen + 1, end)) {
    const why = 'a place: listed';
    names.push({ start, end: hyphen, type: 'place', score, why, gender: undefined });
    names.push({ start: hyphen + 1, end, type: 'place', score, why, gender: undefined });
    return;
  }
  const genders = type === 'person' ? view.known[from]! & (Known.Female | Known.Male) : 0;
  const gender = genders === Known.Female ? 'f' : genders === Known.Male ? 'm' : undefined;
  const why = isAgain ? `named elsewhere in this text as ${KIND[type]}` : reason(view, from, to, type);
  names.push({ start, end, type, score, why, gender });
}

function hyphenIn(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (unitAt(text, at) === 0x2d) return at;
  return -1;
}

const KIND: Record<ActorType, string> = {
  person: 'a person',
  organization: 'an organisation',
  place: 'a place',
  group: 'a group',
};

function reason(view: View, from: number, to: number, type: ActorType): string {
  const { known, entry, t } = view;
  const has = (k: number, bit: number): boolean => k >= 0 && (known[k]! & bit) !== 0;
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

/** Handles of offices and newsrooms, which no one person is: "@PresidentEldrey", "@EldreyNews". */
const OF_OFFICE =
  /^@(?:the)?(?:president|primeminister|potus|minister|mfa|ministry|embassy|kremlin)|(?:news|press|mfa|gov|times|tv)$/i;

/**
 * "@ilves_m" names its owner; "#Ilves" is a name if the text has that name, or one that ends so, elsewhere; "Mara #Ilves" is one
 * name, its mark included.
 */
function addHandles(t: TokenisedText, names: FoundName[]): void {
  const { tokens, text } = t;
  let known: Map<string, ActorType> | null = null;
  let byEnd: Map<number, number> | null = null;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Handle) continue;
    byEnd ??= new Map(names.flatMap((name, k) => (name.type === 'person' ? [[name.end, k] as const] : [])));
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    if (text.charCodeAt(start) === 0x40) {
      if (end - start > 2 && tokens.shape[i] !== Shape.Digits) {
        const type = OF_OFFICE.test(text.slice(start, end)) ? 'organization' : 'person';
        names.push({ start, end, type, score: 0.8, why: 'the name of an account', gender: undefined });
      }
      continue;
    }
    const given = isCapital(text, start + 1) ? byEnd.get(start - 1) : undefined;
    if (given !== undefined && !text.slice(names[given]!.start, names[given]!.end).includes(' ')) {
      names[given] = { ...names[given]!, end };
      continue;
    }
    known ??= new Map(
      names.flatMap(({ start: from, end: to, type }) => {
        const name = text.slice(from, to);
        return [name.replace(/\s+/g, ''), name.slice(name.lastIndexOf(' ') + 1)].map((word) => [word, type] as const);
      }),
    );
    const type = known.get(text.slice(start + 1, end));
    if (type !== undefined)
      names.push({ start: start + 1, end, type, score: 0.8, why: 'a name as a hashtag', gender: undefined });
  }
}

const isCapital = (text: string, at: number): boolean => /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 2));
