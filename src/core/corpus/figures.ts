/** What a statement counts and measures: numbers with their bounds, units and counted things, made to be compared. */
import { stem } from '../text/terms';
import { Kind, type Tokens, tokenText } from '../text/tokenise';
import { wordSet } from '../text/wordSet';

/** A number as an interval: what it says is compatible with. */
export interface Figure {
  readonly low: number;
  readonly high: number;
  readonly value: number;
  /** `` for a count of things; else a base unit: `metre`, `kilogram`, `day`, `percent`, or a currency. */
  readonly unit: string;
  /** Stems of the counted thing, head last. */
  readonly noun: readonly string[];
  /** `any`: people at large, who may be of any calling; `some`: people of one calling or kind; `` for other things. */
  readonly people: 'any' | 'some' | '';
  /** What befalls the counted: `die`, `hurt`, `miss`, `arrest`, `leave`; empty where not told. */
  readonly role: string;
  /** "six of the nine": the nine; "six of the villages": infinity; else null. */
  readonly outOf: number | null;
  /** As the text has it, with its qualifier, on one line. */
  readonly text: string;
}

const valuesOf = (lines: string): ReadonlyMap<string, number> =>
  new Map(
    lines.split(',').map((line) => {
      const [word, value] = line.split(' ');
      return [word!, Number(value)] as const;
    }),
  );

const SMALL = valuesOf(
  'one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,thirteen 13,fourteen 14,fifteen 15,' +
    'sixteen 16,seventeen 17,eighteen 18,nineteen 19,twenty 20,thirty 30,forty 40,fifty 50,sixty 60,seventy 70,eighty 80,ninety 90',
);
const SCALE = valuesOf(
  'hundred 1e2,thousand 1e3,million 1e6,billion 1e9,trillion 1e12,dozen 12,dozens 12,k 1e3,m 1e6,bn 1e9',
);

/** Unit → base unit and factor. */
const UNITS = new Map<string, readonly [string, number]>(
  (
    'metre metre 1,meter metre 1,m metre 1,kilometre metre 1000,kilometer metre 1000,km metre 1000,mile metre 1609.344,foot metre 0.3048,feet metre 0.3048,' +
    'yard metre 0.9144,inch metre 0.0254,centimetre metre 0.01,centimeter metre 0.01,cm metre 0.01,mm metre 0.001,millimetre metre 0.001,' +
    'kilogram kilogram 1,kilo kilogram 1,kg kilogram 1,tonne kilogram 1000,ton kilogram 1000,gram kilogram 0.001,g kilogram 0.001,pound pound 1,lb kilogram 0.4536,' +
    'litre litre 1,liter litre 1,gallon litre 3.785,barrel barrel 1,hectare hectare 1,acre hectare 0.4047,' +
    'second day 0.000011574,minute day 0.00069444,hour day 0.041667,day day 1,week day 7,fortnight day 14,month day 30.44,year day 365.25,decade day 3652.5,' +
    'percent percent 1,percentage percent 1,kph kph 1,mph kph 1.609,knot kph 1.852,degree degree 1,megawatt megawatt 1,gigawatt megawatt 1000,mw megawatt 1,' +
    'dollar dollar 1,euro euro 1,crown crown 1,mark mark 1,franc franc 1,rouble rouble 1,ruble rouble 1,yen yen 1,yuan yuan 1,rupee rupee 1,krona krona 1,krone krone 1,peso peso 1,lira lira 1,real real 1,dinar dinar 1,shilling shilling 1'
  )
    .split(',')
    .map((line) => {
      const [unit, base, factor] = line.split(' ');
      return [unit!, [base!, Number(factor)]] as const;
    }),
);
const SIGNS: Readonly<Record<string, string>> = { $: 'dollar', '€': 'euro', '£': 'pound', '¥': 'yen', '₹': 'rupee' };

const AT_LEAST = ['at least', 'no fewer than', 'no less than', 'not less than', 'a minimum of', 'upwards of'];
const MORE = ['more than', 'over', 'above', 'in excess of', 'well over', 'exceeding'];
const AT_MOST = ['at most', 'up to', 'no more than', 'as many as', 'a maximum of', 'not more than'];
const LESS = ['fewer than', 'less than', 'under', 'below'];
const JUST_UNDER = ['nearly', 'almost', 'close to', 'just under', 'some nearly'];
const ABOUT = [
  'about',
  'around',
  'some',
  'roughly',
  'approximately',
  'an estimated',
  'estimated',
  'circa',
  'or so',
  'nearly some',
];

