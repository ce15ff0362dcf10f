/** Times of day by the clock: "10:35 a.m. GMT", "5pm", "noon", "0735 GMT", "three o'clock". */
import { two } from './found';
import {
  isCapitalAt,
  isGlued,
  isHyphenAt,
  isMarkAt,
  isNear,
  isNumberAt,
  isWordAt,
  P,
  type Pieces,
  textAt,
  wordAt,
} from './pieces';
import { C } from './words';

interface Clock {
  readonly to: number;
  /** What follows the day in a TIMEX3 value: `T22:00`, `TMO`. */
  readonly suffix: string;
}

/** A time by the clock at piece `i`, with its zone; null for scores, verses and ratios. */
export function clockAt(p: Pieces, i: number): Clock | null {
  if (isNumberAt(p, i)) return digitalAt(p, i);
  const w = wordAt(p, i);
  if (w.s.length === 5 && w.cls & C.DayPart) return { to: zoneEnd(p, i + 1), suffix: `T${w.s}` };
  if (w.cls & C.Number && w.n >= 1 && w.n <= 12) {
    const sharp = clockWord(p, i + 1);
    if (sharp > 0) return { to: zoneEnd(p, sharp), suffix: `T${two(w.n)}:00` };
    const half = meridiemAt(p, i + 1);
    if (half !== null) return { to: zoneEnd(p, half.to), suffix: `T${two((w.n % 12) + half.add)}:00` };
  }
  return null;
}

/** The piece after "o'clock", one token or three; -1 if it does not stand here. */
function clockWord(p: Pieces, i: number): number {
  const word = textAt(p, i).toLowerCase();
  return word === "o'clock" || word === 'o’clock' ? i + 1 : -1;
}

function digitalAt(p: Pieces, i: number): Clock | null {
  const hour = p.num[i]!;
  const width = p.end[i]! - p.start[i]!;
  if (isGlued(p, i) && p.kind[i - 1] !== P.Mark) return null;
  if (isGlued(p, i) && '$£€.,:/'.includes(textAt(p, i - 1))) return null;
  const separator = isMarkAt(p, i + 1, 0x3a) || isMarkAt(p, i + 1, 0x2e);
  if (
    separator &&
    isGlued(p, i + 1) &&
    isNumberAt(p, i + 2) &&
    isGlued(p, i + 2) &&
    p.end[i + 2]! - p.start[i + 2]! === 2
  ) {
    const minute = p.num[i + 2]!;
    if (hour > 24 || minute > 59 || width > 2) return null;
    let to = i + 3;
    if (isMarkAt(p, to, 0x3a) && isGlued(p, to) && isNumberAt(p, to + 1) && isGlued(p, to + 1)) {
      if (p.num[to + 1]! > 59) return null;
      to += 2; // seconds are read, not told
    }
    const half = meridiemAt(p, to);
    if (half !== null) {
      if (hour > 12 || hour === 0) return hour < 24 ? { to: half.to, suffix: `T${two(hour)}:${two(minute)}` } : null;
      return { to: zoneEnd(p, half.to), suffix: `T${two((hour % 12) + half.add)}:${two(minute)}` };
    }
    const zoned = zoneEnd(p, to);
    const clocked = zoned > to || isWordAt(p, to, 'hours') || textAt(p, to) === 'h';
    // "14:05" after "at"; "3:16" after a book and "2.50" after nothing tell no time.
    const before = wordAt(p, i - 1).word;
    const introduced = INTRODUCES.has(before);
    if (isMarkAt(p, i + 1, 0x2e) && !clocked) return null;
    if (
      clocked ||
      introduced ||
      (width === 2 && !(p.kind[i - 1] === P.Word && isCapitalAt(p, i - 1) && wordAt(p, i - 1).cls === 0))
    ) {
      return { to: zoned, suffix: `T${two(hour)}:${two(minute)}` };
    }
    return null;
  }
  const half = meridiemAt(p, i + 1);
  if (half !== null && width <= 2 && hour >= 1 && hour <= 12)
    return { to: zoneEnd(p, half.to), suffix: `T${two((hour % 12) + half.add)}:00` };
  // "between 2 and 4 p.m.", "10-11 a.m.": the second time tells the half of the day.
  const joined = isHyphenAt(p, i + 1) || isMarkAt(p, i + 1, 0x2013) || JOINS.has(wordAt(p, i + 1).word);
  if (joined && width <= 2 && hour >= 1 && hour <= 12 && isNumberAt(p, i + 2) && p.end[i + 2]! - p.start[i + 2]! <= 2) {
    const shared = meridiemAt(p, i + 3);
    if (shared !== null && (wordAt(p, i + 1).word !== 'and' || isWordAt(p, i - 1, 'between'))) {
      // "11-1 p.m." starts in the morning
      const add = hour % 12 < p.num[i + 2]! % 12 ? shared.add : 12 - shared.add;
      return { to: i + 1, suffix: `T${two((hour % 12) + add)}:00` };
    }
  }
  const sharp = clockWord(p, i + 1);
  if (sharp > 0 && hour >= 1 && hour <= 24) return { to: zoneEnd(p, sharp), suffix: `T${two(hour)}:00` };
  // "0735 GMT", "1400 hours"
  if (width === 4 && hour < 2400 && hour % 100 < 60) {
    const zone = wordAt(p, i + 1);
    if (
      (zone.cls & C.Zone && zone.word !== 'local' && zone.word !== 'et' && isCapitalAt(p, i + 1)) ||
      (zone.cls === 0 && zoneEnd(p, i + 1) === i + 3) ||
      (isWordAt(p, i + 1, 'hours') && hour < 1000)
    )
      return { to: Math.max(i + 2, zoneEnd(p, i + 1)), suffix: `T${two(Math.floor(hour / 100))}:${two(hour % 100)}` };
  }
  // "4 in the morning"
  if (width <= 2 && hour >= 1 && hour <= 12 && isWordAt(p, i + 1, 'in') && isWordAt(p, i + 2, 'the')) {
    const part = wordAt(p, i + 3);
    if (part.cls & C.DayPart && !part.plural && part.s.length === 2)
      return { to: i + 4, suffix: `T${two((hour % 12) + (part.s === 'MO' ? 0 : 12))}:00` };
  }
  return null;
}

