/** What stands around a name and tells who its bearer is: "Russian President …", "…, the harbour's director,", "Mrs …". */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape, type Tokens } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { specifiers } from './phrase';
import { type Gender, landOf, roleWord } from './words';

export interface Told {
  /** Lower case: "foreign minister", "the harbour's director". */
  readonly title: string;
  /** The noun that names the office: "minister", "director". */
  readonly head: string;
  /** What tells the office from others: "foreign", "harbour"; countries by their name. */
  readonly words: readonly string[];
  readonly gender: Gender | undefined;
  /** Countries named in it. */
  readonly lands: readonly string[];
  /** Tokens of the phrase, if it stands apart from the name and so is a mention of its own. */
  readonly apposition: readonly [number, number] | null;
}

const DETERMINERS = wordSet('the a an his her its their our my');
const AFTER_HEAD = wordSet('of for to in at on from who whose and but as with under during');
const CLITIC = wordSet("'s '");
const REACH = 10;

/** Titles right before the name that starts at token `i`: "Sen.", "Estonian Foreign Minister", "Mrs". */
export function before(t: TokenisedText, i: number): Told | null {
  const { tokens } = t;
  const from = t.sentenceStart[t.sentenceOf[i]!]!;
  let k = stepBack(tokens, i, from);
  const last = k >= from ? roleWord(tokens.hash[k]!) : undefined;
  if (last === undefined || !(last.style || last.head)) return null;
  let gender = last.gender;
  let head = last.word;
  let headAt = k;
  const lands: string[] = [];
  let start = k;
  for (k = stepBack(tokens, k, from); k >= from && start - k < REACH; k = stepBack(tokens, k, from)) {
    const word = roleWord(tokens.hash[k]!);
    const land = landOf(tokens.hash[k]!);
    if (land !== undefined && tokens.shape[k] !== Shape.Lower) lands.push(land);
    else if (word === undefined) break;
    else {
      gender ??= word.gender;
      if (last.style && word.head) {
        head = word.word;
        headAt = k;
      }
    }
    start = k;
  }
  return {
    title: phrase(t, start, i),
    head,
    words: specifiers(t, start, i, headAt),
    gender,
    lands,
    apposition: null,
  };
}

/** The token before `i`, over the full stop of an abbreviation. */
function stepBack(tokens: Tokens, i: number, from: number): number {
  const k = i - 1;
  return k > from &&
    tokens.kind[k] === Kind.Mark &&
    tokens.text.charCodeAt(tokens.start[k]!) === 0x2e &&
    tokens.end[k - 1] === tokens.start[k]
    ? k - 1
    : k;
}

const isComma = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i] === Kind.Mark && tokens.text.charCodeAt(tokens.start[i]!) === 0x2c;

/** A phrase set off by a comma behind the name that ends before token `i`: ", 42, Estonia's foreign minister,". */
export function after(t: TokenisedText, i: number): Told | null {
  const { tokens } = t;
  const end = t.sentenceStart[t.sentenceOf[i - 1]!]! + tokensOfSentence(t, i - 1);
  let k = i;
  if (k >= end || !isComma(tokens, k)) return null;
  k++;
  // An age: ", 42,".
  if (k + 1 < end && tokens.kind[k] === Kind.Number && isComma(tokens, k + 1)) k += 2;
  return inVerb(t, k, end) ?? phraseAt(t, k, end, true);
}

/** "… the man who negotiated for Velmara": an office told by a verb inside the phrase behind the name that ends before token `i`. */
export function deed(t: TokenisedText, i: number): Told | null {
  const end = t.sentenceStart[t.sentenceOf[i - 1]!]! + tokensOfSentence(t, i - 1);
  if (i >= end || !isComma(t.tokens, i)) return null;
  for (let k = i + 2; k < end && k - i < REACH && !isComma(t.tokens, k); k++) {
    const told = inVerb(t, k, end);
    if (told !== null) return told;
  }
  return null;
}

const VERB_OFFICES: ReadonlyMap<number, string> = new Map(
  'leads:leader led:leader heads:head headed:head chairs:chairman chaired:chairman runs:head commands:commander directs:director negotiated:negotiator investigates:investigator founded:founder coaches:coach edits:editor'
    .split(' ')
    .map((entry) => {
      const [verb, office] = entry.split(':');
      return [hashWord(verb!), office!] as const;
    }),
);

/** ", who chairs the harbour board,": an office told by a verb. */
function inVerb(t: TokenisedText, from: number, end: number): Told | null {
  const { tokens } = t;
  if (from + 1 >= end || !WHO.has(tokens.hash[from]!)) return null;
  const head = VERB_OFFICES.get(tokens.hash[from + 1]!);
  if (head === undefined) return null;
  let to = from + 2;
  while (to < end && to - from < REACH && tokens.kind[to] === Kind.Word && !CLAUSE.has(tokens.hash[to]!)) to++;
  if (to < end && CLITIC.has(tokens.hash[to]!)) to = Math.min(end, to + 2);
  return {
    title: `${head} of ${phrase(t, from + 2, to)}`,
    head,
    words: specifiers(t, from + 2, to, -1),
    gender: undefined,
    lands: [],
    apposition: null,
  };
}
const CLAUSE = wordSet('and but that which said says told is was has had when while as');

