/** What to call a topic: a noun phrase of its texts, as a headline has it ("Last inspection of the plant", "Safety rules broken"). */
import type { DocumentId } from '../model';
import { stem } from '../text/terms';
import { Shape } from '../text/tokenise';
import type { Lexicon } from './lexicon';
import { isOfTime, type Mark, type Matter, markOf } from './matter';
import { type NounPhrase, nounPhrases, Part, partsOf } from './phrases';
import type { IndexEntry, Statement } from './statements';

/** One statement of a topic, with its document and what it is about. */
export interface Labelled {
  readonly statement: Statement;
  readonly entry: IndexEntry;
  readonly matter: Matter;
  /** All documents that have it in these words. */
  readonly documents: readonly DocumentId[];
}

/** Statements looked at; more do not make a better name. */
const MAX_STATEMENTS = 12;
const MAX_WORDS = 7;
/** Words beyond these make a name the worse, each by this share. */
const SHORT = 3;
const PER_WORD = 0.1;
/** A name alone tells who, not what. */
const NAME_ALONE = 0.5;
/** A phrase with a verb that lost its auxiliary reads a little worse than one without. */
const CLAUSE = 0.85;
/** Each further statement that has the very words, up to this many. */
const PER_SAYING = 0.1;
const MOST_SAYINGS = 4;
/** One bare word tells little. */
const ONE_WORD = 0.65;
/** What one document alone has does not name a common matter: so much of its weight is taken off. */
const UNSHARED = 0.2;

/** What may lead from one noun phrase to the next. */
const LEADS = new Set('of for in on to between with against from over at about under into as'.split(' '));
const PARTICLES = new Set('up down off out away back over open together apart'.split(' '));
/** Who told it is not what it is about. Terms of verbs. */
const SAYING = new Set(
  'say tell ask quote report describe add note announce claim state mention call put write speak declare warn deny insist argue explain comment reply answer name believe think expect know refuse urge vow'
    .split(' ')
    .map(stem),
);
/** Of these the word table takes some for nouns where a headline has them. */
const DOINGS = new Set('say tell deny add insist argue urge vow quote warn'.split(' ').map(stem));
const BE = new Set("am is are was were be been being 's 're".split(' '));
const OWNERS = new Set('its his her their our my your'.split(' '));
const MEASURES = new Set(
  'tonne tonnes ton tons kilogram kilograms kilos pounds metre metres mile miles kilometre kilometres percent dollars euros people persons'.split(
    ' ',
  ),
);
/** Nouns that name nothing by themselves. */
const EMPTY = new Set(
  'thing way lot kind sort part number point fact case matter bit couple series range side end time one other people man woman question idea person'.split(
    ' ',
  ),
);

interface Candidate {
  readonly label: string;
  readonly value: number;
  /** Places of its words in the statement. */
  readonly at: readonly number[];
}

/**
 * The label of a topic, as a headline would have it, in words of its texts; none of those `taken`, as far as the texts have others.
 * Where no statement names a thing, the beginning of the shortest. Cost: linear in the words of the first 12 statements.
 */
export function labelOf(topic: readonly Labelled[], lexicon: Lexicon, taken: ReadonlySet<string> = new Set()): string {
  const looked = topic.slice(0, MAX_STATEMENTS);
  const worth = worthOf(looked);
  const best = new Map<string, { candidate: Candidate; sayings: number; best: Labelled; last: Labelled }>();
  for (const one of looked) {
    for (const candidate of candidatesOf(one, worth, lexicon)) {
      const known = best.get(candidate.label);
      if (known === undefined) {
        best.set(candidate.label, { candidate, sayings: 1, best: one, last: one });
        continue;
      }
      if (known.last !== one) known.sayings++;
      known.last = one;
      if (candidate.value <= known.candidate.value) continue;
      known.candidate = candidate;
      known.best = one;
    }
  }
  // What more statements say in these very words reads the better.
  const ranked = Array.from(best.values(), ({ candidate, sayings, best: one }): Ranked => {
    const more = 1 + PER_SAYING * Math.min(MOST_SAYINGS, sayings - 1);
    return { candidate, one, said: candidate.value > 0 ? candidate.value * more : candidate.value / more };
  });
  const first = bestOf(ranked, ({ candidate }) => !taken.has(candidate.label));
  if (first !== null) return first.candidate.label;
  const one = bestOf(ranked, () => true);
  if (one === null) return beginningOf(looked, lexicon);
  const held = marksIn(one, lexicon);
  const other = bestOf(ranked, (candidate) => !marksIn(candidate, lexicon).some((mark) => held.includes(mark)));
  return other === null ? one.candidate.label : `${one.candidate.label} · ${other.candidate.label}`;
}

/** A name of the topic with the statement that has it best. */
interface Ranked {
  readonly candidate: Candidate;
  readonly one: Labelled;
  readonly said: number;
}