const JOINS = new Set(['to', 'and', 'until']);

const INTRODUCES = new Set([
  'at',
  'by',
  'from',
  'until',
  'till',
  'since',
  'around',
  'about',
  'before',
  'after',
  'between',
  'to',
  'and',
  'approximately',
]);

function meridiemAt(p: Pieces, i: number): { readonly to: number; readonly add: number } | null {
  let at = i;
  if (isHyphenAt(p, at)) at++;
  const w = wordAt(p, at);
  if (!(w.cls & C.Meridiem) || !isNear(p, at)) return null;
  // "I am" is no time: letters without full stops must follow the number directly or be written so on purpose.
  if (w.word === 'am' && !isGlued(p, at) && !isNumberAt(p, at - 1)) return null;
  return { to: at + 1, add: w.n };
}

/** The piece after a time zone, if one follows: "GMT", "(GMT)" stays outside, "local time", "Moscow time". */
function zoneEnd(p: Pieces, i: number): number {
  const w = wordAt(p, i);
  if (!isNear(p, i)) return i;
  if (w.word === 'local') return isWordAt(p, i + 1, 'time') || textAt(p, i + 1) === 'time' ? i + 2 : i;
  if (w.cls & C.Zone && isCapitalAt(p, i)) return i + 1;
  if (isCapitalAt(p, i) && textAt(p, i + 1) === 'time' && isNear(p, i + 1)) return i + 2;
  return i;
}

/** "morning", "nights": the code of a part of the day at piece `i`, or ''. */
export function dayPartAt(p: Pieces, i: number): string {
  const w = wordAt(p, i);
  if (!(w.cls & C.DayPart)) return '';
  return w.s === 'night' ? 'NI' : w.s;
}
