/**
 * Speakers that grammar tells and the learned stages leave out or mistake: the subject of the clause that a participle hangs on, the
 * name a dash signs a quotation with; and who is accused does not speak.
 */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import { type Columns, isBoundary, isFiniteVerb } from './columns';
import { Kinds } from './kinds';
import { phraseFrom, type Range } from './phrases';
import type { Attribution } from './relate';

const BY = hashWord('by');
const WHO = wordSet('who which that whom whose');
/** What is told of the subject itself, by a participle behind its clause. */
const SAYING = wordSet(
  'saying adding warning insisting noting stressing arguing claiming calling urging citing suggesting',
);
const JUDGED = wordSet('accused criticized criticised blamed ridiculed condemned denounced mocked faulted implicated');
/** Between a participle and the comma or subject before it: "while saying", "but also adding". */
const LINKS = wordSet('while and but then also by after before despite in even when thereby again');
/** Tokens of a sentence's opening looked at for its subject. */
const REACH = 40;

/** The attribution with the speaker that the clause around its cue tells. Cost: the sentence of the cue, bounded. */
export function withClauseSubject(columns: Columns, nameAt: Int32Array, one: Attribution): Attribution {
  const { cue, source } = one;
  if (cue === null || one.spoken) return one;
  if (isAccused(columns, one)) return { ...one, source: null };
  const { t } = columns;
  const verb = cue.from;
  if (!isParticiple(columns, verb)) return one;
  if (source !== null && !(SAYING.has(t.tokens.hash[verb]!) && isMistaken(columns, source, verb))) return one;
  const first = t.sentenceStart[t.sentenceOf[verb]!]!;
  let link = verb;
  while (link > first && verb - link < 4 && LINKS.has(t.tokens.hash[link - 1]!)) link--;
  const subject =
    link === first
      ? subjectBehind(columns, nameAt, verb)
      : columns.kind[link - 1] === Kinds.Comma || link < verb
        ? subjectOf(columns, nameAt, first, link)
        : null;
  if (subject === null || one.pieces.some((piece) => piece[0] < subject[1] && subject[0] < piece[1])) return one;
  return { ...one, source: subject };
}

/** "He has been accused of …": of whom a passive verb of judgement tells does not speak. */
function isAccused({ t, kind }: Columns, { cue, source }: Attribution): boolean {
  if (cue === null || source === null || source[1] > cue.from) return false;
  let passive = false;
  for (let i = cue.from; i < cue.to; i++) {
    if (kind[i] === Class.Be) passive = true;
    else if (passive && JUDGED.has(t.tokens.hash[i]!)) return t.tokens.hash[i + 1] !== BY;
  }
  return false;
}

const isParticiple = ({ kind, t }: Columns, i: number): boolean =>
  kind[i]! >= Class.Say &&
  kind[i]! <= Class.Deny &&
  t.tokens.end[i]! - t.tokens.start[i]! > 5 &&
  t.text.slice(t.tokens.end[i]! - 3, t.tokens.end[i]).toLowerCase() === 'ing';

/** A relative pronoun, or what stands right before the comma as somebody's object: neither is the subject of what follows. */
function isMistaken({ t, kind }: Columns, source: Range, verb: number): boolean {
  const relative = source[1] - source[0] === 1 && WHO.has(t.tokens.hash[source[0]]!);
  return relative && kind[verb - 1] === Kinds.Comma;
}

/** The subject of the sentence whose tokens begin at `from`: behind an opening adverbial, before its first verb. */
function subjectOf(columns: Columns, nameAt: Int32Array, from: number, to: number): Range | null {
  const { kind, t } = columns;
  let at = from;
  while (at < to && (isBoundary(kind[at]!) || kind[at] === Class.Coordinator)) at++;
  const opener = kind[at];
  if (
    opener === Class.Preposition ||
    opener === Class.Adverb ||
    opener === Class.Subordinator ||
    opener === Class.Calendar
  ) {
    while (at < to && at - from < REACH && kind[at] !== Kinds.Comma) at++;
    at++;
  }
  return at < to ? subjectAt(columns, nameAt, at, Math.min(to, t.sentenceStart[t.sentenceOf[from]! + 1]!)) : null;
}

/** "Citing the cost, | the council | voted …": the subject behind the comma that closes the participle's own clause. */
function subjectBehind(columns: Columns, nameAt: Int32Array, verb: number): Range | null {
  const { kind, t } = columns;
  const to = t.sentenceStart[t.sentenceOf[verb]! + 1]!;
  for (let i = verb + 1; i < to && i - verb < REACH; i++) {
    if (kind[i] !== Kinds.Comma && kind[i] !== Kinds.CloseQuote) continue;
    const subject = subjectAt(columns, nameAt, i + 1, to);
    if (subject !== null) return subject;
  }
  return null;
}

