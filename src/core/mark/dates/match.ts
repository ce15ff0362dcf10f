/** One date expression: its core, and the articles and modifiers that belong to it. */
import { centuryAt, dayFirstAt, decadeAt, monthAt, monthFirstAt, numericAt, spelledYearAt, yearAt } from './absolute';
import { type Found, found, longer } from './found';
import { bareUnitAt, frequencyAt, monthAloneAt, partOfDayAt, rateAt, referenceAt } from './loose';
import { isCapitalAt, isGlued, isHyphenAt, isNear, isNumberAt, isWordAt, P, type Pieces, wordAt } from './pieces';
import { lengthAt, textAt } from './quantity';
import {
  deicticAt,
  everyAt,
  holidayAt,
  namedDayAt,
  quarterAt,
  relativeAt,
  seasonAt,
  shiftAt,
  timeAt,
  weekdayAt,
} from './relative';
import { C } from './words';

/** The classes of words an expression can start with (articles and modifiers are found from the core backwards). */
const STARTS =
  C.Month |
  C.Weekday |
  C.Unit |
  C.Number |
  C.Ordinal |
  C.Season |
  C.DayPart |
  C.Deictic |
  C.Relative |
  C.Reference |
  C.Frequency |
  C.Every |
  C.Article |
  C.Fiscal |
  C.Vague |
  C.Holiday |
  C.Decade |
  C.Half |
  C.QuarterCode |
  C.NamedDay;

export function mayStart(p: Pieces, i: number): boolean {
  return p.kind[i] === P.Number || (wordAt(p, i).cls & STARTS) !== 0;
}

/** The expression whose core starts at piece `i`, with what belongs to it on the left; null if there is none. */
export function matchAt(p: Pieces, i: number, floor: number): Found | null {
  const core = coreAt(p, i);
  return core === null || core.from < floor ? null : withModifiers(p, core, floor);
}

function coreAt(p: Pieces, i: number): Found | null {
  if (isNumberAt(p, i)) {
    // "20 years": by far the commonest, and nothing else begins so.
    if (wordAt(p, i + 1).cls & C.Unit && isNear(p, i + 1)) {
      const length = lengthAt(p, i);
      if (length !== null) return measured(p, length);
    }
    const fixed = numericAt(p, i) ?? longer(dayFirstAt(p, i), timeAt(p, i)) ?? centuryDigits(p, i);
    if (fixed !== null) return fixed;
    const decade = decadeAt(p, i);
    if (decade !== null) return decade;
    const length = lengthAt(p, i);
    if (length !== null) return measured(p, length);
    const year = yearAt(p, i);
    return year === null ? null : yearWithPeriod(p, year);
  }
  const w = wordAt(p, i);
  const { cls } = w;
  if (cls & C.NamedDay) return isCapitalAt(p, i) ? namedDayAt(p, i) : null;
  if (cls & C.Article) {
    if (w.word === 'the') return null;
    const rate = rateAt(p, i);
    if (rate !== null) return rate;
    const length = lengthAt(p, i);
    return length === null || length.attributive === true ? null : measured(p, length);
  }
  let best: Found | null = null;
  if (cls & C.Month) best = monthFirstAt(p, i) ?? monthAloneAt(p, i);
  if (cls & C.Weekday) best = longer(best, weekdayAt(p, i));
  if (best === null && cls & C.DayPart) best = timeAt(p, i) ?? partOfDayAt(p, i);
  if (cls & C.Deictic) best = longer(best, deicticAt(p, i));
  if (cls & (C.Ordinal | C.Fiscal | C.QuarterCode | C.Relative)) best = longer(best, quarterAt(p, i));
  if (cls & C.Relative) best = longer(best, relativeAt(p, i));
  if (cls & C.Ordinal) best = longer(best, weekOfMonthAt(p, i));
  if (cls & C.Relative && w.word === 'last') best = longer(best, weekOfMonthAt(p, i));
  if (cls & (C.Ordinal | C.Number)) best = longer(best, centuryAt(p, i) ?? dayFirstAt(p, i) ?? ordinalDayAt(p, i));
  if (cls & (C.Number | C.Vague | C.Half)) {
    const length = lengthAt(p, i);
    best = longer(best, length === null ? null : measured(p, length));
    best = longer(best, timeAt(p, i));
    if (best === null) best = spelledYear(p, i);
  }
  if (best !== null) return best;
  if (cls & C.Ordinal) best = ordinalLength(p, i);
  if (best === null && cls & C.Decade) best = decadeAt(p, i);
  if (best === null && cls & C.Season) best = seasonAt(p, i);
  if (best === null && cls & C.Holiday) best = holidayAt(p, i);
  if (best === null && cls & C.Every) best = everyAt(p, i);
  if (best === null && cls & C.Frequency) best = frequencyAt(p, i);
  if (best === null && cls & C.Fiscal) best = fiscalAt(p, i);
  if (best === null && cls & C.Unit) best = deicticAt(p, i) ?? weekOfAt(p, i) ?? bareUnitAt(p, i);
  if (best === null && cls & C.Reference) best = referenceAt(p, i);
  return best;
}

