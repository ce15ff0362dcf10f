import { equal, ok } from 'node:assert/strict';
import { createLinker } from '../../../src/core/corpus/linker';
import { articles } from '../../bench/corpus';
import { pageOf } from './pages';

const EVENTS = 12;
/** Articles take turns at the events. */
const eventOf = (claim: string): number => Number(/article-(\d+)/.exec(claim)![1]) % EVENTS;

/** How many links join reports of one event, and of two; every sentence is a statement. */
function counted(events: readonly number[]): { readonly within: number; readonly across: number } {
  const linker = createLinker();
  for (const { id, text } of articles(5 * EVENTS, 2)) {
    if (events.includes(eventOf(id))) linker.add(pageOf(id, text).page, []);
  }
  const { links } = linker.settle();
  const within = links.filter(({ from, to }) => eventOf(from) === eventOf(to)).length;
  return { within, across: links.length - within };
}

describe('links in a corpus whose events share their words', () => {
  it('stay within an event, and an event keeps nearly all that it has alone', () => {
    const { within, across } = counted([...Array(EVENTS).keys()]);
    ok(within >= 19 * across, `${across} of ${within + across} links join two events`);
    let alone = 0;
    for (let event = 0; event < EVENTS; event++) {
      const one = counted([event]);
      equal(one.across, 0);
      alone += one.within;
    }
    ok(within >= 0.97 * alone, `${within} links, of ${alone} that the events have each by itself`);
  }).timeout(120_000);
});
