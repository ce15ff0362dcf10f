import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotationsFile } from '../../src/core/contract';
import type { Source } from '../../src/core/model';
import { withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { createLibrary } from '../../src/engine/library';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';

const source = (id: string, text: string, published?: string): Source => ({
  id,
  text,
  sha256: `of ${text}`,
  ...(published === undefined ? {} : { meta: { published } }),
});

const SAID = { by: 'Ann', at: '2031-05-07T08:00:00.000Z' } as const;

const QUAY = source(
  'quay.txt',
  '“The ferry will sail again on Friday,” said Ada Corvin, the mayor of Lund Bay.\n\nShe told reporters that 12 people had been hurt.\n',
  '2031-05-06',
);
const POST = source(
  'post.txt',
  'Mayor Ada Corvin said on Tuesday that 15 people had been hurt.\n\n“The ferry will sail again on Friday,” Corvin said.\n',
  '2031-05-06',
);

async function library(...sources: Source[]) {
  const engine = createLibrary(shippedModels());
  await engine.put(sources);
  return engine;
}

describe('the library', () => {
  it('exports what the contract says', async () => {
    const file = await (await library(QUAY, POST)).export();
    AnnotationsFile.parse(file);
    assert.deepEqual(
      file.documents.map(({ id, published }) => [id, published.value, published.basis]),
      [
        ['post.txt', '2031-05-06', 'meta'],
        ['quay.txt', '2031-05-06', 'meta'],
      ],
    );
    for (const { document, start, end, text } of file.annotations) {
      assert.equal((document === 'quay.txt' ? QUAY : POST).text.slice(start, end), text);
    }
  });

  it('gives one person one id in all documents', async () => {
    const file = await (await library(QUAY, POST)).export();
    const speakers = file.annotations.flatMap((mark) => ('quote' in mark && mark.speaker ? [mark.speaker.actor] : []));
    assert.ok(speakers.length >= 4);
    assert.deepEqual([...new Set(speakers)], ['ada-corvin']);
  });

  it('shows in focus what the other document says on the same matter', async () => {
    const engine = await library(QUAY, POST);
    const focus = await engine.focus('quay.txt', QUAY.text.indexOf('ferry'));
    assert.equal(focus?.statement?.claim.text, 'The ferry will sail again on Friday');
    assert.deepEqual(focus.statement.chain.slice(0, 1), ['Ada Corvin']);
    assert.equal(focus.related[0]?.statement.document.id, 'post.txt');
    assert.equal(focus.related[0]?.statement.claim.text, 'The ferry will sail again on Friday');
    const { line, column, claim } = focus.related[0]!.statement;
    assert.equal(line, 3);
    assert.equal(POST.text.split('\n')[line - 1]?.indexOf(claim.text), column - 1);
    assert.deepEqual(focus.related[0]?.differing, []);
  });

  it('shows an utterance that is interrupted with all its fragments, and the sentences around them', async () => {
    const text = '“The ferry,” said Ada Corvin, the mayor, “will sail again on Friday.”\n';
    const engine = await library(source('halves.txt', text, '2031-05-06'));
    const { parts, context } = (await engine.focus('halves.txt', text.indexOf('sail')))!.statement!;
    assert.deepEqual(
      parts.map(({ start, end }) => text.slice(start, end)),
      ['The ferry', 'will sail again on Friday'],
    );
    assert.equal(context.text, text.trim());
  });

  it('moves every date along when a person sets the publication date', async () => {
    const engine = await library(QUAY);
    const friday = async () =>
      (await engine.marks('quay.txt'))?.annotations.flatMap((mark) => ('value' in mark ? [mark.value] : []))[0];
    assert.equal(await friday(), '2031-05-09');
    await engine.decide('quay.txt', [withId({ does: 'published', value: '2031-06-03', ...SAID })]);
    assert.equal(await friday(), '2031-06-06');
    const { record } = (await engine.marks('quay.txt'))!;
    assert.equal(record.published.basis, 'decided');
  });

  it('draws the way of a claim from who said it to the documents', async () => {
    const engine = await library(QUAY, POST);
    const claim = (await engine.focus('quay.txt', QUAY.text.indexOf('ferry')))!.statement!.claim.id;
    const chain = (await engine.chain(claim))!;
    assert.deepEqual(
      chain.nodes.map(({ name, step, statement }) => [name, step, statement?.claim.text ?? null]),
      [
        ['Ada Corvin', 0, null],
        ['post.txt', 1, 'The ferry will sail again on Friday'],
        ['quay.txt', 1, 'The ferry will sail again on Friday'],
      ],
    );
    assert.deepEqual(chain.edges, [
      { from: 0, to: 1, kind: 'said' },
      { from: 0, to: 2, kind: 'said' },
    ]);
    assert.equal(await engine.chain('quay.txt#claim:0-1'), null);
  });

  it('keeps a rejected mark, told as rejected, and counts it no more', async () => {
    const engine = await library(QUAY);
    const before = await engine.summary();
    const start = QUAY.text.indexOf('Friday');
    const anchor = anchorOf(QUAY.text, { start, end: start + 6 });
    await engine.decide('quay.txt', [withId({ does: 'reject', kind: 'date', anchor, ...SAID })]);
    const after = await engine.summary();
    assert.equal(after.dates, before.dates - 1);
    const rejected = (await engine.marks('quay.txt'))!.annotations.filter(({ status }) => status === 'rejected');
    assert.deepEqual(
      rejected.map(({ text }) => text),
      ['Friday'],
    );
  });

  it('names an actor of whom an alias tells although its mention was rejected', async () => {
    const text = 'LUND BAY - Ada Corvin said the bridge was closed. The bridge fell.';
    const at = text.indexOf('Ada Corvin');
    const anchor = anchorOf(text, { start: at, end: at + 'Ada Corvin'.length });
    const engine = createLibrary(shippedModels());
    await engine.decide('a.txt', [withId({ does: 'reject', kind: 'actor', anchor, ...SAID })]);
    await engine.decideProject([
      withId({ does: 'alias', alias: 'Ada Corvin', who: { name: 'Ada Berg', type: 'person' }, ...SAID }),
    ]);
    await engine.put([source('a.txt', text)]);
    const { actors, annotations } = await engine.export();
    const named = annotations.flatMap((mark) => ('actor' in mark ? [mark.actor] : []));
    assert.ok(named.includes('ada-berg'));
    for (const id of named)
      assert.ok(
        actors.some((actor) => actor.id === id),
        `${id} has no record`,
      );
  });

  it('brings people’s word on a link to it, keeps it when the text moves, and tells when its other end is gone', async () => {
    const engine = await library(QUAY, POST);
    const anchor = (text: string, words: string) => {
      const start = text.indexOf(words);
      return anchorOf(text, { start, end: start + words.length });
    };
    const words = 'The ferry will sail again on Friday';
    await engine.decide('quay.txt', [
      withId({
        does: 'link',
        anchor: anchor(QUAY.text, words),
        to: { document: 'post.txt', anchor: anchor(POST.text, words) },
        verdict: 'confirm',
        ...SAID,
      }),
    ]);
    const status = async () => (await engine.focus('quay.txt', QUAY.text.indexOf('ferry')))?.related[0]?.link.status;
    assert.equal(await status(), 'accepted');
    await engine.put([{ ...POST, text: `A new first line.\n\n${POST.text}`, sha256: 'moved' }]);
    assert.equal(await status(), 'accepted');
    await engine.put([{ ...POST, text: 'Nothing of it is left.', sha256: 'gone' }]);
    assert.equal((await engine.marks('quay.txt'))?.lost.length, 1);
    assert.deepEqual((await engine.summary()).lost, { 'quay.txt': 1 });
  });

  it('never marks again what a rule of the project rules out', async () => {
    const engine = await library(QUAY);
    await engine.decideProject([withId({ does: 'never', kind: 'date', quote: 'Friday', ...SAID })]);
    const marks = (await engine.marks('quay.txt'))!.annotations;
    assert.deepEqual(
      marks.filter(({ kind }) => kind === 'date').map(({ status }) => status),
      ['rejected'],
    );
  });

  it('leaves an undated text alone that no other dates, when a third one comes', async () => {
    const engine = await library(source('undated.txt', 'The lighthouse keeper said nothing.'), QUAY);
    const { revision } = await engine.summary();
    await engine.put([POST]);
    assert.equal((await engine.summary()).revision, revision + 1);
  });

  it('hears what else is asked between any two pairs of documents that it compares', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), { pause: async () => void pauses++ });
    await engine.put(articles(12, 5));
    await engine.summary();
    assert.ok(pauses >= (12 * 11) / 2, `${pauses} pauses among 12 texts`);
  });

  it('hears a question between any two texts that it opens for flags or topics', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), { pause: async () => void pauses++ });
    await engine.put(articles(40, 5));
    await engine.summary();
    for (const ask of ['discrepancies', 'topics'] as const) {
      pauses = 0;
      const told = await engine[ask]();
      assert.ok(told.length > 0);
      assert.ok(pauses > 1, `${pauses} pauses: ${ask}`);
    }
  });

  it('hears a question between parts of the texts that it counts actors in, and before any answer', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), { pause: async () => void pauses++ });
    await engine.put([QUAY, POST]);
    await engine.summary();
    for (const ask of ['actors', 'summary'] as const) {
      pauses = 0;
      await engine[ask]();
      assert.ok(pauses > 0, ask);
    }
  });

  it('reads some texts again to be ready for the next, hears what comes in between, and nothing is other than before', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), { pause: async () => void pauses++ });
    await engine.put(articles(6));
    const before = await engine.export();
    const { revision } = await engine.summary();
    pauses = 0;
    await engine.warm();
    assert.ok(pauses >= 6, `${pauses} pauses`);
    assert.equal((await engine.summary()).revision, revision);
    assert.deepEqual(await engine.export(), before);
  });

  it('compares no more when a person stops it, says so, and takes it up where it was', async () => {
    const texts = articles(40, 5);
    let pauses = 0;
    const engine = createLibrary(shippedModels(), {
      pause: async () => {
        if (++pauses === 45) await engine.rest(true);
      },
    });
    await engine.put(texts);
    const { compared, links, claims } = await engine.summary();
    assert.deepEqual({ compared, links }, { compared: false, links: 0 });
    assert.ok(claims > 0);
    const soFar = engine.compared;
    assert.deepEqual(await engine.discrepancies(), []);
    assert.equal((await engine.marks(texts[0]!.id))?.record.id, texts[0]!.id);
    assert.equal(engine.compared, soFar, 'it went on');
    await engine.rest(false);
    assert.equal((await engine.summary()).compared, true);
    assert.deepEqual(await engine.export(), await (await library(...texts)).export());
  });

  it('reads no more of what it has in hand when a person stops it', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), {
      pause: async () => {
        if (++pauses === 3) await engine.rest(true);
      },
    });
    await assert.rejects(engine.read(articles(12)), /stopped/);
    assert.equal(pauses, 3);
    await engine.rest(false);
    assert.equal((await engine.read([QUAY])).length, 1);
  });

  it('compares what little comes after all was compared, also while it rests', async () => {
    const engine = await library(QUAY, POST);
    const { links } = await engine.summary();
    await engine.rest(true);
    await engine.put([source('quay.txt', `${QUAY.text}\nThe end.\n`, '2031-05-06')]);
    const after = await engine.summary();
    assert.deepEqual([after.compared, after.links], [true, links]);
  });

  it('gives the marks of an undated text before many dated ones are looked at, and its date once they are', async () => {
    const dated = articles(6, 3);
    const { meta, text } = dated[0]!;
    const engine = createLibrary(shippedModels(), { atOnce: 5 });
    await engine.put([...dated, source('copy.txt', text)]);
    const before = await engine.marks('copy.txt');
    assert.ok(before!.annotations.length > 0);
    assert.equal(before?.record.published.value, null);
    await engine.summary();
    assert.deepEqual((await engine.marks('copy.txt'))?.record.published.value, meta?.published);
  });

  it('keeps the date found for an undated text, also where days counted back from it lie far from the others', async () => {
    const text =
      'Ada Corvin waited on the north quay while the crew of the Old Heron mended the engine and Bruno Tal counted the ropes, the lamps and the sails.';
    const engine = await library(source('dated.txt', text, '2031-05-06'));
    await engine.put([source('copy.txt', `${text}\n\nThe plan was made 60 days ago.\n`)]);
    for (const next of [POST, QUAY]) {
      assert.equal((await engine.marks('copy.txt'))?.record.published.value, '2031-05-06');
      await engine.put([next]);
      assert.equal((await engine.marks('copy.txt'))?.record.published.value, '2031-05-06');
    }
    assert.equal((await engine.export()).documents.length, 4);
  });

  it('forgets a document that was withdrawn', async () => {
    const engine = await library(QUAY, POST);
    await engine.withdraw(['post.txt']);
    const file = await engine.export();
    assert.deepEqual(
      file.documents.map(({ id }) => id),
      ['quay.txt'],
    );
    assert.deepEqual(file.links, []);
  });

  it('ends, whatever came before, where a library built anew begins', async () => {
    const sources = articles(15, 7);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(14), how: fc.constantFrom('put', 'change', 'withdraw', 'ask') }), {
          maxLength: 12,
        }),
        async (steps) => {
          const stepwise = createLibrary(shippedModels());
          const held = new Map<string, Source>();
          for (const { at, how } of steps) {
            const plain = sources[at]!;
            const cut = plain.text.slice(0, plain.text.indexOf('\n', 900));
            const next = how === 'change' ? { ...plain, text: cut, sha256: `${plain.sha256} cut` } : plain;
            if (how === 'ask') await stepwise.summary();
            else if (how === 'withdraw') {
              held.delete(plain.id);
              await stepwise.withdraw([plain.id]);
            } else {
              held.set(plain.id, next);
              await stepwise.put([next]);
            }
          }
          const anew = await library(...held.values());
          assert.deepEqual(await stepwise.export(), await anew.export());
        },
      ),
      { numRuns: 12, seed: 1 },
    );
  }).timeout(60_000);
});

