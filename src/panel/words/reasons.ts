/**
 * Why a mark was made, why two statements are linked and what differs, in the reader's language. The engine gives its reasons in
 * English, as the export has them; here each kind of reason is recognised by its form and said again. What is not recognised
 * stays as it is.
 */
import { DATE_REASONS, type ReasonForm } from './reasonsOfDates';
import { FILE_REASONS } from './reasonsOfFiles';
import { quoted, type Say } from './say';

/** The reason of a mark, of any kind. Cost: the forms times the length. */
export function markReason(why: string, say: Say): string {
  const found =
    whole(ACTOR_REASONS, why, say) ??
    inSequence(CLAIM_REASONS, ', ', why, say) ??
    inSequence(DATE_REASONS, '; ', why, say);
  return found ?? why;
}

/** The reason of a link: findings, what both have in common, and what people decided. Cost: the forms times the length. */
export const linkReason = (why: string, say: Say): string => inSequence(LINK_REASONS, '. |; ', why, say) ?? why;

/** Why a file was not read, what is to be known of one that was, and how its day of publication is known. */
export const fileReason = (why: string, say: Say): string => whole(FILE_REASONS, why, say) ?? why;

/** The two readings that a link's first finding sets against each other: `2 May` and `3 May`; null where it names no two. */
export function readingsAgainst(why: string): readonly [from: string, to: string] | null {
  const found = /^(?:[^:“”]+): “([^”]+)”(?: \([^)]*\))? against “([^”]+)”/u.exec(why);
  return found === null ? null : [found[1]!, found[2]!];
}

/** What a link's first finding says, without its opening: `“possibly” in one, told flatly in the other`; null where nothing differs. */
export function firstFinding(why: string, say: Say): string | null {
  const found = /^[^:“”]+: ((?:“[^”]*”|[^“”.;])+)/u.exec(why);
  return found === null ? null : finding(found[1]!, say);
}

function whole(forms: readonly ReasonForm[], why: string, say: Say): string | null {
  for (const [form, told] of forms) {
    const found = new RegExp(`^(?:${form})$`, 'u').exec(why);
    if (found !== null) return told(say, found.slice(1));
  }
  return null;
}

/** Each part by the first form that ends where a separator, or the whole, does; null as soon as one has none. */
function inSequence(forms: readonly ReasonForm[], separators: string, why: string, say: Say): string | null {
  const parting = separators.replaceAll('.', '\\.');
  const parts: string[] = [];
  for (let at = 0; at < why.length; ) {
    let next = -1;
    for (const [form, told] of forms) {
      const pattern = new RegExp(`(?:${form})(${parting}|$)`, 'uy');
      pattern.lastIndex = at;
      const found = pattern.exec(why);
      if (found === null) continue;
      parts.push(told(say, found.slice(1, -1)), found.at(-1)!);
      next = pattern.lastIndex;
      break;
    }
    if (next <= at) return null;
    at = next;
  }
  return parts.join('');
}

const LINK_REASONS: readonly ReasonForm[] = [
  ['The figures differ: (.+?)', (say, [what]) => say('The figures differ: {0}', finding(what!, say))],
  ['The dates differ: (.+?)', (say, [what]) => say('The dates differ: {0}', finding(what!, say))],
  ['The places differ: (.+?)', (say, [what]) => say('The places differ: {0}', finding(what!, say))],
  ['The speakers differ: (.+?)', (say, [what]) => say('The speakers differ: {0}', finding(what!, say))],
  ['One is less certain: (.+?)', (say, [what]) => say('One is less certain: {0}', finding(what!, say))],
  ['The wording differs: (.+?)', (say, [what]) => say('The wording differs: {0}', finding(what!, say))],
  [
    'One tells of more than the other: (.+?)',
    (say, [what]) => say('One tells of more than the other: {0}', finding(what!, say)),
  ],
  ['They contradict each other: (.+?)', (say, [what]) => say('They contradict each other: {0}', finding(what!, say))],
  [
    '(\\d+) of the shorter one’s (\\d+) words stand in the other in the same order',
    (say, [some, all]) => say('{0} of the shorter one’s {1} words stand in the other in the same order', some!, all!),
  ],
  ['The same words in another order', (say) => say('The same words in another order')],
  ['One speaker says the same in other words', (say) => say('One speaker says the same in other words')],
  ['Both say (“[^”]*”(?:, “[^”]*”)*)', (say, [words]) => say('Both say {0}', quoted(words!, say))],
  ['Both mean (\\S+) \\((“.*?”)\\)', (say, [value, words]) => say('Both mean {0} ({1})', value!, quoted(words!, say))],
  ['Both tell (“.*?”)', (say, [words]) => say('Both tell {0}', quoted(words!, say))],
  ['(“.*?”) and (“.*?”) agree', (say, [one, two]) => say('{0} and {1} agree', quoted(one!, say), quoted(two!, say))],
  ['Both have it from the same source', (say) => say('Both have it from the same source')],
  [
    'Both open reports that have much in common, and tell of their event',
    (say) => say('Both open reports that have much in common, and tell of their event'),
  ],
  ['confirmed by a person(: .*)?', (say, [why]) => say('confirmed by a person') + (why ?? '')],
  ['rejected by a person(: .*)?', (say, [why]) => say('rejected by a person') + (why ?? '')],
  ['disputed by a person(: .*)?', (say, [why]) => say('disputed by a person') + (why ?? '')],
  ['related by a person(: .*)?', (say, [why]) => say('related by a person') + (why ?? '')],
  ['difference dismissed by a person(: .*)?', (say, [why]) => say('difference dismissed by a person') + (why ?? '')],
];

