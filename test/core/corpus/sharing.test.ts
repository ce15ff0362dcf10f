import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { holdersOf } from '../../../src/core/corpus/columns';
import { createLexicon, type Lexicon } from '../../../src/core/corpus/lexicon';
import { visitRows } from '../../../src/core/corpus/likeness';
import type { IndexEntry } from '../../../src/core/corpus/statements';
import { weightsOf } from '../../../src/core/corpus/weights';
import { hashWord } from '../../../src/core/text/tokenise';

const WORDS =
  'the harbour bell rang in Kaldun while seven ferries waited near old walls and Mirela counted barrels'.split(' ');
const NAMES = new Set(['Kaldun', 'Mirela']);
/** Nothing singles the two documents out: only statements that are nearly the same are looked at. */
const PASSING = { gap: 0, agreement: 0, passing: true, doubtful: true };

/** A document whose statements hold these words, each by its place among `WORDS`. */
function entryOf(document: string, rows: readonly (readonly number[])[], lexicon: Lexicon): IndexEntry {
  const idOf = (at: number): number => {
    const word = WORDS[at]!.toLowerCase();
    const term = lexicon.termOf(lexicon.wordId(hashWord(word), word, 0, word.length));
    return term < 0 ? -1 : lexicon.conceptOf(term);
  };
  const concepts = rows.map((row) => [...new Set(row.map(idOf))].filter((concept) => concept >= 0));
  const vocabulary = Int32Array.from(new Set(concepts.flat())).sort();
  const names = Uint8Array.from(vocabulary, (concept) =>
    [...NAMES].some((name) => idOf(WORDS.indexOf(name)) === concept) ? 1 : 0,
  );
  const start = new Int32Array(concepts.length + 1);
  for (const [i, own] of concepts.entries()) start[i + 1] = start[i]! + own.length;
  const terms = { start, place: Int32Array.from(concepts.flat(), (concept) => vocabulary.indexOf(concept)) };
  return {
    document,
    published: null,
    sentences: rows.length,
    statements: [],
    sentenceOf: Uint16Array.from(rows, (_, i) => i),
    sketch: { hashes: new Uint32Array(0), limit: 0 },
    terms,
    vocabulary,
    names,
    ...holdersOf(vocabulary, terms, lexicon),
  };
}

const termsOf = ({ terms: { start, place }, vocabulary }: IndexEntry, i: number): number[] =>
  Array.from(place.subarray(start[i], start[i + 1]), (x) => vocabulary[x]!);

/** Each statement laid beside each. */
function nearlySame(a: IndexEntry, b: IndexEntry, lexicon: Lexicon): string[] {
  const out: string[] = [];
  for (let i = 0; i < a.sentenceOf.length; i++) {
    for (let j = 0; j < b.sentenceOf.length; j++) {
      const theirs = termsOf(b, j);
      const both = termsOf(a, i).filter((term) => theirs.includes(term));
      const shared = both.reduce((sum, term) => sum + lexicon.weightOf(term) ** 2, 0);
      const cosine = shared / Math.sqrt(weightsOf(a, lexicon).plain[i]! * weightsOf(b, lexicon).plain[j]! || 1);
      if (cosine >= 0.9 && both.length > 1) out.push(`${i} ${j} ${both.length} ${cosine}`);
    }
  }
  return out;
}

describe('statements of documents that are of no one event', () => {
  const row = fc.uniqueArray(fc.nat(WORDS.length - 1), { minLength: 2, maxLength: 9 });
  const rows = fc.array(row, { minLength: 1, maxLength: 4 });

  it('are looked at where they are nearly the same, and nowhere else', () => {
    const lexicon = createLexicon();
    fc.assert(
      fc.property(
        rows,
        rows,
        fc.array(fc.nat(3), { maxLength: 3 }),
        fc.nat(WORDS.length - 1),
        (ours, theirs, told, more) => {
          // Some are told again, with a word more or less.
          const again = told.flatMap((k) =>
            ours[k] === undefined ? [] : [ours[k], [...ours[k], more], ours[k].slice(1)],
          );
          const [a, b] = [entryOf('a.txt', ours, lexicon), entryOf('b.txt', [...theirs, ...again], lexicon)];
          const found: string[] = [];
          visitRows(
            a,
            b,
            PASSING,
            lexicon,
            ({ i, j, terms, cosine }) => void found.push(`${i} ${j} ${terms} ${cosine}`),
          );
          deepEqual(found, nearlySame(a, b, lexicon));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are looked at without end nowhere, however many hold the same telling word', () => {
    const lexicon = createLexicon();
    const [mirela, ...others] = ['Mirela', 'harbour', 'bell', 'ferries', 'walls'].map((word) => WORDS.indexOf(word));
    const lines = (one: number, two: number) => new Array<number[]>(60_000).fill([mirela!, one, two]);
    const [a, b] = [lines(others[0]!, others[1]!), lines(others[2]!, others[3]!)];
    let looked = 0;
    visitRows(entryOf('a.txt', a, lexicon), entryOf('b.txt', b, lexicon), PASSING, lexicon, () => void looked++);
    equal(looked, 0);
  });
});
