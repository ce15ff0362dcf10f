/** What stands beside a name and tells who its bearer is, as mentions of their own. */
import type { Mention } from '../../model';
import type { TokenisedText } from '../../text/sentences';
import { tokenAt } from '../../text/tokenise';
import type { Cast, Named } from './cast';
import { phraseAround } from './phrase';

/** Phrases set off by a comma beside a name, and those right before one: "his opponent Bart Quince". */
export function appositions(
  t: TokenisedText,
  names: readonly Named[],
  mentions: readonly Mention[],
  cast: Cast,
): readonly Mention[] {
  const { tokens } = t;
  const found: Mention[] = [];
  const taken = new Set<number>();
  const put = (from: number, to: number, i: number): void => {
    if (taken.has(from)) return;
    taken.add(from);
    const draft = cast.drafts[mentions[i]!.entity]!;
    found.push({
      start: tokens.start[from]!,
      end: tokens.end[to - 1]!,
      score: 0.85,
      why: `set beside the name “${names[i]!.spelling.text}”`,
      type: draft.type,
      form: 'role',
      entity: draft.index,
    });
  };
  for (let i = 0; i < names.length; i++) {
    if (names[i]!.type !== 'person') continue;
    for (const { apposition } of names[i]!.told) if (apposition !== null) put(apposition[0], apposition[1], i);
    const at = tokenAt(tokens, names[i]!.start);
    if (at === 0) continue;
    const phrase = phraseAround(t, at - 1);
    if (phrase !== null && phrase.to === at && phrase.owner !== undefined) put(phrase.from, at, i);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
