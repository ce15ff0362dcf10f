/** English or not, by function words: enough to tell the user when the rest is tuned for another language. Cost: bounded. */
import type { Language } from '../model';
import { unitAt } from './characters';
import { find, hashTable } from './hashTable';
import { hashWord, Kind, type Tokens } from './tokenise';

const ENGLISH =
  'the of and to in a is that for it was with as on be at by this had not are but from or have an they which one you were all her she there would their we him been has when who will no more if out so said what up its about than into them can only other new some could time these two may then do first any my now such like our over me even most made after also did before must through where much your well should because each those very how too still while his he i us';
const OTHERS = [
  'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos', // es
  'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son aux cette ont ses mais comme ou si leur y dont elle deux ces été nous sans entre après fait bien aussi même tout', // fr
  'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch', // de
  'di e il la che in a un per è non una del con sono si le dei della al da come i più ma nel lo alla anche o delle gli se ha su ci questo', // it
  'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está', // pt
  'de van een en het in is dat op te zijn met voor niet die er aan ook als om bij door naar heeft maar uit nog wordt over tot je dan hij wat kan deze werd', // nl
  'w i na z się do że nie jest to o jak za od po ale przez dla tego są tym co czy oraz był już może być jego która który', // pl
  'och i att det som en på är av för med till den har de inte om ett men var jag sig från så vi kan när han skulle nu', // sv
  've bir bu da de için ile olarak daha çok olan gibi en sonra kadar ancak göre ise o ne ya', // tr
];

// One bit for each language, so that a word is looked up once.
const ENGLISH_BIT = 1 << OTHERS.length;
const languages = new Map<number, number>();
for (const [bit, words] of [...OTHERS, ENGLISH].entries())
  for (const word of words.split(' ')) {
    const hash = hashWord(word);
    languages.set(hash, (languages.get(hash) ?? 0) | (1 << bit));
  }

const table = hashTable(languages);

/** Words looked at: language does not change after the first pages. */
const SAMPLE = 1500;

export function languageOf(tokens: Tokens): Language {
  let words = 0;
  let foreignScript = 0;
  let hits = 0;
  const others = new Int32Array(OTHERS.length);
  for (let i = 0; i < tokens.count && words < SAMPLE; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    words++;
    if (unitAt(tokens.text, tokens.start[i]!) > 0x24f) foreignScript++;
    const bits = find(table, tokens.hash[i]!);
    if ((bits & ENGLISH_BIT) !== 0) hits++;
    for (let left = bits & ~ENGLISH_BIT; left !== 0; left &= left - 1) others[31 - Math.clz32(left & -left)]!++;
  }
  if (foreignScript * 2 > words) return 'other';
  let best = 0;
  for (const n of others) if (n > best) best = n;
  if (best > hits) return 'other';
  // Names and numbers alone tell nothing; a page of words without "the" and "of" is not English.
  return words < 25 || hits * 12 >= words ? 'en' : 'other';
}
