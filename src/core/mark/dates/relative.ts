/** Dates that need a reference: weekdays, today, last week, three years ago, this summer, the third quarter, at noon. */

import { monthAt, monthFirstAt, spelledYearAt } from './absolute';
import { clockAt, dayPartAt } from './clock';
import { type Found, found } from './found';
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
  wordAt,
} from './pieces';
import { lengthAt, textAt, unitAt } from './quantity';
import { C } from './words';

const NEWSPAPERS = new Set('times telegraph mirror express mail post herald star sun people tribune league'.split(' '));

/** The suffix of a time or part of day that follows a day directly ("Friday morning", "Friday 10:30 a.m."). */
function dayTail(p: Pieces, to: number): { readonly to: number; readonly suffix: string } {
  let at = to;
  if (isWordAt(p, at, 'early') || isWordAt(p, at, 'late') || isWordAt(p, at, 'mid')) at++;
  if (isHyphenAt(p, at)) at++;
  const part = isNear(p, at) ? dayPartAt(p, at) : '';
  if (part !== '' && !wordAt(p, at).plural) return { to: at + 1, suffix: `T${part}` };
  return { to, suffix: '' };
}

/** "Friday", "Friday night", "Friday, April 25, 2031", "last Friday", "Fridays", "Friday last week". */
export function weekdayAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Weekday)) return null;
  if (w.abbreviation && !isCapitalAt(p, i)) return null;
  let to = i + 1;
  if (w.abbreviation && isMarkAt(p, to, 0x2e) && isGlued(p, to)) to++;
  const comma = isMarkAt(p, to, 0x2c) ? 1 : 0;
  // With its date the weekday only confirms it.
  if (isNear(p, to + comma)) {
    const at = isWordAt(p, to + comma, 'the') ? to + comma + 1 : to + comma;
    const date = monthFirstAt(p, at) ?? dayFirstOf(p, at);
    if (date !== null && (date.rule === 'month-day' || String(date.args[0]).length >= 10))
      return found(i, date.to, 'date', date.rule, date.args, date.score, { part: true });
  }
  if (w.abbreviation) return null; // "Sun", "Sat", "Wed" alone are other words oftener
  const next = textAt(p, to);
  if (isCapitalAt(p, to) && NEWSPAPERS.has(next.toLowerCase()) && isNear(p, to)) return null;
  const tail = dayTail(p, to);
  to = tail.to;
  const many = w.plural || (wordAt(p, to).cls & C.DayPart && wordAt(p, to).plural && isNear(p, to));
  if (many) {
    const part = w.plural ? tail.suffix : `T${dayPartAt(p, to)}`;
    return found(i, w.plural ? to : to + 1, 'set', 'value', [`XXXX-WXX-${w.n}${part}`], 0.9);
  }
  // "Friday last week", "Friday of last week", "Friday next week"
  const of = isWordAt(p, to, 'of') ? 1 : 0;
  const relative = wordAt(p, to + of);
  if (relative.cls & C.Relative && isWordAt(p, to + of + 1, 'week') && isNear(p, to + of) && tail.suffix === '') {
    return found(i, to + of + 2, 'date', 'weekday-of-week', [w.n, relative.n], 0.9, { part: true });
  }
  return found(i, to, tail.suffix === '' ? 'date' : 'time', 'weekday', [w.n, 'near', tail.suffix], 0.9, { part: true });
}

