/** Does one of two statements speak of all, and the other of a part? */
import type { Finding, Frame } from './frame';

/** One may tell more, if all that the shorter tells is in it. */
const MIN_COMMON_FOR_SCOPE = 0.6;
const MIN_SHARED_FOR_SCOPE = 3;

const ALL = new Set(['all', 'every', 'each', 'both', 'entire', 'whole']);
const TIMES = new Set(['day', 'night', 'week', 'month', 'year', 'season', 'along', 'time', 'summer', 'winter']);
const NEARLY = new Set(['almost', 'nearly', 'virtually', 'not']);
export const MODALS = new Set(['to', 'will', 'would', 'can', 'could', 'must', 'should', 'may', 'might', 'shall']);
const IS = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'had', 'have', 'has', "'re"]);
const SOME = new Set(['some', 'most', 'many', 'several', 'few', 'half', 'certain', 'various']);
const POSSESSIVES = new Set(['its', 'his', 'her', 'their', 'our', 'the']);
const RELATIVES = new Set(['that', 'who', 'whom', 'which', 'whose']);
const RESTRICTS_AFTER = new Set(['under', 'over', 'aged', 'above', 'below', 'except', 'excluding']);

/** "all schools" against "primary schools", "all three" against "two of the three". */
export function differingScope(frame: Frame): Finding | null {
  const alike = frame.common >= MIN_COMMON_FOR_SCOPE && frame.shared >= MIN_SHARED_FOR_SCOPE;
  if (!frame.oneMatter && !alike) return null;
  return scopeOf(frame, 0, 1) ?? scopeOf(frame, 1, 0) ?? someOf(frame, 0, 1) ?? someOf(frame, 1, 0);
}

/** "its other pits" against "two of its other pits". */
function someOf({ words }: Frame, all: 0 | 1, part: 0 | 1): Finding | null {
  const [whole, other] = [words[all].join(' '), words[part]];
  for (let at = 0; at + 3 < other.length; at++) {
    if (other[at + 1] !== 'of' || !(PARTS.has(other[at]!) || SOME.has(other[at]!) || /^\d+$/.test(other[at]!)))
      continue;
    const phrase = other.slice(at + 2, at + 5);
    if (!POSSESSIVES.has(phrase[0]!) || !` ${whole} `.includes(` ${phrase.join(' ')} `)) continue;
    if (` ${whole} `.includes(` of ${phrase.join(' ')} `)) continue;
    return { difference: 'scope', why: `“${phrase.join(' ')}” against “${other[at]} of ${phrase.join(' ')}”` };
  }
  return null;
}

function scopeOf(frame: Frame, all: 0 | 1, part: 0 | 1): Finding | null {
  const words = frame.words[all];
  const { breaks } = all === 0 ? frame.a : frame.b;
  const concepts = frame.concepts[all];
  const other = frame.words[part];
  const others = frame.concepts[part];
  for (let k = 0; k < words.length; k++) {
    if (!ALL.has(words[k]!) || words[k + 1] === 'but') continue;
    if (words[k] === 'both' && words.indexOf('and', k) > k) continue;
    if (TIMES.has(words[k + 1] ?? '')) continue;
    // "They are all signed", "an all-purpose player": no noun phrase of its own.
    if (IS.has(words[k - 1] ?? '') || breaks[k + 1] === 1 || NEARLY.has(words[k - 1] ?? '')) continue;
    // The head is the last telling word before the phrase ends.
    let head = -1;
    for (let i = k + 1; i < words.length && i <= k + 6; i++) {
      if (concepts[i]! >= 0) head = i;
      else if (head >= 0 && words[i] !== "'s") break;
    }
    if (head < 0 || /^\d/.test(words[head]!) || IS.has(words[k + 1] ?? '')) continue;
    // "Both boats that were stopped": all of those only.
    if (RELATIVES.has(words[head + 1] ?? '') && breaks[head + 1] === 0) continue;
    // Of a noun phrase with limits of its own nothing is known.
    if (concepts.slice(k + 1, head).some((concept) => concept >= 0 && !others.includes(concept))) continue;
    for (let at = 0; at < other.length; at++) {
      if (others[at] !== concepts[head]) continue;
      const limit = limitOf(other, others, at, new Set(concepts));
      if (limit === null) continue;
      return {
        difference: 'scope',
        why: `“${words
          .slice(k, head + 1)
          .join(' ')
          .replaceAll(" 's", "'s")}” against “${limit}”`,
      };
    }
  }
  return null;
}

/** The phrase around `at` that limits it, or null where it is not limited or is "all" too. */
function limitOf(
  words: readonly string[],
  concepts: readonly number[],
  at: number,
  known: ReadonlySet<number>,
): string | null {
  let from = at;
  let limited = false;
  // "A three-point play" is no three points.
  if (at > 0 && SEVERAL.has(words[at - 1]!) && !words[at]!.endsWith('s')) return null;
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const word = words[i]!;
    if (ALL.has(word)) return null;
    if (SOME.has(word)) {
      limited = true;
      from = i;
      break;
    }
    if (word === 'of' && i > 0) {
      // "six of the nine villages": a part unless the two are one number.
      if (/^\d+$/.test(words[i - 1]!) || PARTS.has(words[i - 1]!)) {
        limited = true;
        from = i - 1;
      }
      break;
    }
    if (PARTS.has(word) || /^\d+$/.test(word) || (word === 'the' && words[i - 1] === 'of')) continue;
    if (concepts[i]! < 0) break;
    if (!known.has(concepts[i]!) && i >= at - 2) {
      // "Will protect users": what is done to them limits nobody.
      if (MODALS.has(words[i - 1] ?? '')) break;
      limited = true;
      from = i;
    }
  }
  const next = words[at + 1];
  if (!limited && (next === 'on' || next === 'for' || next === 'with')) {
    const object = concepts.findIndex((concept, k) => k > at + 1 && concept >= 0);
    if (object >= 0 && object <= at + 4 && !known.has(concepts[object]!)) return words.slice(at, object + 1).join(' ');
  }
  if (!limited && next !== undefined && RESTRICTS_AFTER.has(next)) return words.slice(at, at + 3).join(' ');
  return limited ? words.slice(from, at + 1).join(' ') : null;
}

const SEVERAL = new Set('two three four five six seven eight nine ten eleven twelve'.split(' '));
const PARTS = new Set(
  'one two three four five six seven eight nine ten eleven twelve half most many some several'.split(' '),
);
