import assert from 'node:assert/strict';
import type { ActorAnnotation, AnnotationsFile, ClaimAnnotation, LinkRecord } from '../../src/core/contract';
import { SCHEMA } from '../../src/core/contract';
import { scoreCorpus } from './fixtures/corpus';
import { type CorpusGold, locate, type PlantedCase } from './fixtures/gold';
import { scorePlanted } from './fixtures/planted';
import { changes, rendering } from './fixtures/rendering';
import type { Outcome } from './synoptic';

const TEXTS: Readonly<Record<string, string>> = {
  'a.txt': 'Ada Voss said nine boats sank. She denied that the pier was closed. The mayor laughed.',
  'b.txt': 'Seven boats sank, the mayor told Radio Sel. The pier is shut, an aide said.',
  'c.txt': 'It rained. Nine boats sank, said Voss.',
};

const mark = { origin: 'machine', status: 'suggested', anchor: 'exact', score: 1, why: '' } as const;

function claim(
  id: string,
  passage: string,
  speaker: string | null,
  more: Partial<ClaimAnnotation> = {},
): ClaimAnnotation {
  const document = `${id[0]}.txt`;
  const span = { ...locate(TEXTS[document]!, { document, text: passage }), text: passage };
  return {
    ...mark,
    kind: 'claim',
    id,
    document,
    ...span,
    quote: 'indirect',
    speaker: { ...span, actor: speaker },
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    region: 'body',
    ...more,
  };
}

const link = (
  from: string,
  to: string,
  relation: LinkRecord['relation'],
  ...differs: LinkRecord['differs']
): LinkRecord => ({
  ...mark,
  id: `${from}-${to}`,
  from,
  to,
  relation,
  differs,
});

function outcome(file: Partial<AnnotationsFile>, more: Partial<Outcome> = {}): Outcome {
  return {
    file: {
      schema: SCHEMA,
      generator: { name: 'synoptic', version: '0' },
      offsets: 'utf-16',
      documents: Object.keys(TEXTS).map((id) => ({
        id,
        path: id,
        sha256: '',
        length: TEXTS[id]!.length,
        title: null,
        outlet: null,
        published:
          id === 'a.txt' ? { value: '2031-05-06', basis: 'text', why: '' } : { value: null, basis: 'none', why: '' },
      })),
      actors: [
        { id: 'ada-voss', name: 'Ada Voss', type: 'person', aliases: ['Voss'] },
        { id: 'radio-sel', name: 'Radio Sel', type: 'organization', aliases: [] },
      ],
      annotations: [],
      topics: [],
      links: [],
      ...file,
    },
    texts: new Map(Object.entries(TEXTS)),
    topics: [],
    origins: [],
    ...more,
  };
}

const GOLD: CorpusGold = {
  actors: [
    { key: 'voss', type: 'person', names: ['Ada Voss', 'Adah Foss'] },
    { key: 'radio', type: 'organization', names: ['Radio Sel'] },
  ],
  mentions: [
    { document: 'a.txt', text: 'She', form: 'pronoun', actor: 'voss' },
    { document: 'a.txt', text: 'The mayor', form: 'role', actor: 'voss' },
  ],
  claims: [
    { id: 'a1', document: 'a.txt', text: 'nine boats sank', speaker: 'voss', via: [], polarity: 'asserted' },
    { id: 'a2', document: 'a.txt', text: 'the pier was closed', speaker: 'voss', via: [], polarity: 'denied' },
    { id: 'b1', document: 'b.txt', text: 'Seven boats sank', speaker: 'voss', via: ['radio'], polarity: 'asserted' },
    { id: 'b2', document: 'b.txt', text: 'The pier is shut', speaker: null, via: [], polarity: 'asserted' },
    { id: 'c1', document: 'c.txt', text: 'Nine boats sank', speaker: 'voss' },
  ],
  topics: [
    { label: 'boats', statements: ['a1', 'b1', 'c1'], silent: [] },
    { label: 'pier', statements: ['a2', 'b2'], silent: ['c.txt'] },
  ],
  relations: [
    { from: 'a1', to: 'b1', relation: 'conflicts', differs: ['figure'] },
    { from: 'a1', to: 'b2', relation: null, differs: [] },
  ],
  origins: [['a.txt', 'c.txt']],
  discrepancies: [
    { differs: 'figure', sides: [['a1', 'c1'], ['b1']], why: 'nine, seven' },
    { differs: 'date', sides: [['a1'], ['b2']], why: 'never', optional: true },
    { differs: 'place', sides: [['a2'], ['b2']], why: 'nowhere' },
  ],
  dates: [{ document: 'b.txt', text: 'Seven', value: 'P7D' }],
  published: { 'a.txt': '2031-05-06', 'c.txt': '2031-05-06' },
};

