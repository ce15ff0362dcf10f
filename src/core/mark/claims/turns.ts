/**
 * Paragraphs that are speech by their shape: turns of a transcript ("WALLACE: But, Governor, …"), and what a dash opens instead of a
 * quotation mark ("— Nobody asked us, Ilves told the paper.").
 */
import { Kind, Shape } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { Class } from '../cues';
import { SAID_IN_TURN } from '../lexicon/saying';
import { type Columns, isBoundary } from './columns';
import { Kinds } from './kinds';
import type { Range } from './phrases';
import type { Attribution } from './relate';

/** Words before the colon. */
const LONGEST_NAME = 5;

// What stands before a colon in capitals and speaks not.
const NO_SPEAKER = wordSet(
  'update updated breaking related note photo photos video watch read image caption correction editor more also source sources fact',
);

/** The turns of a transcript; none where fewer than three paragraphs open so, or all with the same name. Cost: linear. */
export function turnsOf(columns: Columns): Attribution[] {
  const { t, kind } = columns;
  const out: Attribution[] = [];
  const speakers = new Set<number>();
  for (let s = 0; s < t.sentenceCount; ) {
    let after = s + 1;
    while (after < t.sentenceCount && t.paragraphOf[after] === t.paragraphOf[s]) after++;
    const opening = t.sentenceStart[s]!;
    const from = kind[opening] === Kinds.OpenQuote ? opening + 1 : opening; // some quote the whole transcript
    const to = t.sentenceStart[after]!;
    s = after;
    let colon = from;
    while (colon < to && colon - from <= LONGEST_NAME && isShouted(columns, colon)) colon++;
    if (colon === from || colon >= to - 2 || kind[colon] !== Kinds.Colon) continue;
    const last = t.tokens.hash[colon - 1]!;
    if (NO_SPEAKER.has(last) || NO_SPEAKER.has(t.tokens.hash[from]!)) continue;
    speakers.add(last);
    out.push({ cue: { from: colon, to: colon + 1 }, source: [from, colon], pieces: [[colon + 1, to]], spoken: true });
  }
  return out.length > 2 && speakers.size > 1 ? out : [];
}

/** A word all in capitals, or the full stop of an initial or title among them. */
function isShouted({ t, kind }: Columns, i: number): boolean {
  const { tokens } = t;
  return tokens.kind[i] === Kind.Word
    ? tokens.shape[i] === Shape.Upper && tokens.end[i]! - tokens.start[i]! > 1
    : kind[i] === Kinds.Stop;
}

/** Words of such a paragraph at least; and of the speaker's name at most. */
const FEWEST = 6;
const LONGEST_SPEAKER = 14;
const CLOSES: ReadonlySet<number> = new Set([Kinds.Comma, Kinds.OpenQuote, Kinds.CloseQuote, Kinds.OtherMark]);
/** Words behind the verb at most: to whom, where, when. */
const LONGEST_REST = 12;

/**
 * Paragraphs that a long dash opens and that end in who said it, or that follow a paragraph that ends so. Without either a dash may
 * open anything. Cost: linear.
 */
export function dashedSpeech(columns: Columns): Attribution[] {
  const { t } = columns;
  const out: Attribution[] = [];
  /** Who spoke in the paragraph before, asked only where a dash opens the next. */
  let speaker = (): Range | null => null;
  for (let s = 0; s < t.sentenceCount; ) {
    let after = s + 1;
    while (after < t.sentenceCount && t.paragraphOf[after] === t.paragraphOf[s]) after++;
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[after]!;
    const last = t.sentenceStart[after - 1]!;
    s = after;
    if (isLongDash(columns, from) && to - from > FEWEST) {
      const tail = speakerAtEnd(columns, Math.max(last, from + 1), to);
      if (tail !== null) {
        const { verb, source } = tail;
        let end = source[0];
        while (end > from + 2 && CLOSES.has(columns.kind[end - 1]!)) end--;
        out.push({ cue: { from: verb, to: verb + 1 }, source, pieces: [[from + 1, end]], spoken: true });
      }
      const source = tail?.source ?? speaker();
      if (tail === null && source !== null) out.push({ cue: null, source, pieces: [[from + 1, to]], spoken: true });
      speaker = () => source;
    } else speaker = () => speakerBehind(columns, last, to);
  }
  return out;
}

function isLongDash({ t }: Columns, i: number): boolean {
  const unit = t.text.charCodeAt(t.tokens.start[i]!);
  return (unit === 0x2013 || unit === 0x2014) && t.text[t.tokens.end[i]!] === ' ';
}

/** "…,” Senator Holm told the paper.": the verb and, between it and the mark before, who. */
function speakerAtEnd(
  columns: Columns,
  from: number,
  to: number,
): { readonly verb: number; readonly source: Range } | null {
  const { t, kind } = columns;
  for (let verb = to - 1; verb > from && to - verb <= LONGEST_REST + 1; verb--) {
    if (!SAID_IN_TURN.has(t.tokens.hash[verb]!) || t.tokens.shape[verb] !== Shape.Lower) continue;
    let first = verb;
    while (first > from && verb - first < LONGEST_SPEAKER && !isBoundary(kind[first - 1]!)) first--;
    const mark = kind[first - 1];
    const named =
      t.tokens.shape[first] !== Shape.Lower || kind[first] === Class.Subject || kind[first] === Class.Determiner;
    return first < verb && named && CLOSES.has(mark!) ? { verb, source: [first, verb] } : null;
  }
  return null;
}

/** "…, said Anna Holm, a member of the council.": who, behind the verb to the sentence's end. */
function speakerBehind({ t, kind }: Columns, from: number, to: number): Range | null {
  for (let verb = from + 3; verb + 1 < to; verb++) {
    if (!SAID_IN_TURN.has(t.tokens.hash[verb]!) || kind[verb - 1] !== Kinds.Comma) continue;
    const end = kind[to - 1] === Kinds.Stop ? to - 1 : to;
    return t.tokens.shape[verb + 1] !== Shape.Lower && end - verb <= LONGEST_SPEAKER + 4 ? [verb + 1, end] : null;
  }
  return null;
}
