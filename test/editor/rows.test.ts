import { deepEqual, equal } from 'node:assert/strict';
import { createRows, type Rows, type Shown, toldApart } from '../../src/vscode/views/rows';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

const row = (id: string, label = id): Row => ({ id, label });
const folded = (one: Row): Shown<Row> => ({ row: one, below: null });
const unfolded = (one: Row, ...below: readonly Row[]): Shown<Row> => ({ row: one, below: below.map(folded) });

const idsOf = (changed: ReturnType<Rows<Row>['renew']>): string | readonly string[] =>
  changed === 'all' ? changed : changed.map(({ id }) => id);

describe('the rows of a tree that are asked for again', () => {
  it('are none where all look as before', () => {
    const rows = createRows<Row>(JSON.stringify);
    const [a] = rows.give(null, [row('a'), row('b')]);
    rows.give(a!, [row('a1')]);
    deepEqual(rows.renew(null, [unfolded(row('a'), row('a1')), folded(row('b'))]), []);
    equal(rows.given, 3);
  });

  it('are none before VS Code has asked for any', () => {
    deepEqual(createRows(JSON.stringify).renew(null, [folded(row('a'))]), []);
  });

  it('are the one that changed, by the object that VS Code knows, which holds then what is new', () => {
    const rows = createRows<Row>(JSON.stringify);
    const [a, b] = rows.give(null, [row('a'), { ...row('b'), note: 'gone soon' }]);
    const changed = rows.renew(null, [folded(row('a')), folded(row('b', 'other'))]);
    equal(changed[0], b);
    deepEqual({ a, b }, { a: row('a'), b: row('b', 'other') });
    deepEqual(rows.renew(null, [folded(row('a')), folded(row('b', 'other'))]), []);
  });

  it('are all where one came, went or moved at the top', () => {
    for (const now of [['a'], ['b', 'a'], ['a', 'b', 'c']]) {
      const rows = createRows<Row>(JSON.stringify);
      rows.give(null, [row('a'), row('b')]);
      equal(
        rows.renew(
          null,
          now.map((id) => folded(row(id))),
        ),
        'all',
        now.join(),
      );
    }
  });

  it('are the one below which one came, or the one that changed deep down', () => {
    const rows = createRows<Row>(JSON.stringify);
    const [a, b] = rows.give(null, [row('a'), row('b')]);
    rows.give(a!, [row('a1')]);
    rows.give(b!, [row('b1'), row('b2')]);
    const now = [unfolded(row('a'), row('a1'), row('a2')), unfolded(row('b'), row('b1'), row('b2', 'other'))];
    deepEqual(idsOf(rows.renew(null, now)), ['a', 'b2']);
    // VS Code has not asked yet for what is below the first.
    deepEqual(rows.renew(null, now), []);
    rows.give(a!, [row('a1'), row('a2')]);
    deepEqual(rows.renew(null, now), []);
  });

  it('of a folded row are asked for when it is unfolded, if they changed', () => {
    const rows = createRows<Row>(JSON.stringify);
    const [a] = rows.give(null, [row('a')]);
    rows.give(a!, [row('a1')]);
    equal(rows.isDoubtful(a!), false);
    deepEqual(rows.renew(null, [folded(row('a'))]), []);
    equal(rows.isDoubtful(a!), true);
    deepEqual(rows.renew(a!, [folded(row('a1'))]), []);
    equal(rows.isDoubtful(a!), false);
    rows.renew(null, [folded(row('a'))]);
    deepEqual(idsOf(rows.renew(a!, [folded(row('a1', 'other'))])), ['a1']);
    rows.renew(null, [folded(row('a'))]);
    deepEqual(idsOf(rows.renew(a!, [])), ['a']);
  });

  it('keep their objects when all are given again', () => {
    const rows = createRows<Row>(JSON.stringify);
    const [a, b] = rows.give(null, [row('a'), row('b')]);
    const again = rows.give(null, [row('b', 'other'), row('c'), row('a')]);
    deepEqual(
      again.map((one) => one === a || one === b),
      [true, false, true],
    );
    equal(b!.label, 'other');
  });

  it('have ids of their own, by their order where they say the same', () => {
    deepEqual(
      toldApart(['a', 'b', 'a', 'a'].map((id) => row(id))).map(({ id }) => id),
      ['a', 'b', 'a#2', 'a#3'],
    );
  });
});
