/** What reading is held against: the best that any peer was measured at, what must be reached, and what would be splendid. */
import { f1, type Measure, percent, recall, table } from '../tally';

/** Measures by the name of the table that they stand in. */
export type Scores = ReadonlyMap<string, readonly Measure[]>;

export const CLAIMS_UNSEEN = 'polnear dev: claims';
export const CLAIMS_SEEN = 'polnear train, every tenth text: claims';
export const DATES_SEEN = 'tempeval: dates';
export const ACTORS_SEEN = 'gum news + interview train + dev: actors';
export const ACTOR_FOLDS = 'gum news + interview, five-fold: actors';
export const DATE_FOLDS = 'tempeval, five-fold: dates';

interface Aim {
  readonly what: string;
  readonly measure: string;
  /** Share of the gold found, in place of F1. */
  readonly recall?: true;
  readonly peer: number;
  readonly reach: number;
  readonly stretch: number;
  /** The tables of texts that nothing was learned from, and of those that were. */
  readonly unseen: string;
  readonly seen: string;
}

const claims = { unseen: CLAIMS_UNSEEN, seen: CLAIMS_SEEN };
const dates = { unseen: DATE_FOLDS, seen: DATES_SEEN };
const actors = { unseen: ACTOR_FOLDS, seen: ACTORS_SEEN };

const AIMS: readonly Aim[] = [
  { ...claims, what: 'claims: content, token', measure: 'content token', peer: 68, reach: 85, stretch: 90 },
  { ...claims, what: 'claims: content, exact', measure: 'content exact', peer: 33.3, reach: 50, stretch: 62 },
  {
    ...claims,
    what: 'claims: indirect, recall',
    measure: 'indirect',
    recall: true,
    peer: 47.3,
    reach: 72,
    stretch: 83,
  },
  { ...claims, what: 'claims: source, matched', measure: 'source token, matched', peer: 75.6, reach: 84, stretch: 91 },
  { ...claims, what: 'claims: cue, all', measure: 'cue token, all', peer: 35.2, reach: 60, stretch: 72 },
  { ...dates, what: 'dates: strict', measure: 'strict', peer: 70.5, reach: 80, stretch: 86 },
  { ...dates, what: 'dates: relaxed', measure: 'relaxed', peer: 86.6, reach: 90, stretch: 94 },
  { ...dates, what: 'dates: value', measure: 'value', peer: 57.5, reach: 72, stretch: 80 },
  { ...actors, what: 'actors: strict', measure: 'strict', peer: 68.1, reach: 78, stretch: 86 },
  { ...actors, what: 'actors: relaxed', measure: 'relaxed', peer: 80.8, reach: 88, stretch: 93 },
  { ...actors, what: 'actors: typed', measure: 'typed', peer: 51.6, reach: 68, stretch: 80 },
  { ...actors, what: 'actors: identity, B3', measure: 'identity B3', peer: 88.6, reach: 94, stretch: 97 },
];

/**
 * Every aim with what is measured on texts that nothing was learned from, beside what is measured on those that were: a wide gap
 * tells of learning by heart. A figure that was not measured is left empty.
 */
export function aimsTable(scores: Scores): string {
  const figure = (name: string, aim: Aim): number | null => {
    const measure = scores.get(name)?.find((one) => one.name === aim.measure);
    return measure === undefined ? null : 100 * (aim.recall ? recall(measure) : f1(measure));
  };
  const shown = (value: number | null): string => (value === null ? '' : percent(value / 100));
  return table(
    ['reading, in %', 'best peer', 'reach', 'stretch', 'unseen texts', 'learned from', 'gap'],
    AIMS.map((aim) => {
      const [unseen, seen] = [figure(aim.unseen, aim), figure(aim.seen, aim)];
      const gap = unseen === null || seen === null ? null : seen - unseen;
      return [aim.what, ...[aim.peer, aim.reach, aim.stretch, unseen, seen, gap].map(shown)];
    }),
  );
}
