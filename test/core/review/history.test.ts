import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, withId } from '../../../src/core/review/edit';
import {
  applyChange,
  EMPTY,
  type History,
  redo,
  remember,
  renamed,
  renewed,
  restore,
  type Step,
  stepBetween,
  undo,
} from '../../../src/core/review/history';

const tag = (name: string, second = 0): Edit =>
  withId({ does: 'tag', tag: name, by: 'Ann', at: `2031-05-06T08:00:0${second}.000Z` });

/** Two documents' decisions, by document. */
type Desk = Readonly<Record<string, readonly Edit[]>>;

function perform(desk: Desk, step: Step): Desk {
  const next: Record<string, readonly Edit[]> = { ...desk };
  for (const change of step.changes) next[change.document] = applyChange(next[change.document] ?? [], change).edits;
  return next;
}

const names = (desk: Desk): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(desk).map(([document, edits]) => [
      document,
      edits.map((e) => (e.does === 'tag' ? e.tag : '')).sort(),
    ]),
  );

function step(label: string, before: Desk, after: Desk): Step {
  const made = stepBetween(
    label,
    Object.keys(after).map((document) => ({ document, before: before[document] ?? [], after: after[document]! })),
  );
  assert.ok(made);
  return made;
}

describe('undo and redo of decisions', () => {
  const empty: Desk = { 'a.txt': [], 'b.txt': [] };
  const bulk: Desk = { 'a.txt': [tag('one'), tag('two')], 'b.txt': [tag('three')] };

  it('take bulk work across documents back as one step, and do it again', () => {
    const done = step('Tag all', empty, bulk);
    const history = remember(EMPTY, done);
    const back = undo(history);
    assert.ok(back);
    assert.deepEqual(perform(bulk, back.step), empty);
    const again = redo(back.history);
    assert.ok(again);
    assert.deepEqual(names(perform(empty, again.step)), names(bulk));
    assert.deepEqual(again.history, history);
    assert.equal(undo(EMPTY), null);
    assert.equal(redo(EMPTY), null);
  });

  it('are forgotten forward once something new is done', () => {
    const back = undo(remember(EMPTY, step('Tag all', empty, bulk)))!;
    const other = remember(back.history, step('Tag', empty, { 'a.txt': [tag('four')] }));
    assert.equal(redo(other), null);
  });

  it('forget the oldest where bulk steps would fill the memory, never the last one', () => {
    const many: Edit[] = new Array(30_000).fill(tag('one'));
    const big: Step = { label: 'Tag all', changes: [{ document: 'a.txt', added: many, removed: [] }] };
    const small = step('Tag', empty, { 'a.txt': [tag('four')] });
    let history = remember(remember(EMPTY, small), big);
    assert.equal(history.done.length, 2);
    history = remember(remember(history, big), small);
    assert.deepEqual(
      history.done.map(({ label }) => label),
      ['Tag all', 'Tag'],
    );
    const huge: Step = { label: 'All', changes: [{ document: 'a.txt', added: [...many, ...many], removed: [] }] };
    assert.equal(remember(history, huge).done.length, 1);
  });

  it('leave alone what other hands have changed meanwhile', () => {
    const [one] = bulk['a.txt']!;
    const done = step('Tag all', empty, bulk);
    const theirs = { ...one!, tag: 'uno' } as Edit;
    const { edits, skipped } = applyChange([theirs, bulk['a.txt']![1]!, tag('new')], {
      document: 'a.txt',
      added: done.changes[0]!.removed,
      removed: done.changes[0]!.added,
    });
    assert.deepEqual([edits, skipped], [[theirs, tag('new')], 1]);
  });

  it('survive a restart as JSON, and nothing else is taken for a history', () => {
    const history = remember(EMPTY, step('Tag all', empty, bulk));
    assert.deepEqual(restore(JSON.parse(JSON.stringify(history))), history);
    const poisoned = JSON.parse(JSON.stringify(history)) as { done: { changes: { added: unknown[] }[] }[] };
    poisoned.done[0]!.changes[0]!.added[0] = { does: 'sing' };
    for (const kept of [undefined, null, 7, {}, { done: [1], undone: [] }, poisoned])
      assert.deepEqual(restore(kept), EMPTY);
  });

  it('go along with a text that is renamed', () => {
    const back = undo(renamed(remember(EMPTY, step('Tag all', empty, bulk)), 'a.txt', 'c.txt'))!;
    assert.deepEqual(
      back.step.changes.map(({ document }) => document),
      ['c.txt', 'b.txt'],
    );
    assert.deepEqual(perform({ 'c.txt': bulk['a.txt']!, 'b.txt': bulk['b.txt']! }, back.step), {
      'c.txt': [],
      'b.txt': [],
    });
  });

  it('take back a decision that was described anew meanwhile, in its text only', () => {
    const [one, two] = bulk['a.txt'] as [Edit, Edit];
    const anew = { ...one, tag: 'one, described anew' } as Edit;
    const history = renewed(remember(EMPTY, step('Tag all', empty, bulk)), 'a.txt', [[one, anew]]);
    const back = undo(history)!;
    assert.deepEqual(perform({ ...bulk, 'a.txt': [anew, two] }, back.step), empty);
    assert.deepEqual(renewed(history, 'b.txt', [[anew, one]]), history);
  });

  it('give back every earlier state, however much is done and undone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('undo'), fc.constant('redo'), fc.constantFrom('p', 'q', 'r', 's'))),
        (acts) => {
          let desk: Desk = { 'a.txt': [], 'b.txt': [] };
          let history: History = EMPTY;
          const states: Record<string, string[]>[] = [names(desk)];
          let at = 0;
          for (const act of acts) {
            if (act === 'undo' || act === 'redo') {
              const moved = act === 'undo' ? undo(history) : redo(history);
              if (moved === null) continue;
              history = moved.history;
              desk = perform(desk, moved.step);
              at += act === 'undo' ? -1 : 1;
            } else {
              const toggle = (edits: readonly Edit[]): readonly Edit[] =>
                edits.some((e) => e.id === tag(act).id)
                  ? edits.filter((e) => e.id !== tag(act).id)
                  : [...edits, tag(act)];
              const after: Desk = { 'a.txt': toggle(desk['a.txt']!), 'b.txt': toggle(desk['b.txt']!) };
              history = remember(history, step(act, desk, after));
              desk = after;
              states.length = ++at;
              states.push(names(desk));
            }
            assert.deepEqual(names(desk), states[at]);
          }
        },
      ),
    );
  });
});
