/** Which of the persons a text tells of can be meant by a role phrase. */
import type { Draft } from './cast';
import type { RolePhrase } from './phrase';
import type { Told } from './titles';
import { akin, officesOf } from './words';

/** How well a phrase fits what was told: the office and what specifies it, the office alone, a looser word for it; 0 not at all. */
export const Fit = { None: 0, Loose: 1, Office: 2, Whole: 3 } as const;

export interface Bearer {
  readonly draft: Draft;
  readonly told: Told;
  readonly fit: number;
}

/** Entities looked at for one office, so that ten thousand senators cost no more. */
const MOST = 24;

/** The persons by the heads of what is told of them. */
export function byOffice(drafts: readonly Draft[]): ReadonlyMap<string, readonly Draft[]> {
  const map = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.type !== 'person') continue;
    for (const head of new Set(draft.told.map((told) => told.head))) {
      const list = map.get(head);
      if (list === undefined) map.set(head, [draft]);
      else if (list.length < MOST) list.push(draft);
    }
  }
  return map;
}

/** All whom the phrase fits best; several if it does not tell them apart. */
export function bearersOf(phrase: RolePhrase, offices: ReadonlyMap<string, readonly Draft[]>): readonly Bearer[] {
  const best = new Map<Draft, Bearer>();
  let most: number = Fit.None;
  for (const head of officesOf(phrase.head)) {
    for (const draft of offices.get(head) ?? []) {
      if (phrase.gender !== undefined && draft.gender !== undefined && phrase.gender !== draft.gender) continue;
      for (const told of draft.told) {
        const fit = told.head === head ? fitOf(phrase, told) : Fit.None;
        if (fit === Fit.None || fit <= (best.get(draft)?.fit ?? 0)) continue;
        best.set(draft, { draft, told, fit });
        most = Math.max(most, fit);
      }
    }
  }
  return [...best.values()].filter(({ fit }) => fit === most);
}

const PAST = /\b(?:former|ex|late)\b/;
/** Words that make it another office, unless both have them. */
const LESSER = ['deputy', 'vice', 'assistant', 'acting', 'prime', 'under', 'shadow', 'opposition'];

function fitOf(phrase: RolePhrase, told: Told): number {
  if (PAST.test(told.title)) return Fit.None;
  if (LESSER.some((word) => phrase.words.includes(word) !== told.words.includes(word) && told.head === phrase.head))
    return Fit.None;
  const shared = phrase.words.some((word) => told.words.some((other) => akin(word, other)));
  const specified = phrase.words.length > 0 && told.words.length > 0;
  if (specified && !shared) return Fit.None;
  if (told.head === phrase.head)
    return shared || phrase.words.length + told.words.length === 0 ? Fit.Whole : Fit.Office;
  // "The leader" of a people may be its president; of anything else only if that was told.
  return shared ? Fit.Office : phrase.words.length === 0 || phrase.placed ? Fit.Loose : Fit.None;
}