const ROLES = new Map<string, string>();
for (const line of [
  'die dead death die kill fatal perish slay drown victim bodies murder life',
  'hurt hurt injur injuri wound casualti hospital treat',
  'miss miss unaccount',
  'arrest arrest detain captur held jail nab apprehend',
  'leave evacuat displac homeless flee drive leave',
]) {
  const [role, ...cues] = line.split(' ');
  for (const cue of cues) ROLES.set(stem(cue), role!);
}
const BOUNDARY = new Set(
  'and or but of in on at to for from by with per a an the is are was were be been have has had will would can could may might must who which that as than than not while after before under over near about below above its his her their'.split(
    ' ',
  ),
);

/** Of all words that are numbers or scale them; those with a hyphen aside. */
const NUMBERS = wordSet([...SMALL.keys(), ...SCALE.keys()]);

/** Whether any of the tokens `from` to `to` may be a number: most statements have none, and need not be looked at as strings. */
function mayCount({ kind, joined, hash }: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (kind[i] === Kind.Number || (kind[i] === Kind.Word && (joined[i] === 1 || NUMBERS.has(hash[i]!)))) return true;
  }
  return false;
}

/** Figures of the tokens `from` to `to`. `dated`: tokens that belong to a date, which count nothing. Cost: linear. */
export function findFigures(tokens: Tokens, from: number, to: number, dated: (token: number) => boolean): Figure[] {
  if (!mayCount(tokens, from, to)) return [];
  const words: string[] = [];
  // What is counted ends before a date: "wounded two men Monday".
  for (let i = from; i < to; i++) words.push(dated(i) ? '' : tokenText(tokens, i).toLowerCase().replaceAll('’', "'"));
  const asWritten = (first: number, end: number): string =>
    tokens.text.slice(tokens.start[from + first]!, tokens.end[from + end - 1]!).replace(/\s+/g, ' ');
  const figures: Figure[] = [];
  for (let i = 0; i < words.length; i++) {
    if (dated(from + i)) continue;
    const number = numberAt(tokens, words, from, i);
    if (number === null) continue;
    const { figure, end } = figureAt(words, i, number, asWritten);
    if (figure !== null) figures.push(figure);
    i = end - 1;
  }
  return figures;
}

interface Found {
  readonly value: number;
  /** Index behind the number. */
  readonly end: number;
  /** Unit that is part of the number's own word ("250kg", "three-hour"). */
  readonly unit: string | null;
  /** Size of the last digit that is told. */
  readonly grain: number;
}

