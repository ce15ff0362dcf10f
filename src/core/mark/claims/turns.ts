/** Transcripts: "WALLACE: But, Governor, …" Each paragraph that opens with a name in capitals and a colon is a turn. */
import { hashWord, Kind, Shape } from '../../text/tokenise';
import { type Columns, Kinds } from './columns';
import type { Attribution } from './relate';

/** Words before the colon. */
const LONGEST_NAME = 5;

// What stands before a colon in capitals and speaks not.
const NO_SPEAKER: ReadonlySet<number> = new Set(
  'update updated breaking related note photo photos video watch read image caption correction editor more also source sources fact'
    .split(' ')
    .map(hashWord),
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
