/** Noun phrases as far as word classes and names tell them: for the words around a claim that say through whom it came. */
import { int32Column } from '../../text/columns';
import { hashWord } from '../../text/tokenise';
import { Class } from '../cues';
import type { FoundName } from '../stages';
import { type Columns, isBoundary } from './columns';
import { Kinds } from './kinds';

// The one preposition that holds a name or title together.
const OF = hashWord('of');

export type Range = readonly [number, number];

/** For each token the index of the outermost name it is part of, or -1. Names are in reading order, outermost first. */
export function namesOf(columns: Columns, names: readonly FoundName[]): Int32Array {
  const { count, start, end } = columns.t.tokens;
  const out = int32Column(count).fill(-1);
  let token = 0;
  let reached = -1;
  for (let k = 0; k < names.length; k++) {
    const name = names[k]!;
    if (name.start < reached) continue;
    while (token < count && end[token]! <= name.start) token++;
    for (let i = token; i < count && start[i]! < name.end; i++) out[i] = k;
    reached = name.end;
  }
  return out;
}

const isNominal = (kind: number): boolean =>
  kind === Class.Determiner ||
  kind === Class.Possessive ||
  kind === Class.Title ||
  kind === Class.Outlet ||
  kind === Class.SpeechNoun ||
  kind === Class.Count ||
  kind === Class.Object ||
  kind === Class.Subject ||
  kind === Class.None ||
  (kind >= Kinds.Capital && kind <= Kinds.Handle && kind !== Kinds.Ly && kind !== Kinds.Past);

/** The noun phrase that starts at token `i` within its sentence, with what "of" adds; null if none does. */
export function phraseFrom(columns: Columns, nameAt: Int32Array, i: number): Range | null {
  const { t, kind } = columns;
  const to = t.sentenceStart[t.sentenceOf[i]! + 1]!;
  let at = i;
  while (at < to && at - i < 12) {
    const k = kind[at]!;
    if (nameAt[at]! >= 0 || isNominal(k)) at++;
    else if (
      k === Class.Preposition &&
      at > i &&
      at + 1 < to &&
      (columns.word[at] === OF || nameAt[at] === nameAt[at - 1])
    )
      at++;
    else break;
  }
  while (at > i && kind[at - 1] === Class.Preposition) at--;
  return at > i ? [i, at] : null;
}

/** The noun phrase that ends just before token `end`, not further back than `from`; null if none does. */
export function phraseBefore(columns: Columns, nameAt: Int32Array, end: number, from: number): Range | null {
  const { kind } = columns;
  let at = end;
  while (at > from && end - at < 10) {
    const k = kind[at - 1]!;
    if (isBoundary(k) || !(nameAt[at - 1]! >= 0 || isNominal(k))) break;
    at--;
    if (k === Class.Determiner || k === Class.Subject) break;
  }
  return at < end ? [at, end] : null;
}