function numberAt(tokens: Tokens, words: readonly string[], from: number, i: number): Found | null {
  const word = words[i]!;
  let value: number | null = null;
  let grain = 1;
  let unit: string | null = null;
  let end = i + 1;
  if (tokens.kind[from + i] === Kind.Number) {
    const digits = /^\d[\d,]*(?:\.\d+)?/.exec(word)?.[0] ?? '';
    value = Number(digits.replaceAll(',', ''));
    const rest = word.slice(digits.length).replace(/^-/, '');
    if (digits === '' || rest.endsWith('old') || /^(?:st|nd|rd|th|s)\b/.test(rest) || /[:/]/.test(word)) return null;
    if (rest !== '') {
      const head = rest.split('-')[0]!;
      if (SCALE.has(head)) value *= SCALE.get(head)!;
      else if (UNITS.has(singular(head))) unit = singular(head);
      else return null;
    }
    const decimals = digits.split('.')[1]?.length ?? 0;
    const whole = digits.replaceAll(',', '');
    grain = decimals > 0 ? 10 ** -decimals : 10 ** (/0*$/.exec(whole)?.[0].length ?? 0);
    // A bare year counts nothing.
    if (/^(?:1[5-9]|20|21)\d\d$/.test(digits) && unit === null && rest === '' && !countedAfter(words, i + 1))
      return null;
  } else if (tokens.kind[from + i] === Kind.Word) {
    const parts = word.split('-');
    const first = SMALL.get(parts[0]!);
    const second = parts[1] === undefined ? undefined : SMALL.get(parts[1]);
    if (first !== undefined) {
      value = first;
      if (second !== undefined && second < 10 && first >= 20) value += second;
      else if (parts[1] !== undefined && UNITS.has(singular(parts[1]))) unit = singular(parts[1]);
      else if (parts[1] !== undefined) return null;
      // "one of", "no one", "one another": a pronoun.
      if (value === 1 && unit === null && !UNITS.has(singular(words[i + 1] ?? ''))) return null;
    } else if ((word === 'dozen' || SCALE.has(word)) && (words[i - 1] === 'a' || words[i - 1] === 'an')) {
      value = SCALE.get(word)! / (words[i - 2] === 'half' ? 2 : 1);
      grain = word === 'dozen' ? 1 : value;
      if (word !== 'dozen' && value < 100) return null;
    }
  }
  if (value === null || Number.isNaN(value)) return null;
  while (end < words.length && SCALE.has(words[end]!) && words[end]!.length > 1) {
    const scale = SCALE.get(words[end]!)!;
    value *= scale;
    grain *= scale === 12 ? 12 : scale;
    end++;
  }
  if (end === i + 1 && tokens.kind[from + i] === Kind.Word) grain = value >= 20 && value % 10 === 0 ? 10 : 1;
  return { value, end, unit, grain };
}

function figureAt(
  words: readonly string[],
  i: number,
  number: Found,
  asWritten: (first: number, end: number) => string,
): { figure: Figure | null; end: number } {
  let { value, end, grain } = number;
  let unit = number.unit;
  let outOf: number | null = null;
  const sign = SIGNS[words[i - 1] ?? ''];
  if (sign !== undefined) unit = sign;
  const next = words[end] ?? '';
  if (next === '%' || next === 'percent' || (next === 'per' && words[end + 1] === 'cent')) {
    unit = 'percent';
    end += next === 'per' ? 2 : 1;
  } else if (
    unit === null &&
    (next === 'in' || next === 'out') &&
    SMALL.get(words[end + (next === 'in' ? 1 : 2)] ?? '') === 10
  ) {
    // "seven in ten": a share, told roughly.
    value *= 10;
    grain = 10;
    unit = 'percent';
    end += next === 'in' ? 2 : 3;
  } else if (unit === null && UNITS.has(singular(next))) {
    unit = singular(next);
    end++;
  } else if (next === 'of' && (words[end + 1] === 'the' || words[end + 1] === 'its' || words[end + 1] === 'their')) {
    const whole = SMALL.get(words[end + 2] ?? '') ?? Number.parseInt(words[end + 2] ?? '', 10);
    if (!Number.isNaN(whole)) {
      outOf = whole;
      end += 3;
    }
  }
  // "three of the skiffs": some of however many.
  if (outOf === null && unit === null && (next === 'of' || next === 'other')) outOf = Number.POSITIVE_INFINITY;
  if (['a.m', 'p.m', 'a.m.', 'p.m.', "o'clock", 'gmt', 'am', 'pm', 'past'].includes(words[end] ?? ''))
    return { figure: null, end };
  if (['years', 'year', 'year-old', 'years-old'].includes(words[end - 1] ?? '') && words[end] === 'old')
    return { figure: null, end };
  const factor = unit === null ? undefined : UNITS.get(unit);
  const scaled = value * (factor?.[1] ?? 1);
  const half = (grain * (factor?.[1] ?? 1)) / 2;
  // 1,500 may stand for 1,487, but 40 means forty where things are counted.
  const slack = factor === undefined && (grain < 100 || value / grain >= 1000) ? 0 : half;
  // "more than a dozen": the qualifier stands before the article.
  const article = words[i - 1] === 'a' || words[i - 1] === 'an';
  const { low, high, start } = bounds(words, sign !== undefined || article ? i - 1 : i, scaled, slack, half);
  const noun = counted(words, end);
  const people = peopleAt(words, end);
  const figure = {
    low,
    high,
    value: scaled,
    unit: factor?.[0] ?? '',
    noun,
    people,
    role: roleOf(words, i, end),
    outOf,
    text: asWritten(start, Math.min(end + (unit === null ? Math.min(noun.length, 2) : 0), words.length)),
  };
  return { figure, end };
}

