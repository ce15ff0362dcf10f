/**
 * What linking worked out on an earlier day, so that a folder seen before need not be compared again. It is told in parts by document, each
 * with all that it stands on: a part that is lost costs its own documents. Parts of two tellings are never mixed.
 */
import * as z from 'zod/mini';
import type { Saved, SavedBasis, SavedDocument } from '../core/corpus/saved';
import type { DocumentId } from '../core/model';
import { pack, unpack } from '../core/text/packed';
import { hashWord } from '../core/text/tokenise';
import { type ShardStore, sealed, unsealed } from './readings';

const FORMAT = 'synoptic.links/3';
const MOST_PARTS = 16;
/** So many documents are worth a part. */
const PER_PART = 16;

/** A document, and what its links were worked out from, in short. */
export interface Remembered {
  readonly key: string;
  readonly document: SavedDocument;
}

/** One part of what was told, and by which telling. Packed piece by piece. */
interface Part {
  readonly telling: string;
  readonly basis: Uint8Array;
  readonly documents: readonly Uint8Array[];
}

export const packRemembered = (one: Remembered): Uint8Array => pack(one);
export const packBasis = (basis: SavedBasis): Uint8Array => pack(basis);

/** Into how many parts so many documents are told. */
export const partsFor = (documents: number): number => Math.min(MOST_PARTS, Math.ceil(documents / PER_PART));

/**
 * A part of a telling. `telling`: another one for each time and state. `packedOf`: asked for the documents of this part. Cost: their bytes and those
 * of the basis.
 */
export function partOf(
  part: number,
  parts: number,
  ids: readonly DocumentId[],
  telling: string,
  basis: Uint8Array,
  packedOf: (document: DocumentId) => Uint8Array,
): Uint8Array {
  const documents = ids.filter((id) => (hashWord(id) >>> 0) % parts === part).map(packedOf);
  return pack({ telling, basis, documents } satisfies Part);
}

/** What the parts tell together; null if they tell nothing. Cost: linear. */
export function together(
  parts: readonly Uint8Array[],
): { readonly saved: Saved; readonly keys: ReadonlyMap<DocumentId, string> } | null {
  const told = parts.map((part) => unpack(part) as unknown as Part);
  const [first] = told;
  if (first === undefined) return null;
  const own = told
    .filter(({ telling }) => telling === first.telling)
    .flatMap(({ documents }) => documents.map((one) => unpack(one) as unknown as Remembered));
  return {
    saved: { basis: unpack(first.basis) as unknown as SavedBasis, documents: own.map(({ document }) => document) },
    keys: new Map(own.map(({ key, document }) => [document.document, key])),
  };
}

const nameOf = (part: number): string => `links-${part.toString(16).padStart(2, '0')}`;
const Content = z.instanceof(Uint8Array);

/** Hands on each part that lies in a store whole and of this stamp, then null. Rejects only where `hear` does. */
export async function loadParts(
  store: ShardStore,
  stamp: string,
  hear: (part: Uint8Array | null) => Promise<void>,
): Promise<void> {
  for (let part = 0; part < MOST_PARTS; part++) {
    const bytes = await store.load(nameOf(part)).catch(() => null);
    const whole = bytes === null ? null : await unsealed(bytes, FORMAT, stamp, Content);
    if (whole !== null) await hear(whole);
  }
  await hear(null);
}

/** Asks for part after part until there is none, and writes each. Never rejects: what cannot be written is worked out again. */
export async function saveParts(
  store: ShardStore,
  stamp: string,
  next: (part: number) => Promise<Uint8Array | null>,
): Promise<void> {
  for (let part = 0; ; part++) {
    const packed = await next(part).catch(() => null);
    if (packed === null) return;
    await store.save(nameOf(part), await sealed(FORMAT, stamp, packed)).catch(() => undefined);
  }
}