function dayFirstOf(p: Pieces, i: number): Found | null {
  if (!isNumberAt(p, i) && !(wordAt(p, i).cls & C.Ordinal)) return null;
  const day = isNumberAt(p, i) ? p.num[i]! : wordAt(p, i).n;
  const at = isWordAt(p, i + 1, 'of') ? i + 2 : i + 1;
  const m = monthAt(p, at);
  if (m === null || day < 1 || day > 31 || !isNear(p, at)) return null;
  let y = m.to;
  if (isMarkAt(p, y, 0x2c)) y++;
  if (isNumberAt(p, y) && p.end[y]! - p.start[y]! === 4 && p.num[y]! >= 1000 && isNear(p, y)) {
    const pad = (n: number): string => String(n).padStart(2, '0');
    return found(i, y + 1, 'date', 'value', [`${p.num[y]}-${pad(m.month)}-${pad(day)}`], 0.98);
  }
  return found(i, m.to, 'date', 'month-day', [m.month, day], 0.93);
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

/** "last week", "the past 25 years", "this past spring", "next Friday", "that day", "the same month", "the latest quarter". */
export function relativeAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Relative)) return null;
  let at = i + 1;
  let { n, word } = w;
  // "this past week", "this coming Sunday", "that same day", "these past few weeks"
  if (
    (word === 'this' || word === 'that') &&
    wordAt(p, at).cls & C.Relative &&
    !isWordAt(p, at, 'this') &&
    !isWordAt(p, at, 'that')
  ) {
    const second = wordAt(p, at);
    if (word === 'this' || second.word === 'same') {
      n = second.n;
      word = word === 'this' && second.n !== 0 ? second.word : word;
      at++;
    }
  }
  if (!isNear(p, at)) return null;
  if (word === 'latest' && textAt(p, at) === 'period')
    return found(i, at + 1, 'date', 'unit', ['quarter', -1, 'latest'], 0.6, { article: 'the' });
  if (isWordAt(p, at, 'fiscal') || textAt(p, at) === 'calendar' || textAt(p, at) === 'school') at++;
  const target = wordAt(p, at);
  const story =
    word === 'that' ||
    word === 'same' ||
    word === 'previous' ||
    word === 'preceding' ||
    word === 'prior' ||
    word === 'following';
  const anchor = story ? 'story' : 'published';
  if (target.cls & C.Weekday && !target.plural && !target.abbreviation) {
    const day = weekdayAt(p, at);
    if (day === null) return null;
    if (day.rule !== 'weekday') return { ...day, from: i };
    const which =
      story && n !== 0
        ? n < 0
          ? 'story-last'
          : 'story-next'
        : n < 0
          ? 'last'
          : n > 0
            ? 'next'
            : word === 'this'
              ? 'this'
              : 'story';
    return found(i, day.to, day.type, 'weekday', [target.n, which, day.args[2]!], which === 'next' ? 0.6 : 0.9, {
      part: true,
      article: 'the',
    });
  }
  const month = target.cls & C.Month ? monthAt(p, at) : null;
  if (month !== null && !target.abbreviation) {
    const day = monthFirstAt(p, at);
    if (day !== null) return day.rule === 'month-day' || day.rule === 'value' ? { ...day, from: i } : null;
    return found(i, month.to, 'date', 'month', [month.month, n < 0 ? 'last' : n > 0 ? 'next' : 'this'], 0.92, {
      part: true,
    });
  }
  if (target.cls & C.Season && !target.plural && word !== 'that')
    return found(i, at + 1, 'date', 'season', [target.s, n < 0 ? 'last' : n > 0 ? 'next' : 'this'], 0.9, {
      part: true,
      article: 'the',
    });
  if (target.cls & C.Holiday)
    return found(i, holidayEnd(p, at), 'date', 'holiday', [target.s, n < 0 ? 'last' : n > 0 ? 'next' : 'this'], 0.85);
  const part = dayPartAt(p, at);
  if (part.length === 2 && !target.plural) {
    if (word === 'last') return part === 'NI' ? found(i, at + 1, 'time', 'day', [-1, 'TNI'], 0.95) : null;
    if (word === 'this') return found(i, at + 1, 'time', 'day', [0, `T${part}`], 0.95, { part: true });
    if (story || word === 'next')
      return found(i, at + 1, 'time', 'story-day', [n, `T${part}`], 0.8, { article: 'the' });
    return null;
  }
  // "the first quarter" of another year: "last year's third quarter" stands in quarterAt.
  const q = quarterAt(p, at);
  if (q !== null && q.rule === 'quarter' && word !== 'that')
    return found(i, q.to, 'date', 'quarter', q.args, 0.8, { article: 'the' });
  const unit = unitAt(p, at);
  if (unit !== null && unit.unit !== 'night') {
    if (!unit.plural) {
      if (unit.unit === 'year' && /^['’]s$/.test(textAt(p, unit.to))) {
        const of = quarterAt(p, unit.to + 1);
        if (of !== null && of.rule === 'quarter') return found(i, of.to, 'date', 'quarter', [of.args[0]!, n], 0.9);
      }
      if (
        (word === 'past' || word === 'last') &&
        (unit.unit === 'decade' || unit.unit === 'century' || (unit.unit === 'day' && word === 'past'))
      )
        return found(i, unit.to, 'duration', 'value', [setValue(unit.unit, 1)], 0.8, { article: 'the', length: true });
      if (isCapitalAt(p, i) && isCapitalAt(p, at)) return null; // a programme, a paper
      if (unit.unit === 'second' || unit.unit === 'minute' || unit.unit === 'hour') {
        return word === 'past' || word === 'last' || word === 'next'
          ? found(i, unit.to, 'duration', 'value', [`PT1${unit.unit[0]!.toUpperCase()}`], 0.8, {
              article: 'the',
              length: true,
            })
          : null;
      }
      if (unit.unit === 'day' && word === 'this') return found(i, unit.to, 'date', 'day', [0, ''], 0.6);
      if (unit.unit === 'day' && (word === 'past' || word === 'last' || word === 'latest' || word === 'recent'))
        return null;
      if (word === 'recent') return null;
      if (
        word === 'latest' &&
        unit.unit !== 'quarter' &&
        unit.unit !== 'month' &&
        unit.unit !== 'week' &&
        unit.unit !== 'year'
      )
        return null;
      const rule = unit.unit === 'day' ? 'story-day' : 'unit';
      if (rule === 'story-day') return found(i, unit.to, 'date', 'story-day', [n, ''], 0.75, { article: 'the' });
      const orSo = isWordAt(p, unit.to, 'or') && textAt(p, unit.to + 1) === 'so' ? 2 : 0;
      return found(i, unit.to + orSo, 'date', 'unit', [unit.unit, n, word === 'latest' ? 'latest' : anchor], 0.88, {
        part: true,
        article: 'the',
      });
    }
    // "recent years", "the coming weeks", "past years", "these days" has its own rule
    if (word === 'recent') return found(i, unit.to, 'date', 'value', ['PAST_REF'], 0.85, { article: 'the' });
    if (word === 'coming' || word === 'upcoming')
      return found(i, unit.to, 'date', 'value', ['FUTURE_REF'], 0.8, { article: 'the' });
    if (word === 'past' || word === 'previous')
      return found(i, unit.to, 'date', 'value', ['PAST_REF'], 0.7, { article: 'the' });
    return null;
  }
  // "the past few weeks", "the next 12 to 18 months", "the last half-century"
  if (word !== 'that' && word !== 'current') {
    const length = lengthAt(p, at);
    if (length !== null && !(wordAt(p, at).cls & C.Article)) {
      if (length.attributive === true && !isHyphenAt(p, at + 1)) return null;
      return found(i, length.to, 'duration', 'value', length.args, 0.9, { article: 'the', length: true });
    }
  }
  if (word === 'next' && (isWordAt(p, at, 'few') || isWordAt(p, at, 'several'))) return null;
  return null;
}

