import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { type Concordance, createConcordance } from '../../../src/core/corpus/concordance';
import { createLexicon } from '../../../src/core/corpus/lexicon';
import { neighbourLists } from '../../../src/core/corpus/neighbours';
import { type ProfileLikeness, profileComparer } from '../../../src/core/corpus/profile';
import { type IndexEntry, indexPage } from '../../../src/core/corpus/statements';
import { pageOf } from './pages';

const lexicon = createLexicon();
const entryOf = (id: string, text: string) => indexPage(pageOf(id, text).page, [], lexicon);
const neighbours = (concordance: Concordance<IndexEntry>) =>
  concordance.documents().map((id) => {
    const { documents, cosines } = concordance.save(id);
    return [id, documents, cosines];
  });

describe('concordance', () => {
  it('keeps of each document the nearest, best first', () => {
    const concordance = createConcordance<IndexEntry>(lexicon);
    concordance.add(entryOf('a.txt', 'The lynx crossed the frozen Ley.'));
    concordance.add(entryOf('b.txt', 'A lynx was seen on Ormstead Moor.'));
    concordance.add(entryOf('c.txt', 'The lynx that crossed the Ley was filmed.'));
    concordance.refresh();
    deepEqual(concordance.neighbours('a.txt'), ['c.txt', 'b.txt']);
    const [first, second] = concordance.save('a.txt').cosines;
    ok(first! > second!);
  });

  it('names the documents whose neighbours changed', () => {
    const concordance = createConcordance<IndexEntry>(lexicon);
    concordance.add(entryOf('a.txt', 'The lynx crossed the frozen Ley.'));
    concordance.add(entryOf('b.txt', 'Sibelius was played in Lund.'));
    concordance.refresh();
    concordance.add(entryOf('c.txt', 'A lynx was seen.'));
    deepEqual(new Set(concordance.refresh()), new Set(['a.txt', 'c.txt']));
    concordance.withdraw('c.txt');
    deepEqual(new Set(concordance.refresh()), new Set(['a.txt']));
  });

  it('comes to the same by steps as at once, also where its limits bite', () => {
    const limits = { neighbours: 2, postings: 4 };
    const words = 'lynx Ley moor Ormstead beekeeper badger ghost collar ranger Sibelius Lund orchestra'.split(' ');
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
      .map((list) => `Of ${list.join(' ')}.`);
    const step = fc.record({
      document: fc.integer({ min: 0, max: 11 }),
      text: fc.option(text, { freq: 4 }),
      refresh: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const concordance = createConcordance<IndexEntry>(lexicon, limits);
        const present = new Map<string, string>();
        for (const { document, text: words_, refresh } of steps) {
          const id = `${document}.txt`;
          if (words_ === null) {
            concordance.withdraw(id);
            present.delete(id);
          } else {
            concordance.add(entryOf(id, words_));
            present.set(id, words_);
          }
          if (refresh) concordance.refresh();
        }
        concordance.refresh();
        const fresh = createConcordance<IndexEntry>(lexicon, limits);
        for (const [id, words_] of [...present].reverse()) fresh.add(entryOf(id, words_));
        fresh.refresh();
        deepEqual(neighbours(concordance), neighbours(fresh));
      }),
      { numRuns: 400, seed: 11 },
    );
  });
});

describe('profiles', () => {
  type Cosines = Readonly<Record<string, number>>;
  const NAMES = 'abcdxy';
  /** Of documents `a` and `b`, which have the others as near as told. */
  const likeness = (a: Cosines, b: Cosines): ProfileLikeness => {
    const near = neighbourLists(8);
    for (const name of NAMES) near.set(NAMES.indexOf(name), []);
    [a, b].forEach((cosines, of) => {
      near.set(
        of,
        Object.entries(cosines).map(([name, cosine]) => ({ slot: NAMES.indexOf(name), cosine })),
      );
    });
    return profileComparer(near)(0, 1);
  };

  it('part two events whose reports share most words', () => {
    const one = { b: 0.5, c: 0.6, d: 0.6, x: 0.4, y: 0.4 };
    const together = likeness(one, { a: 0.5, c: 0.6, d: 0.5, x: 0.4, y: 0.3 });
    const apart = likeness(one, { a: 0.5, c: 0.4, d: 0.4, x: 0.6, y: 0.6 });
    ok(together.agreement > 0.5 && apart.agreement < -0.5);
    ok(together.gap < apart.gap);
  });

  it('say nothing where nobody else looks on', () => {
    deepEqual(likeness({ b: 0.9 }, { a: 0.9 }), { gap: 0, agreement: 0, passing: false, doubtful: false });
    equal(likeness({ b: 0.5, c: 0.5 }, { a: 0.5, c: 0.5 }).agreement, 0);
  });

  it('are compared alike however often they are asked for', () => {
    const near = neighbourLists(8);
    for (let of = 0; of < 6; of++) {
      const others = [0, 1, 2, 3, 4, 5].filter((other) => other !== of);
      near.set(
        of,
        others.map((slot) => ({ slot, cosine: 1 / (1 + slot + of) })),
      );
    }
    const compare = profileComparer(near);
    const first = compare(0, 1);
    compare(2, 4);
    deepEqual(compare(0, 1), first);
  });
});
