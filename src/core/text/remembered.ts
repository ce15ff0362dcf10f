import { ownCopy } from './own';

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
    // As a key or in an answer, a slice of a long text would keep all of that.
    const own = ownCopy(text);
    answer = before.get(text) ?? of(own);
    if (lately.size >= MOST) {
      before = lately;
      lately = new Map();
    }
    lately.set(own, answer);
    return answer;
  };
}