function bounds(
  words: readonly string[],
  i: number,
  value: number,
  slack: number,
  half: number,
): { low: number; high: number; start: number } {
  for (let length = 3; length >= 1; length--) {
    if (i - length < 0) continue;
    const before = words.slice(i - length, i).join(' ');
    const start = i - length;
    const wide = Math.max(half, value * 0.1);
    if (AT_LEAST.includes(before)) return { low: value - slack, high: Number.POSITIVE_INFINITY, start };
    if (MORE.includes(before)) return { low: value, high: Number.POSITIVE_INFINITY, start };
    if (AT_MOST.includes(before)) return { low: 0, high: value + slack, start };
    if (LESS.includes(before)) return { low: 0, high: value, start };
    if (JUST_UNDER.includes(before)) return { low: value - wide, high: value, start };
    if (ABOUT.includes(before)) return { low: value - wide, high: value + wide, start };
  }
  return { low: value - slack, high: value + slack, start: i };
}

const LONGEST_NOUN = 3;

/** Stems of the noun phrase that follows, head last: "nine bleak villages in" → bleak, village. */
function counted(words: readonly string[], end: number): string[] {
  const out: string[] = [];
  for (let k = end; k < words.length && out.length < LONGEST_NOUN; k++) {
    const word = words[k]!;
    if (!/^[\p{L}]/u.test(word) || BOUNDARY.has(word)) break;
    if (word === 'other' || word === 'others' || word === 'more') continue;
    out.push(stem(word));
  }
  return out;
}

const ANYONE = new Set([
  'people',
  'persons',
  'person',
  'others',
  'more',
  'souls',
  'victims',
  'casualties',
  'dead',
  'injured',
  'lives',
]);
const PEOPLE = new Set(
  'residents inhabitants citizens men women children civilians passengers patients pupils students soldiers troops crew staff families members guests tourists migrants refugees clients residents'.split(
    ' ',
  ),
);

/** Does the phrase count people, and which? "islanders", "workers" by their endings. */
function peopleAt(words: readonly string[], end: number): Figure['people'] {
  for (let k = end; k < words.length && k < end + 3; k++) {
    const word = words[k]!;
    if (ANYONE.has(word)) return 'any';
    if (PEOPLE.has(word) || /(?:ers|ors|ists|ians|men|ees)$/.test(word)) return 'some';
    if (BOUNDARY.has(word) || !/^\p{L}/u.test(word)) break;
  }
  return '';
}

function countedAfter(words: readonly string[], at: number): boolean {
  const word = words[at];
  return word !== undefined && /^\p{L}/u.test(word) && !BOUNDARY.has(word) && word.endsWith('s');
}

/** The nearest word that tells what befell the counted, within the clause. */
function roleOf(words: readonly string[], i: number, end: number): string {
  for (let k = end; k < words.length && k < end + 7; k++) {
    if (words[k] === ',' || words[k] === ';') break;
    if (words[k] === 'and') break;
    const role = ROLES.get(stem(words[k]!));
    if (role !== undefined) return role;
  }
  for (let k = i - 1; k >= 0 && k > i - 6; k--) {
    if (words[k] === ',' || words[k] === ';') break;
    const role = ROLES.get(stem(words[k]!));
    if (role !== undefined) return role;
  }
  return '';
}

function singular(word: string): string {
  if (UNITS.has(word)) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Its text, word by word as those of a statement are kept. */
export const wordsOf = ({ text }: Figure): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));

/** What befalls anybody in these words. */
export const rolesIn = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => ROLES.get(stem(word)) ?? []));

/** What sort of figure it is, by what befell the counted or by its unit; empty for a mere number and for a stretch of time. */
export function kindOf({ role, unit }: Figure): string {
  return unit === '' ? role : unit === 'day' ? '' : unit;
}

/** Could both be true of one thing? Cost: constant. */
export function compatible(a: Figure, b: Figure): boolean {
  return a.low <= b.high * (1 + 1e-9) && b.low <= a.high * (1 + 1e-9);
}
