/** Texts remembered before memory begins anew. */
const MOST = 4096;

/**
 * The same function, its answers remembered: the same few names come again and again, within a text and from text to text. Only time depends
 * on what is remembered.
 */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = of(text);
      if (known.size >= MOST) known.clear();
      known.set(text, answer);
    }
    return answer;
  };
}
