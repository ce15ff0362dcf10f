import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Claim, DateMark, Entity, Mark, Mention, Reading, Source } from '../../../src/core/model';
import { layerOf, spanF1 } from '../../../src/core/review/agreement';
import { type Applied, applyEdits } from '../../../src/core/review/apply';
import { type Edit, type MarkRecord, withId } from '../../../src/core/review/edit';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT =
  'Mara Ilves, the harbour director, said on Friday that the ferry line would close. ' +
  'The President denied it. “No crew will be dismissed”, the President told reporters, “not this year”. ' +
  'Tags: ferry, harbour, city council. Read more on our pages about the port of Tarvo.';

const span = (words: string, from = 0): { start: number; end: number } => {
  const start = TEXT.indexOf(words, from);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};
const on = (words: string, from = 0): ReturnType<typeof anchorOf> => anchorOf(TEXT, span(words, from));
const source = (text = TEXT): Source => ({ id: 'a.txt', text, sha256: '' });

const machine = { score: 0.8, why: 'a rule' };
const mention = (words: string, entity: number, from = 0): Mention => ({
  ...span(words, from),
  ...machine,
  type: 'person',
  form: /^[TtHh]/.test(words) ? 'role' : 'name',
  entity,
});
const entity = (name: string, named = true): Entity => ({ name, type: 'person', named, titles: [] });
const claim = (words: string, speaker: string, who: number, from = 0): Claim => ({
  ...span(words),
  ...machine,
  quote: 'indirect',
  speaker: { ...span(speaker, from), entity: who },
  cue: null,
  via: [],
  group: null,
  polarity: 'asserted',
  region: 'body',
  comparable: true,
});
const friday: DateMark = {
  ...span('Friday'),
  ...machine,
  type: 'date',
  meaning: { rule: 'weekday', args: [5] },
  range: null,
};

const SECOND = TEXT.indexOf('the President');
const READING: Reading = {
  document: 'a.txt',
  length: TEXT.length,
  language: 'en',
  title: 'A title',
  outlet: null,
  published: { value: null, basis: 'none', why: '' },
  sentences: [],
  boilerplate: [],
  entities: [entity('Mara Ilves'), entity('The President', false)],
  mentions: [mention('Mara Ilves', 0), mention('The President', 1), mention('the President', 1, SECOND)],
  dates: [friday],
  claims: [
    claim('the ferry line would close', 'Mara Ilves', 0),
    claim('No crew will be dismissed', 'the President', 1, SECOND),
    claim('not this year', 'the President', 1, SECOND),
  ],
  own: [],
  notices: [],
};

let clock = 0;
const said = (by = 'Ann'): { by: string; at: string } => ({
  by,
  at: `2031-05-06T08:00:${String(clock++).padStart(2, '0')}.000Z`,
});
beforeEach(() => {
  clock = 0;
});

const of = (marks: readonly Mark[], words: string): Mark => {
  const mark = marks.find((m) => TEXT.slice(m.start, m.end) === words);
  assert.ok(mark, words);
  return mark;
};

function apply(edits: readonly Edit[], text = TEXT): Applied {
  const applied = applyEdits(source(text), READING, edits);
  // Neither their order nor a second time changes anything.
  assert.deepEqual(applyEdits(source(text), READING, [...edits].reverse()), applied);
  const again = applyEdits(source(text), applied.reading, edits);
  assert.deepEqual(again.reading, applied.reading);
  for (const m of applied.reading.mentions) assert.ok(applied.reading.entities[m.entity] !== undefined);
  for (const c of applied.reading.claims) {
    assert.ok(c.speaker === null || c.speaker.entity === null || applied.reading.entities[c.speaker.entity]);
  }
  return applied;
}

