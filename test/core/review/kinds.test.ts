import assert from 'node:assert/strict';
import { type ProjectEdit, withId } from '../../../src/core/review/edit';
import { kindsOf, type OwnKind } from '../../../src/core/review/kinds';
import { parseProject, printProject } from '../../../src/core/review/sidecar';

const mine = (id: string, label: string, key: string | null = null): OwnKind => ({ id, label, colour: null, key });
let second = 10;
const shared = (kind: string, label: string, more: { colour?: string; key?: string } = {}): ProjectEdit =>
  withId({ does: 'kind' as const, kind, label, ...more, by: 'Ann', at: `2031-05-06T08:00:${second++}Z` });

describe('a project’s own kinds', () => {
  it('come from settings and project as one list, the project’s word over the settings’', () => {
    const kinds = kindsOf(
      [mine('promise', 'Promise', 'p'), mine('denial', 'Denial')],
      [
        shared('victims', 'Victims'),
        shared('promise', 'Pledge', { colour: '#3f9f6b' }),
        shared('arms', 'Arms', { key: 'A' }),
      ],
    );
    assert.deepEqual(kinds, [
      { id: 'promise', label: 'Pledge', colour: '#3f9f6b', key: null },
      { id: 'denial', label: 'Denial', colour: null, key: null },
      { id: 'arms', label: 'Arms', colour: null, key: 'a' },
      { id: 'victims', label: 'Victims', colour: null, key: null },
    ]);
  });

  it('hold as last said, and give a key to the first who asks for it', () => {
    const kinds = kindsOf(
      [mine('promise', 'Promise', 'p')],
      [shared('pledge', 'Pledge', { key: 'P' }), shared('pledge', 'Vow', { key: 'P' })],
    );
    assert.deepEqual(
      kinds.map(({ label, key }) => [label, key]),
      [
        ['Promise', 'p'],
        ['Vow', null],
      ],
    );
  });

  it('are kept in the project’s file, with or without a colour', () => {
    const edits = [shared('arms', 'Arms'), shared('promise', 'Promise', { colour: '#3f9f6b', key: 'p' })];
    const { edits: back, problems } = parseProject(printProject(edits));
    assert.deepEqual(problems, []);
    assert.deepEqual(new Set(back.map(({ id }) => id)), new Set(edits.map(({ id }) => id)));
  });
});
