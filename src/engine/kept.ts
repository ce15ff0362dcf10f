/**
 * What is kept of a document while nobody looks at it: a tenth of what it is when it lies open. Ten thousand articles fit in memory
 * this way; those that are looked at are opened, and the last few stay open.
 */
import type { Reading, Source } from '../core/model';
import type { Bytes, Drawer } from '../core/text/drawer';
import { pack, unpack } from '../core/text/packed';

/** A document's text, and all else that is known of it without others and without people. */
export interface Kept<In extends Bytes = Bytes> {
  readonly text: In;
  /** The source without its text, and the machine's reading. */
  readonly known: In;
}

/** @param reading as `pack` gives it */
export function keep(source: Source, reading: Uint8Array): Kept<Uint8Array> {
  const { text, ...rest } = source;
  return { text: pack(text), known: pack([rest, reading]) };
}

export const putAway = ({ text, known }: Kept<Uint8Array>, { put }: Drawer): Kept => ({
  text: put(text),
  known: put(known),
});

export function drop({ text, known }: Kept, drawer: Drawer): void {
  drawer.drop(text);
  drawer.drop(known);
}

export const textOf = ({ text }: Kept, { take }: Drawer): string => unpack(take(text)) as string;

/** Cost: linear; for an article of 5 kB some 0.2 ms. */
export function unkept(kept: Kept, drawer: Drawer): { readonly source: Source; readonly reading: Reading } {
  const [rest, packed] = unpack(drawer.take(kept.known)) as unknown as [Omit<Source, 'text'>, Uint8Array];
  return { source: { ...rest, text: textOf(kept, drawer) }, reading: unpack(packed) as unknown as Reading };
}

/** Same bytes and same circumstances: nothing to read again. */
export function sameSource(a: Source, b: Source): boolean {
  return (
    a.sha256 === b.sha256 &&
    a.text === b.text &&
    a.given === b.given &&
    a.dirty === b.dirty &&
    a.meta?.published === b.meta?.published &&
    a.meta?.outlet === b.meta?.outlet &&
    a.meta?.title === b.meta?.title
  );
}