describe('applying what people decided', () => {
  it('leaves the reading as it is where nobody said anything', () => {
    assert.equal(apply([]).reading, READING);
  });

  it('leaves every mark as it is where something was said of the document alone', () => {
    assert.deepEqual(apply([withId({ does: 'tag', tag: 'port', ...said() })]).reading, READING);
  });

  it('says who accepted, rejected or disputed a mark, and when', () => {
    const { reading, lost } = apply([
      withId({ does: 'accept', kind: 'actor', anchor: on('Mara Ilves'), ...said() }),
      withId({ does: 'reject', kind: 'date', anchor: on('Friday'), reason: 'a name', ...said('Ben') }),
      withId({ does: 'dispute', kind: 'claim', anchor: on('not this year'), ...said() }),
    ]);
    assert.deepEqual(of(reading.mentions, 'Mara Ilves').review, {
      origin: 'machine',
      status: 'accepted',
      anchor: 'exact',
      author: 'Ann',
      at: '2031-05-06T08:00:00.000Z',
    });
    assert.equal(reading.dates[0]?.review?.status, 'rejected');
    assert.equal(reading.dates[0]?.review?.note, 'a name');
    assert.equal(of(reading.claims, 'not this year').review?.status, 'disputed');
    assert.deepEqual(lost, []);
  });

  it('lets the newest decision on one mark hold', () => {
    const { reading } = apply([
      withId({ does: 'accept', kind: 'date', anchor: on('Friday'), ...said() }),
      withId({ does: 'reject', kind: 'date', anchor: on('Friday'), ...said('Ben') }),
      withId({ does: 'accept', kind: 'date', anchor: on('Friday'), ...said('Cem') }),
    ]);
    assert.equal(reading.dates[0]?.review?.status, 'accepted');
    assert.equal(reading.dates[0]?.review?.author, 'Cem');
  });

  it('adds marks of every kind, nested and overlapping ones too', () => {
    const records: readonly MarkRecord[] = [
      {
        kind: 'actor',
        anchor: on('city council'),
        type: 'organization',
        form: 'name',
        who: { name: 'City Council', type: 'organization' },
      },
      {
        kind: 'actor',
        anchor: on('Tarvo'),
        type: 'place',
        form: 'name',
        who: { name: 'Tarvo', type: 'place', id: 'tarvo' },
      },
      { kind: 'date', anchor: on('this year'), type: 'date', value: '2031' },
      {
        kind: 'claim',
        anchor: on('denied it'),
        quote: 'none',
        speaker: { anchor: on('The President'), who: null },
        cue: on('denied'),
        via: [{ name: 'Harbour Radio', type: 'organization' }],
        group: 'g',
        polarity: 'denied',
        region: 'body',
      },
      { kind: 'risk', anchor: on('line would close. The President') },
    ];
    const { reading, lost } = apply(records.map((mark) => withId({ does: 'add', mark, ...said() })));
    assert.deepEqual(lost, []);
    const added = of(reading.claims, 'denied it') as Claim;
    assert.equal(added.speaker?.entity, 1, 'the speaker is whom the mention there names');
    assert.equal(reading.entities[added.via[0]!]?.name, 'Harbour Radio');
    assert.equal(added.group, 0);
    assert.deepEqual(added.review?.origin, 'human');
    assert.equal(reading.dates.find((d) => d.decided === '2031')?.why, 'marked by Ann');
    assert.equal(reading.entities.find((e) => e.decided === 'tarvo')?.type, 'place');
    assert.equal(reading.own[0]?.kind, 'risk');
    assert.equal(reading.claims.length, 4);
  });

  it('gives a mark a new extent, type, date or speaker, and finds it again by the new extent', () => {
    const { reading, lost } = apply([
      withId({ does: 'accept', kind: 'claim', anchor: on('ferry line would close'), ...said() }),
      withId({
        does: 'change',
        kind: 'claim',
        anchor: on('the ferry line would close'),
        set: { extent: on('ferry line would close'), polarity: 'denied', cue: on('said'), quote: 'mixed' },
        ...said(),
      }),
      withId({ does: 'change', kind: 'date', anchor: on('Friday'), set: { value: '2031-05-02' }, ...said() }),
      withId({ does: 'change', kind: 'actor', anchor: on('Mara Ilves'), set: { type: 'organization' }, ...said() }),
      withId({ does: 'reject', kind: 'claim', anchor: on('ferry line would close'), ...said() }),
    ]);
    const changed = of(reading.claims, 'ferry line would close') as Claim;
    assert.deepEqual([changed.polarity, changed.quote, changed.cue], ['denied', 'mixed', span('said')]);
    assert.equal(changed.review?.status, 'rejected');
    assert.equal(changed.review?.origin, 'human');
    assert.equal(reading.claims.length, 3);
    assert.equal(reading.dates[0]?.decided, '2031-05-02');
    assert.equal((of(reading.mentions, 'Mara Ilves') as Mention).type, 'organization');
    assert.deepEqual(lost, []);
  });

  it('turns a mark of one kind into another', () => {
    const { reading } = apply([
      withId({
        does: 'change',
        kind: 'date',
        anchor: on('Friday'),
        set: { kind: 'actor' },
        mark: {
          kind: 'actor',
          anchor: on('Friday'),
          type: 'person',
          form: 'name',
          who: { name: 'Friday', type: 'person' },
        },
        ...said(),
      }),
    ]);
    assert.equal(reading.dates.length, 0);
    assert.equal(reading.entities[(of(reading.mentions, 'Friday') as Mention).entity]?.name, 'Friday');
  });

  it('says that “the President” here is another one: in one place', () => {
    const { reading } = apply([
      withId({
        does: 'change',
        kind: 'actor',
        anchor: on('the President', SECOND),
        set: { who: { name: 'Ada Oksa', type: 'person', id: 'ada-oksa' } },
        ...said(),
      }),
    ]);
    const here = of(reading.mentions, 'the President') as Mention;
    assert.equal(reading.entities[here.entity]?.decided, 'ada-oksa');
    assert.equal((of(reading.mentions, 'The President') as Mention).entity, 1);
    assert.equal(
      (of(reading.claims, 'not this year') as Claim).speaker?.entity,
      here.entity,
      'whom she names has said it',
    );
  });

  it('or in the whole document, and then nobody is left under the old name', () => {
    const { reading } = apply([
      withId({
        does: 'change',
        kind: 'actor',
        anchor: on('The President'),
        set: { who: { name: 'Ada Oksa', type: 'person' }, scope: 'document', was: 'The President' },
        ...said(),
      }),
    ]);
    assert.deepEqual(
      reading.entities.map((e) => e.name),
      ['Mara Ilves', 'Ada Oksa'],
    );
    assert.ok(reading.mentions.slice(1).every((m) => m.entity === 1));
    assert.ok(reading.claims.slice(1).every((c) => c.speaker?.entity === 1));
  });

  it('ties the parts of one utterance together', () => {
    const part = (words: string): Edit =>
      withId({ does: 'change', kind: 'claim', anchor: on(words), set: { group: 'crew' }, ...said() });
    const { reading } = apply([part('No crew will be dismissed'), part('not this year')]);
    assert.deepEqual(
      reading.claims.map((c) => c.group),
      [null, 0, 0],
    );
  });

  it('takes parts out of the article and back in, with the claims inside', () => {
    const tail = 'Tags: ferry, harbour, city council.';
    const both = '“No crew will be dismissed”, the President told reporters, “not this year”.';
    const { reading } = apply([
      withId({ does: 'region', anchor: on(tail), region: 'boilerplate', ...said() }),
      withId({ does: 'region', anchor: on(both), region: 'boilerplate', ...said() }),
      withId({ does: 'region', anchor: on('“not this year”'), region: 'body', ...said() }),
    ]);
    assert.deepEqual(reading.boilerplate.at(-1), span(tail));
    assert.deepEqual(
      reading.claims.map((c) => c.region),
      ['body', 'boilerplate', 'body'],
    );
  });

  it('knows what was said of the document: date, title, outlet, tags, not to be read', () => {
    const applied = apply([
      withId({ does: 'published', value: '2031-05-05', ...said() }),
      withId({ does: 'published', value: '2031-05-06', ...said() }),
      withId({ does: 'title', title: 'Ferries', ...said() }),
      withId({ does: 'outlet', name: 'Harbour Radio', ...said() }),
      withId({ does: 'tag', tag: 'port', ...said() }),
      withId({ does: 'tag', tag: 'ferry', ...said('Ben') }),
      withId({ does: 'skip', value: true, ...said() }),
    ]);
    assert.deepEqual(applied.reading.published, { value: '2031-05-06', basis: 'decided', why: 'set by Ann' });
    assert.deepEqual([applied.reading.title, applied.reading.outlet], ['Ferries', 'Harbour Radio']);
    assert.deepEqual([applied.tags, applied.skip], [['ferry', 'port'], true]);
  });

  it('carries notes and link decisions to where their passages stand now', () => {
    const to = { document: 'b.txt', anchor: on('The council'.slice(4)) };
    const applied = apply(
      [
        withId({ does: 'note', kind: 'claim', anchor: on('not this year'), text: 'Ask again', ...said() }),
        withId({ does: 'note', kind: null, anchor: on('Read more on our pages'), text: 'An advertisement', ...said() }),
        withId({ does: 'link', anchor: on('the ferry line would close'), to, verdict: 'confirm', ...said() }),
        withId({
          does: 'link',
          anchor: on('the ferry line would close'),
          to,
          verdict: 'reject',
          reason: 'other line',
          ...said(),
        }),
      ],
      TEXT,
    );
    assert.equal(of(applied.reading.claims, 'not this year').review?.note, 'Ask again');
    assert.equal(of(applied.reading.claims, 'not this year').review?.status, 'suggested');
    assert.deepEqual(
      applied.notes.map((n) => TEXT.slice(n.start, n.end)),
      ['not this year', 'Read more on our pages'],
    );
    assert.deepEqual(
      applied.links.map((l) => l.verdict),
      ['reject'],
    );
  });

  it('keeps an accepted mark that the machine no longer finds', () => {
    const mark: MarkRecord = { kind: 'date', anchor: on('this year'), type: 'date', value: '2031' };
    const { reading, lost } = apply([
      withId({ does: 'accept', kind: 'date', anchor: on('this year'), mark, ...said() }),
    ]);
    assert.equal(of(reading.dates, 'this year').review?.origin, 'machine');
    assert.deepEqual(lost, []);
  });

  it('brings a decision to the mark that a newer machine cuts a little differently', () => {
    const { reading, lost } = apply([
      withId({ does: 'reject', kind: 'claim', anchor: on('that the ferry line would close'), ...said() }),
    ]);
    assert.equal(of(reading.claims, 'the ferry line would close').review?.status, 'rejected');
    assert.equal(of(reading.claims, 'the ferry line would close').review?.anchor, 'fuzzy');
    assert.deepEqual(lost, []);
  });

  it('tells what is lost, and drops none of it', () => {
    const gone = anchorOf('Someone else altogether said something else in another paper.', { start: 0, end: 12 });
    const edits: readonly Edit[] = [
      withId({ does: 'accept', kind: 'claim', anchor: gone, ...said() }),
      withId({ does: 'note', kind: null, anchor: gone, text: 'kept', ...said() }),
      withId({ does: 'add', mark: { kind: 'risk', anchor: gone }, ...said() }),
      withId({ does: 'accept', kind: 'date', anchor: on('harbour director'), ...said() }),
      withId({ does: 'change', kind: 'date', anchor: on('harbour director'), set: { value: '2031' }, ...said() }),
    ];
    const { reading, lost } = apply(edits);
    assert.deepEqual(lost, edits);
    assert.deepEqual(reading, READING);
  });

  it('adds a claim whose cue is gone, and tells that a part of it is lost', () => {
    const gone = anchorOf('Someone else altogether said something else in another paper.', { start: 0, end: 12 });
    const mark: MarkRecord = {
      kind: 'claim',
      anchor: on('denied it'),
      quote: 'none',
      speaker: null,
      cue: gone,
      via: [],
      group: null,
      polarity: 'asserted',
      region: 'body',
    };
    const { reading, lost } = apply([withId({ does: 'add', mark, ...said() })]);
    assert.equal((of(reading.claims, 'denied it') as Claim).cue, null);
    assert.equal(lost.length, 1);
  });

  it('lets two marks of one kind that come to cover the same words be one', () => {
    const { reading } = apply([
      withId({
        does: 'change',
        kind: 'actor',
        anchor: on('the President', SECOND),
        set: { extent: on('The President') },
        ...said(),
      }),
    ]);
    assert.equal(reading.mentions.filter((m) => TEXT.slice(m.start, m.end) === 'The President').length, 1);
  });

  it('shows each person\u2019s layer by itself, to be compared', () => {
    const edits: readonly Edit[] = [
      withId({ does: 'accept', kind: 'date', anchor: on('Friday'), ...said('Ann') }),
      withId({ does: 'accept', kind: 'date', anchor: on('Friday'), ...said('Ben') }),
      withId({ does: 'add', mark: { kind: 'risk', anchor: on('denied it') }, ...said('Ann') }),
      withId({ does: 'reject', kind: 'actor', anchor: on('Mara Ilves'), ...said('Ben') }),
    ];
    const [ann, ben] = ['Ann', 'Ben'].map((by) => layerOf(source(), READING, edits, by));
    assert.deepEqual(ann, [
      { kind: 'date', ...span('Friday') },
      { kind: 'risk', ...span('denied it') },
    ]);
    assert.deepEqual(
      spanF1(ann!, ben!).map(({ kind, f1 }) => [kind, f1]),
      [
        ['date', 1],
        ['risk', 0],
      ],
    );
  });

  it('is not asked to take what is no decision', () => {
    assert.throws(() => withId({ does: 'tag', tag: '', ...said() }), /no decision/);
    assert.throws(() => withId({ does: 'accept', kind: 'Not A Kind', anchor: on('Friday'), ...said() }), /no decision/);
  });

  it('comes to the same in any order and any number of times, whatever is said', () => {
    const words = ['Mara Ilves', 'The President', 'Friday', 'the ferry line would close', 'not this year', 'denied it'];
    const place = fc.constantFrom(...words).map((w) => on(w));
    const kind = fc.constantFrom('actor', 'date', 'claim', 'risk');
    const by = fc.record({
      by: fc.constantFrom('Ann', 'Ben', ''),
      at: fc.nat(9).map((second) => `2031-05-06T08:00:0${second}Z`),
    });
    const whom = fc.constantFrom(
      { name: 'Ada Oksa', type: 'person' as const, id: 'ada-oksa' },
      { name: 'Mara Ilves', type: 'person' as const },
      { name: 'Harbour Radio', type: 'organization' as const },
    );
    const speaker = fc.option(fc.record({ anchor: place, who: fc.option(whom) }));
    const mark: fc.Arbitrary<MarkRecord> = fc.oneof(
      fc.record({
        kind: fc.constant('actor' as const),
        anchor: place,
        type: fc.constant('person' as const),
        form: fc.constant('name' as const),
        who: whom,
      }),
      fc.record({ kind: fc.constant('risk'), anchor: place }),
      fc.record({
        kind: fc.constant('claim' as const),
        anchor: place,
        quote: fc.constant('none' as const),
        speaker,
        cue: fc.option(place),
        via: fc.array(whom, { maxLength: 2 }),
        group: fc.constantFrom(null, 'g', 'h'),
        polarity: fc.constant('asserted' as const),
        region: fc.constant('body' as const),
      }),
    );
    const drafts = fc.oneof(
      fc.record({ does: fc.constantFrom('accept', 'reject', 'dispute'), kind, anchor: place }),
      fc.record({ does: fc.constant('add'), mark }),
      fc.record({
        does: fc.constant('change'),
        kind,
        anchor: place,
        set: fc.record(
          { who: whom, polarity: fc.constant('denied'), value: fc.constant('2031'), speaker },
          { requiredKeys: [] },
        ),
      }),
      fc.record({ does: fc.constant('region'), anchor: place, region: fc.constantFrom('body', 'boilerplate') }),
      fc.record({ does: fc.constant('tag'), tag: fc.constantFrom('a', 'b') }),
    );
    const edit = fc.tuple(drafts, by).map(([draft, who]) => withId({ ...draft, ...who } as Omit<Edit, 'id'>) as Edit);
    fc.assert(
      fc.property(fc.uniqueArray(edit, { maxLength: 12, selector: (e) => e.id }), (edits) => {
        const { reading } = apply(edits);
        const places = [...reading.mentions, ...reading.dates, ...reading.claims].map((m) => `${m.start}-${m.end}`);
        assert.ok(places.length >= READING.mentions.length + READING.dates.length + READING.claims.length);
      }),
      { numRuns: 500 },
    );
  });
});