describe('scoring a corpus of the fixtures', () => {
  const annotations = [
    claim('a1', 'nine boats sank', 'ada-voss'),
    claim('a2', 'that the pier was closed', 'somebody-else', { polarity: 'denied' }),
    claim('b1', 'Seven boats sank', 'ada-voss', { via: ['radio-sel'] }),
    claim('b2', 'The pier is shut', null, { polarity: 'denied' }),
    {
      ...mark,
      kind: 'actor' as const,
      id: 'she',
      document: 'a.txt',
      ...locate(TEXTS['a.txt']!, { document: 'a.txt', text: 'She' }),
      text: 'She',
      actor: 'ada-voss',
      type: 'person' as const,
      form: 'pronoun' as const,
    },
  ];
  const mayorsName = {
    ...annotations[4]!,
    id: 'mayor',
    ...locate(TEXTS['a.txt']!, { document: 'a.txt', text: 'mayor' }),
  };
  const topics = [{ id: 't', label: 'boats', statements: ['a1', 'b1', 'b2'] }];
  const { counts, mistakes } = scoreCorpus(
    GOLD,
    outcome({
      annotations: [...annotations, { ...mayorsName, form: 'name' } as ActorAnnotation],
      topics,
      links: [link('a1', 'b1', 'conflicts', 'figure'), link('a1', 'b2', 'same-fact', 'scope')],
    }),
  );

  it('asks whose a mention is, and counts what got no answer as not found', () => {
    assert.deepEqual(counts.tally('pronouns'), { right: 1, predicted: 1, found: 1, gold: 1 });
    assert.deepEqual(counts.tally('roles'), { right: 0, predicted: 0, found: 0, gold: 1 });
  });

  it('asks who speaks, and through whom', () => {
    // a1, b1 and the aide of b2, who is nobody of the cast, are right; a2 is somebody else's; c1 was not found.
    assert.deepEqual(counts.tally('speakers'), { right: 3, predicted: 4, found: 3, gold: 5 });
    assert.deepEqual(counts.tally('via'), { right: 1, predicted: 1, found: 1, gold: 1 });
  });

  it('counts denials alone', () => {
    assert.deepEqual(counts.tally('denials'), { right: 1, predicted: 2, found: 1, gold: 1 });
  });

  it('counts pairs that a topic joins, across documents', () => {
    // Gold: a1-b1, a1-c1, b1-c1, a2-b2. Predicted: a1-b1 and, in error, a1-b2.
    assert.deepEqual(counts.tally('topics'), { right: 1, predicted: 2, found: 1, gold: 4 });
  });

  it('asks for the relation of linked pairs, and for no link where there is none', () => {
    assert.deepEqual(counts.tally('relations'), { right: 1, predicted: 2, found: 1, gold: 1 });
    assert.deepEqual(counts.tally('differs, of linked'), { right: 1, predicted: 1, found: 1, gold: 1 });
  });

  it('asks when a text was published', () => {
    assert.deepEqual(counts.tally('publication days'), { right: 1, predicted: 1, found: 1, gold: 2 });
  });

  it('asks whether all names of one actor are aliases of one, and of nobody else', () => {
    assert.deepEqual(counts.tally('aliases'), { right: 0, predicted: 0, found: 0, gold: 0 });
    const two = (id: string, ...aliases: string[]) => ({ id, name: aliases[0]!, type: 'person' as const, aliases });
    const split = outcome({ actors: [two('a', 'Ada Voss', 'Radio Sel'), two('b', 'Adah Foss')] });
    assert.deepEqual(scoreCorpus(GOLD, split).counts.tally('aliases'), { right: 0, predicted: 1, found: 0, gold: 1 });
  });

  it('takes a discrepancy for found if any two of its claims are flagged, and all other flags for wrong', () => {
    assert.deepEqual(counts.tally('discrepancies'), { right: 1, predicted: 2, found: 1, gold: 2 });
  });

  it('lists what came out wrong', () => {
    assert.ok(
      mistakes.some(({ measure, expected, got }) => measure === 'speakers' && expected === 'voss' && got === '–'),
    );
  });

  it('takes an actor that bears the names of two for neither', () => {
    const merged = [{ id: 'ada-voss', name: 'Ada Voss', type: 'person' as const, aliases: ['Radio Sel'] }];
    const score = scoreCorpus(GOLD, outcome({ annotations, actors: merged }));
    assert.equal(score.counts.tally('pronouns').right, 0);
  });
});

