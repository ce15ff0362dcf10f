/** The kernel's three functions, written for one model: its table sizes and addresses are constants in them. */
import { type Code, type Func, get, i8x16, i16x8, i32, i32x4, loop, narrowToBytes, set, v128, when } from './assembly';
import { MAX_FEATURES, MIX } from './model';

/** Bytes of memory where the kernel's tables and columns begin. Rows of labels hold `lanes` 32-bit numbers, a multiple of four. */
export interface Plan {
  readonly labels: number;
  readonly lanes: number;
  /** A hash's slot are its highest bits: so far it is shifted. */
  readonly shift: number;
  /** Room for a row. */
  readonly spare: number;
  readonly fingerprints: number;
  /**
   * [slot][label from 1], 16-bit numbers: how much more a feature speaks for the label than for label 0. Only differences between labels count, and
   * so nine labels are eight numbers, one vector. Behind the last row two vectors of 0, for features that are not known.
   */
  readonly weights: number;
  readonly zero: number;
  /** [edge][from][to lane], 16 times the score and 15 less the label the step comes from: the largest sum tells its label, the lower one of equals. */
  readonly into: number;
  /** [edge][to][from lane], 16 times the score. */
  readonly outOf: number;
  /** Of a batch of tokens: their features, which become twice their slots, each token's with room for `MAX_FEATURES`; their fingerprints; how many each has. */
  readonly features: number;
  readonly prints: number;
  readonly counts: number;
  /** One byte for each token. */
  readonly edges: number;
  /** Rows of labels for each token, 16 times the score. */
  readonly scores: number;
  readonly forward: number;
  readonly margins: number;
  /** 16 bytes for each token: the label before, for each label. */
  readonly back: number;
}

/** Numbers in a row of weights; one at least, so that rows can be told apart. */
export const widthOf = (labels: number): number => Math.max(1, labels - 1);

const LABEL_BITS = 15;

/**
 * `score(tokens, out)`: the scores of tokens whose features and counts stand in the columns; each has one feature at least. Rows go to `out`.
 * First all features become their slots and fingerprints, four by four.
 *
 * Whether a feature is known is a coin toss that no processor can foretell: all four slots it may stand in are compared at once, and what is
 * not known adds the row of zeros.
 */
function score({ labels, lanes, shift, fingerprints, weights, zero, features, prints, counts }: Plan): Func {
  const [tokens, out, token, at, end, slot, found, low, high, mixed] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const wide = widthOf(labels) > 8;
  const times = (factor: number): Code => set(mixed, i32x4.mul(get(mixed), i32x4.splat(i32.const(factor))));
  const folded = (shift: number): Code =>
    set(mixed, v128.xor(get(mixed), i32x4.shiftRightUnsigned(get(mixed), i32.const(shift))));
  // Label 0 comes first: each sum moves up by one.
  const sums = (v: number): Code => (v < 2 ? i16x8.behind(v128.zero, get(low)) : i16x8.behind(get(low), get(high)));
  const four = (v: number): Code => i32x4.shiftLeft((v % 2 === 0 ? i32x4.low : i32x4.high)(sums(v)), i32.const(4));
  // Twice the slot, as the address of its fingerprint: halves of it are never asked for.
  const doubled = i32x4.shiftLeft(i32x4.shiftRightUnsigned(get(mixed), i32.const(shift)), i32.const(1));
  // A fingerprint is never 0, so that none is found in the half of the window that is empty.
  const print = i16x8.max(get(mixed), i32x4.splat(i32.const(1)));
  const same = i16x8.equal(v128.loadHalf(get(slot), fingerprints), v128.loadSplat16(get(at), prints));
  const row = i32.mul(i32.add(get(slot), i32.trailingZeros(get(found))), i32.const(widthOf(labels)));
  const enter = [
    ...set(at, i32.mul(get(token), i32.const(4 * MAX_FEATURES))),
    ...set(end, i32.add(get(at), i32.mul(i32.load(i32.mul(get(token), i32.const(4)), counts), i32.const(4)))),
  ];
  const next = set(token, i32.add(get(token), i32.const(1)));
  const more = i32.lessUnsigned(get(token), get(tokens));
  const toSlots = [
    set(mixed, v128.load(get(at), features)),
    times(MIX.first),
    folded(MIX.down),
    times(MIX.second),
    folded(MIX.further),
    v128.store(get(at), doubled, features),
    v128.store(get(at), print, prints),
    set(at, i32.add(get(at), i32.const(16))),
  ];
  const addWeights = [
    set(slot, i32.load(get(at), features)),
    set(found, i8x16.bits(same)),
    set(slot, i32.select(row, i32.const(zero - weights), get(found))),
    set(low, i16x8.add(get(low), v128.load(get(slot), weights))),
    wide ? set(high, i16x8.add(get(high), v128.load(get(slot), weights + 16))) : [],
    set(at, i32.add(get(at), i32.const(4))),
  ];
  return {
    name: 'score',
    params: 2,
    numbers: 5,
    vectors: 3,
    body: [
      set(token, i32.const(0)),
      loop([enter, loop(toSlots, i32.lessUnsigned(get(at), get(end))), next], more),
      set(token, i32.const(0)),
      loop(
        [
          enter,
          set(low, v128.zero),
          set(high, v128.zero),
          loop(addWeights, i32.lessUnsigned(get(at), get(end))),
          ...vectors(lanes).map((v) => v128.store(get(out), four(v), 16 * v)),
          set(out, i32.add(get(out), i32.const(4 * lanes))),
          next,
        ],
        more,
      ),
    ],
  };
}