/** "the 1988 third quarter", "the 2024 summer" stays a year: only business periods join it. */
function yearWithPeriod(p: Pieces, year: Found): Found {
  const value = String(year.args[0]);
  if (value.length !== 4 || !isNear(p, year.to)) return year;
  const q = quarterAt(p, year.to);
  if (q !== null && q.rule === 'quarter' && q.args[1] === null)
    return found(year.from, q.to, 'date', 'value', [`${value}-${q.args[0]}`], 0.9, { article: 'the', part: true });
  if (isWordAt(p, year.from - 1, 'the') && textAt(p, year.to) === 'period')
    return found(year.from, year.to + 1, 'date', 'value', [value], 0.8, { article: 'the' });
  return year;
}

const centuryDigits = (p: Pieces, i: number): Found | null => (wordAt(p, i).cls & C.Ordinal ? centuryAt(p, i) : null);

/** A length, or the day it is counted to: "three years ago". An age is neither. */
function measured(p: Pieces, length: Found): Found | null {
  const shifted = shiftAt(p, length);
  if (shifted !== null) return shifted;
  // "44-year-old", "44 years old", "aged 44 years"
  const after = isHyphenAt(p, length.to) && isGlued(p, length.to) ? length.to + 1 : length.to;
  const next = textAt(p, after).toLowerCase();
  if (next === 'old' || next === 'olds' || next === 'olds’') return null;
  // "three-quarters of its food" is a share; "60 Minutes" a programme
  if (/^P\d+Q$/.test(String(length.args[0])) && (next === 'of' || length.attributive === true)) return null;
  const unit = length.to - 1;
  if (isCapitalAt(p, unit) && isCapitalAt(p, length.from) === false && wordAt(p, unit).plural) return null;
  // "two-day-long", "three-month-delayed" keep the length
  return length;
}

function spelledYear(p: Pieces, i: number): Found | null {
  const year = spelledYearAt(p, i);
  if (year !== null) return found(i, year.to, 'date', 'value', [String(year.year)], 0.8, { part: true });
  if (isWordAt(p, i, 'two') && isWordAt(p, i + 1, 'thousand') && isWordAt(p, i - 1, 'year'))
    return found(i, i + 2, 'date', 'value', ['2000'], 0.85);
  return null;
}

/** "the first six months", "the first two years", "the first few hours": a length with its place in a row. */
function ordinalLength(p: Pieces, i: number): Found | null {
  if (!isNear(p, i + 1)) return null;
  const length = lengthAt(p, i + 1);
  if (length === null || length.attributive === true || wordAt(p, i + 1).cls & C.Article) return null;
  const shifted = shiftAt(p, length);
  return shifted === null ? { ...length, from: i } : null;
}

/** "fiscal 2031", "the fiscal year", "fiscal year 2031". */
function fiscalAt(p: Pieces, i: number): Found | null {
  const year = isWordAt(p, i + 1, 'year') ? 1 : 0;
  const y = i + 1 + year;
  if (isNumberAt(p, y) && isNear(p, y) && p.num[y]! >= 1900 && p.num[y]! < 2200)
    return found(i, y + 1, 'date', 'value', [String(p.num[y])], 0.9, { part: true, article: 'the' });
  return year === 1 && isNear(p, i + 1)
    ? found(i, i + 2, 'date', 'unit', ['year', 0, 'published'], 0.75, { part: true, article: 'the' })
    : null;
}

/** "on the 25th": a day of the month the text speaks of; the digits say that no rank is meant. */
function ordinalDayAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  const unit = p.text.charCodeAt(p.start[i]!);
  if (!(w.cls & C.Ordinal) || unit < 0x30 || unit > 0x39 || w.n < 1 || !isWordAt(p, i - 1, 'the')) return null;
  if (!/^(on|by|until|since|from|of|before|after)$/.test(wordAt(p, i - 2).word)) return null;
  if (
    p.kind[i + 1] === P.Word &&
    isNear(p, i + 1) &&
    !(wordAt(p, i + 1).cls & (C.Preposition | C.Join)) &&
    !/^(he|she|it|they|we|was|is|were|the)$/.test(textAt(p, i + 1))
  )
    return null;
  return found(i, i + 1, 'date', 'day-of-month', [w.n], 0.6, { article: 'the' });
}

/** "the first week of April", "the last week of March 2031". */
function weekOfMonthAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  const n = w.word === 'last' || w.n === -1 ? -1 : w.n;
  if (!isWordAt(p, i + 1, 'week') || !isWordAt(p, i + 2, 'of') || n > 5) return null;
  const m = monthAt(p, i + 3);
  if (m === null) return null;
  const y = isNumberAt(p, m.to) && p.end[m.to]! - p.start[m.to]! === 4 && isNear(p, m.to) ? p.num[m.to]! : null;
  return found(i, y === null ? m.to : m.to + 1, 'date', 'week-of-month', [n, m.month, y], 0.8, { article: 'the' });
}

