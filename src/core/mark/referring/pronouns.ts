/** Pronouns that speak: the person meant is the latest who fits by gender, a subject or speaker before others. */
import type { Mention } from '../../model';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, tokenAt } from '../../text/tokenise';
import type { FoundClaim } from '../stages';
import type { Draft } from './cast';
import type { Gender } from './words';

const GENDER: ReadonlyMap<number, Gender> = new Map([
  [hashWord('he'), 'm'],
  [hashWord('she'), 'f'],
  [hashWord('him'), 'm'],
  [hashWord('his'), 'm'],
  [hashWord('her'), 'f'],
]);
/** Mentions looked back at. */
const REACH = 30;
/** Sentences looked back at. */
const SENTENCES = 6;

/** Mentions for the pronouns among the claims' speakers, in reading order. Cost: bounded for each claim. */
export function resolvePronouns(
  t: TokenisedText,
  mentions: readonly Mention[],
  claims: readonly FoundClaim[],
  drafts: readonly Draft[],
): readonly Mention[] {
  const { tokens, text } = t;
  const found: Mention[] = [];
  let lastSpeaker: { readonly entity: number; readonly sentence: number } | null = null;
  const spoken = claims.filter((claim) => claim.speaker !== null).sort((a, b) => a.speaker!.start - b.speaker!.start);
  let next = 0;
  for (const { speaker } of spoken) {
    const { start, end } = speaker!;
    while (next < mentions.length && mentions[next]!.start < start) next++;
    const token = tokenAt(tokens, start);
    const sentence = t.sentenceOf[token]!;
    const gender = GENDER.get(tokens.hash[token]!);
    if (gender === undefined || tokens.end[token] !== end) {
      const own = mentionIn(mentions, next, start, end);
      if (own !== undefined) lastSpeaker = { entity: own.entity, sentence };
      continue;
    }
    let best: Mention | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let k = next - 1; k >= Math.max(0, next - REACH); k--) {
      const mention = mentions[k]!;
      const draft = drafts[mention.entity]!;
      if (mention.type !== 'person' || (draft.gender !== undefined && draft.gender !== gender)) continue;
      const at = tokenAt(tokens, mention.start);
      const distance = sentence - t.sentenceOf[at]!;
      if (distance > SENTENCES) break;
      const score =
        (draft.gender === gender ? 3 : 0) +
        (isSubject(t, at) ? 2 : 0) +
        (lastSpeaker?.entity === mention.entity ? 2 : 0) -
        distance * 1.5 -
        (mention.end <= start && text.startsWith("'s", mention.end) ? 1 : 0);
      if (score > bestScore) {
        bestScore = score;
        best = mention;
      }
    }
    if (best === undefined || bestScore < -3) continue;
    const draft = drafts[best.entity]!;
    const certain = draft.gender === gender;
    // From here on the text treats this person so.
    draft.gender = gender;
    const word = text.slice(start, end).toLowerCase();
    found.push({
      start,
      end,
      score: certain ? 0.75 : 0.6,
      why: `${word}: ${lastSpeaker?.entity === best.entity ? `last ${who(gender)} who spoke` : `last ${who(gender)} named`}, ${draft.name}`,
      type: 'person',
      form: 'pronoun',
      entity: best.entity,
    });
    lastSpeaker = { entity: best.entity, sentence };
  }
  return found;
}

const who = (gender: Gender): string => (gender === 'f' ? 'woman' : 'man');

/** At the start of its sentence, give or take a title. */
function isSubject(t: TokenisedText, at: number): boolean {
  const from = t.sentenceStart[t.sentenceOf[at]!]!;
  return at - from <= 3;
}

function mentionIn(mentions: readonly Mention[], next: number, start: number, end: number): Mention | undefined {
  for (let k = next; k < mentions.length && mentions[k]!.start < end; k++) {
    if (mentions[k]!.start >= start && mentions[k]!.end <= end && mentions[k]!.type === 'person') return mentions[k];
  }
  return undefined;
}
