/** Where the stations of a small graph stand: in columns by their step, in an order with few crossings, none over another. */

export interface Station {
  /** Column, from 0. */
  readonly step: number;
  readonly height: number;
}

export interface Way {
  readonly from: number;
  readonly to: number;
}

export interface Placement {
  /** Of each station: the middle of its height. */
  readonly middles: readonly number[];
  /** Of each way: the middle of its lane in each column that it passes by. */
  readonly lanes: readonly (readonly number[])[];
  readonly top: number;
  readonly bottom: number;
}

/** A station, or the lane of a way that passes a column by. */
interface Slot {
  readonly step: number;
  readonly height: number;
  readonly before: number[];
  readonly after: number[];
  order: number;
  middle: number;
}

const LANE = 10;
const ROUNDS = 4;

/** Ways lead to higher steps. Cost: rounds × (slots + ways) × logarithm. */
export function placed(stations: readonly Station[], ways: readonly Way[], gap: number): Placement {
  const slots: Slot[] = stations.map(({ step, height }) => ({
    step,
    height,
    before: [],
    after: [],
    order: 0,
    middle: 0,
  }));
  const passing = ways.map(({ from, to }) => {
    const lanes: number[] = [];
    let last = from;
    const join = (next: number): void => {
      slots[last]!.after.push(next);
      slots[next]!.before.push(last);
      last = next;
    };
    for (let step = stations[from]!.step + 1; step < stations[to]!.step; step++) {
      slots.push({ step, height: LANE, before: [], after: [], order: 0, middle: 0 });
      lanes.push(slots.length - 1);
      join(slots.length - 1);
    }
    join(to);
    return lanes;
  });
  const columns: Slot[][] = [];
  for (const slot of slots) {
    columns[slot.step] ??= [];
    slot.order = columns[slot.step]!.push(slot) - 1;
  }
  const filled = columns.filter((column) => column !== undefined);
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of filled) sortBy(column, slots, 'before');
    for (const column of [...filled].reverse()) sortBy(column, slots, 'after');
  }
  for (const column of filled) settle(column, slots, [], gap);
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of filled) settle(column, slots, ['before'], gap);
    for (const column of [...filled].reverse()) settle(column, slots, ['after'], gap);
  }
  for (const column of filled) settle(column, slots, ['before', 'after'], gap);
  return {
    middles: slots.slice(0, stations.length).map(({ middle }) => middle),
    lanes: passing.map((lanes) => lanes.map((lane) => slots[lane]!.middle)),
    top: Math.min(...slots.map(({ middle, height }) => middle - height / 2)),
    bottom: Math.max(...slots.map(({ middle, height }) => middle + height / 2)),
  };
}

/** Each slot near its neighbours on one side; who has none there keeps its place. */
function sortBy(column: Slot[], slots: readonly Slot[], side: 'before' | 'after'): void {
  const wish = new Map(
    column.map((slot) => [
      slot,
      slot[side].length === 0 ? slot.order : mean(slot[side].map((near) => slots[near]!.order)),
    ]),
  );
  column.sort((a, b) => wish.get(a)! - wish.get(b)! || a.order - b.order);
  column.forEach((slot, order) => {
    slot.order = order;
  });
}

/**
 * Brings the slots of a column as near to the middle of their neighbours as they get without changing their order or coming
 * closer than `gap`: least squares, by pooling those that push each other.
 */
function settle(
  column: readonly Slot[],
  slots: readonly Slot[],
  sides: readonly ('before' | 'after')[],
  gap: number,
): void {
  let offset = 0;
  const pools: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  column.forEach((slot, at) => {
    const above = column[at - 1];
    if (above !== undefined) offset += (above.height + slot.height) / 2 + gap;
    offsets.push(offset);
    const near = sides.flatMap((side) => slot[side]);
    const wish =
      near.length === 0 ? (sides.length === 0 ? offset : slot.middle) : mean(near.map((one) => slots[one]!.middle));
    let pool = { sum: wish - offset, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  let at = 0;
  for (const { sum, count } of pools) {
    for (let k = 0; k < count; k++, at++) column[at]!.middle = sum / count + offsets[at]!;
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
