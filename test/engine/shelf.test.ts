import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ClaimAnnotation } from '../../src/core/contract';
import { NOT_COMPARED } from '../../src/engine/accounts';
import { createShelf, type Volume } from '../../src/engine/shelf';

/** Bytes of the heap in use, once all that nobody holds is swept. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** A text of a megabyte that has one claim, in its first sentence. */
function longVolume(document: string): Volume {
  const text = Buffer.from(
    `The mayor said the quay was closed. ${'Nothing else was heard. '.repeat(40_000)}`,
  ).toString();
  const span = { start: 15, end: 34 };
  const told = { text: text.slice(span.start, span.end), group: null, speaker: null, via: [] };
  const claim = { kind: 'claim', id: `${document}#claim:15-34`, document, ...span, ...told };
  return {
    record: { id: document, outlet: null },
    text,
    page: { source: { text }, reading: { sentences: [{ start: 0, end: 35 }] } },
    annotations: [claim],
  } as unknown as Volume;
}

describe('statements that were asked for', () => {
  it('are remembered, and keep nothing of texts that have changed since', () => {
    const ask = (n: number): string => {
      const volume = longVolume(`${n}.txt`);
      const shelf = createShelf(new Map([[`${n}.txt`, volume]]), [], NOT_COMPARED, new Map());
      return shelf.statement(volume.annotations[0] as ClaimAnnotation).context.text;
    };
    ask(0);
    const before = inUse();
    for (let n = 1; n <= 40; n++) assert.equal(ask(n), 'The mayor said the quay was closed.');
    assert.ok(inUse() - before < 4_000_000, 'forty texts of a megabyte each');
  });
});
