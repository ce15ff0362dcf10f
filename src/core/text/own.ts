/** Most are words and names, many thousands of them: a list that serves again and again is the shortest way. */
const SHORT = 256;
const units: number[] = [];

/** The same text in memory of its own. A slice keeps all of the text alive that it was taken from, however little of it is kept. */
export function ownCopy(text: string): string {
  if (text.length > SHORT) return Array.from(text).join('');
  units.length = 0;
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
  return String.fromCharCode.apply(null, units);
}
