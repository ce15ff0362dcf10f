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

/**
 * Documents part by part. `telling`: another one for each time and state. `take`: asked once for each document, packed. Cost: linear, little for
 * each; the basis once for each part.
 */
export function* partsOf(
  ids: readonly DocumentId[],
  telling: string,
  basis: Uint8Array,
  take: (document: DocumentId) => Uint8Array,
): Generator<Uint8Array> {
  const parts = Math.min(MOST_PARTS, Math.ceil(ids.length / PER_PART));
  for (let part = 0; part < parts; part++) {
    const documents = ids.filter((id) => (hashWord(id) >>> 0) % parts === part).map(take);
    yield pack({ telling, basis, documents } satisfies Part);
  }
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

/** The parts that lie in a store whole and of this stamp. Never rejects. */
export async function loadParts(store: ShardStore, stamp: string): Promise<readonly Uint8Array[]> {
  const names = Array.from({ length: MOST_PARTS }, (_, part) => nameOf(part));
  const found = await Promise.all(
    names.map(async (name) => {
      const bytes = await store.load(name).catch(() => null);
      return bytes === null ? null : unsealed(bytes, FORMAT, stamp, Content);
    }),
  );
  return found.filter((part) => part !== null);
}

/** Never rejects: what cannot be written is worked out again. */
export async function saveParts(store: ShardStore, stamp: string, parts: readonly Uint8Array[]): Promise<void> {
  for (const [i, part] of parts.entries()) {
    await store.save(nameOf(i), await sealed(FORMAT, stamp, part)).catch(() => undefined);
  }
}
