/** Ties the phrase that names a speaker to the actor it means. */
import type { Mention, Span } from '../model';
import { unitAt } from '../text/characters';
import { contains } from '../text/span';
import { hashWord } from '../text/tokenise';
import { roleWord } from './referring/words';

/** The entity that a speaker phrase denotes, or null where it names nobody known; see `bearerOf`. */
export function entityOf(text: string, phrase: Span, mentions: readonly Mention[]): number | null {
  return bearerOf(text, phrase, mentions)?.entity ?? null;
}

/**
 * The mention that tells whom a speaker phrase denotes.
 * "Yuri Orlo, the mayor's aide" is Orlo, "the mayor's aide Yuri Orlo" too, and "a friend of Orlo" is not Orlo.
 * `mentions` in reading order. Cost: logarithmic, and linear in the mentions inside the phrase.
 */
export function bearerOf(text: string, phrase: Span, mentions: readonly Mention[]): Mention | undefined {
  const inside: Mention[] = [];
  for (let i = firstInside(mentions, phrase.start); i < mentions.length && mentions[i]!.start < phrase.end; i++) {
    if (contains(phrase, mentions[i]!)) inside.push(mentions[i]!);
  }
  if (inside.length === 0) return cutFrom(phrase, mentions) ?? titled(text, phrase, mentions);
  const heads = inside.filter(
    (mention) =>
      !isPossessor(text, mention) && !isComplement(text, phrase, mention) && !isModifier(text, phrase, mention),
  );
  if (heads.length > 1 && areTogether(text, phrase, heads)) return undefined;
  // A role that opens the phrase speaks for its bearer; a person named in apposition is that bearer.
  const opening = heads.find((mention) => mention.form !== 'name' && opens(text, phrase, mention));
  const person = heads.find((mention) => mention.form === 'name' && mention.type === 'person');
  const name = heads.find((mention) => mention.form === 'name' && !covered(mention, heads));
  return person ?? opening ?? name ?? heads[0] ?? cutFrom(phrase, mentions) ?? titled(text, phrase, mentions);
}

/** The role whose end the phrase is: "minister" for "the islands' culture minister". */
function cutFrom(phrase: Span, mentions: readonly Mention[]): Mention | undefined {
  const first = firstInside(mentions, phrase.start);
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    if (mentions[i]!.form === 'role' && contains(mentions[i]!, phrase) && mentions[i]!.end === phrase.end)
      return mentions[i];
  }
  return undefined;
}

/** The person right behind a phrase that ends in a title: "US President" before "Anna Holm". */
function titled(text: string, phrase: Span, mentions: readonly Mention[]): Mention | undefined {
  const next = mentions[firstInside(mentions, phrase.end)];
  if (next?.type !== 'person' || next.form !== 'name' || next.start !== phrase.end + 1) return undefined;
  const last = /\p{L}+$/u.exec(text.slice(Math.max(phrase.start, phrase.end - 30), phrase.end))?.[0] ?? '';
  return roleWord(hashWord(last))?.head === true ? next : undefined;
}

/** The first mention that starts at or after `start`. Mentions nest, so that only their starts are in order. */
function firstInside(mentions: readonly Mention[], start: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Does a straight or curly apostrophe stand at `offset`? */
export function isApostropheAt(text: string, offset: number): boolean {
  const unit = offset < text.length ? unitAt(text, offset) : 0;
  return unit === 0x27 || unit === 0x2019;
}

const isPossessor = (text: string, { end }: Span): boolean =>
  isApostropheAt(text, end) && /^(?:['’]s?(?![\p{L}\p{N}]))/u.test(text.slice(end, end + 3));

const isAsciiMark = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

/** "a senior Kremlin aide", "US President": a name that only specifies the noun behind it. */
function isModifier(text: string, phrase: Span, { end, form }: Mention): boolean {
  if (form !== 'name' || end >= phrase.end || isAsciiMark(unitAt(text, end))) return false;
  const next = /^\s+(\p{L}+)/u.exec(text.slice(end, Math.min(phrase.end, end + 40)))?.[1];
  if (next === undefined) return false;
  if (roleWord(hashWord(next))?.head === true) return true;
  return next === next.toLowerCase() && !next.endsWith('ly') && !NO_NOUN.has(next);
}

const NO_NOUN = new Set(
  'of in and or who whom whose which that for at on from to with by near as also then but himself herself itself themselves had has have is was were are will would said says told'.split(
    ' ',
  ),
);

/** Two who are named side by side speak as neither. */
function areTogether(text: string, phrase: Span, heads: readonly Mention[]): boolean {
  const named = heads.filter(({ form }) => form === 'name');
  const first = named[0];
  const second = named.find(
    (mention) => first !== undefined && mention.start >= first.end && mention.entity !== first.entity,
  );
  if (first === undefined || second === undefined || !opensTitled(text.slice(phrase.start, first.start))) return false;
  const between = text.slice(first.end, second.start);
  return /\sand\s/.test(between) && !/\b(?:who|whom|which|that|met|said|told)\b/.test(between);
}

/** Nothing before a name but words that may be its title. */
const opensTitled = (before: string): boolean => before.length < 60 && !/[,;:]/.test(before);

/** Behind a preposition that hangs on something before it: "a spokesman for the ministry". */
function isComplement(text: string, phrase: Span, { start }: Span): boolean {
  // At least a letter, a space, two letters and a space.
  if (start - phrase.start < 5) return false;
  const before = text.slice(Math.max(phrase.start, start - 60), start);
  return /[\p{L}\p{N}]\s+(?:of|for|from|at|in|with|to|by|near|on|under|against)\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+|their\s+)?$/iu.test(
    before,
  );
}

const opens = (text: string, phrase: Span, { start }: Span): boolean =>
  /^\s*(?:the|an?|his|her|its|their)?\s*$/i.test(text.slice(phrase.start, start));

const covered = (mention: Mention, others: readonly Mention[]): boolean =>
  others.some(
    (other) => other !== mention && contains(other, mention) && other.end - other.start > mention.end - mention.start,
  );
