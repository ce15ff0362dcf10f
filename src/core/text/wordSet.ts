/** A few words, asked for by hash: much of what reading costs are such questions, and a Set takes two to three times as long over them. */
import { find, hashTable } from './hashTable';
import { hashWord } from './tokenise';

export interface WordSet {
  /** Is the word of this `hashWord` among them? */
  has(hash: number): boolean;
}

/** Of words with a space between them, or of a list. */
export function wordSet(words: string | Iterable<string>): WordSet {
  const list = typeof words === 'string' ? words.split(' ') : [...words];
  const table = hashTable(list.map((word) => [hashWord(word), 1]));
  return { has: (hash) => find(table, hash) !== 0 };
}