/** "the third quarter of 2031", "third-quarter", "Q3 2031", "the first half of 2031", "the fiscal first quarter". */
export function quarterAt(p: Pieces, i: number): Found | null {
  let at = i;
  const fiscal = wordAt(p, at).cls & C.Fiscal;
  if (fiscal) at = isHyphenAt(p, at + 1) ? at + 2 : at + 1;
  const w = wordAt(p, at);
  let n = 0;
  let half = '';
  let to = at + 1;
  let hyphen = false;
  if (w.cls & C.QuarterCode) {
    n = w.n;
    half = w.s === 'half' ? 'H' : 'Q';
  } else if (w.cls & C.Ordinal && (w.n === -1 || w.n <= 4)) {
    n = w.n === -1 ? 4 : w.n;
    if (isHyphenAt(p, to) && isGlued(p, to)) {
      to++;
      hyphen = true;
    }
    if (isWordAt(p, to, 'fiscal')) to++;
    if (isWordAt(p, to, 'quarter') && isNear(p, to)) half = 'Q';
    else if (isWordAt(p, to, 'half') && n <= 2 && isNear(p, to)) half = 'H';
    else return null;
    to++;
  } else if (isWordAt(p, at, 'last') && isWordAt(p, at + 1, 'half') && isWordAt(p, at + 2, 'of')) {
    n = 2;
    half = 'H';
    to = at + 2;
  } else return null;
  const code = `${half}${n}`;
  const of = isWordAt(p, to, 'of') ? 1 : 0;
  const y = isWordAt(p, to + of, 'fiscal') ? to + of + 1 : to + of;
  if (isNumberAt(p, y) && isNear(p, y) && p.end[y]! - p.start[y]! === 4 && p.num[y]! >= 1500 && p.num[y]! < 2200)
    return found(i, y + 1, 'date', 'value', [`${p.num[y]}-${code}`], 0.95, { part: true, article: 'the' });
  const relative = wordAt(p, to + of);
  if (relative.cls & C.Relative && isWordAt(p, to + of + 1, 'year') && isNear(p, to + of))
    return found(i, to + of + 2, 'date', 'quarter', [code, relative.n], 0.9, { part: true, article: 'the' });
  if (of && isWordAt(p, to + 1, 'the') && isWordAt(p, to + 2, 'year'))
    return found(i, to + 3, 'date', 'quarter', [code, 0], 0.85, { part: true, article: 'the' });
  // "the first half" may belong to a match, "the second half" too
  if (half === 'H' && w.cls & C.Ordinal) return null;
  return found(
    i,
    to,
    'date',
    'quarter',
    [code, null],
    0.85,
    hyphen ? { attributive: true } : { part: true, article: 'the' },
  );
}

