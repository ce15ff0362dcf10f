/** Words that say the opposite of one another, and words that take something back: what turns a statement round. */
import { conceptOf, stem } from '../text/terms';

const PAIRS =
  'safe dangerous,safe unsafe,fair unfair,legal illegal,lawful unlawful,success failure,succeed fail,victory defeat,win lose,good bad,save destroy,' +
  'accept reject,accept refuse,agree disagree,agree refuse,approve reject,support oppose,back oppose,confirm deny,admit deny,rise fall,increase decrease,' +
  'increase reduce,grow shrink,gain lose,open close,open shut,begin end,start stop,alive dead,guilty innocent,true false,right wrong,possible impossible,' +
  'strong weak,strengthen weaken,allow forbid,allow ban,permit forbid,legal banned,arrive leave,join leave,hire dismiss,buy sell,attack defend,advance retreat,' +
  'improve worsen,better worse,benefit harm,help harm,help hurt,necessary unnecessary,peace war,friend enemy,ally enemy,hope fear,welcome condemn,praise condemn,' +
  'praise criticise,build destroy,protect endanger,progress setback,certain uncertain,likely unlikely,popular unpopular,justified unjustified,acceptable unacceptable,' +
  'constructive destructive,useful useless,voluntary forced,first last,more fewer,before after,public secret,release detain,remain leave,keep abandon';

const GOOD =
  'good benefit success victory triumph save safe fair right necessary welcome progress improve protect help gain win better best strong justified useful wise great';
const BAD =
  'bad harm failure fail defeat disaster destroy dangerous unsafe unfair wrong unnecessary setback worsen endanger hurt lose loss worse worst weak unjustified useless mistake catastrophe betrayal suffer threat';

const opposites = new Map<string, Set<string>>();
for (const pair of PAIRS.split(',')) {
  const [a, b] = pair.split(' ').map((word) => conceptOf(stem(word)));
  for (const [one, two] of [
    [a!, b!],
    [b!, a!],
  ] as const) {
    const known = opposites.get(one);
    if (known === undefined) opposites.set(one, new Set([two]));
    else known.add(two);
  }
}
const values = new Map<string, 1 | -1>();
for (const word of GOOD.split(' ')) values.set(conceptOf(stem(word)), 1);
for (const word of BAD.split(' ')) values.set(conceptOf(stem(word)), -1);

const NEGATIONS = new Set(
  "not n't never no nobody none nothing neither nor without cannot nowhere hardly scarcely unable".split(' '),
);

/** By their concepts. */
export function areOpposites(a: string, b: string): boolean {
  return (opposites.get(a)?.has(b) ?? false) || isNegated(a, b) || isNegated(b, a);
}

/** Concepts that a concept is the opposite of, but for those that are this one with a prefix before it. Cost: constant. */
export function contrariesOf(concept: string): string[] {
  const out = [...(opposites.get(concept) ?? [])];
  for (const prefix of PREFIXES) {
    if (concept.startsWith(prefix) && concept.length >= prefix.length + 3) out.push(concept.slice(prefix.length));
  }
  return out;
}

/** "unjust", "inadequate", "dishonest". */
const isNegated = (long: string, short: string): boolean =>
  short.length >= 3 && long.endsWith(short) && PREFIXES.has(long.slice(0, long.length - short.length));

const PREFIXES = new Set(['un', 'in', 'im', 'il', 'ir', 'dis', 'non', 'non-']);

export const isNegation = (word: string): boolean => NEGATIONS.has(word) || word === 'cant' || word === "can't";

/** 1 for a word that praises, -1 for one that condemns, by its concept; 0 for others. */
export const worthOf = (term: string): -1 | 0 | 1 => values.get(term) ?? 0;
