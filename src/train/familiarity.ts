/** How common each term is in news writing: document counts of hashed terms, the background that `core/corpus/familiarity` reads. */
import type { FamiliarityTable } from '../core/corpus/familiarity';
import { STOPWORDS, stem } from '../core/text/terms';
import { hashWord, Kind, Shape, tokenise, tokenText } from '../core/text/tokenise';

const SCALE = 16;
const MIN_DOCUMENTS = 4;
const MAX_TOKENS = 1200;

/**
 * Counts in how many of the texts each term stands. Terms written mostly with a capital are left out: a name is telling
 * wherever it comes from. Cost: linear.
 */
export function learnFamiliarity(texts: readonly string[]): FamiliarityTable {
  const documents = new Map<string, number>();
  const capitals = new Map<string, number>();
  for (const text of texts) {
    const tokens = tokenise(text);
    const seen = new Map<string, boolean>();
    for (let i = 0; i < Math.min(tokens.count, MAX_TOKENS); i++) {
      if (tokens.kind[i] !== Kind.Word && tokens.kind[i] !== Kind.Number) continue;
      const word = tokenText(tokens, i).toLowerCase().replaceAll('’', "'");
      if (STOPWORDS.has(word)) continue;
      const term = stem(word);
      const capital = tokens.shape[i] !== Shape.Lower && tokens.kind[i] === Kind.Word;
      seen.set(term, (seen.get(term) ?? true) && capital);
    }
    for (const [term, capital] of seen) {
      documents.set(term, (documents.get(term) ?? 0) + 1);
      if (capital) capitals.set(term, (capitals.get(term) ?? 0) + 1);
    }
  }
  const byWeight = new Map<number, number[]>();
  for (const [term, count] of documents) {
    if (count < MIN_DOCUMENTS || (capitals.get(term) ?? 0) > count * 0.6) continue;
    // Steps of four keep the classes few.
    const weight = 4 * Math.round((SCALE * Math.log(texts.length / count)) / 4);
    const hashes = byWeight.get(weight) ?? [];
    hashes.push(hashWord(term) >>> 8);
    byWeight.set(weight, hashes);
  }
  const terms: Record<string, string> = {};
  for (const weight of [...byWeight.keys()].sort((a, b) => a - b)) {
    let last = 0;
    const steps: string[] = [];
    for (const hash of [...new Set(byWeight.get(weight))].sort((a, b) => a - b)) {
      steps.push((hash - last).toString(36));
      last = hash;
    }
    terms[weight] = steps.join(' ');
  }
  return { unknown: Math.round(SCALE * Math.log(texts.length)), terms };
}
