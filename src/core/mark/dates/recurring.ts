/** What happens again and again: "every Monday", "daily", "twice a week", "$33 million a year". */
import { dayPartAt } from './clock';
import { type Found, found } from './found';
import { isCapitalAt, isGlued, isHyphenAt, isNear, isWordAt, P, type Pieces, textAt, wordAt } from './pieces';
import { lengthAt, unitAt } from './quantity';
import { dayTail } from './weekdays';
import { C } from './words';

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

/** "daily", "annually", "twice a week": what happens again and again. */
export function frequencyAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (!(w.cls & C.Frequency)) return null;
  if (w.word === 'quarterly' || w.word === 'nightly') return null;
  // "The Daily Mail"
  if (isCapitalAt(p, i) && i > 0 && (isCapitalAt(p, i + 1) || p.kind[i - 1] === P.Word)) return null;
  if (isHyphenAt(p, i + 1) || (isGlued(p, i) && isHyphenAt(p, i - 1))) return null;
  return found(i, i + 1, 'set', 'value', [w.s], 0.75);
}

/** "a year" after a rate ("$33 million a year", "24 hours a day") is a set, not a length. */
export function rateAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (w.word !== 'a' && w.word !== 'an' && w.word !== 'per') return null;
  const unit = wordAt(p, i + 1);
  if (
    !(unit.cls & C.Unit) ||
    unit.plural ||
    unit.word === 'quarter' ||
    unit.word === 'second' ||
    unit.word === 'weekend'
  )
    return null;
  if (wordAt(p, i + 2).cls & C.Shift || isHyphenAt(p, i + 2) || (isWordAt(p, i + 2, 'and') && isWordAt(p, i + 3, 'a')))
    return null;
  const before = textAt(p, i - 1);
  const counted =
    before === 'times' ||
    before === 'once' ||
    before === 'twice' ||
    before === '%' ||
    before === 'percent' ||
    before === 'cents';
  if (counted || amountBefore(p, i)) {
    const times =
      wordAt(p, i - 1).cls & C.Times ? i - 1 : before === 'times' && wordAt(p, i - 2).cls & C.Number ? i - 2 : i;
    const from = w.word === 'per' ? i + 1 : times;
    return found(from, i + 2, 'set', 'value', [setValue(unit.s, 1)], 0.75);
  }
  return null;
}

/** A number or sum of money within the three words before: "$33 million", "40,000 tons", "dozens of interviews". */
function amountBefore(p: Pieces, i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    if (p.kind[k] === P.Number || wordAt(p, k).word === 'hundreds' || wordAt(p, k).word === 'dozens') return true;
    if (p.kind[k] === P.Mark && p.num[k] !== 0x25) return false;
    if (wordAt(p, k).cls & (C.Preposition | C.Join)) return wordAt(p, k).word === 'of';
  }
  return false;
}