/** The noun phrase at token `from`, with what a pair of commas sets beside it, if a verb of its own follows. */
function subjectAt(columns: Columns, nameAt: Int32Array, from: number, to: number): Range | null {
  const { kind } = columns;
  const phrase = from < to ? phraseFrom(columns, nameAt, from) : null;
  if (phrase === null || !mayBegin(columns, nameAt, from)) return null;
  let end = from + 1;
  while (end < phrase[1] && !(nameAt[end]! < 0 && isFiniteVerb(columns, end))) end++;
  if (end > to) return null;
  const last = WHO.has(columns.t.tokens.hash[end - 1]!) ? end - 1 : end;
  if (last === from) return null;
  let at = end;
  if (kind[at] === Kinds.Comma) {
    do at++;
    while (at < to && at - from < REACH && kind[at] !== Kinds.Comma);
    at++;
  }
  while (at < to && kind[at] === Class.Adverb) at++;
  return at < to && isFiniteVerb(columns, at) ? [from, last] : null;
}

/** A subject begins with a name, a determiner, a possessive or a pronoun, or is a word in the plural. */
function mayBegin({ kind, t }: Columns, nameAt: Int32Array, i: number): boolean {
  const k = kind[i]!;
  return (
    nameAt[i]! >= 0 ||
    t.tokens.shape[i] !== Shape.Lower ||
    k === Class.Determiner ||
    k === Class.Possessive ||
    k === Class.Subject ||
    k === Class.Title ||
    k === Class.Count ||
    k === Kinds.Plural
  );
}

/** Words of a name behind a dash at most. */
const LONGEST_SIGNATURE = 8;

/** "And from the wall Anna Holm, the mayor: “…”": the one name before a colon, in words without a verb; and where the colon is. */
function introducedBy(columns: Columns, nameAt: Int32Array, colon: number): readonly [Range, number] | null {
  const { kind, t } = columns;
  if (colon < 1 || kind[colon] !== Kinds.Colon) return null;
  const first = t.sentenceStart[t.sentenceOf[colon]!]!;
  if (colon - first > REACH / 2) return null;
  let name: Range | null = null;
  for (let i = first; i < colon; i++) {
    if (nameAt[i]! < 0) {
      if (isFiniteVerb(columns, i) || (kind[i]! >= Class.Say && kind[i]! <= Class.Deny)) return null;
      continue;
    }
    let to = i + 1;
    while (to < colon && nameAt[to] === nameAt[i]) to++;
    if (name !== null) return null;
    name = [i, to];
    i = to - 1;
  }
  return name === null ? null : [name, colon];
}

/** A quotation whose speaker no verb tells: "“Nobody asked us.” — Anna Holm", or a name before the colon that opens it. */
export function signed(columns: Columns, nameAt: Int32Array, one: Attribution): Attribution {
  if (one.source !== null || one.pieces.length === 0) return one;
  const { kind, t, quotations } = columns;
  const last = one.pieces[one.pieces.length - 1]![1] - 1;
  const quotation = quotations.of[last]!;
  if (quotation < 0 || !quotations.list[quotation]!.closed) return one;
  const introduced = introducedBy(columns, nameAt, quotations.list[quotation]!.open - 1);
  if (introduced !== null) {
    const [, colon] = introduced;
    return { ...one, cue: one.cue ?? { from: colon, to: colon + 1 }, source: introduced[0] };
  }
  const dash = quotations.list[quotation]!.close + 1;
  if (!isLongDash(t, dash) || nameAt[dash + 1] === undefined || nameAt[dash + 1]! < 0) return one;
  const paragraph = t.paragraphOf[t.sentenceOf[dash]!];
  let end = dash + 1;
  while (end < t.tokens.count && nameAt[end] === nameAt[dash + 1]) end++;
  const closes = end >= t.tokens.count || t.paragraphOf[t.sentenceOf[end]!] !== paragraph || kind[end] === Kinds.Stop;
  if (!closes || end - dash > LONGEST_SIGNATURE) return one;
  return { ...one, cue: one.cue ?? { from: dash, to: dash + 1 }, source: [dash + 1, end] };
}

function isLongDash({ tokens, text }: TokenisedText, i: number): boolean {
  const unit = i < tokens.count ? text.charCodeAt(tokens.start[i]!) : 0;
  return unit >= 0x2013 && unit <= 0x2015;
}