/** "the week of March 6" */
function weekOfAt(p: Pieces, i: number): Found | null {
  if (!isWordAt(p, i, 'week') || !isWordAt(p, i + 1, 'of') || !isWordAt(p, i - 1, 'the')) return null;
  const day = monthFirstAt(p, i + 2) ?? dayFirstAt(p, i + 2);
  if (day === null || (day.rule !== 'month-day' && String(day.args[0]).length < 10)) return null;
  return found(
    i,
    day.to,
    'date',
    'week-of',
    day.rule === 'value' ? [day.args[0]!] : [day.args[0]!, day.args[1]!],
    0.85,
    { article: 'the' },
  );
}

/** Takes in, to the left: "early", "the end of", "nearly", "at least", "the". */
function withModifiers(p: Pieces, core: Found, floor: number): Found {
  let { from } = core;
  const open = (at: number): boolean => at >= floor && (isNear(p, at + 1) || isGlued(p, at + 1));
  if (core.part) {
    let at = from - 1;
    if (isHyphenAt(p, at) && isGlued(p, at) && isGlued(p, at + 1)) at--;
    const w = wordAt(p, at);
    if (open(at) && w.cls & C.Part && PARTS_BEFORE.has(w.word)) {
      from = at;
    } else {
      // "earlier in the year", "later in the day"
      const the = isWordAt(p, from - 1, 'the') ? from - 1 : from;
      if (isWordAt(p, the - 1, 'in') && PARTS_BEFORE.has(wordAt(p, the - 2).word) && open(the - 2)) from = the - 2;
      else if (
        isWordAt(p, the - 1, 'of') &&
        !isPossessive(p, core.to) &&
        open(the - 2) &&
        PARTS_OF.has(wordAt(p, the - 2).word)
      ) {
        const part = the - 2;
        const first = wordAt(p, part - 1);
        const halved = isWordAt(p, part, 'half') && first.cls & C.Ordinal;
        const before = halved || (isWordAt(p, part, 'half') && first.cls & C.Relative) ? part - 1 : part;
        const article = isWordAt(p, before - 1, 'the') ? before - 1 : -1;
        if (article >= floor || isWordAt(p, part, 'early') || isWordAt(p, part, 'late')) {
          const half =
            halved && core.rule === 'value' && /^\d{4}$/.test(String(core.args[0])) ? `-H${first.n === 1 ? 1 : 2}` : '';
          const from = article >= floor ? article : before;
          return half === ''
            ? { ...core, from }
            : found(from, core.to, 'date', 'value', [`${core.args[0]}${half}`], 0.9);
        }
      }
    }
  }
  if (core.length) {
    const approx = approximately(p, from, floor);
    if (approx < from) from = approx;
  }
  const shifted = core.rule === 'ago' ? approximately(p, from, floor) : from;
  if (shifted < from) from = shifted;
  const article = from - 1;
  const w = wordAt(p, article);
  const takes = core.article === 'the' || core.article === 'both' || (from < core.from && core.article !== undefined);
  if (article >= floor && w.word === 'the' && isNear(p, article + 1) && !core.attributive && takes) from = article;
  return from === core.from ? core : { ...core, from };
}

/** "the start of Friday's meeting" is no part of Friday. */
const isPossessive = (p: Pieces, i: number): boolean => isGlued(p, i) && /^['’]s?$/.test(textAt(p, i));

const PARTS_BEFORE = new Set(['early', 'late', 'mid', 'earlier', 'later', 'sometime']);
const PARTS_OF = new Set([
  'beginning',
  'end',
  'start',
  'middle',
  'close',
  'rest',
  'half',
  'turn',
  'course',
  'remainder',
]);

/** Where "nearly", "more than", "at least", "up to", "no more than" before piece `i` start; `i` if they do not. */
function approximately(p: Pieces, i: number, floor: number): number {
  const one = wordAt(p, i - 1).word;
  if (i - 1 < floor || !isNear(p, i)) return i;
  if (one === 'nearly' || one === 'almost' || one === 'barely' || one === 'just' || one === 'only')
    return one === 'just' || one === 'only' ? i : i - 1;
  if (one === 'over' && wordAt(p, i).cls & (C.Article | C.Number) && !(wordAt(p, i).word === 'the'))
    return wordAt(p, i).cls & C.Article ? i - 1 : i;
  const two = i - 2 < floor ? '' : wordAt(p, i - 2).word || textAt(p, i - 2).toLowerCase();
  if (one === 'than' && (two === 'more' || two === 'less'))
    return textAt(p, i - 3).toLowerCase() === 'no' && i - 3 >= floor ? i - 3 : i - 2;
  if (two === 'at' && (one === 'least' || one === 'most')) return i - 2;
  if (two === 'up' && one === 'to') return i - 2;
  return i;
}
