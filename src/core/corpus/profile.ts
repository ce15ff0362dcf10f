/**
 * Two documents tell of one event if they look at the rest of the corpus alike. Words cannot part two look-alike events (two
 * arrests by one navy, two trades of one club): reports of both share most of them. But a report is a little nearer to the reports of its own
 * event, and that shows in its whole profile, its likeness to each of its neighbours, far more surely than in any one of them.
 */
import type { DocumentId } from '../model';

export interface Neighbour {
  readonly document: DocumentId;
  readonly cosine: number;
}

/** A document's nearest, best first (of equals by id), and the same to look up. */
export interface Profile {
  readonly neighbours: readonly Neighbour[];
  readonly cosines: ReadonlyMap<DocumentId, number>;
}

/** In steps, so that a change far away leaves most pairs as they were. */
export interface ProfileLikeness {
  /** 0: the same profile; 1: nothing in common. In sixteenths. */
  readonly gap: number;
  /** Correlation of the two profiles, -1 to 1, in eighths; 0 where there is too little to tell. */
  readonly agreement: number;
  /** Nothing singles the two out: each is to the other as those far down its list, and somebody else is much nearer to one of them. */
  readonly passing: boolean;
  /** Enough look on, and they see no one event in the two: what these tell differently may be of two happenings. */
  readonly doubtful: boolean;
}

const NEAREST = 20;
const MIN_WITNESSES = 4;
/** To be told from passing likeness takes this many who look on. */
const MIN_ONLOOKERS = 8;
/** How far down a list of neighbours stands what all of a corpus are to one another. */
const PASSING_RANK = 0.75;
/** A pair no more alike than that, within this factor, has nothing of its own. */
const PASSING_LIFT = 1.15;
const PASSING_AGREEMENT = 0.15;
/** Of 20 pairs of reports on one event, 19 agree better; of look-alike events, one in five. */
const DOUBTFUL_AGREEMENT = 0.2;
/** How much nearer another must be. */
const NEARER = 1.12;

export function profileOf(neighbours: readonly Neighbour[]): Profile {
  return { neighbours, cosines: new Map(neighbours.map((n) => [n.document, n.cosine])) };
}

/** Compares the profiles of documents `a` and `b` over the nearest of both. Cost: constant. */
export function profileLikeness(a: DocumentId, left: Profile, b: DocumentId, right: Profile): ProfileLikeness {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const from of [left, right]) {
    for (let k = 0; k < from.neighbours.length && k < NEAREST; k++) {
      const { document: witness } = from.neighbours[k]!;
      if (witness === a || witness === b) continue;
      if (from === right && isNear(left, witness)) continue;
      xs.push(left.cosines.get(witness) ?? 0);
      ys.push(right.cosines.get(witness) ?? 0);
    }
  }
  const n = xs.length;
  let apart = 0;
  let sumX = 0;
  let sumY = 0;
  for (let k = 0; k < n; k++) {
    apart += Math.abs(xs[k]! - ys[k]!);
    sumX += xs[k]!;
    sumY += ys[k]!;
  }
  if (n < MIN_WITNESSES) return { gap: 0, agreement: 0, passing: false, doubtful: false };
  const gap = Math.round((16 * apart) / (sumX + sumY || 1)) / 16;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let k = 0; k < n; k++) {
    const dx = xs[k]! - sumX / n;
    const dy = ys[k]! - sumY / n;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  const agreement = Math.round((8 * xy) / (Math.sqrt(xx * yy) || 1)) / 8;
  const cosine = left.cosines.get(b) ?? right.cosines.get(a) ?? 0;
  const known = n >= MIN_ONLOOKERS;
  const passing = known && agreement < PASSING_AGREEMENT && isPassing(cosine, left, right);
  return { gap, agreement, passing, doubtful: known && agreement < DOUBTFUL_AGREEMENT };
}

/** Without numbers of its own for any corpus: in one of one event all are alike, and nobody is much nearer than the rest. */
function isPassing(cosine: number, left: Profile, right: Profile): boolean {
  const lists = [left.neighbours, right.neighbours];
  const usual = Math.max(...lists.map((list) => list[Math.floor(list.length * PASSING_RANK)]?.cosine ?? 0));
  const nearest = Math.max(...lists.map((list) => list[0]?.cosine ?? 0));
  return cosine < PASSING_LIFT * usual && nearest >= NEARER * cosine;
}

/** One small number for each likeness: documents of equal ones are linked alike. */
export const stepOf = ({ gap, agreement, passing, doubtful }: ProfileLikeness): number =>
  16 * gap + 32 * (8 * agreement + 8) + (passing ? 1024 : 0) + (doubtful ? 2048 : 0);

/** Is the document among the nearest? Lists of neighbours are ordered by cosine, then by id. */
function isNear({ neighbours, cosines }: Profile, document: DocumentId): boolean {
  const cosine = cosines.get(document);
  if (cosine === undefined) return false;
  const last = neighbours[NEAREST - 1];
  return last === undefined || cosine > last.cosine || (cosine === last.cosine && document <= last.document);
}
