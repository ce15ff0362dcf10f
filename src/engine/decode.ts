/** Bytes → text, naming the encoding; a BOM is taken off. The same on every host. */

import { stringOf } from '../core/text/units';

export type Decoded =
  | { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }
  | { readonly refused: string };

/** Never throws: what is no text is refused with a reason in words for the user. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: as('utf-16le', bytes), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: as('utf-16be', bytes), encoding: 'utf-16be' };
  if (looksBinary(bytes)) return { refused: 'it is a binary file, not a text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: fromWindows1252(bytes), encoding: 'windows-1252' };
  }
}

function as(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

// What 0x80 to 0x9f mean; engines' own decoders differ there (Node 20 takes them for control characters).
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

function fromWindows1252(bytes: Uint8Array): string {
  return stringOf(
    Uint16Array.from(bytes, (byte) => (byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte)),
  );
}

/**
 * A zero byte in the first 8 kB, or more than one control character in thirty there, is no text in any encoding
 * without a BOM. Form feeds, tabs and escape characters do not count.
 */
function looksBinary(bytes: Uint8Array): boolean {
  const seen = Math.min(bytes.length, 8192);
  let control = 0;
  for (let i = 0; i < seen; i++) {
    const byte = bytes[i]!;
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  return control * 30 > seen;
}
