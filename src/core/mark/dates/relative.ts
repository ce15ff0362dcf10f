/** What "last", "this", "next" and "today" point to: days, weekdays, months, seasons, units, lengths. */
import { dayPartAt } from './clock';
import { monthAt, monthFirstAt } from './days';
import { type Found, found } from './found';
import { holidayEnd } from './holidays';
import { quarterAt } from './periods';
import { isCapitalAt, isHyphenAt, isNear, isWordAt, type Pieces, textAt, wordAt } from './pieces';
import { lengthAt, unitAt } from './quantity';
import { setValue } from './recurring';
import { dayTail, weekdayAt } from './weekdays';
import { C } from './words';

/** A pointer and where its target stands: "last", "this past", "that same". */
interface Pointer {
  readonly from: number;
  readonly word: string;
  /** -1 back, 0 here, 1 ahead. */
  readonly n: number;
  /** Points from what the text told before, not from its publication: "the previous week", "that year". */
  readonly story: boolean;
  /** Piece of the target. */
  readonly at: number;
}

const STORY = new Set(['that', 'same', 'previous', 'preceding', 'prior', 'following']);
const QUALIFIERS = new Set(['fiscal', 'calendar', 'school']);

function pointerAt(p: Pieces, i: number): Pointer | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Relative)) return null;
  let { word, n } = w;
  let at = i + 1;
  // "this past week", "this coming Sunday", "that same day"
  const second = wordAt(p, at);
  const leads = word === 'this' || word === 'that';
  if (leads && second.cls & C.Relative && second.word !== 'this' && second.word !== 'that') {
    if (word === 'this' || second.word === 'same') {
      if (word === 'this' && second.n !== 0) word = second.word;
      n = second.n;
      at++;
    }
  }
  if (!isNear(p, at)) return null;
  if (QUALIFIERS.has(textAt(p, at))) at++;
  return { from: i, word, n, story: STORY.has(word), at };
}

/** "last week", "the past 25 years", "this past spring", "next Friday", "that day", "the same month", "the latest quarter". */
export function relativeAt(p: Pieces, i: number): Found | null {
  const pointer = pointerAt(p, i);
  if (pointer === null) return null;
  const { word, n, at } = pointer;
  const target = wordAt(p, at);
  if (word === 'latest' && textAt(p, at) === 'period')
    return found(i, at + 1, 'date', 'unit', ['quarter', -1, 'latest'], 0.6, { article: 'the' });
  if (target.cls & C.Weekday && !target.plural && !target.abbreviation) return pointedWeekday(p, pointer);
  if (target.cls & C.Month && !target.abbreviation) {
    const month = pointedMonth(p, pointer);
    if (month !== null) return month;
  }
  if (target.cls & C.Season && !target.plural && word !== 'that')
    return found(i, at + 1, 'date', 'season', [target.s, side(n)], 0.9, { part: true, article: 'the' });
  if (target.cls & C.Holiday) return found(i, holidayEnd(p, at), 'date', 'holiday', [target.s, side(n)], 0.85);
  if (dayPartAt(p, at).length === 2 && !target.plural) return pointedDayPart(p, pointer);
  const quarter = word === 'that' ? null : quarterAt(p, at);
  if (quarter !== null && quarter.rule === 'quarter')
    return found(i, quarter.to, 'date', 'quarter', quarter.args, 0.8, { article: 'the' });
  const unit = unitAt(p, at);
  if (unit !== null && unit.unit !== 'night')
    return unit.plural ? pointedUnits(pointer, unit.to) : pointedUnit(p, pointer, unit.unit, unit.to);
  return word === 'that' || word === 'current' ? null : pointedLength(p, pointer);
}

const side = (n: number): 'last' | 'this' | 'next' => (n < 0 ? 'last' : n > 0 ? 'next' : 'this');

function pointedWeekday(p: Pieces, { from, word, n, story, at }: Pointer): Found | null {
  const day = weekdayAt(p, at);
  if (day === null || day.rule !== 'weekday') return day === null ? null : { ...day, from };
  const here = word === 'this' ? 'this' : 'story';
  const which = n === 0 ? here : story ? `story-${side(n)}` : side(n);
  const score = which === 'next' ? 0.6 : 0.9;
  return found(from, day.to, day.type, 'weekday', [day.args[0]!, which, day.args[2]!], score, {
    part: true,
    article: 'the',
  });
}

function pointedMonth(p: Pieces, { from, n, at }: Pointer): Found | null {
  const month = monthAt(p, at);
  if (month === null) return null;
  const day = monthFirstAt(p, at);
  if (day !== null) return { ...day, from };
  return found(from, month.to, 'date', 'month', [month.month, side(n)], 0.92, { part: true });
}

