/** Times with their day, and parts of the day: "10 p.m. Wednesday", "noon yesterday", "in the morning". */
import { clockAt, dayPartAt } from './clock';
import { monthFirstAt } from './days';
import { type Found, found } from './found';
import { isMarkAt, isNear, isWordAt, type Pieces, wordAt } from './pieces';
import { deicticAt } from './relative';
import { weekdayAt } from './weekdays';
import { C } from './words';

/** A bare time by the clock, or with the day right after it: "10 p.m. Wednesday", "5 p.m. EST Nov. 9", "noon yesterday". */
export function timeAt(p: Pieces, i: number): Found | null {
  const part = dayPartAt(p, i);
  const loose = part.length === 2 && !wordAt(p, i).plural;
  const clock = loose ? { to: i + 1, suffix: `T${part}` } : clockAt(p, i);
  if (clock === null) return null;
  let at = clock.to;
  if (
    !loose &&
    isWordAt(p, at, 'in') &&
    isWordAt(p, at + 1, 'the') &&
    isNear(p, at) &&
    dayPartAt(p, at + 2).length === 2
  ) {
    const afternoon = dayPartAt(p, at + 2) !== 'MO';
    const hour = Number(clock.suffix.slice(1, 3));
    const suffix = afternoon && hour < 12 ? `T${hour + 12}${clock.suffix.slice(3)}` : clock.suffix;
    return found(i, at + 3, 'time', 'clock', [suffix, null], 0.85);
  }
  if (isMarkAt(p, at, 0x2c)) at++;
  if (isNear(p, at)) {
    const part = isWordAt(p, at, 'this') ? dayPartAt(p, at + 1) : '';
    if (!loose && part.length === 2) {
      const hour = Number(clock.suffix.slice(1, 3));
      const suffix = part !== 'MO' && hour < 12 ? `T${hour + 12}${clock.suffix.slice(3)}` : clock.suffix;
      return found(i, at + 2, 'time', 'day', [0, suffix], 0.9);
    }
    const day = weekdayAt(p, at) ?? (wordAt(p, at).cls & C.Deictic ? deicticAt(p, at) : null) ?? monthFirstAt(p, at);
    if (day !== null) {
      const timed = withTime(day, clock.suffix);
      if (timed !== null) return { ...timed, from: i, part: loose };
    }
  }
  if (loose) return null;
  return found(i, clock.to, 'time', 'clock', [clock.suffix, null], 0.85);
}

/** The day with a time of day, if it names a day and no time yet. */
function withTime(day: Found, suffix: string): Found | null {
  const { rule, args } = day;
  if (rule === 'weekday')
    return args[2] === '' ? found(day.from, day.to, 'time', rule, [args[0]!, args[1]!, suffix], 0.92) : null;
  if (rule === 'day') return args[1] === '' ? found(day.from, day.to, 'time', rule, [args[0]!, suffix], 0.92) : null;
  if (rule === 'month-day') return found(day.from, day.to, 'time', rule, [args[0]!, args[1]!, suffix], 0.92);
  if (rule === 'value' && /^\d{4}-\d\d-\d\d$/.test(String(args[0])))
    return found(day.from, day.to, 'time', rule, [`${args[0]}${suffix}`], 0.92);
  return null;
}

/** "the morning", "in the afternoon", "overnight", "mid afternoon": a part of the day that the story is about. */
export function partOfDayAt(p: Pieces, i: number): Found | null {
  const part = dayPartAt(p, i);
  if (part.length !== 2 || wordAt(p, i).plural) return null;
  const before = wordAt(p, i - 1);
  if (isWordAt(p, i, 'overnight')) return found(i, i + 1, 'time', 'story-day', [0, 'TNI'], 0.6);
  if (before.word === 'the' && /^(in|during|by|until|throughout|into)$/.test(wordAt(p, i - 2).word))
    return found(i, i + 1, 'time', 'story-day', [0, `T${part}`], 0.7, { article: 'the', part: true });
  if (before.cls & C.Part && part !== 'NI')
    return found(i, i + 1, 'time', 'story-day', [0, `T${part}`], 0.7, { part: true });
  return null;
}
