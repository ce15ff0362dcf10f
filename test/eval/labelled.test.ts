import assert from 'node:assert/strict';
import type {
  ActorAnnotation,
  AnnotationsFile,
  ClaimAnnotation,
  DateAnnotation,
  LinkRecord,
} from '../../src/core/contract';
import { SCHEMA } from '../../src/core/contract';
import { scoreActors } from './labelled/actors';
import { scoreClaims } from './labelled/claims';
import { scoreDates } from './labelled/dates';
import type { Label, LabelledText } from './labelled/gold';
import { scoreLinks } from './labelled/links';
import { f1, precision, recall } from './tally';
import { pairUp, touched, wordsOf } from './words';

const mark = {
  document: 'a.txt',
  origin: 'machine',
  status: 'suggested',
  anchor: 'exact',
  score: 1,
  why: '',
} as const;

/** Where a passage stands in a text. */
function at(text: string, passage: string): { start: number; end: number; text: string } {
  const start = text.indexOf(passage);
  assert.ok(start >= 0, passage);
  return { start, end: start + passage.length, text: passage };
}

const labelled = (text: string, labels: readonly Partial<Label>[]): LabelledText => ({
  id: 'a',
  text,
  published: null,
  labels: labels as Label[],
  sentences: [],
});

describe('scoring words', () => {
  it('counts what apostrophes, points and hyphens hold together as one word', () => {
    const text = 'Clinton’s U.S.-based “aides” won 3.5 million.';
    assert.deepEqual(
      wordsOf(text).map(({ start, end }) => text.slice(start, end)),
      ['Clinton’s', 'U.S', 'based', 'aides', 'won', '3.5', 'million'],
    );
  });

  it('counts a word that a span touches at all', () => {
    const words = wordsOf('one two three');
    assert.deepEqual([...touched(words, [{ start: 2, end: 5 }])], [0, 1]);
    assert.deepEqual([...touched(words, [{ start: 3, end: 4 }])], []);
  });

  it('pairs one to one, the most alike first', () => {
    const of = (...words: number[]) => ({ words: new Set(words) });
    assert.deepEqual(pairUp([of(1, 2, 3), of(1)], [of(1), of(1, 2, 3, 4)]), [
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('scoring claims', () => {
  const text = 'The mayor said that the bridge is safe. “It will open,” she added, “in May.” Nobody asked why.';
  const gold = labelled(text, [
    {
      kind: 'claim',
      ...at(text, 'that the bridge is safe'),
      quote: 'indirect',
      speaker: at(text, 'The mayor'),
      cue: at(text, 'said'),
    },
    {
      kind: 'claim',
      ...at(text, '“It will open,”'),
      spans: [
        [text.indexOf('It'), text.indexOf('”')],
        [text.indexOf('in May'), text.indexOf('.”')],
      ],
      quote: 'direct',
      speaker: at(text, 'she'),
      cue: at(text, 'added'),
    },
  ]);
  const claim = (passage: string, more: Partial<ClaimAnnotation>): ClaimAnnotation => ({
    ...mark,
    kind: 'claim',
    id: passage,
    ...at(text, passage),
    quote: 'indirect',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    region: 'body',
    ...more,
  });

  it('forgives a leading "that" and joins the parts of one utterance', () => {
    const { counts } = scoreClaims([
      {
        gold,
        claims: [
          claim('the bridge is safe', { speaker: { ...at(text, 'mayor'), actor: null }, cue: at(text, 'said') }),
          claim('It will open', { group: 'g', quote: 'direct', speaker: { ...at(text, 'she'), actor: null } }),
          claim('in May', { group: 'g', quote: 'direct', cue: at(text, 'added') }),
          claim('Nobody asked why', { quote: 'none' }),
        ],
      },
    ]);
    assert.equal(f1(counts.tally('content exact')), 1);
    assert.equal(f1(counts.tally('content token')), 1);
    assert.equal(f1(counts.tally('cue token, all')), 1);
    const source = counts.tally('source token, matched');
    assert.deepEqual([precision(source), recall(source)], [1, 2 / 3]);
  });

  it('counts words of a content that is too short, and the claim that is missing', () => {
    const { counts, recalled } = scoreClaims([{ gold, claims: [claim('bridge is', {})] }]);
    const token = counts.tally('content token');
    assert.deepEqual([token.right, token.predicted, token.found, token.gold], [2, 2, 2, 9]);
    assert.deepEqual(counts.tally('content exact'), { right: 0, predicted: 1, found: 0, gold: 2 });
    assert.equal(recall(recalled.tally('indirect')), 2 / 4);
    assert.equal(recall(recalled.tally('direct')), 0);
  });
});

describe('scoring dates', () => {
  it('tells the same words from some of them, and asks for the value of what was found', () => {
    const text = 'It opened on Friday and closed two years ago.';
    const gold = labelled(text, [
      { kind: 'date', ...at(text, 'Friday'), type: 'date', value: '2031-05-02' },
      { kind: 'date', ...at(text, 'two years ago'), type: 'date', value: '2029' },
    ]);
    const date = (passage: string, value: string): DateAnnotation => ({
      ...mark,
      kind: 'date',
      id: passage,
      ...at(text, passage),
      type: 'date',
      value,
      range: null,
    });
    const counts = scoreDates([
      { gold, dates: [date('on Friday', '2031-05-02'), date('two years', 'P2Y'), date('It', 'X')] },
    ]);
    assert.equal(counts.tally('strict').right, 0);
    assert.deepEqual(counts.tally('relaxed'), { right: 2, predicted: 3, found: 2, gold: 2 });
    assert.equal(counts.tally('value').right, 1);
  });
});

describe('scoring actors', () => {
  const text = 'President Ada Voss met Ottawa City Council in Ottawa. Voss’s aide left.';
  const name = (passage: string, type: ActorAnnotation['type'], actor: string, from = 0): ActorAnnotation => {
    const start = text.indexOf(passage, from);
    return {
      ...mark,
      kind: 'actor',
      id: `${start}`,
      start,
      end: start + passage.length,
      text: passage,
      actor,
      type,
      form: 'name',
    };
  };
  const gold = labelled(text, [
    name('President Ada Voss', 'person', 'voss'),
    name('Ottawa City Council', 'organization', 'council'),
    name('Ottawa', 'place', 'ottawa'),
    name('Ottawa', 'place', 'ottawa', 40),
    name('Voss’s', 'person', 'voss', 50),
  ]);

  it('compares outermost names without titles and possessive endings', () => {
    const actors = [
      name('Ada Voss', 'person', 'a'),
      name('Ottawa City', 'organization', 'b'),
      name('Ottawa', 'organization', 'c', 40),
      name('Voss', 'person', 'a', 50),
    ];
    const counts = scoreActors([{ gold, actors }]);
    assert.deepEqual(counts.tally('strict'), { right: 3, predicted: 4, found: 3, gold: 4 });
    assert.equal(f1(counts.tally('relaxed')), 1);
    assert.equal(counts.tally('typed').right, 2);
    assert.equal(f1(counts.tally('identity B3')), 1);
  });

  it('counts one actor under two ids against identity', () => {
    const counts = scoreActors([{ gold, actors: [name('Ada Voss', 'person', 'a'), name('Voss', 'person', 'b', 50)] }]);
    assert.deepEqual(counts.tally('identity B3'), { right: 2, predicted: 2, found: 1, gold: 2 });
  });
});

describe('scoring links', () => {
  const sentence = (start: number, ...events: string[]) => ({ start, end: start + 10, scored: true, events });
  const document = (id: string, sentences: LabelledText['sentences']): LabelledText => ({
    ...labelled(' '.repeat(40), []),
    id,
    sentences,
  });
  const claim = (id: string, document: string, start: number): ClaimAnnotation => ({
    ...mark,
    kind: 'claim',
    id,
    document,
    start,
    end: start + 8,
    text: '',
    quote: 'none',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    region: 'body',
  });
  const link = (from: string, to: string, status: LinkRecord['status'] = 'suggested'): LinkRecord => ({
    id: from + to,
    from,
    to,
    relation: 'same-fact',
    differs: [],
    score: 1,
    why: '',
    origin: 'machine',
    status,
  });
  const gold = new Map([
    ['a', document('a', [sentence(0, 'fire'), sentence(10, 'arrest')])],
    ['b', document('b', [sentence(0, 'fire'), { ...sentence(10, 'arrest'), scored: false }])],
    ['c', document('c', [sentence(0, 'fire')])],
  ]);

  it('counts pairs of checked sentences, and leaves the rest alone', () => {
    const file: AnnotationsFile = {
      schema: SCHEMA,
      generator: { name: 'synoptic', version: '0' },
      offsets: 'utf-16',
      documents: [],
      actors: [],
      annotations: [
        claim('a0', 'a', 0),
        claim('a1', 'a', 10),
        claim('b0', 'b', 0),
        claim('b1', 'b', 11),
        claim('c0', 'c', 1),
      ],
      topics: [],
      links: [link('a0', 'b0'), link('a1', 'b1'), link('a1', 'c0'), link('b0', 'c0', 'rejected')],
    };
    const score = scoreLinks(gold, file);
    assert.deepEqual(score.pairs, { right: 1, predicted: 2, found: 1, gold: 3 });
    // a0 and b0 find each other of three; a1 and c0 are linked in error; each stands with itself.
    assert.equal(score.b3.right, 1 + 1 / 2 + 1 + 1 / 2);
    assert.equal(score.b3.found, 2 / 3 + 1 + 2 / 3 + 1 / 3);
    assert.equal(score.perStatement, 1);
  });
});
