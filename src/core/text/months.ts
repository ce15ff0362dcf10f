/** Names of months in the languages whose dates are read, as data; lower case, in the form dates use. */
import { find, hashTable } from './hashTable';
import { hashWord } from './tokenise';

export const ENGLISH_MONTHS = 'january february march april may june july august september october november december';
export const FOREIGN_MONTHS: readonly string[] = [
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
];
const ABBREVIATIONS = 'jan feb mar apr may jun jul aug sep oct nov dec';

const months = new Map<number, number>();
for (const names of [ENGLISH_MONTHS, ABBREVIATIONS, ...FOREIGN_MONTHS])
  for (const [i, name] of names.split(' ').entries()) months.set(hashWord(name), i + 1);
months.set(hashWord('sept'), 9);
const table = hashTable(months);

/** 1 to 12 for the hash of a month's name in any of the languages, English abbreviations too; else 0. */
export const monthOfHash = (hash: number): number => find(table, hash);
