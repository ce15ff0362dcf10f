/** Through whom a claim came: "…, according to Interfax", "told the agency", "the paper quoted him as saying", "citing an aide". */
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import { type Columns, isBoundary } from './columns';
import { Kinds } from './kinds';
import { phraseBefore, phraseFrom, type Range } from './phrases';
import type { Attribution } from './relate';

const ACCORDING = hashWord('according');
const AS = hashWord('as');
const BY = hashWord('by');
const PASSED = wordSet('reported quoted cited relayed published broadcast');
const CITING = wordSet('citing quoting');
const QUOTED = wordSet('quoted quotes cited cites');
const TOLD = wordSet('told tells telling');
const REPORTED = wordSet('reported reports said says wrote quoted');
const TALK = wordSet('interview statement comments remarks email');
const WITH = wordSet('with to by');
/** Words of an outlet's own name, for names that no table knows. */
const PRESS = wordSet(
  'news times post gazette courier tribune herald telegraph chronicle journal ledger express channel press weekly observer guardian broadcasting',
);

/** Words of one who is quoted "as saying" at most. */
const LONGEST_QUOTED = 18;

const SAYING = wordSet('saying adding stating telling warning insisting declaring');

/** The "as" of "as saying" between two tokens, or -1: what is cited "as an example" says nothing. */
function asSaying(hash: Int32Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (hash[i] === AS && SAYING.has(hash[i + 1]!)) return i;
  return -1;
}

/** What is called an outlet without its name, or before it: "told the station", "the agency RPA". */
const NEWSROOM = wordSet('agency station newspaper paper broadcaster magazine network channel daily weekly tabloid');

/** An attribution with those who passed it on, outermost last; its own source may turn out to be one of them. */
export interface Passed {
  readonly found: Attribution;
  readonly via: readonly Range[];
}

/** Looks only inside the sentences of the cue. Cost: the length of that sentence. */
export function passedOn(
  columns: Columns,
  nameAt: Int32Array,
  found: Attribution,
  outlets: ReadonlySet<number>,
): Passed {
  const { cue } = found;
  if (cue === null) return { found, via: [] };
  const { t, kind } = columns;
  const { hash } = t.tokens;
  const s = t.sentenceOf[cue.from]!;
  const from = Math.max(t.sentenceStart[s]!, cue.from - 120);
  const to = Math.min(t.sentenceStart[s + 1]!, cue.to + 120);
  const via: Range[] = [];
  let source = found.source;
  let pieces = found.pieces;
  const isFree = (range: Range): boolean =>
    !touches(range, [cue.from, cue.to]) &&
    (source === null || !touches(range, source)) &&
    !found.pieces.some((piece) => inside(range, piece));
  const add = (range: Range | null): void => {
    if (range !== null && isFree(range) && !via.some((other) => touches(range, other))) via.push(range);
  };

  // "told Interfax", "in an interview with the BBC": those addressed pass it on if they are an outlet.
  for (let i = from; i < to - 1 && i < cue.to + 14; i++) {
    const told = TOLD.has(hash[i]!) && i >= cue.from && i < cue.to;
    if (!told && !(WITH.has(hash[i]!) && followsTalk(columns, i, from))) continue;
    const phrase = phraseFrom(columns, nameAt, i + 1);
    if (phrase !== null && isOutlet(columns, nameAt, phrase, outlets)) add(phrase);
  }
  // "was quoted as saying by the paper".
  if (hash[cue.to] === BY && cue.to + 1 < to && isPassed(columns, cue)) add(phraseFrom(columns, nameAt, cue.to + 1));
  // "the paper quoted Anna Holm, the mayor, as saying": she spoke, the paper passed it on; and so in "…,” the paper quoted her."
  for (let i = source === null ? to : source[1]; source !== null && i < cue.to; i++) {
    if (!QUOTED.has(hash[i]!) || source[0] > cue.from) continue;
    const as = asSaying(hash, i + 1, Math.min(to, i + LONGEST_QUOTED));
    const phrase: Range | null = as > i + 1 ? [i + 1, as] : i + 1 < to ? phraseFrom(columns, nameAt, i + 1) : null;
    if (phrase === null || !(as > 0 || isSomebody(columns, nameAt, phrase))) continue;
    const closing = found.pieces.some((piece) => piece[1] <= source![0]) && isBoundary(kind[phrase[1]] ?? Kinds.Edge);
    if (as < 0 && !closing) continue;
    via.push(source);
    source = phrase;
    if (as < 0) pieces = pieces.filter((piece) => !inside(piece, phrase));
    else pieces = pieces.map(([a, b]): Range => (a < as && b > as + 2 ? [as + 2, b] : [a, b]));
    break;
  }
  // Inside the speaker's phrase: "two workers quoted by the paper", "the union, quoting a shift leader,".
  for (let i = source === null ? to : source[0] + 1; source !== null && via.length === 0 && i + 1 < source[1]; i++) {
    if (PASSED.has(hash[i]!) && hash[i + 1] === BY) {
      via.push([i + 2, source[1]]);
      source = [source[0], i];
    } else if (CITING.has(hash[i]!)) {
      via.push([source[0], i]);
      source = [i + 1, source[1]];
    }
  }
  for (let i = from; i < to - 1; i++) {
    const k = kind[i]!;
    if ((k !== Class.Say && k !== Class.According) || (i >= cue.from && i < cue.to)) continue;
    const h = hash[i]!;
    // "citing a senior aide, X reported": the aide spoke.
    if (CITING.has(h) && source !== null && via.length === 0) {
      const phrase = phraseFrom(columns, nameAt, i + 1);
      if (phrase !== null && isFree(phrase) && isSomebody(columns, nameAt, phrase)) {
        via.push(source);
        source = phrase;
      }
    } else if (h === ACCORDING && kind[i + 1] === Class.To && i + 2 < to) add(phraseFrom(columns, nameAt, i + 2));
    else if (PASSED.has(h) && hash[i + 1] === BY && i + 2 < to) add(phraseFrom(columns, nameAt, i + 2));
    else if (REPORTED.has(h) && i > cue.to && closes(columns, i, to))
      add(phraseBefore(columns, nameAt, i, Math.max(from, cue.to)));
  }
  return { found: source === found.source ? found : { ...found, source, pieces }, via };
}

