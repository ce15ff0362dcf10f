/** Which of the persons a text tells of can be meant by a role phrase. */
import { Fit, fitOf, officesOf } from '../../text/offices';
import type { Draft } from './cast';
import type { RolePhrase } from './phrase';
import type { Told } from './titles';

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
