/**
 * What a linker worked out, as plain data for another day: entries, neighbours, links and topics of its documents. A linker that takes it
 * up goes on as if it had compared these documents itself; whatever has changed since then is added and withdrawn as ever.
 */
import type { DocumentId } from '../model';
import type { Drawer } from '../text/drawer';
import { bytesOf } from '../text/units';
import type { PackedEntry, WholeEntry } from './compact';
import type { SavedWords } from './lexicon';
import { type LinkedPair, laidAway, type Phrases } from './linked';
import type { SavedNeighbours } from './neighbours';
import type { PackedTopics } from './packedTopics';
import type { Silence } from './silence';

/** Another document, by id the larger, and what links the two; 0 for links and copies that are none. */
export type SavedPair = readonly [
  other: DocumentId,
  step: number,
  copied: number,
  links: Uint8Array | 0,
  counts?: readonly [count: number, standing: number, flagged: number, accepted: number],
];

export interface SavedEvent extends PackedTopics {
  readonly silences: readonly Silence[];
  /** Of the links that it was worked out from, by `sumOf`. */
  readonly sum: string;
}

/** What hangs together with a document, beside its entry. */
interface Joined {
  readonly neighbours: SavedNeighbours;
  readonly pairs: readonly SavedPair[];
  /** The event of which it is the first document. */
  readonly event: SavedEvent | null;
}

export interface SavedDocument extends WholeEntry, Joined {}

/** What all documents share. */
export interface SavedBasis {
  readonly words: SavedWords;
  readonly phrases: readonly string[];
}

/** What a linker goes on from. */
export interface Saved {
  readonly basis: SavedBasis;
  /** Their bytes lie in the drawer of whoever goes on. */
  readonly documents: readonly (PackedEntry & Joined)[];
}

/** Tells texts apart: 64 bits of each, and the lengths. Cost: linear. */
export function digest(texts: Iterable<string>): string {
  let [one, two, length] = [0x811c9dc5, 0x9e3779b9, 0];
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 0x01000193);
      two = Math.imul(two ^ one ^ (two >>> 13), 0x85ebca6b);
    }
    one = Math.imul(one ^ 0x10001, 0x01000193);
    length += text.length;
  }
  return `${one >>> 0}.${two >>> 0}.${length}`;
}

/** Tells events apart whose documents or links are others, among pairs of one telling. */
export const sumOf = (pairs: readonly Pick<LinkedPair, 'a' | 'b' | 'count'>[]): string =>
  digest(pairs.flatMap(({ a, b, count }) => [a, b, String(count)]));

export function savedPair(other: DocumentId, step: number, copied: number, linked: LinkedPair | null): SavedPair {
  if (linked === null) return [other, step, copied, 0];
  const { links, drawer, count, standing, flagged, accepted } = linked;
  const bytes = typeof links === 'string' ? bytesOf(links) : drawer.take(links);
  return [other, step, copied, bytes, [count, standing, flagged, accepted]];
}

/** Its links go into the drawer where they are not few. */
export function linkedIn(
  a: DocumentId,
  b: DocumentId,
  [, , , links, counts]: SavedPair,
  phrases: Phrases,
  drawer: Drawer,
): LinkedPair | null {
  if (links === 0 || counts === undefined) return null;
  const [count, standing, flagged, accepted] = counts;
  return { a, b, ...laidAway(links, drawer), phrases, count, standing, flagged, accepted };
}
