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

/** A document's nearest, best first, and the same to look up. */
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
}

const NEAREST = 20;
const MIN_WITNESSES = 4;

export function profileOf(neighbours: readonly Neighbour[]): Profile {
  return { neighbours, cosines: new Map(neighbours.map((n) => [n.document, n.cosine])) };
}

/** Compares the profiles of documents `a` and `b` over the nearest of both. Cost: constant. */
export function profileLikeness(a: DocumentId, left: Profile, b: DocumentId, right: Profile): ProfileLikeness {
  const xs: number[] = [];
  const ys: number[] = [];
  const visit = (from: Profile, skip: Profile | null): void => {
    for (let k = 0; k < from.neighbours.length && k < NEAREST; k++) {
      const witness = from.neighbours[k]!.document;
      if (witness === a || witness === b || (skip !== null && isNear(skip, witness))) continue;
      xs.push(left.cosines.get(witness) ?? 0);
      ys.push(right.cosines.get(witness) ?? 0);
    }
  };
  visit(left, null);
  visit(right, left);
  const n = xs.length;
  let apart = 0;
  let sumX = 0;
  let sumY = 0;
  for (let k = 0; k < n; k++) {
    apart += Math.abs(xs[k]! - ys[k]!);
    sumX += xs[k]!;
    sumY += ys[k]!;
  }
  if (n === 0) return { gap: 0, agreement: 0 };
  if (n < MIN_WITNESSES) return { gap: 0, agreement: 0 };
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
  return { gap, agreement: Math.round((8 * xy) / (Math.sqrt(xx * yy) || 1)) / 8 };
}

function isNear(profile: Profile, document: DocumentId): boolean {
  const cosine = profile.cosines.get(document);
  if (cosine === undefined) return false;
  for (let k = 0; k < profile.neighbours.length && k < NEAREST; k++) {
    if (profile.neighbours[k]!.document === document) return true;
  }
  return false;
}
