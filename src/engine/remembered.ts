/**
 * What linking worked out on an earlier day, so that a folder seen before need not be compared again. It is told in parts by document, each
 * with all that it stands on: a part that is lost costs its own documents. Parts of two tellings are never mixed.
 */
import * as z from 'zod/mini';
import type { Saved, SavedBasis, SavedDocument } from '../core/corpus/saved';
import type { DocumentId } from '../core/model';
import type { Drawer } from '../core/text/drawer';
import { pack, unpack } from '../core/text/packed';
import { hashWord } from '../core/text/tokenise';
import { type ShardStore, sealed, unsealed } from './readings';

const FORMAT = 'synoptic.links/4';
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

/** Those of these documents that such a part tells of. */
export const idsOfPart = (part: number, parts: number, ids: readonly DocumentId[]): readonly DocumentId[] =>
  ids.filter((id) => (hashWord(id) >>> 0) % parts === part);

/** A part of a telling. `telling`: another one for each time and state. Cost: the bytes of the documents and of the basis. */
export const partOf = (telling: string, basis: Uint8Array, documents: readonly Uint8Array[]): Uint8Array =>
  pack({ telling, basis, documents } satisfies Part);

/** Hears the parts of a telling. */
export interface Hearing {
  /** Takes up a part: what is large of it goes into the drawer. Those of another telling than the first pass by. Cost: linear, with pauses. */
  hear(part: Uint8Array): Promise<void>;
  /** What the parts told together; null if that is nothing. */
  together(): { readonly saved: Saved; readonly keys: ReadonlyMap<DocumentId, string> } | null;
  /** Gives their room in the drawer back, if nobody took it up, and hears no more. */
  drop(): void;
}

export function createHearing(drawer: Drawer, pause: () => Promise<void>): Hearing {
  let telling: string | null = null;
  let basis: Uint8Array | null = null;
  const documents: Saved['documents'][number][] = [];
  const keys = new Map<DocumentId, string>();
  let isOver = false;
  return {
    async hear(part) {
      const told = unpack(part, true) as unknown as Part;
      telling ??= told.telling;
      if (told.telling !== telling) return;
      basis ??= told.basis.slice();
      for (const one of told.documents) {
        await pause();
        if (isOver) return;
        const { key, document } = unpack(one) as unknown as Remembered;
        // Told once more where a reading was begun anew.
        if (keys.has(document.document)) continue;
        const { columns, statements } = document;
        documents.push({ ...document, columns: drawer.put(columns), statements: drawer.put(statements) });
        keys.set(document.document, key);
      }
    },
    together: () =>
      basis === null ? null : { saved: { basis: unpack(basis) as unknown as SavedBasis, documents }, keys },
    drop() {
      isOver = true;
      for (const { columns, statements } of documents.splice(0)) {
        drawer.drop(columns);
        drawer.drop(statements);
      }
    },
  };
}

const nameOf = (part: number): string => `links-${part.toString(16).padStart(2, '0')}`;
const Content = z.instanceof(Uint8Array);

export const sealedPart = (part: Uint8Array, stamp: string): Promise<Uint8Array> => sealed(FORMAT, stamp, part);

/** Null for one that is damaged, or of another stamp. */
export const unsealedPart = (bytes: Uint8Array, stamp: string): Promise<Uint8Array | null> =>
  unsealed(bytes, FORMAT, stamp, Content);

/** Hands on each part that lies in a store, sealed as it is. Rejects only where `hear` does. */
export async function loadParts(store: ShardStore, hear: (part: Uint8Array) => Promise<void>): Promise<void> {
  const load = async (part: number): Promise<Uint8Array | null> =>
    part < MOST_PARTS ? store.load(nameOf(part)).catch(() => null) : null;
  let next = load(0);
  for (let part = 0; part < MOST_PARTS; part++) {
    const bytes = await next;
    // Read while the one before is heard.
    next = load(part + 1);
    if (bytes !== null) await hear(bytes);
  }
}

/** Asks for part after part, sealed, until there is none, and writes each. Never rejects: what cannot be written is worked out again. */
export async function saveParts(store: ShardStore, next: (part: number) => Promise<Uint8Array | null>): Promise<void> {
  for (let part = 0; ; part++) {
    const bytes = await next(part).catch(() => null);
    if (bytes === null) return;
    await store.save(nameOf(part), bytes).catch(() => undefined);
  }
}
