/** Is it one utterance? And what do its two wordings change in meaning? */
import { Shape } from '../text/tokenise';
import { align } from './align';
import type { Finding, Frame } from './frame';
import { areOpposites, isNegation } from './opposites';
import { placeOf } from './statements';

export interface Wording {
  readonly sameUtterance: boolean;
  readonly findings: readonly Finding[];
  /** What makes it one utterance, for the reader. */
  readonly note: string;
}

const NONE: Wording = { sameUtterance: false, findings: [], note: '' };

/** Share of the shorter one's words that stand in the other in the same order. */
const NEAR_VERBATIM = 0.75;
const VERBATIM = 0.9;
const MIN_WORDS = 3;
const MIN_WORDS_REPORTED = 5;
/** Share of the telling words that one speaker's two remarks have in common: told again, and in two translations of one length. */
const RETOLD = 0.5;
const TRANSLATED = 0.2;
const LONGER = 1.8;
/** All the telling words, in another order. */
const SAME_BAG = 0.9;
const MIN_SHARED_BAG = 4;
/** A negation in a longer stretch belongs to a clause of its own. */
const LONGEST_TURN = 4;
/** Words that begin a condition or a limit: without them the rest says more. */
const LIMITS = new Set(
  'if unless until till before after except only provided without when during that who'.split(' '),
);

/** At the end, more words than this only go on. */
const LONGEST_LIMIT = 8;
/** How much it is, is seldom what is meant. */
const DEGREES = new Set('pretty very quite rather so too such truly indeed well oh yes'.split(' '));
/** Words that prove a quotation, where one of the two has more. */
const MIN_WORDS_OF_A_SPEAKER = 4;

/** Cost: the product of the lengths. */
export function compareWording(frame: Frame): Wording {
  const { a, b, words } = frame;
  const quoted = (quote: typeof a.quote): boolean => quote === 'direct' || quote === 'mixed';
  const bothQuoted = quoted(a.quote) && quoted(b.quote);
  const oneQuoted = quoted(a.quote) || quoted(b.quote);
  const [left, right] = words;
  const shorter = Math.min(left.length, right.length);
  // Aligning costs the product of the lengths: not where too few words are alike whatever their order.
  const may = shorter >= MIN_WORDS && frame.mostAlike >= NEAR_VERBATIM * shorter;
  const runs = may ? align(left.length, right.length, (i, j) => left[i] === right[j]) : [];
  const matched = runs.reduce((sum, run) => sum + (run.same ? run.a[1] - run.a[0] : 0), 0);
  const share = matched / (shorter || 1);
  const sameSpeaker = a.speaker !== null && a.speaker === b.speaker;
  const near = may && share >= NEAR_VERBATIM;
  const attributed = a.quote !== 'none' && b.quote !== 'none';
  const sameBag = bothQuoted && frame.commonBoth >= SAME_BAG && frame.sharedWords.length >= MIN_SHARED_BAG;
  if (!near) {
    const translated = bothQuoted && isAsLong(left, right) && frame.common >= TRANSLATED;
    return sameBag || (oneQuoted && attributed && sameSpeaker && (translated || frame.common >= RETOLD))
      ? {
          sameUtterance: true,
          findings: [],
          note: sameSpeaker ? 'One speaker says the same in other words' : 'The same words in another order',
        }
      : NONE;
  }
  const verbatim = matched === left.length && matched === right.length;
  const findings: Finding[] = [];
  // "The enemy will pay for this, said …" without quotation marks, word for word.
  const wordForWord = bothQuoted ? share >= VERBATIM : attributed && verbatim && shorter >= MIN_WORDS_REPORTED;
  if (
    wordForWord &&
    frame.voices === 'two' &&
    isNamed(a) &&
    isNamed(b) &&
    !a.speakerPronoun &&
    !b.speakerPronoun &&
    (verbatim || shorter >= MIN_WORDS_OF_A_SPEAKER) &&
    isAsLong(left, right) &&
    !shareName(a, b)
  ) {
    findings.push({ difference: 'speaker', why: `the same words from ${speakerOf(a)} and from ${speakerOf(b)}` });
  }
  if (!bothQuoted && findings.length === 0 && !(sameSpeaker && attributed && (oneQuoted || verbatim))) return NONE;
  if (bothQuoted) {
    const change =
      findings.length === 0 && (frame.voices !== 'two' || share >= VERBATIM)
        ? changed(frame, runs, share >= VERBATIM)
        : null;
    if (change !== null) findings.push(change);
  }
  return {
    sameUtterance: true,
    findings,
    note: `${matched} of the shorter one’s ${shorter} words stand in the other in the same order`,
  };
}

/** "James Gage" and "Undersheriff Gage": two actors perhaps, but no two speakers to be sure of. */
const shareName = (a: Frame['a'], b: Frame['a']): boolean =>
  a.speakerNames.some((name) => b.speakerNames.includes(name));

/** As far as the phrases name them. */
const speakerOf = ({ speakerNames, speaker }: Frame['a']): string =>
  speakerNames.map((name) => name.slice(0, 1).toUpperCase() + name.slice(1)).join(' ') || speaker || 'somebody else';