/** "summer 2031", "the winter of 2031", "in spring", "the summer". Bare "fall" and "spring" only where nothing else fits. */
export function seasonAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Season) || w.plural) return null;
  const of = isWordAt(p, i + 1, 'of') ? 1 : 0;
  const y = i + 1 + of;
  if (isNear(p, y)) {
    if (isNumberAt(p, y) && p.end[y]! - p.start[y]! === 4 && p.num[y]! >= 1000)
      return found(i, y + 1, 'date', 'value', [`${p.num[y]}-${w.s}`], 0.95, { part: true, article: 'the' });
    const spelled = spelledYearAt(p, y);
    if (spelled !== null)
      return found(i, spelled.to, 'date', 'value', [`${spelled.year}-${w.s}`], 0.9, { part: true, article: 'the' });
    const relative = wordAt(p, y);
    if (relative.cls & C.Relative && isWordAt(p, y + 1, 'year'))
      return found(i, y + 2, 'date', 'season-of-year', [w.s, relative.n], 0.9, { part: true, article: 'the' });
  }
  if (isGlued(p, i) && isHyphenAt(p, i - 1)) return null;
  const before = wordAt(p, i - 1);
  const doubt = w.word === 'fall' || w.word === 'spring';
  if (doubt) {
    const second = wordAt(p, i - 2);
    const fits =
      (before.word === 'the' && /^(in|by|during|until|since|before|last|this|through)$/.test(second.word)) ||
      (/^(in|by|until|since|during)$/.test(before.word) && w.word === 'spring') ||
      (before.cls & C.Part && (before.word === 'early' || before.word === 'late' || before.word === 'mid'));
    if (!fits || of > 0) return null;
  } else if (
    !(before.cls & (C.Preposition | C.Part | C.Article | C.Of)) ||
    (before.cls & C.Article && before.word !== 'the')
  )
    return null;
  else if (
    before.word === 'the' &&
    p.kind[i + 1] === P.Word &&
    isNear(p, i + 1) &&
    wordAt(p, i + 1).cls === 0 &&
    !isVerbish(textAt(p, i + 1))
  )
    return null; // "the summer festival"
  return found(i, i + 1, 'date', 'season', [w.s, 'near'], doubt ? 0.6 : 0.75, { part: true, article: 'the' });
}

