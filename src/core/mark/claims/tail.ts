/**
 * The plainest way to attribute, which the learned stages miss where a name is strange to them: a statement, a comma, who, and a verb of
 * saying at the end. "The bridge will stay closed, Ada Corvin, the mayor, said on Friday."
 */
import type { Span } from '../../model';
import { Shape, tokenAt } from '../../text/tokenise';
import { Class } from '../cues';
import { SAID_AT_END } from '../lexicon/saying';
import type { FoundClaim } from '../stages';
import { type Columns, isFiniteVerb } from './columns';
import { Kinds } from './kinds';

export interface Tail {
  readonly content: Span;
  readonly speaker: Span;
  readonly cue: Span;
}

/** Behind the verb: a day, an addressee. */
const LONGEST_REST = 6;
const LONGEST_SPEAKER = 14;

/** What the sentence's tokens attribute at its end, or null. Cost: bounded where no verb of saying ends it, else linear in the sentence. */
export function attributedAtEnd(columns: Columns, from: number, to: number): Tail | null {
  const { t, kind } = columns;
  const least = Math.max(from + 4, to - LONGEST_REST - 2);
  let verb = to - 1;
  while (verb >= least && !(SAID_AT_END.has(t.tokens.hash[verb]!) && t.tokens.shape[verb] === Shape.Lower)) verb--;
  if (verb < least) return null;
  for (let i = verb + 1; i < to; i++) if (kind[i] === Kinds.Comma || isFiniteVerb(columns, i)) return null;
  let first = commaBefore(columns, verb, from);
  // "Ada Corvin, the mayor, said": the last comma closes an apposition.
  if (first === verb - 1) first = commaBefore(columns, commaBefore(columns, first, from), from);
  if (first <= from || verb - first > LONGEST_SPEAKER || !mayBegin(columns, first + 1)) return null;
  let cue = verb;
  while (cue > first + 1 && isAuxiliary(kind[cue - 1]!)) cue--;
  const last = kind[cue - 1] === Kinds.Comma ? cue - 1 : cue;
  if (last <= first + 1) return null;
  for (let i = first + 1; i < last; i++) if (isFiniteVerb(columns, i) && kind[i] !== Class.Possessive) return null;
  let told = false;
  for (let i = from; i < first; i++) if (isFiniteVerb(columns, i)) told = true;
  if (!told) return null;
  const span = (a: number, b: number): Span => ({ start: t.tokens.start[a]!, end: t.tokens.end[b - 1]! });
  return { content: span(from, first), speaker: span(first + 1, last), cue: span(cue, verb + 1) };
}

/** A claim whose cue stands right behind it and whose speaker was taken for its last words: "…, Ada Corvin, the mayor, | said". */
export function withSpeakerInside(columns: Columns, claim: FoundClaim): FoundClaim {
  const { cue, speaker, group } = claim;
  if (cue === null || speaker !== null || group !== null || cue.start < claim.end) return claim;
  const { t } = columns;
  const from = tokenAt(t.tokens, claim.start);
  const tail = attributedAtEnd(columns, from, tokenAt(t.tokens, cue.start) + 1);
  if (tail === null || tail.cue.start !== cue.start) return claim;
  const who = t.text.slice(tail.speaker.start, tail.speaker.end);
  return { ...claim, ...tail.content, speaker: tail.speaker, why: `reported, said by “${who}”, named at the end` };
}

const isAuxiliary = (kind: number): boolean =>
  kind === Class.Have || kind === Class.Adverb || kind === Class.Not || kind === Class.Do;

function commaBefore({ kind }: Columns, i: number, from: number): number {
  let k = i - 1;
  while (k > from && kind[k] !== Kinds.Comma) k--;
  return k;
}

/** A speaker phrase begins with a name, a title, a determiner or a pronoun. */
function mayBegin({ t, kind }: Columns, i: number): boolean {
  const k = kind[i];
  return (
    t.tokens.shape[i] !== Shape.Lower ||
    k === Class.Determiner ||
    k === Class.Possessive ||
    k === Class.Title ||
    k === Class.Subject
  );
}
