/**
 * Answers of many items on their way between threads: packed part by part on one, and taken out part by part on the other, each with pauses.
 * Ten thousand articles have twenty-four thousand actors: copied whole, they hold up each thread for some tens of milliseconds.
 */
import { pack, unpack } from '../core/text/packed';
import { sha256 } from './intake';
import { byTimer, pauses } from './pauses';

/** Items of a part. */
const ITEMS = 64;

/** A long answer as it crosses. */
export interface PackedAnswer {
  readonly parts: readonly Uint8Array[];
  /** Another one for another answer. */
  readonly sum: string;
}

export const isLong = (answer: unknown): answer is readonly unknown[] => Array.isArray(answer) && answer.length > ITEMS;

/** Stands for an answer. Cost: linear. */
export const sumOf = (answer: unknown): Promise<string> => sha256(pack(answer));

/** Cost: linear; between two parts the thread hears of other questions. */
export async function packParts(answer: readonly unknown[]): Promise<PackedAnswer> {
  const [parts, sums]: [Uint8Array[], string[]] = [[], []];
  for (let at = 0; at < answer.length; at += ITEMS) {
    const part = pack(answer.slice(at, at + ITEMS));
    parts.push(part);
    sums.push(await sha256(part));
  }
  return { parts, sum: await sumOf(sums) };
}

const pause = pauses(byTimer);

/** The answer that was packed. Cost: linear, with pauses. */
export async function unpackParts(parts: readonly Uint8Array[]): Promise<readonly unknown[]> {
  const answer: unknown[] = [];
  for (const part of parts) {
    for (const item of unpack(part) as readonly unknown[]) answer.push(item);
    await pause();
  }
  return answer;
}
