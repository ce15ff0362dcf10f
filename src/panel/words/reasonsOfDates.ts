/** Why a date means the day that it means, in the reader's language: the forms that the resolver's reasons take. */
import type { Say } from './say';

/** A form of reason, anchored by its users, and what it says; the groups are the words of the texts in it. */
export type ReasonForm = readonly [form: string, told: (say: Say, groups: readonly string[]) => string];

const DAY = '\\d{4}(?:-[\\dA-Z]+)*';
const WEEKDAY = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const SEASON = 'spring|summer|autumn|winter';
const UNIT = 'day|week|fortnight|weekend|month|quarter|year|decade|century|millennium';
/** From what is counted. */
const FROM = `(?:the (?:publication |date |dateline )[^;]*?)?${DAY}(?:, told of before|, the day told of before|, named beside it)?`;
const NAMED = `the (?:(?:${WEEKDAY}|${MONTH}|${UNIT})|(?:${SEASON}) of \\d{4})`;

export const DATE_REASONS: readonly ReasonForm[] = [
  ['stated in full', (say) => say('stated in full')],
  ['set by a person', (say) => say('set by a person')],
  ['a length of time', (say) => say('a length of time')],
  [
    'a length of time counted from what was told before',
    (say) => say('a length of time counted from what was told before'),
  ],
  [
    'a length of time after something the text does not date',
    (say) => say('a length of time after something the text does not date'),
  ],
  ['something that happens again and again', (say) => say('something that happens again and again')],
  ['the time of writing, without a date', (say) => say('the time of writing, without a date')],
  ['some time before the writing, without a date', (say) => say('some time before the writing, without a date')],
  ['some time after the writing, without a date', (say) => say('some time after the writing, without a date')],
  ['no publication date is known', (say) => say('no publication date is known')],
  ['no year is told', (say) => say('no year is told')],
  ['no day is told', (say) => say('no day is told')],
  ['some mean the week after', (say) => say('some mean the week after')],
  [
    'counted from the publication, but no publication date is known',
    (say) => say('counted from the publication, but no publication date is known'),
  ],
  [
    'counted from the publication day, but no publication date is known',
    (say) => say('counted from the publication day, but no publication date is known'),
  ],
  [
    `a (${WEEKDAY}), the very day of (${FROM})`,
    (say, [day, from]) => say('a {0}, the very day of {1}', word(day!, say), basis(from!, say)),
  ],
  [`a (${WEEKDAY})`, (say, [day]) => say('a {0}', word(day!, say))],
  [`(${NAMED}) before (${FROM})`, (say, [what, from]) => say('{0} before {1}', named(what!, say), basis(from!, say))],
  [`(${NAMED}) after (${FROM})`, (say, [what, from]) => say('{0} after {1}', named(what!, say), basis(from!, say))],
  [`(${NAMED}) of (${FROM})`, (say, [what, from]) => say('{0} of {1}', named(what!, say), basis(from!, say))],
  [`(\\d+) days before (${FROM})`, (say, [days, from]) => say('{0} days before {1}', days!, basis(from!, say))],
  [`(\\d+) days after (${FROM})`, (say, [days, from]) => say('{0} days after {1}', days!, basis(from!, say))],
  [
    `(${MONTH}) (\\d+) before (${FROM})`,
    (say, [month, day, from]) => say('{0} before {1}', say('{0} {1}', word(month!, say), day!), basis(from!, say)),
  ],
  [
    `(${MONTH}) (\\d+) after (${FROM})`,
    (say, [month, day, from]) => say('{0} after {1}', say('{0} {1}', word(month!, say), day!), basis(from!, say)),
  ],
  [
    `(${MONTH}) (\\d+) is (${FROM})`,
    (say, [month, day, from]) => say('{0} is {1}', say('{0} {1}', word(month!, say), day!), basis(from!, say)),
  ],
  [
    `(${WEEKDAY}) of the week (before|after|of) (${FROM})`,
    (say, [day, where, from]) => {
      const week = weekBy(where!, basis(from!, say), say);
      return say('{0} of {1}', word(day!, say), week);
    },
  ],
  [
    `(the (?:${SEASON}) of \\d{4}), counted from (${FROM})`,
    (say, [season, from]) => say('{0}, counted from {1}', named(season!, say), basis(from!, say)),
  ],
  [
    `(${SEASON}) of (\\d{4}), counted from (${FROM})`,
    (say, [season, year, from]) =>
      say('{0}, counted from {1}', say('the {0} of {1}', word(season!, say), year!), basis(from!, say)),
  ],
  [
    `(${MONTH}) of the year (\\d{4}), counted from (${FROM})`,
    (say, [month, year, from]) =>
      say('{0} of the year {1}, counted from {2}', word(month!, say), year!, basis(from!, say)),
  ],
  [
    `the ([QH]\\d) nearest to (${FROM})`,
    (say, [which, from]) => say('the {0} nearest to {1}', which!, basis(from!, say)),
  ],
  [
    `the quarter that ends in (${MONTH}) (\\d{4})`,
    (say, [month, year]) => say('the quarter that ends in {0} {1}', word(month!, say), year!),
  ],
  ['the quarter told of before', (say) => say('the quarter told of before')],
  ['the same period a year before (\\S+)', (say, [period]) => say('the same period a year before {0}', period!)],
  ['the same period a year after (\\S+)', (say, [period]) => say('the same period a year after {0}', period!)],
  [`the day the text speaks of, (${FROM})`, (say, [from]) => say('the day the text speaks of, {0}', basis(from!, say))],
  [`a time on (${FROM})`, (say, [from]) => say('a time on {0}', basis(from!, say))],
  [`in the month of (${FROM})`, (say, [from]) => say('in the month of {0}', basis(from!, say))],
  [`the week that (${DAY}) lies in`, (say, [day]) => say('the week that {0} lies in', day!)],
  [`counted from (${FROM})`, (say, [from]) => say('counted from {0}', basis(from!, say))],
  [
    `nobody says how many, counted from (${FROM})`,
    (say, [from]) => say('nobody says how many, counted from {0}', basis(from!, say)),
  ],
  [`before (${DAY}), the end of its range`, (say, [day]) => say('before {0}, the end of its range', day!)],
  [
    `week (\\d) of (${MONTH}) (\\d{4})`,
    (say, [week, month, year]) => say('week {0} of {1} {2}', week!, word(month!, say), year!),
  ],
  [`the last of (${MONTH}) (\\d{4})`, (say, [month, year]) => say('the last of {0} {1}', word(month!, say), year!)],
  [
    `(ambiguous: )?(\\S+) if the day comes first, (\\S+) if the month does`,
    (say, [open, first, second]) =>
      open === undefined
        ? say('{0} if the day comes first, {1} if the month does', first!, second!)
        : say('ambiguous: {0} if the day comes first, {1} if the month does', first!, second!),
  ],
  ['the first lies near the publication', (say) => say('the first lies near the publication')],
  ['the second lies near the publication', (say) => say('the second lies near the publication')],
  // Days with a name of their own: "Easter Sunday".
  [`(\\p{Lu}[\\p{L}’' ]+?) before (${FROM})`, (say, [day, from]) => say('{0} before {1}', day!, basis(from!, say))],
  [`(\\p{Lu}[\\p{L}’' ]+?) after (${FROM})`, (say, [day, from]) => say('{0} after {1}', day!, basis(from!, say))],
  [`(\\p{Lu}[\\p{L}’' ]+?) is (${FROM})`, (say, [day, from]) => say('{0} is {1}', day!, basis(from!, say))],
];

