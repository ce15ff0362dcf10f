/** Texts remembered anew before those of longer ago are forgotten. */
const MOST = 4096;

/**
 * The same function, its answers remembered: the same few names come again and again, within a text and from text to text. Only time depends
 * on what is remembered.
 */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  let lately = new Map<string, T>();
  let before = new Map<string, T>();
  return (text) => {
    let answer = lately.get(text);
    if (answer !== undefined) return answer;
    answer = before.get(text) ?? of(text);
    if (lately.size >= MOST) {
      before = lately;
      lately = new Map();
    }
    lately.set(text, answer);
    return answer;
  };
}
