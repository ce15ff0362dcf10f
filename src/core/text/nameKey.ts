/**
 * Keys under which the spellings of one name meet: accents, case and punctuation folded, and the ways in which Cyrillic, Arabic and
 * Greek names are put into Latin letters ("Yury"/"Yuri", "Zelensky"/"Zelenskyy", "Kiev"/"Kyiv"). Rules, not lists of names.
 */

import { remembered } from './remembered';

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ə: 'a',
};

/** Lower case, accents and anything that is neither letter nor digit dropped. `Gérald d’Arc` → `geralddarc`. */
export function foldName(name: string): string {
  let kept = '';
  let from = 0;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit > 0x7f) return foldWide(name);
    if (isPlain(unit)) continue;
    kept += name.slice(from, i);
    from = i + 1;
  }
  return (from === 0 ? name : kept + name.slice(from)).toLowerCase();
}

const isPlain = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);

/** `foldName` of a name with other letters than those of ASCII. */
function foldWide(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[ßæœøđðþłıə]/g, (c) => LETTERS[c]!)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Is no letter small? */
export function isCapitals(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x7a) return false;
    if (unit > 0x7f) return name === name.toUpperCase();
  }
  return true;
}

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/^ye/, 'e'],
  [/zhzh/g, 'zh'],
  [/aou(?=[iy])/g, 'av'],
  [/([b-df-hj-np-tv-z])yo/g, '$1e'],
  [/shch|sch/g, 'sh'],
  [/tsch|tch|cz/g, 'ch'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/dh/g, 'd'],
  [/ck|q|c(?![eihy])/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/tz/g, 'ts'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/[yj]/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/i[ei]|ei$/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/ov?f$/g, 'ov'],
];

const sound = remembered((folded) => {
  let key = folded;
  for (const [pattern, by] of FOLDS) key = key.replace(pattern, by);
  return key;
});

/** The transliteration key of one word of a name, from its folded form: equal for the usual spellings of one foreign name. */
export const soundKey = (folded: string): string => (folded.length < 4 ? folded : sound(folded));

const looserKey = remembered(looser);

/** Looser: in longer words vowels of one family meet as well ("Mohammed"/"Muhammad"). Only for words whose neighbours agree. */
export const skeleton = (folded: string): string => (folded.length < 5 ? soundKey(folded) : looserKey(folded));

function looser(folded: string): string {
  return soundKey(folded)
    .replace(/zh/g, 'z')
    .replace(/^h(?=[ie].{5})/, '')
    .replace(/([aeiou][lr])e([dk])$/, '$1i$2')
    .replace(/[ou]+/g, 'u')
    .replace(/(.)[ae]+/g, '$1a')
    .replace(/h(?=[bdgklmnprstv])|h$/g, '');
}

/** The words of a name: `Kara-Murza` stays one, a full stop inside initials parts them. */
export function nameWords(name: string): readonly string[] {
  return name.split(/[\s.,·_"“”()]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const SUFFIX = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'qc', 'phd', 'md', 'mp', 'esq', 'obe', 'cbe']);

/** A person's name as keys. */
export interface PersonKey {
  /** Folded words in order, without "Jr." and the like. */
  readonly words: readonly string[];
  /** `soundKey` of each. */
  readonly keys: readonly string[];
  /** `skeleton` of each given name's formal shape: equal for what may be one given name ("Bill", "William"). */
  readonly given: readonly string[];
  /** "jr", "sr", "iii", or empty: the son is not the father. */
  readonly generation: string;
}

/** The keys of a name, however it is spelt. Cost: linear in its length where it was not asked for lately. */
export const personKey: (name: string) => PersonKey = remembered(keyOf);

function keyOf(name: string): PersonKey {
  let words = nameWords(name)
    .map(foldName)
    .filter((word) => word !== '');
  let generation = '';
  while (words.length > 1 && SUFFIX.has(words[words.length - 1]!)) {
    const last = words[words.length - 1]!;
    if (last === 'jr' || last === 'sr' || last.startsWith('ii') || last === 'iv') generation = last;
    words = words.slice(0, -1);
  }
  // Copied once more, as thousands are kept: a list made by filtering has room to spare.
  return {
    words: words.slice(),
    keys: words.map(soundKey),
    given: words.map((word) => skeleton(formal(word))),
    generation,
  };
}

const NICKNAMES: ReadonlyMap<string, string> = new Map(
  `william:bill,will,billy,willie robert:bob,rob,bobby,robbie richard:dick,rick,rich,ricky michael:mike,mick,mickey james:jim,jimmy,jamie john:jack,johnny,jon joseph:joe,joey edward:ed,eddie,ted,teddy,ned thomas:tom,tommy charles:charlie,chuck,chas donald:don,donnie ronald:ron,ronnie kenneth:ken,kenny gerald:gerry,jerry benjamin:ben,benny daniel:dan,danny david:dave,davy stephen:steve,steven matthew:matt andrew:andy,drew anthony:tony christopher:chris gregory:greg timothy:tim jeffrey:jeff samuel:sam,sammy nicholas:nick alexander:alex,sasha,alec lawrence:larry frederick:fred,freddie raymond:ray peter:pete philip:phil patrick:pat,paddy francis:frank terence:terry douglas:doug albert:al,bert arthur:art walter:walt harold:harry,hal henry:hank leonard:len,leo eugene:gene vincent:vince victor:vic zachary:zach nathaniel:nate jacob:jake joshua:josh elizabeth:liz,beth,betty,eliza,lizzie margaret:maggie,peggy,meg,margie catherine:cathy,kate,katie,kathy,katherine susan:sue,suzy deborah:debbie,deb barbara:barb jennifer:jenny,jen jessica:jess rebecca:becky patricia:patty,trish pamela:pam victoria:vicky theodore:theo abigail:abby dorothy:dot,dottie eleanor:ellie,nell judith:judy sandra:sandy cynthia:cindy valerie:val vladimir:vova mikhail:misha dmitry:dima nikolai:kolya sergei:seryozha`
    .split(' ')
    .flatMap((entry) => {
      const [full, shorts] = entry.split(':');
      return shorts!.split(',').map((short) => [short, full!] as const);
    }),
);

const formal = (word: string): string => NICKNAMES.get(word) ?? word;

/** Could the given names at `i` and `j` be one: under some spelling, as an initial, or as a usual short form? */
function sameGiven(a: PersonKey, i: number, b: PersonKey, j: number): boolean {
  const one = a.words[i]!;
  const other = b.words[j]!;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return a.given[i] === b.given[j];
}

/** Could two names of two words or more be one person's? Surnames must agree, given names not contradict one another. */
export function sameFull(a: PersonKey, b: PersonKey): boolean {
  const n = a.words.length;
  const m = b.words.length;
  if (n < 2 || m < 2) return false;
  if (a.generation !== b.generation && a.generation !== '' && b.generation !== '') return false;
  if (!sameGiven(a, 0, b, 0)) return false;
  if (a.keys[n - 1] !== b.keys[m - 1]) {
    const [one, other] = [a.words[n - 1]!, b.words[m - 1]!];
    if (a.keys[0] !== b.keys[0] || skeleton(one) !== skeleton(other)) return false;
  }
  if (n === m) for (let i = 1; i < n - 1; i++) if (!sameGiven(a, i, b, i)) return false;
  return true;
}
