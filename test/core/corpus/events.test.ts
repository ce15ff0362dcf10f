import { deepEqual, equal } from 'node:assert/strict';
import type { LinkRecord, Status } from '../../../src/core/contract';
import { wholeOf } from '../../../src/core/corpus/comparer';
import { eventOf } from '../../../src/core/corpus/event';
import { createEvents } from '../../../src/core/corpus/events';
import { createLexicon } from '../../../src/core/corpus/lexicon';
import { pairOf } from '../../../src/core/corpus/linked';
import { unpackTopics } from '../../../src/core/corpus/packedTopics';
import { indexPage } from '../../../src/core/corpus/statements';
import { pageOf } from './pages';

const lexicon = createLexicon();
const THINGS = 'The ferry sank. The bell was stolen. The mill burned. The quay was closed.';

/** Documents "d00", "d01" …, each of the same four sentences, linked as told: from, to, how many of them. */
function topicsOf(count: number, links: readonly (readonly [number, number, number])[], status: Status = 'suggested') {
  const name = (k: number): string => `d${String(k).padStart(2, '0')}`;
  const entries = new Map(
    Array.from({ length: count }, (_, k) => [name(k), indexPage(pageOf(name(k), THINGS).page, [], lexicon)] as const),
  );
  const pairs = links.map(([a, b, many]) => {
    const [from, to] = [entries.get(name(a))!.statements, entries.get(name(b))!.statements];
    const own = Array.from(
      { length: many },
      (_, k): LinkRecord => ({
        id: `${from[k]!.id}~${to[k]!.id}`,
        from: from[k]!.id,
        to: to[k]!.id,
        relation: 'same-fact',
        differs: [],
        why: '',
        score: 0.9,
        origin: 'machine',
        status,
      }),
    );
    return pairOf(name(a), name(b), own);
  });
  const events = createEvents((document) => entries.get(document));
  for (const task of wholeOf(events.plan(pairs))) events.bring(task, eventOf(task.entries, task.pairs, lexicon));
  return events
    .all()
    .map(
      ({ topics }) => new Set(unpackTopics(topics).flatMap(({ statements }) => statements.map((id) => id.slice(0, 3)))),
    );
}

/** Each with the next. */
const chain = (from: number, to: number, many: number) =>
  Array.from({ length: to - from - 1 }, (_, k) => [from + k, from + k + 1, many] as const);

describe('events', () => {
  it('are what links hold together', () => {
    deepEqual(
      topicsOf(5, [...chain(0, 3, 2), [3, 4, 1]]).map((documents) => documents.size),
      [3, 2],
    );
    equal(topicsOf(24, chain(0, 24, 1)).length, 1);
  });

  it('are taken apart where they would be too large and the links are few', () => {
    const events = topicsOf(30, [...chain(0, 15, 4), [14, 15, 1], ...chain(15, 30, 4)]);
    deepEqual(
      events.map((documents) => [...documents].sort()[0]),
      ['d00', 'd15'],
    );
    deepEqual(
      events.map((documents) => documents.size),
      [15, 15],
    );
  });

  it('are never larger than can be read as one, but where people joined them', () => {
    const sizes = topicsOf(60, chain(0, 60, 4)).map((documents) => documents.size);
    equal(
      sizes.every((size) => size <= 24),
      true,
    );
    equal(topicsOf(30, chain(0, 30, 1), 'accepted')[0]?.size, 30);
  });
});
