/** The same text in memory of its own. A slice keeps all of the text alive that it was taken from, however little of it is kept. */
export const ownCopy = (text: string): string => Array.from(text).join('');
