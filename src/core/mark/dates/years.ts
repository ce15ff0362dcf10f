/** Years, decades, centuries: "1998", "44 BC", "nineteen ninety-six", "2024–25", "the mid-1990s", "the 20th century", "fiscal 2031". */
import { isoYear } from '../../text/calendar';
import { type Found, found, two } from './found';
import {
  isCapitalAt,
  isDashAt,
  isGlued,
  isHyphenAt,
  isMarkAt,
  isNear,
  isNumberAt,
  isOpening,
  isWordAt,
  P,
  type Pieces,
  textAt,
  width,
  wordAt,
} from './pieces';
import { C } from './words';

/** Digits alone, as many as said: "1,998" is no year. */
export const isYearAt = (p: Pieces, i: number): boolean =>
  isNumberAt(p, i) && width(p, i) === 4 && p.num[i]! >= 1000 && p.num[i]! <= 2999;

export interface Year {
  readonly year: number;
  readonly to: number;
}

/** "nineteen ninety-six", "twenty twenty-five", "two thousand" after "the year". */
export function spelledYearAt(p: Pieces, i: number): Year | null {
  const century = wordAt(p, i);
  if (!(century.cls & C.Number) || century.n < 10 || century.n > 20 || isNumberAt(p, i)) return null;
  let at = i + 1;
  if (isHyphenAt(p, at)) at++;
  const tens = wordAt(p, at);
  if (!(tens.cls & C.Number) || tens.n < 10 || tens.n > 90 || !isNear(p, at)) return null;
  let year = century.n * 100 + tens.n;
  at++;
  if (tens.n >= 20) {
    const ones = isHyphenAt(p, at) ? at + 1 : at;
    const w = wordAt(p, ones);
    if (w.cls & C.Number && w.n >= 1 && w.n <= 9 && isNear(p, ones)) {
      year += w.n;
      at = ones + 1;
    }
  }
  const next = wordAt(p, at);
  return next.cls & C.Unit || year < 1100 || year > 2100 ? null : { year, to: at };
}

// What is counted or measured, so that the number before it is an amount and no year.
const COUNTED = new Set(
  'people persons men women children soldiers troops miles mile km kilometers kilometres meters metres feet foot dollars euros pounds rubles roubles yen yuan tons tonnes votes calories jobs homes houses cases deaths workers residents mg kg g mph points percent per members employees students seats barrels bpd mw megawatts hectares acres shares copies times units vehicles missiles drones tanks aircraft refugees civilians prisoners hostages police officers protesters demonstrators hours bytes rpm gmt utc words pages square cubic registered likely adults'.split(
    ' ',
  ),
);

// What is numbered or named, so that the number after it is no year: "Resolution 1973", "Flight 1549", "Project 2025".
const NUMBERED = new Set(
  'resolution no article section flight route highway room order decree directive regulation unit brigade model windows page line channel chapter paragraph case file project agenda vision bill act proposition measure hb sb hr'.split(
    ' ',
  ),
);

const STREETS = new Set(['Street', 'Avenue', 'Road', 'Boulevard', 'Drive', 'Lane', 'St', 'Ave', 'Blvd']);

/** "2031/32", "2031/2032" */
function isNextYear(p: Pieces, i: number): boolean {
  const next = p.num[i]! + 1;
  const n = isNumberAt(p, i + 2) && isGlued(p, i + 2) ? p.num[i + 2]! : -1;
  return n === next || (n === next % 100 && width(p, i + 2) === 2);
}