/** Of equals the first by its letters. */
function bestOf(all: readonly Ranked[], may: (one: Ranked) => boolean): Ranked | null {
  let best: Ranked | null = null;
  for (const one of all) {
    const isBetter =
      best === null || one.said > best.said || (one.said === best.said && one.candidate.label < best.candidate.label);
    if (isBetter && may(one)) best = one;
  }
  return best;
}

/** For statements that name nothing: the first words of the shortest that tell something. */
function beginningOf(topic: readonly Labelled[], lexicon: Lexicon): string {
  const [{ statement }] = [...topic].sort((p, q) => p.statement.words.length - q.statement.words.length) as [Labelled];
  const tells = (i: number): boolean => lexicon.termOf(statement.words[i]!) >= 0;
  let from = 0;
  while (from < statement.words.length && !tells(from)) from++;
  let to = Math.min(statement.words.length, from + MAX_WORDS);
  while (to > from && !tells(to - 1)) to--;
  return written(
    statement,
    Array.from({ length: to - from }, (_, k) => from + k),
    lexicon,
  );
}

/** What each mark is worth in a name: its weight, by the share of the topic's documents that have it. */
function worthOf(topic: readonly Labelled[]): ReadonlyMap<Mark, number> {
  const holders = new Map<Mark, { documents: Set<DocumentId>; weight: number }>();
  for (const { documents, matter } of topic) {
    matter.marks.forEach((mark, k) => {
      const known = holders.get(mark) ?? { documents: new Set(), weight: 0 };
      holders.set(mark, known);
      for (const document of documents) known.documents.add(document);
      known.weight = Math.max(known.weight, matter.weights[k]!);
    });
  }
  const all = new Set(topic.flatMap(({ documents }) => documents)).size;
  return new Map(
    [...holders].map(([mark, { documents, weight }]) => {
      const share = documents.size / all;
      return [mark, documents.size === 1 && all > 1 ? -UNSHARED * weight : weight * share * Math.sqrt(share)];
    }),
  );
}

/** What the words of a candidate tell of. */
const marksIn = ({ one: { statement }, candidate: { at } }: Ranked, lexicon: Lexicon): Mark[] =>
  at.flatMap((i) => (lexicon.termOf(statement.words[i]!) < 0 ? [] : [markOf(statement.words[i]!, lexicon)]));

function candidatesOf({ statement, entry }: Labelled, worth: ReadonlyMap<Mark, number>, lexicon: Lexicon): Candidate[] {
  const parts = partsOf(statement, entry, lexicon);
  const phrases = nounPhrases(statement, parts);
  const byStart = new Map(phrases.map((phrase) => [phrase.from, phrase]));
  const valued = valuesIn(statement, parts, worth, lexicon);
  const found: Candidate[] = [];
  const consider = (start: number, to: number, spans: Spans, factor: number): void => {
    const at: number[] = [];
    for (let i = start; i < to; i++) at.push(i);
    for (const [from, end] of spans) for (let i = from; i < end; i++) at.push(i);
    if (at.length > MAX_WORDS) return;
    const value = valued(at, factor);
    if (value !== null) found.push({ label: written(statement, at, lexicon), value, at });
  };
  for (const phrase of phrases) {
    const { from, to, head } = phrase;
    if (parts.subarray(from, to).includes(Part.Number)) continue;
    if (holdsTerm(DOINGS, statement.words[head]!, lexicon)) continue;
    const alone = parts[head] === Part.Name;
    const noun = lexicon.word(statement.words[head]!);
    const longer = continued(statement, parts, byStart, phrase, lexicon);
    // The head with all that stands before it, and with less.
    for (let start = from; start <= head; start++) {
      if (start > from && parts[start - 1] !== Part.Possessive && parts[start] === Part.Possessive) continue;
      const empty = start === head && (EMPTY.has(noun) || MEASURES.has(noun)) ? 0.2 : 1;
      consider(start, to, [], empty * (alone ? NAME_ALONE : 1));
      for (const [spans, factor] of longer)
        consider(start, to, spans, factor * (alone || MEASURES.has(noun) ? 0.8 : 1));
    }
  }
  return found;
}

type Spans = readonly (readonly [number, number])[];

