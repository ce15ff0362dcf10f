import { ok } from 'node:assert/strict';
import { createLinker } from '../../../src/core/corpus/linker';
import { articles } from '../../bench/corpus';
import { pageOf } from './pages';

/** Pairs of statements compared among so many articles, and again after one of them changed; parts of the work, each of one document. */
function work(count: number): Readonly<Record<'all' | 'again' | 'compared' | 'comparedAgain', number>> {
  const linker = createLinker();
  const pages = articles(count, 2).map(({ id, text }) => pageOf(id, text.slice(0, 700)));
  for (const { page, actors } of pages) linker.add(page, actors);
  const parts = (): number => {
    let n = 1;
    while (!linker.advance(1)) n++;
    return n;
  };
  const all = parts();
  const compared = linker.compared;
  const { page, actors } = pages[0]!;
  linker.add(page, actors);
  const again = parts();
  return { all, again, compared, comparedAgain: linker.compared - compared };
}

describe('the work of comparing', () => {
  it('grows with the corpus, not with its square; a change costs what its neighbours do', () => {
    const [small, large] = [work(40), work(160)];
    const growth = large.all / 160 / (small.all / 40);
    ok(growth < 1.8, `each of 160 articles costs ${growth.toFixed(2)} times as much as each of 40`);
    ok(large.again < large.all / 2, `one change costs ${large.again} of ${large.all}`);
    ok(
      large.comparedAgain > 0 && large.comparedAgain < large.compared / 40,
      `${large.comparedAgain} of ${large.compared} pairs of statements`,
    );
  }).timeout(60_000);
});
