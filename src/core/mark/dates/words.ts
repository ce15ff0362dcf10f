/** The words that date expressions are made of, as data: what class a word has and which number or unit it stands for. */
import { find, hashTable } from '../../text/hashTable';
import { ENGLISH_MONTHS, FOREIGN_MONTHS } from '../../text/months';
import { hashWord } from '../../text/tokenise';

/** Classes are bits: "second" is an ordinal and a unit, "may" a month and a verb that the grammar must doubt. */
export const C = {
  Month: 1,
  Weekday: 1 << 1,
  Unit: 1 << 2,
  Number: 1 << 3,
  Ordinal: 1 << 4,
  Season: 1 << 5,
  DayPart: 1 << 6,
  /** today, yesterday, tomorrow, tonight */
  Deictic: 1 << 7,
  /** last, next, this … */
  Relative: 1 << 8,
  /** early, late, mid, beginning, end … */
  Part: 1 << 9,
  /** nearly, about, more than … */
  Approx: 1 << 10,
  /** now, recently, soon … */
  Reference: 1 << 11,
  /** daily, weekly … */
  Frequency: 1 << 12,
  /** every, each */
  Every: 1 << 13,
  /** ago, earlier, later, before */
  Shift: 1 << 14,
  Article: 1 << 15,
  Of: 1 << 16,
  Preposition: 1 << 17,
  Join: 1 << 18,
  Meridiem: 1 << 19,
  Zone: 1 << 20,
  Era: 1 << 21,
  Fiscal: 1 << 22,
  /** few, several, some */
  Vague: 1 << 23,
  Holiday: 1 << 24,
  /** nineties */
  Decade: 1 << 25,
  Half: 1 << 26,
  /** Q1 to Q4, H1 and H2 */
  QuarterCode: 1 << 27,
  /** A month's name in another language: read only after a day. */
  ForeignMonth: 1 << 28,
  /** once, twice */
  Times: 1 << 29,
  /** First word of a named day: "New Year's Eve", "Good Friday". */
  NamedDay: 1 << 30,
  /** What may stand before a unit: "trading days", "straight years". */
  Stretch: 1 << 31,
} as const;

export interface Word {
  readonly cls: number;
  /** Number, month, weekday, offset: what the class makes of it. */
  readonly n: number;
  /** Unit, season, day part, reference value, holiday. */
  readonly s: string;
  /** Plural of a unit, weekday or season; abbreviation of a month or weekday. */
  readonly plural: boolean;
  readonly abbreviation: boolean;
  readonly word: string;
}

const entries = new Map<string, { cls: number; n: number; s: string; plural: boolean; abbreviation: boolean }>();

function add(
  cls: number,
  words: string,
  n = 0,
  s = '',
  flags: { plural?: boolean; abbreviation?: boolean } = {},
): void {
  for (const word of words.split(' ')) {
    const old = entries.get(word);
    entries.set(word, {
      cls: (old?.cls ?? 0) | cls,
      n: old?.n || n,
      s: old?.s || s,
      plural: flags.plural === true || old?.plural === true,
      abbreviation: flags.abbreviation === true || old?.abbreviation === true,
    });
  }
}

const each = (
  cls: number,
  list: string,
  from: number,
  flags: { plural?: boolean; abbreviation?: boolean } = {},
): void =>
  list.split(' ').forEach((words, i) => {
    for (const word of words.split('/')) add(cls, word, from + i, '', flags);
  });

each(C.Month, ENGLISH_MONTHS, 1);
for (const names of FOREIGN_MONTHS)
  for (const [i, name] of names.split(' ').entries()) if (!entries.has(name)) add(C.ForeignMonth, name, i + 1);
each(C.Month, 'jan feb mar apr - jun jul aug sep/sept oct nov dec', 1, { abbreviation: true });
each(C.Weekday, 'monday tuesday wednesday thursday friday saturday sunday', 1);
each(C.Weekday, 'mondays tuesdays wednesdays thursdays fridays saturdays sundays', 1, { plural: true });
each(C.Weekday, 'mon tue/tues wed/weds thu/thur/thurs fri sat sun', 1, { abbreviation: true });

