import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { wholeOf } from '../../../src/core/corpus/comparer';
import { createLinker, type Linkage } from '../../../src/core/corpus/linker';
import { pageOf, type TestPage } from './pages';

const WIRE = `The ferry Halcyon sank off Port Mirren on Tuesday. Eleven sailors drowned. The harbour pilot Jorun Aske survived.
Divers recovered the ship's bell. The owner, Brine Lines, promised an inquiry.`;
const PAPER = `Divers brought up the bell of the Halcyon. The ferry Halcyon went down off Port Mirren.
Eleven sailors were drowned in the accident. Brine Lines promised an inquiry into the sinking.`;
const OTHER = `The orchestra of Lund played Sibelius in the park. A thousand listeners brought blankets. The conductor bowed twice.`;

function linked(...pages: readonly TestPage[]): Linkage {
  const linker = createLinker();
  for (const { page, actors } of pages) linker.add(page, actors);
  return linker.settle();
}

/** Reasons are packed in the order in which their words came: what is told is compared, not its bytes. */
const told = ({ pairs, topicsNear: _, eachTopic, ...rest }: Linkage) => {
  deepEqual([...eachTopic()], rest.topics);
  return { ...rest, pairs: pairs.map(({ links: __, phrases: ___, ...counts }) => counts) };
};

