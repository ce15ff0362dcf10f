// What people and tools write nests four or five levels.
const DEEPEST = 32;

/** Plain JSON of a sensible depth, without names that mean something to JavaScript, and without numbers too large for it. */
export function isSound(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((item) => isSound(item, depth + 1));
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && key !== 'constructor' && key !== 'prototype' && isSound(item, depth + 1),
  );
}
