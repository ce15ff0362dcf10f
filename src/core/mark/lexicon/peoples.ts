/** Plural nouns for people of one land, faith or party: groups that act and speak ("Republicans said"). Their adjectives are no actors. */
import { COUNTRIES } from './countries';

/** "Estonians", "Poles"; not "Swiss" and "Dutch", which are adjectives first. */
const NATIONS = COUNTRIES.flatMap(({ demonyms }) => demonyms)
  .filter((name) => !name.includes(' ') && !/(?:ish|ese|ch|ss|i|men|man|woman)$/.test(name))
  .map((name) => `${name}s`)
  .filter((name) => !COUNTRIES.some((country) => country.name === name));

const ALSO =
  'Africans Asians Europeans Westerners Scandinavians Arabs Kurds Tatars Roma Slavs Balts Latinos Latinas Hispanics African-Americans Asian-Americans Aborigines Texans Californians Londoners Parisians Muscovites Berliners Brits Yanks Israelis Iraqis Pakistanis Saudis Emiratis Kuwaitis Qataris Omanis Yemenis Somalis Azeris Bangladeshis Nepalis Muslims Jews Christians Catholics Protestants Anglicans Baptists Methodists Mormons Sikhs Hindus Buddhists Sunnis Shiites Shias Houthis Democrats Republicans Tories Libertarians Socialists Communists Greens Liberals Conservatives Islamists Marxists';

/** Every such noun, as it is written. */
export const PEOPLES: ReadonlySet<string> = new Set([...NATIONS, ...ALSO.split(' ')]);