/** "Ilves is the harbour's director": the phrase behind a copula. */
export function behindCopula(t: TokenisedText, i: number): Told | null {
  const { tokens } = t;
  if (i >= tokens.count || !COPULA.has(tokens.hash[i]!)) return null;
  const end = t.sentenceStart[t.sentenceOf[i]!]! + tokensOfSentence(t, i);
  const told = i + 1 < end && DETERMINERS.has(tokens.hash[i + 1]!) ? phraseAt(t, i + 1, end, false) : null;
  return told === null ? null : { ...told, apposition: null };
}
const COPULA = wordSet('is was');

const HANGS = wordSet('of for to in at on from with under');

/** "The harbour's director, Mara Ilves": the phrase before the comma before the name that starts at token `i`. */
export function ahead(t: TokenisedText, i: number): Told | null {
  const { tokens } = t;
  const from = t.sentenceStart[t.sentenceOf[i]!]!;
  let comma = stepBack(tokens, i, from);
  if (comma > from && roleWord(tokens.hash[comma]!)?.style === true) comma = stepBack(tokens, comma, from);
  if (comma <= from || !isComma(tokens, comma)) return null;
  let start = comma;
  let owned = false;
  while (start > from && comma - start <= REACH * 2) {
    const k = start - 1;
    if (CLITIC.has(tokens.hash[k]!)) owned = true;
    else if (tokens.kind[k] === Kind.Mark || VERBS.has(tokens.hash[k]!) || RELATIVE.has(tokens.hash[k]!)) break;
    // What an article opens is the whole phrase, unless a preposition hangs it on another: "the head | of the inquiry".
    else if (DETERMINERS.has(tokens.hash[k]!) && !(k > from && HANGS.has(tokens.hash[k - 1]!))) {
      const told = phraseAt(t, k, comma, true);
      return told !== null && told.apposition![1] === comma ? told : null;
    }
    // Without article only a name possesses: "Estonia's foreign minister".
    else if (owned && tokens.shape[k] === Shape.Lower && AFTER_HEAD.has(tokens.hash[k]!)) break;
    start--;
  }
  if (!owned || comma - start > REACH) return null;
  while (start < comma && tokens.shape[start] === Shape.Lower) start++;
  const told = phraseAt(t, start, comma, true);
  return told !== null && told.apposition![1] === comma ? told : null;
}

function tokensOfSentence(t: TokenisedText, i: number): number {
  const s = t.sentenceOf[i]!;
  return t.sentenceStart[s + 1]! - t.sentenceStart[s]!;
}

/** The noun phrase from token `from`, if a person's office heads it. */
function phraseAt(t: TokenisedText, from: number, end: number, closed: boolean): Told | null {
  const { tokens } = t;
  if (from + 1 < end && WHO.has(tokens.hash[from]!) && COPULA.has(tokens.hash[from + 1]!)) from += 2;
  let head = -1;
  const lands: string[] = [];
  let k = from;
  for (; k < end && k - from < REACH * 2; k++) {
    if (tokens.kind[k] === Kind.Mark && !CLITIC.has(tokens.hash[k]!)) break;
    const land = landOf(tokens.hash[k]!);
    if (land !== undefined && tokens.shape[k] !== Shape.Lower) lands.push(land);
    if (head < 0) {
      if (k - from >= REACH) return null;
      if (k > from && AFTER_HEAD.has(tokens.hash[k]!)) return null;
      if (VERBS.has(tokens.hash[k]!)) return null;
      const word = roleWord(tokens.hash[k]!);
      if ((word?.head || word?.relation) && endsHead(t, k, end)) head = k;
    } else if (RELATIVE.has(tokens.hash[k]!)) break;
  }
  if (head < 0) return null;
  const opens = DETERMINERS.has(tokens.hash[from]!);
  // Without article: "Estonia's foreign minister", "spokesman for the port", but not "Paris, leader of …" as a list.
  if (closed && !opens && head - from > 6) return null;
  const to = closed ? Math.max(head + 1, k) : head + 1;
  const word = roleWord(tokens.hash[head]!)!;
  return {
    title: phrase(t, from, to),
    head: word.word,
    words: specifiers(t, from, Math.max(head + 1, k), head),
    gender: word.gender,
    lands,
    apposition: [from, to],
  };
}
const WHO = wordSet('who which');
const VERBS = wordSet(
  'is are was were be been will would can could may might must shall should has have had do does did not who which he she they it i we you',
);
const RELATIVE = wordSet('who whose which that and but said says told');

/** A head is followed by the phrase's end or by what hangs on it, not by another noun. */
function endsHead(t: TokenisedText, k: number, end: number): boolean {
  const { tokens } = t;
  if (k + 1 >= end) return true;
  if (CLITIC.has(tokens.hash[k + 1]!)) return false;
  return tokens.kind[k + 1] !== Kind.Word || AFTER_HEAD.has(tokens.hash[k + 1]!) || RELATIVE.has(tokens.hash[k + 1]!);
}

const phrase = (t: TokenisedText, from: number, to: number): string =>
  t.text
    .slice(t.tokens.start[from], t.tokens.end[to - 1])
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '');
