/** From attributions over tokens to claims over text: spans by the contract, kind of quotation, polarity, certainty, and the reason in words. */
import type { Polarity, QuoteKind } from '../../contract';
import type { Span } from '../../model';
import { hashWord, Kind } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import type { FoundClaim } from '../stages';
import { type Columns, isFiniteVerb } from './columns';
import { Kinds } from './kinds';
import type { Passed } from './passedOn';
import type { Range } from './phrases';
import { Quote } from './quotations';
import type { Attribution, Cue, Scanned } from './relate';

/** The claims of one attribution, one for each piece; pieces with nothing but marks between them are one. */
export function settle(columns: Columns, scan: Scanned, { found, via }: Passed, group: number): FoundClaim[] {
  const pieces = joined(
    columns,
    found.pieces.map((piece) => trimmed(columns, piece)),
  );
  if (pieces.length === 0) return [];
  const speaker = found.source === null ? null : spanOf(columns, trimmed(columns, found.source));
  const cue = found.cue === null ? null : spanOf(columns, trimmed(columns, [found.cue.from, found.cue.to]));
  const quote = found.spoken ? 'direct' : quoteOf(columns, pieces);
  const passers = via.map((range) => spanOf(columns, trimmed(columns, range)));
  const polarity = found.cue === null ? 'asserted' : polarityOf(columns, found.cue);
  const why = whyOf(columns, quote, polarity, speaker, cue, passers, isUnnamed(columns, found.source));
  const { start, end } = columns.t.tokens;
  return pieces.map((piece) => ({
    start: start[piece[0]]!,
    end: end[piece[1] - 1]!,
    score: certainty(scan, piece, found),
    why,
    quote,
    speaker,
    cue,
    via: passers,
    group: pieces.length > 1 ? group : null,
    polarity,
    comparable: hasPredicate(columns, piece),
  }));
}

function spanOf(columns: Columns, [from, to]: Range): Span {
  const { start, end } = columns.t.tokens;
  return { start: start[from]!, end: end[to - 1]! };
}

const isEnd = (kind: number): boolean =>
  kind === Kinds.OpenQuote ||
  kind === Kinds.CloseQuote ||
  kind === Kinds.Comma ||
  kind === Kinds.Stop ||
  kind === Kinds.Colon ||
  kind === Kinds.Semicolon ||
  kind === Kinds.Dash ||
  kind === Kinds.Ellipsis;

/** Without marks at its ends and without a leading "that". A question or exclamation mark at the end stays. */
function trimmed(columns: Columns, [from, to]: Range): Range {
  const { kind, quotations, t } = columns;
  let first = from;
  let last = to;
  while (first < last - 1 && (isEnd(kind[first]!) || kind[first] === Kinds.OtherMark)) first++;
  if (
    first < last - 1 &&
    kind[first] === Class.That &&
    t.tokens.hash[first - 1] !== undefined &&
    quotations.state[first] === Quote.Outside
  )
    first++;
  while (first < last - 1 && isEnd(kind[first]!)) first++;
  while (last - 1 > first && isEnd(kind[last - 1]!)) last--;
  return [first, last];
}

function joined(columns: Columns, pieces: readonly Range[]): Range[] {
  const { t } = columns;
  const out: [number, number][] = [];
  for (const [from, to] of pieces) {
    if (!hasWord(columns, from, to) || isRelative(columns, from, to)) continue;
    const last = out.at(-1);
    const near =
      last !== undefined &&
      !hasWord(columns, last[1], from) &&
      t.paragraphOf[t.sentenceOf[last[1] - 1]!] === t.paragraphOf[t.sentenceOf[from]!];
    if (near) last[1] = to;
    else out.push([from, to]);
  }
  return out;
}

/** "…, which he called a mistake": the "which" alone says nothing. */
function isRelative({ kind }: Columns, from: number, to: number): boolean {
  return to - from === 1 && (kind[from] === Class.Wh || kind[from] === Class.That);
}

function hasWord(columns: Columns, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (columns.t.tokens.kind[i] !== Kind.Mark) return true;
  return false;
}

