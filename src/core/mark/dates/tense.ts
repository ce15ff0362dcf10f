/** Does the clause around a date speak of the past or of what is to come? Read from auxiliaries and verb endings nearby. */
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind } from '../../text/tokenise';

const set = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));

const AHEAD = set(
  "will 'll ’ll won shall would may might could can should must plans plan planned planning scheduled due expected expects expect set upcoming deadline hopes hope intends intend aims tomorrow postponed begins starts opens expires until by next ahead looms awaits set tentatively vowed",
);
const BEHIND = set(
  'was were had did said says told met came went took made held began found killed died left gave saw ran won lost fell rose wrote spoke sent brought broke led became got heard shot struck set ago last reported announced since has have been',
);
const BY = set('until by next before');

/** 1 for what is to come, -1 for the past, 0 where nothing tells. Looks at most 12 tokens to each side, inside the sentence. */
export function leanAt(t: TokenisedText, first: number, last: number): number {
  const { tokens } = t;
  const sentence = t.sentenceOf[first]!;
  const low = Math.max(t.sentenceStart[sentence]!, first - 12);
  const high = Math.min(t.sentenceStart[sentence + 1]!, last + 13);
  let lean = 0;
  for (let i = low; i < high; i++) {
    if (i >= first && i <= last) continue;
    if (tokens.kind[i] !== Kind.Word) continue;
    const near = 1 / (1 + (i < first ? first - i : i - last) / 4);
    const hash = tokens.hash[i]!;
    if (AHEAD.has(hash)) lean += near * (BY.has(hash) ? (i === first - 1 ? 1 : 0) : 1.4);
    else if (BEHIND.has(hash)) lean -= near;
    else {
      const end = tokens.end[i]!;
      if (end - tokens.start[i]! > 4 && t.text.charCodeAt(end - 1) === 0x64 && t.text.charCodeAt(end - 2) === 0x65)
        lean -= near * 0.7;
    }
  }
  return lean > 0.25 ? 1 : lean < -0.1 ? -1 : 0;
}