/** `forward(tokens)`: the best sum of a path up to each label of each token, and the label it came from. */
function forward(plan: Plan): Func {
  const { labels, lanes, into, edges, scores, forward, back } = plan;
  const [tokens, i, row, table, best] = [0, 1, 2, 3, 4];
  const bytes = 4 * lanes;
  const value = (v: number): Code => v128.and(get(best + v), i32x4.splat(i32.const(~LABEL_BITS)));
  const from = (v: number): Code => {
    const label = i32x4.splat(i32.const(LABEL_BITS));
    return v < lanes / 4 ? v128.xor(v128.and(get(best + v), label), label) : v128.zero;
  };
  const enter = set(table, i32.add(i32.const(into), i32.mul(i32.load8(get(i), edges), i32.const(labels * bytes))));
  const add = (v: number): Code =>
    v128.store(get(row), i32x4.add(value(v), v128.load(get(row), scores + 16 * v)), forward + 16 * v);
  return {
    name: 'forward',
    params: 1,
    numbers: 3,
    vectors: lanes / 4,
    body: [
      enter,
      ...vectors(lanes).flatMap((v) => [set(best + v, v128.load(get(table), 16 * v)), add(v)]),
      set(i, i32.const(1)),
      when(i32.lessUnsigned(get(i), get(tokens)), [
        loop(
          [
            enter,
            ...vectors(lanes).map((v) =>
              set(
                best + v,
                most(labels, (l) => step(get(row), forward + 4 * l, get(table), bytes * l + 16 * v)),
              ),
            ),
            set(row, i32.add(get(row), i32.const(bytes))),
            ...vectors(lanes).map(add),
            v128.store(
              i32.mul(get(i), i32.const(16)),
              narrowToBytes(i32x4.narrow(from(0), from(1)), i32x4.narrow(from(2), from(3))),
              back,
            ),
            set(i, i32.add(get(i), i32.const(1))),
          ],
          i32.lessUnsigned(get(i), get(tokens)),
        ),
      ]),
    ],
  };
}

/** `backward(last)`, after `forward`: how much worse than the best path of all the best one through each label is, from token `last` to the first. */
function backward({ labels, lanes, spare, outOf, edges, scores, forward, margins }: Plan): Func {
  const [i, row, table, top, behind] = [0, 1, 2, 3, 4];
  const bytes = 4 * lanes;
  const through = (v: number): Code => i32x4.add(v128.load(get(row), forward + 16 * v), get(behind + v));
  const across = (order: readonly number[]): Code => set(top, i32x4.max(get(top), i32x4.lanes(get(top), order)));
  return {
    name: 'backward',
    params: 1,
    numbers: 2,
    vectors: 1 + lanes / 4,
    body: [
      set(row, i32.mul(get(i), i32.const(bytes))),
      ...vectors(lanes).map((v) => set(behind + v, v128.zero)),
      set(i, i32.add(get(i), i32.const(1))),
      loop(
        [
          set(i, i32.sub(get(i), i32.const(1))),
          set(top, most(lanes / 4, through)),
          across([2, 3, 0, 1]),
          across([1, 0, 3, 2]),
          ...vectors(lanes).map((v) =>
            v128.store(get(row), i32x4.shiftRight(i32x4.sub(through(v), get(top)), i32.const(4)), margins + 16 * v),
          ),
          ...vectors(lanes).map((v) =>
            v128.store(i32.const(spare), i32x4.add(v128.load(get(row), scores + 16 * v), get(behind + v)), 16 * v),
          ),
          set(table, i32.add(i32.const(outOf), i32.mul(i32.load8(get(i), edges), i32.const(labels * bytes)))),
          ...vectors(lanes).map((v) =>
            set(
              behind + v,
              most(labels, (l) => step(i32.const(spare), 4 * l, get(table), bytes * l + 16 * v)),
            ),
          ),
          set(row, i32.sub(get(row), i32.const(bytes))),
        ],
        get(i),
      ),
    ],
  };
}

const vectors = (lanes: number): readonly number[] => Array.from({ length: lanes / 4 }, (_, v) => v);

/** One sum in all lanes, and what the step to or from each lane adds. */
const step = (sums: Code, sum: number, table: Code, at: number): Code =>
  i32x4.add(v128.loadSplat(sums, sum), v128.load(table, at));

/** The largest of the first `count` vectors, lane by lane. */
function most(count: number, vector: (k: number) => Code): Code {
  let best = vector(0);
  for (let k = 1; k < count; k++) best = i32x4.max(best, vector(k));
  return best;
}

export const programOf = (plan: Plan): readonly Func[] => [score(plan), forward(plan), backward(plan)];
