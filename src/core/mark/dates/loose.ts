/** Time words that need their surroundings to mean a time: "now", "the future", "the week", "years", "year-end". */
import { isoYear } from '../../text/calendar';
import { monthAt } from './days';
import { type Found, found } from './found';
import {
  isCapitalAt,
  isGlued,
  isHyphenAt,
  isNear,
  isNumberAt,
  isWordAt,
  P,
  type Pieces,
  textAt,
  wordAt,
} from './pieces';
import { durationValue } from './quantity';
import { C } from './words';
import { spelledYearAt } from './years';

/** "now", "currently", "recently", "soon", "the future", "in the past", "these days", "once" as an adverb of the past. */
export function referenceAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  const next = textAt(p, i + 1);
  if (w.word === 'this' || w.word === 'that') return null;
  switch (w.word) {
    case 'now': {
      // "now and then", "every now and again"
      if (isHyphenAt(p, i + 1) || (next === 'and' && /^(then|again)$/.test(textAt(p, i + 2)))) return null;
      return found(
        textAt(p, i - 1).toLowerCase() === 'right' ? i - 1 : i,
        i + 1,
        'date',
        'value',
        ['PRESENT_REF'],
        0.85,
      );
    }
    case 'currently':
    case 'nowadays':
      return found(i, i + 1, 'date', 'value', ['PRESENT_REF'], 0.85);
    case 'current':
      if (textAt(p, i - 1) === 'then') return found(i - 1, i + 1, 'date', 'value', ['PAST_REF'], 0.6);
      return found(i, i + 1, 'date', 'value', ['PRESENT_REF'], 0.55);
    case 'recently':
    case 'lately':
      return found(textAt(p, i - 1).toLowerCase() === 'more' ? i - 1 : i, i + 1, 'date', 'value', ['PAST_REF'], 0.85);
    case 'previously':
      // "the previously announced plan" compares; as the first word of a sentence it tells a time
      return isCapitalAt(p, i) ? found(i, i + 1, 'date', 'value', ['PAST_REF'], 0.6) : null;
    case 'recent':
      return wordAt(p, i + 1).cls & C.Unit ? null : found(i, i + 1, 'date', 'value', ['PAST_REF'], 0.55);
    case 'soon': {
      const before = textAt(p, i - 1).toLowerCase();
      if (next === 'after' || next === 'before' || before === 'too' || before === 'how') return null;
      if (before === 'as')
        return next === 'as' && textAt(p, i + 2) === 'possible'
          ? found(i - 1, i + 3, 'date', 'value', ['FUTURE_REF'], 0.6)
          : null;
      return found(i, i + 1, 'date', 'value', ['FUTURE_REF'], 0.6);
    }
    case 'future': {
      const before = wordAt(p, i - 1);
      // "the future size of the army", "the future of our peoples" are no times.
      const led = /^(in|into|for|about|from|to|on|toward)$/.test(wordAt(p, i - 2).word);
      if (before.word === 'the')
        return !led || next === 'of' ? null : found(i - 1, i + 1, 'date', 'value', ['FUTURE_REF'], 0.7);
      const adjective = textAt(p, i - 1);
      if (/^(near|foreseeable|immediate|distant|nearest)$/.test(adjective) && isWordAt(p, i - 2, 'the'))
        return found(i - 2, i + 1, 'date', 'value', ['FUTURE_REF'], 0.75);
      return null;
    }
    case 'past': {
      if (wordAt(p, i - 1).word !== 'the' || p.kind[i + 1] === P.Word) {
        const next = wordAt(p, i + 1);
        const led = isWordAt(p, i - 2, 'in') && !(next.cls & (C.Unit | C.Number));
        if (!(wordAt(p, i - 1).word === 'the' && (led || next.cls & (C.Preposition | C.Join)))) return null;
      }
      return found(i - 1, i + 1, 'date', 'value', ['PAST_REF'], 0.8);
    }
    default:
      return null;
  }
}

const STAGES = new Set([
  'early',
  'first',
  'final',
  'last',
  'closing',
  'opening',
  'later',
  'middle',
  'intervening',
  'previous',
]);

