import { equal } from 'node:assert/strict';
import { closed, packEntry } from '../../../src/core/corpus/compact';
import { createComparer, wholeOf } from '../../../src/core/corpus/comparer';
import { createLexicon } from '../../../src/core/corpus/lexicon';
import { createPhrases } from '../../../src/core/corpus/linked';
import { indexPage } from '../../../src/core/corpus/statements';
import type { Drawer } from '../../../src/core/text/drawer';
import { strictDrawer } from '../../engine/strictDrawer';
import { pageOf } from './pages';

describe('the documents of an event', () => {
  for (const passing of [false, true]) {
    it(`${passing ? 'are let go when it is one of many' : 'stay at hand when it is one of few'}`, () => {
      const [lexicon, drawer] = [createLexicon(), strictDrawer()];
      const entries = ['a.txt', 'b.txt'].map((name) =>
        closed(packEntry(indexPage(pageOf(name, 'The ferry sank. The mill burned.').page, [], lexicon)), drawer),
      );
      let taken = 0;
      const counting: Drawer = {
        ...drawer,
        take(bytes) {
          taken++;
          return drawer.take(bytes);
        },
      };
      const comparer = createComparer(lexicon, createPhrases(), counting);
      wholeOf(comparer.work({ pairs: [], events: [{ entries, pairs: [] }], passing }));
      const before = taken;
      comparer.open(entries[0]!);
      equal(taken - before, passing ? 1 : 0);
    });
  }
});