/** Direct if every word stands in quotation marks, mixed if some do. */
function quoteOf(columns: Columns, pieces: readonly Range[]): QuoteKind {
  const { t, quotations } = columns;
  let quoted = 0;
  let all = 0;
  for (const [from, to] of pieces)
    for (let i = from; i < to; i++) {
      if (t.tokens.kind[i] === Kind.Mark) continue;
      all++;
      if (quotations.state[i] !== Quote.Outside) quoted++;
    }
  return quoted === 0 ? 'indirect' : quoted === all ? 'direct' : 'mixed';
}

const DENIALS = wordSet(
  'deny denies denied denying denial refuse refuses refused refusing refusal reject rejects rejected rejecting rejection decline declines declined declining dispute disputes disputed disputing rebut rebuts rebutted rebutting refute refutes refuted refuting disavow disavows disavowed repudiate repudiates repudiated renounce renounces renounced contradict contradicts contradicted dismiss dismisses dismissed dismissing disbelieve',
);

// "rules out"
const RULES = wordSet('rule rules ruled ruling');
const OUT = hashWord('out');

/** Denied by a word of denial or a negation; both together ("did not deny") deny nothing. */
function polarityOf(columns: Columns, cue: Cue): Polarity {
  let denied = false;
  for (let i = cue.from; i < cue.to; i++) {
    const { hash } = columns.t.tokens;
    const out = RULES.has(hash[i]!) && hash[i + 1] === OUT;
    if (columns.kind[i] === Class.Not || DENIALS.has(hash[i]!) || out) denied = !denied;
  }
  return denied ? 'denied' : 'asserted';
}

/** Speakers without a name: "officials familiar with the talks", "a source". */
function isUnnamed(columns: Columns, source: Range | null): boolean {
  if (source === null) return false;
  let person = false;
  for (let i = source[0]; i < source[1]; i++) {
    const k = columns.kind[i]!;
    if ((k === Kinds.Capital || k === Kinds.Upper) && i > source[0]) return false;
    if (k === Class.Title || k === Class.Subject || k === Class.Object || k === Class.Possessive)
      person ||= k === Class.Title;
  }
  return person;
}

/** Between 0 and 1: how surely the first stage took the words for content, and whether a cue and a source were found. */
function certainty(scan: Scanned, [from, to]: Range, found: Attribution): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += scan.content[i]!;
  const content = sum / (7 * (to - from));
  const known = found.cue === null ? 0.5 : found.source === null ? 0.8 : 1;
  return Math.round(100 * (0.2 + 0.75 * content * known)) / 100;
}

/** A quotation in a language whose words are not known. */
export function bareQuotation(columns: Columns, range: Range): FoundClaim {
  return {
    ...spanOf(columns, trimmed(columns, range)),
    score: 0.5,
    why: 'in quotation marks',
    quote: 'direct',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    comparable: false,
  };
}

/** A finite verb or an infinitive, as far as word classes tell. */
function hasPredicate(columns: Columns, [from, to]: Range): boolean {
  const { kind } = columns;
  if (to - from < 3) return false;
  for (let i = from; i < to; i++) {
    const k = kind[i]!;
    if (isFiniteVerb(columns, i)) return true;
    if (k >= Class.Say && k <= Class.Deny) return true;
    if (k === Class.To && i + 1 < to && kind[i + 1] === Kinds.Plain) return true;
  }
  return false;
}

const KINDS: Readonly<Record<QuoteKind, string>> = {
  direct: 'quoted',
  indirect: 'reported',
  mixed: 'reported, in part word for word',
  none: 'stated by the text itself',
};

function whyOf(
  columns: Columns,
  quote: QuoteKind,
  polarity: Polarity,
  speaker: Span | null,
  cue: Span | null,
  via: readonly Span[],
  unnamed: boolean,
): string {
  const { text } = columns.t;
  const parts = [KINDS[quote]];
  if (speaker !== null) parts.push(`said by ${unnamed ? 'an unnamed source, ' : ''}“${clip(text, speaker)}”`);
  else parts.push(cue === null ? 'no speaker found' : 'no speaker named');
  if (cue !== null) parts.push(`cue “${clip(text, cue)}”`);
  for (const passer of via) parts.push(`passed on by “${clip(text, passer)}”`);
  if (polarity === 'denied') parts.push('denied or refused');
  return parts.join(', ');
}

function clip(text: string, span: Span): string {
  const words = text.slice(span.start, Math.min(span.end, span.start + 80)).replace(/\s/g, ' ');
  return span.end - span.start > 80 ? `${words}…` : words;
}
