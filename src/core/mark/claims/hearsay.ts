/**
 * Two reporting phrases around one statement: "Channel Nine reported that, according to an official, …", "The Ledger reported that …,
 * according to the captain", "…, Sudakov was quoted as saying by the Courier". Who stands nearer to the matter speaks, the outlet passes on.
 */
import { hashWord } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import { type Columns, isBoundary } from './columns';
import { Kinds } from './kinds';
import { isOutlet, type Passed } from './passedOn';
import { phraseBefore, type Range } from './phrases';
import type { Attribution } from './relate';

const REPORTED = wordSet('reported reports said says wrote writes announced');
const BY = hashWord('by');
const AS = hashWord('as');
const QUOTED = hashWord('quoted');
/** Words between the verb and its "that": a day. */
const ASIDE = 4;
const LONGEST_SOURCE = 14;

/** "X reported that, according to Y, …" as what Y says through X; null where the sentence is not so. Cost: bounded. */
export function reportedAccording(columns: Columns, nameAt: Int32Array, { cue, pieces }: Attribution): Passed | null {
  if (cue === null || pieces.length === 0) return null;
  const { t, kind } = columns;
  const first = t.sentenceStart[t.sentenceOf[cue.from]!]!;
  const end = t.sentenceStart[t.sentenceOf[cue.from]! + 1]!;
  let at = kind[cue.from] === Class.According ? cue.from : cue.to;
  while (at < end && at < cue.to + ASIDE + 3 && kind[at] !== Class.According) at++;
  if (at >= end || kind[at] !== Class.According || kind[at + 1] !== Class.To) return null;
  let that = at - 1;
  if (kind[that] === Kinds.Comma) that--;
  if (that <= first || kind[that] !== Class.That) return null;
  let verb = that - 1;
  while (verb > first && that - verb <= ASIDE && !REPORTED.has(t.tokens.hash[verb]!)) verb--;
  if (!REPORTED.has(t.tokens.hash[verb]!)) return null;
  let subject = verb;
  while (subject > first && (kind[subject - 1] === Class.Have || kind[subject - 1] === Class.Adverb)) subject--;
  const passer = phraseBefore(columns, nameAt, subject, first);
  let comma = at + 2;
  while (comma < end && comma - at < LONGEST_SOURCE && !isBoundary(kind[comma]!)) comma++;
  if (passer === null || kind[comma] !== Kinds.Comma || comma === at + 2 || comma + 2 >= end) return null;
  const found: Attribution = {
    cue: { from: at, to: at + 2 },
    source: [at + 2, comma],
    pieces: [[comma + 1, sentenceEnd(columns, comma + 1, end)]],
  };
  return { found, via: [passer] };
}

/** Up to the stop. */
function sentenceEnd({ kind }: Columns, from: number, end: number): number {
  let to = end;
  while (to > from + 1 && isBoundary(kind[to - 1]!)) to--;
  return to;
}

/**
 * "The Ledger reported that C, | according to the captain": the captain said C, the Ledger passed it on, unless he is an outlet himself.
 * `inner` are the reports inside the content of `outer`.
 */
export function throughOutlet(
  columns: Columns,
  nameAt: Int32Array,
  outer: Passed,
  inner: readonly Passed[],
  outlets: ReadonlySet<number>,
): readonly Passed[] {
  const { cue, source } = outer.found;
  const report = inner[0];
  if (cue === null || source === null || report === undefined || columns.kind[cue.from] !== Class.According)
    return [outer, ...inner];
  const { source: passer, cue: verb } = report.found;
  const reports = verb !== null && REPORTED.has(columns.t.tokens.hash[verb.to - 1]!);
  const isAround = outer.found.pieces.length === 1 && passer !== null && passer[0] - outer.found.pieces[0]![0] < 2;
  if (!reports || !isAround || passer === null || source[0] < passer[1]) return [outer, ...inner];
  if (!isOutlet(columns, nameAt, passer, outlets) || isOutlet(columns, nameAt, source, outlets))
    return [outer, ...inner];
  const found: Attribution = { ...report.found, cue, source };
  return [{ found, via: [passer, ...outer.via] }, ...inner.slice(1)];
}

/** "C, Sudakov, an aide, | was quoted as saying | by the Courier": what stands before the speaker is said, not who quoted it. */
export function quotedBy(columns: Columns, one: Attribution): Attribution {
  const { cue, source, pieces } = one;
  if (cue === null || source === null || source[1] > cue.from) return one;
  const { t, kind } = columns;
  const { hash } = t.tokens;
  let quoted = false;
  for (let i = cue.from; i < cue.to; i++) quoted ||= hash[i] === QUOTED;
  if (!quoted) return one;
  const own = pieces.filter(([from]) => hash[from] !== BY && !(hash[from] === AS && from === cue.to));
  if (own.length > 0) return own.length === pieces.length ? one : { ...one, pieces: own };
  const first = t.sentenceStart[t.sentenceOf[cue.from]!]!;
  const comma = source[0] - 1;
  if (comma - first < 3 || kind[comma] !== Kinds.Comma) return one;
  return { ...one, pieces: [[first, comma] satisfies Range] };
}

/** Without what two cues of one sentence were both put right to. */
export function withoutTwins(passed: readonly Passed[]): readonly Passed[] {
  const seen = new Map<number, Attribution[]>();
  return passed.filter(({ found }) => {
    // Twins have one cue; where there is none, one beginning.
    const place = found.cue?.from ?? -1 - (found.pieces[0]?.[0] ?? 0);
    const alike = seen.get(place);
    if (alike === undefined) seen.set(place, [found]);
    else if (alike.some(({ pieces }) => arePieces(pieces, found.pieces))) return false;
    else alike.push(found);
    return true;
  });
}

const arePieces = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every(([from, to], k) => from === b[k]![0] && to === b[k]![1]);
