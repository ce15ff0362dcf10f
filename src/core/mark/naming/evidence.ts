/**
 * What the whole document tells of its words before names are sought: which are written small elsewhere, which are capital in
 * mid-sentence, and which lines are headlines, where capitals tell nothing. Cost: linear.
 */
import type { TokenisedText } from '../../text/sentences';
import { Kind, Shape } from '../../text/tokenise';

export const Written = {
  /** Small somewhere. */
  Small: 1,
  /** Capital in mid-sentence, outside headlines. */
  Capital: 2,
  /** More than once. */
  Again: 4,
} as const;

export const Line = { Plain: 0, Title: 1, Capitals: 2 } as const;

export interface Evidence {
  /** Bits of `Written` for a word hash. */
  written(hash: number): number;
  /** One of `Line` for each sentence. */
  readonly lines: Uint8Array;
}

export function gatherEvidence(t: TokenisedText): Evidence {
  const { tokens } = t;
  const lines = new Uint8Array(t.sentenceCount);
  let capitals = 0;
  for (let s = 0; s < t.sentenceCount; s++) {
    let small = 0;
    let big = 0;
    let upper = 0;
    const to = t.sentenceStart[s + 1]!;
    for (let i = t.sentenceStart[s]!; i < to; i++) {
      if (tokens.kind[i] !== Kind.Word) continue;
      const shape = tokens.shape[i]!;
      // Short words stay small in headlines too.
      if (shape === Shape.Lower) {
        if (tokens.end[i]! - tokens.start[i]! > 3) small++;
      } else if (shape === Shape.Upper) upper++;
      else big++;
    }
    capitals += big + upper;
    if (upper >= 3 && upper > 3 * (big + small)) lines[s] = Line.Capitals;
    else if (big + upper >= 4 && small * 5 <= big + upper) lines[s] = Line.Title;
  }
  let size = 64;
  while (size < capitals * 2 + 2) size *= 2;
  const mask = size - 1;
  const keys = new Int32Array(size);
  const values = new Uint8Array(size);
  const USED = 128;
  const place = (hash: number): number => {
    let at = Math.imul(hash, 0x9e3779b1) & mask;
    while (values[at] !== 0 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  for (let s = 0; s < t.sentenceCount; s++) {
    const from = t.sentenceStart[s]!;
    const to = t.sentenceStart[s + 1]!;
    for (let i = from; i < to; i++) {
      if (tokens.kind[i] !== Kind.Word || tokens.shape[i] === Shape.Lower) continue;
      const at = place(tokens.hash[i]!);
      const before = values[at]!;
      keys[at] = tokens.hash[i]!;
      values[at] = USED | before | (before ? Written.Again : 0);
      if (lines[s] === Line.Plain && i > from && tokens.kind[i - 1] === Kind.Word) values[at]! |= Written.Capital;
    }
  }
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.shape[i] !== Shape.Lower || tokens.kind[i] !== Kind.Word) continue;
    const at = place(tokens.hash[i]!);
    if (values[at] !== 0) values[at]! |= Written.Small;
  }
  return { written: (hash) => values[place(hash)]! & 0x7f, lines };
}
