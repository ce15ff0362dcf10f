/** UTF-16 units → the string that they are. */

/** Units that are made into a string at once: more would not fit on an engine's stack. */
const CHUNK = 4096;

/** A string of its own, and no tree of pieces as long as it is short. Cost: linear. */
export function stringOf(units: Uint8Array | Uint16Array): string {
  // Spread out, each unit would pass through an iterator.
  const made = (from: number, to: number): string =>
    String.fromCharCode.apply(null, units.subarray(from, to) as unknown as number[]);
  if (units.length <= CHUNK) return made(0, units.length);
  const chunks: string[] = [];
  for (let from = 0; from < units.length; from += CHUNK) chunks.push(made(from, from + CHUNK));
  return chunks.join('');
}

/** The bytes of a string that `stringOf` made of bytes. Cost: linear. */
export function bytesOf(units: string): Uint8Array {
  const bytes = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) bytes[i] = units.charCodeAt(i);
  return bytes;
}
