/**
 * Roles and speaking pronouns, in reading order: "the Russian leader", "his counterpart", "she". What the text told of its persons
 * decides; where it does not tell, a role that speaks is an actor of its own without a name, or nobody.
 */
import type { Mention } from '../../model';
import { unitAt } from '../../text/characters';
import { uint8Column } from '../../text/columns';
import { Fit } from '../../text/offices';
import type { TokenisedText } from '../../text/sentences';
import { hashWord, tokenAt } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { bearerOf, isApostropheAt } from '../speakers';
import type { FoundClaim } from '../stages';
import { appositions } from './appositions';
import type { Cast, Draft, Named } from './cast';
import { coverage, covering } from './coverage';
import { type Heard, hasOffice, isNear, type Memory, meant, otherOf, REACH } from './heard';
import { type Bearer, bearersOf, byOffice } from './offices';
import { mayHead, phraseAround, type RolePhrase } from './phrase';
import { type Gender, OF_TWO, type RoleWord, roleWord } from './words';

const PRONOUNS: ReadonlyMap<number, Gender> = new Map([
  [hashWord('he'), 'm'],
  [hashWord('she'), 'f'],
  [hashWord('him'), 'm'],
  [hashWord('his'), 'm'],
  [hashWord('her'), 'f'],
]);

/** Something in the text that may mean a person. */
type Item =
  | { readonly kind: 'known'; readonly start: number; readonly mention: Mention }
  | { readonly kind: 'role'; readonly start: number; readonly phrase: RolePhrase }
  | { readonly kind: 'pronoun'; readonly start: number; readonly token: number; readonly gender: Gender };

/**
 * The roles and pronouns that can be tied to somebody, in reading order. `mentions` are those of the names, one for each of `names`.
 * Cost: linear, a bounded number of looks back for each.
 */