function weekBy(where: string, from: string, say: Say): string {
  if (where === 'of') return say('the week of {0}', from);
  return where === 'before' ? say('the week before {0}', from) : say('the week after {0}', from);
}

/** `the dateline 2033-04-14`, `2033-04-14, told of before`: in German in the dative, as all its prepositions want it. */
function basis(from: string, say: Say): string {
  const [, kind, value, told] = new RegExp(`^(?:(.+?) )?(${DAY})(, .+)?$`, 'u').exec(from)!;
  const day = (() => {
    switch (kind) {
      case undefined:
        return value!;
      case 'the publication date you set,':
        return say('the publication date you set, {0}', value!);
      case 'the date in the front matter,':
        return say('the date in the front matter, {0}', value!);
      case 'the publication date':
        return say('the publication date {0}', value!);
      case 'the dateline':
        return say('the dateline {0}', value!);
      case 'the date line':
        return say('the date line {0}', value!);
      case 'the date in the file name,':
        return say('the date in the file name, {0}', value!);
      case 'the publication date given,':
        return say('the publication date given, {0}', value!);
      case 'the publication date taken from other documents,':
        return say('the publication date taken from other documents, {0}', value!);
      default:
        return `${kind} ${value}`;
    }
  })();
  switch (told) {
    case ', told of before':
      return say('{0}, told of before', day);
    case ', the day told of before':
      return say('{0}, the day told of before', day);
    case ', named beside it':
      return say('{0}, named beside it', day);
    default:
      return day;
  }
}

/** `the Friday`, `the week`, `the autumn of 2032`, with their article. */
function named(what: string, say: Say): string {
  const [, season, year] = new RegExp(`^the (${SEASON}) of (\\d{4})$`, 'u').exec(what) ?? [];
  if (season !== undefined) return say('the {0} of {1}', word(season, say), year!);
  switch (what) {
    case 'the day':
      return say('the day');
    case 'the week':
      return say('the week');
    case 'the fortnight':
      return say('the fortnight');
    case 'the weekend':
      return say('the weekend');
    case 'the month':
      return say('the month');
    case 'the quarter':
      return say('the quarter');
    case 'the year':
      return say('the year');
    case 'the decade':
      return say('the decade');
    case 'the century':
      return say('the century');
    case 'the millennium':
      return say('the millennium');
    default:
      return say('the {0}', word(what.slice(4), say));
  }
}

function word(name: string, say: Say): string {
  const words: Readonly<Record<string, () => string>> = {
    Monday: () => say('Monday'),
    Tuesday: () => say('Tuesday'),
    Wednesday: () => say('Wednesday'),
    Thursday: () => say('Thursday'),
    Friday: () => say('Friday'),
    Saturday: () => say('Saturday'),
    Sunday: () => say('Sunday'),
    January: () => say('January'),
    February: () => say('February'),
    March: () => say('March'),
    April: () => say('April'),
    May: () => say('May'),
    June: () => say('June'),
    July: () => say('July'),
    August: () => say('August'),
    September: () => say('September'),
    October: () => say('October'),
    November: () => say('November'),
    December: () => say('December'),
    spring: () => say('spring'),
    summer: () => say('summer'),
    autumn: () => say('autumn'),
    winter: () => say('winter'),
  };
  return words[name]?.() ?? name;
}