/** A year by itself: "1998", "44 BC", "AD 79", "the year 2000", and the first of "1914–18". */
export function yearAt(p: Pieces, i: number): Found | null {
  const prefixed = wordAt(p, i - 1);
  if (
    isNumberAt(p, i) &&
    prefixed.cls & C.Era &&
    prefixed.n > 0 &&
    isCapitalAt(p, i - 1) &&
    p.num[i]! > 0 &&
    width(p, i) <= 4 &&
    isNear(p, i)
  )
    return found(i - 1, i + 1, 'date', 'value', [isoYear(p.num[i]!)], 0.9, { part: true });
  const era = wordAt(p, i + 1);
  if (
    isNumberAt(p, i) &&
    era.cls & C.Era &&
    isNear(p, i + 1) &&
    p.num[i]! > 0 &&
    width(p, i) <= 4 &&
    isCapitalAt(p, i + 1)
  ) {
    return found(i, i + 2, 'date', 'value', [isoYear(era.n < 0 ? 1 - p.num[i]! : p.num[i]!)], 0.95, { part: true });
  }
  if (!isYearAt(p, i)) return null;
  const n = p.num[i]!;
  if (
    isGlued(p, i) &&
    !isOpening(p, i - 1) &&
    !isDashAt(p, i - 1) &&
    !isMarkAt(p, i - 1, 0x2f) &&
    !isMarkAt(p, i - 1, 0x2c)
  )
    return null;
  const before = i > 0 && p.kind[i - 1] === P.Mark ? p.text[p.start[i - 1]!]! : '';
  if ('$£€¥#№+×'.includes(before) && before !== '') return null;
  const after = textAt(p, i + 1);
  if (
    after === '%' ||
    after === '°' ||
    (after === '/' && !isNextYear(p, i)) ||
    after === '€' ||
    (after === '.' && isGlued(p, i + 1) && isNumberAt(p, i + 2) && isGlued(p, i + 2))
  )
    return null;
  if (isHyphenAt(p, i + 1) && isGlued(p, i + 2) && !isNumberAt(p, i + 2) && n < 1900) return null; // "1200-seat"
  const prefix = wordAt(p, i - 1);
  const introduced =
    (prefix.cls & (C.Preposition | C.Join | C.Part | C.Relative | C.Fiscal | C.Month | C.Season | C.Of)) !== 0 ||
    prefix.word === 'year' ||
    prefix.word === 'the' ||
    before === '(' ||
    isDashAt(p, i - 1);
  const numbered = i > 0 && p.kind[i - 1] === P.Word && isNear(p, i) ? textAt(p, i - 1).toLowerCase() : '';
  if (NUMBERED.has(numbered) || STREETS.has(textAt(p, i + 2))) return null;
  // "No. 14-1418"
  if (isDashAt(p, i - 1) && isNumberAt(p, i - 2) && isGlued(p, i) && width(p, i - 2) < 4) return null;
  const next = p.kind[i + 1] === P.Word ? after : '';
  if (isNear(p, i + 1) && COUNTED.has(next.toLowerCase())) return null;
  if (n < 1500 || n > 2100) {
    if (!introduced || n > 2100 || (next !== '' && isNear(p, i + 1) && next.endsWith('s'))) return null;
    return found(i, i + 1, 'date', 'value', [isoYear(n)], 0.7, { part: true });
  }
  const plural =
    isNear(p, i + 1) && next.length > 3 && next.endsWith('s') && !next.endsWith('ss') && next === next.toLowerCase();
  if (plural && (n < 1900 || n === 2000) && !introduced) return null;
  return found(i, i + 1, 'date', 'value', [isoYear(n)], introduced ? 0.95 : 0.85, { part: true });
}

/** The second year of "1914–18", "2019-2021" or "2023/24", given the first. */
export function secondYear(p: Pieces, first: Found): Found | null {
  const at = first.to;
  if (!(isDashAt(p, at) || isMarkAt(p, at, 0x2f)) || !isGlued(p, at) || !isNumberAt(p, at + 1) || !isGlued(p, at + 1))
    return null;
  const from = Number(first.args[0]);
  const n = p.num[at + 1]!;
  const digits = width(p, at + 1);
  const year = digits === 2 ? Math.floor(from / 100) * 100 + n : digits === 4 ? n : 0;
  if (!(year > from && year <= 2200) || (isGlued(p, at + 2) && p.kind[at + 2] !== P.Mark)) return null;
  return found(at + 1, at + 2, 'date', 'value', [isoYear(year)], 0.9);
}

