/** UTF-16 units → the string that they are. */

/** Units that are made into a string at once: more would not fit on an engine's stack. */
const CHUNK = 4096;

/** So few are gathered in a list that serves again and again: a view of them costs more than the string. */
const FEW = 64;
const gathered: number[] = [];

/** A string of its own, and no tree of pieces as long as it is short. Cost: linear. */
export function stringOf(units: Uint8Array | Uint16Array, from = 0, to = units.length): string {
  if (to - from <= FEW) {
    gathered.length = 0;
    for (let i = from; i < to; i++) gathered.push(units[i]!);
    return String.fromCharCode.apply(null, gathered);
  }
  // Spread out, each unit would pass through an iterator.
  const made = (from: number, to: number): string =>
    String.fromCharCode.apply(null, units.subarray(from, to) as unknown as number[]);
  if (to - from <= CHUNK) return made(from, to);
  const chunks: string[] = [];
  for (let at = from; at < to; at += CHUNK) chunks.push(made(at, Math.min(at + CHUNK, to)));
  return chunks.join('');
}

/** The bytes of a string that `stringOf` made of bytes. Cost: linear. */
export function bytesOf(units: string): Uint8Array {
  const bytes = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) bytes[i] = units.charCodeAt(i);
  return bytes;
}
