/**
 * Dates as a text states them (`findDates`), and what they mean against the day it was published (`resolveDates`).
 * The first never looks at the publication date, so that a corrected one costs no reading.
 */
import type { DateMark } from '../model';
import type { TokenisedText } from '../text/sentences';
import { borrow, secondDay } from './dates/days';
import type { Found } from './dates/found';
import { matchAt, mayStart } from './dates/match';
import { cut, isDashAt, isWordAt, type Pieces } from './dates/pieces';
import { leanAt, TENSE, type Tense } from './dates/tense';
import { secondYear } from './dates/years';
import type { Layout } from './stages';

export { resolveDates } from './dates/resolve';

/**
 * Every date expression of the text, in reading order, none inside another. `tense` is what ships unless a test of training
 * brings its own. Cost: linear in the text's tokens.
 */
export function findDates(t: TokenisedText, layout: Layout, tense: Tense = TENSE): DateMark[] {
  const p = cut(t);
  const from = layout.frontMatter?.end ?? 0;
  const found: Found[] = [];
  let floor = 0;
  while (floor < p.count && p.start[floor]! < from) floor++;
  for (let i = floor; i < p.count; ) {
    const match = mayStart(p, i) ? matchAt(p, i, floor) : null;
    if (match === null) {
      i++;
      continue;
    }
    found.push(match);
    floor = match.to;
    const second = secondDay(p, match) ?? (match.rule === 'value' ? secondYear(p, match) : null);
    if (second !== null) {
      // "April 29-30, 2031": the year belongs to both.
      const whole =
        match.rule === 'month-day' && second.rule === 'value'
          ? borrow(second, match.from, match.to, Number(match.args[1]))
          : null;
      if (whole !== null) found[found.length - 1] = whole;
      found.push(second);
      floor = second.to;
    }
    i = floor;
  }
  return asMarks(t, p, found, tense);
}

function asMarks(t: TokenisedText, p: Pieces, found: readonly Found[], tense: Tense): DateMark[] {
  const ranges = new Int32Array(found.length).fill(-1);
  let range = 0;
  for (let k = 0; k + 1 < found.length; k++) {
    if (ranges[k]! < 0 && isRange(p, found[k]!, found[k + 1]!)) {
      ranges[k] = range;
      ranges[k + 1] = range++;
    }
  }
  return found.map((f, k) => {
    const start = p.start[f.from]!;
    const end = p.end[f.to - 1]!;
    const lean = NEEDS_LEAN.has(f.rule) ? leanAt(t, p.token[f.from]!, p.token[f.to - 1]!, tense) : 0;
    return {
      start,
      end,
      score: f.score,
      why: t.text.slice(start, end),
      type: f.type,
      meaning: {
        rule: f.rule,
        args: f.rule === 'clock' ? clockArgs(t, p, found, k) : NEEDS_LEAN.has(f.rule) ? [...f.args, lean] : f.args,
      },
      range: ranges[k]! < 0 ? null : ranges[k]!,
    };
  });
}

/**
 * Where a bare time's day is told: so many marks further on ("at 10:35 a.m. (0735 GMT) Friday"), in what was told before
 * ('story'), or nowhere near ('published').
 */
function clockArgs(t: TokenisedText, p: Pieces, found: readonly Found[], k: number): DateMark['meaning']['args'] {
  const { from, to, args } = found[k]!;
  const suffix = args[0]!;
  const sentence = t.sentenceOf[p.token[from]!];
  const before = k > 0 ? found[k - 1] : undefined;
  // "this Friday at 7 p.m."
  if (before !== undefined && from - before.to <= 2 && NAMES_DAY.has(before.rule)) return [suffix, -1];
  for (let j = k + 1; j <= k + 2 && j < found.length; j++) {
    const next = found[j]!;
    if (next.from - to > 8 || t.sentenceOf[p.token[next.from]!] !== sentence) break;
    if (NAMES_DAY.has(next.rule)) return [suffix, j - k];
  }
  const near = before !== undefined && t.sentenceOf[p.token[before.from]!]! >= sentence! - 2;
  return [suffix, near ? 'story' : 'published'];
}

const NAMES_DAY = new Set(['weekday', 'month-day', 'day', 'value']);

/** Rules whose value depends on whether the clause speaks of the past or the future; the lean is their last argument. */
const NEEDS_LEAN = new Set(['weekday', 'month', 'month-day', 'season', 'quarter', 'holiday', 'week-of-month']);

/** Do the two stand as "from A to B", "between A and B" or "A–B"? */
function isRange(p: Pieces, a: Found, b: Found): boolean {
  if (b.from !== a.to + 1 || a.type === 'duration' || b.type === 'duration' || a.type === 'set' || b.type === 'set')
    return false;
  if (isDashAt(p, a.to) || isWordAt(p, a.to, 'through')) return true;
  if (isWordAt(p, a.to, 'to') || isWordAt(p, a.to, 'until') || isWordAt(p, a.to, 'till')) return true;
  return isWordAt(p, a.to, 'and') && isWordAt(p, a.from - 1, 'between');
}