/** Units without a number: "the quarter", "the week", "the weekend", "years", "for months", "year-end", "a share a year". */
export function bareUnitAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Unit) || !w.s || w.word === 'second') return null;
  const before = wordAt(p, i - 1);
  const unit = w.word === 'nights' ? 'night' : w.s;
  if (w.plural) {
    if (unit === 'weekend') return found(i, i + 1, 'set', 'value', ['XXXX-WXX-WE'], 0.7);
    if (unit === 'second' || unit === 'minute' || unit === 'night') return null;
    if (isHyphenAt(p, i - 1) && isGlued(p, i)) return null;
    if (isHyphenAt(p, i + 1) && isGlued(p, i + 1) && textAt(p, i + 2) === 'long')
      return found(i, i + 3, 'duration', 'value', [durationValue(null, unit)], 0.8);
    // "37 years old", "a years-old slump"
    if (/^old/.test(textAt(p, isHyphenAt(p, i + 1) ? i + 2 : i + 1))) return null;
    if (wordAt(p, i + 1).word === 'ago' && isNear(p, i + 1)) return found(i, i + 2, 'date', 'value', ['PAST_REF'], 0.8);
    if (textAt(p, i - 1).toLowerCase() === 'these' && unit === 'day')
      return found(i - 1, i + 1, 'date', 'value', ['PRESENT_REF'], 0.8);
    if (textAt(p, i + 1) === 'ahead' && isNear(p, i + 1))
      return found(i, i + 2, 'duration', 'value', [durationValue(null, unit)], 0.75, { article: 'the' });
    // "the early years", "the first weeks of the war"
    const stage = textAt(p, i - 1).toLowerCase();
    if (STAGES.has(stage) && isNear(p, i) && i >= 2)
      return found(i - 1, i + 1, 'duration', 'value', [durationValue(null, unit)], 0.75, { article: 'the' });
    if (/^['’]?s$/.test(textAt(p, i + 1)) && isGlued(p, i + 1)) return null;
    const joined = wordAt(p, i + 1);
    // "weeks or months"
    if ((joined.word === 'or' || joined.word === 'and') && wordAt(p, i + 2).cls & C.Unit && wordAt(p, i + 2).plural)
      return found(i, i + 3, 'duration', 'value', [durationValue(null, unit)], 0.7, { article: 'the', length: true });
    return found(i, i + 1, 'duration', 'value', [durationValue(null, unit)], 0.65, { article: 'the', length: true });
  }
  const glued = isHyphenAt(p, i + 1) && isGlued(p, i + 1) && isGlued(p, i + 2);
  const spaced = isNear(p, i + 1);
  if (unit === 'year') {
    if (before.word === 'the' && spaced) {
      const spelled =
        isWordAt(p, i + 1, 'two') && isWordAt(p, i + 2, 'thousand')
          ? { year: 2000, to: i + 3 }
          : spelledYearAt(p, i + 1);
      if (spelled !== null)
        return found(i, spelled.to, 'date', 'value', [String(spelled.year)], 0.9, { article: 'the', part: true });
      if (isNumberAt(p, i + 1) && p.num[i + 1] === 0) return null;
      if (isNumberAt(p, i + 1) && p.num[i + 1]! >= 1 && p.num[i + 1]! < 2500 && p.end[i + 1]! - p.start[i + 1]! <= 4)
        return found(i, i + 2, 'date', 'value', [isoYear(p.num[i + 1]!)], 0.9, { article: 'the', part: true });
    }
    const tail = textAt(p, glued ? i + 2 : i + 1).toLowerCase();
    if ((glued || spaced) && (tail === 'end' || tail === 'ago' || tail === 'earlier')) {
      const to = glued ? i + 3 : i + 2;
      if (tail === 'end')
        return before.word === 'the' && !glued ? null : found(i, to, 'date', 'unit', ['year', 0, 'published'], 0.8);
      // "the year-ago quarter", "the year-earlier period"
      const what = textAt(p, to);
      const q = wordAt(p, to);
      if (/^(quarter|period|month|nine|six|three)$/.test(what) || q.cls & C.Ordinal) {
        let end = to + 1;
        if (/^(months|quarter)$/.test(textAt(p, end))) end++;
        return found(i, end, 'date', 'year-before', [], 0.75, { article: 'the' });
      }
      if (glued) return found(i, to, 'date', 'year-before', [], 0.75);
    }
    if (/^['’]s$/.test(textAt(p, i + 1)) && textAt(p, i + 2) === 'end')
      return found(i, i + 3, 'date', 'unit', ['year', 0, 'published'], 0.75);
  }
  if (glued && textAt(p, i + 2) === 'long') return found(i, i + 3, 'duration', 'value', [durationValue(1, unit)], 0.8);
  if (unit === 'decade' || unit === 'century' || unit === 'millennium') return null;
  if (unit === 'year' && textAt(p, i - 1) === 'full' && isWordAt(p, i - 2, 'the'))
    return found(i - 1, i + 1, 'date', 'unit', ['year', 0, 'the'], 0.7, { article: 'the' });
  // "$3 a share a year", "24 hours a day": what happens each time
  if (before.word === 'the' || before.cls & C.Part) {
    if (unit === 'weekend')
      return found(i, i + 1, 'date', 'unit', ['weekend', 0, 'near'], 0.85, { article: 'the', part: true });
    if (unit === 'quarter' || unit === 'year' || unit === 'week' || unit === 'month') {
      const of = isWordAt(p, i + 1, 'of');
      if (of && (unit === 'week' || unit === 'year' || unit === 'quarter')) return null;
      if (/^(ended|ending)$/.test(textAt(p, i + 1))) {
        if (unit === 'year') return found(i, i + 1, 'duration', 'value', ['P1Y'], 0.75, { article: 'the' });
        const m = unit === 'quarter' ? monthAt(p, i + 2) : null;
        if (m !== null) return found(i, i + 1, 'date', 'quarter-to', [m.month], 0.8, { article: 'the' });
      }
      return found(i, i + 1, 'date', 'unit', [unit, 0, 'the'], 0.65, { article: 'the', part: true });
    }
    if (unit === 'day') {
      const inThe = wordAt(p, i - 2);
      if (/^(in|of|for)$/.test(inThe.word) && !(wordAt(p, i + 1).cls & C.Shift)) {
        return found(i, i + 1, 'date', 'story-day', [0, ''], 0.55, { article: 'the', part: true });
      }
      const step = wordAt(p, i + 1).word;
      if (step === 'before' || step === 'after') {
        // "the day before," by itself takes the word in; before a clause it only leads on.
        const alone = i + 2 >= p.count || p.kind[i + 2] === P.Mark;
        return found(
          i,
          alone ? i + 2 : i + 1,
          'date',
          'story-day',
          [step === 'before' ? -1 : 1, ''],
          alone ? 0.75 : 0.5,
          {
            article: 'the',
          },
        );
      }
    }
  }
  return null;
}
