/** Phrases that denote one actor by what he or she does: "the Russian leader", "his counterpart", "the Kremlin aide". */
import type { Mention } from '../../model';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, Kind, Shape, tokenAt } from '../../text/tokenise';
import type { FoundClaim } from '../stages';
import type { Cast, Draft, Named } from './cast';
import { fits, landOf, roleWord } from './words';

const set = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord));
const DEFINITE = set('the his her its their');
const CLITIC = set("'s '");
const NOT_HERE = set('former then late another other first last next new');
/** Words between the determiner and the head. */
const MODIFIERS = 4;
/** Persons looked at for one phrase, latest first. */
const RECENT = 40;

/** Role phrases in reading order. Cost: one look-up per small word. */
export function resolveRoles(
  t: TokenisedText,
  names: readonly Named[],
  mentions: readonly Mention[],
  claims: readonly FoundClaim[],
  cast: Cast,
): readonly Mention[] {
  const { tokens, text } = t;
  const roles: Mention[] = [];
  const taken = new Set<number>();
  // Set off by a comma beside its name.
  for (let i = 0; i < names.length; i++) {
    for (const told of names[i]!.told) {
      if (told.apposition === null) continue;
      const [from, to] = told.apposition;
      if (taken.has(from)) continue;
      taken.add(from);
      const draft = cast.drafts[mentions[i]!.entity]!;
      roles.push({
        start: tokens.start[from]!,
        end: tokens.end[to - 1]!,
        score: 0.85,
        why: `set beside the name “${names[i]!.text}”`,
        type: draft.type,
        form: 'role',
        entity: draft.index,
      });
    }
  }
  const speakers = new Set<number>();
  for (const claim of claims) if (claim.speaker !== null) speakers.add(tokenAt(tokens, claim.speaker.start));
  const people: Draft[] = [];
  const seen = new Set<Draft>();
  const unnamed = new Map<string, Draft>();
  let next = 0;
  for (let head = 1; head < tokens.count; head++) {
    while (next < mentions.length && mentions[next]!.start < tokens.start[head]!) {
      const draft = cast.drafts[mentions[next++]!.entity]!;
      if (draft.type === 'person' && !seen.has(draft)) {
        seen.add(draft);
        people.push(draft);
      }
    }
    if (tokens.kind[head] !== Kind.Word) continue;
    const word = roleWord(tokens.hash[head]!);
    if (word === undefined || !word.head || inName(mentions, next, tokens.start[head]!)) continue;
    if (followed(t, head)) continue;
    const found = phraseBefore(t, head);
    if (found === null || taken.has(found.from)) continue;
    const candidates: Draft[] = [];
    for (let k = people.length - 1; k >= Math.max(0, people.length - RECENT); k--) {
      const person = people[k]!;
      if (matches(person, word.word, word.gender, found)) candidates.push(person);
    }
    let draft = candidates.length === 1 ? candidates[0] : undefined;
    let why = draft === undefined ? '' : reason(draft, word.word, found.lands);
    if (draft === undefined) {
      if (!speakers.has(found.from) || !found.definite) continue;
      const phrase = text.slice(tokens.start[found.from], tokens.end[head]).toLowerCase();
      draft = unnamed.get(phrase);
      if (draft === undefined) {
        draft = cast.create(text.slice(tokens.start[found.from], tokens.end[head]), 'person', false);
        draft.gender = word.gender;
        unnamed.set(phrase, draft);
      }
      why = 'speaks, but is not named';
    }
    roles.push({
      start: tokens.start[found.from]!,
      end: tokens.end[head]!,
      score: draft.named ? 0.75 : 0.6,
      why,
      type: draft.type,
      form: 'role',
      entity: draft.index,
    });
  }
  return roles.sort((a, b) => a.start - b.start || b.end - a.end);
}

interface Phrase {
  readonly from: number;
  readonly definite: boolean;
  readonly modifiers: readonly string[];
  readonly lands: readonly string[];
}

/** The determiner and modifiers before the head at token `head`, or null where the phrase is not definite. */
function phraseBefore(t: TokenisedText, head: number): Phrase | null {
  const { tokens, text } = t;
  const from = t.sentenceStart[t.sentenceOf[head]!]!;
  const modifiers: string[] = [];
  const lands: string[] = [];
  for (let k = head - 1; k >= from && head - k <= MODIFIERS + 1; k--) {
    if (DEFINITE.has(tokens.hash[k]!)) {
      return { from: k, definite: true, modifiers, lands };
    }
    if (tokens.kind[k] !== Kind.Word || CLITIC.has(tokens.hash[k]!) || NOT_HERE.has(tokens.hash[k]!)) return null;
    const land = landOf(tokens.hash[k]!);
    if (land !== undefined && tokens.shape[k] !== Shape.Lower) lands.push(land);
    else modifiers.push(text.slice(tokens.start[k], tokens.end[k]).toLowerCase());
  }
  return null;
}

/** Another noun behind it ("the minister spokesman") or "of" with a name makes it some other phrase. */
function followed(t: TokenisedText, head: number): boolean {
  const { tokens } = t;
  const k = head + 1;
  if (k >= tokens.count || tokens.kind[k] !== Kind.Word) return false;
  if (CLITIC.has(tokens.hash[k]!)) return false;
  if (tokens.hash[k] === OF) return true;
  return tokens.shape[k] !== Shape.Lower || roleWord(tokens.hash[k]!)?.head === true;
}
const OF = hashWord('of');

function matches(person: Draft, head: string, gender: 'f' | 'm' | undefined, phrase: Phrase): boolean {
  if (!person.named) return false;
  if (gender !== undefined && person.gender !== undefined && gender !== person.gender) return false;
  for (const told of person.told) {
    if (!fits(head, told.head)) continue;
    if (/\b(?:former|ex|late)\b/.test(told.title)) continue;
    if (/\bvice\b/.test(told.title) !== phrase.modifiers.includes('vice')) continue;
    if (!phrase.lands.every((land) => person.lands.has(land))) continue;
    if (!phrase.modifiers.every((word) => told.title.includes(word))) continue;
    return true;
  }
  return false;
}

function reason(draft: Draft, head: string, lands: readonly string[]): string {
  const told = draft.told.find((one) => fits(head, one.head))!;
  return lands.length > 0
    ? `${draft.name}: told of as “${told.title}”, of ${lands.join(' and ')}`
    : `${draft.name}: told of as “${told.title}”`;
}

/** Is the offset inside the name just passed? */
function inName(mentions: readonly Mention[], next: number, start: number): boolean {
  const before = mentions[next - 1];
  const here = mentions[next];
  return (
    (before !== undefined && start < before.end) || (here !== undefined && here.start <= start && start < here.end)
  );
}
