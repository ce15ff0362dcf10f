/**
 * Reports inside reports: in "Ilves told the mayor that the line would close, according to the agency" the agency's content holds
 * a claim of Ilves's own. Only what is put plainly (somebody, a verb of saying, "that") is taken.
 */
import { Class } from '../cues';
import { type Columns, isBoundary } from './columns';
import type { Passed } from './passedOn';
import { phraseBefore, type Range } from './phrases';

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
      const { cue, source, content } = inner;
      out.push({ found: { cue: { from: cue[0], to: cue[1] }, source, pieces: [content] }, via });
      via = [source, ...via];
      [from, to] = content;
      verb = from;
    }
  }
  return out;
}

function reportAt(
  columns: Columns,
  nameAt: Int32Array,
  verb: number,
  from: number,
  to: number,
): { readonly cue: Range; readonly source: Range; readonly content: Range } | null {
  const { kind, t } = columns;
  if (kind[verb] !== Class.Say || !isFiniteForm(columns.pos[verb]!)) return null;
  const end = Math.min(to, t.sentenceStart[t.sentenceOf[verb]! + 1]!);
  let that = verb + 1;
  while (that < end && that <= verb + ADDRESSEE && kind[that] !== Class.That && !isBoundary(kind[that]!)) that++;
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
  return { cue: [first, verb + 1], source, content: [that + 1, end] };
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