/** What a finding sets against what. */
const finding = (what: string, say: Say): string => whole(FINDINGS, what, say) ?? what;

const FINDINGS: readonly ReasonForm[] = [
  [
    'It appeared on (“.*?” \\(.*?\\)) against (“.*?” \\(.*?\\))',
    (say, [one, two]) => say('It appeared on {0} against {1}', quoted(one!, say), quoted(two!, say)),
  ],
  [
    '(“.*?”(?: \\([^)]*\\))?) against (“.*?”(?: \\([^)]*\\))?)',
    (say, [one, two]) => say('{0} against {1}', quoted(one!, say), quoted(two!, say)),
  ],
  ['(“.*?”) in one only', (say, [words]) => say('{0} in one only', quoted(words!, say))],
  [
    '(“.*?”) in one, told flatly in the other',
    (say, [words]) => say('{0} in one, told flatly in the other', quoted(words!, say)),
  ],
  [
    'the same words from (.+) and from (.+)',
    (say, [one, two]) => say('the same words from {0} and from {1}', one!, two!),
  ],
  ['one praises what the other condemns', (say) => say('one praises what the other condemns')],
  ['asserted in one, denied in the other', (say) => say('asserted in one, denied in the other')],
];

const CLAIM_REASONS: readonly ReasonForm[] = [
  ['reported, in part word for word', (say) => say('reported, in part word for word')],
  ['quoted', (say) => say('quoted')],
  ['reported', (say) => say('reported')],
  ['in quotation marks', (say) => say('in quotation marks')],
  ['stated by the text itself', (say) => say('stated by the text itself')],
  ['stated by the headline', (say) => say('stated by the headline')],
  ['said by an unnamed source, (“.*?”)', (say, [who]) => say('said by an unnamed source, {0}', quoted(who!, say))],
  ['said by (“.*?”)', (say, [who]) => say('said by {0}', quoted(who!, say))],
  ['no speaker found', (say) => say('no speaker found')],
  ['no speaker named', (say) => say('no speaker named')],
  ['named at the end', (say) => say('named at the end')],
  ['cue (“.*?”)', (say, [cue]) => say('cue {0}', quoted(cue!, say))],
  ['passed on by (“.*?”)', (say, [who]) => say('passed on by {0}', quoted(who!, say))],
  ['denied or refused', (say) => say('denied or refused')],
];

const ACTOR_REASONS: readonly ReasonForm[] = [
  ['a person’s name: (“.*”) before it', (say, [word]) => say('a person’s name: {0} before it', quoted(word!, say))],
  [
    'a person’s name: (“.*”) is a given name',
    (say, [word]) => say('a person’s name: {0} is a given name', quoted(word!, say)),
  ],
  ['an organisation: (“.*”)', (say, [word]) => say('an organisation: {0}', quoted(word!, say))],
  ['a place: listed', (say) => say('a place: listed')],
  ['an organisation: listed', (say) => say('an organisation: listed')],
  [
    'named elsewhere in this text as (.+)',
    (say, [kind]) => say('named elsewhere in this text as {0}', kindOfActor(kind!, say)),
  ],
  ['reads like the name of (.+)', (say, [kind]) => say('reads like the name of {0}', kindOfActor(kind!, say))],
  ['short form of (“.*”)', (say, [name]) => say('short form of {0}', quoted(name!, say))],
  ['same name as (“.*”)', (say, [name]) => say('same name as {0}', quoted(name!, say))],
  ['set beside the name (“.*”)', (say, [name]) => say('set beside the name {0}', quoted(name!, say))],
  ['account of the office of (“.*”)', (say, [name]) => say('account of the office of {0}', quoted(name!, say))],
  ['account of (“.*”)', (say, [name]) => say('account of {0}', quoted(name!, say))],
  ['the name of an account', (say) => say('the name of an account')],
  ['a name as a hashtag', (say) => say('a name as a hashtag')],
  ['speaks, but is not named', (say) => say('speaks, but is not named')],
  ['set by a person', (say) => say('set by a person')],
  ['marked by hand', (say) => say('marked by hand')],
  ['marked by (.+)', (say, [who]) => say('marked by {0}', who!)],
  ['(\\w+): last man who spoke, (.+)', (say, [word, name]) => say('{0}: last man who spoke, {1}', word!, name!)],
  ['(\\w+): last woman who spoke, (.+)', (say, [word, name]) => say('{0}: last woman who spoke, {1}', word!, name!)],
  ['(\\w+): last man named, (.+)', (say, [word, name]) => say('{0}: last man named, {1}', word!, name!)],
  ['(\\w+): last woman named, (.+)', (say, [word, name]) => say('{0}: last woman named, {1}', word!, name!)],
  [
    'it: (.+), of which the sentence before tells',
    (say, [name]) => say('it: {0}, of which the sentence before tells', name!),
  ],
  ['(.+): the last of its kind named', (say, [name]) => say('{0}: the last of its kind named', name!)],
  ['(.+): the other beside (.+)', (say, [name, other]) => say('{0}: the other beside {1}', name!, other!)],
  ['(.+): told of as (“.*”)', (say, [name, words]) => say('{0}: told of as {1}', name!, quoted(words!, say))],
  ['(.+): named just before', (say, [name]) => say('{0}: named just before', name!)],
];

function kindOfActor(kind: string, say: Say): string {
  switch (kind) {
    case 'a person':
      return say('a person');
    case 'an organisation':
      return say('an organisation');
    case 'a place':
      return say('a place');
    case 'a group':
      return say('a group');
    default:
      return kind;
  }
}