describe('linker', () => {
  it('links statements of different documents on one matter', () => {
    const { links } = linked(pageOf('paper.txt', PAPER), pageOf('wire.txt', WIRE), pageOf('other.txt', OTHER));
    const pairs = links.map(({ from, to }) => [from, to].map((id) => id.slice(0, id.indexOf('#'))).join(' '));
    ok(pairs.length >= 3);
    deepEqual(new Set(pairs), new Set(['paper.txt wire.txt']));
    ok(links.every(({ why, score }) => why !== '' && score > 0 && score <= 1));
  });

  it('says nothing of one document, of none, and of texts without words', () => {
    const nothing = { topics: [], topicCount: 0, pairs: [], links: [], origins: [], silences: [] };
    deepEqual(told(linked()), nothing);
    deepEqual(told(linked(pageOf('a.txt', WIRE))), nothing);
    deepEqual(told(linked(pageOf('a.txt', ''), pageOf('b.txt', '…'), pageOf('c.txt', '你好。'))), nothing);
  });

  it('finds out step by step which events there are, and ends if something changes meanwhile', () => {
    const pages = Array.from({ length: 600 }, (_, k) => pageOf(`${1000 + k}.txt`, k < 2 ? [WIRE, PAPER][k]! : 'Rain.'));
    const linker = createLinker();
    for (const { page, actors } of pages) linker.add(page, actors);
    const comparePairs = (): void => {
      while (linker.due > 0) {
        const job = linker.take(8)!;
        linker.bring(job, wholeOf(linker.work(job)));
      }
    };
    equal([...linker.ready()].length, 0, 'pairs are to be compared first');
    comparePairs();
    const ready = linker.ready();
    ready.next();
    linker.withdraw(pages[0]!.page.source.id);
    equal(ready.next().done, true, 'it went on');
    linker.add(pages[0]!.page, pages[0]!.actors);
    comparePairs();
    ok([...linker.ready()].length >= 2, 'all at once');
    deepEqual(told(linker.settle()), told(linked(...pages)));
  });

  it('links a long report to each of the many that take one thing from it, though it has not them all among its nearest', () => {
    const words = (k: number): string => `${'bdfglmnprst'[k % 11]}a${'bdfglmnprst'[Math.floor(k / 11)]}o`;
    const things = Array.from(
      { length: 60 },
      (_, k) => `The ${words(k)}ma quarry sold its ${words(k)}rel to ${words(k)}tisk.`,
    );
    const takers = things.map((thing, k) => pageOf(`taker-${k + 10}.txt`, thing));
    for (const all of [
      [pageOf('report.txt', things.join(' ')), ...takers],
      [...takers, pageOf('report.txt', things.join(' '))],
    ]) {
      const { links } = linked(...all);
      equal(new Set(links.map(({ to }) => to.slice(0, to.indexOf('#')))).size, things.length);
    }
  });

  it('leaves out claims without a predicate and boilerplate', () => {
    const one = pageOf('a.txt', WIRE);
    const two = pageOf('b.txt', PAPER);
    const muted = two.page.reading.claims.map((claim, k) =>
      k % 2 === 0 ? { ...claim, comparable: false } : { ...claim, region: 'boilerplate' as const },
    );
    const page = { ...two.page, reading: { ...two.page.reading, claims: muted } };
    deepEqual(linked(one, { page, actors: [] }).links, []);
  });

  it('folds copies into one origin, with the evidence', () => {
    const copy = `${WIRE} A reader sent this in.`;
    const { origins } = linked(pageOf('copy.txt', copy), pageOf('wire.txt', WIRE), pageOf('paper.txt', PAPER));
    deepEqual(
      origins.map(({ documents }) => documents),
      [['copy.txt', 'wire.txt']],
    );
    ok(origins[0]!.evidence.includes('100 %'));
  });

  it('tells which document of an event is silent on what most others cover', () => {
    const bell = 'Divers recovered a bronze bell from the wreck.';
    const base = 'The ferry Halcyon sank off Port Mirren on Tuesday. Eleven sailors of the Halcyon drowned.';
    const { silences, topics } = linked(
      ...['a', 'b', 'c'].map((id) => pageOf(`${id}.txt`, `${base} ${bell}`)),
      pageOf('d.txt', base),
    );
    const topic = topics.find(({ statements }) =>
      statements.every((id) => id.endsWith(`-${base.length + 1 + bell.length}`)),
    );
    ok(topic !== undefined);
    deepEqual(silences, [{ topic: topic.id, documents: ['d.txt'] }]);
    ok(/bell/i.test(topic.label), topic.label);
  });

  it('brings people’s word to links and topics, and keeps it while the documents come and go', () => {
    const one = pageOf('paper.txt', PAPER);
    const two = pageOf('wire.txt', WIRE);
    const linker = createLinker();
    for (const { page, actors } of [one, two]) linker.add(page, actors);
    const [first, second] = linker.settle().links;
    const from = `paper.txt#claim:0-${PAPER.indexOf('.') + 1}`;
    const to = `wire.txt#claim:0-${WIRE.indexOf('.') + 1}`;
    linker.decide([
      { from: first!.from, to: first!.to, verdict: 'reject', reason: 'another bell' },
      { from: second!.to, to: second!.from, verdict: 'confirm' },
      { from, to, verdict: 'relate', relation: 'elaborates', differs: ['scope'] },
    ]);
    const check = (): void => {
      const { links, topics } = linker.settle();
      const status = (id: string): string | undefined => links.find((link) => link.id === id)?.status;
      equal(status(first!.id), 'rejected');
      equal(status(second!.id), 'accepted');
      const byHand = links.find((link) => link.origin === 'human');
      deepEqual([byHand?.from, byHand?.to, byHand?.relation, byHand?.differs], [from, to, 'elaborates', ['scope']]);
      ok(topics.some(({ statements }) => statements.includes(from) && statements.includes(to)));
    };
    check();
    linker.withdraw('wire.txt');
    deepEqual(linker.settle().links, []);
    linker.add(two.page, two.actors);
    check();
    linker.decide([], [{ verdict: 'merge', statements: [from, second!.to], label: 'the Halcyon' }]);
    ok(linker.settle().topics.some(({ label, statements }) => label === 'the Halcyon' && statements.includes(from)));
    linker.decide([], [{ verdict: 'split', statements: [from, to], label: 'apart' }]);
    deepEqual(linker.settle().topics.find(({ label }) => label === 'apart')?.statements, [from, to]);
  });

  const sameByStepsAsAtOnce = (documents: number, most: number, numRuns: number): void => {
    const words =
      'ferry Halcyon sank harbour Mirren sailors drowned bell divers Brine inquiry pilot storm crew Tuesday'.split(' ');
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 2, maxLength: 7 })
      .map((list) => `The ${list.join(' ')}.`);
    const text = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
    const step = fc.record({
      document: fc.integer({ min: 0, max: documents - 1 }),
      text: fc.option(text, { freq: 4 }),
      // Settled at once, or as much as is done before the next change comes in.
      settle: fc.oneof(fc.boolean(), fc.integer({ min: 1, max: 5 })),
      // Goes on in a new linker with what was saved, but for some documents that were lost on the way.
      restart: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 6 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: documents < 24 ? 1 : most, maxLength: most }), (steps) => {
        let linker = createLinker();
        const present = new Map<string, string>();
        for (const { document, text: words_, settle, restart } of steps) {
          const id = `${document}.txt`;
          if (words_ === null) {
            linker.withdraw(id);
            present.delete(id);
          } else {
            linker.add(pageOf(id, words_).page, []);
            present.set(id, words_);
          }
          if (settle === true) linker.settle();
          else if (settle !== false) linker.advance(settle);
          if (restart === null) continue;
          linker.settle();
          const kept = [...present.keys()].filter((_, k) => k % restart !== 3);
          linker = createLinker(undefined, { basis: linker.basis(), documents: kept.map(linker.save) });
          for (const [lost, text] of present) if (!kept.includes(lost)) linker.add(pageOf(lost, text).page, []);
        }
        const fresh = [...present].reverse().map(([id, words_]) => pageOf(id, words_));
        deepEqual(told(linker.settle()), told(linked(...fresh)));
      }),
      { numRuns, seed: 7 },
    );
  };

  it('comes to the same by steps as at once, in any order, under random edits', () => {
    sameByStepsAsAtOnce(10, 30, 150);
  }).timeout(60_000);

  it('does so among more documents than one event may have', () => {
    sameByStepsAsAtOnce(34, 70, 6);
  }).timeout(60_000);
});