function isPassed({ t }: Columns, cue: { readonly from: number; readonly to: number }): boolean {
  for (let i = cue.from; i < cue.to; i++) if (PASSED.has(t.tokens.hash[i]!)) return true;
  return false;
}

/** "She was quoted as adding": by whoever was said to quote her just before. `passed` in reading order of their cues. */
export function quotedAgain({ t }: Columns, passed: readonly Passed[]): Passed[] {
  const order = [...passed].sort((a, b) => (a.found.cue?.from ?? 0) - (b.found.cue?.from ?? 0));
  let last: Passed | null = null;
  const inherited = new Map<Passed, readonly Range[]>();
  for (const one of order) {
    const { cue } = one.found;
    if (cue === null) continue;
    let quoted = false;
    for (let i = cue.from; i < cue.to; i++) quoted ||= QUOTED.has(t.tokens.hash[i]!);
    const before: Passed | null = last;
    const near = before !== null && t.sentenceOf[cue.from]! - t.sentenceOf[before.found.cue!.from]! <= 1;
    if (quoted && one.via.length === 0 && near) inherited.set(one, before!.via);
    if (one.via.length > 0) last = one;
    else if (!quoted) last = null;
  }
  return passed.map((one) => (inherited.has(one) ? { ...one, via: inherited.get(one)! } : one));
}

/** "Citing | an aide" is no claim of its own where the aide has become the source of what follows. */
export function withoutCitedSources(columns: Columns, passed: readonly Passed[]): Passed[] {
  const sources = new Set<number>();
  for (const { found, via } of passed) if (via.length > 0 && found.source !== null) sources.add(found.source[0]);
  return passed.filter(({ found: { cue, source, pieces } }) => {
    if (source !== null && pieces.length > 0 && pieces.every((piece) => inside(piece, source))) return false;
    const cites = cue !== null && CITING.has(columns.t.tokens.hash[cue.to - 1]!);
    return !(cites && pieces.some(([from]) => sources.has(from)));
  });
}

const touches = (a: Range, b: Range): boolean => a[0] < b[1] && b[0] < a[1];
const inside = (a: Range, b: Range): boolean => a[0] >= b[0] && a[1] <= b[1];

/** Is the "with" or "to" at `i` preceded by a word such as "interview"? */
function followsTalk(columns: Columns, i: number, from: number): boolean {
  for (let k = i - 1; k >= from && k >= i - 3; k--) if (TALK.has(columns.t.tokens.hash[k]!)) return true;
  return false;
}

/** A phrase whose last word is a name, an office or a pronoun: "Lavrov", "a senior aide", "him"; not "Trump's remark". */
function isSomebody(columns: Columns, nameAt: Int32Array, [from, to]: Range): boolean {
  const kind = columns.kind[to - 1]!;
  return (
    nameAt[to - 1]! >= 0 ||
    kind === Class.Title ||
    kind === Class.Outlet ||
    kind === Class.Object ||
    (kind === Class.Possessive && to - from === 1)
  );
}

/** Is the phrase an outlet: a newsroom word, a listed one, initials? */
export function isOutlet(
  columns: Columns,
  nameAt: Int32Array,
  [from, to]: Range,
  outlets: ReadonlySet<number>,
): boolean {
  const { shape, start, end } = columns.t.tokens;
  for (let i = from; i < to; i++) {
    if (NEWSROOM.has(columns.t.tokens.hash[i]!)) return true;
    if (shape[i] === Shape.Upper && i === to - 1 && end[i]! - start[i]! > 1 && end[i]! - start[i]! < 6) return true;
    if (shape[i] === Shape.Lower) continue;
    if (columns.kind[i] === Class.Outlet || PRESS.has(columns.t.tokens.hash[i]!)) return true;
    if (nameAt[i]! >= 0 && outlets.has(nameAt[i]!)) return true;
  }
  return false;
}

/** Does the verb at `i` end its clause: "…, Interfax reported."? Only after a comma, and with nothing but a day behind it. */
function closes(columns: Columns, i: number, to: number): boolean {
  const { kind, t } = columns;
  let at = i + 1;
  while (at < to && (kind[at] === Class.Calendar || kind[at] === Class.Preposition)) at++;
  if (at < to && !(isBoundary(kind[at]!) && kind[at] !== Kinds.Colon && kind[at] !== Kinds.OpenQuote)) return false;
  for (let k = i - 1; k > 0 && i - k < 8; k--) {
    if (kind[k] === Kinds.Comma || kind[k] === Kinds.CloseQuote) return true;
    if (t.tokens.kind[k] === Kind.Mark) return false;
  }
  return false;
}