each(
  C.Number,
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  1,
);
for (const [i, word] of 'thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  add(C.Number, word, (i + 3) * 10);
add(C.Number, 'hundred', 100);
add(C.Number, 'thousand', 1000);
add(C.Number, 'dozen', 12);
add(C.Number, 'couple', 2);
add(C.Half, 'half', 0.5);
add(C.Number, '½', 0.5);
add(C.Vague, 'few several many some countless numerous');
add(C.Vague, 'dozens hundreds thousands scores', 0, '', { plural: true });

each(
  C.Ordinal,
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  1,
);
add(C.Ordinal, 'thirtieth', 30);
for (let i = 1; i <= 31; i++) add(C.Ordinal, `${i}${ordinalEnding(i)}`, i);
add(C.Ordinal, 'final', -1);

for (const [unit, words, plural] of [
  ['second', 'second sec', 'seconds secs'],
  ['minute', 'minute min', 'minutes mins'],
  ['hour', 'hour hr', 'hours hrs'],
  ['day', 'day', 'days'],
  ['night', '', 'nights'],
  ['week', 'week wk', 'weeks wks'],
  ['fortnight', 'fortnight', 'fortnights'],
  ['weekend', 'weekend', 'weekends'],
  ['month', 'month', 'months'],
  ['quarter', 'quarter', 'quarters'],
  ['year', 'year yr', 'years yrs'],
  ['decade', 'decade', 'decades'],
  ['century', 'century', 'centuries'],
  ['millennium', 'millennium', 'millennia millenniums'],
] as const) {
  if (words !== '') add(C.Unit, words, 0, unit);
  add(C.Unit, plural, 0, unit, { plural: true });
}

for (const [code, words, plural] of [
  ['SP', 'spring springtime', 'springs'],
  ['SU', 'summer summertime', 'summers'],
  ['FA', 'autumn fall', 'autumns'],
  ['WI', 'winter wintertime', 'winters'],
] as const) {
  add(C.Season, words, 0, code);
  add(C.Season, plural, 0, code, { plural: true });
}

for (const [code, words, plural] of [
  ['MO', 'morning dawn daybreak sunrise', 'mornings'],
  ['AF', 'afternoon', 'afternoons'],
  ['EV', 'evening dusk sunset', 'evenings'],
  ['NI', 'night overnight', 'nights'],
] as const) {
  add(C.DayPart, words, 0, code);
  add(C.DayPart, plural, 0, code, { plural: true });
}
add(C.DayPart, 'lunchtime midday noon', 12, '12:00');
add(C.DayPart, 'midnight', 24, '24:00');

add(C.Deictic, 'today', 0);
add(C.Deictic, 'tonight', 0, 'NI');
add(C.Deictic, 'yesterday', -1);
add(C.Deictic, 'tomorrow', 1);

add(C.Relative, 'last past previous preceding prior', -1);
add(C.Relative, 'this current', 0);
add(C.Relative, 'next coming following upcoming', 1);
add(C.Relative, 'latest recent', -1);
add(C.Relative, 'that same', 0);

add(C.Part, 'early late mid earlier later sometime');
add(C.Part, 'beginning end start middle close rest half part turn course remainder');

add(C.Approx, 'nearly almost over under about around roughly approximately just only barely');
add(C.Approx, 'more less least most up');

add(C.Reference, 'now currently nowadays', 0, 'PRESENT_REF');
add(C.Reference, 'current', 0, 'PRESENT_REF');
add(C.Reference, 'recently lately', 0, 'PAST_REF');
add(C.Reference, 'soon', 0, 'FUTURE_REF');
add(C.Reference, 'future', 0, 'FUTURE_REF');
add(C.Reference, 'past', 0, 'PAST_REF');

add(C.Frequency, 'daily nightly', 0, 'P1D');
add(C.Frequency, 'hourly', 0, 'PT1H');
add(C.Frequency, 'weekly', 0, 'P1W');
add(C.Frequency, 'biweekly fortnightly', 0, 'P2W');
add(C.Frequency, 'monthly', 0, 'P1M');
add(C.Frequency, 'quarterly', 0, 'P3M');
add(C.Frequency, 'yearly annually', 0, 'P1Y');
add(C.Every, 'every each');

add(C.Shift, 'ago earlier before', -1);
add(C.Shift, 'later afterwards afterward hence after', 1);
add(C.Article, 'the a an');
add(C.Of, 'of');
add(
  C.Preposition,
  'in on at by since until till from through throughout during for within between before after over under into around about to toward towards as of despite per than',
);
add(C.Join, 'to and or through until till -');
add(C.Meridiem, 'am a.m', 0, 'am');
add(C.Meridiem, 'a.m.', 0, 'am');
add(C.Meridiem, 'pm p.m p.m.', 12, 'pm');
add(C.Zone, 'gmt utc est edt et cst cdt pst pdt pt cet cest eet eest msk bst ist jst local');
add(C.Era, 'ad a.d. ce c.e.', 1);
add(C.Era, 'bc b.c. bce b.c.e.', -1);
each(C.QuarterCode, 'q1/1q q2/2q q3/3q q4/4q', 1);
for (const i of [1, 2]) add(C.QuarterCode, `h${i}`, i, 'half');
add(C.Fiscal, 'fiscal fy financial');
for (const [i, word] of 'tens twenties thirties forties fifties sixties seventies eighties nineties'
  .split(' ')
  .entries())
  if (i > 0) add(C.Decade, word, (i + 1) * 10);

add(C.Times, 'once twice thrice');
add(C.NamedDay, 'new good palm ash boxing labor memorial independence veterans bastille');
add(
  C.Stretch,
  'trading business working calendar consecutive straight full whole more additional long solid short academic school entire successive further',
);
add(C.Holiday, 'christmas xmas', 0, 'christmas');
add(C.Holiday, 'easter', 0, 'easter');
add(C.Holiday, 'thanksgiving', 0, 'thanksgiving');
add(C.Holiday, 'halloween', 0, 'halloween');

function ordinalEnding(n: number): string {
  if (n >= 11 && n <= 13) return 'th';
  return n % 10 === 1 ? 'st' : n % 10 === 2 ? 'nd' : n % 10 === 3 ? 'rd' : 'th';
}

export const NONE: Word = { cls: 0, n: 0, s: '', plural: false, abbreviation: false, word: '' };
export const WORDS: readonly Word[] = [
  NONE,
  ...[...entries]
    .filter(([word]) => word !== '-')
    .map(([word, { cls, n, s, plural, abbreviation }]): Word => ({ cls, n, s, plural, abbreviation, word })),
];
/** Of WORDS. */
export const CLASSES = Int32Array.from(WORDS, ({ cls }) => cls);

const table = hashTable(WORDS.slice(1).map(({ word }, i) => [hashWord(word), i + 1]));

/** Index into WORDS of the word with this hash; 0 if it is none of them. */
export const wordIndex = (hash: number): number => find(table, hash);

/** A verb or pronoun that cannot be the noun a season or feast qualifies: "the summer festival" against "the summer was dry". */
export const isVerbish = (word: string): boolean =>
  word.endsWith('ing') ||
  /^(is|was|were|has|had|when|that|which|as|he|she|it|they|we|i|you|will|would|could|may)$/.test(word);