/** "last night", "this morning", "the following evening". */
function pointedDayPart(p: Pieces, { from, word, n, story, at }: Pointer): Found | null {
  const part = `T${dayPartAt(p, at)}`;
  if (word === 'last') return part === 'TNI' ? found(from, at + 1, 'time', 'day', [-1, part], 0.95) : null;
  if (word === 'this') return found(from, at + 1, 'time', 'day', [0, part], 0.95, { part: true });
  return story || word === 'next' ? found(from, at + 1, 'time', 'story-day', [n, part], 0.8, { article: 'the' }) : null;
}

/** "recent years", "the coming weeks", "past quarters": nobody says how many. */
function pointedUnits({ from, word }: Pointer, to: number): Found | null {
  const value = VAGUE[word];
  return value === undefined ? null : found(from, to, 'date', 'value', [value], 0.8, { article: 'the' });
}

const VAGUE: Readonly<Record<string, string>> = {
  recent: 'PAST_REF',
  past: 'PAST_REF',
  previous: 'PAST_REF',
  coming: 'FUTURE_REF',
  upcoming: 'FUTURE_REF',
};

/** "last week", "this year's third quarter", "the past decade", "that day". */
function pointedUnit(p: Pieces, pointer: Pointer, unit: string, to: number): Found | null {
  const { from, word, n, story, at } = pointer;
  const one = [setValue(unit, 1)];
  const looksBack = word === 'past' || word === 'last';
  if (unit === 'year' && /^['’]s$/.test(textAt(p, to))) {
    const quarter = quarterAt(p, to + 1);
    if (quarter !== null && quarter.rule === 'quarter')
      return found(from, quarter.to, 'date', 'quarter', [quarter.args[0]!, n], 0.9);
  }
  if (looksBack && (unit === 'decade' || unit === 'century'))
    return found(from, to, 'duration', 'value', one, 0.8, { article: 'the', length: true });
  if (word === 'recent' || (isCapitalAt(p, from) && isCapitalAt(p, at))) return null; // "This Week" is a programme
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return looksBack || word === 'next'
        ? found(from, to, 'duration', 'value', one, 0.8, { article: 'the', length: true })
        : null;
    case 'day':
      if (word === 'past') return found(from, to, 'duration', 'value', one, 0.8, { article: 'the', length: true });
      if (word === 'last' || word === 'latest') return null; // the final one of a row
      if (word === 'this') return found(from, to, 'date', 'day', [0, ''], 0.6);
      return found(from, to, 'date', 'story-day', [n, ''], 0.75, { article: 'the' });
    default: {
      const anchor = word === 'latest' ? 'latest' : story ? 'story' : 'published';
      const orSo = isWordAt(p, to, 'or') && textAt(p, to + 1) === 'so' ? 2 : 0;
      return found(from, to + orSo, 'date', 'unit', [unit, n, anchor], 0.88, { part: true, article: 'the' });
    }
  }
}

/** "the past few weeks", "the next 12 to 18 months", "the last half-century". */
function pointedLength(p: Pieces, { from, at }: Pointer): Found | null {
  const length = lengthAt(p, at);
  if (length === null || wordAt(p, at).cls & C.Article) return null;
  if (length.attributive === true && !isHyphenAt(p, at + 1)) return null;
  return found(from, length.to, 'duration', 'value', length.args, 0.9, { article: 'the', length: true });
}

/** "today", "yesterday morning", "tomorrow night", "tonight", "the day before yesterday". */
export function deicticAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (isWordAt(p, i, 'day') && (isWordAt(p, i + 1, 'before') || isWordAt(p, i + 1, 'after'))) {
    const base = wordAt(p, i + 2);
    const step = isWordAt(p, i + 1, 'before') ? -1 : 1;
    if (base.cls & C.Deictic && base.n !== 0)
      return found(i, i + 3, 'date', 'day', [base.n + step, ''], 0.95, { article: 'the' });
    const day = weekdayAt(p, i + 2) ?? relativeAt(p, i + 2);
    if (day !== null && day.rule === 'weekday')
      return found(i, day.to, 'date', 'day-beside', [Number(day.args[0]), day.args[1]!, step], 0.8, { article: 'the' });
    return null;
  }
  if (!(w.cls & C.Deictic)) return null;
  if (w.s === 'NI') return found(i, i + 1, 'time', 'day', [0, 'TNI'], 0.95, { part: true });
  const tail = dayTail(p, i + 1);
  return found(i, tail.to, tail.suffix === '' ? 'date' : 'time', 'day', [w.n, tail.suffix], 0.95, { part: true });
}
