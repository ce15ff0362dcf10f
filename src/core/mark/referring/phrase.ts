/** Noun phrases that denote one person by what he or she does: where they begin and end, and what specifies them. */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape, tokenText } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { type Gender, isAgent, landOf, type RoleWord, roleWord } from './words';

export interface RolePhrase {
  /** Tokens, end excluded. */
  readonly from: number;
  readonly to: number;
  /** The noun that names the office, in small letters. */
  readonly head: string;
  readonly gender: Gender | undefined;
  /** The gender of "his" or "her" before it. */
  readonly owner: Gender | undefined;
  /** Only what somebody is to another: "guest". */
  readonly relation: boolean;
  /** What tells this office from others, in small letters; a people or country by the country's name. */
  readonly words: readonly string[];
  /** Nothing but peoples and places specify it: "the Velmaran leader". */
  readonly placed: boolean;
}

const OWNERS: ReadonlyMap<number, Gender> = new Map([
  [hashWord('his'), 'm'],
  [hashWord('her'), 'f'],
]);
const DETERMINERS = wordSet('the his her its their');
const ARTICLES = wordSet('the a an its his her their');
const CLITIC = wordSet("'s '");
const OF = hashWord('of');
const STATE = hashWord('state');
const GOVERNMENT = hashWord('government');
const NOT_HERE = wordSet(
  'former then late another other first last next new of in on at to from by with for and or but that which who as is are was were be been has had have said says told',
);
const AFTER_COMPLEMENT = wordSet('is are was were has had have will would said says told and or who that');
/** Words between the determiner and the head, and of a possessor. */
const MODIFIERS = 4;

/** Can a word of this kind, behind one of that kind, be the `head` of a phrase? What `phraseAround` asks first. */
export const mayHead = (role: RoleWord | undefined, before: RoleWord | undefined): boolean =>
  role?.relation === true || role?.head === true || before?.head === true || before?.modifier === true;

/** The phrase whose last noun before any "of" is the token `head`, or null if that is no definite phrase for a person. */
export function phraseAround(t: TokenisedText, head: number): RolePhrase | null {
  const { tokens } = t;
  if (tokens.kind[head] !== Kind.Word) return null;
  const role = roleWord(tokens.hash[head]!);
  const relation = role?.relation === true;
  if (!relation && role?.head !== true && !isAgentHere(t, head)) return null;
  if (isBeforeNoun(t, head)) return null;
  const start = opening(t, head);
  if (start === null) return null;
  const complement = complementOf(t, head);
  const words = [...start.words, ...complement.words];
  const name = role?.word ?? tokenText(tokens, head).toLowerCase();
  const officeOf = complement.office;
  return {
    from: start.from,
    to: complement.to,
    head: officeOf ?? name,
    gender: role?.gender,
    owner: start.owner,
    relation,
    words: officeOf === undefined ? words : start.words,
    placed: words.length > 0 && start.placed && complement.placed,
  };
}

interface Opening {
  readonly from: number;
  readonly owner: Gender | undefined;
  readonly words: readonly string[];
  readonly placed: boolean;
}

/** Back to the determiner, or over the possessor: "the fishermen's …", "Tamrisk's …". */
function opening(t: TokenisedText, head: number): Opening | null {
  const { tokens } = t;
  const first = t.sentenceStart[t.sentenceOf[head]!]!;
  const words: string[] = [];
  let placed = true;
  let possessed = -1;
  for (let k = head - 1; k >= first && (possessed < 0 ? head : possessed) - k <= MODIFIERS + 1; k--) {
    const hash = tokens.hash[k]!;
    if (DETERMINERS.has(hash)) return { from: k, owner: OWNERS.get(hash), words, placed };
    if (CLITIC.has(hash) && possessed < 0 && k > first && tokens.end[k - 1] === tokens.start[k]) {
      possessed = k;
      continue;
    }
    if (tokens.kind[k] !== Kind.Word || NOT_HERE.has(hash)) break;
    if (tokens.shape[k] === Shape.Lower) placed = false;
    words.push(wordOf(t, k));
  }
  if (possessed < 0) return null;
  // Without article only a name possesses; what was met before it is no part of the phrase.
  let from = possessed;
  while (from > first && tokens.kind[from - 1] === Kind.Word && tokens.shape[from - 1] !== Shape.Lower) from--;
  if (from === possessed) return null;
  const own = Array.from({ length: head - from }, (_, k) => from + k).filter((k) => k !== possessed);
  return {
    from,
    owner: undefined,
    words: own.map((k) => wordOf(t, k)),
    placed: own.every((k) => tokens.shape[k] !== Shape.Lower),
  };
}

