/**
 * Reports inside reports: in "Ilves told the mayor that the line would close, according to the agency" the agency's content holds
 * a claim of Ilves's own. Only what is put plainly (somebody, a verb of saying, "that") is taken.
 */
import type { Span } from '../../model';
import { hashWord, tokenAt } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import { type Columns, isBoundary } from './columns';
import type { Passed } from './passedOn';
import { phraseBefore, type Range } from './phrases';
import { attributedAtEnd } from './tail';

/** Words that may stand between the verb and its "that": an addressee. */
const ADDRESSEE = 6;

// Nobody can follow more; and the chain of each inner claim is written out.
const DEEPEST = 8;

/** The inner claims of one attribution, outermost first. Cost: the length of its content. */
export function innerReports(columns: Columns, nameAt: Int32Array, outer: Passed): Passed[] {
  const out: Passed[] = [];
  if (outer.found.source === null) return out;
  for (const piece of outer.found.pieces) {
    let [from, to] = piece;
    let via: readonly Range[] = [outer.found.source, ...outer.via];
    for (let verb = from; verb < to && via.length <= DEEPEST; verb++) {
      const inner = reportAt(columns, nameAt, verb, from, to);
      if (inner === null) continue;
      const { cue, source, content, passer } = inner;
      if (passer !== null) via = [passer, ...via];
      out.push({ found: { cue: { from: cue[0], to: cue[1] }, source, pieces: [content] }, via });
      via = [source, ...via];
      [from, to] = content;
      verb = from;
    }
    if (out.length === 0) out.push(...saidAtEnd(columns, piece, via));
  }
  return out;
}

function reportAt(
  columns: Columns,
  nameAt: Int32Array,
  verb: number,
  from: number,
  to: number,
): {
  readonly cue: Range;
  readonly source: Range;
  readonly content: Range;
  /** Who quotes the source, if it is quoted "as saying". */
  readonly passer: Range | null;
} | null {
  const { kind, t } = columns;
  if (kind[verb] !== Class.Say || !isFiniteForm(columns.pos[verb]!)) return null;
  const end = Math.min(to, t.sentenceStart[t.sentenceOf[verb]! + 1]!);
  let that = verb + 1;
  const quotes = QUOTED.has(t.tokens.hash[verb]!);
  while (
    that < end &&
    that <= verb + (quotes ? QUOTED_PHRASE : ADDRESSEE) &&
    kind[that] !== Class.That &&
    (quotes || !isBoundary(kind[that]!))
  )
    that++;
  if (that >= end - 2 || kind[that] !== Class.That) return null;
  let first = verb;
  while (first > from && isAuxiliary(kind[first - 1]!)) first--;
  const source = phraseBefore(columns, nameAt, first, from);
  if (source === null || kind[source[0]] === Class.Possessive) return null;
  const before = source[0] - 1;
  const opens =
    source[0] === from ||
    isBoundary(kind[before]!) ||
    kind[before] === Class.That ||
    kind[before] === Class.Coordinator;
  if (!opens || isSpeakerOfThis(columns, source)) return null;
  if (!quotes) return { cue: [first, verb + 1], source, content: [that + 1, end], passer: null };
  let as = verb + 1;
  while (as < that && t.tokens.hash[as] !== AS) as++;
  if (as >= that || as === verb + 1) return null;
  return { cue: [as + 1, that], source: [verb + 1, as], content: [that + 1, end], passer: source };
}

const AS = hashWord('as');
const QUOTED = wordSet('quoted quotes cited cites');
/** Words between "quoted" and "that": who, and "as saying". */
const QUOTED_PHRASE = 18;

/** "…, the president had told his aides, | according to Orlo": said at the end of what is passed on. */
function saidAtEnd(columns: Columns, [from, to]: Range, via: readonly Range[]): Passed[] {
  const tail = attributedAtEnd(columns, from, to);
  if (tail === null) return [];
  const { tokens } = columns.t;
  const range = ({ start, end }: Span): Range => [tokenAt(tokens, start), tokenAt(tokens, end - 1) + 1];
  const [first, last] = range(tail.cue);
  return [
    { found: { cue: { from: first, to: last }, source: range(tail.speaker), pieces: [range(tail.content)] }, via },
  ];
}

/** Past or present tense, as the word table codes them. */
const isFiniteForm = (code: number): boolean => code >> 4 === 3 || code >> 4 === 4 || (code & 15) === 3;

const isAuxiliary = (kind: number): boolean =>
  kind === Class.Have || kind === Class.Adverb || kind === Class.Not || kind === Class.Do || kind === Class.Be;

/** "I", "we": the outer speaker's own words again; "who", "which", "it": nobody in particular. */
function isSpeakerOfThis(columns: Columns, [from, to]: Range): boolean {
  return to - from === 1 && columns.kind[from] === Class.Subject && !/^(he|she|they)$/i.test(wordAt(columns, from));
}

const wordAt = ({ t }: Columns, i: number): string => t.text.slice(t.tokens.start[i], t.tokens.end[i]);