export function spelledYear(p: Pieces, i: number): Found | null {
  const year = spelledYearAt(p, i);
  if (year !== null) return found(i, year.to, 'date', 'value', [String(year.year)], 0.8, { part: true });
  if (isWordAt(p, i, 'two') && isWordAt(p, i + 1, 'thousand') && isWordAt(p, i - 1, 'year'))
    return found(i, i + 2, 'date', 'value', ['2000'], 0.85);
  return null;
}

/** "1990s", "'90s", "the nineties", "mid-1990s". */
export function decadeAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  if (w.cls & C.Decade) return found(i, i + 1, 'date', 'value', [`19${w.n / 10}`], 0.8, { part: true, article: 'the' });
  if (!isNumberAt(p, i)) return null;
  const s = i + 1;
  const apostrophe = isMarkAt(p, s, 0x27) || isMarkAt(p, s, 0x2019) ? 1 : 0;
  const ending = textAt(p, s + apostrophe);
  const clitic = ending === "'s" || ending === '’s';
  if (!(ending === 's' || clitic) || !isGlued(p, s + apostrophe) || !isGlued(p, s)) return null;
  const to = s + apostrophe + 1;
  const n = p.num[i]!;
  if (n % 10 !== 0) return null;
  if (width(p, i) === 4 && n >= 1000 && n <= 2090) {
    if (clitic && n % 100 === 0) return null;
    const value = n % 100 === 0 && n < 1900 ? String(n / 100) : String(n / 10);
    return found(i, to, 'date', 'value', [value], 0.95, { part: true, article: 'the' });
  }
  if (width(p, i) !== 2 || n < 10) return null;
  const quoted =
    isGlued(p, i) && (isMarkAt(p, i - 1, 0x27) || isMarkAt(p, i - 1, 0x2019) || isMarkAt(p, i - 1, 0x2018));
  const the = wordAt(p, quoted ? i - 2 : i - 1);
  // "in his 40s" is an age.
  if (!quoted && !(the.word === 'the' || the.cls & C.Part)) return null;
  if (clitic && !quoted) return null;
  return found(quoted ? i - 1 : i, to, 'date', 'value', [`${n <= 20 ? 20 : 19}${n / 10}`], 0.85, {
    part: true,
    article: 'the',
  });
}

/** "the 20th century", "19th-century", "the third century BC", "the first millennium". */
export function centuryAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  let n = w.cls & C.Ordinal ? w.n : 0;
  let at = i + 1;
  if (n === 0 && w.cls & C.Number && w.n === 20) {
    const o = wordAt(p, isHyphenAt(p, at) ? at + 1 : at);
    if (!(o.cls & C.Ordinal) || o.n > 9) return null;
    n = 20 + o.n;
    at = isHyphenAt(p, at) ? at + 2 : at + 1;
  }
  if (n < 1) return null;
  const hyphen = isHyphenAt(p, at) && isGlued(p, at);
  if (hyphen) at++;
  if (!isWordAt(p, at, 'century') || !isNear(p, at)) return null;
  const era = wordAt(p, at + 1);
  const bc = era.cls & C.Era && era.n < 0;
  const value = bc ? `BC${two(n - 1)}` : two(n - 1);
  return found(
    i,
    bc ? at + 2 : at + 1,
    'date',
    'value',
    [value],
    0.9,
    hyphen ? { attributive: true } : { part: true, article: 'the' },
  );
}

/** "fiscal 2031", "the fiscal year", "fiscal year 2031". */
export function fiscalAt(p: Pieces, i: number): Found | null {
  const year = isWordAt(p, i + 1, 'year') ? 1 : 0;
  const y = i + 1 + year;
  if (isNumberAt(p, y) && isNear(p, y) && p.num[y]! >= 1900 && p.num[y]! < 2200)
    return found(i, y + 1, 'date', 'value', [String(p.num[y])], 0.9, { part: true, article: 'the' });
  return year === 1 && isNear(p, i + 1)
    ? found(i, i + 2, 'date', 'unit', ['year', 0, 'published'], 0.75, { part: true, article: 'the' })
    : null;
}
