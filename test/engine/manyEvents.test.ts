import { ok } from 'node:assert/strict';
import { createLibrary } from '../../src/engine/library';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';

const EVENTS = 12;
const eventOf = (claim: string): number => Number(/article-(\d+)/.exec(claim)![1]) % EVENTS;

describe('a folder with reports on many events in much the same words', () => {
  it('has its links within the events', async () => {
    const library = createLibrary(shippedModels());
    await library.put(articles(5 * EVENTS));
    const { links } = await library.export();
    const within = links.filter(({ from, to }) => eventOf(from) === eventOf(to)).length;
    ok(within >= 0.97 * links.length, `${links.length - within} of ${links.length} links join two events`);
    ok(within > 7000, `only ${within} links within the events`);
  }).timeout(60_000);
});
