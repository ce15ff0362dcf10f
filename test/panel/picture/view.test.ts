import assert from 'node:assert/strict';
import type { DateAnnotation } from '../../../src/core/contract';
import { PictureIntent } from '../../../src/panel/picture/protocol';
import { chainPicture, differencesOf, timelinePicture } from '../../../src/panel/picture/view';
import { related, say, statement } from '../statements';

const asked = statement('a.txt', 'the ferry would close on 3 May', {}, '2031-05-01');
const other = statement('b.txt', 'the ferry would close on 7 May', {}, '2031-05-02');
const differences = differencesOf([related(asked, other, { differs: ['date'] })]);

describe('what a chain is drawn from', () => {
  it('holds each station with its words, and what differs from the statement that was asked for', () => {
    const { nodes, edges } = chainPicture(
      {
        nodes: [
          { kind: 'actor', id: 'ilves', name: 'Mara Ilves', step: 0, published: null, statement: null },
          { kind: 'document', id: 'a.txt', name: 'Harbour Radio', step: 1, published: '2031-05-01', statement: asked },
          { kind: 'document', id: 'b.txt', name: 'Ledger', step: 1, published: '2031-05-02', statement: other },
        ],
        edges: [
          { from: 0, to: 1, kind: 'said' },
          { from: 0, to: 2, kind: 'said' },
        ],
      },
      asked.claim.id,
      differences,
      say,
    );
    assert.deepEqual(
      nodes.map(({ title, place, differs, asked }) => [title, place, differs.join(), asked]),
      [
        ['Mara Ilves', '', '', false],
        ['Harbour Radio', 'a.txt · 2031-05-01 · line 7', '', true],
        ['Ledger', 'b.txt · 2031-05-02 · line 7', 'date', false],
      ],
    );
    assert.equal(edges.length, 2);
  });
});

describe('what a timeline is drawn from', () => {
  const date = (value: string) => ({ value }) as DateAnnotation;

  it('sets each statement on its day of saying, and each day told of once, with how many sources tell of it', () => {
    const dates = new Map([
      [asked.claim.id, [date('2031-05-03'), date('P3D')]],
      [other.claim.id, [date('2031-05-07'), date('2031-05-03T18:00')]],
    ]);
    const { items } = timelinePicture(
      [asked, other],
      asked.claim.id,
      ({ claim }) => dates.get(claim.id)!,
      ({ claim }) => (claim.id === other.claim.id ? '2031-05-01' : null),
      differences,
      say,
    );
    assert.deepEqual(
      items.map(({ day, kind, who, differs }) => `${day} ${kind} ${who} ${differs.join()}`.trim()),
      [
        '2031-05-01 said Mara Ilves',
        '2031-05-01 said Mara Ilves date',
        '2031-05-03 told in 2 sources',
        '2031-05-07 told in 1 source',
      ],
    );
    // What b.txt printed on the second was said on the first.
    assert.deepEqual(
      items.slice(0, 2).map(({ source }) => source),
      ['a.txt · line 7', 'b.txt · line 7 · published 2031-05-02'],
    );
  });

  it('lets a text speak for itself in its own voice', () => {
    const own = statement('c.txt', 'It rained', { quote: 'none' });
    const { items } = timelinePicture(
      [own],
      null,
      () => [],
      () => null,
      new Map(),
      say,
    );
    assert.deepEqual([items[0]!.who, items[0]!.day], ['c.txt', '']);
  });
});

describe('what a picture may ask for', () => {
  it('is checked at the door', () => {
    assert.ok(PictureIntent.safeParse({ type: 'save', format: 'svg', content: '<svg/>' }).success);
    for (const bad of [
      { type: 'save', format: 'exe', content: '' },
      { type: 'turn', picture: 'x' },
      { type: 'jump' },
    ]) {
      assert.equal(PictureIntent.safeParse(bad).success, false);
    }
  });
});
