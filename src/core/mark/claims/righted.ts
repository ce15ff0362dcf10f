/**
 * Attributions put right where the learned stages contradict plain grammar: what the source and the cue may be, and what cannot be
 * content. Each rule looks at one attribution and the words around it; none looks further than its sentence.
 */
import { Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import { type Columns, isBoundary, isFiniteVerb } from './columns';
import { Kinds } from './kinds';
import { phraseBefore, type Range } from './phrases';
import type { Attribution } from './relate';
import { signed, withClauseSubject } from './subjects';

const WHO = wordSet('who which that whom whose');
const SAID = wordSet('said says told tells added adds wrote writes reported reports stated');
const AUXILIARIES = wordSet('have has had is are was were been be');

/** The attributions in reading order, put right. Cost: linear in their lengths. */
export function righted(columns: Columns, nameAt: Int32Array, found: readonly Attribution[]): Attribution[] {
  const apart = withoutRepeats(found);
  return apart.map((one) => {
    if (one.cue === null || one.spoken) return signed(columns, nameAt, one);
    const said = saidBehind(columns, inverted(columns, nameAt, withoutAddressee(columns, one)));
    const whole = withInterrupted(columns, nameAt, accordingTo(columns, said));
    const told = withSubject(columns, nameAt, withParticiple(columns, withSource(columns, whole)));
    return signed(columns, nameAt, withClauseSubject(columns, nameAt, told));
  });
}

/** A piece that an earlier attribution holds is not told twice: "said A, but admitted that B" has two contents. */
function withoutRepeats(found: readonly Attribution[]): Attribution[] {
  const held: Range[] = [];
  return found.flatMap((one) => {
    const own = one.pieces.filter((piece) => one.pieces.length === 1 || !held.some((other) => inside(piece, other)));
    held.push(...own);
    return own.length === 0 ? [] : own.length === one.pieces.length ? [one] : [{ ...one, pieces: own }];
  });
}

/** "…, and their loss | is not recognized," the ministry said: the verb behind the source attributes; what was taken for the cue is said. */
function saidBehind(columns: Columns, one: Attribution): Attribution {
  const { cue, source, pieces } = one;
  if (cue === null || source === null || source[0] < cue.to || source[1] - source[0] < 2) return one;
  const verb = source[1] - 1;
  if (!SAID.has(columns.t.tokens.hash[verb]!) || columns.t.tokens.shape[verb] !== Shape.Lower) return one;
  const [from, to] = [Math.min(cue.from, pieces[0]![0]), Math.max(cue.to, ...pieces.map((piece) => piece[1]))];
  if (to > source[0]) return one;
  return { ...one, cue: { from: verb, to: verb + 1 }, source: [source[0], verb], pieces: [[from, to]] };
}

/** "…, her spokesman told | the agency": whoever stands right behind "told" is spoken to. */
function withoutAddressee({ t }: Columns, one: Attribution): Attribution {
  const { cue, source } = one;
  const told = cue !== null && source !== null && source[0] >= cue.to && TOLD.has(t.tokens.hash[cue.to - 1]!);
  return told ? { ...one, source: null } : one;
}
const TOLD = wordSet('told tells telling');

/** "…, and the other side, | adds Anna Holm, an expert": whoever is named behind the verb speaks; what stands before it is content. */
function inverted(columns: Columns, nameAt: Int32Array, one: Attribution): Attribution {
  const { cue, source, pieces } = one;
  const { kind, t } = columns;
  if (cue === null || source === null || cue.to - cue.from > 1 || !SAID.has(t.tokens.hash[cue.from]!)) return one;
  if (TOLD.has(t.tokens.hash[cue.from]!)) return one;
  const end = t.sentenceStart[t.sentenceOf[cue.from]! + 1]!;
  if (kind[cue.from - 1] !== Kinds.Comma) return one;
  if (source[0] === cue.to && pieces.length === 1) return { ...one, pieces: [upTo(columns, pieces[0]!, cue.from - 1)] };
  if (source[1] > cue.from || source[1] < cue.from - 1) return one;
  if (cue.to >= end || nameAt[cue.to]! < 0 || t.tokens.shape[cue.to] === Shape.Lower) return one;
  const k = pieces.findIndex(([, to]) => to <= source[0] && source[0] - to < 3);
  if (k < 0 || pieces.some(([from]) => from >= cue.to)) return one;
  let to = end;
  while (to > cue.to + 1 && isBoundary(kind[to - 1]!)) to--;
  if (to - cue.to > LONGEST_SOURCE + 6) return one;
  const content: Range = [pieces[k]![0], cue.from - 1];
  return { ...one, source: [cue.to, to], pieces: pieces.map((piece, p) => (p === k ? content : piece)) };
}

/** A content that ends a few words before the comma that closes it, outside quotation marks, goes on to that comma. */
function upTo({ quotations, t }: Columns, [from, to]: Range, comma: number): Range {
  if (to >= comma || comma - to > LONGEST_SOURCE || t.sentenceOf[to] !== t.sentenceOf[comma]) return [from, to];
  for (let i = to - 1; i < comma; i++) if (quotations.of[i]! >= 0) return [from, to];
  return [from, comma];
}

/** "The leaders, | according to the agency, | are asking for more": what comes before belongs to what is said. */
function withInterrupted(columns: Columns, nameAt: Int32Array, one: Attribution): Attribution {
  const { cue, source, pieces } = one;
  const { kind, t } = columns;
  if (cue === null || source === null || kind[cue.from] !== Class.According || pieces.length > 1) return one;
  const [from] = pieces[0]!;
  if (source[0] !== cue.to || from <= source[1] || !isFiniteVerb(columns, from)) return one;
  const first = t.sentenceStart[t.sentenceOf[cue.from]!]!;
  if (cue.from - 1 <= first || kind[cue.from - 1] !== Kinds.Comma) return one;
  const subject = phraseBefore(columns, nameAt, cue.from - 1, first);
  return subject === null ? one : { ...one, pieces: [subject, ...pieces] };
}

/** "According to texts | seen by Reuters, the proposal calls for …": the whole phrase is the source, the clause behind its comma the content. */
function accordingTo(columns: Columns, one: Attribution): Attribution {
  const { cue, source, pieces } = one;
  const { kind, t } = columns;
  if (cue === null || source !== null || kind[cue.from] !== Class.According || kind[cue.from + 1] !== Class.To)
    return one;
  const first = cue.from + 2;
  const end = t.sentenceStart[t.sentenceOf[cue.from]! + 1]!;
  let comma = first;
  while (comma < end && !isBoundary(kind[comma]!)) comma++;
  if (comma >= end || kind[comma] !== Kinds.Comma || comma - first > LONGEST_SOURCE) return one;
  const rest = pieces.flatMap(([from, to]): Range[] => (to <= comma ? [] : [[Math.max(from, comma + 1), to]]));
  return rest.length === 0 ? one : { ...one, cue: { from: cue.from, to: first }, source: [first, comma], pieces: rest };
}
const LONGEST_SOURCE = 14;

/** The source without a relative pronoun at its end, and without the verb of another clause: "the envoy | met the president". */
function withSource(columns: Columns, one: Attribution): Attribution {
  const { cue, source } = one;
  if (cue === null || source === null) return one;
  const { t, kind } = columns;
  const [from] = source;
  let to = source[1];
  if (to > cue.from) return one;
  if (to - from > 1 && WHO.has(t.tokens.hash[to - 1]!) && kind[to - 2] !== Class.Preposition) {
    to--;
    while (to - from > 1 && kind[to - 1] === Kinds.Comma) to--;
  }
  for (let i = from + 1; i < to; i++) {
    if (WHO.has(t.tokens.hash[i]!) || isBoundary(kind[i]!)) break;
    if (isPlainVerb(columns, i)) return { ...one, source: [from, i] };
  }
  return to === source[1] ? one : { ...one, source: [from, to] };
}

/** A verb in the past tense and nothing else: what it governs is no part of a speaker's name. */
function isPlainVerb({ t, pos }: Columns, i: number): boolean {
  return t.tokens.shape[i] === Shape.Lower && pos[i]! >> 4 === 3;
}

/** "Critics | have | at times accused …": the cue goes on behind the adverbial. */
function withParticiple(columns: Columns, one: Attribution): Attribution {
  const { cue, pieces } = one;
  const { t, kind } = columns;
  if (cue === null || cue.to - cue.from > 2 || !AUXILIARIES.has(t.tokens.hash[cue.to - 1]!)) return one;
  const k = pieces.findIndex(([from]) => from === cue.to);
  if (k < 0) return one;
  const [from, to] = pieces[k]!;
  for (let i = from; i < to - 1 && i - from < 4; i++) {
    if (kind[i]! < Class.Say || kind[i]! > Class.Deny || (columns.pos[i]! >> 4 !== 6 && (columns.pos[i]! & 15) !== 6))
      continue;
    return {
      ...one,
      cue: { from: cue.from, to: i + 1 },
      pieces: pieces.map((piece, p) => (p === k ? [i + 1, to] : piece)),
    };
  }
  return one;
}

/**
 * "The envoy was new to it, and critics | have portrayed | him as …": what ends right before the cue with no mark between is not content,
 * but holds the cue's subject.
 */
function withSubject(columns: Columns, nameAt: Int32Array, one: Attribution): Attribution {
  const { cue, source, pieces } = one;
  if (cue === null || source !== null || pieces.length < 2) return one;
  const k = pieces.findIndex(([, to]) => to === cue.from);
  let passive = false;
  for (let i = cue.from; i < cue.to; i++) passive ||= columns.kind[i] === Class.Be;
  if (k < 0 || passive || !isFiniteVerb(columns, cue.from) || !pieces.some(([from]) => from >= cue.to)) return one;
  const subject = phraseBefore(columns, nameAt, cue.from, pieces[k]![0]);
  if (subject === null) return one;
  return { ...one, source: subject, pieces: pieces.filter((_, p) => p !== k) };
}

const inside = (a: Range, b: Range): boolean => a[0] >= b[0] && a[1] <= b[1];