export function resolveRoles(
  t: TokenisedText,
  names: readonly Named[],
  mentions: readonly Mention[],
  claims: readonly FoundClaim[],
  cast: Cast,
): readonly Mention[] {
  const { tokens, text } = t;
  const { speaks, quoted, told } = coverage(t, claims);
  const outspoken = new Set<Draft>();
  const set = appositions(t, names, mentions, cast);
  const beside = [...mentions, ...set].sort((a, b) => a.start - b.start || b.end - a.end);
  const voiced = new Set<Mention>();
  for (const { speaker } of claims) {
    const mention = speaker === null ? undefined : bearerOf(text, speaker, beside);
    if (mention !== undefined) voiced.add(mention);
  }
  for (const mention of beside) if (said(t, mention.end)) voiced.add(mention);
  for (const { entity } of voiced) outspoken.add(cast.drafts[entity]!);
  const offices = byOffice(cast.drafts);
  const memory: Memory = { heard: [], speaker: undefined };
  const seen = new Set<Draft>();
  const voices = new Map<number, Draft>();
  const unnamed = new Map<string, Draft>();
  const nobody = new Set<Draft>();
  const roles: Mention[] = [...set];
  const put = (
    start: number,
    end: number,
    draft: Draft,
    form: 'role' | 'pronoun',
    score: number,
    why: string,
  ): void => {
    if (!nobody.has(draft)) roles.push({ start, end, score, why, type: draft.type, form, entity: draft.index });
  };

  const hear = (start: number, end: number, draft: Draft, speaking: boolean): void => {
    const at = tokenAt(tokens, start);
    const sentence = t.sentenceOf[at]!;
    const heard: Heard = {
      draft,
      start,
      sentence,
      paragraph: t.paragraphOf[sentence]!,
      subject: at - t.sentenceStart[sentence]! <= 3,
      speaks: speaking,
      possessor: isApostropheAt(text, end),
      quoted: quoted[at]! > 0,
    };
    memory.heard.push(heard);
    seen.add(draft);
    if (!heard.speaks || heard.possessor) return;
    memory.speaker = draft;
    voices.set(at, draft);
  };

  const known = (mention: Mention): void => {
    const draft = cast.drafts[mention.entity]!;
    if (draft.type === 'person' && (isPerson(draft) || outspoken.has(draft)))
      hear(mention.start, mention.end, draft, voiced.has(mention));
  };

  const pronoun = ({ token, gender }: Extract<Item, { kind: 'pronoun' }>): void => {
    const sentence = t.sentenceOf[token]!;
    // "The governor said she had told him": of somebody unnamed it is not known that he or she is meant.
    const inside = told[token]! > 0;
    const draft = meant(
      memory,
      gender,
      sentence,
      (one) => !(inside && one.sentence === sentence && !one.draft.named && one.draft.gender === undefined),
    );
    if (draft === undefined) return;
    const [start, end] = [tokens.start[token]!, tokens.end[token]!];
    const last = memory.speaker === draft ? 'who spoke' : 'named';
    const score = draft.gender === gender ? 0.75 : 0.6;
    // From here on the text treats this person so.
    draft.gender = gender;
    const who = gender === 'f' ? 'woman' : 'man';
    put(
      start,
      end,
      draft,
      'pronoun',
      score,
      `${text.slice(start, end).toLowerCase()}: last ${who} ${last}, ${draft.name}`,
    );
    hear(start, end, draft, true);
  };

  const role = ({ phrase }: RoleItem): void => {
    const [start, end] = [tokens.start[phrase.from]!, tokens.end[phrase.to - 1]!];
    const found = phrase.relation ? related(phrase) : (bearer(phrase) ?? lately(phrase));
    if (found !== undefined) {
      put(start, end, found.draft, 'role', found.score, found.why);
      hear(start, end, found.draft, isSpeaker(phrase));
      return;
    }
    if (!isSpeaker(phrase)) return;
    const surface = text.slice(start, end).replace(/\s+/g, ' ');
    const key = phrase.relation ? `${start}` : surface.toLowerCase();
    let draft = unnamed.get(key);
    if (draft === undefined) {
      draft = cast.create(surface, 'person', false);
      draft.gender = phrase.gender;
      draft.titles.add(surface.toLowerCase());
      unnamed.set(key, draft);
      // Who is only somebody's critic or guest is nobody to be told of elsewhere.
      if (phrase.relation || phrase.owner !== undefined) nobody.add(draft);
    }
    put(start, end, draft, 'role', 0.6, 'speaks, but is not named');
    hear(start, end, draft, true);
  };

  const isSpeaker = ({ from, to }: RolePhrase): boolean => {
    for (let k = from; k < to; k++) if (speaks[k]! > 0) return true;
    return false;
  };

  /** By what was told of somebody; of several the only one mentioned so far. */
  const bearer = (
    phrase: RolePhrase,
    may: (draft: Draft) => boolean = () => true,
    loosely: (draft: Draft, sentence: number) => boolean = (draft, sentence) => isNear(memory, draft, sentence),
  ): Found | undefined => {
    const found = only(
      bearersOf(phrase, offices).filter(({ draft }) => may(draft)),
      (draft) => seen.has(draft),
    );
    if (found === undefined) return undefined;
    const { draft, told: as, fit } = found;
    if (fit === Fit.Loose && !loosely(draft, t.sentenceOf[phrase.from]!)) return undefined;
    return { draft, score: fit === Fit.Loose ? 0.65 : 0.75, why: `${draft.name}: told of as “${as.title}”` };
  };

  /** Somebody named just before without a word on who he is, alone in this paragraph: "Serrano told reporters. The fire chief …". */
  const lately = (phrase: RolePhrase): Found | undefined => {
    if (phrase.owner !== undefined || !(isSpeaker(phrase) || opensSentence(t, phrase.from))) return undefined;
    const sentence = t.sentenceOf[phrase.from]!;
    const paragraph = t.paragraphOf[sentence]!;
    const near: Heard[] = [];
    const least = Math.max(0, memory.heard.length - REACH);
    for (let k = memory.heard.length - 1; k >= least; k--) {
      const one = memory.heard[k]!;
      if (one.paragraph !== paragraph) break;
      if (!one.quoted && !one.possessor && !hasOffice(one.draft)) near.push(one);
    }
    // Who spoke or was spoken of first comes before others.
    const active = near.filter((one) => one.speaks || one.subject);
    const last = active[0] ?? near[0];
    if (last === undefined || sentence - last.sentence > 2) return undefined;
    if ((active.length > 0 ? active : near).some((one) => one.draft !== last.draft)) return undefined;
    const { draft } = last;
    if (!draft.named || clash(draft, phrase.gender)) return undefined;
    return { draft, score: 0.6, why: `${draft.name}: named just before` };
  };

  /** "His counterpart": of whom he is one of two. */
  const related = (phrase: RolePhrase): Found | undefined => {
    if (!OF_TWO.has(phrase.head) || phrase.owner === undefined) return undefined;
    const owner = meant(memory, phrase.owner, t.sentenceOf[phrase.from]!);
    if (owner === undefined) return undefined;
    owner.gender ??= phrase.owner;
    const leader = { ...phrase, head: 'leader', gender: undefined };
    const placed =
      phrase.words.length > 0
        ? only(
            bearersOf(leader, offices).filter((one) => one.draft !== owner),
            () => true,
          )
        : undefined;
    const draft = placed?.draft ?? otherOf(memory, owner, (one) => one.named && !clash(one, phrase.gender));
    if (draft === undefined || draft === owner) return undefined;
    return { draft, score: 0.6, why: `${draft.name}: the other beside ${owner.name}` };
  };

  const later: RoleItem[] = [];
  for (const item of itemsOf(t, mentions, set, claims)) {
    if (item.kind === 'known') known(item.mention);
    else if (item.kind === 'pronoun') pronoun(item);
    // Of whom others speak is settled when all speakers are known.
    else if (told[item.phrase.from]! > 0 && !item.phrase.relation && !isSpeaker(item.phrase)) later.push(item);
    else role(item);
  }
  const speakersAt = speakersOf(t, claims, voices);
  for (const { phrase, start } of later) {
    // Few speak of themselves by their office.
    const selves = speakersAt(start);
    const found = bearer(
      phrase,
      (draft) => !selves.has(draft),
      () => false,
    );
    if (found !== undefined) put(start, tokens.end[phrase.to - 1]!, found.draft, 'role', found.score, found.why);
  }
  return roles.sort((a, b) => a.start - b.start || b.end - a.end);
}