interface Complement {
  readonly to: number;
  readonly words: readonly string[];
  readonly placed: boolean;
  /** "head of state" is an office of its own. */
  readonly office: string | undefined;
}

/** "… of the province", "… of Velmara", "… of state"; after a small word only one more word, so that no verb comes along. */
function complementOf(t: TokenisedText, head: number): Complement {
  const { tokens } = t;
  const end = t.sentenceStart[t.sentenceOf[head]! + 1]!;
  const none = { to: head + 1, words: [], placed: true, office: undefined };
  if (head + 2 >= end || tokens.hash[head + 1] !== OF) return none;
  const hash = tokens.hash[head + 2]!;
  if (hash === STATE || hash === GOVERNMENT) {
    const name = hash === STATE ? 'state' : 'government';
    if (roleWord(tokens.hash[head]!)?.word === 'head') return { ...none, to: head + 3, office: `head of ${name}` };
  }
  let k = head + 2;
  if (ARTICLES.has(hash)) k++;
  const words: string[] = [];
  let placed = true;
  const from = k;
  while (k < end && k - from < MODIFIERS && tokens.kind[k] === Kind.Word && !AFTER_COMPLEMENT.has(tokens.hash[k]!)) {
    const small = tokens.shape[k] === Shape.Lower;
    const open = k + 1 >= end || tokens.kind[k + 1] === Kind.Mark;
    if (small && k > from && !open) break;
    if (small) placed = false;
    words.push(wordOf(t, k++));
    if (small && !(k + 1 < end && tokens.kind[k] === Kind.Word && tokens.kind[k + 1] === Kind.Mark)) break;
  }
  return words.length === 0 ? none : { to: k, words, placed, office: undefined };
}

function wordOf(t: TokenisedText, k: number): string {
  const { tokens } = t;
  const land = tokens.shape[k] === Shape.Lower ? undefined : landOf(tokens.hash[k]!);
  return (land ?? tokenText(tokens, k)).toLowerCase();
}

/** "chief investigator": what looks like a calling behind a word that goes with offices. */
function isAgentHere(t: TokenisedText, k: number): boolean {
  const { tokens } = t;
  if (k === 0 || tokens.shape[k] !== Shape.Lower) return false;
  const before = roleWord(tokens.hash[k - 1]!);
  return before !== undefined && (before.head || before.modifier) && isAgent(tokenText(tokens, k));
}

/** Another noun for a person behind it makes it part of some other phrase: "the minister spokesman". */
function isBeforeNoun(t: TokenisedText, head: number): boolean {
  const { tokens } = t;
  const k = head + 1;
  if (k >= tokens.count || tokens.kind[k] !== Kind.Word || tokens.shape[k] !== Shape.Lower) return false;
  return roleWord(tokens.hash[k]!)?.head === true || isAgentHere(t, k);
}

/** What tells one office from others in the tokens of a title, apart from its head. */
export function specifiers(t: TokenisedText, from: number, to: number, head: number): readonly string[] {
  const { tokens } = t;
  const words: string[] = [];
  for (let k = from; k < to; k++) {
    if (k === head || tokens.kind[k] !== Kind.Word || SMALL.has(tokens.hash[k]!)) continue;
    words.push(wordOf(t, k));
  }
  return words;
}
const SMALL = wordSet(
  "the a an his her its their our my 's ' of for to in at on from with and or by mr mrs ms miss mister dr sir lord lady madame who whose that is as",
);
