/** Proper names of persons, organisations and places: the longest name, without title, article or possessive ending. */
import type { ActorType } from '../contract';
import type { TokenisedText } from '../text/sentences';
import { hashWord, Kind, Shape } from '../text/tokenise';
import { bounded, listed, rejoined } from './naming/bounds';
import { typedElsewhere } from './naming/elsewhere';
import { BEGIN, extractor, LABELS, type View, viewOf } from './naming/features';
import { createGazetteer, decodeTables, type Gazetteer, Known } from './naming/gazetteer';
import { shown, surelyNames, withoutCredits } from './naming/outward';
import { overlooked } from './naming/overlooked';
import { withPeoples } from './naming/peoples';
import {
  bracketed,
  cutInHeadlines,
  type Piece,
  parted,
  placed,
  reaching,
  repeated,
  settleTypes,
  styled,
  trimmed,
  typeByWords,
  untitled,
} from './naming/pieces';
import { withoutThings } from './naming/things';
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
  const labels = new Uint8Array(tokens.count);
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
        const piece = {
          from: bounds[0],
          to: bounds[1],
          type: typeOf(label),
          sure: margin / (margin + model.tagger.model.unit),
        };
        for (const part of parted(view, piece).flatMap((one) => bounded(view, one))) {
          found.push(untitled(view, { ...part, type: typeByWords(view, part) }));
        }
      }
      i = to;
    }
  }
  const whole = rejoined(view, listed(view, bracketed(view, styled(view, found, labels))));
  const actors = withoutThings(view, cutInHeadlines(view, whole));
  const beside = overlooked(view, [...found, ...whole], labels);
  const settled = shown(view, typedElsewhere(view, settleTypes(view, placed(view, [...actors, ...beside]))));
  const again = new Set(repeated(view, settled, labels));
  for (const piece of withPeoples(view, [...settled, ...again])) {
    const named = nameOf(view, reaching(view, piece, labels));
    const told = again.has(piece) ? { ...named, why: `named elsewhere in this text as ${KIND[piece.type]}` } : named;
    names.push(...countriesIn(t.text, told, model.gazetteer));
  }
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

/** "Ukraine-Russia" (talks) names two countries; any other name is left as it is. */
function countriesIn(text: string, name: FoundName, gazetteer: Gazetteer): readonly FoundName[] {
  const { start, end } = name;
  const at = start + text.slice(start, end).indexOf('-');
  if (at < start) return [name];
  const isLand = (from: number, to: number): boolean =>
    (gazetteer.bits(hashWord(text.slice(from, to))) & Known.Land) !== 0;
  if (!isLand(start, at) || !isLand(at + 1, end)) return [name];
  const country = { type: 'place', score: name.score, why: 'a place: listed' } as const;
  return [
    { ...country, start, end: at },
    { ...country, start: at + 1, end },
  ];
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
  const byEnd = new Map(names.flatMap((name, k) => (name.type === 'person' ? [[name.end, k] as const] : [])));
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Handle) continue;
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    if (text.charCodeAt(start) === 0x40) {
      if (end - start > 2 && tokens.shape[i] !== Shape.Digits) {
        const type = OF_OFFICE.test(text.slice(start, end)) ? 'organization' : 'person';
        names.push({ start, end, type, score: 0.8, why: 'the name of an account' });
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
    if (type !== undefined) names.push({ start: start + 1, end, type, score: 0.8, why: 'a name as a hashtag' });
  }
}

const isCapital = (text: string, at: number): boolean => /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 2));