describe('scoring planted discrepancies', () => {
  const cases: PlantedCase[] = [
    {
      id: 'boats',
      corpus: 'x',
      from: { document: 'a.txt', text: 'nine boats sank' },
      to: { document: 'b.txt', text: 'Seven boats sank' },
      relation: 'conflicts',
      differs: ['figure'],
      why: '',
    },
    {
      id: 'same',
      corpus: 'x',
      from: { document: 'a.txt', text: 'nine boats sank' },
      to: { document: 'c.txt', text: 'Nine boats sank' },
      relation: 'same-fact',
      differs: [],
      decoy: 'same-fact',
      why: '',
    },
  ];
  const annotations = [
    claim('a1', 'nine boats sank', null),
    claim('b1', 'Seven boats sank', null),
    claim('c1', 'Nine boats sank', null),
    claim('b2', 'The pier is shut', null),
  ];

  it('finds a flag in either direction, and blames flags on decoys, with another difference, and elsewhere', () => {
    const { counts, missed, wrong } = scorePlanted(
      cases,
      outcome({
        annotations,
        links: [
          link('b1', 'a1', 'conflicts', 'figure', 'date'),
          link('a1', 'c1', 'conflicts', 'scope'),
          link('a1', 'b2', 'conflicts', 'stance'),
        ],
      }),
    );
    assert.deepEqual(counts.tally('all flags'), { right: 1, predicted: 4, found: 1, gold: 1 });
    assert.deepEqual(counts.tally('figure'), { right: 1, predicted: 1, found: 1, gold: 1 });
    assert.deepEqual(counts.tally('relations'), { right: 1, predicted: 2, found: 1, gold: 2 });
    assert.deepEqual(missed, []);
    assert.deepEqual(
      wrong.map(({ difference, cases: met }) => [difference, ...met]),
      [['date', 'boats'], ['scope', 'same'], ['stance']],
    );
  });

  it('misses what nobody linked', () => {
    const { missed } = scorePlanted(cases, outcome({ annotations }));
    assert.deepEqual(
      missed.map(({ id }) => id),
      ['boats'],
    );
  });
});

describe('the expected output of a corpus', () => {
  it('tells what is gone and what is new under each heading', () => {
    const before = 'A.TXT\n  actor x\n  actor x\n  date y\n\nLINKS\n  same-fact\n    one\n    two\n';
    const after = 'A.TXT\n  actor x\n  date y\n\nLINKS\n  same-fact\n    one\n    three\n';
    assert.deepEqual(changes(before, after), [
      'A.TXT',
      '− actor x',
      'LINKS',
      '− same-fact\n      one\n      two',
      '+ same-fact\n      one\n      three',
    ]);
    assert.deepEqual(changes(after, after), []);
  });

  it('reads as one line a mark', () => {
    const annotations = [claim('a1', 'nine boats sank', 'ada-voss', { via: ['radio-sel'], polarity: 'denied' })];
    const text = rendering(outcome({ annotations, links: [link('a1', 'a1', 'conflicts', 'figure')] }).file);
    assert.match(
      text,
      /^ {2}claim “nine boats sank” indirect · by “nine boats sank” ada-voss · via radio-sel · denied$/m,
    );
    assert.match(text, /^ {2}conflicts ≠figure\n {4}a\.txt “nine boats sank”$/m);
  });
});