const isAsLong = ({ length: one }: readonly string[], { length: two }: readonly string[]): boolean =>
  Math.max(one, two) <= LONGER * Math.min(one, two);

/** Named in the very phrase, or by "he" or "she" after a name: whom "the Velmaran leader" means is too unsure for a flag. */
const isNamed = (s: Frame['a']): boolean =>
  s.speaker !== null && s.speakerNamed && (s.speakerPronoun || s.speakerNames.length > 0);

const ADVERBS = new Set(
  'right together further still just even really now then well today yet again both first once quite rather always'.split(
    ' ',
  ),
);
const isAdverb = (word: string): boolean => ADVERBS.has(word) || word.endsWith('ly');

/** "A three-hour meeting" beside "a meeting that lasted three hours": the parts stand apart there. */
const isSpelledOut = (word: string, others: readonly string[]): boolean =>
  word.includes('-') &&
  !others.includes(word) &&
  word.split('-').every((part) => others.some((other) => other === part || other === `${part}s`));

/** Is the word part of a name, or does it stand right before one, as a title does? */
function isOfName({ a, b, words, concepts, entries }: Frame, side: 0 | 1, at: number): boolean {
  const { shapes } = side === 0 ? a : b;
  const isName = (k: number): boolean =>
    k < words[side].length &&
    shapes[k] !== Shape.Lower &&
    concepts[side][k]! >= 0 &&
    entries[side].names[placeOf(entries[side], concepts[side][k]!)] === 1;
  return isName(at) || (shapes[at] !== Shape.Lower && isName(at + 1));
}

/** At an end, with a mark between it and the rest: a sentence of its own. */
function isSetApart({ a, b }: Frame, run: ReturnType<typeof align>[number], first: boolean): boolean {
  return (
    [
      [a, run.a],
      [b, run.b],
    ] as const
  ).some(([{ breaks }, [from, to]]) => to > from && breaks[first ? to : from] === 1);
}

/** `verbatim`: nearly all words are the same, so that one dropped was dropped and not told otherwise. */
function changed(frame: Frame, runs: ReturnType<typeof align>, verbatim: boolean): Finding | null {
  const [left, right] = frame.words;
  const negated = [left, right].map((words) => words.filter(isNegation).length);
  // One of them is built anew, and word against word tells nothing.
  if (left.some((word) => isSpelledOut(word, right)) || right.some((word) => isSpelledOut(word, left))) return null;
  for (const [k, run] of runs.entries()) {
    if (run.same) continue;
    const one = left.slice(run.a[0], run.a[1]);
    const two = right.slice(run.b[0], run.b[1]);
    const inside = k > 0 && k < runs.length - 1;
    const stems = (from: number, to: number, side: 0 | 1): string[] =>
      frame.concepts[side].slice(from, to).flatMap((concept) => (concept < 0 ? [] : [frame.lexicon.term(concept)]));
    const [termsOne, termsTwo] = [stems(...run.a, 0), stems(...run.b, 1)];
    // "I don't feel we were" says "I feel we weren't".
    const turned = negated[0] !== negated[1] && one.filter(isNegation).length % 2 !== two.filter(isNegation).length % 2;
    // A clause at the end may just be cut off.
    const condition = LIMITS.has([...one, ...two][0] ?? '');
    const few = one.length + two.length <= (inside ? LONGEST_TURN : 2);
    if (turned && !condition && few && (inside || !isSetApart(frame, run, k === 0))) {
      return { difference: 'wording', why: `“${[...one, ...two].find(isNegation)}” in one only` };
    }
    for (const p of termsOne) {
      for (const q of termsTwo) {
        if (areOpposites(p, q)) return { difference: 'wording', why: `“${one.join(' ')}” against “${two.join(' ')}”` };
      }
    }
    if (one.length > 0 && two.length > 0) continue;
    const dropped = one.length > 0 ? one : two;
    const terms = one.length > 0 ? termsOne : termsTwo;
    const why = `“${dropped.join(' ')}” in one only`;
    const limit = LIMITS.has(dropped[0]!) || (dropped[0] === 'as' && dropped[2] === 'as');
    const isCutOff = !inside && dropped.length > LONGEST_LIMIT;
    if (k > 0 && limit && !isCutOff && dropped.length > 1) return { difference: 'wording', why };
    if (inside && dropped.length === 1 && dropped[0] === 'only') return { difference: 'wording', why };
    // "Russia and Ukraine" beside "Ukraine", not "once and for all", nor a clause that goes on with "and that".
    const joins = dropped.at(-1) === 'and' || (dropped[0] === 'and' && dropped[1] !== 'that');
    if (inside && joins && terms.length > 0 && dropped.length <= 6) return { difference: 'scope', why };
    const [first] = dropped as [string];
    // A name or a title added in brackets or before a name changes nothing.
    const isPlain =
      !/^\d+$/.test(first) &&
      !isAdverb(first) &&
      !DEGREES.has(first) &&
      !isOfName(frame, one.length > 0 ? 0 : 1, one.length > 0 ? run.a[0] : run.b[0]);
    if (verbatim && inside && dropped.length === 1 && terms.length === 1 && isPlain)
      return { difference: 'wording', why };
  }
  return null;
}
