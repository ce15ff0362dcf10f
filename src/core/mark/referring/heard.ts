/** Whom a reader has in mind at a place in the text: who was mentioned, as what, how long ago. */
import type { Draft } from './cast';
import type { Gender } from './words';

export interface Heard {
  readonly draft: Draft;
  readonly start: number;
  readonly sentence: number;
  readonly paragraph: number;
  /** Opens its sentence. */
  readonly subject: boolean;
  readonly speaks: boolean;
  /** "Putin's": only tells whose something is. */
  readonly possessor: boolean;
  /** Inside somebody's own words. */
  readonly quoted: boolean;
}

/** Mentions looked back at. */
export const REACH = 30;
/** Sentences looked back at. */
const SENTENCES = 6;
const LEAST = -4;

export interface Memory {
  readonly heard: Heard[];
  /** The last who spoke. */
  speaker: Draft | undefined;
}

/** Whom "he" or "she" means here: who fits by gender, the last speaker and subjects before others; nobody if none does well. */
export function meant(
  memory: Memory,
  gender: Gender,
  sentence: number,
  may: (one: Heard) => boolean = () => true,
): Draft | undefined {
  const { heard, speaker } = memory;
  let best: Draft | undefined;
  let most = LEAST;
  for (let k = heard.length - 1; k >= Math.max(0, heard.length - REACH); k--) {
    const one = heard[k]!;
    const { draft } = one;
    if (one.quoted || (draft.gender !== undefined && draft.gender !== gender) || !may(one)) continue;
    const distance = sentence - one.sentence;
    if (distance > SENTENCES) break;
    const score =
      (draft.gender === gender ? 2 : 0.5) +
      (one.subject ? 2 : 0) +
      (one.speaks ? 1.5 : 0) +
      (speaker === draft && distance < 3 ? 2 : 0) -
      (one.possessor ? 4 : 0) -
      distance * 2;
    if (score > most) {
      most = score;
      best = draft;
    }
  }
  return best;
}

const STYLE = /^(?:mr|mrs|ms|miss|mister|dr|sir|lord|lady|prof)$/;

/** Was more told of somebody than how to address him or her? */
export const hasOffice = (draft: Draft): boolean => draft.told.some(({ head }) => !STYLE.test(head));

/** Is this the last person spoken of, leaving out those whose own office keeps them apart? */
export function isNear({ heard }: Memory, draft: Draft, sentence: number): boolean {
  for (let k = heard.length - 1; k >= Math.max(0, heard.length - REACH) && sentence - heard[k]!.sentence <= NEAR; k--) {
    if (heard[k]!.draft === draft) return true;
    if (!heard[k]!.quoted && !hasOffice(heard[k]!.draft)) return false;
  }
  return false;
}
/** Sentences in which somebody is near. */
const NEAR = 4;

/** The other of two who were spoken of together: alone with `one` in a paragraph, else the only other person so far. */
export function otherOf(memory: Memory, one: Draft, fits: (draft: Draft) => boolean): Draft | undefined {
  const others = new Set<Draft>();
  // Of two who met, one is not she of whom "his" tells.
  const isOther = (draft: Draft): boolean =>
    one.named || (draft.gender !== undefined && one.gender !== undefined && draft.gender !== one.gender);
  let paragraph = -1;
  let here = new Set<Draft>();
  const pairOf = (): Draft | undefined =>
    here.size === 2 && (here.has(one) || !one.named)
      ? only([...here].filter((draft) => draft !== one && isOther(draft) && fits(draft)))
      : undefined;
  for (const { draft, paragraph: at } of memory.heard.slice(0, PAIRS)) {
    if (at !== paragraph) {
      const pair = pairOf();
      if (pair !== undefined) return pair;
      paragraph = at;
      here = new Set();
    }
    if (draft.named) here.add(draft);
    if (draft !== one && fits(draft)) others.add(draft);
  }
  return pairOf() ?? (one.named ? only([...others]) : undefined);
}

const only = (drafts: readonly Draft[]): Draft | undefined => (drafts.length === 1 ? drafts[0] : undefined);

/** Mentions from the beginning among which a pair is looked for. */
const PAIRS = 60;