const isVerbish = (word: string): boolean =>
  word.endsWith('ing') ||
  /^(is|was|were|has|had|when|that|which|as|he|she|it|they|we|i|you|will|would|could|may)$/.test(word);

function holidayEnd(p: Pieces, i: number): number {
  const next = textAt(p, i + 1);
  return /^(Day|Eve|Sunday|Monday|week|Week|weekend)$/.test(next) && isNear(p, i + 1) ? i + 2 : i + 1;
}

/** "Christmas", "Christmas Eve", "Easter Sunday", "New Year's Day", "Thanksgiving", "Good Friday". */
export function holidayAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!isCapitalAt(p, i)) return null;
  if (w.cls & C.Holiday) {
    // A surname: "Johnnie Christmas"
    if (i > 0 && p.kind[i - 1] === P.Word && isCapitalAt(p, i - 1) && p.lex[i - 1] === 0 && isNear(p, i)) return null;
    const to = holidayEnd(p, i);
    const day = to > i + 1 ? textAt(p, to - 1).toLowerCase() : '';
    // "a Christmas tree" is no day.
    const next = p.kind[to] === P.Word && isNear(p, to) && wordAt(p, to).cls === 0 ? textAt(p, to) : '';
    if (day === '' && next !== '' && next === next.toLowerCase() && !isVerbish(next)) return null;
    if (day === '' && next !== '' && isCapitalAt(p, to)) return null;
    const name = day === '' || day === 'day' ? w.s : `${w.s}-${day}`;
    const y = isMarkAt(p, to, 0x2c) ? to + 1 : to;
    if (isNumberAt(p, y) && isNear(p, y) && p.end[y]! - p.start[y]! === 4)
      return found(i, y + 1, 'date', 'holiday-in', [name, p.num[y]!], 0.9, { part: true });
    return found(i, to, 'date', 'holiday', [name, 'near'], 0.8, { part: true });
  }
  return null;
}