/** What may follow a noun phrase in a name: "of the plant"; "(was) broken"; "(was) taken down (from) its tower"; "(is) on loan". */
function continued(
  statement: Statement,
  parts: Uint8Array,
  byStart: ReadonlyMap<number, NounPhrase>,
  phrase: NounPhrase,
  lexicon: Lexicon,
): (readonly [Spans, number])[] {
  const out: (readonly [Spans, number])[] = [];
  const from = phrase.to;
  const direct = ledPhrase(statement, parts, byStart, from, lexicon);
  if (direct !== null) {
    out.push([[direct], 1]);
    const second = ledPhrase(statement, parts, byStart, direct[1], lexicon);
    if (second !== null) out.push([[direct, second], 1]);
  }
  // "The bell of the tower was broken" tells of the bell.
  let before = phrase.from - 1;
  while (before >= 0 && parts[before] === Part.Determiner) before--;
  if (parts[before] === Part.Preposition) return out;
  const { words, breaks } = statement;
  const told = (i: number): string => (i < words.length && breaks[i] === 0 ? lexicon.word(words[i]!) : '');
  let at = from;
  let last = '';
  for (; told(at) !== '' && SMALL.has(parts[at]!); at++) {
    // "Was not broken" would be turned round.
    if (NEGATIONS.has(told(at))) return out;
    if (parts[at] === Part.Auxiliary) last = told(at);
  }
  if (told(at) === '' || !BE.has(last)) return out;
  const part = parts[at]!;
  if (part === Part.Participle || part === Part.Past) {
    if (holdsTerm(SAYING, words[at]!, lexicon)) return out;
    const to = PARTICLES.has(told(at + 1)) ? at + 2 : at + 1;
    out.push([[[at, to]], CLAUSE]);
    const led = ledPhrase(statement, parts, byStart, to, lexicon);
    if (led !== null) out.push([[[at, to], led], CLAUSE]);
    return out;
  }
  // "Responsible for the disaster", "out of order", "on loan".
  const first = part === Part.Adjective || told(at) === 'out' ? at + 1 : at;
  const led = ledPhrase(statement, parts, byStart, first, lexicon);
  if (led !== null && (first > at || told(at) !== 'of')) out.push([[[at, first], led], CLAUSE]);
  return out;
}

const SMALL: ReadonlySet<number> = new Set([Part.Auxiliary, Part.Modal, Part.Adverb]);
const NEGATIONS = new Set("not n't never no hardly".split(' '));

/** "of the plant", "between Moscow and Kiev": from the word that leads to the end of the phrase. */
function ledPhrase(
  { words, breaks }: Statement,
  parts: Uint8Array,
  byStart: ReadonlyMap<number, NounPhrase>,
  from: number,
  lexicon: Lexicon,
): readonly [number, number] | null {
  if (from >= words.length || breaks[from] === 1 || !LEADS.has(lexicon.word(words[from]!))) return null;
  let at = from + 1;
  while (at < words.length && breaks[at] === 0 && parts[at] === Part.Determiner) {
    if (OWNERS.has(lexicon.word(words[at]!))) return null;
    at++;
  }
  const phrase = byStart.get(at);
  if (phrase === undefined || breaks[at] === 1) return null;
  if (lexicon.word(words[from]!) !== 'between') return [from, phrase.to];
  const second = lexicon.word(words[phrase.to] ?? -1) === 'and' ? byStart.get(phrase.to + 1) : undefined;
  return second === undefined ? null : [from, second.to];
}

/** How well words of a statement name it, by their places; null where they cannot. */
function valuesIn(
  { words }: Statement,
  parts: Uint8Array,
  worth: ReadonlyMap<Mark, number>,
  lexicon: Lexicon,
): (at: readonly number[], factor: number) => number | null {
  const names = Array.from(
    words,
    (word, i) => parts[i] !== Part.Number && parts[i] !== Part.Pronoun && !isOfTime(word, lexicon),
  );
  const marks = Array.from(words, (word) => (lexicon.termOf(word) < 0 ? null : markOf(word, lexicon)));
  return (at, factor) => {
    let sum = 0;
    let telling = 0;
    for (let k = 0; k < at.length; k++) {
      if (!names[at[k]!]) return null;
      const mark = marks[at[k]!]!;
      if (mark === null) continue;
      telling++;
      // Told twice, it counts once.
      if (at.findIndex((i) => marks[i] === mark) === k) sum += worth.get(mark) ?? 0;
    }
    if (telling === 0) return null;
    const whole = at.length === 1 ? factor * ONE_WORD : factor;
    return (sum > 0 ? sum * whole : sum / whole) * Math.max(0.3, 1 - PER_WORD * Math.max(0, at.length - SHORT));
  };
}

/** These words as a headline. */
function written({ words, shapes }: Statement, at: readonly number[], lexicon: Lexicon): string {
  let text = '';
  for (const i of at) {
    const word = cased(lexicon.word(words[i]!), shapes[i]!);
    text += text === '' || word === "'s" ? word : ` ${word}`;
  }
  return capital(text.replaceAll(" ' ", "' "));
}

/** Is the word a form of one of these terms? */
function holdsTerm(terms: ReadonlySet<string>, word: number, lexicon: Lexicon): boolean {
  const term = lexicon.termOf(word);
  return term >= 0 && terms.has(lexicon.term(term));
}

/** As the text has it, as far as shapes tell. */
function cased(word: string, shape: number): string {
  if (shape === Shape.Lower || shape === Shape.Digits) return word;
  if (shape === Shape.Upper && word.length <= 5) return word.toUpperCase();
  if (shape === Shape.Mixed || shape === Shape.Other) return word.split('-').map(capital).join('-');
  return capital(word);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
