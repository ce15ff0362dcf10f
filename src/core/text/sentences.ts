/**
 * Tokens → sentences and paragraphs, wary of abbreviations, initials and quotations.
 * A sentence never crosses a paragraph. Cost: linear.
 */
import type { Span } from '../model';
import { unitAt } from './characters';
import { int32Column } from './columns';
import { Kind, Shape, type Tokens } from './tokenise';
import { wordSet } from './wordSet';

/** A text with its tokens, sentences and paragraphs: what every recogniser reads. Ranges are token indexes, end excluded. */
export interface TokenisedText {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentenceCount: number;
  /** First token of each sentence, and one entry more: the number of tokens. */
  readonly sentenceStart: Int32Array;
  /** The paragraph of each sentence. */
  readonly paragraphOf: Int32Array;
  readonly paragraphCount: number;
  /** The sentence of each token. */
  readonly sentenceOf: Int32Array;
}

// Never the end of a sentence: a name or number follows.
const BEFORE_NAME = wordSet(
  'mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt cmdr sgt cpl pvt adm rev hon pres st mt ft vs no nos fig vol pp messrs mme mlle supt insp det atty pfc brig',
);
// Mostly inside a sentence; the end of one if what follows looks like a start.
const ABBREVIATION = wordSet(
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc corp co ltd llc plc bros jr sr est etc approx dept univ assn ave blvd rd ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo a.m p.m ed eds al cf ca',
);
// Words that begin sentences far oftener than they follow an abbreviation.
const STARTER = wordSet(
  'the a an he she it they we i you this that these those there his her its their our my in on at for but and as if when while after before since although however meanwhile asked what who why how where according no not some many most one all both by with from to so yet then now here also',
);

/** Cuts any string; never throws. */
export function segment(text: string, tokens: Tokens): TokenisedText {
  const n = tokens.count;
  const starts: number[] = [];
  const paragraphs: number[] = [];
  const sentenceOf = int32Column(n);
  let paragraph = -1;
  let fresh = true; // the next token starts a sentence
  for (let i = 0; i < n; i++) {
    const breaks = i === 0 || paragraphBreak(text, tokens, i);
    if (breaks) paragraph++;
    if (breaks || fresh) {
      starts.push(i);
      paragraphs.push(paragraph);
      fresh = false;
    }
    sentenceOf[i] = starts.length - 1;
    if (endsSentence(text, tokens, i)) {
      // Closing quotation marks and brackets belong to the sentence they close.
      while (i + 1 < n && isCloser(text, tokens, i + 1) && tokens.start[i + 1] === tokens.end[i]) {
        i++;
        sentenceOf[i] = starts.length - 1;
      }
      // “Stop!” he said. goes on.
      fresh = !(i + 1 < n && tokens.shape[i + 1] === Shape.Lower && tokens.kind[i + 1] === Kind.Word);
    }
  }
  starts.push(n);
  return {
    text,
    tokens,
    sentenceCount: paragraphs.length,
    sentenceStart: new Int32Array(starts),
    paragraphOf: new Int32Array(paragraphs),
    paragraphCount: paragraph + 1,
    sentenceOf,
  };
}

/** The span of sentence `i`. */
export function sentenceSpan(t: TokenisedText, i: number): Span {
  return { start: t.tokens.start[t.sentenceStart[i]!]!, end: t.tokens.end[t.sentenceStart[i + 1]! - 1]! };
}

/** A blank line always breaks; a single line end does unless it only wraps a long line in mid-sentence. */
function paragraphBreak(text: string, tokens: Tokens, i: number): boolean {
  if (tokens.lines[i] === 0) return false;
  if (tokens.lines[i]! > 1) return true;
  const wraps = tokens.shape[i] === Shape.Lower && tokens.kind[i] === Kind.Word && !endsSentence(text, tokens, i - 1);
  return !(wraps && lineLength(text, tokens.end[i - 1]!) >= 40);
}

/** Length of the line that ends at `end`, counted no further back than 40 units. */
function lineLength(text: string, end: number): number {
  let k = end;
  while (k > 0 && end - k < 40 && text.charCodeAt(k - 1) !== 10) k--;
  return end - k;
}

function endsSentence(text: string, tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] === Kind.Word) {
    // Initials carry their full stop: "in the U.S. The talks …"
    return tokens.joined[i] === 1 && unitAt(text, tokens.end[i]! - 1) === 0x2e && startsAfter(tokens, i, true);
  }
  if (tokens.kind[i] !== Kind.Mark) return false;
  const unit = unitAt(text, tokens.start[i]!);
  if (unit === 0x21 || unit === 0x3f || unit === 0x203d || unit === 0x3002) return true;
  if (unit === 0x2026) return startsAfter(tokens, i, false);
  if (unit !== 0x2e) return false;
  if (i + 1 < tokens.count && tokens.start[i + 1] === tokens.end[i] && text.charCodeAt(tokens.start[i + 1]!) === 0x2e)
    return false;
  // "(D-N.Y.)": a single letter with its own full stop, straight behind.
  const letter =
    i + 2 < tokens.count && tokens.start[i + 1] === tokens.end[i] && tokens.end[i + 1]! - tokens.start[i + 1]! === 1;
  if (letter && tokens.kind[i + 1] === Kind.Word && text.charCodeAt(tokens.start[i + 2]!) === 0x2e) return false;
  if (i === 0 || tokens.end[i - 1] !== tokens.start[i]) return true;
  if (text.charCodeAt(tokens.start[i - 1]!) === 0x2e) return startsAfter(tokens, i, false); // "..."
  const before = tokens.hash[i - 1]!;
  if (BEFORE_NAME.has(before)) return i + 1 >= tokens.count;
  if (ABBREVIATION.has(before)) return startsAfter(tokens, i, true);
  // A lone initial: "John F. Kennedy".
  if (
    tokens.kind[i - 1] === Kind.Word &&
    tokens.end[i - 1]! - tokens.start[i - 1]! === 1 &&
    tokens.shape[i - 1] === Shape.Capital
  ) {
    return startsAfter(tokens, i, true);
  }
  return startsAfter(tokens, i, false);
}

/** Does what follows token `i` look like the start of a sentence? `strict`: only with a word that starts sentences. */
function startsAfter(tokens: Tokens, i: number, strict: boolean): boolean {
  let next = i + 1;
  while (next < tokens.count && tokens.kind[next] === Kind.Mark) next++;
  if (next >= tokens.count) return true;
  if (tokens.kind[next] === Kind.Word && tokens.shape[next] === Shape.Lower) return false;
  return strict ? STARTER.has(tokens.hash[next]!) : true;
}

function isCloser(text: string, tokens: Tokens, i: number): boolean {
  if (tokens.kind[i] !== Kind.Mark) return false;
  const unit = text.charCodeAt(tokens.start[i]!);
  return (
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x201d ||
    unit === 0x2019 ||
    unit === 0x29 ||
    unit === 0x5d ||
    unit === 0xbb ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x2e
  );
}
