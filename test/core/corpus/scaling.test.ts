import { ok } from 'node:assert/strict';
import { wholeOf } from '../../../src/core/corpus/comparer';
import { createLinker } from '../../../src/core/corpus/linker';
import { articles } from '../../bench/corpus';
import { pageOf } from './pages';

/** Parts of the work, each of one document, pairs of documents and of statements compared among so many articles; and again after one changed. */
function work(count: number): Readonly<Record<'all' | 'again' | 'pairs' | 'compared' | 'comparedAgain', number>> {
  const linker = createLinker();
  const pages = articles(count, 2).map(({ id, text }) => pageOf(id, text.slice(0, 700)));
  for (const { page, actors } of pages) linker.add(page, actors);
  let pairs = 0;
  const parts = (): number => {
    let n = 1;
    for (let job = linker.take(1); job !== null; job = linker.take(1)) {
      linker.bring(job, wholeOf(linker.work(job)));
      pairs += job.pairs.length;
      n++;
    }
    return n;
  };
  const all = parts();
  const pairsOfAll = pairs;
  const compared = linker.compared;
  const { page, actors } = pages[0]!;
  linker.add(page, actors);
  const again = parts();
  return { all, again, pairs: pairsOfAll, compared, comparedAgain: linker.compared - compared };
}

describe('the work of comparing', () => {
  it('grows with the corpus, not with its square; a change costs what its neighbours do', () => {
    const [small, large] = [work(60), work(240)];
    for (const what of ['all', 'pairs', 'compared'] as const) {
      const growth = large[what] / 240 / (small[what] / 60);
      ok(growth < 1.8, `${what}: each of 240 articles costs ${growth.toFixed(2)} times as much as each of 60`);
    }
    ok(large.again < large.all / 2, `one change costs ${large.again} of ${large.all}`);
    ok(
      large.comparedAgain > 0 && large.comparedAgain < large.compared / 60,
      `${large.comparedAgain} of ${large.compared} pairs of statements`,
    );
  }).timeout(60_000);
});