interface Found {
  readonly draft: Draft;
  readonly score: number;
  readonly why: string;
}

/** The only one of these, or the only one of them that `first` holds for. */
function only(found: readonly Bearer[], first: (draft: Draft) => boolean): Bearer | undefined {
  if (found.length < 2) return found[0];
  const some = found.filter(({ draft }) => first(draft));
  return some.length === 1 ? some[0] : undefined;
}

const clash = (draft: Draft, gender: Gender | undefined): boolean =>
  gender !== undefined && draft.gender !== undefined && gender !== draft.gender;

/** A single word that nothing else makes a person may as well be a town. */
const isPerson = (draft: Draft): boolean =>
  !draft.named || draft.key.words.length > 1 || draft.gender !== undefined || draft.told.length > 0;

/** In the first place of its sentence, or behind a quotation that opens it. */
const opensSentence = (t: TokenisedText, token: number): boolean => t.sentenceStart[t.sentenceOf[token]!] === token;

const SAID = wordSet('said says told added replied wrote');

/** Does a verb of saying stand right behind, over a comma? */
function said(t: TokenisedText, end: number): boolean {
  const { tokens, text } = t;
  const last = tokenAt(tokens, end - 1);
  const k = last + 1 < tokens.count && unitAt(text, tokens.start[last + 1]!) === 0x2c ? last + 2 : last + 1;
  return k < tokens.count && SAID.has(tokens.hash[k]!);
}

type RoleItem = Extract<Item, { kind: 'role' }>;

/** Names, appositions, other phrases and speaking pronouns in reading order. */
function itemsOf(
  t: TokenisedText,
  mentions: readonly Mention[],
  set: readonly Mention[],
  claims: readonly FoundClaim[],
): readonly Item[] {
  const { tokens } = t;
  const items: Item[] = [...mentions, ...set].map((mention) => ({ kind: 'known', start: mention.start, mention }));
  const pronouns = new Set<number>();
  for (const { speaker } of claims) {
    if (speaker === null) continue;
    const token = tokenAt(tokens, speaker.start);
    const gender = PRONOUNS.get(tokens.hash[token]!);
    if (gender === undefined || tokens.end[token] !== speaker.end || pronouns.has(token)) continue;
    pronouns.add(token);
    items.push({ kind: 'pronoun', start: speaker.start, token, gender });
  }
  const named = uint8Column(tokens.count + 1);
  for (const { start, end } of mentions) named.fill(1, tokenAt(tokens, start), tokenAt(tokens, end - 1) + 1);
  const apart = covering(t, set);
  let role: RoleWord | undefined;
  for (let head = 0; head < tokens.count; head++) {
    const before = role;
    role = roleWord(tokens.hash[head]!);
    if (!mayHead(role, before) || named[head] === 1 || apart[head] === 1) continue;
    const phrase = phraseAround(t, head);
    if (phrase === null || apart[phrase.from]! > 0 || named[phrase.to] === 1) continue;
    items.push({ kind: 'role', start: tokens.start[phrase.from]!, phrase });
  }
  return items.sort((a, b) => a.start - b.start);
}

/** Asked at growing offsets: the speakers of the latest claim around the offset. */
function speakersOf(
  t: TokenisedText,
  claims: readonly FoundClaim[],
  voices: ReadonlyMap<number, Draft>,
): (offset: number) => ReadonlySet<Draft> {
  const sorted = [...claims].sort((a, b) => a.start - b.start);
  let next = 0;
  let last: FoundClaim | undefined;
  return (offset) => {
    while (next < sorted.length && sorted[next]!.start <= offset) last = sorted[next++];
    const found = new Set<Draft>();
    if (last === undefined || last.end <= offset || last.speaker === null) return found;
    const from = tokenAt(t.tokens, last.speaker.start);
    for (let k = from; k < t.tokens.count && k - from < SPEAKER && t.tokens.start[k]! < last.speaker.end; k++) {
      const draft = voices.get(k);
      if (draft !== undefined) found.add(draft);
    }
    return found;
  };
}
/** Tokens of a speaker phrase looked at. */
const SPEAKER = 12;
