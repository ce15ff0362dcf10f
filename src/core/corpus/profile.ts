/**
 * Two documents tell of one event if they look at the rest of the corpus alike. Words cannot part two look-alike events (two
 * arrests by one navy, two trades of one club): reports of both share most of them. But a report is a little nearer to the reports of its own
 * event, and that shows in its whole profile, its likeness to each of its neighbours, far more surely than in any one of them.
 */
import type { NeighbourLists } from './neighbours';

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

/** Compares the profiles of two documents, given by their numbers, over the nearest of both. Cost: constant, and nothing is made but the answer. */
export function profileComparer(near: NeighbourLists): (a: number, b: number) => ProfileLikeness {
  // By the number of a document, zero between two questions: what each of the two has it at, and who looked on already.
  let inA = new Float64Array(64);
  let inB = new Float64Array(64);
  let met = new Uint8Array(64);
  const xs = new Float64Array(2 * NEAREST);
  const ys = new Float64Array(2 * NEAREST);

  const fill = (of: number, into: Float64Array): void => {
    for (let k = 0; k < near.count(of); k++) into[near.slot(of, k)] = near.cosineAt(of, k);
  };
  const clear = (of: number, from: Float64Array): void => {
    for (let k = 0; k < near.count(of); k++) {
      from[near.slot(of, k)] = 0;
      met[near.slot(of, k)] = 0;
    }
  };

  return (a, b) => {
    if (inA.length < near.size) {
      inA = new Float64Array(2 * near.size);
      inB = new Float64Array(2 * near.size);
      met = new Uint8Array(2 * near.size);
    }
    fill(a, inA);
    fill(b, inB);
    let n = 0;
    let apart = 0;
    let sumX = 0;
    let sumY = 0;
    for (const from of [a, b]) {
      for (let k = 0; k < near.count(from) && k < NEAREST; k++) {
        const witness = near.slot(from, k);
        if (witness === a || witness === b || met[witness] === 1) continue;
        met[witness] = 1;
        xs[n] = inA[witness]!;
        ys[n] = inB[witness]!;
        apart += Math.abs(xs[n]! - ys[n]!);
        sumX += xs[n]!;
        sumY += ys[n]!;
        n++;
      }
    }
    const cosine = inA[b]! || inB[a]!;
    clear(a, inA);
    clear(b, inB);
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
    const known = n >= MIN_ONLOOKERS;
    const passing = known && agreement < PASSING_AGREEMENT && isPassing(cosine, near, a, b);
    return { gap, agreement, passing, doubtful: known && agreement < DOUBTFUL_AGREEMENT };
  };
}

/** Without numbers of its own for any corpus: in one of one event all are alike, and nobody is much nearer than the rest. */
function isPassing(cosine: number, near: NeighbourLists, a: number, b: number): boolean {
  const at = (of: number, rank: number): number => {
    const count = near.count(of);
    return count === 0 ? 0 : near.cosineAt(of, Math.floor(count * rank));
  };
  const usual = Math.max(at(a, PASSING_RANK), at(b, PASSING_RANK));
  const nearest = Math.max(at(a, 0), at(b, 0));
  return cosine < PASSING_LIFT * usual && nearest >= NEARER * cosine;
}

/** One small number for each likeness: documents of equal ones are linked alike. */
export const stepOf = ({ gap, agreement, passing, doubtful }: ProfileLikeness): number =>
  16 * gap + 32 * (8 * agreement + 8) + (passing ? 1024 : 0) + (doubtful ? 2048 : 0);
