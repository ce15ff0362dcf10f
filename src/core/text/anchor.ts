/**
 * Span ↔ quotation in context: what a person marked, described so that it can be found again after the text has changed,
 * or said to be lost. Wrong is worse than lost: a short quotation without agreeing context is never placed.
 */
import type { Span } from '../model';
import { fold, foldedOffset, sameText } from './folded';
import { type Candidate, findPassage, prepare, type Search } from './passage';
import { CONTEXT, type Pattern } from './seeds';

/** Position, exact quotation and context of a span at the time it was described. */
export interface Anchor extends Span {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

export interface Placed {
  readonly span: Span;
  /** exact: as described; moved: the same words elsewhere; fuzzy: nearly the same words in the same context. */
  readonly outcome: 'exact' | 'moved' | 'fuzzy';
  /** Between 0 and 1: how much of quotation and context agrees. */
  readonly score: number;
}

export type Location = Placed | { readonly outcome: 'lost' };

const LOST: Location = { outcome: 'lost' };

/** Describes a span of `text`; offsets beyond the text are drawn in. */
export function describe(text: string, span: Span): Anchor {
  const start = Math.max(0, Math.min(span.start, text.length));
  const end = Math.max(start, Math.min(span.end, text.length));
  let from = Math.max(0, start - CONTEXT);
  let to = Math.min(text.length, end + CONTEXT);
  if (from > 0 && splitsPair(text, from)) from++;
  if (to < text.length && splitsPair(text, to)) to--;
  return { start, end, quote: text.slice(start, end), before: text.slice(from, start), after: text.slice(end, to) };
}

const splitsPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** Finds one anchor; see `locateAll`, which is far cheaper for many. */
export function locate(text: string, anchor: Anchor): Location {
  return locateAll(text, [anchor])[0]!;
}

/**
 * Finds each anchor in `text`, in the order given. Where nothing around an anchor has changed this is three comparisons;
 * the text is folded and indexed once, and only if some anchor needs it. Cost: linear in the text plus, for each anchor that
 * changed, time bounded by its own length.
 */
export function locateAll(text: string, anchors: readonly Anchor[]): readonly Location[] {
  const locations: (Location | undefined)[] = new Array(anchors.length);
  const changed: number[] = [];
  for (let i = 0; i < anchors.length; i++) {
    const anchor = anchors[i]!;
    if (standsAt(text, anchor, anchor.start)) {
      locations[i] = { span: { start: anchor.start, end: anchor.end }, outcome: 'exact', score: 1 };
    } else changed.push(i);
  }
  if (changed.length === 0) return locations as Location[];
  changed.sort((a, b) => anchors[a]!.start - anchors[b]!.start || a - b);
  let shift = 0;
  let search: Search | null = null;
  for (const i of changed) {
    const anchor = anchors[i]!;
    let location: Location;
    if (standsAt(text, anchor, anchor.start + shift)) {
      const start = anchor.start + shift;
      location = { span: { start, end: start + anchor.quote.length }, outcome: 'moved', score: 1 };
    } else {
      search ??= prepare(text);
      location = find(search, anchor, shift);
      if (location.outcome !== 'lost') shift = location.span.start - anchor.start;
    }
    locations[i] = location;
  }
  return doubted(locations as Location[], changed.length);
}

// Of so many anchors at least this share must be found word for word, or what looks alike is coincidence.
const ENOUGH_ANCHORS = 8;
const ENOUGH_FOUND = 0.3;

/** Where hardly anything is found word for word, this is another text: then what is only alike is lost. */
function doubted(locations: readonly Location[], changed: number): readonly Location[] {
  if (changed < ENOUGH_ANCHORS) return locations;
  const found = locations.filter(({ outcome }) => outcome === 'exact' || outcome === 'moved').length;
  if (found >= locations.length * ENOUGH_FOUND) return locations;
  return locations.map((location) => (location.outcome === 'fuzzy' ? LOST : location));
}

/**
 * Quotation and all its context stand at `start`; where the context was cut short by an end of the text, so must this be. One
 * comparison of substrings costs half of what three of `startsWith` do.
 */
function standsAt(text: string, anchor: Anchor, start: number): boolean {
  const { quote, before, after } = anchor;
  const end = start + quote.length;
  const from = start - before.length;
  return (
    quote.length > 0 &&
    from >= 0 &&
    (before.length >= CONTEXT - 1 || from === 0) &&
    (after.length >= CONTEXT - 1 || end + after.length === text.length) &&
    text.substring(from, end + after.length) === before + quote + after
  );
}

function find(search: Search, anchor: Anchor, shift: number): Location {
  const pattern = patternOf(anchor);
  const passage = findPassage(search, pattern, [anchor.start, anchor.start + shift]);
  return passage === null ? LOST : placed(search, anchor, pattern, passage);
}

function patternOf(anchor: Anchor): Pattern {
  const { before, quote, after } = anchor;
  const folded = fold(before + quote + after);
  return {
    units: folded.units,
    start: foldedOffset(folded, before.length),
    end: foldedOffset(folded, before.length + quote.length),
    opens: before.length < CONTEXT - 1,
    closes: after.length < CONTEXT - 1,
  };
}

function placed(search: Search, anchor: Anchor, pattern: Pattern, c: Candidate): Location {
  const { text, folded } = search;
  let start = folded.at[c.start]!;
  let end = folded.at[c.end - 1]! + 1;
  while (end < text.length && isCombining(text.charCodeAt(end))) end++;
  // Folding melts runs of spaces: the quotation itself may stand a little further inside.
  const inside = text.slice(start, end).indexOf(anchor.quote);
  if (inside >= 0) {
    start += inside;
    end = start + anchor.quote.length;
  }
  const context =
    Math.min(1, (c.before + c.after) / Math.max(1, pattern.units.length - (pattern.end - pattern.start))) || 0;
  const found = text.slice(start, end);
  const same = c.likeness === 1 && sameText(found, anchor.quote);
  const likeness = same ? 1 : Math.min(c.likeness, 0.98);
  return {
    span: { start, end },
    outcome: same ? (found === anchor.quote && start === anchor.start ? 'exact' : 'moved') : 'fuzzy',
    score: Math.round(likeness * (0.6 + 0.4 * context) * 1000) / 1000,
  };
}

const isCombining = (unit: number): boolean => unit >= 0x300 && unit < 0x370;