describe('what the library tells of time and of who cites whom', () => {
  const radio = source(
    'radio.txt',
    'Port Radio, 6 May 2031\n\nAda Corvin, the mayor, told Port Radio on Monday that the ferry was safe. She said the old one was lost.\n\nThe ferry will sail on 9 May.\n',
    '2031-05-06',
  );
  const paper = source(
    'paper.txt',
    'Ada Corvin told Port Radio that the ferry was safe.\n\nThe old ferry sank on 20 May 2031.\n',
    '2031-05-07',
  );

  it('keeps what was said on a day apart from what happened and what is ahead', async () => {
    const entries = await (await library(radio)).timeline();
    assert.deepEqual(
      entries.map(({ value, kind, places }) => [value, kind, places.length]),
      [
        ['2031-05-05', 'said', 1],
        ['2031-05-06', 'published', 1],
        ['2031-05-09', 'ahead', 1],
      ],
    );
  });

  it('tells of each claim on which day it was made, where its report does', async () => {
    const said = await (await library(radio)).saidOn('radio.txt');
    assert.deepEqual(
      said.map(({ day }) => day),
      ['2031-05-05'],
    );
    assert.deepEqual(await (await library(radio)).saidOn('gone.txt'), []);
  });

  it('hears a question between any two texts that it looks through for days', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), { pause: async () => void pauses++ });
    await engine.put(articles(12));
    await engine.summary();
    for (const ask of ['orders', 'timeline'] as const) {
      pauses = 0;
      await engine[ask]();
      assert.ok(pauses >= 12, `${pauses} pauses among 12 texts: ${ask}`);
    }
  });

  it('tells days as they stand at last, although texts change and go while it looks for them', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), {
      async pause() {
        pauses++;
        if (pauses === 2) await engine.put([paper]);
        if (pauses === 4) await engine.withdraw(['other.txt']);
      },
    });
    const other = { ...radio, id: 'other.txt' };
    const answers = async (ask: 'orders' | 'timeline') => {
      await engine.put([other, radio, source('paper.txt', 'Nothing.', '2031-05-07')]);
      await engine.summary();
      pauses = 0;
      return engine[ask]();
    };
    const anew = await library(radio, paper);
    assert.deepEqual(await answers('timeline'), await anew.timeline());
    assert.deepEqual(await answers('orders'), await anew.orders());
    assert.ok((await anew.orders()).length > 0);
  });

  it('looks through no text for days where a person stopped the comparing', async () => {
    let pauses = 0;
    const engine = createLibrary(shippedModels(), {
      pause: async () => {
        if (++pauses === 45) await engine.rest(true);
      },
    });
    await engine.put([...articles(30), radio, paper]);
    assert.equal((await engine.summary()).compared, false);
    pauses = 100;
    assert.deepEqual(await engine.orders(), []);
    assert.ok(pauses < 100 + 10, `${pauses - 100} pauses for 32 texts`);
  });

  it('puts the morning before the evening of its day', async () => {
    const text =
      'Port Radio, 6 May 2031\n\nThe ferry sailed on Monday evening. It was mended on Monday morning. It was old on Monday.\n';
    const entries = await (await library(source('day.txt', text, '2031-05-06'))).timeline();
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'happened').map(({ value }) => value),
      ['2031-05-05', '2031-05-05TMO', '2031-05-05TEV'],
    );
  });

  it('names an order that cannot be, with both its days', async () => {
    const [order, ...more] = await (await library(radio, paper)).orders();
    assert.equal(order?.kind, 'told-before-happened');
    assert.deepEqual(
      [order.later.day, order.later.place.text, order.earlier[0]?.day],
      ['2031-05-20', '20 May 2031', '2031-05-07'],
    );
    assert.deepEqual(more, []);
  });

  it('tells by whom somebody is cited, through whom, and whom they cite', async () => {
    const engine = await library(radio, paper);
    const mayor = await engine.citations({ kind: 'actor', id: 'ada-corvin' });
    assert.deepEqual(
      mayor.citedBy.map(({ party, claims }) => [party.kind, party.id, claims.length]),
      [
        ['actor', 'port-radio', 2],
        ['document', 'radio.txt', 1],
      ],
    );
    const station = await engine.citations({ kind: 'actor', id: 'port-radio' });
    assert.deepEqual(
      station.citedBy.map(({ party }) => party.id),
      ['paper.txt', 'radio.txt'],
    );
    assert.ok(station.cites.some(({ party }) => party.id === 'ada-corvin'));
    const report = await engine.citations({ kind: 'document', id: 'paper.txt' });
    assert.deepEqual(
      report.cites.map(({ party }) => party.name),
      ['Port Radio'],
    );
    assert.deepEqual(report.citedBy, []);
  });
});