/** Two words that make a day together: "New Year's Eve", "Good Friday", "Boxing Day"; `first` is the piece's text. */
export function namedDayAt(p: Pieces, i: number): Found | null {
  const first = textAt(p, i);
  if (first === 'New' && textAt(p, i + 1) === 'Year') {
    const s = /^['’]s$/.test(textAt(p, i + 2)) ? 1 : 0;
    const kind = textAt(p, i + 2 + s);
    if (kind === 'Day') return found(i, i + 3 + s, 'date', 'holiday', ['new-year', 'near'], 0.9, { part: true });
    if (kind === 'Eve') return found(i, i + 3 + s, 'date', 'holiday', ['new-year-eve', 'near'], 0.9, { part: true });
    return null;
  }
  const name = `${first} ${textAt(p, i + 1)}`;
  const holiday = NAMED_DAYS[name];
  return holiday === undefined ? null : found(i, i + 2, 'date', 'holiday', [holiday, 'near'], 0.85, { part: true });
}

const NAMED_DAYS: Readonly<Record<string, string>> = {
  'Good Friday': 'good-friday',
  'Palm Sunday': 'palm-sunday',
  'Ash Wednesday': 'ash-wednesday',
  'Boxing Day': 'boxing-day',
  'Labor Day': 'labor-day',
  'Memorial Day': 'memorial-day',
  'Independence Day': 'independence-day',
  'Veterans Day': 'veterans-day',
  'Bastille Day': 'bastille-day',
};

/** "every Monday", "each of the past three years", "every two weeks", "every morning". */
export function everyAt(p: Pieces, i: number): Found | null {
  if (!(wordAt(p, i).cls & C.Every)) return null;
  let at = i + 1;
  const other = textAt(p, at) === 'other';
  const single = textAt(p, at) === 'single' || textAt(p, at) === 'passing';
  if (other || single) at++;
  const w = wordAt(p, at);
  if (!isNear(p, at)) return null;
  if (w.cls & C.Weekday && !w.abbreviation) {
    const tail = dayTail(p, at + 1);
    return found(i, tail.to, 'set', 'value', [`XXXX-WXX-${w.n}${tail.suffix}`], 0.95);
  }
  if (w.cls & C.Month && !w.abbreviation && isCapitalAt(p, at))
    return found(i, at + 1, 'set', 'value', [`XXXX-${String(w.n).padStart(2, '0')}`], 0.9);
  if (w.cls & C.Season) return found(i, at + 1, 'set', 'value', [`XXXX-${w.s}`], 0.9);
  const part = dayPartAt(p, at);
  if (part.length === 2) return found(i, at + 1, 'set', 'value', [`XXXX-XX-XXT${part}`], 0.85);
  const unit = unitAt(p, at);
  if (unit !== null) return found(i, unit.to, 'set', 'value', [setValue(unit.unit, other ? 2 : 1)], 0.92);
  if (w.word === 'few') {
    const few = unitAt(p, at + 1);
    return few === null ? null : found(i, few.to, 'set', 'value', [`PX${setValue(few.unit, 1).slice(2)}`], 0.8);
  }
  const length = lengthAt(p, at);
  if (length !== null && !(w.cls & C.Article)) return found(i, length.to, 'set', 'value', length.args, 0.9);
  return null;
}

const LETTERS: Readonly<Record<string, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  night: 'D',
  week: 'W',
  fortnight: 'W',
  weekend: 'WE',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

export function setValue(unit: string, n: number): string {
  const letter = LETTERS[unit];
  if (letter === undefined) return `P${n * (unit === 'decade' ? 10 : unit === 'century' ? 100 : 1000)}Y`;
  const count = unit === 'fortnight' ? n * 2 : n;
  return unit === 'second' || unit === 'minute' || unit === 'hour' ? `PT${count}${letter}` : `P${count}${letter}`;
}

/** "three years ago", "a year earlier", "two days later", "the week before", "six months from now". */
export function shiftAt(p: Pieces, length: Found): Found | null {
  const at = length.to;
  const w = wordAt(p, at);
  if (!isNear(p, at) || length.rule !== 'value') return null;
  const value = String(length.args[0]);
  if (w.word === 'ago') return found(length.from, at + 1, 'date', 'ago', [value, -1, 'published'], 0.93);
  if (w.word === 'hence' || (isWordAt(p, at, 'from') && isWordAt(p, at + 1, 'now')))
    return found(length.from, w.word === 'hence' ? at + 1 : at + 2, 'date', 'ago', [value, 1, 'published'], 0.9);
  if (length.attributive) return null;
  if (w.word === 'earlier' || w.word === 'later')
    return found(length.from, at + 1, 'date', 'ago', [value, w.n, 'story'], 0.75);
  return null;
}

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
      if (timed !== null) return { ...timed, from: i };
    }
  }
  if (loose) return null;
  return found(i, clock.to, 'time', 'clock', [clock.suffix, null], 0.85);
}

/** The day with a time of day, if it names a day and no time yet. */
export function withTime(day: Found, suffix: string): Found | null {
  const { rule, args } = day;
  if (rule === 'weekday')
    return args[2] === '' ? found(day.from, day.to, 'time', rule, [args[0]!, args[1]!, suffix], 0.92) : null;
  if (rule === 'day') return args[1] === '' ? found(day.from, day.to, 'time', rule, [args[0]!, suffix], 0.92) : null;
  if (rule === 'month-day') return found(day.from, day.to, 'time', rule, [args[0]!, args[1]!, suffix], 0.92);
  if (rule === 'value' && /^\d{4}-\d\d-\d\d$/.test(String(args[0])))
    return found(day.from, day.to, 'time', rule, [`${args[0]}${suffix}`], 0.92);
  return null;
}
